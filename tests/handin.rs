//! From laptops to the office: hand-ins sealed and opened, in any order and any number of times;
//! what is erased stays away.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use mitreden::define::survey::Mode;
use mitreden::keep::journal::Begun;
use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};
use uuid::Uuid;

use crate::support::{Town, table_rows};

const SURVEY: &str = "survey: s\ntitle: Short\nlanguages: [en]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      \
    - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n      - { id: why, type: text, text: Why? }\n";

fn laptop(people: &[&str]) -> Town {
    let town = Town::with_survey(SURVEY);
    ask(&town, people);
    town
}

fn ask(town: &Town, people: &[&str]) {
    town.write("day.jsonl", people.join("\n"));
    town.run("street s --place Square --interviewer AB --script day.jsonl --lang en").fine();
}

fn store(town: &Town) -> Store {
    Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap()
}

fn records(town: &Town) -> Vec<Record> {
    let mut all = Vec::new();
    let read = store(town).versions(|version| {
        all.push(version.what);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    all
}

/// Hands in; the file's path.
fn hand_in(town: &Town, args: &str) -> PathBuf {
    let run = town.run(&format!("handin s --lang en{args}")).fine();
    town.path(run.out.trim_end())
}

fn merge(office: &Town, files: &[&PathBuf]) -> crate::support::Run {
    let files: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
    office.run_with(&[&["merge", "s", "--lang", "en"], &files[..]].concat())
}

/// All orders of four.
fn orders() -> Vec<[usize; 4]> {
    let all = (0..256).map(|n| [n / 64, n / 16 % 4, n / 4 % 4, n % 4]);
    all.filter(|order| (0..4).all(|at| order.contains(&at))).collect()
}

#[test]
fn three_laptops_in_all_orders_make_the_same_bytes() {
    let one = laptop(&[r#"{"sex":"f","why":"Äpfel"}"#, r#"{"sex":"m"}"#]);
    let two = laptop(&[r#"{"sex":"f"}"#]);
    let three = laptop(&[r#"{"sex":"m","why":"x"}"#]);
    let first = hand_in(&one, "");
    let first_two: Vec<_> = records(&one).into_iter().map(|record| record.id).collect();
    ask(&one, &[r#"{"sex":"f","why":"later"}"#]);
    // Everything once more: overlaps with the first.
    let again = hand_in(&one, " --all");
    // The second laptop holds a response of the first, changed without a new revision: nobody can
    // say which is right.
    let disputed = Record { lang: "de".to_owned(), ..records(&one).remove(0) };
    store(&two).add([disputed.clone()]).unwrap();
    let files = [first, again, hand_in(&two, ""), hand_in(&three, "")];

    let folder = tempfile::tempdir().unwrap();
    let names =
        ["a-1", "a-2", "b-1", "c-1"].map(|name| folder.path().join(name).with_extension("handin"));
    for (file, name) in files.iter().zip(&names) {
        fs::copy(file, name).unwrap();
    }
    let orders = orders();
    assert_eq!(orders.len(), 24);
    let mut seen: Vec<[Vec<u8>; 3]> = Vec::new();
    for (n, order) in orders.into_iter().enumerate() {
        let office = Town::with_survey(SURVEY);
        merge(&office, &order.map(|at| &names[at])).fine();
        seen.push(
            ["merged.parquet", "merged.csv", "merge.md"]
                .map(|name| office.read(&format!("results/s/{name}"))),
        );
        // One after the other, some twice: the same dataset in the end. One order in four, for
        // time's sake.
        if n % 4 != 0 {
            continue;
        }
        let office = Town::with_survey(SURVEY);
        for at in order.iter().chain(&order[..2]) {
            merge(&office, &[&names[*at]]).fine();
        }
        let [parquet, csv, _] = &seen[0];
        assert_eq!(office.read("results/s/merged.csv"), *csv, "{order:?}");
        assert_eq!(office.read("results/s/merged.parquet"), *parquet, "{order:?}");
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
    let protocol = String::from_utf8(seen[0][2].clone())
        .unwrap()
        .replace(folder.path().to_str().unwrap(), "…");
    assert!(protocol.contains(&disputed.id.to_string()), "the conflict is listed:\n{protocol}");
    // The two responses of the first hand-in lie in the second once more; one of them is the
    // disputed one.
    for duplicate in &first_two {
        let line = format!("| `{duplicate}` | `…/a-2.handin` |");
        let is_listed = table_rows(&protocol).contains(&line);
        assert!(is_listed, "the duplicate is listed: {line}\n{protocol}");
    }
    for name in ["a-1.handin", "a-2.handin", "b-1.handin", "c-1.handin"] {
        assert!(protocol.contains(name), "{protocol}");
    }
    let csv = String::from_utf8(seen[0][1].clone()).unwrap();
    assert_eq!(csv.lines().count(), 1 + 4, "five responses, one of them disputed:\n{csv}");
}

#[test]
fn only_what_is_new_is_handed_in_and_open_interviews_are_named() {
    let town = laptop(&[r#"{"sex":"f"}"#, r#"{"sex":"m"}"#]);
    let run = town.run("handin s --lang en").fine();
    assert!(
        run.err.contains("2 responses, 2 contacts and 0 erasures handed in: s-laptop-"),
        "{}",
        run.err
    );
    assert!(run.err.contains("The file is not sealed"), "{}", run.err);
    // Short enough to be read out: six characters for the laptop, then the number.
    let name = run.out.trim_end().strip_prefix("s-laptop-").unwrap();
    assert!(name.len() == "123abc-1.handin".len() && name.ends_with("-1.handin"), "{name}");
    let run = town.run("handin s --lang en").fine();
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("", "Nothing new since the last hand-in; --all writes everything again.\n")
    );
    // Practice leaves nothing to hand in.
    town.run("street s --practice --place Square --interviewer AB --script day.jsonl --lang en")
        .fine();
    assert_eq!(town.run("handin s --lang en").fine().out, "");
    let begun = Begun {
        id: Uuid::from_u128(77),
        survey: "s".into(),
        definition: "sha256:0".into(),
        mode: Mode::Street,
        lang: "en".into(),
        seed: 1,
        day: chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap(),
        device: None,
        place: None,
        shift: None,
        interviewer: None,
        flags: Vec::new(),
    };
    store(&town).begin(&begun).unwrap();
    let run = town.run("handin s --all --lang en").fine();
    assert!(run.err.contains("1 interview is still open and is not handed in."), "{}", run.err);
    assert!(
        !String::from_utf8(town.read(run.out.trim_end())).unwrap().contains(&begun.id.to_string())
    );
    assert_eq!(store(&town).pending().unwrap().len(), 1, "it can still be resumed");
    let none = Town::with_survey(SURVEY).run("handin s --lang en").refused();
    assert!(none.err.contains("nothing was ever kept of `s`"), "{}", none.err);
}

#[test]
fn contacts_reach_the_office_apart_from_answers() {
    let town = laptop(&[r#"{"sex":"f"}"#]);
    let file = hand_in(&town, "");
    let office = Town::with_survey(SURVEY);
    let run = merge(&office, &[&file]).fine();
    assert!(
        run.err.contains(
            "1 new, 0 known before, 0 replaced, 0 in conflict, 0 erased before; 1 new contacts"
        ),
        "{}",
        run.err
    );
    let run = merge(&office, &[&file]).fine();
    assert!(run.err.contains("0 new, 1 known before"), "{}", run.err);
    let status = office.run("status s --lang en").fine().out;
    assert!(status.contains("Participation rate: 100.0%, that is 1 of 1."), "{status}");
}

#[test]
fn what_is_sealed_only_the_office_opens() {
    let office = Town::with_survey(SURVEY);
    let safe = tempfile::tempdir().unwrap();
    let mut key = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    key.current_dir(office.path("."))
        .env("XDG_CONFIG_HOME", safe.path())
        .args(["--lang", "en", "key", "new"]);
    let made = key.output().unwrap();
    let (paper, told) =
        (String::from_utf8(made.stdout).unwrap(), String::from_utf8(made.stderr).unwrap());
    let public =
        told.lines().find_map(|line| line.trim().strip_prefix("handin_key: ")).unwrap().to_owned();
    assert!(paper.contains("AGE- SECR ET-K EY-1") && paper.contains(&public), "{paper}");
    let file = safe.path().join("mitreden/test.key");
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions())
            & 0o777,
        0o600
    );
    let again = key.output().unwrap();
    assert!(
        !again.status.success()
            && String::from_utf8_lossy(&again.stderr).contains("there is a key in"),
        "never written over"
    );

    let town = laptop(&[r#"{"sex":"f","why":"Nobody else may read this"}"#]);
    town.write(
        "town/town.yaml",
        format!("town: test\nname: Test\nlanguages: [en]\nhandin_key: {public}\n"),
    );
    let sealed = hand_in(&town, "");
    assert!(sealed.to_string_lossy().ends_with(".handin.age"));
    assert!(!fs::read(&sealed).unwrap().windows(6).any(|part| part == b"Nobody"));

    // Without the key, with another one, with the one typed in from paper.
    let run = merge_with(&office, &sealed, safe.path().join("none").to_str().unwrap()).refused();
    assert!(run.err.contains("none"), "{}", run.err);
    let other = safe.path().join("other.key");
    office.run_with(&["key", "new", "--out", other.to_str().unwrap()]).fine();
    let run = merge_with(&office, &sealed, other.to_str().unwrap()).refused();
    assert!(run.err.contains("is sealed to another key than age1"), "{}", run.err);
    let typed: Vec<&str> =
        paper.lines().filter(|line| line.starts_with("    ") || line.contains("AGE-")).collect();
    let typed = typed.join("\n").to_lowercase();
    let key_lines: String = typed
        .lines()
        .skip_while(|line| !line.contains("age- secr"))
        .take(4)
        .map(|line| line.trim().to_owned() + "\n")
        .collect();
    office.write("typed.txt", &key_lines);
    merge_with(&office, &sealed, office.path("typed.txt").to_str().unwrap()).fine();
    assert_eq!(records(&office).len(), 1);

    // Sealed, and cut off or changed.
    let bytes = fs::read(&sealed).unwrap();
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    for bytes in [&bytes[..bytes.len() - 1], &changed] {
        office.write("bad.handin.age", bytes);
        let run =
            merge_with(&office, &office.path("bad.handin.age"), file.to_str().unwrap()).refused();
        assert!(run.err.contains("was cut off or changed on its way"), "{}", run.err);
    }
    // The office cannot see what is sealed: it may hold what is erased.
    fs::copy(&sealed, office.path("got.handin.age")).unwrap();
    let id = records(&office).remove(0).id;
    let spaced = format!("{{ \"id\": \"{}\" }}\n", id.to_string().to_uppercase());
    office.write("results/s/other.jsonl", [&b"\xff\n"[..], spaced.as_bytes()].concat());
    office.write("results/s/unrelated.jsonl", "{}\n");
    let run = office.run(&format!("erase s {id} --lang en")).fine();
    assert!(run.out.contains("got.handin.age") && run.out.contains("other.jsonl"), "{}", run.out);
    assert!(!run.out.contains("unrelated.jsonl"), "{}", run.out);
}

#[test]
fn a_store_of_a_newer_program_is_left_as_it_is() {
    let town = laptop(&[r#"{"sex":"f"}"#]);
    let file = hand_in(&town, "");
    let path = town.path("results/s/responses.sqlite");
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();
    for run in [
        town.run("handin s --lang en"),
        merge(&town, &[&file]),
        town.run(&format!("erase s {} --lang en", Uuid::nil())),
    ] {
        assert!(run.refused().err.contains("newer"));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_clock_set_back_loses_nothing() {
    let town = laptop(&[r#"{"sex":"f"}"#]);
    let first = hand_in(&town, "");
    town.write("day.jsonl", r#"{"sex":"m"}"#);
    let at = |now: &str, line: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
        let output = command
            .current_dir(town.path("."))
            .args(["--lang", "en", "--now", now])
            .args(line.split(' '))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    at("2019-01-01T00:00", "street s --place Square --interviewer AB --script day.jsonl");
    let second = town.path(at("2019-01-01T00:00", "handin s").trim_end());
    let office = Town::with_survey(SURVEY);
    merge(&office, &[&second, &first]).fine();
    assert_eq!((records(&office), store(&office).contacts().unwrap().len()), (records(&town), 2));
}

#[test]
fn a_hand_in_on_a_stick_is_named_when_something_in_it_is_erased() {
    let town = laptop(&[r#"{"sex":"f"}"#]);
    let stick = tempfile::tempdir().unwrap();
    let to = stick.path().join("usb");
    fs::create_dir(&to).unwrap();
    let file = hand_in(&town, &format!(" --to {}", to.display()));
    let id = records(&town).remove(0).id;
    let run = town.run(&format!("erase s {id} --lang en")).fine();
    assert!(
        run.out.contains(file.file_name().unwrap().to_str().unwrap()),
        "{}{}",
        run.out,
        run.err
    );
    // The stick is pulled out.
    fs::rename(&to, stick.path().join("pulled")).unwrap();
    let run = town.run(&format!("erase s {id} --lang en")).fine();
    let told = format!(
        "A hand-in went to {} before",
        fs::canonicalize(stick.path()).unwrap().join("usb").display()
    );
    assert!(run.err.contains(&told), "{}", run.err);
}

#[test]
fn backups_are_named_when_something_in_them_is_erased() {
    let town = laptop(&[r#"{"sex":"f"}"#, r#"{"sex":"m"}"#]);
    let safe = tempfile::tempdir().unwrap();
    let to = safe.path().join("copy");
    town.run(&format!("backup {} --lang en", to.display())).fine();
    town.run(&format!("restore {} --lang en", to.display())).fine();
    let id = records(&town).remove(0).id;
    let run = town.run(&format!("erase s {id} --lang en")).fine();
    assert!(run.out.contains("copy/s.sqlite"), "{}{}", run.out, run.err);
    // The store holds nothing of it, nor does what was put aside of it.
    assert!(!run.out.contains("responses.sqlite"), "{}", run.out);
}

fn merge_with(office: &Town, file: &std::path::Path, key: &str) -> crate::support::Run {
    office.run_with(&["merge", "s", file.to_str().unwrap(), "--lang", "en", "--key", key])
}

#[test]
fn a_key_in_the_towns_folder_is_refused() {
    let town = Town::with_survey(SURVEY);
    for place in ["my.key", "town/deep/er/my.key"] {
        let run = town.run(&format!("key new --lang en --out {place}")).refused();
        assert!(run.err.contains("lies in the town’s folder"), "{}", run.err);
        assert!(!town.path(place).exists() && !town.path("town/deep").exists());
    }
}

#[test]
fn what_was_cut_changed_or_is_of_another_survey_is_told_and_nothing_is_taken_in() {
    let town = laptop(&[r#"{"sex":"f"}"#]);
    let good = hand_in(&town, "");
    let bytes = fs::read(&good).unwrap();
    let office = Town::with_survey(SURVEY);
    let text = String::from_utf8(bytes.clone()).unwrap();
    office.write("cut.handin", &bytes[..bytes.len() - 9]);
    office.write("changed.handin", text.replacen("\"f\"", "\"m\"", 1));
    office.write("newer.handin", text.replacen("{\"handin\":1", "{\"handin\":9", 1));
    let run = merge(
        &office,
        &[
            &good,
            &office.path("cut.handin"),
            &office.path("changed.handin"),
            &office.path("newer.handin"),
        ],
    )
    .refused();
    assert_eq!(run.err.matches("was cut off or changed on its way").count(), 2, "{}", run.err);
    assert!(run.err.contains("newer.handin was written by a newer mitreden"), "{}", run.err);
    assert!(
        !office.path("results/s/responses.sqlite").exists(),
        "the good one waits until all are"
    );
    // Cut so short that nothing tells what it was but its name.
    for (name, bytes) in [
        ("none.handin", &b""[..]),
        ("short.handin", b"{\"han"),
        ("none.handin.age", b""),
        ("short.handin.age", b"age-enc"),
    ] {
        office.write(name, bytes);
        office.write(
            "any.key",
            "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33",
        );
        let run = merge_with(&office, &office.path(name), "any.key").refused();
        assert!(run.err.contains("was cut off or changed on its way"), "{name}: {}", run.err);
    }
    let other = Town::with_survey(&SURVEY.replace("survey: s", "survey: t"));
    let run = other
        .run_with(&["merge", "surveys/s.yaml", good.to_str().unwrap(), "--lang", "en"])
        .refused();
    assert!(run.err.contains("belongs to the survey `s`"), "{}", run.err);
}

#[test]
fn what_is_erased_stays_away_and_what_holds_it_is_named() {
    let town = laptop(&[r#"{"sex":"f","why":"unwanted"}"#, r#"{"sex":"m"}"#]);
    let before = hand_in(&town, "");
    town.run("merge s").fine();
    let id =
        records(&town).into_iter().find(|record| record.answers["why"] == "unwanted").unwrap().id;
    let run = town.run(&format!("erase s {id} --lang en")).fine();
    assert!(
        run.err.contains(&format!("{id} is erased."))
            && run.err.contains("It was handed in before."),
        "{}",
        run.err
    );
    assert!(run.out.contains(before.file_name().unwrap().to_str().unwrap()), "{}", run.out);
    assert!(
        !run.out.contains("merged") && !town.path("results/s/merged.csv").exists(),
        "{}",
        run.out
    );
    let whole = fs::read(town.path("results/s/responses.sqlite")).unwrap();
    assert!(!whole.windows(8).any(|part| part == b"unwanted"), "its content is overwritten");
    // The office has it already, hears of the erasure, and does not take it in again.
    let office = Town::with_survey(SURVEY);
    merge(&office, &[&before]).fine();
    let after = hand_in(&town, "");
    let run = merge(&office, &[&after]).fine();
    assert!(run.err.contains("1 response was erased where this comes from"), "{}", run.err);
    let run = merge(&office, &[&before]).fine();
    assert!(run.err.contains("1 erased before"), "{}", run.err);
    assert_eq!(records(&office).len(), 1);
    // One that was never here can be kept out, too.
    let run = office.run("erase s 00000000-0000-4000-8000-000000000007 --lang en").fine();
    assert!(run.err.contains("was not here; it is now kept from coming in"), "{}", run.err);
}
