//! Paper is read by the questionnaire it was printed with: also after an edit, in another folder,
//! and the second time.

use std::io::Write;
use std::process::{Command, Stdio};

use mitreden::define::version_sign::VersionSign;
use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};

use crate::support::{Run, Town};

const NEEDS: [&str; 4] = ["wifi: Free Wi-Fi", "help: Help", "schools: Schools", "parking: Parking"];
const OPTIONS: [&str; 3] = ["young: under 30", "mid: 30 to 59", "old: 60 and over"];

/// A small questionnaire with needs and options in this order.
fn survey(needs: &[&str], options: &[&str]) -> String {
    let listed = |items: &[&str]| items.join(", ");
    format!(
        "survey: first\ntitle: What should come first?\nlanguages: [en]\nmodes: [street, paper]\nneeds: {{ {} }}\n\
         ranking: {{ top: 2, unsatisfied_at_most: 3 }}\npages:\n  - page: p\n    questions:\n      \
         - {{ id: age, type: single, text: How old?, options: {{ {} }} }}\n      \
         - {{ id: top2, type: ranking, facet: importance, text: Which two?, options: needs, top: 2 }}\n      \
         - {{ id: satisfied, type: matrix, facet: satisfaction, text: How satisfied?, rows: needs, scale: {{ from: 1, to: 5, best: to }} }}\n      \
         - {{ id: idea, type: text, text: What else? }}\n",
        listed(needs),
        listed(options)
    )
}

/// A town with this questionnaire.
fn town(text: &str) -> Town {
    let town = Town::none();
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [en]\n");
    town.write("surveys/first.yaml", text);
    town
}

fn as_written() -> String {
    survey(&NEEDS, &OPTIONS)
}

/// The needs by the alphabet of their labels.
fn sorted() -> String {
    let mut needs = NEEDS;
    needs.sort_by_key(|need| need.split(": ").nth(1));
    survey(&needs, &OPTIONS)
}

/// The number of the first, second, … form of a town, with its check digit.
fn number(town: &Town, running: u32) -> String {
    let store =
        Store::open_existing(&town.path("results/first/responses.sqlite")).unwrap().unwrap();
    store.print_runs().unwrap()[0].first.prefix().unwrap().form(running).unwrap().to_string()
}

/// Keys by typed lines.
fn key(town: &Town, args: &[&str], lines: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path(".")).env("NO_COLOR", "1").env("LANG", "C.UTF-8");
    command.args(["--now", "2026-06-01T10:00", "keyin", "first", "--plain"]).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    Run::of(&child.wait_with_output().unwrap())
}

/// What is typed for one form: under 60, Wi-Fi before schools; with these satisfied little or much.
fn form(town: &Town, running: u32) -> String {
    format!("{}\n2\n1 3\n1 1 2 5\n-\n\n", number(town, running))
}

