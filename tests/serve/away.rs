//! The store is moved, deleted or replaced, its log removed or its disk filled, while people
//! answer: whatever was acknowledged before is in a file that is named, and nothing after that is
//! acknowledged.
//!
//! `MITREDEN_ROUNDS=100 cargo test serve::away -- --nocapture` does it more often.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mitreden::ask::interview::JournalEntry;
use mitreden::define::answer::Answer;
use mitreden::keep::store::{Store, StoreError};

use super::town;
use crate::disk::Disk;
use crate::server::{Page, Person, Server};
use crate::support::Town;

const QUESTIONS: usize = 6;
const PEOPLE: usize = 3;
const STORE: &str = "results/s/responses.sqlite";

fn survey() -> String {
    let page = |n: usize| {
        format!(
            "  - page: p{n}\n    questions:\n      - {{ id: q{n}, type: number, text: Question {n} }}\n"
        )
    };
    "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n".to_owned()
        + &(0..QUESTIONS).map(page).collect::<String>()
}

/// What is done to the store.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Move,
    Delete,
    Replace,
    RemoveLog,
    RemoveLogAndList,
    MoveFolder,
    /// A disk that is full is no reason to lose anything, nor to say that anything is kept that is
    /// not.
    Fill,
    /// A full disk on which the file is deleted: nothing can be written beside it until there is
    /// room.
    FillAndDelete,
}

const DEEDS: [Deed; 8] = [
    Deed::Move,
    Deed::Delete,
    Deed::Replace,
    Deed::RemoveLog,
    Deed::RemoveLogAndList,
    Deed::MoveFolder,
    Deed::Fill,
    Deed::FillAndDelete,
];

impl Deed {
    fn is_done_to(self, town: &Town, disk: Option<&Disk>) {
        let at = |end: &str| PathBuf::from(format!("{}{end}", town.path(STORE).display()));
        match self {
            Self::Move => fs::rename(at(""), town.path("results/s/aside")).unwrap(),
            Self::Delete => fs::remove_file(at("")).unwrap(),
            Self::Replace => fs::rename(town.path("other"), at("")).unwrap(),
            Self::RemoveLog => fs::remove_file(at("-wal")).unwrap(),
            Self::RemoveLogAndList => {
                for end in ["-wal", "-shm"] {
                    fs::remove_file(at(end)).unwrap();
                }
            }
            Self::MoveFolder => fs::rename(town.path("results"), town.path("elsewhere")).unwrap(),
            Self::Fill => drop(disk.unwrap().fill()),
            Self::FillAndDelete => {
                disk.unwrap().fill();
                fs::remove_file(at("")).unwrap();
            }
        }
    }
}

/// How many answers of each interview were acknowledged, by its first answer.
type Known = BTreeMap<u64, usize>;

/// What all who answer have in common.
struct Load {
    known: Mutex<Known>,
    /// The deed is done.
    is_done: AtomicBool,
    is_over: AtomicBool,
    /// What was acknowledged though it was sent after it.
    after: Mutex<Vec<u64>>,
    /// Pages that said that nothing was saved.
    told: Mutex<Vec<Page>>,
}

impl Page {
    /// Whether a form was taken; else it says that nothing was saved.
    fn taken_by(self, load: &Load) -> bool {
        match self.status {
            200 => return true,
            503 => load.told.lock().unwrap().push(self),
            other => panic!("{other}: {}", self.body),
        }
        false
    }
}

/// Answers one interview after another, until nobody takes anything any more.
fn answer_as(mut browser: Person, person: usize, load: &Load) {
    for interview in 0.. {
        let mark = (person * 1_000_000 + interview * 10) as u64;
        browser.cookie = None;
        browser.comes_from(person * 1_000_000 + interview);
        let start = browser.get("/s/s");
        let Some(code) = start.value("code").map(str::to_owned) else { return };
        if !browser.post("/s/s/begin", &[("lang", "en"), ("code", &code)]).taken_by(load) {
            if load.is_over.load(Ordering::SeqCst) {
                return;
            }
            continue;
        }
        for n in 0..=QUESTIONS {
            let (part, name, number) = (n.to_string(), format!("q{n}"), mark + n as u64);
            let value = number.to_string();
            let fields = [(".part", part.as_str()), (name.as_str(), value.as_str())];
            // The same is sent again until somebody takes it.
            loop {
                let is_late = load.is_done.load(Ordering::SeqCst);
                let page = browser
                    .post("/s/s/go", if n == QUESTIONS { &[(".do", "end")] } else { &fields });
                let was_taken = page.taken_by(load);
                if was_taken && is_late {
                    load.after.lock().unwrap().push(if n == QUESTIONS { mark } else { number });
                } else if was_taken && n < QUESTIONS {
                    load.known.lock().unwrap().insert(mark, n + 1);
                }
                if load.is_over.load(Ordering::SeqCst) {
                    return;
                }
                if was_taken {
                    break;
                }
            }
        }
    }
}

