//! `backup`, `restore` and `purge`: what is kept is safe, and what was promised to be deleted is.

use std::fs;

use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};

use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      - { id: q, type: number, text: Q }\n";

/// What the store was before a backup took its place.
const ASIDE: &str = "results/s/responses.sqlite.2026-05-12T10-00-00.before-restore";

/// A town with answers of three interviews.
fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("day.jsonl", "{\"q\": 1}\n{\"q\": 2}\n{\"q\": 3}\n");
    town.run("--lang en street s --place Square --interviewer AB --script day.jsonl").fine();
    town
}

fn records(town: &Town) -> Vec<Record> {
    records_in(town, "results/s/responses.sqlite")
}

fn records_in(town: &Town, path: &str) -> Vec<Record> {
    let store = Store::open_existing(&town.path(path)).unwrap().unwrap();
    let mut records = Vec::new();
    store
        .records(|record| {
            records.push(record);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    records
}

#[test]
fn a_backup_brings_all_back_but_what_was_erased_since() {
    let town = town();
    let before = records(&town);
    let run = town.run("--lang en backup safe").fine();
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("safe\n", "s: 3 responses and 0 open interviews copied and checked.\n")
    );
    town.run("--lang en backup safe").refused();
    town.run(&format!("--lang en erase s {}", before[0].id)).fine();
    town.write("more.jsonl", "{\"q\": 4}\n");
    town.run("--lang en street s --place Square --interviewer AB --script more.jsonl").fine();
    let run = town.run("--lang en restore safe").fine();
    assert!(
        run.err.starts_with("s: 3 responses brought back; one erased since stays erased.\n"),
        "{}",
        run.err
    );
    assert_eq!(records(&town), before[1..]);
    assert!(town.path(ASIDE).exists());
    // On another machine, after a fire.
    fs::remove_dir_all(town.path("results")).unwrap();
    assert!(
        town.run("--lang en restore safe").fine().err.starts_with("s: 3 responses brought back.\n")
    );
    assert_eq!(records(&town), before);
}

#[test]
fn a_damaged_backup_touches_nothing() {
    let town = town();
    let before = records(&town);
    town.run("--lang en backup safe").fine();
    let mut bytes = town.read("safe/s.sqlite");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    town.write("safe/s.sqlite", bytes);
    let run = town.run("--lang en restore safe").refused();
    assert!(run.err.contains("is not what the backup held"), "{}", run.err);
    assert_eq!(records(&town), before);
    town.run("--lang en restore nowhere").refused();
    Town::with_survey(SURVEY).run("--lang en backup safe").refused();
}

#[test]
fn what_is_kept_for_long_enough_goes_for_good() {
    let town = town();
    let run = town.run("--lang en purge").refused();
    assert!(run.err.contains("town.yaml does not say how long"), "{}", run.err);
    town.write(
        "town/town.yaml",
        "town: test\nname: Test\nlanguages: [en]\nprivacy: { controller: Us, purpose: Asking, basis: consent, retention: { answers: 24 months } }\n",
    );
    assert!(town.run("--lang en purge").fine().err.contains("nothing is older"));
    let later = "2028-05-13T10:00";
    let run = town.run_on(later, &["--lang", "en", "purge", "--dry-run"]).fine();
    assert!(run.err.contains("3 responses from before"), "{}", run.err);
    assert_eq!(records(&town).len(), 3);
    // Whatever else of the program's own holds them goes, too; what people have made is named.
    town.run("--lang en merge s").fine();
    town.run("--lang en backup safe").fine();
    town.run("--lang en restore safe").fine();
    let id = records(&town)[0].id;
    town.write("results/s/copy.jsonl", format!("{{\"id\":\"{id}\"}}\n"));
    let told = town.run_on(later, &["--lang", "en", "purge"]).fine();
    assert!(records(&town).is_empty());
    assert!(records_in(&town, ASIDE).is_empty());
    assert!(
        !town.path("results/s/merged.csv").exists()
            && !town.path("results/s/merged.parquet").exists()
    );
    let safe = town.path("safe/s.sqlite").canonicalize().unwrap();
    assert_eq!(told.out, format!("{}\nresults/s/copy.jsonl\n", safe.display()));
}
