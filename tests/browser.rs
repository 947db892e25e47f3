//! The questionnaire in a real browser: by keyboard alone and by touch, with scripts and without,
//! in both languages, each page looked at by axe-core.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::serve::SURVEY;
use crate::server::{Person, Server};
use crate::support::{ROOT, Town};
use crate::tools::{self, needs};

/// What drives a browser, where there is one.
pub(crate) fn modules() -> Option<PathBuf> {
    needs("a browser").then(tools::modules)?
}

/// Looks at pages that are there as files, as they are shown by a server; what was found.
fn look(modules: &Path, address: &str, folder: &Path) {
    let shots = std::env::var_os("MITREDEN_SHOTS").unwrap_or_default();
    let run = Command::new("node")
        .arg(Path::new(ROOT).join("tests/browser/look.mjs"))
        .arg(address)
        .arg(folder)
        .arg(shots)
        .env("MITREDEN_BROWSER", modules)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8_lossy(&run.stdout), "[]\n");
}

/// Walks through a survey; what was found on the way.
fn walk(modules: &Path, address: &str, how: &[&str]) -> Value {
    let run = Command::new("node")
        .arg(Path::new(ROOT).join("tests/browser/walk.mjs"))
        .arg(address)
        .args(how)
        .env("MITREDEN_BROWSER", modules)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{how:?}: {told}");
    let walked: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(walked["found"], serde_json::json!([]), "{how:?}");
    assert_eq!(walked["elsewhere"], serde_json::json!([]), "{how:?}");
    walked
}

/// By keyboard alone and by touch, with scripts and without, in both languages.
fn every_way() -> Vec<[String; 3]> {
    let of = |by: &str, scripts: &str, lang: &str| {
        [format!("by={by}"), format!("scripts={scripts}"), format!("lang={lang}")]
    };
    let mut ways = Vec::new();
    for by in ["keyboard", "touch"] {
        for scripts in ["on", "off"] {
            ways.extend(["de", "en"].map(|lang| of(by, scripts, lang)));
        }
    }
    ways
}

#[test]
fn nothing_of_the_last_person_is_left_on_a_computer_that_others_use() {
    let Some(modules) = modules() else { return };
    let shared = |server: &Server, how: &[&str]| {
        let run = Command::new("node")
            .arg(Path::new(ROOT).join("tests/browser/shared.mjs"))
            .arg(format!("{}/s/s", server.address))
            .args(how)
            .env("MITREDEN_BROWSER", &modules)
            .output()
            .unwrap();
        assert!(run.status.success(), "{how:?}: {}", String::from_utf8_lossy(&run.stderr));
        let told: Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(told["found"], serde_json::json!([]), "{how:?}");
        assert!(told["looked"].as_u64().unwrap() > 50, "{told}");
    };
    let tablet = crate::serve::town(&SURVEY.replace("modes: [online]", "modes: [kiosk]"));
    let server = Server::start(&tablet, &["--kiosk"]);
    for scripts in ["scripts=on", "scripts=off"] {
        shared(&server, &["by=leave,header,idle,done", scripts]);
    }
    drop(server);
    // At home or in a library there is no tablet that forgets by itself: whoever leaves has left.
    let home = crate::serve::town(SURVEY);
    let server = Server::start(&home, &[]);
    shared(&server, &["by=leave,done", "scripts=on"]);
}

fn town() -> Town {
    let town = Town::of(".");
    let types = std::fs::read_to_string(format!("{ROOT}/tests/street/types.yaml")).unwrap();
    town.write("surveys/types.yaml", types.replace("modes: [street]", "modes: [online]"));
    town.write(
        "surveys/over.yaml",
        types
            .replace("survey: types", "survey: over")
            .replace("modes: [street]", "modes: [online]\ncloses: 2026-05-01"),
    );
    town
}

#[test]
fn the_example_can_be_answered_in_every_way() {
    let Some(modules) = modules() else { return };
    let town = town();
    let server = Server::start(&town, &[]);
    let address = format!("{}/s/digitales-leoben-2026", server.address);
    for way in every_way() {
        let way: Vec<&str> = way.iter().map(String::as_str).collect();
        let walked = walk(&modules, &address, &way);
        let weight = walked["bytes"]["first"]
            .as_u64()
            .unwrap()
            .max(walked["bytes"]["heaviest"].as_u64().unwrap() + 9_000);
        assert!(weight < 30_000, "{way:?}: {weight} bytes");
        let code = walked["code"].as_str().unwrap();
        Person::at(&server).post("/s/digitales-leoben-2026/withdraw", &[("code", code)]).is(200);
    }
}

#[test]
fn every_type_of_question_can_be_answered_in_every_way() {
    let Some(modules) = modules() else { return };
    let town = town();
    let server = Server::start(&town, &[]);
    let address = format!("{}/s/types", server.address);
    for (at, way) in every_way().iter().enumerate() {
        let extra = [
            "kinds=1",
            "width=320",
            "dark=1",
            "width=640",
            "width=320",
            "dark=1",
            "width=360",
            "kinds=1",
        ][at];
        let way: Vec<&str> = way.iter().map(String::as_str).chain([extra]).collect();
        walk(&modules, &address, &way);
    }
}

