//! The schemas for editors, held against files by a validator that is not ours and reads YAML 1.2.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use mitreden::base::diagnostics::{Problems, Source};
use mitreden::define::{survey, town};

use crate::support::{ROOT, Town};
use crate::tools::{PYTHON, needs};

fn validator_is_there() -> bool {
    needs("a validator of JSON Schema")
}

/// The problems that the validator finds in each file, by path.
fn validate(kind: &str, files: &[String]) -> BTreeMap<String, Vec<String>> {
    let town = Town::of(".");
    town.write("schema.json", town.run(&format!("schema {kind}")).fine().out);
    let script = format!("{ROOT}/tests/schema/validate.py");
    let output = Command::new(PYTHON)
        .arg(script)
        .arg(town.path("schema.json"))
        .args(files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_files_of_this_repository_fit_their_schemas() {
    if !validator_is_there() {
        return;
    }
    let files: [(&str, &[&str]); 8] = [
        (
            "survey",
            &[
                "surveys/digitales-leoben-2026.yaml",
                "tests/grammar/every-construct.yaml",
                "tests/kcmo/surveys/kcmo.yaml",
            ],
        ),
        ("town", &["town/town.yaml", "tests/kcmo/town/town.yaml"]),
        ("needs", &["town/needs.yaml", "tests/kcmo/town/needs.yaml"]),
        ("services", &["town/services.yaml"]),
        ("agenda", &["town/agenda.yaml"]),
        ("coding", &["town/coding.yaml"]),
        ("quotes", &["surveys/digitales-leoben-2026.quotes.yaml"]),
        ("import", &["tests/kcmo/kcmo.import.yaml"]),
    ];
    for (kind, files) in files {
        let files: Vec<_> = files.iter().map(|file| format!("{ROOT}/{file}")).collect();
        for (file, problems) in validate(kind, &files) {
            assert!(problems.is_empty(), "{file}: {problems:#?}");
        }
    }
}

const SURVEY: &str = "\
survey: s
title: Test
languages: [en]
modes: [online, paper]
opens: 2026-05-04
needs: all
ranking: { top: 2 }
pages:
  - page: p
    questions:
      - { id: age, type: single, text: Age?, label: Age, options: { young: Young, old: { text: Old, pin: last } } }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2, none: None }
      - { id: sat, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }
population:
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
";

/// What is written wrong, and the kind of problem that `check` has with it.
const WRONG: [(&str, &str, &str); 22] = [
    ("title: Test", "titel: Test", "unknown-key"),
    ("modes: [online, paper]\n", "", "missing-key"),
    ("modes: [online, paper]", "modes: online", "wrong-shape"),
    ("modes: [online, paper]", "modes: [online, fax]", "unknown-word"),
    ("modes: [online, paper]", "modes: [online, online]", "twice-in-list"),
    ("survey: s", "survey: S 1", "bad-id"),
    ("title: Test", "title: [Test]", "wrong-shape"),
    ("title: Test", "title: { en: One, two }", "unquoted-comma"),
    ("opens: 2026-05-04", "opens: 4.5.2026", "not-a-date"),
    ("needs: all", "needs: some", "wrong-shape"),
    ("top: 2 }\n", "top: two }\n", "not-an-integer"),
    ("type: single", "type: singel", "unknown-word"),
    ("type: single, ", "", "missing-key"),
    ("options: { young", "pick: { max: 1 }, options: { young", "unknown-key"),
    ("pin: last", "pin: end", "unknown-word"),
    ("{ text: Old, pin: last }", "{ text: Old, pinned: last }", "unknown-key"),
    ("young: Young", "\"young people\": Young", "bad-code"),
    ("options: needs", "options: [wifi, help]", "wrong-shape"),
    ("facet: importance", "facet: satisfaction", "facet-type"),
    ("best: to", "best: 5", "unknown-word"),
    ("young: 0.4", "young: two fifths", "not-a-number"),
    ("shares:", "counts: { young: 4, old: 6 }, shares:", "shares-or-counts"),
];

#[test]
fn what_has_the_wrong_shape_is_refused_by_schema_and_check_alike() {
    let town = Town::with_survey(SURVEY);
    assert_eq!(town.run("check s").fine().out, "");
    let mut files = vec![town.path("surveys/s.yaml").display().to_string()];
    for (number, (right, wrong, kind)) in WRONG.into_iter().enumerate() {
        assert!(SURVEY.contains(right), "{right}");
        let name = format!("surveys/wrong-{number}.yaml");
        town.write(&name, SURVEY.replacen(right, wrong, 1));
        let json = town.run(&format!("check {name} --format json")).refused().out;
        assert!(json.contains(&format!("\"{kind}\"")), "{wrong}: {json}");
        files.push(town.path(&name).display().to_string());
    }
    if validator_is_there() {
        let problems = validate("survey", &files);
        assert_eq!(problems[&files[0]], Vec::<String>::new());
        for (file, (_, wrong, _)) in files[1..].iter().zip(WRONG) {
            assert!(!problems[file].is_empty(), "the schema takes `{wrong}`");
        }
    }
}

#[test]
fn the_towns_files_are_refused_by_schema_and_check_alike() {
    let wrong = [
        ("town", "town.yaml", "colour: \"#7a1f2b\"", "colour: red"),
        ("town", "town.yaml", "answers: 24 months", "answers: two years"),
        ("needs", "needs.yaml", "retired: 2023", "given_up: 2023"),
        ("services", "services.yaml", "state: soon", "state: later"),
        ("agenda", "agenda.yaml", "due: 2027-06", "due: June 2027"),
        ("coding", "coding.yaml", "exclude: [parkbank", "without: [parkbank"),
    ];
    for (kind, file, right, wrong) in wrong {
        let town = Town::of(".");
        let name = format!("town/{file}");
        let text = String::from_utf8(town.read(&name)).unwrap();
        assert!(text.contains(right), "{right}");
        town.write(&name, text.replacen(right, wrong, 1));
        town.run("check").refused();
        let path = town.path(&name).display().to_string();
        assert!(
            !validator_is_there() || !validate(kind, std::slice::from_ref(&path))[&path].is_empty(),
            "the schema takes `{wrong}`"
        );
    }
}

#[test]
fn a_mapping_of_the_wrong_shape_is_refused_by_schema_and_import_alike() {
    const MAPPING: &str = "survey: s\nfile: { format: csv }\nmode: online\nlang: en\nanswers: { age: { from: a, codes: { \"1\": young } } }\n";
    let wrong = [
        ("format: csv", "format: ods"),
        ("mode: online", "mode: [online]"),
        ("from: a,", "column: a,"),
        ("lang: en\n", ""),
    ];
    let town = Town::with_survey(SURVEY);
    town.write("answers.csv", "a\n1\n");
    town.write("map.yaml", MAPPING);
    town.run("import s answers.csv --map map.yaml").fine();
    for (right, wrong) in wrong {
        town.write("map.yaml", MAPPING.replacen(right, wrong, 1));
        town.run("import s answers.csv --map map.yaml").refused();
        let path = town.path("map.yaml").display().to_string();
        assert!(
            !validator_is_there()
                || !validate("import", std::slice::from_ref(&path))[&path].is_empty(),
            "the schema takes `{wrong}`"
        );
    }
}

#[test]
fn the_schema_refuses_nothing_that_check_takes() {
    if !validator_is_there() {
        return;
    }
    let scratch = Town::of(".");
    let contract =
        fs::read_to_string(format!("{ROOT}/tests/grammar/every-construct.yaml")).unwrap();
    let lines: Vec<&str> = contract.lines().collect();
    let quoted = |line: &str| line.split_once(": ").map(|(key, _)| format!("{key}: \"1\""));
    let listed = |line: &str| line.split_once(": ").map(|(key, _)| format!("{key}: [a]"));
    let mut files = Vec::new();
    for at in 0..lines.len() {
        let changed =
            [Some(String::new()), quoted(lines[at]), listed(lines[at])].into_iter().flatten();
        for (form, line) in changed.enumerate() {
            let name = format!("mangled/{at}-{form}.yaml");
            let text: String = lines
                .iter()
                .enumerate()
                .map(|(i, kept)| if i == at { &line } else { *kept }.to_owned() + "\n")
                .collect();
            scratch.write(&name, text);
            files.push(scratch.path(&name).display().to_string());
        }
    }
    let problems = validate("survey", &files);
    let taken: Vec<_> = files.iter().filter(|file| check_takes(file)).collect();
    assert!(
        taken.len() > 50 && taken.len() < files.len() - 50,
        "{} of {} are taken",
        taken.len(),
        files.len()
    );
    for file in taken {
        assert!(
            problems[file].is_empty(),
            "{file}: {:#?}\n{}",
            problems[file],
            fs::read_to_string(file).unwrap()
        );
    }
}

/// Whether a questionnaire of the worked example's town has no errors.
fn check_takes(file: &str) -> bool {
    let source =
        |path: &Path| Source::new(path.display().to_string(), &fs::read_to_string(path).unwrap());
    let folder = Path::new(ROOT).join("town");
    let mut problems = Problems::new();
    let town = town::Files {
        town: source(&folder.join("town.yaml")),
        needs: Some(source(&folder.join("needs.yaml"))),
        services: None,
        agenda: None,
        coding: None,
    };
    let town = town::read(&town, &mut problems).unwrap();
    survey::read(
        &source(Path::new(file)),
        &town.needs.needs,
        town.needs.node.as_ref(),
        &mut problems,
    )
    .is_some()
}
