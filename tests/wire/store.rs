//! The store, hand-ins and backup of an earlier version, as whoever has them meets today's program.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use mitreden::base::seed::fingerprint;
use mitreden::keep::handin;
use mitreden::keep::record::Record;
use rusqlite::Connection;
use serde_json::Value;

use super::{STORE, bytes, column, fixture, rows, text, town};
use crate::support::{Town, copy};

const RESPONSES: &str = "SELECT json FROM responses ORDER BY id, revision";
const IDS: &str = "SELECT DISTINCT id FROM responses ORDER BY id";
const OPEN: &str = "SELECT i.json, h.n, h.millis, h.what FROM interviews i LEFT JOIN happenings h ON h.interview = i.id
    ORDER BY i.id, h.n";

/// What was erased from the store, as it was before.
fn erased() -> Vec<Record> {
    text("erased.jsonl").lines().map(|line| Record::from_line(line).unwrap()).collect()
}

fn json(town: &Town, line: &str) -> Value {
    let run = town.run(line).fine();
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// A shift in plain lines, as far as these go; what was on the screen.
fn shift(town: &Town, lines: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mitreden"))
        .current_dir(town.path("."))
        .args(["--now", "2026-05-13T10:20", "--lang", "en", "street", "wire", "--plain"])
        .args(["--place", "Hauptplatz", "--interviewer", "AB"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let done = child.wait_with_output().unwrap();
    let told = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    told.concat().replace('\u{a0}', " ")
}

/// The lines of a hand-in.
fn lines(bytes: &[u8]) -> BTreeSet<String> {
    std::str::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

/// What only the first has.
fn only(these: &BTreeSet<String>, those: &BTreeSet<String>) -> Vec<String> {
    these.difference(those).cloned().collect()
}

/// Hands in; what was written.
fn hand_in(town: &Town, args: &str) -> Vec<u8> {
    let run = town.run(&format!("--lang en handin wire{args}")).fine();
    town.read(run.out.trim_end())
}

#[test]
fn all_that_was_answered_is_counted() {
    let town = town();
    let kept = rows(&town, RESPONSES);
    assert_eq!(column(&town, IDS).len(), 11);
    let run = town.run("--lang en merge wire").fine();
    // One was broken off too early to count.
    assert!(run.err.contains("11 responses, 10 of them counted."), "{}", run.err);
    assert_eq!(rows(&town, RESPONSES), kept, "and nothing is written otherwise");

    let told = json(&town, "--lang en status wire --format json");
    assert_eq!(told["responses"], 11);
    assert_eq!(told["open_interviews"], 1);
    assert_eq!(told["invitations"], serde_json::json!({ "all": 3, "used": 1 }));
    assert_eq!(
        told["dispositions"],
        serde_json::json!({ "complete": 9, "partial": 1, "break_off": 1 })
    );
    assert_eq!(
        told["modes"],
        serde_json::json!({ "online": 2, "kiosk": 1, "street": 5, "phone": 1, "paper": 2 })
    );
    let outcomes: Vec<_> = told["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| (of["outcome"].as_str().unwrap(), of["n"].as_u64().unwrap()))
        .collect();
    // One refusal was taken back.
    let expected = [("complete", 5), ("partial", 2), ("broken_off", 3), ("language", 1)];
    for of in expected.iter().chain(&[("took_part", 1), ("not_eligible", 1)]) {
        assert!(outcomes.contains(of), "{of:?} {outcomes:?}");
    }
    assert!(!outcomes.iter().any(|(outcome, n)| *outcome == "refused" && *n > 0), "{outcomes:?}");
}

#[test]
fn records_in_a_file_are_counted_by_the_definition_they_name() {
    let town = Town::of("tests/wire");
    let records = bytes("records.jsonl");
    let id = "digitales-leoben-2026";
    town.write(&format!("surveys/{id}.yaml"), bytes("definition.yaml"));
    town.write("records.jsonl", &records);
    let run = town.run(&format!("--lang en merge {id} records.jsonl")).fine();
    // Of the six one is practice and one made up; of the rest one was broken off, and one is of
    // somebody who does not live there.
    assert!(run.err.contains("4 responses, 2 of them counted."), "{}", run.err);
    assert!(run.err.contains("1 made-up respondent is left out"), "{}", run.err);
}

#[test]
fn the_open_interview_is_offered_and_ends_as_a_record() {
    let town = town();
    let told = shift(&town, "l\nq\n");
    for seen in [
        "An interview was left open",
        "Begun on 12 May 2026, Hauptplatz.",
        "The last one was to: Wie oft waren Sie im Rathaus?",
        "1 interview is left open; the next start offers to go on with it.",
    ] {
        assert!(told.contains(seen), "{seen}\n{told}");
    }
    assert_eq!(told.matches("An interview was left open\n").count(), 1, "no other mode is offered");
    // The program writes the same questionnaire otherwise by now; nobody changed it.
    assert!(!told.contains("has changed since"), "{told}");
    let before = column(&town, IDS);
    let told = shift(&town, "\nMore benches\n\n\n\n\nq\n");
    assert!(told.contains("What is missing?") && told.contains("1 interview kept."), "{told}");
    let after = column(&town, IDS);
    let new: Vec<_> = after.iter().filter(|id| !before.contains(id)).collect();
    let [new] = &new[..] else { panic!("{new:?}\n{told}") };
    let line = column(&town, &format!("SELECT json FROM responses WHERE id = '{new}'")).remove(0);
    let record = Record::from_line(&line).unwrap();
    let answer = |id: &str| record.answers[id].clone();
    assert_eq!(
        (answer("idea"), answer("district"), answer("top2"), answer("visits")),
        ("More benches".into(), "donawitz".into(), serde_json::json!(["help", "wifi"]), 60.into())
    );
    // All else is of the day and the place where it began.
    assert_eq!(
        (record.day.unwrap().to_string(), record.shift.as_deref(), record.device.as_deref()),
        ("2026-05-12".to_owned(), Some("2026-05-12-1"), Some("laptop-0a1b2c"))
    );
    assert_eq!((record.lang.as_str(), record.flags.join(" ")), ("en", "confirmed:visits:0".into()));
    assert_eq!(column(&town, "SELECT id FROM interviews").len(), 2, "those of the browser stay");
}

#[test]
fn what_is_handed_in_now_is_what_was_not_then() {
    let town = town();
    let new = handin::read(&hand_in(&town, "")).unwrap();
    assert_eq!((new.device.as_str(), new.number, new.all), ("laptop-0a1b2c", 4, false));
    let ids: Vec<_> = new.records.iter().map(|record| record.id.to_string()).collect();
    assert_eq!(ids, ["5f3a91c0-7e24-4b6d-9c18-0d2f4a600041"]);
    let contacts: Vec<_> = new.contacts.iter().map(|contact| contact.id.to_string()).collect();
    assert_eq!(contacts, ["5f3a91c0-7e24-4b6d-9c18-0d2f4a600241"]);
    assert!(new.taken_back.is_empty() && new.passed.len() == 1);
}

#[test]
fn all_is_handed_in_in_the_same_lines() {
    let town = town();
    let kept: BTreeSet<_> = column(&town, RESPONSES).into_iter().collect();
    let (then, now) = (lines(&bytes("all.handin")), lines(&hand_in(&town, " --all")));
    let records = now.iter().filter(|line| line.starts_with(r#"{"answers":"#));
    assert_eq!(records.cloned().collect::<BTreeSet<_>>(), kept);
    let heads = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().map(|line| line.chars().take(24).collect()).collect()
    };
    // Head and end name another number.
    assert_eq!(
        heads(only(&then, &now)),
        [r#"{"end":{"fingerprint":"s"#, r#"{"handin":1,"survey":"wi"#]
    );
    // What has come since: the interview after that hand-in and its contact; and, which is new in
    // the format, that it is all, and what had been erased elsewhere.
    let added = only(&now, &then);
    assert_eq!(
        heads(added.clone()),
        [
            r#"{"answers":{"age":"30-59"#,
            r#"{"contact":{"id":"5f3a91"#,
            r#"{"end":{"fingerprint":"s"#,
            r#"{"erased_elsewhere":{"ke"#,
            r#"{"handin":2,"survey":"wi"#,
        ]
    );
    assert!(
        added[4].contains(r#""device":"laptop-0a1b2c","number":4,"all":true,"#),
        "{}",
        added[4]
    );
}

#[test]
fn hand_ins_of_before_are_taken_in() {
    let office = Town::of("tests/wire");
    for name in ["other.handin", "all.handin", "first.handin.age", "test-key.txt"] {
        office.write(name, bytes(name));
    }
    let line = "--lang en merge wire other.handin all.handin first.handin.age --key test-key.txt";
    let run = office.run(line).fine();
    assert!(run.err.contains("10 responses, 9 of them counted."), "{}", run.err);
    let laptop = town();
    let late = "SELECT json FROM responses WHERE id <> '5f3a91c0-7e24-4b6d-9c18-0d2f4a600041' ORDER BY id, revision";
    assert_eq!(column(&office, RESPONSES), column(&laptop, late));
    assert_eq!(column(&office, "SELECT hash FROM tombstones").len(), 0);
    assert_eq!(column(&office, "SELECT hash FROM foreign_tombstones").len(), 4);
    let run = office.run(line).fine();
    assert!(run.err.contains("10 responses, 9 of them counted."), "{}", run.err);
}

#[test]
fn what_was_erased_then_does_not_come_back() {
    let town = town();
    let (kept, ids, gone) = (column(&town, RESPONSES), column(&town, IDS), erased());
    assert!(gone.len() == 2 && !gone.iter().any(|record| ids.contains(&record.id.to_string())));
    // As a file of records, as a hand-in of a laptop that has not heard of it, and as a row of the
    // panel it came from.
    town.write("erased.jsonl", bytes("erased.jsonl"));
    let run = town.run("--lang en merge wire erased.jsonl").fine();
    assert!(run.err.contains("11 responses, 10 of them counted."), "{}", run.err);
    let head =
        r#"{"handin":1,"survey":"wire","device":"laptop-777777","number":1,"tombstone_key":"#;
    let body = format!("{head}\"{}\"}}\n{}", "09".repeat(32), text("erased.jsonl"));
    let end = format!("{{\"end\":{{\"fingerprint\":\"{}\"}}}}\n", fingerprint(body.as_bytes()));
    town.write("late.handin", body + &end);
    let run = town.run("--lang en merge wire late.handin").fine();
    assert!(run.err.contains("0 new, 0 known before, 0 replaced, 0 in conflict, 2 erased before"));
    assert_eq!(column(&town, RESPONSES), kept);

    town.write(
        "panel.import.yaml",
        "survey: wire\nid: nr\nsource: { text: panel }\nmode: online\nlang: de\n\
         answers: { resident: resident, idea: idea }\n",
    );
    town.write("panel.csv", "nr,resident,idea\n17,yes,Siebzehn\n18,no,Achtzehn\n19,no,Neunzehn\n");
    let run = town.run("--lang en import wire panel.csv --map panel.import.yaml").fine();
    let told = "store: 1 new, 0 the same, 1 replaced, 1 erased before";
    assert!(run.out.contains(told), "the ids of rows are those of before: {}", run.out);
    let now = column(&town, RESPONSES).concat();
    assert!(now.contains("Achtzehn") && now.contains("Neunzehn") && !now.contains("Siebzehn"));
}

#[test]
fn a_backup_of_before_is_put_back() {
    let (town, then) = (Town::of("tests/wire"), super::town());
    copy(&fixture("backup"), &town.path("backup"));
    let run = town.run("--lang en restore backup").fine();
    assert!(run.err.starts_with("wire: 4 responses brought back.\n"), "{}", run.err);
    // It was made before anything was erased.
    let later: Vec<_> =
        column(&then, RESPONSES).into_iter().chain(erased().iter().map(Record::to_line)).collect();
    let back = column(&town, RESPONSES);
    assert!(back.len() == 4 && back.iter().all(|line| later.contains(line)), "{back:?}");
    assert_eq!(rows(&town, OPEN), rows(&then, OPEN));
    assert!(shift(&town, "l\nq\n").contains("An interview was left open"));
    let run = town.run("--lang en merge wire").fine();
    assert!(run.err.contains("4 responses, 4 of them counted."), "{}", run.err);

    // Today's list says the same, and the day.
    town.run("--lang en backup again").fine();
    let list = |bytes: Vec<u8>| -> Value { serde_json::from_slice(&bytes).unwrap() };
    let (old, new) = (list(bytes("backup/backup.json")), list(town.read("again/backup.json")));
    let keys = |list: &Value| list[0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&old), ["open", "responses", "sha256", "survey"]);
    assert_eq!(keys(&new), ["day", "open", "responses", "sha256", "survey"]);
    for key in ["open", "responses", "survey"] {
        assert_eq!(old[0][key], new[0][key], "{key}");
    }
}

#[test]
fn a_backup_of_before_brings_back_nothing_that_was_erased_after_it() {
    let town = town();
    copy(&fixture("backup"), &town.path("backup"));
    let all = column(&town, IDS);
    let run = town.run("--lang en restore backup --merge").fine();
    let told =
        "wire: there is nothing in it that was missing here; one that was erased stays erased.\n";
    assert!(run.err.ends_with(told), "{}", run.err);
    let run = town.run("--lang en restore backup").fine();
    let told = "wire: 4 responses brought back; one erased since stays erased.\n";
    assert!(run.err.starts_with(told) && run.err.contains(": 8 responses, "), "{}", run.err);
    let back = column(&town, IDS);
    assert!(back.len() == 3 && back.iter().all(|id| all.contains(id)), "{back:?}");
}

#[test]
fn an_interview_of_an_unknown_mode_is_set_aside_and_stays() {
    let town = town();
    let store = Connection::open(town.path(STORE)).unwrap();
    let sql = r#"UPDATE interviews SET json = replace(json, '"mode":"street"', '"mode":"drone"')"#;
    store.execute_batch(sql).unwrap();
    drop(store);
    let open = rows(&town, OPEN);
    assert!(open.iter().filter(|row| row[0].contains("drone")).count() > 5);

    let told = json(&town, "--lang en status wire --format json");
    assert_eq!((&told["open_interviews"], &told["responses"]), (&0.into(), &11.into()));
    let told = shift(&town, "q\n");
    assert!(!told.contains("left open"), "{told}");
    assert!(told.contains("that this version of mitreden does not know (drone)"), "{told}");
    for line in ["handin wire --all", "merge wire", "backup copy", "restore copy"] {
        town.run(&format!("--lang en {line}")).fine();
    }
    let now = rows(&town, OPEN);
    assert!(open.iter().all(|row| now.contains(row)), "its rows are still there");
    assert_eq!(column(&town, IDS).len(), 11, "and nothing was made of them");
}
