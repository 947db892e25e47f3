//! What is fixed before anyone is asked: the parts of the pages, worked out once and shared by all
//! interviews.

use std::ops::Range;
use std::sync::Arc;

use mitreden_base::ids::Code;
use mitreden_define::index::{EachIndex as _, Indexed, QuestionIndex};
use mitreden_define::survey::{Kind, Question, Survey, Text};

/// The survey has questions of types that no collector can ask yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("questions of this type cannot be asked yet: {}", .0.iter().map(Code::as_str).collect::<Vec<_>>().join(", "))]
pub struct CannotBeAsked(pub Vec<Code>);

/// The questions that cannot be asked yet: tasks on websites.
pub fn cannot_be_asked(survey: &Survey) -> Vec<QuestionIndex> {
    let unable = |question: &Question| matches!(question.kind, Kind::Task { .. });
    let all = survey.questions.entries();
    all.filter(|(_, question)| unable(question)).map(|(q, _)| q).collect()
}

/// A survey made ready to be asked. A page is split into parts where a question depends on an
/// answer given on the same page, by its condition or by a word piped in, so that each part can be
/// shown at once.
#[derive(Clone, Debug)]
pub struct Plan {
    survey: Arc<Survey>,
    parts: Vec<Range<QuestionIndex>>,
    ahead: Vec<usize>,
}

impl Plan {
    /// The plan of a survey, if all its questions can be asked.
    pub fn new(survey: impl Into<Arc<Survey>>) -> Result<Arc<Self>, CannotBeAsked> {
        let survey = survey.into();
        let unable = cannot_be_asked(&survey);
        if !unable.is_empty() {
            return Err(CannotBeAsked(
                unable.into_iter().map(|q| survey.questions[q].id.clone()).collect(),
            ));
        }
        let parts = parts(&survey);
        let mut ahead = vec![0; parts.len() + 1];
        for (index, part) in parts.iter().enumerate().rev() {
            ahead[index] = ahead[index + 1]
                + survey.questions.within(part).iter().filter(|q| q.kind.is_asked()).count();
        }
        Ok(Arc::new(Self { survey, parts, ahead }))
    }

    /// The survey.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The parts in order: ranges of questions, each within one page.
    pub fn parts(&self) -> &[Range<QuestionIndex>] {
        &self.parts
    }

    /// How many questions there are to ask after a part, if none is routed around.
    pub(super) fn after(&self, part: usize) -> usize {
        self.ahead.get(part + 1).copied().unwrap_or(0)
    }

    /// The questions of a part.
    pub(super) fn part(&self, part: usize) -> Range<QuestionIndex> {
        let end = self.survey.questions.end();
        self.parts.get(part).cloned().unwrap_or(end..end)
    }
}

/// The parts of a survey's pages in order: ranges of questions.
pub fn parts(survey: &Survey) -> Vec<Range<QuestionIndex>> {
    let latest = latest_inputs(survey);
    survey.pages.iter().flat_map(|page| split(survey, &latest, page.questions.clone())).collect()
}

/// For each question the last one asked before it on which its condition, its words or its value
/// depend, be it through computed values.
fn latest_inputs(survey: &Survey) -> Indexed<QuestionIndex, Option<QuestionIndex>> {
    let mut latest: Indexed<QuestionIndex, Option<QuestionIndex>> = Indexed::default();
    for question in &survey.questions {
        let mut inputs = question
            .show_if
            .iter()
            .flat_map(mitreden_define::logic::Expr::questions)
            .collect::<Vec<_>>();
        match &question.kind {
            Kind::Computed { value, .. } => inputs.extend(value.questions()),
            _ => inputs.extend(texts(question).flat_map(Text::pipes)),
        }
        let asked = |input: QuestionIndex| {
            if survey.questions.get(input)?.kind.is_asked() {
                Some(input)
            } else {
                *latest.get(input)?
            }
        };
        latest.push(inputs.into_iter().filter_map(asked).max());
    }
    latest
}

/// All texts that are shown with a question.
fn texts(question: &Question) -> impl Iterator<Item = &Text> {
    let scale = match &question.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
        _ => None,
    };
    let ends = scale.into_iter().flat_map(|scale| scale.low.iter().chain(&scale.high));
    let items = question.kind.items().iter().map(|item| &item.text);
    std::iter::once(&question.text)
        .chain(&question.hint)
        .chain(question.kind.none())
        .chain(items)
        .chain(ends)
}

fn split(
    survey: &Survey,
    latest: &Indexed<QuestionIndex, Option<QuestionIndex>>,
    page: Range<QuestionIndex>,
) -> Vec<Range<QuestionIndex>> {
    let mut parts = Vec::new();
    let mut start = page.start;
    for q in page.each() {
        let seen = !matches!(survey.questions[q].kind, Kind::Computed { .. });
        if seen && latest[q].is_some_and(|input| input >= start) {
            // Notes just before introduce what follows: they go along.
            let is_note = |n: &QuestionIndex| matches!(survey.questions[*n].kind, Kind::Note);
            let first = (start..q).each().rev().take_while(is_note).last().unwrap_or(q);
            parts.push(start..first);
            start = first;
        }
    }
    if start < page.end {
        parts.push(start..page.end);
    }
    parts
}
