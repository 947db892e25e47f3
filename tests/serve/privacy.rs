//! The page on privacy is held against the bytes: each of its sentences is looked for in all files
//! that a store leaves, in the town's folder and in a database. `keep::online::suite::logs` does
//! the same for the sentences about the stores' own logs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use regex::{Captures, Regex};
use serde_json::{Value, json};

use super::trouble::{database, sql};
use super::{SURVEY, records, town};
use crate::server::{Person, Server};
use crate::support::Town;
use crate::tools::lacks;

const ADDRESS: &str = "203.0.113.77";
const BROWSER: &str = "Mozilla/5.0 (Privacy; rv:99.0)";
const SECRET: &str = "a-secret-of-mine";

/// All bytes of all files below a folder, as far as they can be read as letters.
fn bytes(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(bytes(&path));
        } else if path.is_file() {
            found.push((
                path.clone(),
                String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned(),
            ));
        }
    }
    found
}

/// The files in which something stands.
fn holding(all: &[(PathBuf, String)], part: &str) -> Vec<String> {
    all.iter()
        .filter(|(_, bytes)| bytes.contains(part))
        .map(|(path, _)| path.display().to_string())
        .collect()
}

/// A record without what people have answered.
fn about(record: &mitreden::keep::record::Record) -> BTreeMap<String, Value> {
    let mut all: BTreeMap<String, Value> = serde_json::from_str(&record.to_line()).unwrap();
    all.remove("answers").unwrap();
    all
}

/// Somebody invited who answers to the end and somebody who withdraws, with all that might give
/// them away; their codes.
fn visit(server: &Server, invitations: [&str; 2]) -> Vec<String> {
    let mut codes = Vec::new();
    for (n, invitation) in invitations.into_iter().enumerate() {
        let mut person = Person::at(server);
        person.headers =
            vec![("X-Forwarded-For".into(), ADDRESS.into()), ("User-Agent".into(), BROWSER.into())];
        person.begin("s", &[("invitation", invitation)]).is(200);
        assert!(
            person.cookie.as_ref().unwrap().starts_with("interview-s="),
            "there is a single cookie"
        );
        codes.push(person.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned());
        person.answer("s", &[("age", "41"), ("lives", "yes")]).is(200);
        person.answer("s", &[("idea", if n == 0 { "a bench" } else { SECRET })]).is(200);
        let done = person.answer("s", &[(".do", "end")]).is(200);
        codes.push(done.code());
        codes.push(done.code().replace('-', ""));
        if n == 1 {
            person
                .post("/s/s/withdraw", &[("code", &done.code())])
                .is(200)
                .shows("Your answers are deleted");
        }
    }
    codes
}

fn invited(town: &Town, more: &[&str]) -> [String; 2] {
    let made = town.run_with(&[&["--lang", "en", "invite", "s", "-n", "2"], more].concat()).fine();
    let path = made.out.lines().find(|line| line.contains(".csv")).unwrap().to_owned();
    let list = String::from_utf8(town.read(&path)).unwrap();
    // The lists are the only copies of the codes: they go to the printer's, and not with the
    // answers.
    for line in made.out.lines() {
        fs::remove_file(town.path(line)).unwrap();
    }
    let mut codes = list.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned());
    [codes.next().unwrap(), codes.next().unwrap()]
}

/// Shortly after ten on some day.
static OF_A_DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{4}-\d{2}-\d{2} 10:0").unwrap());

/// What is nowhere, whichever store it is.
fn nothing_gives_anybody_away(
    all: &[(PathBuf, String)],
    codes: &[String],
    invitations: &[String; 2],
) {
    let plain = invitations.each_ref().map(|code| code.replace('-', ""));
    let codes = codes.iter().chain(invitations).chain(&plain).map(String::as_str);
    // The server is told that it is ten o'clock. So it may be by the clock that a database's own log
    // goes by, which tells a real day.
    let told = |(path, text): &(PathBuf, String)| {
        let own = |found: &Captures<'_>| {
            if found[0].starts_with("2026-05-12") { found[0].to_owned() } else { String::new() }
        };
        (path.clone(), OF_A_DAY.replace_all(text, own).into_owned())
    };
    let all = &all.iter().map(told).collect::<Vec<_>>()[..];
    for part in codes.chain([ADDRESS, "127.0.0.1", BROWSER, "Privacy; rv", "T10:0", " 10:0"]) {
        assert_eq!(holding(all, part), [""; 0], "`{part}`");
    }
}

