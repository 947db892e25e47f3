//! The folder of reports is published as it is: after every run each file in it belongs to that
//! run, or is named.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: { de: T, en: T }\nlanguages: [de, en]\nmodes: [street]\nneeds: all\n\
ranking: { top: 2, unsatisfied_at_most: 3 }\npages:\n  - page: p\n    questions:\n\
\x20     - { id: top, type: ranking, facet: importance, text: { de: W, en: W }, options: needs, top: 2 }\n\
\x20     - { id: how, type: matrix, facet: satisfaction, text: { de: H, en: H }, rows: needs, scale: { from: 1, to: 5, best: to } }\n\
\x20     - { id: age, type: single, text: { de: A, en: A }, options: { young: J, old: O } }\n\
population: { margins: [ { of: age, shares: { young: 0.5, old: 0.5 } } ] }\n";

const AGENDA: &str = "fields:\n  office: { de: Amt, en: Office }\nmeasures:\n  spots:\n    field: office\n\
\x20   title: { de: TITLE, en: TITLE }\n    serves: [wifi]\n    owner: { de: Amt, en: Office }\n    horizon: now\n    cost: low\n\
\x20   history:\n      - { on: 2026-05-01, status: idea }\n";

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [de, en]\n");
    town.write("town/agenda.yaml", agenda(false));
    answers(&town, 200);
    town
}

fn agenda(is_endless: bool) -> String {
    AGENDA.replace(
        "TITLE",
        &if is_endless {
            "Bürgerservicestelle ".repeat(90).trim().to_owned()
        } else {
            "Spots".to_owned()
        },
    )
}

fn speak_german_alone(town: &Town) {
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [de]\n");
    town.write(
        "town/agenda.yaml",
        agenda(false)
            .replace("de: Amt, en: Office", "de: Amt")
            .replace("de: Spots, en: Spots", "de: Spots"),
    );
}

fn answers(town: &Town, n: usize) {
    town.run(&format!("simulate s -n {n} --seed 1")).fine();
}

/// All files of the folder, with `/` between its parts.
fn files(town: &Town) -> BTreeSet<String> {
    fn walk(folder: &Path, before: &str, all: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            let name = format!("{before}{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), all);
            } else {
                all.extend([name]);
            }
        }
    }
    let mut all = BTreeSet::new();
    walk(&town.path("reports/s"), "", &mut all);
    all
}

fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000)
}

/// The files that a run left as they were, though it names none of them.
fn unnamed(town: &Town, run: impl FnOnce() -> Run) -> (Vec<String>, Run) {
    for name in files(town) {
        File::options()
            .append(true)
            .open(town.path(&format!("reports/s/{name}")))
            .unwrap()
            .set_modified(long_ago())
            .unwrap();
    }
    let run = run();
    let is_named = |name: &String| {
        let of = |tag: &str| {
            name.starts_with("charts/")
                && name.contains(&format!(".{tag}."))
                && run.err.contains(&format!("charts/*.{tag}.*"))
        };
        run.err.contains(&format!("reports/s/{name}")) || of("de") || of("en")
    };
    let is_old = |name: &String| {
        fs::metadata(town.path(&format!("reports/s/{name}"))).unwrap().modified().unwrap()
            == long_ago()
    };
    (files(town).into_iter().filter(|name| is_old(name) && !is_named(name)).collect(), run)
}

/// What can happen between two reports.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Event {
    New,
    Language,
    Fewer,
    Png,
    Full,
}

const EVENTS: [Event; 5] = [Event::New, Event::Language, Event::Fewer, Event::Png, Event::Full];

/// Everything happens after everything else.
fn walk() -> Vec<Event> {
    let mut left: Vec<(Event, Event)> =
        EVENTS.iter().flat_map(|a| EVENTS.iter().map(move |b| (*a, *b))).collect();
    left.retain(|(a, b)| a != b);
    let mut walk = vec![Event::New];
    while let Some(at) = {
        let here = walk[walk.len() - 1];
        left.iter().position(|(from, _)| *from == here).or((!left.is_empty()).then_some(0))
    } {
        let (from, to) = left.remove(at);
        if walk[walk.len() - 1] != from {
            walk.push(from);
        }
        walk.push(to);
    }
    walk
}

