//! `check`, and what every command says of itself.

use std::fs;

use crate::support::{ROOT, Town};

#[test]
fn the_towns_of_this_repository_have_no_problems() {
    assert_eq!(Town::of("tests/kcmo").run("check").fine().out, "");
    // The example shows that `!=` leaves out those who gave no answer.
    let run = Town::of(".").run("check --lang en").fine();
    assert!(
        run.out.starts_with("note[logic-open-answer]") && run.err == "1 note, no errors and no warnings.\n",
        "{}{}",
        run.out,
        run.err
    );
}

#[test]
fn the_contract_has_no_errors() {
    let town = Town::of(".");
    let contract = fs::read(format!("{ROOT}/tests/grammar/every-construct.yaml")).unwrap();
    town.write("surveys/every-construct.yaml", contract);
    town.run("check surveys/every-construct.yaml").fine();
}

#[test]
fn all_problems_of_a_file_are_told_with_place_cause_and_remedy() {
    let town = Town::with_survey(
        "survey: s\ntitle: { en: Hello, there }\nlanguages: [en]\nmodes: [online]\nneeds: all\npages:\n  - page: p\n    questions:\n      \
         - { id: colour, type: singel, text: Which?, options: { red: Red } }\n      - { id: top, type: ranking, facet: importance, text: \
         What?, options: needs, top: 3, show_if: colur == 'red' }\n",
    );
    let run = town.run("check s").refused();
    insta::assert_snapshot!(run.out);
    let json = town.run("check s --format json").refused();
    let problems: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let kinds: Vec<_> = problems.as_array().unwrap().iter().map(|p| p["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"unknown-word") && kinds.contains(&"unquoted-comma"), "{kinds:?}");
    assert!(problems.as_array().unwrap().iter().all(|p| p["line"].is_u64() && p["file"] == "surveys/s.yaml"));
}

#[test]
fn wrong_usage_exits_with_2() {
    let town = Town::of(".");
    assert_eq!(town.run("chek").code, 2);
    assert!(town.run("chek").err.contains("'check'"));
}

#[test]
fn an_unknown_survey_or_folder_is_said_with_a_remedy() {
    let town = Town::of(".");
    let run = town.run("rank digitales-leoben-2062").refused();
    assert!(run.err.contains("did you mean `digitales-leoben-2026`?"), "{}", run.err);
    let run = town.run("-C surveys check").refused();
    assert!(run.err.contains("no town's folder"), "{}", run.err);
}