/// The numbers that are in a store, under way and over.
fn numbers(path: &Path) -> Vec<u64> {
    let Some(store) = Store::open_existing(path).unwrap() else { return Vec::new() };
    let whole = |value: f64| value.to_string().parse::<u64>().unwrap();
    let mut found = Vec::new();
    for happening in store.pending().unwrap().iter().flat_map(|pending| &pending.happenings) {
        if let JournalEntry::Answer { answer: Answer::Number(value), .. } =
            JournalEntry::from_line(&happening.what).unwrap()
        {
            found.push(whole(value));
        }
    }
    let read = store.records(|record| {
        found.extend(record.answers.values().filter_map(serde_json::Value::as_u64));
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    found
}

/// What was acknowledged and is in none of these stores.
fn lost(known: &Known, stores: &[PathBuf]) -> Vec<u64> {
    let found: std::collections::BTreeSet<u64> =
        stores.iter().flat_map(|path| numbers(path)).collect();
    let acknowledged = known.iter().flat_map(|(mark, n)| (0..*n as u64).map(move |at| mark + at));
    acknowledged.filter(|number| !found.contains(number)).collect()
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// An address that nobody listens on.
fn free() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn health(monitor: &str) -> (u16, String) {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = agent.get(format!("http://{monitor}/health")).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

/// One round; how many answers were acknowledged in it.
fn round(deed: Deed, n: u64) -> usize {
    let town = town(&survey());
    let needs_disk = matches!(deed, Deed::Fill | Deed::FillAndDelete);
    let disk = if needs_disk { Disk::of(town.path("results"), 12) } else { None };
    if needs_disk && disk.is_none() {
        return 0;
    }
    let monitor = free();
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1", "--monitor", &monitor]);
    let load = Load {
        known: Mutex::default(),
        is_done: AtomicBool::new(false),
        is_over: AtomicBool::new(false),
        after: Mutex::default(),
        told: Mutex::default(),
    };
    Store::open_existing(&town.path(STORE)).unwrap().unwrap().copy_to(&town.path("other")).unwrap();
    assert_eq!(health(&monitor), (200, "ok\n".to_owned()), "{deed:?}");
    std::thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (browser, load) = (Person::at(&server), &load);
            scope.spawn(move || answer_as(browser, person, load));
        }
        wait_until("somebody is at their second interview", || {
            load.known.lock().unwrap().len() > PEOPLE
        });
        std::thread::sleep(Duration::from_millis(n * 37 % 150));
        deed.is_done_to(&town, disk.as_ref());
        load.is_done.store(true, Ordering::SeqCst);
        wait_until("somebody is told", || !load.told.lock().unwrap().is_empty());
        std::thread::sleep(Duration::from_millis(100));
        load.is_over.store(true, Ordering::SeqCst);
    });
    let (known, told) = (load.known.into_inner().unwrap(), load.told.into_inner().unwrap());
    // What was answered stays on the page, to be sent again.
    if let Some(page) = told.iter().find(|page| page.body.contains("name=\"q")) {
        page.clone().shows("Nothing was lost").shows("Try again");
    }
    let (status, words) = health(&monitor);
    assert_eq!(status, 503, "{deed:?}: {words}");
    let rescued = town.path("results/s/responses-rescued-1.sqlite");
    match deed {
        // Little may still have found room, and then it is there.
        Deed::Fill => {
            assert!(words.contains("is full"), "{words}");
            let late = load.after.into_inner().unwrap();
            fs::remove_file(town.path("results/ballast")).unwrap();
            wait_until("there is room again", || health(&monitor).0 == 200);
            assert_eq!(server.stop(), 0);
            assert_eq!(lost(&known, &[town.path(STORE)]), [0; 0]);
            let found = numbers(&town.path(STORE));
            assert!(late.iter().all(|number| found.contains(number)), "{late:?}");
            return known.values().sum();
        }
        Deed::FillAndDelete => {
            assert!(
                words.contains("could not be written beside it") && words.contains("is full"),
                "{words}"
            );
            fs::remove_file(town.path("results/ballast")).unwrap();
            wait_until("it is rescued once there is room", || rescued.exists());
        }
        _ => assert!(words.contains("responses-rescued-1.sqlite"), "{words}"),
    }
    assert_eq!(
        load.after.into_inner().unwrap(),
        [0; 0],
        "{deed:?}: sent after it, and acknowledged"
    );
    server.log_with(&["the store cannot be used", "responses-rescued-1.sqlite"]);
    // However it ends.
    if n.is_multiple_of(2) {
        assert_eq!(server.stop(), 0);
    } else {
        server.kill();
    }
    let told = town.run("--lang en status s").fine();
    assert!(
        told.err.contains("responses-rescued-1.sqlite") && told.err.contains("mitreden merge"),
        "{deed:?}: {}",
        told.err
    );
    assert!(!town.run("--lang en check").err.contains("rescued"), "it is no unknown file");
    let stores = [
        STORE,
        "results/s/aside",
        "elsewhere/s/responses.sqlite",
        "results/s/responses-rescued-1.sqlite",
    ];
    assert_eq!(lost(&known, &stores.map(|path| town.path(path))), [0; 0], "{deed:?}");
    assert_eq!(
        lost(&known, std::slice::from_ref(&rescued)),
        [0; 0],
        "{deed:?}: all of it is in what was rescued"
    );
    // A server that is started anew goes on from there; then all is in the store again.
    let server = Server::start(&town, &[]);
    Person::at(&server).get("/s/s").is(200);
    assert_eq!(server.stop(), 0);
    town.run("--lang en merge s").fine();
    assert_eq!(lost(&known, &[town.path(STORE)]), [0; 0], "{deed:?}");
    assert!(!rescued.exists());
    assert!(!town.run("--lang en status s").fine().err.contains("rescued"));
    known.values().sum()
}

#[test]
fn whatever_happens_to_the_store_nothing_acknowledged_is_lost_and_nothing_else_acknowledged() {
    let rounds: usize = std::env::var("MITREDEN_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(DEEDS.len());
    let answers: usize = (0..rounds).map(|n| round(DEEDS[n % DEEDS.len()], n as u64)).sum();
    println!("{rounds} rounds, {answers} acknowledged answers: all kept");
}

#[test]
fn a_file_that_is_put_back_is_gone_on_with() {
    let town = town(&survey());
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("q0", "1")]).is(200).shows("Question 1");
    fs::rename(town.path(STORE), town.path("aside")).unwrap();
    let page = person.answer("s", &[("q1", "2")]).is(503).shows("Nothing was lost");
    assert_eq!(page.value("q1"), Some("2"), "what was answered stays on the page");
    person.get("/s/s/go").is(503);
    fs::rename(town.path("aside"), town.path(STORE)).unwrap();
    person.post("/s/s/go", &[(".part", "1"), ("q1", "2")]).is(200).shows("Question 2");
    // Who withdraws now is not left behind in what was rescued.
    let code = person.answer("s", &[(".do", "pause")]).is(200).code();
    person.post("/s/s/withdraw", &[("code", &code)]).is(200).shows("Your answers are deleted");
    assert_eq!(numbers(&town.path("results/s/responses-rescued-1.sqlite")), [0; 0]);
    assert_eq!(server.stop(), 0);
}

#[test]
fn a_closed_terminal_is_a_stop_like_any_other() {
    let town = town(&survey());
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("q0", "1")]).is(200);
    assert_eq!(server.stop_by("HUP"), 0);
    // Its counts are kept, and its log is in the file.
    let store = Store::open_existing(&town.path(STORE)).unwrap().unwrap();
    assert!(store.counts().unwrap().iter().any(|counted| counted == ("starts", 1)));
    assert_eq!(
        fs::metadata(town.path("results/s/responses.sqlite-wal")).map_or(0, |about| about.len()),
        0
    );
}

#[test]
fn health_says_that_there_is_no_room_however_often_it_is_asked() {
    let town = town(&survey());
    let Some(disk) = Disk::at(town.path("results")) else { return };
    let monitor = free();
    let server = Server::start(&town, &["--monitor", &monitor]);
    Person::at(&server).begin("s", &[]).is(200);
    let ballast = disk.fill();
    for _ in 0..5 {
        let (status, words) = health(&monitor);
        assert!(status == 503 && words.contains("is full"), "{status} {words}");
    }
    fs::remove_file(ballast).unwrap();
    assert_eq!(health(&monitor).0, 200);
    drop(server);
    drop(disk);
}
