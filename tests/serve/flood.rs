//! One visitor tries to fill the disk, and to keep everybody else waiting. Neither works.
//!
//! `MITREDEN_FLOOD=60 cargo test --release serve::flood -- --nocapture` tries each way for so many
//! seconds, lets 500 people into the hall, and says what the disk took in a minute and how long
//! others waited. Of less than a minute the room that an address has at once is the larger part.
//! `MITREDEN_FLOOD_WAY=ended` tries only the ways with this word in their name.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{SURVEY, records, town};
use crate::server::{Page, Person, Server};
use crate::support::Town;

/// So much may the disk fill in a minute.
const MEGABYTES: f64 = 10.0;
/// One visitor's connections.
const HANDS: usize = 4;

/// How long each way is tried, and whether it is in earnest: builds for trying out beside other
/// tests are no measure of waits.
fn seconds() -> (u64, bool) {
    let told = std::env::var("MITREDEN_FLOOD").ok().and_then(|seconds| seconds.parse().ok());
    (told.unwrap_or(1), told.is_some())
}

fn asking() -> Town {
    town(&SURVEY.replace(
        "{ a: A, b: B, c: C }",
        "{ a: A, b: B, c: C } }\n      - { id: how, type: multiple, text: { en: How?, de: Wie? }, options: { x: X, y: Y, o: { text: { en: O, de: O }, other: true } } }\n      - { id: rows, type: matrix, text: { en: Rows, de: Reihen }, scale: { from: 1, to: 5 }, rows: { p: P, q: Q, r: R, s: S, t: T, u: U } ",
    ))
}

/// Bytes of all files below a folder.
fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let each = entries.map(|entry| match entry.metadata() {
        Ok(what) if what.is_dir() => size(&entry.path()),
        Ok(what) => what.len(),
        Err(_) => 0,
    });
    each.sum()
}

/// One of the ways: what is sent next by a visitor with this many pages behind them.
type Way = fn(&mut Person, usize) -> Option<Page>;

/// The second page is before the visitor, with its long text and its options.
fn second(person: &mut Person) -> bool {
    person.cookie = None;
    let code = person.get("/s/s").value("code").map(str::to_owned);
    let begun = code.map(|code| {
        person.post("/s/s/begin", &[("lang", "en"), ("code", &code), ("consent", "yes")])
    });
    begun.is_some_and(|page| page.status == 200)
        && person.answer("s", &[("age", "30"), ("lives", "yes")]).status == 200
}

fn post(person: &mut Person, part: &str, fields: &[(&str, &str)]) -> Option<Page> {
    let page = person.try_post("/s/s/go", &[&[(".part", part)], fields].concat()).ok();
    // Whatever cannot go on begins anew.
    if page
        .as_ref()
        .is_none_or(|page| page.status == 429 && page.body.contains("Nothing more can be changed"))
    {
        second(person);
    }
    page
}

