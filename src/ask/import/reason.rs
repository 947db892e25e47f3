//! Why a value was not taken, in words for analysts.

use crate::ask::interview::{Objection, Reason};
use crate::define::survey::Survey;

/// The objection in words that do not repeat the value, so that the same fault reads the same in every row.
pub(super) fn words(objection: &Objection, survey: &Survey) -> String {
    let question = survey.questions.get(objection.question).map_or("", |question| question.id.as_str());
    match &objection.reason {
        Reason::NotAsked => format!("`{question}` was not asked of this respondent"),
        Reason::WrongType => format!("this is no answer to `{question}`"),
        Reason::Unknown(_) => format!("not an option of `{question}`"),
        Reason::Twice(_) => "the same item twice".to_owned(),
        Reason::TooFew(n) => format!("fewer than {n} options"),
        Reason::TooMany(n) => format!("more than {n} options"),
        Reason::NotAlone(code) => format!("`{code}` excludes all other options"),
        Reason::NoNone => format!("`{question}` offers no explicit none"),
        Reason::NoSpecial(missing) => format!("`{question}` does not take `{}` in this mode", missing.word()),
        Reason::OffScale(from, to) => format!("not a point from {from} to {to}"),
        Reason::NotANumber => "not a number".to_owned(),
        Reason::NotWhole => "not a whole number".to_owned(),
        Reason::TooLow(min) => format!("less than {min}"),
        Reason::TooHigh(max) => format!("more than {max}"),
        Reason::TooEarly(day) => format!("before {day}"),
        Reason::TooLate(day) => format!("after {day}"),
        Reason::TooLong(max) => format!("longer than {max} characters"),
        Reason::Negative(_) => "less than 0 points".to_owned(),
        Reason::Total { wanted, .. } => format!("the points do not add up to {wanted}"),
        Reason::Check(_) => format!("a rule of `{question}`: {}", objection.say(survey, survey.language())),
        Reason::NotShown(_) => "an item that the task does not show".to_owned(),
        Reason::BestIsWorst(_) => "the same item as best and as worst".to_owned(),
        Reason::OtherTask => format!("not as many items as a task of `{question}` shows"),
        // An import objects to none of these: nobody can be asked again.
        Reason::OtherText(_) | Reason::Required | Reason::Wanted | Reason::Warning(_) => objection.reason.word().to_owned(),
    }
}
