//! The server is killed while people answer at full speed: what was acknowledged is kept, and
//! nothing twice.
//!
//! `MITREDEN_KILLS=100 cargo test serve::kills -- --nocapture` kills more often.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use super::{records, town};
use crate::server::{Person, Server};

const QUESTIONS: usize = 6;
const PEOPLE: usize = 4;

fn survey() -> String {
    let page = |n: usize| {
        format!(
            "  - page: p{n}\n    questions:\n      - {{ id: q{n}, type: number, text: Question {n} }}\n"
        )
    };
    "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n".to_owned()
        + &(0..QUESTIONS).map(page).collect::<String>()
}

/// What the people know: for each interview, by its first answer, how many answers were
/// acknowledged, and whether its end was.
type Known = BTreeMap<usize, (usize, bool)>;

/// Answers one interview after another; whenever nobody answers, the same is sent again until
/// somebody does.
fn answer_as(
    mut browser: Person,
    address: &Mutex<String>,
    person: usize,
    over: &AtomicBool,
    known: &Mutex<Known>,
) {
    let mut interview = 0;
    while !over.load(Ordering::Relaxed) {
        let mark = person * 1_000_000 + interview;
        interview += 1;
        browser.cookie = None;
        browser.comes_from(mark);
        let mut again =
            |what: &mut dyn FnMut(&mut Person) -> Result<crate::server::Page, ureq::Error>| loop {
                browser.moves(&address.lock().unwrap());
                match what(&mut browser) {
                    Ok(page) if page.status == 200 => return page,
                    Ok(page) => assert_eq!(page.status, 503, "{}", page.body),
                    Err(_) => std::thread::sleep(Duration::from_millis(5)),
                }
            };
        let start = again(&mut |browser| browser.try_get("/s/s"));
        let code = start.value("code").unwrap().to_owned();
        again(&mut |browser| browser.try_post("/s/s/begin", &[("lang", "en"), ("code", &code)]));
        for n in 0..QUESTIONS {
            let (part, name, value) = (n.to_string(), format!("q{n}"), (mark + n).to_string());
            again(&mut |browser| browser.try_post("/s/s/go", &[(".part", &part), (&name, &value)]));
            // The next page was shown: it is said to be kept.
            known.lock().unwrap().entry(mark).or_default().0 = n + 1;
        }
        again(&mut |browser| browser.try_post("/s/s/go", &[(".do", "end")]));
        known.lock().unwrap().entry(mark).or_default().1 = true;
    }
}

#[test]
fn what_was_acknowledged_is_kept_and_nothing_twice() {
    let kills: usize =
        std::env::var("MITREDEN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(8);
    let town = town(&survey());
    let (over, known) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Known::new())));
    let proxy = ["--trusted-proxy", "127.0.0.1"];
    let mut server = Server::start(&town, &proxy);
    let address = Arc::new(Mutex::new(server.address.clone()));
    std::thread::scope(|scope| {
        let first = &server;
        let people: Vec<_> = (0..PEOPLE)
            .map(|person| {
                let (address, over, known) =
                    (Arc::clone(&address), Arc::clone(&over), Arc::clone(&known));
                let browser = Person::at(first);
                scope.spawn(move || answer_as(browser, &address, person, &over, &known))
            })
            .collect();
        for kill in 0..kills {
            std::thread::sleep(Duration::from_millis(60 + (kill as u64 * 37) % 120));
            let next = Server::start(&town, &proxy);
            *address.lock().unwrap() = next.address.clone();
            std::mem::replace(&mut server, next).kill();
        }
        std::thread::sleep(Duration::from_millis(300));
        over.store(true, Ordering::Relaxed);
        for person in people {
            person.join().unwrap();
        }
    });
    drop(server);
    let known = known.lock().unwrap();
    let mut ended: BTreeMap<u64, _> = BTreeMap::new();
    for record in records(&town) {
        let mark = record.answers["q0"].as_u64().unwrap();
        assert!(ended.insert(mark, record).is_none(), "interview {mark} is kept twice");
    }
    let mut answers = 0;
    for (mark, (acknowledged, end)) in known.iter() {
        answers += acknowledged;
        if *end {
            let record =
                ended.get(&(*mark as u64)).unwrap_or_else(|| panic!("interview {mark} is lost"));
            for n in 0..QUESTIONS {
                assert_eq!(record.answers[&format!("q{n}")], json!(mark + n));
            }
        }
    }
    let whole = known.values().filter(|(_, end)| *end).count();
    assert!(ended.len() >= whole && whole > 0);
    println!(
        "{kills} kills, {answers} acknowledged answers in {} interviews, {whole} of them ended: all kept, none twice",
        known.len()
    );
}
