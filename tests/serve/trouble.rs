//! What happens when the store cannot be used: nothing is lost and nothing pretended, and it goes
//! on by itself.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{SURVEY, records, town};
use crate::disk::Disk;
use crate::server::{Person, Server};
use crate::tools::needs;

#[test]
fn a_full_disk_loses_nothing_and_is_told() {
    let town = town(SURVEY);
    let Some(disk) = Disk::at(town.path("results")) else { return };
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    let ballast = disk.fill();
    // A little may still find room.
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    for n in 0..2_000 {
        if person.page.as_ref().is_some_and(|page| page.status == 503) {
            break;
        }
        person.get("/s/s/go");
        let idea = format!("{n} {}", "long ".repeat(190));
        person.answer("s", &[("idea", &idea), (".do", "lang:en")]);
    }
    let page = person.page.clone().unwrap().is(503).shows("Nothing was lost").shows("Try again");
    assert_eq!(page.headers["retry-after"], "10");
    std::fs::remove_file(&ballast).unwrap();
    // The page itself sends the same once more.
    let again: Vec<(String, String)> = hidden(&page.body);
    let fields: Vec<(&str, &str)> =
        again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post("/s/s/go", &fields).is(200);
    while !person.get("/s/s/go").body.contains("value=\"end\"") {
        person.answer("s", &[("age", "30"), ("lives", "yes")]);
    }
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    drop(server);
    assert_eq!(records(&town).len(), 1);
    assert_eq!(records(&town)[0].answers["age"], serde_json::json!(30));
    drop(disk);
}

/// The hidden fields of a page.
fn hidden(body: &str) -> Vec<(String, String)> {
    body.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"").unwrap();
            (name.to_owned(), rest.split('"').next().unwrap().to_owned())
        })
        .collect()
}

/// A database of our own on the server that `make test` starts.
#[track_caller]
pub(crate) fn database(name: &str) -> Option<(String, String)> {
    if !needs("PostgreSQL") {
        return None;
    }
    let server = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let name = format!("mitreden_{name}_{}", std::process::id());
    sql(&server, "postgres", &format!("CREATE DATABASE {name}"));
    Some((format!("{server} dbname={name}"), name))
}

