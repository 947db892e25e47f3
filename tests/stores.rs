//! What earlier versions wrote: stores of every format, hand-ins, a backup, an open interview. See
//! `tests/stores/README.md`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::import::{case, merged, stored};
use crate::support::{ROOT, Town};

const FOLDER: &str = "tests/stores/32ed3dc";

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new(ROOT).join("tests/stores").join(name)).unwrap()
}

/// The weekly export's town, with a store of then.
fn weekly(store: &str) -> Town {
    let town = case("import-14-weekly-export");
    town.write("results/wk/responses.sqlite", bytes(&format!("32ed3dc/{store}.sqlite")));
    town
}

#[test]
fn people_of_then_are_taken_over_once_and_who_was_erased_stays_away() {
    for (store, map) in [("weekly", "id"), ("weekly-without-ids", "noid")] {
        let import = |town: &Town, file: &str| {
            town.run(&format!("import wk {file} --map {map}.import.yaml"))
        };
        let town = weekly(store);
        assert_eq!(merged(&town, "wk").len(), 39);
        let run = import(&town, "export-05-04.csv").fine();
        assert!(
            run.out.contains("39 of them were in the store since before version 0.2"),
            "{}",
            run.out
        );
        assert!(
            run.out.contains("store: 0 new, 39 the same, 0 replaced, 1 erased before"),
            "{}",
            run.out
        );
        assert_eq!(merged(&town, "wk").len(), 39);
        let told = "40 new, 39 the same, 0 replaced, 1 erased before";
        assert_eq!(stored(import(&town, "export-05-11.csv")), told);
        assert_eq!(merged(&town, "wk").len(), 79);
        let again = import(&town, "export-05-11.csv").fine();
        assert!(!again.out.contains("before version 0.2"), "once: {}", again.out);

        let town = weekly(store);
        let refused = import(&town, "export-05-11.csv").refused();
        assert!(
            refused.err.contains("39 as `export-05-04.csv`; nothing was stored"),
            "{}",
            refused.err
        );
        let ways = ["add --was export-05-04.csv", "add --was-not export-05-04.csv"];
        assert!(ways.iter().all(|way| refused.err.contains(way)), "{}", refused.err);
        assert_eq!(merged(&town, "wk").len(), 39);
        assert_eq!(stored(import(&town, "export-05-11.csv --was export-05-04.csv")), told);
        assert_eq!(merged(&town, "wk").len(), 79);
        assert_eq!(
            stored(import(&town, "export-05-11.csv")),
            "0 new, 79 the same, 0 replaced, 1 erased before"
        );
        assert_eq!(merged(&town, "wk").len(), 79);
    }
}

#[test]
fn other_people_with_the_same_ids_are_told_apart_where_somebody_says_so() {
    let town = weekly("weekly");
    let import = |more: &str| {
        stored(town.run(&format!("import wk export-05-11.csv --map id.import.yaml{more}")))
    };
    assert_eq!(import(" --was-not export-05-04.csv"), "80 new, 0 the same, 0 replaced");
    assert_eq!(import(""), "0 new, 80 the same, 0 replaced", "it is remembered");
    assert_eq!(merged(&town, "wk").len(), 119);
}

#[test]
fn who_was_doubled_is_one_person_again() {
    let town = weekly("weekly-doubled");
    assert_eq!(merged(&town, "wk").len(), 120);
    let refused = town.run("import wk export-05-11.csv --map id.import.yaml").refused();
    assert!(refused.err.contains("40 as `export-05-04.csv`"), "{}", refused.err);
    let run = town.run("import wk export-05-11.csv --map id.import.yaml --was export-05-04.csv");
    assert_eq!(stored(run), "0 new, 80 the same, 0 replaced");
    assert_eq!(merged(&town, "wk").len(), 80);
}

/// What the program of then said of the town's forty people.
fn gives_its_numbers(town: &Town, open: u64) {
    let json: Value = serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap();
    assert_eq!(json["n"], 40, "{json}");
    for (need, importance) in [("wifi", 50.0), ("parking", 50.0), ("help", 47.5)] {
        let found =
            json["needs"].as_array().unwrap().iter().find(|one| one["need"] == need).unwrap();
        let found = found["importance"].as_f64().unwrap();
        assert!((found - importance).abs() < 1e-9, "{need}: {found}");
    }
    town.run("backup copy").fine();
    let list: Value = serde_json::from_slice(&town.read("copy/backup.json")).unwrap();
    assert_eq!(
        (list[0]["responses"].as_u64(), list[0]["open"].as_u64()),
        (Some(40), Some(open)),
        "{list}"
    );
    fs::remove_dir_all(town.path("copy")).unwrap();
}

#[test]
fn stores_of_every_format_open_and_give_their_numbers() {
    for (store, open) in
        [("format-1", 0), ("format-2", 1), ("format-3", 1), ("32ed3dc/backup/s", 1)]
    {
        let town = Town::of(FOLDER);
        town.write("results/s/responses.sqlite", bytes(&format!("{store}.sqlite")));
        gives_its_numbers(&town, open);
        // What came after it works in it, too.
        town.run("handin s --all").fine();
        town.write("more.csv", "id,top\n1,wifi\n");
        town.write(
            "more.import.yaml",
            "survey: s\nid: id\nmode: paper\nlang: en\nanswers: { top: { ranked: [top] } }\n",
        );
        assert_eq!(
            stored(town.run("import s more.csv --map more.import.yaml")),
            "1 new, 0 the same, 0 replaced",
            "{store}"
        );
        assert_eq!(
            stored(town.run("import s more.csv --map more.import.yaml")),
            "0 new, 1 the same, 0 replaced",
            "{store}"
        );
        town.run("import s --undo more").fine();
        gives_its_numbers(&town, open);
    }
}

#[test]
fn hand_ins_of_then_are_taken_in() {
    for name in ["s-laptop-83cac0-1.handin", "s-laptop-83cac0-2.handin.age"] {
        let town = Town::of(FOLDER);
        town.write(name, bytes(&format!("32ed3dc/{name}")));
        let key = format!("{ROOT}/{FOLDER}/office.key");
        // One of them was written before the town had a key.
        town.run_with(&["merge", "s", name, "--key", &key, "--plain"]).fine();
        fs::remove_file(town.path(name)).unwrap();
        gives_its_numbers(&town, 0);
    }
}

#[test]
fn a_backup_of_then_is_brought_back() {
    let town = Town::of(FOLDER);
    for name in ["backup.json", "s.sqlite"] {
        town.write(&format!("backup/{name}"), bytes(&format!("32ed3dc/backup/{name}")));
    }
    town.run("restore backup").fine();
    gives_its_numbers(&town, 1);
}
