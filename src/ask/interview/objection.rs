//! What stands against an answer, as data, and how it is said.

use chrono::NaiveDate;

use super::clean::OWN_WORDS;
use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Question, Survey, Text};

/// An objection to the answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// The question.
    pub question: QuestionIndex,
    /// The row of a matrix or the task of a best-worst question that it is about.
    pub row: Option<usize>,
    /// The reason for the objection.
    pub reason: Reason,
}

/// The reason for an objection to an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The question is not asked.
    NotAsked,
    /// The answer belongs to another type of question.
    WrongType,
    /// The question has no such option, item or row.
    Unknown(Code),
    /// The item is named twice.
    Twice(Code),
    /// The item was picked, but the task does not show it.
    NotShown(Code),
    /// The same item is the best and the worst of a task.
    BestIsWorst(Code),
    /// The task is another than the one that was shown.
    OtherTask,
    /// Fewer options than this were chosen.
    TooFew(usize),
    /// More options or ranks than this were chosen.
    TooMany(usize),
    /// The option excludes all others, but others were chosen as well.
    NotAlone(Code),
    /// "None of these" is not offered.
    NoNone,
    /// The question does not take this special answer in this mode.
    NoSpecial(Missing),
    /// The value is no point of the scale, which has these ends.
    OffScale(i16, i16),
    /// The text is no number.
    NotANumber,
    /// The number is not whole.
    NotWhole,
    /// The number is less than this, the least.
    TooLow(f64),
    /// The number is more than this, the most.
    TooHigh(f64),
    /// The day is before this one, the first.
    TooEarly(NaiveDate),
    /// The day is after this one, the last.
    TooLate(NaiveDate),
    /// The text is longer than this, in characters.
    TooLong(usize),
    /// The item was given less than no points.
    Negative(Code),
    /// The points do not have the sum they should have.
    Total {
        /// The points that were given.
        given: f64,
        /// The points that there are to give.
        wanted: f64,
    },
    /// The option asks for the respondent's own words, which are missing.
    OtherText(Code),
    /// The respondent's own words beside this option are too long.
    OtherLong(Code),
    /// The question must be answered.
    Required,
    /// The question should be answered, which is a soft objection.
    Wanted,
    /// The hard rule at this place fires.
    Check(usize),
    /// The soft rule at this place fires, which is a soft objection.
    Warning(usize),
}

impl Objection {
    pub(super) fn new(question: QuestionIndex, reason: Reason) -> Self {
        Self { question, row: None, reason }
    }

    /// The question and the row that the objection is about.
    pub(super) fn place(&self) -> (QuestionIndex, Option<usize>) {
        (self.question, self.row)
    }

    /// Whether the objection is withdrawn once the answer is confirmed.
    pub fn is_soft(&self) -> bool {
        matches!(self.reason, Reason::Wanted | Reason::Warning(_))
    }

    /// What is said to the respondent; labels piped into a rule's words show as `…` (see
    /// `Interview::say`).
    pub fn say(&self, survey: &Survey, tag: &str) -> String {
        self.say_with(survey, tag, |_| "…".to_owned())
    }

