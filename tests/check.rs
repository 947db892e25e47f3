//! `check`, and what every command says of itself.

use std::fs;

use crate::support::{ROOT, Town};

#[test]
fn the_towns_of_this_repository_have_no_problems() {
    for town in [Town::of("."), Town::of("tests/kcmo")] {
        // On a day when nothing of the agenda is still to come.
        let run = town.run_on("2026-08-01T10:00", &["check"]).fine();
        assert_eq!(run.out, "", "{}", run.out);
    }
}

#[test]
fn lines_of_days_to_come_and_surveys_that_are_not_there_are_told() {
    let town = Town::of(".");
    let agenda = String::from_utf8(town.read("town/agenda.yaml")).unwrap();
    town.write(
        "town/agenda.yaml",
        agenda.replace("survey:digitales-leoben-2026", "survey:digitales-leoben-2062"),
    );
    let run = town.run_on("2026-06-23T10:00", &["check", "--lang", "en"]).fine();
    assert!(
        run.out.contains("note[history-ahead]") && run.out.contains("(2026-07-09): a plan"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("(2026-06-22)"), "that day is over: {}", run.out);
    assert!(
        run.out
            .contains("warning[from-unknown-survey]: there is no survey `digitales-leoben-2062`"),
        "{}",
        run.out
    );
    assert!(run.out.contains("did you mean `digitales-leoben-2026`?"), "{}", run.out);
}

#[test]
fn the_contract_has_no_errors() {
    let town = Town::of(".");
    let contract =
        fs::read_to_string(format!("{ROOT}/tests/grammar/every-construct.yaml")).unwrap();
    let contract = contract.replace("survey: digitales-leoben-2026\n", "survey: every-construct\n");
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
    let kinds: Vec<_> =
        problems.as_array().unwrap().iter().map(|p| p["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"unknown-word") && kinds.contains(&"unquoted-comma"), "{kinds:?}");
    assert!(
        problems
            .as_array()
            .unwrap()
            .iter()
            .all(|p| p["line"].is_u64() && p["file"] == "surveys/s.yaml")
    );
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
    let run = town.run("rank digitales-leoben-2062 --lang en").refused();
    assert!(run.err.contains("did you mean `digitales-leoben-2026`?"), "{}", run.err);
    let run = town.run("-C surveys --lang en check").refused();
    assert!(run.err.contains("no town’s folder"), "{}", run.err);
}

#[test]
fn the_language_is_the_one_asked_for_else_the_towns_else_the_environments() {
    let town = Town::of(".");
    let fine = |line: &str| {
        let words: Vec<_> = line.split(' ').collect();
        town.run_on("2026-08-01T10:00", &words).fine().err
    };
    assert_eq!(fine("check"), "1 Umfrage und die Dateien der Gemeinde: keine Probleme.\n");
    assert_eq!(fine("check --lang en"), "1 survey and the town’s files: no problems.\n");
    assert_eq!(fine("--lang de check"), fine("check"));

    let unknown = town.run("check --lang fr");
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("'fr'") && unknown.err.contains("[possible values: de, en]"),
        "{}",
        unknown.err
    );

    let nowhere = Town::none();
    assert!(nowhere.run("check").refused().err.starts_with("error: there is no town/town.yaml"));
    assert!(nowhere.run_in(&["check"], "de_AT.UTF-8").refused().err.starts_with("Fehler: in "));
    assert!(
        nowhere
            .run_in(&["check", "--lang", "en"], "de_AT.UTF-8")
            .refused()
            .err
            .starts_with("error: ")
    );
    // A town that is there speaks its own language, whatever the environment says.
    let english = Town::with_survey("survey: s\n");
    assert!(
        english.run_in(&["check"], "de_AT.UTF-8").refused().out.starts_with("error[missing-key]")
    );
    english.write("town/town.yaml", "languages: [de, en]\n");
    assert!(
        english.run("check").refused().out.starts_with("Fehler[missing-key]"),
        "a town.yaml with mistakes still has a language"
    );
}

#[test]
fn a_ranking_is_in_the_surveys_language_unless_another_is_asked_for() {
    let town = Town::of(".");
    town.run("simulate digitales-leoben-2026 -n 200").fine();
    let told =
        |line: &str| town.run(format!("rank digitales-leoben-2026 {line}").trim()).fine().out;
    assert!(told("").contains("Parken mit dem Handy bezahlen"));
    assert!(told("--lang en").contains("Paying for parking by phone"), "{}", told("--lang en"));
    assert!(told("--lang en --format md").contains("| Need "), "{}", told("--lang en --format md"));
    assert!(told("--lang en --format json").contains("\"label\":\"Paying for parking by phone\""));
    assert!(told("--lang en --format csv").contains("Paying for parking by phone"));
}

#[cfg(unix)]
#[test]
fn a_town_above_is_found_unless_everyone_could_have_left_it_there() {
    use std::fs::{Permissions, create_dir, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let town = Town::with_survey("survey: s\n");
    create_dir(town.path("below")).unwrap();
    let mode = |mode: u32| set_permissions(town.path("."), Permissions::from_mode(mode)).unwrap();
    let below = || town.run_below("below", &["check"]).refused();
    mode(0o755);
    assert!(below().out.starts_with("error[missing-key]"));
    mode(0o1777);
    assert!(below().err.starts_with("error: there is no town/town.yaml"), "{}", below().err);
    // Who stands in the folder itself means it.
    assert!(town.run("check").refused().out.starts_with("error[missing-key]"));
}
