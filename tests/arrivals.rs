//! What does not arrive is missed: hand-ins by laptop and number, folders that were copied, copies
//! of a sync program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mitreden::keep::store::{Store, StoreError};

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      \
    - { id: q, type: number, text: Q }\n";

/// Runs a command on a machine: each has a configuration folder of its own.
fn on(machine: &Path, town: &Town, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path(".")).env("XDG_CONFIG_HOME", machine).env("NO_COLOR", "1");
    Run::of(
        &command.args(["--now", "2026-05-12T10:00", "--lang", "en"]).args(args).output().unwrap(),
    )
}

fn ask(machine: &Path, town: &Town, n: usize) {
    town.write("day.jsonl", format!("{{\"q\": {n}}}\n"));
    on(
        machine,
        town,
        &["street", "s", "--place", "Square", "--interviewer", "AB", "--script", "day.jsonl"],
    )
    .fine();
    fs::remove_file(town.path("day.jsonl")).unwrap();
}

fn hand_in(machine: &Path, town: &Town, more: &[&str]) -> PathBuf {
    let run = on(machine, town, &[&["handin", "s"], more].concat()).fine();
    town.path(run.out.trim_end())
}

fn merge(office: &Town, args: &[&str]) -> Run {
    office.run_with(&[&["--lang", "en", "merge", "s"], args].concat())
}

