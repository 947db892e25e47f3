//! Deletion goes all the way: erased, withdrawn or past its time, nothing of it is left in the
//! folder, the database, the merged dataset, a hand-in or a backup made afterwards, through any
//! chain of machines.

mod purge;

use std::fs;
use std::path::{Path, PathBuf};

use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};

use crate::serve::trouble::{database, sql};
use crate::server::{Person, Server};
use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street, online]\npages:\n  - page: p\n    questions:\n      \
    - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n      - { id: why, type: text, text: Why? }\n";
const NOWHERE: [PathBuf; 0] = [];
const SECRET: &str = "a secret of mine";
const PROMISE: &str = "town: test\nname: Test\nlanguages: [en]\nprivacy: { controller: Us, purpose: Asking, basis: consent, \
    retention: { answers: 24 months, contacts: 12 months } }\n";
/// Two years and a day after the usual time.
const LATER: &str = "2028-05-13T10:00";

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/town.yaml", PROMISE);
    town
}

fn ask(town: &Town, people: &[&str]) {
    let lines: Vec<String> =
        people.iter().map(|why| format!(r#"{{"sex":"f","why":"{why}"}}"#)).collect();
    town.write("day.jsonl", lines.join("\n"));
    town.run("--lang en street s --place Square --interviewer AB --script day.jsonl").fine();
    fs::remove_file(town.path("day.jsonl")).unwrap();
}

fn records(town: &Town) -> Vec<Record> {
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let mut all = Vec::new();
    store
        .records(|record| {
            all.push(record);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    all
}

/// The id of whoever told the secret.
fn secret(town: &Town) -> String {
    let all = records(town);
    all.iter().find(|record| record.to_line().contains(SECRET)).unwrap().id.to_string()
}

/// All files in a folder and below.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            files.extend(below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}

/// The files in which a text stands; tables are unpacked.
fn holding(folder: &Path, text: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        let plain = if path.to_string_lossy().contains(".parquet") {
            unpacked(path)
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        plain.contains(text)
    };
    below(folder).into_iter().filter(holds).collect()
}

fn unpacked(path: &Path) -> String {
    let mut found = String::new();
    let look = |whose: mitreden::count::dataset::Whose| {
        found += &whose.id.map(|id| id.to_string()).unwrap_or_default();
        false
    };
    mitreden::count::dataset::without(path, look, false).unwrap();
    found
}

/// What was said, with plain blanks in its days.
fn said(run: &Run) -> String {
    run.err
        .chars()
        .map(
            |character| {
                if character.is_whitespace() && character != '\n' { ' ' } else { character }
            },
        )
        .collect()
}

#[track_caller]
fn nowhere(town: &Town, id: &str) {
    for text in [SECRET, id] {
        assert_eq!(holding(&town.path("."), text), NOWHERE, "`{text}` is still there");
    }
}

fn hand_in(town: &Town, more: &str) -> PathBuf {
    let run = town.run(&format!("handin s --lang en{more}")).fine();
    town.path(run.out.trim_end())
}

fn merge(town: &Town, file: &Path) -> Run {
    town.run_with(&["merge", "s", file.to_str().unwrap(), "--lang", "en"])
}

#[test]
fn through_a_chain_of_three_machines_in_any_order() {
    // What is handed on before the erasure reaches the next machine, and what after: each either
    // way.
    for case in 0..8 {
        let [field_first, head_first, everything] = [case & 1 > 0, case & 2 > 0, case & 4 > 0];
        let (laptop, field, head) = (town(), town(), town());
        ask(&laptop, &["x", SECRET]);
        let line = records(&laptop)
            .iter()
            .find(|record| record.to_line().contains(SECRET))
            .unwrap()
            .to_line();
        // Somebody had it from elsewhere, too.
        head.write("results/s/copy.jsonl", format!("{line}\n"));
        ask(&field, &["of the field office"]);
        let id = secret(&laptop);
        let before = hand_in(&laptop, "");
        let mut files = vec![before.clone()];
        if field_first {
            merge(&field, &before).fine();
            if head_first {
                files.push(hand_in(&field, ""));
                merge(&head, files.last().unwrap()).fine();
                assert_eq!(records(&head).len(), 3, "{case}");
            }
        }
        laptop.run(&format!("--lang en erase s {id}")).fine();
        let after = hand_in(&laptop, "");
        let told = merge(&field, &after).fine();
        if field_first && head_first {
            assert!(told.err.contains("Hand in once more (`mitreden handin s`)"), "{}", told.err);
        }
        if !field_first {
            // It comes only now, and is known to be erased.
            let told = merge(&field, &before).fine();
            assert!(
                told.err
                    .contains("1 new, 0 known before, 0 replaced, 0 in conflict, 1 erased before"),
                "{}",
                told.err
            );
        }
        let on = hand_in(&field, if everything { " --all" } else { "" });
        merge(&head, &on).fine();
        // Whatever lies about of before does not bring it back.
        for file in &files {
            merge(&head, file).fine();
        }
        assert_eq!(records(&head).len(), 2, "case {case}");
        for file in &files {
            fs::remove_file(file).unwrap();
        }
        for machine in [&laptop, &field, &head] {
            machine.run("--lang en merge s").fine();
            hand_in(machine, " --all");
            machine.run("--lang en backup safe").fine();
            nowhere(machine, &id);
        }
    }
}

#[test]
fn erased_it_is_in_no_file_of_the_folder() {
    let town = town();
    ask(&town, &["x", SECRET]);
    let id = secret(&town);
    let line = records(&town).iter().find(|record| record.id.to_string() == id).unwrap().to_line();
    let other = records(&town).iter().find(|record| record.id.to_string() != id).unwrap().to_line();
    // In files of records, in a table, in what was put aside, in a copy by a sync program, in what
    // was settled.
    town.write("results/s/panel.jsonl", format!("{line}\n{other}\n"));
    town.write("results/s/panel (conflicted copy of PC2).jsonl", format!("{line}\n"));
    let later = line.replace("\"lang\":\"en\"", "\"lang\":\"de\"");
    town.write("results/s/z.jsonl", format!("{later}\n"));
    let held = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    held.copy_to(&town.path("results/s/responses.sqlite.before-restore-2026-05-12")).unwrap();
    held.copy_to(&town.path("results/s/responses (conflicted copy of PC2).sqlite")).unwrap();
    drop(held);
    town.run(&format!("--lang en merge s --keep {id}=z.jsonl")).fine();
    fs::copy(town.path("results/s/merged.parquet"), town.path("results/s/merged-alt.parquet"))
        .unwrap();
    assert!(unpacked(&town.path("results/s/merged-alt.parquet")).contains(&id));
    let run = town.run(&format!("--lang en erase s {id}")).fine();
    assert!(run.err.contains(&format!("{id} is erased.")), "{}", run.err);
    assert_eq!(run.out, "", "nothing is left that holds it");
    nowhere(&town, &id);
    assert!(
        !town.path("results/s/merged.csv").exists() && !town.path("results/s/z.jsonl").exists()
    );
    town.run("--lang en backup safe").fine();
    town.run("--lang en merge s").fine();
    nowhere(&town, &id);
    assert_eq!(
        String::from_utf8(town.read("results/s/panel.jsonl")).unwrap(),
        format!("{other}\n")
    );
}

#[test]
fn what_cannot_be_opened_is_told_and_the_rest_is_erased() {
    let town = town();
    ask(&town, &[SECRET]);
    let id = secret(&town);
    // Its questionnaire cannot be read: that is no reason to keep anybody.
    town.write("surveys/s.yaml", "survey: s\npages: [");
    town.write(
        "results/s/responses.sqlite.before-restore",
        [&b"SQLite format 3\0"[..], &[7; 5000]].concat(),
    );
    let run = town.run(&format!("--lang en erase s {id}")).refused();
    assert!(run.err.contains("is erased.") && run.err.contains("before-restore"), "{}", run.err);
    fs::remove_file(town.path("results/s/responses.sqlite.before-restore")).unwrap();
    nowhere(&town, &id);
}

#[test]
fn what_was_withdrawn_goes_from_the_merged_dataset_and_until_then_status_says_so() {
    let town = town();
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("sex", "f"), ("why", SECRET)]).is(200);
    let code = person.answer("s", &[(".do", "end")]).is(200).code();
    town.run("--lang en backup old").fine();
    town.run("--lang en restore old").fine();
    fs::remove_dir_all(town.path("old")).unwrap();
    town.run("--lang en merge s").fine();
    assert!(
        holding(&town.path("results/s"), SECRET).len() > 2,
        "store, store put aside, and table"
    );
    let run = town.run("--lang en status s").fine();
    assert!(!run.err.contains("withdrawn"), "{}", run.err);
    person.post("/s/s/withdraw", &[("code", &code)]).is(200).shows("Your answers are deleted");
    let run = town.run("--lang en status s").fine();
    assert!(run.err.contains("1 response was withdrawn or erased after merged.csv"), "{}", run.err);
    let json: serde_json::Value =
        serde_json::from_str(&town.run("status s --format json").fine().out).unwrap();
    assert_eq!(json["erased_since_merged"], 1);
    assert_eq!(server.stop(), 0);
    assert!(
        !town.path("results/s/merged.csv").exists()
            && !town.path("results/s/merged.parquet").exists()
    );
    assert_eq!(holding(&town.path("."), SECRET), NOWHERE);
    assert!(!town.run("--lang en status s").fine().err.contains("withdrawn or erased"));
}

#[test]
fn a_dataset_made_after_the_erasure_stays() {
    let town = town();
    ask(&town, &["x", SECRET]);
    let id = secret(&town);
    town.run(&format!("--lang en erase s {id}")).fine();
    town.run("--lang en merge s").fine();
    assert!(!town.run("--lang en status s").fine().err.contains("withdrawn or erased"));
    assert_eq!(Server::start(&town, &[]).stop(), 0);
    assert!(town.path("results/s/merged.csv").exists());
}

#[test]
fn the_database_is_gone_through_or_named() {
    let Some((url, name)) = database("forget") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let rows = |what: &str| sql(&admin, &name, &format!("SELECT count(*) FROM mitreden.{what}"));
    let dump = || {
        let tables = [
            "definitions",
            "interviews",
            "happenings",
            "responses",
            "tombstones",
            "invitations",
            "counts",
            "promises",
            "meta",
        ];
        tables
            .map(|table| {
                sql(
                    &admin,
                    &name,
                    &format!("SELECT string_agg(t::text, ' ') FROM mitreden.{table} t"),
                )
            })
            .concat()
    };
    let town = town();
    let server = Server::start(&town, &["--store", &url]);
    let finish = |why: &str| {
        let mut person = Person::at(&server);
        person.begin("s", &[]).is(200);
        person.answer("s", &[("sex", "f"), ("why", why)]).is(200);
        let code = person.answer("s", &[(".do", "end")]).is(200).code();
        (person, code)
    };
    finish("x");
    finish(SECRET);
    let with =
        |args: &[&str]| town.run_with(&[&["--lang", "en"], args, &["--store", &url]].concat());
    with(&["merge", "s"]).fine();
    let id = secret(&town);
    // Without the database it is erased here, and that it is not there is an error.
    let run = town.run(&format!("--lang en erase s {id}")).refused();
    assert!(
        run.err.contains("is erased.")
            && run.err.contains("nothing was deleted there")
            && run.err.contains(&name),
        "{}",
        run.err
    );
    assert!(!run.err.contains("user=town"), "{}", run.err);
    assert_eq!(rows("responses"), "2");
    // The next time the two meet, it goes there as well; and no backup takes it along.
    let run = with(&["backup", "safe"]).fine();
    assert_eq!(
        (rows("responses").as_str(), rows("tombstones").as_str()),
        ("1", "1"),
        "{}",
        run.err
    );
    nowhere(&town, &id);

    assert!(!dump().contains(SECRET) && !dump().contains(&id));

    // So it does when a hand-in has brought the erasure.
    finish(SECRET);
    with(&["merge", "s"]).fine();
    let id = secret(&town);
    let laptop = self::town();
    let line = records(&town).iter().find(|record| record.id.to_string() == id).unwrap().to_line();
    laptop.write("results/s/panel.jsonl", line + "\n");
    laptop.run(&format!("--lang en erase s {id}")).fine();
    let file = hand_in(&laptop, "");
    let run = with(&["merge", "s", file.to_str().unwrap()]).fine();
    assert!(
        run.err.contains("1 response that was erased here is now erased in the database, too."),
        "{}",
        run.err
    );
    assert!(!dump().contains(SECRET) && !dump().contains(&id));
    nowhere(&town, &id);

    // With it, both.
    let (_, code) = finish(SECRET);
    with(&["merge", "s"]).fine();
    let id = secret(&town);
    with(&["erase", "s", &id]).fine();
    assert_eq!(rows("responses"), "1");
    nowhere(&town, &id);
    Person::at(&server).post("/s/s/resume", &[("code", &code)]).is(422);

    // Withdrawn there, it goes from the folder and from what was made of it when the server
    // settles.
    let (mut person, code) = finish(SECRET);
    with(&["merge", "s"]).fine();
    let id = secret(&town);
    person.post("/s/s/withdraw", &[("code", &code)]).is(200);
    let run = with(&["status", "s"]).fine();
    assert!(run.err.contains("1 response was withdrawn or erased after"), "{}", run.err);
    assert_eq!(server.stop(), 0);
    nowhere(&town, &id);
    assert_eq!(records(&town).len(), 1);

    // Time goes by: the folder is purged, the database named; then both.
    let run = town.run_on(LATER, &["--lang", "en", "purge"]).refused();
    assert!(
        said(&run).contains("s: one response from before 13 May 2026 deleted for good."),
        "{}",
        run.err
    );
    assert!(run.err.contains("nothing was deleted there"), "{}", run.err);
    assert_eq!(rows("responses"), "1");
    town.run_on(LATER, &["--lang", "en", "purge", "--store", &url]).fine();
    assert_eq!((rows("responses").as_str(), rows("happenings").as_str()), ("0", "0"));
    // A database that is gone can be forgotten.
    let place = run.err.split("--store ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let run = town.run_with(&["--lang", "en", "merge", "s", "--forget", &place]);
    assert!(run.err.contains("It is forgotten"), "{}", run.err);
    town.run_on(LATER, &["--lang", "en", "purge"]).fine();
}

#[test]
fn a_backup_of_the_database_is_named_and_one_that_is_not_there_is_told() {
    let Some((url, _)) = database("forget_backup") else { return };
    let town = town();
    let server = Server::start(&town, &["--store", &url]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("sex", "f"), ("why", SECRET)]).is(200);
    person.answer("s", &[(".do", "end")]).is(200);
    town.run_with(&["--lang", "en", "merge", "s", "--store", &url]).fine();
    let id = secret(&town);
    town.run_with(&["--lang", "en", "backup", "safe", "--store", &url]).fine();
    let run = town.run_with(&["--lang", "en", "erase", "s", &id, "--store", &url]).fine();
    assert!(run.out.contains("safe/s.sqlite"), "{}{}", run.out, run.err);
    let nobody = "postgres://nobody@127.0.0.1:1/none";
    let run = town.run_with(&["--lang", "en", "erase", "s", &id, "--store", nobody]).refused();
    assert!(
        run.err.contains("was not here; it is now kept from coming in")
            && run.err.contains("127.0.0.1:1"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("nobody@"), "a user is nobody's business: {}", run.err);
    let run = town.run_on(LATER, &["--lang", "en", "purge", "--store", nobody]).refused();
    assert!(
        run.err.contains("does not answer") && run.err.contains("nothing was deleted there"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("nothing is older"), "of the database nobody knows: {}", run.err);
}

#[test]
fn whoever_serves_from_a_database_notes_it_and_other_surveys_in_it_are_named() {
    let Some((url, name)) = database("noted") else { return };
    let town = town();
    let server = Server::start(&town, &["--store", &url]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    assert_eq!(server.stop(), 0);
    let run = town.run("--lang en erase s 00000000-0000-4000-8000-000000000007").refused();
    assert!(
        run.err.contains("nothing was deleted there") && run.err.contains(&name),
        "{}",
        run.err
    );
    // The survey is called otherwise, in a folder that knows nothing of the old one.
    let other = self::town();
    other.write("surveys/s.yaml", SURVEY.replace("survey: s", "survey: other"));
    let run = other.run_on(LATER, &["--lang", "en", "purge", "--store", &url]).fine();
    assert!(
        run.err
            .contains("The database also keeps answers to s, which no file or folder here knows."),
        "{}",
        run.err
    );
    // Of what is named, and of what the folder knows, the database is purged, too.
    let run = town.run_on(LATER, &["--lang", "en", "purge", "--dry-run", "--store", &url]).fine();
    assert!(run.err.contains("s: one response from before"), "{}", run.err);
    town.run_on(LATER, &["--lang", "en", "purge", "s", "--store", &url]).fine();
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    assert_eq!(sql(&admin, &name, "SELECT count(*) FROM mitreden.interviews"), "0");
}

/// Which databases there are cannot be read: then nobody may say that all is erased.
#[test]
fn a_torn_note_of_databases_is_told_and_nothing_is_said_to_be_whole() {
    let town = town();
    ask(&town, &[SECRET]);
    let id = secret(&town);
    let store = rusqlite::Connection::open(town.path("results/s/responses.sqlite")).unwrap();
    store
        .execute("INSERT INTO meta VALUES ('databases', CAST('[\"postgres://127.0' AS BLOB))", [])
        .unwrap();
    drop(store);
    let run = town.run(&format!("--lang en erase s {id}")).refused();
    assert!(run.err.contains("it cannot be read which databases hold answers, too"), "{}", run.err);
    assert!(
        run.err.contains(&format!("{id} is erased"))
            && holding(&town.path("results"), SECRET) == NOWHERE,
        "{}",
        run.err
    );
}
