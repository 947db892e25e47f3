//! Results against what can be counted by hand.

mod kinds;
mod mentions;
mod repeats;
mod secrecy;
mod whole;

use super::*;
use crate::bases::Shown;
use crate::estimate::Estimate;
use crate::sample_town::{Person, Table};
use mitreden_define::survey::Survey;

/// The results of these people.
fn of(survey: &Survey, people: &[Person]) -> Results {
    results(&Table::of(survey, people, 1000).study(survey)).unwrap()
}

/// The result of one question.
fn question(survey: &Survey, results: &Results, id: &str) -> QuestionResult {
    let at = survey.find(id).unwrap();
    results.questions.iter().find(|result| result.question == at).unwrap().clone()
}

/// So many of the same.
fn times(n: usize, person: &Person) -> Vec<Person> {
    vec![person.clone(); n]
}

fn value(shown: Shown<Estimate>) -> Option<f64> {
    shown.get().map(|estimate| estimate.value)
}

#[track_caller]
fn close(found: Option<f64>, expected: f64) {
    let found = found.unwrap_or_else(|| panic!("hidden instead of {expected}"));
    assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
}