pub(crate) fn sql(server: &str, database: &str, what: &str) -> String {
    let run = Command::new("psql")
        .arg(format!("{server} dbname={database}"))
        .args(["-tAqc", what])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_lost_database_loses_nothing_and_is_found_again() {
    let Some((url, name)) = database("lost") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let town = town(SURVEY);
    let (one, two) =
        (Server::start(&town, &["--store", &url]), Server::start(&town, &["--store", &url]));
    let mut person = Person::at(&one);
    person.begin("s", &[]).is(200);
    // The next page comes from the other server.
    person.moves_to(&two);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200).shows("What first?");
    sql(&admin, "postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    sql(
        &admin,
        "postgres",
        &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"),
    );
    let page = person.answer("s", &[("idea", "a bench")]).is(503).shows("Nothing was lost");
    assert!(page.body.contains("value=\"a bench\""));
    person.get("/s/s/go").is(503).shows("Nothing was lost");
    sql(&admin, "postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    let fields = hidden(&page.body);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post("/s/s/go", &fields).is(200).shows("Your answers").shows("a bench");
    let done = person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    drop((one, two));
    // The town's own commands take it from there.
    town.run_with(&["--lang", "en", "merge", "s", "--store", &url]).fine();
    let all = records(&town);
    assert_eq!(all[0].answers["idea"], serde_json::json!("a bench"));
    let purge = |rest: &[&str]| {
        town.run_on(
            "2028-06-01T10:00",
            &[&["--lang", "en", "purge", "s", "--store", &url], rest].concat(),
        )
        .fine()
        .err
    };
    assert!(purge(&["--dry-run"]).contains("one response from before"));
    // What is withdrawn there goes here, too, and does not come back.
    let server = Server::start(&town, &["--store", &url]);
    Person::at(&server).post("/s/s/withdraw", &[("code", &done.code())]).is(200);
    drop(server);
    drop(town.run_with(&["--lang", "en", "merge", "s", "--store", &url]));
    assert!(records(&town).is_empty());
}

#[test]
fn what_only_the_database_has_counted_is_in_the_report() {
    let Some((url, _)) = database("counted") else { return };
    let needed = SURVEY
        .replace("pages:", "needs: all\npages:")
        .replace("options: { a: A, b: B, c: C }", "facet: importance, options: needs");
    let town = town(&needed);
    let server = Server::start(&town, &["--store", &url]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    person.answer("s", &[]).is(200);
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    assert_eq!(server.stop(), 0);
    town.run_with(&["--lang", "en", "merge", "s", "--store", &url]).fine();
    let report = |rest: &[&str]| {
        town.run_with(&[&["--lang", "en", "report", "s"], rest].concat()).fine();
        town.report("s", "")
    };
    let shown = "The first page was shown once.";
    assert!(!report(&[]).contains(shown));
    let report = report(&["--store", &url]);
    assert!(report.contains(shown), "{report}");
}

#[test]
fn a_database_is_backed_up_with_its_key_and_put_back_while_people_answer() {
    let Some((url, name)) = database("backup") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let town = town(SURVEY);
    let backup = |what: &str, url: &str| {
        town.run_with(&["--lang", "en", what, "safe", "--store", url]).fine().err
    };
    let server = Server::start(&town, &["--store", &url]);
    let finish = |person: &mut Person| {
        person.answer("s", &[("age", "30"), ("lives", "yes")]);
        person.answer("s", &[]);
        person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!").code()
    };
    let (mut first, mut second, mut open) =
        (Person::at(&server), Person::at(&server), Person::at(&server));
    for person in [&mut first, &mut second, &mut open] {
        person.begin("s", &[]).is(200);
    }
    let withdrawn = finish(&mut first);
    finish(&mut second);
    open.answer("s", &[("age", "44"), ("lives", "yes")]).is(200);
    assert_eq!(
        backup("backup", &url),
        "s: 2 responses and one open interview copied and checked.\n"
    );
    first.post("/s/s/withdraw", &[("code", &withdrawn)]).is(200);
    open.answer("s", &[("idea", "lost by the backup")]).is(200);
    let told = backup("restore", &url);
    assert!(
        told.starts_with("s: 2 responses brought back; one erased since stays erased.\n"),
        "{told}"
    );
    assert!(
        told.contains("one interview under way") && told.contains("database.sqlite.2026-05-12"),
        "{told}"
    );
    // Who is answering goes on from where the backup was, with the same code.
    open.get("/s/s/go").is(200).shows("What first?");
    first.post("/s/s/resume", &[("code", &withdrawn)]).is(422).shows("no answers for this code");
    drop(server);
    // After a fire: another database, which takes the key along; and one that holds others' answers
    // is left alone.
    let (other, _) = database("fire").unwrap();
    let told = backup("restore", &other);
    assert!(
        told.contains("after the backup of 12\u{a0}May 2026 is not known on this computer"),
        "{told}"
    );
    let server = Server::start(&town, &["--store", &other]);
    open.moves_to(&server);
    open.get("/s/s/go").is(200).shows("What first?");
    let told = town.run_with(&["--lang", "en", "status", "s", "--store", &other]).fine().out;
    assert!(told.contains("begun") && told.contains('3'), "{told}");
    drop(server);
    let (foreign, _) = database("foreign").unwrap();
    let server = Server::start(&town, &["--store", &foreign]);
    Person::at(&server).begin("s", &[]).is(200);
    let run = town.run_with(&["--lang", "en", "restore", "safe", "--store", &foreign]).refused();
    assert!(run.err.contains("under another key"), "{}", run.err);
    let sql = sql(&admin, &name, "SELECT count(*) FROM mitreden.responses");
    assert_eq!(sql, "1", "of two one was withdrawn");
}

#[test]
fn slow_clients_are_cut_off_and_keep_nobody_waiting() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let address = server.address.trim_start_matches("http://").to_owned();
    // Two hundred who never finish their first line.
    let mut slow: Vec<TcpStream> =
        (0..200).map(|_| TcpStream::connect(&address).unwrap()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HT").unwrap();
    }
    Person::at(&server).get("/s/s").is(200);
    let mut one = slow.swap_remove(0);
    one.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    let begun = Instant::now();
    let mut answer = Vec::new();
    drop(one.read_to_end(&mut answer));
    assert!(begun.elapsed() < Duration::from_secs(39), "nobody hung up");
}
