//! Archives of earlier versions of this program: `tests/archive/` keeps their grammar for good.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::survey::{Definition, Kind, Survey, read, read_archive};
use mitreden_base::diagnostics::{Problems, Severity, Source};
use mitreden_base::seed::fingerprint;

#[test]
fn every_archive_is_read_whole_whatever_rules_have_come_since() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/archive");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let yaml = fs::read_to_string(&path).unwrap();
        let asked = yaml.lines().filter(|line| line.trim_start().starts_with("- id:")).count();
        let survey =
            read_archive(&Definition { hash: fingerprint(yaml.as_bytes()), yaml }).unwrap();
        assert!(asked > 0 && survey.questions.len() == asked, "{}", path.display());
        assert!(
            survey
                .questions
                .iter()
                .all(|question| !question.kind.is_asked() || !question.text.versions.is_empty())
        );
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_rule_that_came_later_refuses_no_archive() {
    // Two options that share a column of the dataset are an error today.
    let yaml = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\npages:\n- page: p\n  questions:\n  - id: q\n    type: multiple\n    \
                text: Q?\n    options:\n      a-b: One\n      a_b: Two\n";
    let survey =
        read_archive(&Definition { hash: fingerprint(yaml.as_bytes()), yaml: yaml.to_owned() })
            .unwrap();
    assert_eq!(survey.questions.as_slice()[0].kind.items().len(), 2);
}

/// Today's file with these questions, and what else stands beside them, is refused for this one
/// reason; archived it is read.
#[track_caller]
fn refused_today(kind: &str, questions: &str, beside: &str) -> Survey {
    let yaml = format!(
        "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\npages:\n- page: p\n  questions:\n{questions}{beside}"
    );
    let mut problems = Problems::new();
    let today = read(&Source::new("s.yaml", &yaml), &[], None, &mut problems);
    let told: BTreeSet<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.kind)
        .collect();
    assert!(today.is_none() && told == [kind].into(), "{told:?}");
    read_archive(&Definition { hash: fingerprint(yaml.as_bytes()), yaml }).unwrap()
}

/// So many options.
fn options(n: usize) -> String {
    (0..n).map(|at| format!("o{at}: O")).collect::<Vec<_>>().join(", ")
}

fn multiple(id: &str, options: &str) -> String {
    format!("  - {{ id: {id}, type: multiple, text: Q?, options: {{ {options} }} }}\n")
}

#[test]
fn how_large_a_questionnaire_may_be_today_refuses_no_archive() {
    let tasks = |tasks: usize| {
        let question = format!(
            "  - {{ id: q, type: best-worst, text: Q?, options: {{ {} }}, per_task: 4, tasks: {tasks} }}\n",
            options(9)
        );
        let survey = refused_today("too-many-tasks", &question, "");
        let Kind::BestWorst { tasks, .. } = survey.questions.as_slice()[0].kind else {
            panic!("it was of another type")
        };
        tasks
    };
    assert_eq!(tasks(1_001), 1_001);
    // No file makes columns without end.
    assert_eq!(tasks(999_999_999), 100_000);
    let survey = refused_today("list-too-long", &multiple("q", &options(10_001)), "");
    assert_eq!(survey.questions.as_slice()[0].kind.items().len(), 10_001);
    let four: String = ["a", "b", "c", "d"].map(|id| multiple(id, &options(6_000))).concat();
    let survey = refused_today("survey-too-large", &four, "");
    let items: Vec<usize> =
        survey.questions.iter().map(|question| question.kind.items().len()).collect();
    assert_eq!(items, [6_000; 4]);
    let shown = format!(
        "  - {{ id: q, type: best-worst, text: Q?, options: {{ {} }}, per_task: 100, tasks: 900 }}\n",
        options(100)
    );
    assert_eq!(refused_today("survey-too-large", &shown, "").questions.len(), 1);
}

#[test]
fn what_else_is_an_error_by_now_refuses_no_archive() {
    let age = "  - { id: age, type: single, text: Q?, options: { a: A, b: B, c: C, d: D } }\n";
    let collapsed = |circle: &str| {
        format!(
            "population: {{ margins: [{{ of: age, shares: {{ d: 1 }}, collapse: {{ age: {{ {circle} }} }} }}] }}\n"
        )
    };
    for circle in ["a: b, b: a, c: d", "a: b, b: c, c: a"] {
        let survey = refused_today("collapse-circle", age, &collapsed(circle));
        assert_eq!(survey.questions.as_slice()[0].kind.items().len(), 4, "{circle}");
    }
    let twice = "a: { text: A, was: x }, b: { text: B, was: x }";
    let survey = refused_today("was-taken", &multiple("q", twice), "");
    assert_eq!(survey.questions.as_slice()[0].kind.items().len(), 2);
}