fn ways() -> Vec<(&'static str, Way)> {
    vec![
        ("own words at their limit", |person, n| {
            let (words, lang) = (format!("{n}{}", "ü".repeat(290)), ["lang:de", "lang:en"][n % 2]);
            post(person, "2", &[("how", "o"), ("how.o", &words), (".do", lang)])
        }),
        ("a text at its limit", |person, n| {
            let (words, lang) =
                (format!("{n}{}", "ü".repeat(3_990)), ["lang:de", "lang:en"][n % 2]);
            post(person, "2", &[("idea", &words), (".do", lang)])
        }),
        ("a text far over its limit", |person, n| {
            post(person, "2", &[("idea", &format!("{n}{}", "ü".repeat(10_000)))])
        }),
        ("a text that just takes a page of the disk", |person, n| {
            post(
                person,
                "2",
                &[
                    ("idea", &format!("{n}{}", "u".repeat(1_000))),
                    (".do", ["lang:de", "lang:en"][n % 2]),
                ],
            )
        }),
        ("a text that nearly does", |person, n| {
            post(
                person,
                "2",
                &[
                    ("idea", &format!("{n}{}", "u".repeat(700))),
                    (".do", ["lang:de", "lang:en"][n % 2]),
                ],
            )
        }),
        ("options and languages that are none", |person, n| {
            let none = format!("{n}{}", "z".repeat(25_000));
            post(person, "2", &[("how", &none), (".do", &format!("lang:{none}"))])
        }),
        ("every field small, again and again", |person, n| {
            let point = ["1", "2", "3", "4", "5"][n % 5];
            let rows = ["rows.p", "rows.q", "rows.r", "rows.s", "rows.t", "rows.u"]
                .map(|row| (row, point));
            let own = [
                ("how", "x"),
                ("top.a", "1"),
                ("idea", point),
                (".do", ["lang:de", "lang:en"][n % 2]),
            ];
            post(person, "2", &[&rows[..], &own].concat())
        }),
        ("interviews that are begun and left", |person, _| {
            second(person);
            person.page.clone()
        }),
        ("interviews that are ended with long texts", |person, n| {
            second(person);
            person.answer("s", &[("idea", &format!("{n}{}", "ü".repeat(3_990)))]);
            Some(person.answer("s", &[(".do", "end")]))
        }),
        ("interviews that are ended and withdrawn", |person, _| {
            second(person);
            person.answer("s", &[]);
            let done = person.answer("s", &[(".do", "end")]);
            if done.body.contains("class=\"code\"") {
                let code = done.code();
                person.post("/s/s/withdraw", &[("code", &code)]);
            }
            Some(done)
        }),
    ]
}

/// The longest that 99 of 100 had to wait.
fn p99(waits: Mutex<Vec<Duration>>) -> Duration {
    let mut waits = waits.into_inner().unwrap();
    waits.sort_unstable();
    waits.get(waits.len() * 99 / 100).copied().unwrap_or_default()
}

/// Somebody else answers from wherever, page by page; how long each of their pages took.
fn answers(mut person: Person, from: usize, over: &AtomicBool, waits: &Mutex<Vec<Duration>>) {
    let mut round = 0;
    while !over.load(Ordering::Relaxed) {
        person.cookie = None;
        round += 1;
        person.comes_from(from + round);
        let mut timed = |what: &mut dyn FnMut(&mut Person) -> Page| {
            let begun = Instant::now();
            what(&mut person).is(200);
            waits.lock().unwrap().push(begun.elapsed());
            std::thread::sleep(Duration::from_millis(50));
        };
        timed(&mut |person| person.get("/s/s"));
        timed(&mut |person| person.begin("s", &[]));
        timed(&mut |person| person.answer("s", &[("age", "30"), ("lives", "yes")]));
        timed(&mut |person| person.answer("s", &[("idea", "A bench in the park.")]));
        timed(&mut |person| person.answer("s", &[(".do", "end")]));
    }
}