#[test]
fn every_kind_of_page_is_for_everybody_errors_included() {
    let Some(modules) = modules() else { return };
    let assets: usize = ["style.css", "comfort.js"]
        .map(|name| std::fs::read(format!("{ROOT}/src/web/static/{name}")).unwrap().len())
        .iter()
        .sum();
    for lang in ["de", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let keep = |name: &str, status: u16, page: &crate::server::Page| {
            assert_eq!(page.status, status, "{name}: {}", page.body);
            assert!(
                page.body.len() + assets < 30_000,
                "{name}: {} bytes",
                page.body.len() + assets
            );
            assert!(page.body.contains(&format!("lang=\"{lang}\"")), "{name}: {}", page.body);
            assert!(
                page.headers["content-security-policy"].starts_with("default-src 'none'"),
                "{name}"
            );
            std::fs::write(folder.path().join(format!("{lang}-{name}.html")), &page.body).unwrap();
        };
        let town = crate::serve::town(SURVEY);
        town.write(
            "surveys/over.yaml",
            SURVEY.replace("survey: s\n", "survey: over\n").replace("2026-05-31", "2026-05-02"),
        );
        town.write(
            "surveys/soon.yaml",
            SURVEY.replace("survey: s\n", "survey: soon\n").replace("2026-05-01", "2026-05-20"),
        );
        town.write(
            "surveys/by.yaml",
            SURVEY
                .replace("survey: s\n", "survey: by\n")
                .replace("closes:", "access: invitation\ncloses:"),
        );
        let made = town.run("--lang en invite by -n 2").fine();
        let list = town.read(made.out.lines().next().unwrap());
        let invitation = String::from_utf8(list)
            .unwrap()
            .lines()
            .nth(1)
            .unwrap()
            .split(',')
            .next()
            .unwrap()
            .to_owned();
        let server = Server::start(&town, &[]);
        let mut person = Person::at(&server);
        person.lang = lang;
        keep("home", 200, &person.get("/"));
        for page in ["privacy", "imprint", "accessibility"] {
            keep(page, 200, &person.get(&format!("/{page}")));
        }
        keep("not-there", 404, &person.get("/nowhere"));
        keep("not-so", 405, &person.post("/privacy", &[]));
        keep("over", 200, &person.get("/s/over"));
        keep("not-yet", 200, &person.get("/s/soon"));
        keep("gone", 410, &person.post("/s/over/begin", &[("lang", lang), ("consent", "yes")]));
        keep("invited", 200, &person.get("/s/by"));
        keep("invited-lacks", 422, &person.post("/s/by/begin", &[("lang", lang)]));
        keep("begun", 200, &person.begin("by", &[("invitation", &invitation)]));
        person.cookie = None;
        keep("invited-used", 422, &person.begin("by", &[("invitation", &invitation)]));
        keep("start", 200, &person.get("/s/s"));
        keep("start-mistake", 422, &person.post("/s/s/begin", &[("lang", lang)]));
        keep("question", 200, &person.begin("s", &[]));
        keep("start-open", 200, &person.get("/s/s"));
        person.get("/s/s/go");
        keep("question-mistakes", 422, &person.answer("s", &[("age", "x")]));
        keep("question-mistakes-twice", 422, &person.answer("s", &[("age", "400")]));
        keep("question-doubt", 422, &person.answer("s", &[("age", "101"), ("lives", "yes")]));
        keep("question-ranking", 200, &person.answer("s", &[("age", "41"), ("lives", "yes")]));
        keep(
            "question-ranking-mistake",
            422,
            &person.answer("s", &[("top.a", "1"), ("top.b", "1")]),
        );
        let pause = person.answer("s", &[(".do", "pause")]);
        keep("pause", 200, &pause);
        person.get("/s/s/go");
        keep(
            "review",
            200,
            &person.answer("s", &[("top.a", "1"), ("idea", "<b>Fußweg</b>\nund Bänke")]),
        );
        // Another process holds the store for as long as a page waits for it.
        let holding = rusqlite::Connection::open(town.path("results/s/responses.sqlite")).unwrap();
        holding.execute_batch("BEGIN IMMEDIATE").unwrap();
        keep("unsaved", 503, &person.answer("s", &[(".do", "to:age"), (".lang", lang)]));
        drop(holding);
        person.get("/s/s/go");
        keep("done", 200, &person.answer("s", &[(".do", "end")]));
        keep("start-over", 200, &person.get("/s/s"));
        keep("resume", 200, &person.get("/s/s/resume"));
        keep(
            "resume-mistake",
            422,
            &person.post("/s/s/resume", &[("code", "odd"), ("lang", lang)]),
        );
        keep("withdraw", 200, &person.get("/s/s/withdraw"));
        keep(
            "withdraw-slip",
            422,
            &person.post("/s/s/withdraw", &[("code", "K7PM-2XQD-9RTN-4HWA"), ("lang", lang)]),
        );
        keep("withdrawn", 200, &person.post("/s/s/withdraw", &[("code", &pause.code())]));
        keep(
            "too-large",
            413,
            &person.try_post_raw("/s/s/resume", &vec![b'a'; 300 * 1024]).unwrap(),
        );
        person.headers = vec![("Origin".into(), "https://evil.example".into())];
        keep("elsewhere", 403, &person.post("/s/s/resume", &[]));
        person.headers.clear();
        let mut page = person.post("/s/s/resume", &[("code", "2222-2222-2222-2223")]);
        while page.status != 429 {
            page = person.post("/s/s/resume", &[("code", "2222-2222-2222-2223")]);
        }
        keep("too-many-codes", 429, &page);
        drop(server);
        town.write("surveys/s.yaml", SURVEY.replace("modes: [online]", "modes: [online, kiosk]"));
        let server = Server::start(&town, &["--kiosk", "--practice"]);
        let mut person = Person::at(&server);
        person.lang = lang;
        keep("tablet", 200, &person.begin("s", &[]));
        keep("tablet-still", 200, &person.get("/s/s/still"));
        look(&modules, &server.address, folder.path());
    }
}