fn records(town: &Town) -> Vec<Record> {
    let mut all = Vec::new();
    let store =
        Store::open_existing(&town.path("results/first/responses.sqlite")).unwrap().unwrap();
    let read = store.versions(|version| {
        all.push(version.what);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    all
}

/// The sign that `print` has named.
fn sign(printed: &Run) -> String {
    let at = printed.err.find("Version ").unwrap_or_else(|| panic!("{}", printed.err));
    printed.err[at + "Version ".len()..].chars().take(5).collect()
}

/// The needs in first place.
fn winners(town: &Town) -> Vec<String> {
    let told = town.run("rank first --format json").fine().out;
    let json: serde_json::Value = serde_json::from_str(&told).unwrap();
    let first = json["needs"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|need| need["score"] == json["needs"][0]["score"]);
    first.map(|need| need["need"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn needs_sorted_anew_between_printing_and_keying_change_nothing() {
    let town = town(&as_written());
    let printed = town.run_on("2026-05-02T10:00", &["print", "first", "--forms", "40"]).fine();
    let sign = sign(&printed);
    town.write("surveys/first.yaml", sorted());
    let lines: String = (1..=40).map(|running| form(&town, running)).collect();
    let run = key(&town, &[], &lines).fine();
    assert!(run.err.contains("40 forms kept."), "{}{}", run.out, run.err);
    let older = format!(
        "40 of them were printed on 2\u{a0}May 2026 with another version of the questionnaire than today’s ({sign})"
    );
    assert!(run.err.contains(&older), "{}", run.err);
    assert!(
        run.out.contains(&format!("version {sign} of 2\u{a0}May 2026 (not today’s)")),
        "{}",
        run.out
    );
    let all = records(&town);
    assert_eq!(all.len(), 40);
    let store =
        Store::open_existing(&town.path("results/first/responses.sqlite")).unwrap().unwrap();
    for record in &all {
        assert_eq!(VersionSign::of(&record.definition).to_string(), sign);
        assert!(store.definition(&record.definition).unwrap().is_some());
        assert_eq!(record.answers["top2"], serde_json::json!(["wifi", "schools"]));
        assert_eq!(record.answers["satisfied"]["parking"], 5);
    }
    // All named both.
    assert_eq!(winners(&town), ["schools", "wifi"]);
}

#[test]
fn an_option_put_in_above_does_not_move_the_others() {
    let town = town(&as_written());
    town.run("print first --forms 1").fine();
    town.write(
        "surveys/first.yaml",
        survey(&NEEDS, &["kid: under 16", "young: under 30", "mid: 30 to 59", "old: 60 and over"]),
    );
    key(&town, &[], &form(&town, 1)).fine();
    assert_eq!(records(&town)[0].answers["age"], "mid");
}

#[test]
fn a_second_keying_after_an_edit_is_read_as_the_first_and_nothing_that_was_keyed_is_left_open() {
    let town = town(&as_written());
    town.run("print first --forms 2").fine();
    key(&town, &[], &form(&town, 1)).fine();
    // The option that was keyed is gone, and the needs stand otherwise.
    town.write(
        "surveys/first.yaml",
        survey(
            &["parking: Parking", "help: Help", "schools: Schools", "wifi: Free Wi-Fi"],
            &["young: under 30", "old: 60 and over"],
        ),
    );
    let run = key(&town, &["--verify"], &form(&town, 1)).fine();
    assert!(run.out.contains("no field of 7 differed"), "{}{}", run.out, run.err);
    // One that was keyed otherwise is told with what was keyed, not as left open.
    key(&town, &[], &form(&town, 2)).fine();
    let other = format!("{}\n3\n1 3\n1 1 2 5\n-\n\n1\n", number(&town, 2));
    let run = key(&town, &["--verify"], &other).fine();
    assert!(
        run.out.contains("first: 30 to 59") && !run.out.contains("first: left open"),
        "{}",
        run.out
    );
    assert!(
        run.err.contains("Error rate: 7.14%") || run.err.contains("1 of 14 fields"),
        "{}",
        run.err
    );
    assert!(records(&town).iter().all(|record| record.answers["age"] == "mid"));
}

#[test]
fn a_form_of_an_unknown_run_is_read_by_the_sign_on_it_and_an_unknown_sign_is_refused() {
    let office = town(&as_written());
    let sign = sign(&office.run("print first --forms 3").fine());
    // A second clone, in which the questionnaire was edited and nothing was ever printed.
    let other = town(&sorted());
    let asked = format!("{}\n{sign}\n-\nq\nq\n", number(&office, 1));
    let run = key(&other, &[], &asked).fine();
    assert!(
        run.out.contains("is not known here: no print run noted in this folder has its number"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains(&format!("No version with the sign {sign} is known here")),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("A form without a sign was printed before versions were noted."),
        "{}",
        run.out
    );
    assert!(run.err.contains("0 forms kept."), "{}", run.err);
    let refused =
        other.run_with(&["keyin", "first", "--printed", &sign, "--script", "none"]).refused();
    assert!(
        refused.err.contains("no version of the questionnaire with the sign"),
        "{}",
        refused.err
    );
    // With the definition copied it is read; the sign is typed once, then Enter is enough.
    for entry in
        std::fs::read_dir(office.path("results/first/definitions")).unwrap().map(Result::unwrap)
    {
        let name = entry.file_name().into_string().unwrap();
        other.write(
            &format!("results/first/definitions/{name}"),
            std::fs::read(entry.path()).unwrap(),
        );
    }
    let rest = |serial: u32| form(&office, serial).split_once('\n').unwrap().1.to_owned();
    let lines = format!(
        "{}\n{}\n{}{}\n\n{}",
        number(&office, 1),
        sign.to_lowercase(),
        rest(1),
        number(&office, 2),
        rest(2)
    );
    let run = key(&other, &[], &lines).fine();
    assert!(run.err.contains("2 forms kept."), "{}{}", run.out, run.err);
    assert!(
        records(&other)
            .iter()
            .all(|record| record.answers["top2"] == serde_json::json!(["wifi", "schools"]))
    );
    // From a file each line says it, or all at once do.
    other.write(
        "one.jsonl",
        format!(r#"{{"form":"{}","answers":{{"age":"mid"}}}}"#, number(&office, 3)),
    );
    let refused = other.run("keyin first --script one.jsonl").refused();
    assert!(
        refused.err.contains("line 1: With which version") && refused.err.contains(&sign),
        "{}",
        refused.err
    );
    other.run_with(&["keyin", "first", "--script", "one.jsonl", "--printed", &sign]).fine();
    assert_eq!(records(&other).len(), 3);
}

#[test]
fn a_number_printed_twice_with_two_versions_asks_which() {
    let town = town(&as_written());
    let first = sign(&town.run("print first --forms 1").fine());
    town.write("surveys/first.yaml", sorted());
    let again = town.run("print first --forms 1 --from 1").fine();
    assert!(again.err.contains("were printed before"), "{}", again.err);
    assert_ne!(sign(&again), first);
    town.write(
        "one.jsonl",
        format!(r#"{{"form":"{}","answers":{{"age":"mid"}}}}"#, number(&town, 1)),
    );
    let refused = town.run("keyin first --script one.jsonl").refused();
    assert!(
        refused.err.contains("printed more than once") && refused.err.contains(&first),
        "{}",
        refused.err
    );
    town.write(
        "one.jsonl",
        format!(
            r#"{{"form":"{}","version":"{first}","answers":{{"age":"mid"}}}}"#,
            number(&town, 1)
        ),
    );
    town.run("keyin first --script one.jsonl").fine();
    assert_eq!(VersionSign::of(&records(&town)[0].definition).to_string(), first);
}

#[test]
fn a_form_begun_before_an_edit_goes_on_by_its_own_version() {
    let town = town(&as_written());
    town.run("print first --forms 1").fine();
    key(&town, &[], &format!("{}\n2\n1 3\n.\nq\n", number(&town, 1))).fine();
    town.write("surveys/first.yaml", sorted());
    key(&town, &[], &format!("{}\n1 1 2 5\n-\n\n", number(&town, 1))).fine();
    let record = &records(&town)[0];
    assert_eq!(record.answers["top2"], serde_json::json!(["wifi", "schools"]));
    assert_eq!(
        (
            record.answers["satisfied"]["wifi"].as_i64(),
            record.answers["satisfied"]["parking"].as_i64()
        ),
        (Some(1), Some(5))
    );
}

#[test]
fn a_backup_put_back_gives_no_number_twice_and_neither_does_a_lost_store() {
    let town = town(&as_written());
    town.run("print first --forms 10").fine();
    town.run("backup b").fine();
    let sign = sign(&town.run("print first --forms 10").fine());
    town.run("restore b").fine();
    let run = town.run("print first --forms 1").fine();
    assert!(run.err.contains(&number(&town, 21)), "{}", run.err);
    // What was printed after the backup is read as it was printed.
    town.write("surveys/first.yaml", sorted());
    key(&town, &[], &form(&town, 15)).fine();
    assert_eq!(VersionSign::of(&records(&town)[0].definition).to_string(), sign);
    // What is not known to be given is not given again either: without its store the folder begins
    // with another prefix.
    let before = number(&town, 1);
    std::fs::remove_dir_all(town.path("results")).unwrap();
    town.run("print first --forms 1").fine();
    assert_ne!(number(&town, 1), before);
}

#[test]
fn cards_and_forms_carry_the_sign_and_an_earlier_version_can_be_printed_again() {
    let town = town(&as_written());
    let first = sign(&town.run("print first --forms 1").fine());
    town.write("surveys/first.yaml", sorted());
    let cards = town.run_on("2026-05-30T10:00", &["print", "first", "--cards"]).fine();
    let second = VersionSign::of(&definition(&town, &first)).to_string();
    assert!(cards.err.contains(&format!("version {second}")), "{}", cards.err);
    town.run_with(&["print", "first", "--as", &first, "--out", "again.pdf"]).fine();
    let refused = town.run("print first --as 22222 --out no.pdf").refused();
    assert!(
        refused.err.contains("no version of the questionnaire with the sign 22222")
            && refused.err.contains(&first)
    );
    let text = |name: &str| crate::pdf::text(&town.path(name));
    if let Some((cards, again)) = text("reports/first/cards.en.pdf").zip(text("again.pdf")) {
        assert!(cards.contains(&format!("Version {second}, printed 30 May 2026")), "{cards}");
        assert!(
            again.contains(&format!("Version {first}"))
                && again.find("Free Wi-Fi") < again.find("Parking"),
            "{again}"
        );
    }
}

/// The hash of the version that has another sign than this one.
fn definition(town: &Town, sign: &str) -> String {
    // Keying archives today's.
    town.write("none.jsonl", "");
    town.run("keyin first --script none.jsonl").fine();
    let store =
        Store::open_existing(&town.path("results/first/responses.sqlite")).unwrap().unwrap();
    let hashes = store.definition_hashes().unwrap();
    hashes.into_iter().find(|hash| VersionSign::of(hash).to_string() != sign).unwrap()
}
