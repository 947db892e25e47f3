//! The answers of one interview as the logic sees them: what was given, and what of it counts.

use chrono::NaiveDate;

use super::design::Designs;
use super::plan::Plan;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::logic::{Answers, Value};
use mitreden_define::survey::{Kind, Survey};

static NOT_ASKED: Answer = Answer::Missing(Missing::NotAsked);
static UNANSWERED: Answer = Answer::Missing(Missing::Unanswered);

/// Answers by question. What is given to a question stays when the question is hidden, and counts
/// again when it is shown again. Expressions look back only, so settling the questions in order is
/// enough.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    today: Option<NaiveDate>,
    given: Indexed<QuestionIndex, Option<Answer>>,
    shown: Indexed<QuestionIndex, bool>,
    /// Whether the page that was entered last is shown.
    open: Vec<bool>,
    /// The designs of this interview's best-worst tasks.
    pub(super) designs: Designs,
}

impl State {
    pub(super) fn new(survey: &Survey, today: Option<NaiveDate>) -> Self {
        Self {
            today,
            given: survey.questions.map(|_, _| None),
            shown: survey.questions.map(|_, _| false),
            open: vec![false; survey.pages.len()],
            designs: Designs::new(survey),
        }
    }

    /// Works out whether a question is shown, and its value if it is a computed one; true if it is
    /// shown.
    pub(super) fn settle(&mut self, plan: &Plan, q: QuestionIndex) -> bool {
        let survey = plan.survey();
        let question = &survey.questions[q];
        let page = &survey.pages[question.page];
        if page.questions.start == q {
            self.open[question.page] =
                page.show_if.as_ref().is_none_or(|condition| condition.holds(self));
        }
        self.shown[q] = self.open[question.page]
            && question.show_if.as_ref().is_none_or(|condition| condition.holds(self));
        if let (true, Kind::Computed { value, .. }) = (self.shown[q], &question.kind) {
            self.given[q] = Some(answer_of(value.evaluate(self)));
        }
        self.shown[q]
    }

    pub(super) fn is_shown(&self, q: QuestionIndex) -> bool {
        self.shown.get(q).copied().unwrap_or(false)
    }

    /// The answer that was given, even if the question is hidden.
    pub(super) fn given(&self, q: QuestionIndex) -> Option<&Answer> {
        self.given.get(q)?.as_ref()
    }

    pub(super) fn give(&mut self, q: QuestionIndex, answer: Answer) {
        self.given[q] = Some(answer);
    }

    /// Counts a question as not asked, though it would have been.
    pub(super) fn hide(&mut self, q: QuestionIndex) {
        self.shown[q] = false;
    }

    /// Counts a question as without an answer, for this reason.
    pub(super) fn miss(&mut self, q: QuestionIndex, missing: Missing) {
        self.given[q] = Some(Answer::Missing(missing));
        self.shown[q] = true;
    }

    /// The final answers, where hidden questions and notes are not asked.
    pub(super) fn into_answers(self, survey: &Survey) -> Indexed<QuestionIndex, Answer> {
        let counted = self.given.into_iter().zip(self.shown).zip(&survey.questions);
        let answer = |((given, shown), question): (
            (Option<Answer>, bool),
            &mitreden_define::survey::Question,
        )| {
            if !shown || matches!(question.kind, Kind::Note) {
                Answer::NOT_ASKED
            } else {
                given.unwrap_or(Answer::UNANSWERED)
            }
        };
        counted.map(answer).collect()
    }
}

impl Answers for State {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        if self.is_shown(question) {
            self.given(question).unwrap_or(&UNANSWERED)
        } else {
            &NOT_ASKED
        }
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}

/// The answer that a computed value is.
pub(crate) fn answer_of(value: Value) -> Answer {
    match value {
        Value::Truth(truth) => Answer::Truth(truth),
        Value::Number(number) => Answer::Number(number),
        Value::Date(day) => Answer::Date(day),
        Value::Text(text) => Answer::Text(text),
        Value::Unknown(missing) => Answer::Missing(missing),
    }
}
