//! The file of an open store is replaced by another store, with a key of its own: what was rescued
//! of the first is named by `status` and taken in by `merge`, what was erased in either stays so,
//! and the codes that people have of either lead to their answers.

use std::fs;
use std::path::Path;

use mitreden::keep::store::Store;

use super::{SURVEY, records, town};
use crate::server::{Person, Server};
use crate::support::Town;

const STORE: &str = "results/s/responses.sqlite";
const RESCUED: &str = "results/s/responses-rescued-1.sqlite";

/// Answers to the end; the code that leads back to it.
fn answered(server: &Server, idea: &str) -> String {
    let mut person = Person::at(server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    person.answer("s", &[("idea", idea)]).is(200);
    person.answer("s", &[(".do", "end")]).is(200).code()
}

/// Answers the first page and goes; the code to go on with.
fn begun(server: &Server, age: &str) -> String {
    let mut person = Person::at(server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", age), ("lives", "yes")]).is(200);
    person.answer("s", &[(".do", "pause")]).is(200).code()
}

fn ideas(town: &Town) -> Vec<String> {
    let idea = |record: &mitreden::keep::record::Record| {
        record.answers["idea"].as_str().unwrap_or_default().to_owned()
    };
    let mut all: Vec<_> = records(town).iter().map(idea).collect();
    all.sort();
    all
}

/// The files of the results that hold a text.
fn holding(town: &Town, text: &str) -> Vec<String> {
    let files = fs::read_dir(town.path("results/s")).unwrap().map(|entry| entry.unwrap().path());
    let holds = |path: &Path| {
        fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(text))
    };
    files
        .filter(|path| path.is_file() && holds(path))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn id_of(town: &Town, idea: &str) -> String {
    let all = records(town);
    all.iter().find(|record| record.answers["idea"] == *idea).unwrap().id.to_string()
}

fn hand_in(town: &Town) -> std::path::PathBuf {
    town.run("--lang en handin s --all").fine();
    let mut all: Vec<_> = fs::read_dir(town.path("")).unwrap().map(|e| e.unwrap().path()).collect();
    all.retain(|path| path.extension().is_some_and(|end| end == "handin"));
    all.sort();
    all.pop().unwrap()
}

#[test]
fn merge_takes_in_what_was_rescued_of_a_store_with_another_key_and_its_codes_go_on_working() {
    taken_in(|town| town.run("--lang en merge s").fine().err);
}

#[test]
fn so_does_a_server_that_is_started() {
    taken_in(|town| {
        let server = Server::start(town, &[]);
        Person::at(&server).get("/s/s").is(200);
        let log = server.log_with(&["responses-rescued-1.sqlite: "]);
        assert_eq!(server.stop(), 0);
        log
    });
}

/// A store is replaced by another one; what was rescued is taken in by what is done then, which is
/// told.
fn taken_in(done: fn(&Town) -> String) {
    let (one, two) = (town(SURVEY), town(SURVEY));
    let first = Server::start(&one, &[]);
    answered(&first, "a bench of the first");
    let stays = answered(&first, "a tree of the first");
    let gone = answered(&first, "withdrawn of the first");
    answered(&first, "erased in the second");
    let open = begun(&first, "41");
    let before = hand_in(&one);
    Person::at(&first).post("/s/s/withdraw", &[("code", &gone)]).is(200);
    answered(&first, "a swing of the first");

    // The other one has taken in the same hand-in, asks by itself, and has erased a response.
    let second = Server::start(&two, &[]);
    let other = answered(&second, "a lamp of the second");
    two.run_with(&["--lang", "en", "merge", "s", before.to_str().unwrap()]).fine();
    let erased = id_of(&two, "erased in the second");
    two.run(&format!("--lang en erase s {erased}")).fine();
    assert_eq!(second.stop(), 0);
    fs::rename(two.path(STORE), one.path("other")).unwrap();
    fs::rename(one.path("other"), one.path(STORE)).unwrap();
    let mut late = Person::at(&first);
    late.get("/s/s");
    late.begin("s", &[]).is(503);
    assert_eq!(first.stop(), 0);
    assert!(one.path(RESCUED).exists());

    let told = one.run("--lang en status s").fine().err;
    assert!(
        told.contains("responses-rescued-1.sqlite") && told.contains("mitreden merge"),
        "{told}"
    );

    let told = done(&one);
    let taken = "responses-rescued-1.sqlite: 1 response and 1 open interview";
    assert!(told.contains(taken) && !told.contains("stays"), "{told}");
    let server = Server::start(&one, &[]);
    answered(&server, "a fountain");
    let all = [
        "a bench of the first",
        "a fountain",
        "a lamp of the second",
        "a swing of the first",
        "a tree of the first",
    ];
    assert_eq!(ideas(&one), all);
    assert!(!one.path(RESCUED).exists(), "all of it is in the store");
    for gone in ["withdrawn of the first", "erased in the second"] {
        assert_eq!(holding(&one, gone), [""; 0], "{gone}");
    }
    assert!(!one.run("--lang en status s").fine().err.contains("rescued"));
    assert!(!one.run("--lang en merge s").fine().err.contains("rescued"));

    // What was handed in before brings neither back.
    let told = one.run_with(&["--lang", "en", "merge", "s", before.to_str().unwrap()]).fine().err;
    assert!(told.contains("2 erased before"), "{told}");
    assert_eq!(ideas(&one), all);

    // Codes of both lead to their answers: to go on, and to withdraw; also after a stop.
    let mut person = Person::at(&server);
    person.post("/s/s/resume", &[("code", &open)]).is(200).shows("What first?");
    person.answer("s", &[("idea", "said at last")]).is(200).shows("Your answers");
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    person.get("/s/s").is(200).shows("Somebody has answered from this browser already");
    assert_eq!(server.stop(), 0);
    let server = Server::start(&one, &[]);
    for (code, idea) in [(&stays, "a tree of the first"), (&other, "a lamp of the second")] {
        Person::at(&server).post("/s/s/withdraw", &[("code", code)]).is(200).shows("deleted");
        assert!(!ideas(&one).contains(&idea.to_owned()), "{idea}");
    }
    // Whose answers were deleted before has none here either.
    Person::at(&server).post("/s/s/withdraw", &[("code", &gone)]).is(422);
    assert_eq!(server.stop(), 0);
    let left = ["a bench of the first", "a fountain", "a swing of the first", "said at last"];
    assert_eq!(ideas(&one), left);
    // Nor does the hand-in bring back what has been withdrawn since.
    one.run_with(&["--lang", "en", "merge", "s", before.to_str().unwrap()]).fine();
    assert_eq!(ideas(&one), left);
    let store = Store::open_existing(&one.path(STORE)).unwrap().unwrap();
    assert!(store.pending().unwrap().is_empty());
}
