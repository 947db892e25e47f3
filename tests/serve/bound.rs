//! An interview has a bound in bytes: whatever somebody does in one, no more of it is kept; they are
//! told, and can still go on to its end. On both stores.

use std::fmt::Write as _;

use mitreden::keep::store::Store;

use super::trouble::{database, sql};
use super::{records, town};
use crate::server::{Page, Person, Server};
use crate::support::Town;

/// No more than this is kept of an interview of this survey: 128 kB and twice what its pages can
/// hold, one page more, and each page once more on the way to the end.
const BOUND: usize = 384 * 1024;
/// So often each way is tried. Each time brings 12 kB at least, most of them 24.
const TIMES: usize = 60;
/// Options with words of one's own beside them.
const OWN: usize = 10;

fn survey() -> String {
    let mut options = "x: X".to_owned();
    for n in 0..OWN {
        write!(options, ", o{n}: {{ text: O{n}, other: true }}").unwrap();
    }
    format!(
        "survey: s
title: T
languages: [en, de]
modes: [online]
pages:
  - {{ page: one, questions: [{{ id: idea, type: text, long: true, text: Ideas? }}] }}
  - {{ page: two, questions: [{{ id: how, type: multiple, text: How?, options: {{ {options} }} }}] }}
  - {{ page: three, questions: [{{ id: age, type: number, text: How old? }}] }}
"
    )
}

fn go(person: &mut Person, part: &str, fields: &[(&str, &str)]) -> Page {
    person.post("/s/s/go", &[&[(".part", part)], fields].concat())
}

/// As long as it may be, and six times that where it is kept: nothing is shorter in JSON.
fn long(n: usize) -> String {
    format!("{n}{}", "\u{1}".repeat(3_900))
}

fn language(n: usize) -> (&'static str, &'static str) {
    (".do", ["lang:de", "lang:en"][n % 2])
}

/// One of the ways: what is sent next, with this many pages behind.
type Way = fn(&mut Person, usize) -> Page;

fn ways() -> Vec<(&'static str, Way)> {
    vec![
        ("a text in one language and the other", |person, n| {
            go(person, "0", &[("idea", &long(n)), language(n)])
        }),
        ("a text far too long", |person, n| {
            go(person, "0", &[("idea", &format!("{n}{}", "\u{1d538}".repeat(4_800)))])
        }),
        ("forth and back", |person, n| {
            go(person, "0", &[("idea", &long(n))]);
            go(person, "1", &[(".do", "back")])
        }),
        ("sent off from a page that is not the last", |person, n| {
            go(person, "0", &[("idea", &long(n)), (".do", "end")])
        }),
        ("from the review", |person, n| {
            if n == 0 {
                for part in ["0", "1", "2"] {
                    go(person, part, &[]).is(200);
                }
            }
            go(person, "0", &[("idea", &long(n)), (".review", "1")])
        }),
        ("words beside every option", |person, n| {
            if n == 0 {
                go(person, "0", &[]).is(200);
            }
            let words = format!("{n}{}", "\u{1d538}".repeat(296));
            let options: Vec<String> = (0..OWN).map(|at| format!("o{at}")).collect();
            let beside: Vec<String> = (0..OWN).map(|at| format!("how.o{at}")).collect();
            let mut fields: Vec<(&str, &str)> = options.iter().map(|at| ("how", &**at)).collect();
            fields.extend(beside.iter().map(|at| (&**at, &*words)));
            go(person, "1", &[&fields[..], &[language(n)]].concat())
        }),
        ("paused, and gone on with in another browser", |person, n| {
            let page = go(person, "0", &[("idea", &long(n)), (".do", "pause")]);
            if n % 10 == 9 && page.body.contains("class=\"code\"") {
                person.cookie = None;
                person.post("/s/s/resume", &[("code", &page.code())]).is(200);
            }
            page
        }),
        ("cleared and written again", |person, n| {
            go(person, "0", &[("idea", &long(n)), language(n)]);
            go(person, "0", &[(".do", "clear")])
        }),
        ("in three tabs at once", |person, n| {
            let send = |tab: usize| {
                let mut other = Person::to(&person.address());
                (other.cookie, other.headers) = (person.cookie.clone(), person.headers.clone());
                go(&mut other, "0", &[("idea", &long(3 * n + tab)), language(n + tab)])
            };
            std::thread::scope(|scope| {
                let tabs = [0, 1, 2].map(|tab| scope.spawn(move || send(tab)));
                tabs.map(|tab| tab.join().unwrap()).into_iter().max_by_key(|page| page.status)
            })
            .unwrap()
        }),
    ]
}

/// Goes on to the end from wherever it stands.
fn ends(person: &mut Person) -> Page {
    for _ in 0..5 {
        if person.get("/s/s/go").is(200).body.contains("value=\"end\"") {
            return person.answer("s", &[(".do", "end")]).is(200);
        }
        // What cannot be taken is told as ever.
        if person.page.as_ref().unwrap().body.contains("name=\"age\"") {
            person.answer("s", &[("age", "old")]).is(422);
        }
        person.answer("s", &[("idea", "A bench."), ("age", "30")]).is(200);
    }
    panic!("it has no end")
}

/// Tries each way with a server of this store; `kept` says how much there is of the one interview
/// that is under way. The most that was kept of any.
fn holds(town: &Town, args: &[&str], kept: &dyn Fn() -> usize) -> usize {
    let mut most = 0;
    let server = Server::start(town, &[&["--trusted-proxy", "127.0.0.1"], args].concat());
    for (at, (name, way)) in ways().into_iter().enumerate() {
        // Each page comes from somewhere else: what is kept of one address has bounds of its own.
        let from = |n: usize| 1_000 * (at + 1) + n;
        let mut person = Person::at(&server);
        person.comes_from(from(0));
        person.begin("s", &[]).is(200);
        let mut told = 0;
        for n in 0..TIMES {
            person.comes_from(from(n));
            let page = way(&mut person, n);
            assert!([200, 422, 429].contains(&page.status), "{name}: {}", page.body);
            if page.status == 429 {
                let is_told = ["Nothing more can be changed", "lässt sich nichts mehr ändern"]
                    .iter()
                    .any(|words| page.body.contains(words));
                assert!(is_told, "{name}: {}", page.body);
            }
            // What stands against an answer is told on its page.
            told += usize::from(page.status != 200);
        }
        let kept = kept();
        most = most.max(kept);
        assert!(kept < BOUND, "{name}: {kept} bytes");
        assert!(told > 0, "{name}: nobody was told");
        person.comes_from(from(TIMES));
        let page = ends(&mut person);
        assert!(page.path.contains("/s/s/done"), "{name}: {}", page.path);
    }
    assert_eq!(server.stop(), 0);
    most
}

#[test]
fn no_more_is_kept_of_an_interview_than_its_bound() {
    let town = town(&survey());
    let path = town.path("results/s/responses.sqlite");
    let most = holds(&town, &[], &|| {
        let pending = Store::open_existing(&path).unwrap().unwrap().pending().unwrap();
        pending[0].happenings.iter().map(|happening| happening.what.len()).sum()
    });
    println!("{most} bytes are kept at most");
    assert_eq!(records(&town).len(), ways().len());
}

#[test]
fn nor_in_a_database() {
    let Some((url, name)) = database("bound") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    holds(&town(&survey()), &["--store", &url], &|| {
        let sum = "SELECT sum(octet_length(what)) FROM mitreden.happenings";
        sql(&admin, &name, sum).parse().unwrap()
    });
    let over = sql(&admin, &name, "SELECT count(*) FROM mitreden.responses");
    assert_eq!(over, ways().len().to_string());
}