    pub(super) fn say_with(
        &self,
        survey: &Survey,
        tag: &str,
        label: impl FnMut(QuestionIndex) -> String,
    ) -> String {
        let lang = Lang::of_tag(tag);
        let question = survey.questions.get(self.question);
        let items = question.map_or(&[][..], |question| question.kind.items());
        let named = |code: &Code| {
            items
                .iter()
                .find(|item| item.code == *code)
                .map_or(code.to_string(), |i| i.text.show(tag))
        };
        let one = |id: &str, name: &str, word: Word| lang.say(id, &[(name, word)]);
        let number = |id: &str, n: f64| one(id, "number", lang.number(n).into());
        let rule = |text: Option<&Text>| text.map(|text| text.fill(tag, label)).unwrap_or_default();
        match &self.reason {
            Reason::NotAsked => lang.say("answer-not-asked", &[]),
            Reason::WrongType => lang.say("answer-wrong-type", &[]),
            Reason::Unknown(code) => one("answer-unknown", "code", code.as_str().into()),
            Reason::Twice(code) => one("answer-twice", "label", named(code).into()),
            Reason::NotShown(code) => one("answer-not-shown", "label", named(code).into()),
            Reason::BestIsWorst(code) => one("answer-best-is-worst", "label", named(code).into()),
            Reason::OtherTask => lang.say("answer-other-task", &[]),
            Reason::TooFew(n) => counted(lang, "answer-too-few", *n),
            Reason::TooMany(n) => counted(lang, "answer-too-many", *n),
            Reason::NotAlone(code) => one("answer-not-alone", "label", named(code).into()),
            Reason::NoNone => lang.say("answer-no-none", &[]),
            Reason::NoSpecial(_) => lang.say("answer-no-special", &[]),
            Reason::OffScale(from, to) => lang.say(
                "answer-off-scale",
                &[("from", from.to_string().into()), ("to", to.to_string().into())],
            ),
            Reason::NotANumber => lang.say("answer-not-a-number", &[]),
            Reason::NotWhole => lang.say("answer-not-whole", &[]),
            Reason::TooLow(min) => number("answer-too-low", *min),
            Reason::TooHigh(max) => number("answer-too-high", *max),
            Reason::TooEarly(day) => one("answer-too-early", "day", lang.date(*day).into()),
            Reason::TooLate(day) => one("answer-too-late", "day", lang.date(*day).into()),
            Reason::TooLong(max) => counted(lang, "answer-too-long", *max),
            Reason::Negative(code) => one("answer-negative", "label", named(code).into()),
            Reason::Total { given, wanted } => {
                let words = [
                    ("given", lang.number(*given).into()),
                    ("wanted", lang.number(*wanted).into()),
                ];
                lang.say("answer-total", &words)
            }
            Reason::OtherText(code) => one("answer-other-text", "label", named(code).into()),
            Reason::OtherLong(code) => lang.say(
                "answer-other-long",
                &[("label", named(code).into()), ("n", OWN_WORDS.into())],
            ),
            Reason::Required => self.open(lang, "answer-required", question, tag),
            Reason::Wanted => self.open(lang, "answer-wanted", question, tag),
            Reason::Check(rule_at) => {
                rule(question.and_then(|q| Some(&q.checks.get(*rule_at)?.say)))
            }
            Reason::Warning(rule_at) => {
                rule(question.and_then(|q| Some(&q.warnings.get(*rule_at)?.say)))
            }
        }
    }

    /// An answer is lacking: to the question, to one row or to one task.
    fn open(&self, lang: Lang, id: &str, question: Option<&Question>, tag: &str) -> String {
        let label = self.row.zip(question).and_then(|(row, question)| match &question.kind {
            Kind::BestWorst { .. } => Some(lang.say("answer-task", &[("n", (row + 1).into())])),
            kind => kind.items().get(row).map(|row| row.text.show(tag)),
        });
        match label {
            Some(label) => lang.say(&format!("{id}-row"), &[("label", label.into())]),
            None => lang.say(id, &[]),
        }
    }
}

fn counted(lang: Lang, id: &str, n: usize) -> String {
    let count = [("n", n.into()), ("count", lang.integer(n as u64).into())];
    let word = lang.say("answer-count", &count);
    lang.say(id, &[&count[..], &[("word", word.into())]].concat())
}

impl Reason {
    /// The word that stands for the reason in lists of problems.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::WrongType => "wrong-type",
            Self::Unknown(_) => "unknown-code",
            Self::Twice(_) => "twice",
            Self::NotShown(_) => "not-shown",
            Self::BestIsWorst(_) => "best-is-worst",
            Self::OtherTask => "other-task",
            Self::TooFew(_) => "too-few",
            Self::TooMany(_) => "too-many",
            Self::NotAlone(_) => "not-alone",
            Self::NoNone => "no-none",
            Self::NoSpecial(_) => "no-special-answer",
            Self::OffScale(..) => "off-scale",
            Self::NotANumber => "not-a-number",
            Self::NotWhole => "not-whole",
            Self::TooLow(_) => "too-low",
            Self::TooHigh(_) => "too-high",
            Self::TooEarly(_) => "too-early",
            Self::TooLate(_) => "too-late",
            Self::TooLong(_) => "too-long",
            Self::Negative(_) => "negative",
            Self::Total { .. } => "total",
            Self::OtherText(_) => "other-text",
            Self::OtherLong(_) => "other-long",
            Self::Required => "required",
            Self::Wanted => "wanted",
            Self::Check(_) => "check",
            Self::Warning(_) => "warning",
        }
    }
}
