//! What a question is called in the report: by its short name, where it has one, and its words stand
//! once, under the heading of its own section.

use super::input::ReportInput;
use crate::conditions::Conditions;
use crate::model::{Block, Emphasis, RichText};
use crate::words::Voice;
use mitreden_define::survey::{Kind, Question};

/// What a question is called. What is computed and has no name is called by the questions it is
/// computed from.
pub(super) fn titled(input: &ReportInput<'_>, question: &Question) -> RichText {
    match &question.kind {
        Kind::Computed { .. } if question.label.is_none() => sources(input, question),
        _ => RichText::of(question.called(), input.context()),
    }
}

/// What a question with a short name asks, or what is computed from.
pub(super) fn verbatim(input: &ReportInput<'_>, question: &Question) -> Option<Block> {
    question.label.as_ref()?;
    let words = match &question.kind {
        Kind::Computed { .. } => sources(input, question).with(".", Emphasis::None),
        _ => RichText::said(
            input.lang,
            "question-words",
            &[],
            &[("question", &RichText::of(&question.text, input.context()))],
        ),
    };
    Some(Block::paragraph(words))
}

/// What a comparison of the groups of a question is called.
pub(super) fn by(voice: Voice, input: &ReportInput<'_>, question: &Question) -> RichText {
    let id = if question.label.is_some() { "groups-by-label" } else { "groups-by" };
    voice.tell(id, &[], &[("question", &titled(input, question))])
}

fn sources(input: &ReportInput<'_>, question: &Question) -> RichText {
    let Kind::Computed { value, .. } = &question.kind else { return RichText::default() };
    let questions = Conditions::of(input.questionnaire, input.lang).sources(value);
    RichText::said(input.lang, "question-computed", &[], &[("questions", &questions)])
}
