//! Whom a question was put to, and which questions decide who counts.

use super::input::ReportInput;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::{Expr, ExpressionNode};
use mitreden_define::routing::admitted;
use mitreden_define::survey::{Kind, Margin, Question, Survey};

/// The conditions under which a question is asked, but for those that everybody who counts meets.
pub(super) fn route(survey: &Survey, question: &Question) -> Vec<Expr> {
    let held = held(survey);
    let page = survey.pages.get(question.page).and_then(|page| page.show_if.as_ref());
    let parts = page.into_iter().chain(&question.show_if).flat_map(Expr::all_of);
    parts.filter(|part| !held.contains(part)).collect()
}

/// What is true of everybody who counts.
fn held(survey: &Survey) -> Vec<Expr> {
    let mut open: Vec<Expr> = among(survey).map(Expr::all_of).unwrap_or_default();
    let mut held = Vec::new();
    while let Some(part) = open.pop() {
        // A computed truth holds with all it is computed from.
        if let ExpressionNode::Question(name) = part.tree()
            && let Some(Kind::Computed { value, .. }) =
                survey.questions.get(name.question).map(|question| &question.kind)
        {
            open.extend(value.all_of());
        }
        held.push(part);
    }
    held
}

/// What limits the population, if anything does.
pub(super) fn among(survey: &Survey) -> Option<&Expr> {
    survey.population.as_ref().and_then(|population| population.among.as_ref())
}

/// What the population's limits leave of the answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// All.
    All,
    /// Some options: the others are nobody's who counts.
    Some,
    /// One answer alone: the question decides who counts.
    One,
}

/// What is left of a question's answers, and which of its options.
pub(super) fn left(survey: &Survey, index: QuestionIndex) -> (Left, Vec<bool>) {
    let Some(question) = survey.questions.get(index) else { return (Left::All, Vec::new()) };
    let options = vec![true; question.kind.items().len()];
    let held = held(survey);
    match &question.kind {
        Kind::Single { .. } => {
            let parts = held.iter().filter(|part| part.questions() == [index]);
            let options = parts.fold(options, |options, part| {
                let admitted = admitted(survey, part, index);
                options.iter().zip(admitted).map(|(before, now)| *before && now).collect()
            });
            let left = match options.iter().filter(|is| **is).count() {
                n if n == options.len() => Left::All,
                1 => Left::One,
                _ => Left::Some,
            };
            (left, options)
        }
        Kind::Computed { value, .. } if value.all_of().iter().all(|part| held.contains(part)) => {
            (Left::One, options)
        }
        _ => (Left::All, options),
    }
}

/// Whether a question is crossed with another one in a margin of the weights that has figures for
/// each of its options.
pub(super) fn is_crossed(input: &ReportInput<'_>, index: QuestionIndex) -> bool {
    let survey = input.questionnaire;
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let options =
        survey.questions.get(index).map(|question| question.kind.items()).unwrap_or_default();
    let has_all = |margin: &Margin| {
        let Some(at) = margin.cross.of.iter().position(|of| *of == index) else { return false };
        let has = |code| margin.cross.figures.iter().any(|(codes, _)| codes.get(at) == Some(code));
        margin.cross.of.len() > 1 && options.iter().all(|option| has(&option.code))
    };
    input.weighting.is_some() && margins.into_iter().any(has_all)
}

/// Whether all that a computed question is computed from are the margins of the weights.
pub(super) fn is_of_margins(input: &ReportInput<'_>, index: QuestionIndex) -> bool {
    let survey = input.questionnaire;
    let margins = || {
        survey
            .population
            .iter()
            .flat_map(|population| &population.margins)
            .flat_map(|margin| &margin.cross.of)
    };
    match survey.questions.get(index).map(|question| &question.kind) {
        Some(Kind::Computed { value, .. }) => {
            value.questions().into_iter().all(|input_of| is_of_margins(input, input_of))
        }
        Some(_) => margins().any(|of| *of == index),
        None => false,
    }
}
