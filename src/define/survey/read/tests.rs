//! The reader against whole questionnaires.

use super::*;
use crate::locale::CATALOGUE;
use crate::survey::Kind;
use mitreden_base::diagnostics::{Severity, Style, to_text};
use mitreden_base::locale::Lang;

const CONTRACT: &str = include_str!("../../../../tests/grammar/every-construct.yaml");
const NEEDS: &str = include_str!("../../../../town/needs.yaml");

fn read_all(text: &str) -> (Option<Survey>, Problems) {
    let mut problems = Problems::new();
    let languages = ["de".to_owned(), "en".to_owned()];
    let needs = Source::new("town/needs.yaml", NEEDS);
    let (node, needs) = needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
    let survey = read(&Source::new("x.yaml", text), &needs, Some(&node), &mut problems);
    (survey, problems)
}

fn rendered(problems: &Problems) -> String {
    to_text(problems, CATALOGUE.speech(Lang::En), Style { colour: false, width: 120, most: 50 })
}

#[test]
fn the_contract_is_read_without_an_error() {
    let (survey, problems) = read_all(CONTRACT);
    assert_eq!(problems.count(Severity::Error), 0, "{}", rendered(&problems));
    let survey = survey.unwrap();
    assert_eq!(survey.pages.len(), 3);
    assert_eq!(survey.questions.len(), 18);
    let gender = survey.find("gender").unwrap();
    assert!(survey.questions[gender].allow.unwrap().refused);
    let top3 = survey.find("top3").unwrap();
    assert!(matches!(survey.questions[top3].kind, Kind::Ranking { top: 3, .. }));
    let margins = &survey.population.as_ref().unwrap().margins;
    assert_eq!(margins[1].cross.figures.len(), 8);
}

#[test]
fn best_worst_tasks_about_needs_are_said_not_to_be_ranked() {
    let (_, problems) = read_all(CONTRACT);
    let told = rendered(&problems);
    assert!(
        told.contains(
            "`trade-off` is asked and its answers are kept, but they are not part of the ranking"
        ),
        "{told}"
    );
    let (_, problems) = read_all(&CONTRACT.replace(
        "        options: needs\n        per_task: 4",
        "        options: { a: A, b: B, c: C, d: D, e: E }\n        per_task: 4",
    ));
    assert!(!super::tests::rendered(&problems).contains("trade-off"));
}

#[test]
fn the_definition_stands_alone_and_reads_as_itself() {
    let survey = read_all(CONTRACT).0.unwrap();
    let mut problems = Problems::new();
    let again = read(&Source::new("archived", &survey.definition.yaml), &[], None, &mut problems);
    let again = again.unwrap_or_else(|| panic!("{}", rendered(&problems)));
    assert_eq!(again.definition, survey.definition);
    assert_eq!(again.needs.len(), survey.needs.len());
}

#[test]
fn a_comment_does_not_change_the_definition() {
    let first = read_all(CONTRACT).0.unwrap();
    let second = read_all(&format!("# a remark\n{CONTRACT}")).0.unwrap();
    assert_eq!(first.definition.hash, second.definition.hash);
}

#[test]
fn all_problems_are_told_at_once() {
    let text = CONTRACT
        .replace("titel", "title")
        .replace("type: ranking", "type: rankng")
        .replace("best: to,", "")
        .replace("centre: 0.30", "centre: 0.35")
        .replace("[wifi, help]", "[wfi, help]");
    let (survey, problems) = read_all(&text);
    assert!(survey.is_none());
    let kinds: Vec<_> = problems.iter().map(|d| d.kind).collect();
    for kind in ["unknown-word", "scale-without-best", "shares-not-one", "unknown-need"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}\n{}", rendered(&problems));
    }
}

#[test]
fn an_unquoted_comma_is_explained() {
    let text = CONTRACT
        .replace("\"Was soll", "Was soll")
        .replace("thanks: { de: Danke fürs", "thanks: { de: Danke, und fürs");
    let (_, problems) = read_all(&text);
    assert!(problems.iter().any(|d| d.kind == "unquoted-comma"), "{}", rendered(&problems));
}

#[test]
fn what_would_share_a_column_is_refused() {
    let text = CONTRACT
        .replace("- id: visits", "- id: weight")
        .replace("visits > 50", "weight > 50")
        .replace("portal: digitales", "missing: digitales");
    let kinds: Vec<_> = read_all(&text).1.iter().map(|d| d.kind).collect();
    assert!(kinds.contains(&"column-id") && kinds.contains(&"column-code"), "{kinds:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    /// Whatever line is lost or doubled, reading ends with problems or a survey, never with a
    /// panic.
    #[test]
    fn no_mangled_contract_makes_it_panic(line in 0usize..190, cut in 0usize..60, doubled: bool) {
        let mut lines: Vec<&str> = CONTRACT.lines().collect();
        let at = line.min(lines.len() - 1);
        if doubled { lines.insert(at, lines[at]) } else { lines[at] = &lines[at][..lines[at].floor_char_boundary(cut)] }
        let (survey, problems) = read_all(&lines.join("\n"));
        assert!(survey.is_some() || problems.has_errors());
    }
}