#[test]
fn nobody_fills_the_disk_or_keeps_others_waiting() {
    let (seconds, in_earnest) = seconds();
    let town = asking();
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    let wanted = std::env::var("MITREDEN_FLOOD_WAY").unwrap_or_default();
    let ways = ways().into_iter().filter(|(name, _)| name.contains(&wanted));
    for (at, (name, way)) in ways.enumerate() {
        let (over, waits, pages) =
            (AtomicBool::new(false), Mutex::default(), Mutex::new((0_u64, 0_u64)));
        let before = size(&town.path("results"));
        std::thread::scope(|scope| {
            for visitor in 0..2 {
                let person = Person::at(&server);
                let (over, waits) = (&over, &waits);
                scope.spawn(move || {
                    answers(person, 1_000_000 * (1 + visitor + 2 * at), over, waits);
                });
            }
            for _ in 0..HANDS {
                let mut person = Person::at(&server);
                person.comes_from(at + 1);
                let (over, pages) = (&over, &pages);
                scope.spawn(move || {
                    second(&mut person);
                    let mut n = 0;
                    while !over.load(Ordering::Relaxed) {
                        n += 1;
                        let limited = way(&mut person, n).is_none_or(|page| page.status == 429);
                        let mut pages = pages.lock().unwrap();
                        pages.0 += 1;
                        pages.1 += u64::from(limited);
                    }
                });
            }
            std::thread::sleep(Duration::from_secs(seconds));
            over.store(true, Ordering::Relaxed);
        });
        let grown = (size(&town.path("results")).saturating_sub(before)) as f64 / 1_048_576.0;
        let most = p99(waits);
        let (sent, limited) = pages.into_inner().unwrap();
        let a_minute = grown * 60.0 / seconds as f64;
        println!(
            "{name}: {sent} pages in {seconds} s, {limited} over a limit; {grown:.1} MB, {a_minute:.1} MB a minute; others' p99 {most:.1?}"
        );
        let minutes = (seconds as f64 / 60.0).max(1.0);
        assert!(grown < MEGABYTES * minutes, "{name}: {grown:.1} MB in {seconds} s");
        let patience = if in_earnest { 200 } else { 2_000 };
        assert!(most < Duration::from_millis(patience), "{name}: others wait {most:?}");
    }
}

#[test]
fn a_hall_full_of_people_is_answered_while_somebody_floods() {
    let in_earnest = seconds().1;
    let hall: usize = if in_earnest { 500 } else { 50 };
    let town = asking();
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    let (over, next) = (AtomicBool::new(false), Mutex::new(0..hall));
    let (waits, begun) = (Mutex::new(Vec::new()), Instant::now());
    std::thread::scope(|scope| {
        let mut flood = Person::at(&server);
        flood.comes_from(1);
        let over = &over;
        scope.spawn(move || {
            second(&mut flood);
            while !over.load(Ordering::Relaxed) {
                let _ = flood.try_post_raw("/s/s/go", &"&used".repeat(13_000).into_bytes());
                let _ = post(&mut flood, "2", &[("idea", &"ü".repeat(5_000))]);
            }
        });
        let people: Vec<_> = (0..10)
            .map(|_| {
                let (server, next, waits) = (&server, &next, &waits);
                scope.spawn(move || {
                    while let Some(n) = { next.lock().unwrap().next() } {
                        // All of them have the one address of the hall.
                        let mut person = Person::at(server);
                        person.comes_from(2);
                        let think = || {
                            std::thread::sleep(Duration::from_millis(if in_earnest {
                                200
                            } else {
                                0
                            }));
                        };
                        let timed = |sent: &mut dyn FnMut() -> Page| {
                            let begun = Instant::now();
                            let page = sent().is(200);
                            waits.lock().unwrap().push(begun.elapsed());
                            think();
                            page
                        };
                        timed(&mut || person.begin("s", &[])).shows("How old are you?");
                        timed(&mut || person.answer("s", &[("age", "30"), ("lives", "yes")]));
                        let idea = if n % 5 == 0 {
                            "A long story. ".repeat(60)
                        } else {
                            "Benches.".to_owned()
                        };
                        let said = [("idea", &*idea), ("how", "x"), ("top.a", "1")];
                        timed(&mut || person.answer("s", &said)).shows("Your answers");
                        timed(&mut || person.answer("s", &[(".do", "end")]))
                            .shows("Thank you so much!");
                    }
                })
            })
            .collect();
        let ended: Vec<_> = people.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        over.store(true, Ordering::Relaxed);
        assert!(ended.iter().all(Result::is_ok), "somebody in the hall was not answered");
    });
    let (pages, took) = (waits.lock().unwrap().len(), begun.elapsed().as_secs());
    let most = p99(waits);
    println!("a hall of {hall}: {pages} pages in {took} s, p99 {most:.1?}");
    drop(server);
    assert_eq!(records(&town).len(), hall);
}
