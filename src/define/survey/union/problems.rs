//! What differs from earlier versions, as problems of today's file: with the people who answered,
//! and the line to write.

use std::collections::BTreeMap;

use super::super::model::Survey;
use super::differences::{Trait, VersionDifference, differences};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems};

/// What differs between today's survey and the versions that people answered, and how many people
/// each difference concerns. A count may be unknown.
pub fn since<'v>(
    today: &Survey,
    versions: impl IntoIterator<Item = (&'v Survey, u64)>,
) -> BTreeMap<VersionDifference, u64> {
    let mut found: BTreeMap<VersionDifference, u64> = BTreeMap::new();
    for (version, people) in versions {
        for difference in differences(today, version) {
            *found.entry(difference).or_default() += people;
        }
    }
    found
}

/// The differences as problems.
pub fn problems(today: &Survey, found: &BTreeMap<VersionDifference, u64>) -> Problems {
    let mut problems = Problems::new();
    for (difference, people) in found {
        if let Some(problem) = problem(today, difference) {
            problems.push(problem.arg("n", people).arg("question", &difference.question));
        }
    }
    problems
}

fn problem(today: &Survey, difference: &VersionDifference) -> Option<Diagnostic> {
    let question = today.find(difference.question.as_str()).and_then(|at| today.questions.get(at));
    let place = question.map(|question| question.place.start());
    Some(match &difference.what {
        Trait::Gone => {
            let file = today
                .questions
                .iter()
                .next()
                .map(|question| Place::file(question.place.source()))?;
            Diagnostic::warning("answered-question-gone", file)
        }
        Trait::Code(code) => {
            let is_matrix = question
                .is_some_and(|question| matches!(question.kind, super::Kind::Matrix { .. }));
            let kind = if is_matrix { "rows" } else { "options" };
            Diagnostic::warning("answered-code-gone", place?).arg("code", code).arg("key", kind)
        }
        Trait::Route => {
            let all = |condition: &String| {
                if condition.is_empty() { "true".to_owned() } else { condition.clone() }
            };
            let problem = Diagnostic::warning("answered-route-changed", place?);
            problem.arg("then", all(&difference.then)).arg("now", all(&difference.now))
        }
        Trait::Property(property) => {
            let problem =
                Diagnostic::error("answered-otherwise", place?).arg("property", property.word());
            problem.arg("then", &difference.then).arg("now", &difference.now)
        }
    })
}
