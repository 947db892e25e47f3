//! What stands against an answer, as data, and how it is said.

use chrono::NaiveDate;

use super::clean::OWN_WORDS;
use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Question, Survey, Text};

/// What stands against the answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// The question.
    pub question: QuestionIndex,
    /// The row of a matrix, or the task of a best-worst question, it is about.
    pub row: Option<usize>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Answers a question that is not asked.
    NotAsked,
    /// An answer of another type of question.
    WrongType,
    /// Names an option, item or row the question does not have.
    Unknown(Code),
    /// Names an item twice.
    Twice(Code),
    /// Picks an item that the task does not show.
    NotShown(Code),
    /// The same item is the best and the worst of a task.
    BestIsWorst(Code),
    /// Another task than the one that was shown.
    OtherTask,
    /// Fewer options than wanted.
    TooFew(usize),
    /// More options or ranks than wanted.
    TooMany(usize),
    /// An option that excludes all others, along with others.
    NotAlone(Code),
    /// An explicit none where none is offered.
    NoNone,
    /// A special answer the question does not take in this mode.
    NoSpecial(Missing),
    /// Not a point of the scale.
    OffScale(i16, i16),
    /// Not a number at all.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// Less than the least.
    TooLow(f64),
    /// More than the most.
    TooHigh(f64),
    /// Before the first day.
    TooEarly(NaiveDate),
    /// After the last day.
    TooLate(NaiveDate),
    /// More characters than there is room for.
    TooLong(usize),
    /// Fewer points than none.
    Negative(Code),
    /// Points that do not add up.
    Total {
        /// What was given away.
        given: f64,
        /// What there was to give away.
        wanted: f64,
    },
    /// The respondent's own words are lacking beside this option.
    OtherText(Code),
    /// More of the respondent's own words beside this option than there is room for.
    OtherLong(Code),
    /// Must be answered.
    Required,
    /// Should be answered; soft.
    Wanted,
    /// This hard rule fires.
    Check(usize),
    /// This soft rule fires; soft.
    Warning(usize),
}

impl Objection {
    pub(super) fn new(question: QuestionIndex, reason: Reason) -> Self {
        Self { question, row: None, reason }
    }

    /// The question and the row it is about.
    pub(super) fn place(&self) -> (QuestionIndex, Option<usize>) {
        (self.question, self.row)
    }

    /// Whether it is let be once it is confirmed.
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
    /// The word lists of problems use.
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
