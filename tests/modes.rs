//! Interviews of a mode that this version does not know: a newer one has begun them in a store that
//! both use. They are told, and left to the byte.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mitreden::keep::store::Store;
use rusqlite::Connection;

use crate::serve::{SURVEY as ONLINE, town as online};
use crate::server::{Person, Server};
use crate::support::{Run, Town};

const STORE: &str = "results/s/responses.sqlite";
const STREET: &str = "survey: s\ntitle: Short\nlanguages: [en, de]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      \
                      - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n";
const ID: &str = "00000000-0000-0000-0000-000000000077";
const BEGUN: &str = r#"{"id":"00000000-0000-0000-0000-000000000077","survey":"s","definition":"sha256:0","mode":"drone","lang":"en","seed":1,"day":"2026-05-04","height":40}"#;
const TOLD: &str = "warning: 1 interview is of a mode that this version of mitreden does not know (drone). \
                    A newer one may have begun it; it stays as it is, and the newer one can go on with it.\n";

/// Begins one on a drone, and answers a question there.
fn by_drone(town: &Town) {
    let file = Connection::open(town.path(STORE)).unwrap();
    file.execute("INSERT INTO interviews VALUES (?1, ?2)", [ID, BEGUN]).unwrap();
    file.execute("INSERT INTO happenings VALUES (?1, 0, 1200, '\"hover\"')", [ID]).unwrap();
}

/// All that is kept of it.
fn kept(town: &Town) -> Vec<(String, i64, String)> {
    let file = Connection::open(town.path(STORE)).unwrap();
    let sql =
        "SELECT json, millis, what FROM interviews JOIN happenings ON interview = id WHERE id = ?1";
    let mut rows = file.prepare(sql).unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    rows.query_map([ID], row).unwrap().map(Result::unwrap).collect()
}

/// A shift in which nothing is done.
fn desk(town: &Town) -> Run {
    let args = "--now 2026-05-12T10:20 --lang en street s --plain --place Square --interviewer AB";
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path(".")).args(args.split(' ')).env("NO_COLOR", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"q\n").unwrap();
    Run::of(&child.wait_with_output().unwrap())
}

fn as_it_was() -> Vec<(String, i64, String)> {
    vec![(BEGUN.to_owned(), 1200, "\"hover\"".to_owned())]
}

#[test]
fn in_the_street_it_is_told_once_and_not_offered() {
    let town = Town::with_survey(STREET);
    town.write("day.jsonl", "{\"sex\": \"f\"}\n");
    let street = "street s --place Square --interviewer AB --script day.jsonl --lang en";
    assert!(!town.run(street).fine().err.contains("does not know"));
    by_drone(&town);
    let run = town.run(street).fine();
    assert_eq!(run.err.matches(TOLD).count(), 1, "{}", run.err);
    assert!(!run.err.contains("left open"), "{}", run.err);

    // At the desk nothing is offered, neither to go on with nor to end.
    let run = desk(&town).fine();
    assert!(
        !run.out.contains("left open") && run.out.contains("start an interview"),
        "{}",
        run.out
    );
    assert_eq!(run.err.matches(TOLD).count(), 1, "{}", run.err);

    for command in ["status s --lang en", "status s --format json --lang en", "handin s --lang en"]
    {
        let run = town.run(command).fine();
        assert_eq!(run.err.matches(TOLD).count(), 1, "{command}: {}", run.err);
        assert!(!run.err.contains("still open"), "{}", run.err);
    }
    let out = town.run("status s --format json").fine().out;
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["open_interviews"], 0);
    assert_eq!(json["responses"], 2);
    let german = town.run("status s --lang de").fine().err;
    assert!(german.contains("1 Interview hat einen Modus, den diese Version"), "{german}");
    assert_eq!(kept(&town), as_it_was());
}

#[test]
fn the_server_logs_it_once_and_ends_only_what_it_knows() {
    let town = online(ONLINE);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    assert_eq!(server.stop(), 0);
    by_drone(&town);
    let open = || {
        let store = Store::open_existing(&town.path(STORE)).unwrap().unwrap();
        store.pending().unwrap().len()
    };
    assert_eq!(open(), 1);

    // The survey is over: whatever was begun in it is ended.
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path("")).env_remove("MITREDEN_STORE").stdin(Stdio::null());
    command.args(["--now", "2026-06-10T10:00", "serve", "--listen", "127.0.0.1:0"]);
    let server = Server::of(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
    let from = Instant::now();
    while open() > 0 && from.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(open(), 0, "{}", server.log());
    let log = server.log_with(&["drone"]);
    let told: Vec<_> = log.lines().filter(|line| line.contains("drone")).collect();
    assert_eq!(told.len(), 1, "{log}");
    assert!(told[0].contains("stay as they are: a newer one may have begun them"), "{log}");
    assert_eq!(server.stop(), 0);
    assert_eq!(kept(&town), as_it_was());
}

#[test]
fn what_a_newer_version_counts_is_told_and_stays() {
    let town = online(ONLINE);
    let server = Server::start(&town, &[]);
    Person::at(&server).begin("s", &[]).is(200);
    assert_eq!(server.stop(), 0);
    let file = Connection::open(town.path(STORE)).unwrap();
    file.execute("INSERT INTO counts VALUES ('2026-05-12', 'drones', 3)", []).unwrap();
    drop(file);
    let told = town.run("status s --lang en").fine().out;
    assert!(told.contains("drones: 3. This version does not know"), "{told}");
    let told = town.run("status s --lang de").fine().out;
    assert!(told.contains("drones: 3. Diese Version weiß nicht"), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&town.run("status s --format json").fine().out).unwrap();
    assert_eq!((&json["online"]["drones"], &json["online"]["starts"]), (&3.into(), &1.into()));
    // Whoever watches the server sees it, too.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = Server::start(&town, &["--monitor", &free.to_string()]);
    let mut watch = Person::to(&format!("http://{free}"));
    let told = watch.get("/metrics").is(200).body;
    let line = "mitreden_unknown_total{survey=\"s\",what=\"drones\"} 3";
    assert!(told.contains(line), "{told}");
    assert_eq!(server.stop(), 0);
}
