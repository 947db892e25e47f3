//! Why a value was not taken, in words for analysts.

use crate::interview::{OWN_WORDS, Objection, Reason};
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::survey::Survey;

/// The objection in words that do not repeat the value, so that the same fault reads the same in
/// every row.
pub(super) fn words(objection: &Objection, survey: &Survey, lang: Lang) -> String {
    let question =
        survey.questions.get(objection.question).map_or("", |question| question.id.as_str());
    let say = |id: &str, words: &[(&str, Word)]| {
        let words: Vec<_> = words.iter().cloned().chain([("question", question.into())]).collect();
        lang.say(id, &words)
    };
    let bound = |id: &str, bound: String| say(id, &[("bound", bound.into())]);
    match &objection.reason {
        Reason::NotAsked => say("rejected-not-asked", &[]),
        Reason::WrongType => say("rejected-type", &[]),
        Reason::Unknown(_) => say("rejected-option", &[]),
        Reason::Twice(_) => say("rejected-twice", &[]),
        Reason::TooFew(n) => say("rejected-few", &[("n", (*n).into())]),
        Reason::TooMany(n) => say("rejected-many", &[("n", (*n).into())]),
        Reason::NotAlone(code) => say("rejected-not-alone", &[("code", code.as_str().into())]),
        Reason::NoNone => say("rejected-no-none", &[]),
        Reason::NoSpecial(missing) => say("rejected-special", &[("word", missing.word().into())]),
        Reason::OffScale(from, to) => say(
            "rejected-off-scale",
            &[("from", from.to_string().into()), ("to", to.to_string().into())],
        ),
        Reason::NotANumber => say("rejected-number", &[]),
        Reason::NotWhole => say("rejected-whole", &[]),
        Reason::TooLow(min) => bound("rejected-low", min.to_string()),
        Reason::TooHigh(max) => bound("rejected-high", max.to_string()),
        Reason::TooEarly(day) => bound("rejected-early", day.to_string()),
        Reason::TooLate(day) => bound("rejected-late", day.to_string()),
        Reason::OtherLong(_) => bound("rejected-long", OWN_WORDS.to_string()),
        Reason::TooLong(max) => bound("rejected-long", max.to_string()),
        Reason::Negative(_) => say("rejected-negative", &[]),
        Reason::Total { wanted, .. } => {
            say("rejected-total", &[("wanted", wanted.to_string().into())])
        }
        Reason::Check(_) => {
            say("rejected-check", &[("said", objection.say(survey, survey.language()).into())])
        }
        Reason::NotShown(_) => say("rejected-not-shown", &[]),
        Reason::BestIsWorst(_) => say("rejected-best-is-worst", &[]),
        Reason::OtherTask => say("rejected-other-task", &[]),
        // An import objects to none of these: nobody can be asked again.
        Reason::OtherText(_) | Reason::Required | Reason::Wanted | Reason::Warning(_) => {
            objection.reason.word().to_owned()
        }
    }
}
