//! What an interview asks of an answer beyond its being valid: that it is there, and that it agrees with the others.

use super::objection::{Objection, Reason};
use super::state::State;
use super::validate::valid;
use crate::define::answer::{Answer, Choice, Missing};
use crate::define::logic::Answers;
use crate::define::survey::{Kind, Mode, Question, Required, Rule};

/// What is lacking: the answer itself, rows of a matrix, the words beside `other`. On paper nobody can be asked again.
pub(super) fn wanting(question: &Question, index: usize, answer: &Answer, mode: Mode) -> Vec<Objection> {
    if mode == Mode::Paper {
        return Vec::new();
    }
    let lacking = match question.required {
        Required::No => None,
        Required::Soft => Some(Reason::Wanted),
        Required::Yes => Some(Reason::Required),
    };
    let mut objections = Vec::new();
    if let Some(reason) = lacking {
        let mut object = |row| objections.push(Objection { question: index, row, reason: reason.clone() });
        match answer {
            Answer::Missing(Missing::Unanswered) => object(None),
            Answer::Rows(cells) => {
                let open: Vec<_> = (0..cells.len()).filter(|&row| cells[row].1 == Err(Missing::Unanswered)).collect();
                let all = open.len() == cells.len();
                if all { object(None) } else { open.into_iter().map(Some).for_each(object) }
            }
            _ => {}
        }
    }
    objections.extend(wordless(question, answer).map(|choice| Objection::new(index, Reason::OtherText(choice.code.clone()))));
    objections
}

/// The chosen `other` options without words.
fn wordless<'a>(question: &'a Question, answer: &'a Answer) -> impl Iterator<Item = &'a Choice> {
    let chosen = match answer {
        Answer::Choice(choice) => std::slice::from_ref(choice),
        Answer::Choices(choices) => choices,
        _ => &[],
    };
    let items = question.kind.items();
    let asks = |choice: &&Choice| items.iter().any(|item| item.other && item.code == choice.code);
    chosen.iter().filter(|choice| choice.text.is_none()).filter(asks)
}

/// The hard rules that fire.
pub(super) fn broken(question: &Question, index: usize, state: &State) -> impl Iterator<Item = Objection> {
    fired(&question.checks, state).map(move |rule| Objection::new(index, Reason::Check(rule)))
}

/// The soft rules that fire.
fn warned(question: &Question, index: usize, state: &State) -> impl Iterator<Item = Objection> {
    fired(&question.warnings, state).map(move |rule| Objection::new(index, Reason::Warning(rule)))
}

fn fired(rules: &[Rule], state: &State) -> impl Iterator<Item = usize> {
    (0..rules.len()).filter(|&rule| rules[rule].condition.holds(state))
}

/// All that stands against what is given to a shown question.
pub(super) fn objections(question: &Question, index: usize, state: &State, mode: Mode) -> Vec<Objection> {
    let answer = state.answer(index);
    if question.kind.is_asked()
        && let Err(objection) = valid(question, index, answer, mode)
    {
        return vec![objection];
    }
    let mut all = match question.kind {
        Kind::Computed { .. } | Kind::Note => Vec::new(),
        _ => wanting(question, index, answer, mode),
    };
    all.extend(broken(question, index, state));
    all.extend(warned(question, index, state));
    all
}