/// What is kept of the one who has not withdrawn, and what of that people brought along.
fn what_the_page_says_is_kept(town: &Town) {
    let all = records(town);
    let [record] = &all[..] else { panic!("{all:?}") };
    assert_eq!(record.answers["idea"], json!("a bench"));
    let about = about(record);
    let none = ["cluster", "device", "interviewer", "place", "shift", "stratum"];
    assert!(
        none.iter().all(|name| about.get(*name).is_none_or(|value| value.is_null() || value == "")),
        "{about:?}"
    );
    let said = [
        ("consent", "which you agreed to"),
        ("day", "the day"),
        ("definition", "which version"),
        ("disposition", "to the end"),
        ("flags", "unusually fast"),
        ("id", "a random number"),
        ("lang", "the language"),
        ("orders", "in which order"),
        ("paradata", "for each page"),
        ("seconds", "for each page"),
        ("seed", "in which order"),
    ];
    // That it was online is no secret; the rest is the same of everybody.
    let same = ["mode", "practice", "revision", "simulated", "source", "survey", "v"];
    let page = fs::read_to_string(format!("{}/src/ask/locale/online.en.ftl", crate::support::ROOT))
        .unwrap();
    let kept = page.lines().find(|line| line.starts_with("online-privacy-kept =")).unwrap();
    for (name, value) in about.iter().filter(|(name, _)| !none.contains(&name.as_str())) {
        let words = said.iter().find(|(said, _)| said == name).map(|(_, words)| *words);
        assert!(
            same.contains(&name.as_str()) || words.is_some_and(|words| kept.contains(words)),
            "{name}: {value}"
        );
    }
}

const BY_INVITATION: [&str; 2] = ["closes:", "access: invitation\ncloses:"];

#[test]
fn the_towns_folder_holds_what_the_page_says_and_nothing_else() {
    let town = town(&SURVEY.replace(BY_INVITATION[0], BY_INVITATION[1]));
    let invitations = invited(&town, &[]);
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    let page = Person::at(&server).get("/privacy").is(200);
    let page = page
        .shows("nor which invitation you began with")
        .shows("It is emptied each hour")
        .shows("deleted after 24 months");
    assert!(!page.body.contains("database"));
    let codes = visit(&server, [&invitations[0], &invitations[1]]);
    // While it runs, and when it has stopped.
    let results = town.path("results");
    let mut running = bytes(&results);
    // Where somebody reads from the log just then it is emptied some seconds later.
    let from = Instant::now();
    while !holding(&running, SECRET).is_empty() && from.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(100));
        running = bytes(&results);
    }
    assert_eq!(holding(&running, SECRET), [""; 0], "withdrawn");
    assert!(
        running.iter().any(|(path, _)| path.ends_with("responses.sqlite-wal")),
        "the log was looked at, too"
    );
    nothing_gives_anybody_away(&running, &codes, &invitations);
    assert_eq!(server.stop(), 0);
    let stopped = bytes(&results);
    assert_eq!(holding(&stopped, "a bench").len(), 1, "it would be found");
    nothing_gives_anybody_away(&stopped, &codes, &invitations);
    what_the_page_says_is_kept(&town);
}

#[test]
fn a_database_holds_what_the_page_says_and_nothing_else() {
    let Some((url, name)) = database("privacy") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let data = PathBuf::from(sql(&admin, &name, "SHOW data_directory"));
    if fs::read_dir(data.join("base")).is_err() {
        return lacks(
            "the right to read the files of PostgreSQL",
            "env -u MITREDEN_TEST_POSTGRES .ci/with-postgres cargo test",
        );
    }
    let oid =
        sql(&admin, "postgres", &format!("SELECT oid FROM pg_database WHERE datname = '{name}'"));
    let town = town(&SURVEY.replace(BY_INVITATION[0], BY_INVITATION[1]));
    let invitations = invited(&town, &["--store", &url]);
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1", "--store", &url]);
    let page = Person::at(&server).get("/privacy").is(200);
    let page = page
        .shows("which invitation began an interview. It is deleted each hour")
        .shows("until the end of the day");
    assert!(!page.body.contains("We do not read it"));
    let codes = visit(&server, [&invitations[0], &invitations[1]]);
    let all = || {
        sql(&admin, &name, "CHECKPOINT");
        [data.join("base").join(&oid), data.join("pg_wal")]
            .iter()
            .flat_map(|folder| bytes(folder))
            .collect::<Vec<_>>()
    };
    assert!(
        !holding(&all(), SECRET).is_empty(),
        "for a while its own files hold it, as the page says"
    );
    nothing_gives_anybody_away(&all(), &codes, &invitations);
    assert_eq!(server.stop(), 0);
    assert_eq!(holding(&all(), SECRET), [""; 0], "a stop is the end of the day");
    assert!(!holding(&all(), "a bench").is_empty(), "it would be found");
    // What the server says of itself on the way is no better.
    let said = fs::read_to_string(data.join("log")).unwrap_or_default();
    nothing_gives_anybody_away(&[(data.join("log"), said)], &codes[..1], &invitations);
    town.run_with(&["--lang", "en", "merge", "s", "--store", &url]).fine();
    what_the_page_says_is_kept(&town);
    // One that keeps its log for longer: the page says so, and so does `serve`, with what to do.
    sql(&admin, "postgres", &format!("ALTER DATABASE {name} SET log_statement = 'all'"));
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1", "--store", &url]);
    Person::at(&server)
        .get("/privacy")
        .is(200)
        .shows("is set by whoever runs the database")
        .shows("what has been deleted since");
    server.log_with(&["log_statement"]);
}
