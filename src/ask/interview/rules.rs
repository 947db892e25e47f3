//! What an interview asks of an answer beyond its being valid: that it is there, and that it agrees
//! with the others.

use super::Setting;
use super::objection::{Objection, Reason};
use super::state::State;
use super::validate::valid_here;
use mitreden_define::answer::{Answer, Choice, Missing};
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::Answers;
use mitreden_define::survey::{Kind, Mode, Question, Required, Rule};

/// What is lacking: the answer itself, rows of a matrix, tasks, the words beside `other`. On paper
/// nobody can be asked again.
pub(super) fn wanting(
    question: &Question,
    index: QuestionIndex,
    answer: &Answer,
    mode: Mode,
) -> Vec<Objection> {
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
        let mut object =
            |row| objections.push(Objection { question: index, row, reason: reason.clone() });
        match answer {
            Answer::Missing(Missing::Unanswered) => object(None),
            Answer::Rows(cells) => parts(cells.iter().map(|(_, cell)| cell.as_ref().err()), object),
            Answer::Tasks(tasks) => parts(tasks.iter().map(|task| task.as_ref().err()), object),
            _ => {}
        }
    }
    objections.extend(
        wordless(question, answer)
            .map(|choice| Objection::new(index, Reason::OtherText(choice.code.clone()))),
    );
    objections
}

/// Objections to each part that was left open, or one objection if all were.
fn parts<'a>(
    missing: impl Iterator<Item = Option<&'a Missing>>,
    object: impl FnMut(Option<usize>),
) {
    let missing: Vec<_> = missing.collect();
    let open: Vec<_> =
        (0..missing.len()).filter(|&at| missing[at] == Some(&Missing::Unanswered)).collect();
    let all = open.len() == missing.len();
    if all {
        std::iter::once(None).for_each(object);
    } else {
        open.into_iter().map(Some).for_each(object);
    }
}

/// The chosen `other` options without the words they ask for.
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
pub(super) fn broken(
    question: &Question,
    index: QuestionIndex,
    state: &State,
) -> impl Iterator<Item = Objection> {
    fired(&question.checks, state).map(move |rule| Objection::new(index, Reason::Check(rule)))
}

/// The soft rules that fire.
fn warned(
    question: &Question,
    index: QuestionIndex,
    state: &State,
) -> impl Iterator<Item = Objection> {
    fired(&question.warnings, state).map(move |rule| Objection::new(index, Reason::Warning(rule)))
}

fn fired(rules: &[Rule], state: &State) -> impl Iterator<Item = usize> {
    (0..rules.len()).filter(|&rule| rules[rule].condition.holds(state))
}

/// All objections to the answer to a question that is shown.
pub(super) fn objections(
    question: &Question,
    index: QuestionIndex,
    state: &State,
    setting: &Setting,
) -> Vec<Objection> {
    let answer = state.answer(index);
    if question.kind.is_asked()
        && let Err(objection) = valid_here((question, index), answer, (setting, &state.designs))
    {
        return vec![objection];
    }
    let mut all = match question.kind {
        Kind::Computed { .. } | Kind::Note => Vec::new(),
        _ => wanting(question, index, answer, setting.mode),
    };
    all.extend(broken(question, index, state));
    all.extend(warned(question, index, state));
    all
}