fn answers(town: &Town) -> usize {
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let mut n = 0;
    store
        .records(|_| {
            n += 1;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    n
}

/// The laptop a hand-in is from, and its number.
fn named(file: &Path) -> (String, String) {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let (device, number) = name.strip_prefix("s-").unwrap().rsplit_once('-').unwrap();
    (device.to_owned(), number.to_owned())
}

#[test]
fn a_hand_in_that_is_missing_is_named_by_every_command_until_it_comes() {
    let (machine, laptop, office) =
        (tempfile::tempdir().unwrap(), Town::with_survey(SURVEY), Town::with_survey(SURVEY));
    let files: Vec<PathBuf> = (1..=3)
        .map(|n| {
            ask(machine.path(), &laptop, n);
            hand_in(machine.path(), &laptop, &[])
        })
        .collect();
    let path = |n: usize| files[n - 1].to_str().unwrap();
    let (device, _) = named(&files[0]);
    let run = merge(&office, &[path(1)]).fine();
    assert!(run.err.contains(&format!("{device}: 1\n")), "{}", run.err);
    let run = merge(&office, &[path(3)]).fine();
    assert!(run.err.contains(&format!("{device}: 1, 3; 2 is missing\n")), "{}", run.err);
    let told = format!("1 hand-in never came ({device}: 2): what is in it is not counted.");
    assert!(run.err.contains(&told), "{}", run.err);
    for command in ["merge s", "rank s", "status s", "report s"] {
        let run = office.run(&format!("--lang en {command}"));
        assert!(run.err.contains(&told), "{command}: {}", run.err);
    }
    let protocol = String::from_utf8(office.read("results/s/merge.md")).unwrap();
    assert!(
        protocol.contains(&told) && protocol.contains(&format!("- {device}: 1, 3; 2 is missing")),
        "{protocol}"
    );
    // It comes; or one with everything does; or nobody waits for it any more.
    for way in [&[path(2)][..], &["--forget", &format!("{device}:2")]] {
        let office = Town::with_survey(SURVEY);
        merge(&office, &[path(1), path(3)]).fine();
        let run = merge(&office, way).fine();
        assert!(!run.err.contains("never came"), "{way:?}: {}", run.err);
        assert!(!office.run("--lang en status s").fine().err.contains("never came"));
    }
    assert!(
        merge(&office, &["--forget", &format!("{device}:3")])
            .refused()
            .err
            .contains("nothing was decided")
    );
    let whole = hand_in(machine.path(), &laptop, &["--all"]);
    let run = merge(&office, &[whole.to_str().unwrap()]).fine();
    assert!(!run.err.contains("never came") && answers(&office) == 3, "{}", run.err);
}

#[test]
fn a_copied_folder_has_a_name_of_its_own_on_each_machine_and_keeps_it() {
    let machines = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let [a, b, c] = machines.each_ref().map(tempfile::TempDir::path);
    let prepared = Town::with_survey(SURVEY);
    ask(a, &prepared, 1);
    let first = hand_in(a, &prepared, &[]);
    // Copied to two more laptops; and one of them goes back and forth on a stick.
    let copy = || {
        let town = Town::with_survey(SURVEY);
        town.write("results/s/responses.sqlite", prepared.read("results/s/responses.sqlite"));
        town
    };
    let (two, three) = (copy(), copy());
    let mut files = vec![first];
    for (n, (machine, town)) in [(a, &prepared), (b, &two), (c, &three)].into_iter().enumerate() {
        ask(machine, town, 10 + n);
        files.push(hand_in(machine, town, &[]));
    }
    ask(c, &two, 20);
    files.push(hand_in(c, &two, &[]));
    ask(b, &two, 21);
    files.push(hand_in(b, &two, &[]));
    let named: Vec<_> = files.iter().map(|file| named(file)).collect();
    let numbers: Vec<&str> = named.iter().map(|(_, number)| number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "1", "1", "1", "2"], "{named:?}");
    let devices: std::collections::BTreeSet<&str> =
        named.iter().map(|(device, _)| device.as_str()).collect();
    assert_eq!(devices.len(), 4, "a, b, c, and c once more in another folder: {named:?}");
    assert_eq!((&named[0].0, &named[2].0), (&named[1].0, &named[5].0));
    // Put into one folder, none is written over.
    let (office, stick) = (Town::with_survey(SURVEY), tempfile::tempdir().unwrap());
    for file in &files {
        fs::copy(file, stick.path().join(file.file_name().unwrap())).unwrap();
    }
    let all: Vec<String> = fs::read_dir(stick.path())
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    assert_eq!(all.len(), 6);
    let run = merge(&office, &all.iter().map(String::as_str).collect::<Vec<_>>()).fine();
    assert!(!run.err.contains("missing") && !run.err.contains("twice"), "{}", run.err);
    assert_eq!(answers(&office), 6);
    let run = on(c, &three, &["handin", "s", "--all"]).fine();
    assert!(!run.err.contains("copied from another computer"), "that was said once: {}", run.err);
}

#[test]
fn two_laptops_of_one_name_are_told() {
    let (machine, one) = (tempfile::tempdir().unwrap(), Town::with_survey(SURVEY));
    ask(machine.path(), &one, 0);
    let two = Town::with_survey(SURVEY);
    two.write("results/s/responses.sqlite", one.read("results/s/responses.sqlite"));
    let (office, stick) = (Town::with_survey(SURVEY), tempfile::tempdir().unwrap());
    let files = [&one, &two].map(|town| {
        // The very same machine, as far as anybody can see.
        ask(machine.path(), town, 5);
        let file = hand_in(machine.path(), town, &[]);
        let to = stick.path().join(format!("{}.handin", std::ptr::from_ref(town).addr()));
        fs::copy(file, &to).unwrap();
        to
    });
    let run = merge(&office, &[files[0].to_str().unwrap(), files[1].to_str().unwrap()]).fine();
    assert!(run.err.contains(": 1; 1 came twice and not alike"), "{}", run.err);
    assert_eq!(answers(&office), 3);
}

#[test]
fn a_laptop_of_an_older_version_keeps_its_name_and_goes_on_counting() {
    let town = Town::of("tests/stores/32ed3dc");
    let store =
        fs::read(Path::new(crate::support::ROOT).join("tests/stores/format-3.sqlite")).unwrap();
    town.write("results/s/responses.sqlite", store);
    let device = {
        let store = rusqlite::Connection::open(town.path("results/s/responses.sqlite")).unwrap();
        let read = |sql: &str| {
            store.query_row(sql, [], |row| row.get::<_, Option<String>>(0)).unwrap_or_default()
        };
        read("SELECT CAST(value AS TEXT) FROM meta WHERE key = 'device'")
    };
    let machine = tempfile::tempdir().unwrap();
    let file = hand_in(machine.path(), &town, &["--all"]);
    if let Some(device) = device {
        assert_eq!(named(&file).0, device);
    }
}

#[test]
fn copies_that_a_sync_program_made_are_named() {
    let (machine, town) = (tempfile::tempdir().unwrap(), Town::with_survey(SURVEY));
    ask(machine.path(), &town, 1);
    let copies = [
        "responses (conflicted copy of PC2).sqlite",
        "responses (Konflikt von PC2 2026-05-12).sqlite",
        "responses.sync-conflict-20260512-101500-ABCDEFG.sqlite",
        "responses-PC2.sqlite",
        "responses (1).sqlite",
    ];
    for copy in copies {
        fs::copy(town.path("results/s/responses.sqlite"), town.path("results/s").join(copy))
            .unwrap();
        for command in ["merge s", "status s", "rank s", "report s"] {
            let run = town.run(&format!("--lang en {command}"));
            assert!(
                run.err.contains("not read") && run.err.contains(copy),
                "{command}: {}",
                run.err
            );
        }
        let run = town.run("--lang en check");
        assert!(run.out.contains(copy), "{}", run.out);
        fs::remove_file(town.path("results/s").join(copy)).unwrap();
    }
}
