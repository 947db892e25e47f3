//! `status`: the fieldwork so far, of made-up answers and of a shift.

use crate::pty::Pty;
use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: Short\nlanguages: [en, de]\nmodes: [street, online]\npages:\n  - page: p\n    questions:\n      \
    - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n  - page: q\n    questions:\n      \
    - { id: why, type: text, text: Why? }\nquotas:\n  - { of: [sex], mode: street, target: { f: 2, m: 5 } }\n";

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("day.jsonl", "{\"sex\": \"f\", \"why\": \"x\"}\n{\"sex\": \"f\"}\n{\"sex\": {\"missing\": \"refused\"}}\n");
    town.run("street s --place Square --interviewer AB --script day.jsonl").fine();
    town
}

#[test]
fn the_fieldwork_of_the_example_in_both_languages() {
    let town = Town::of(".");
    let copy = format!("{}/results/digitales-leoben-2026/simulated.jsonl", crate::support::ROOT);
    town.write("results/digitales-leoben-2026/simulated.jsonl", std::fs::read(copy).unwrap());
    insta::assert_snapshot!("status_de", town.run("status digitales-leoben-2026").fine().out);
    insta::assert_snapshot!(
        "status_en",
        town.run("status digitales-leoben-2026 --lang en").fine().out
    );
    assert!(!town.path("results/digitales-leoben-2026/merged.parquet").exists(), "it only looks");
}

#[test]
fn a_shift_is_counted_with_its_contacts() {
    let town = town();
    let mut pty = Pty::at(
        town,
        &["street", "s", "--place", "Square", "--interviewer", "AB", "--lang", "en"],
        (80, 24),
    );
    pty.walk(&[
        ("start an interview", "1"),
        ("refused 1", "1"),
        ("refused 2", "2"),
        ("others 1", "q"),
    ]);
    pty.ends();
    let out = pty.town.run("status s --lang en").fine().out;
    for line in [
        "Short: 3 responses (12\u{a0}May 2026, 10:00)",
        "Woman  ████████████  2 of 2",
        "Man                  0 of 5, 5 are missing",
        "1.1   complete",
        "Participation rate: 60.0%, that is 3 of 5.",
        "Square  3 interviews, 3 complete; 2 refused",
        "AB  3 interviews, 3 complete; 2 refused",
    ] {
        assert!(out.contains(line), "no `{line}` in\n{out}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&pty.town.run("status s --format json").fine().out).unwrap();
    assert_eq!(json["participation"], serde_json::json!({ "usable": 3, "asked": 5, "rate": 0.6 }));
    assert_eq!(json["modes"], serde_json::json!({ "street": 3 }));
    let cell = |options: &str, target: f64, have: u64, wanted: u64| serde_json::json!({ "questions": ["sex"], "options": [options], "mode": "street", "target": target, "have": have, "wanted": wanted });
    assert_eq!(json["quotas"], serde_json::json!([cell("f", 2.0, 2, 0), cell("m", 5.0, 0, 5)]));
    let sex = &json["questions"][0];
    assert_eq!(
        (sex["asked"].clone(), sex["answered"].clone(), sex["missing"]["refused"].clone()),
        (3.into(), 2.into(), 1.into())
    );
}

#[test]
fn before_the_first_answer_it_says_so() {
    let town = Town::with_survey(SURVEY);
    let out = town.run("status s --lang de").fine().out;
    assert!(
        out.contains("Short: noch keine Antworten") && out.contains("0 von 5, 5 fehlen"),
        "{out}"
    );
    assert!(!town.path("results").exists(), "looking leaves nothing behind");
    let err = town.run("status s --watch --lang en").refused().err;
    assert!(err.contains("--watch needs a terminal"), "{err}");
}

#[test]
fn it_is_watched_while_a_shift_goes_on() {
    let mut pty = Pty::at(town(), &["status", "s", "--watch", "1", "--lang", "en"], (80, 24));
    pty.sees("Short: 3 responses");
    let town = std::mem::replace(&mut pty.town, Town::none());
    town.run("street s --place Square --interviewer AB --script day.jsonl").fine();
    pty.sees("Short: 6 responses");
    pty.press("q");
    // The folder it looks at must be there until it ends.
    pty.ends();
}
