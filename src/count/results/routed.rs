//! How many were asked a question, where its route repeats an answer.
//!
//! Whoever is asked why they use no service has said that they use none: the number asked is the number of that answer. It is
//! not told where it, or the number of those routed around, is small, nor where an answer that the route asks for is hidden.

use super::{QuestionResult, Tabulation};
use crate::count::bases::Base;
use crate::define::answer::Missing;
use crate::define::survey::{Kind, Survey};

/// Marks the questions of which it must not be told how many were asked.
pub(super) fn withhold(survey: &Survey, results: &mut [QuestionResult]) {
    let guarded: Vec<usize> = results.iter().filter(|result| hides(&result.table)).map(|result| result.question).collect();
    for result in results {
        let inputs = inputs(survey, result.question);
        let is_few = |n: u64| Base::of_part(n).get().is_none();
        let few = is_few(result.asked) || is_few(result.missing.of(Missing::NotAsked));
        let repeats = inputs.iter().any(|input| guarded.contains(input));
        result.asked_is_told = inputs.is_empty() || !(few || repeats);
    }
}

/// Whether some answer to the question is hidden.
fn hides(table: &Tabulation) -> bool {
    match table {
        Tabulation::Single(single) => single.options.iter().any(|row| row.n.get().is_none()),
        Tabulation::Multiple(multiple) => multiple.options.iter().chain(&multiple.none).any(|row| row.n.get().is_none()),
        Tabulation::Ranking(ranked) => ranked.items.iter().any(|item| item.named.n.get().is_none()),
        Tabulation::Rating(rated) => rated.points.iter().any(|point| point.row.n.get().is_none()),
        Tabulation::Matrix(rows) => rows.iter().flat_map(|row| &row.rated.points).any(|point| point.row.n.get().is_none()),
        Tabulation::Truth(truths) => truths.yes.n.get().is_none() || truths.no.n.get().is_none(),
        // Their values are not counted one by one.
        Tabulation::Points(_) | Tabulation::BestWorst(_) | Tabulation::Number(_) | Tabulation::Date(_) | Tabulation::Text => false,
    }
}

/// The questions whose answers decide whether one is asked, through computed values and the routes of those questions, too.
fn inputs(survey: &Survey, question: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![question];
    while let Some(next) = open.pop() {
        let Some(known) = survey.questions.get(next) else { continue };
        let page = survey.pages.get(known.page).and_then(|page| page.show_if.as_ref());
        let value = match &known.kind {
            Kind::Computed { value, .. } if next != question => Some(value),
            _ => None,
        };
        for input in known.show_if.iter().chain(page).chain(value).flat_map(crate::define::logic::Expr::questions) {
            if !found.contains(&input) {
                found.push(input);
                open.push(input);
            }
        }
    }
    found
}