#[test]
fn whatever_happened_between_two_reports_every_file_is_of_the_last_one_or_named() {
    let town = town();
    let mut n = 200;
    for (at, event) in walk().into_iter().enumerate() {
        town.write("town/agenda.yaml", agenda(event == Event::Full));
        n = match event {
            Event::New => 200 + at,
            Event::Fewer => 12,
            // Where there is no order yet, the page has room for any title.
            Event::Full => 200,
            _ => n,
        };
        answers(&town, n);
        let mut args = vec!["report", "s"];
        match event {
            Event::Png => args.push("--png"),
            Event::Language => args.extend(["--lang", if at % 2 == 0 { "de" } else { "en" }]),
            _ => {}
        }
        let now = format!("2026-06-{:02}T10:00", at + 1);
        let (unnamed, run) = unnamed(&town, || town.run_on(&now, &args));
        assert_eq!(run.code, i32::from(event == Event::Full), "{event:?}: {}", run.err);
        assert_eq!(unnamed, [""; 0], "{event:?} {args:?} at {at}: {}", run.err);
        let stays = event != Event::Png && files(&town).iter().any(|name| name.contains(".png"));
        assert!(!stays || event == Event::Language, "images of an earlier run: {event:?}");
        // Of a page that could not be set no older one is left.
        assert!(
            event == Event::Language
                || files(&town).contains("council.pdf") != (event == Event::Full),
            "{event:?}"
        );
    }
}

#[test]
fn a_report_speaks_all_languages_of_its_town_and_says_which_one_is_older() {
    let town = town();
    let run = town.run("report s").fine();
    assert_eq!(run.out.matches("reports/s/").count(), 12, "{}", run.out);
    // The same answers on the same day: nothing is older.
    let again = town.run("report s --lang en").fine();
    assert!(!again.err.contains("report.md") && !again.err.contains("älter"), "{}", again.err);
    answers(&town, 150);
    let english = town.run("report s --lang en").fine();
    let told = english.err.replace('\u{a0}', " ");
    assert!(
        told.contains(
            "the report in German beside it is older, of 12 May 2026: reports/s/annex.md"
        ),
        "{}",
        english.err
    );
    let checked = town.run("check --lang en");
    assert!(
        checked.err.contains("made from different answers")
            || checked.out.contains("made from different answers"),
        "{}",
        checked.out
    );
    town.run("report s").fine();
    let checked = town.run("check --lang en").fine();
    assert!(
        !checked.out.contains("reports/") && !checked.err.contains("reports/"),
        "{}{}",
        checked.out,
        checked.err
    );
    // The town speaks one language less.
    speak_german_alone(&town);
    let run = town.run("report s").fine();
    assert!(
        run.err.contains("reports/s/report.en.md")
            && !files(&town).iter().any(|name| name.contains(".en.")),
        "{}",
        run.err
    );
}

/// As after `git checkout`: what is under version control is of an earlier day, the pages beside it
/// are not.
#[test]
fn what_was_changed_behind_the_programs_back_is_told_and_never_taken_away() {
    let town = town();
    town.run("report s").fine();
    town.write("reports/s/report.pdf", "of another state");
    town.write("reports/s/charts/why.de.svg", "of a program that kept no list");
    let checked = town.run("check --lang en");
    let told = format!("{}{}", checked.out, checked.err);
    assert!(
        told.contains("reports/s/report.pdf") && told.contains("not as the last report left it"),
        "{told}"
    );
    assert!(
        told.contains("reports/s/charts/why.de.svg") && told.contains("belongs to no report"),
        "{told}"
    );
    let run = town.run("report s --lang en").fine();
    assert!(run.err.contains("reports/s/charts/why.de.svg"), "{}", run.err);
    assert!(town.path("reports/s/charts/why.de.svg").exists());
    // Nor is what somebody has edited.
    town.write("reports/s/report.en.md", "Edited by hand");
    speak_german_alone(&town);
    let run = town.run("report s").fine();
    assert_eq!(town.read("reports/s/report.en.md"), b"Edited by hand");
    assert!(run.err.contains("reports/s/report.en.md"), "{}", run.err);
    for bad in ["{\"contents\": 2}", "{\"conten"] {
        town.write("reports/s/contents.json", bad);
        let before = town.read("reports/s/report.md");
        let run = town.run_on("2026-07-01T10:00", &["report", "s"]);
        assert_eq!(run.code, i32::from(bad.ends_with('}')), "{}", run.err);
        assert!(run.err.contains("reports/s/contents.json"), "{}", run.err);
        assert_eq!(town.read("reports/s/report.md") == before, bad.ends_with('}'));
    }
}
