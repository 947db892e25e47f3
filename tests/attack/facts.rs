//! What a number counts, and what is said of it.

use std::cmp::Ordering;

use serde_json::Value;

use super::world::Way;

/// Whose answers are counted: of those who answered in one way, of one part of town, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Whose {
    pub(super) mode: Option<&'static str>,
    pub(super) place: Option<&'static str>,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Of {
    /// Everybody.
    All,
    /// Who has this reason for no answer.
    Missing(&'static str),
    /// Who was asked.
    Asked,
    /// Who answered.
    Answered,
    /// Who chose or named it, or said that nothing fits.
    Named(&'static str),
    /// Who put it first.
    First(&'static str),
    /// Who gave this point; of a row where there is one.
    Point(i64, Option<&'static str>),
    /// Who gave any point of a row, or this reason for none.
    Row(&'static str, Option<&'static str>),
    /// For whom something computed is true, or not.
    Truth(bool),
    /// The sum of a number.
    Sum,
    /// Who names a need and is not satisfied; those whose satisfaction is not known count as this
    /// part of one.
    Unmet(&'static str, f64),
    /// The parts of the other needs that a need stands before in people's own orders.
    Wins(&'static str),
    /// Who is not satisfied.
    Dissatisfied(&'static str),
    /// Who mentions something in their own words; nothing of the three where it is `none`.
    Mention(&'static str),
}

/// What is said of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// So many persons.
    Count(f64),
    /// A share between these, of those.
    Share(f64, f64, Of),
    /// It is at least as much as another number.
    AtLeast(Of),
    /// It is not shown; others of its table are hidden beside it.
    Hidden,
    /// It is not shown, and may be hidden for what it would tell of something else.
    Suppressed,
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fact {
    pub(super) question: &'static str,
    pub(super) of: Of,
    pub(super) whose: Whose,
    pub(super) said: Said,
    /// Numbers of the same table; something of a table is hidden together.
    pub(super) table: usize,
}

impl Of {
    /// How much one way to answer counts, of a question.
    pub(super) fn counts(self, way: &Way, question: &str) -> f64 {
        let answer =
            |id: &str| way.iter().find(|(known, _)| *known == id).map(|(_, answer)| answer);
        if self == Of::All {
            return 1.0;
        }
        let Some(given) = answer(question) else { return 0.0 };
        let reason =
            |answer: &Value| answer.get("missing").and_then(Value::as_str).map(str::to_owned);
        let holds =
            |answer: Option<&Value>, code: &str| answer.is_some_and(|answer| has(answer, code));
        let row = |need: &str| answer("grid").and_then(|grid| grid.get(need));
        let point = |need: &str| row(need).and_then(Value::as_i64);
        let is = match self {
            Of::All => true,
            Of::Missing(word) => reason(given).as_deref() == Some(word),
            Of::Asked => !matches!(reason(given).as_deref(), Some("not_asked" | "not_reached")),
            Of::Answered => reason(given).is_none(),
            Of::Named("none") => given.get("none").is_some(),
            Of::Named(code) => has(given, code),
            Of::First(code) => given.get(0).is_some_and(|first| first == code),
            Of::Point(wanted, None) => given.as_i64() == Some(wanted),
            Of::Point(wanted, Some(need)) => point(need) == Some(wanted),
            Of::Row(need, None) => point(need).is_some(),
            Of::Row(need, Some(word)) => row(need).and_then(reason).as_deref() == Some(word),
            Of::Truth(truth) => given.as_bool() == Some(truth),
            Of::Sum => return given.as_f64().unwrap_or(0.0),
            Of::Unmet(need, part) => {
                let value = match point(need) {
                    Some(1 | 2) => 1.0,
                    Some(_) => 0.0,
                    None => part,
                };
                return if holds(answer("order"), need) { value } else { 0.0 };
            }
            Of::Wins(need) => return wins(given, need),
            Of::Dissatisfied(need) => matches!(point(need), Some(1 | 2)),
            Of::Mention("none") => given.as_str() == Some("nut"),
            Of::Mention("any") => given.as_str().is_some_and(|words| words != "nut"),
            Of::Mention(word) => given.as_str().is_some_and(|words| words.contains(word)),
        };
        f64::from(u8::from(is))
    }
}

/// The part of the two other needs that one stands before: level with another counts as half, and
/// what is left out stands level behind what is named.
fn wins(answer: &Value, need: &str) -> f64 {
    if answer.get("missing").is_some() {
        return 0.0;
    }
    let place = |need: &str| {
        let named = answer.as_array().and_then(|all| all.iter().position(|one| one == need));
        named.unwrap_or(usize::MAX)
    };
    let before = |other: &&str| match place(need).cmp(&place(other)) {
        Ordering::Less => 0.5,
        Ordering::Equal => 0.25,
        Ordering::Greater => 0.0,
    };
    ["n1", "n2", "n3"].iter().filter(|other| **other != need).map(before).sum()
}

fn has(answer: &Value, code: &str) -> bool {
    answer == code || answer.as_array().is_some_and(|all| all.iter().any(|one| one == code))
}

/// The parts q and r together.
pub(super) const MERGED: &str = "s";

impl Whose {
    /// Whether somebody who answers in a way is one of them.
    pub(super) fn holds(self, way: &Way) -> bool {
        let is = |id: &str, wanted: Option<&str>| {
            wanted.is_none_or(|wanted| {
                way.iter().any(|(known, answer)| *known == id && answer == wanted)
            })
        };
        let is_there = match self.place {
            Some(MERGED) => is("area", Some("q")) || is("area", Some("r")),
            place => is("area", place),
        };
        is("mode", self.mode) && is_there
    }

    /// Whether the ways to answer some questions tell who is one of them.
    pub(super) fn is_known(self, way: &Way) -> bool {
        let has = |id: &str| way.iter().any(|(known, _)| *known == id);
        (self.mode.is_none() || has("mode")) && (self.place.is_none() || has("area"))
    }
}
