//! Interviews that have begun and not ended: their setting, and what happened in them, row by row.
//!
//! What a row says is the engine's business; here it is a line of text. The store keeps the rows of
//! an interview until its final record takes their place.
//!
//! Only an interview of a mode that this version knows is gone on with, or ended. One of another
//! mode was begun by a newer version: it is left for that one, to the byte, and told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use mitreden_define::survey::Mode;

/// An interview that has begun, with all that is needed to go on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The id its response will have.
    #[serde(with = "super::plain")]
    pub id: Uuid,
    /// The survey's id.
    pub survey: String,
    /// The fingerprint of the questionnaire it began with; it goes on with that one even if there
    /// is a newer.
    pub definition: String,
    /// How answers come in; written as its word.
    #[serde(with = "super::record::mode")]
    pub mode: Mode,
    /// The language it began in.
    pub lang: String,
    /// What the order of items is drawn from.
    pub seed: u64,
    /// The day it began.
    #[serde(with = "super::plain")]
    pub day: NaiveDate,
    /// The device it began on.
    pub device: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// In which shift.
    pub shift: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
    /// What was odd at its beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
}

impl Begun {
    /// Reads what a store keeps of it.
    pub(crate) fn read(json: &str) -> Result<Self, NotBegun> {
        serde_json::from_str(json).map_err(|error| match serde_json::from_str(json) {
            Ok(Word { mode }) if Mode::of_word(&mode).is_none() => NotBegun::Mode(mode),
            _ => NotBegun::Json(error),
        })
    }
}

/// As much of it as tells which version can read it.
#[derive(Deserialize)]
struct Word {
    mode: String,
}

/// Why what a store keeps of an interview is none to go on with.
#[derive(Debug, Error)]
pub(crate) enum NotBegun {
    /// Its mode is this word, which is none that this version knows.
    #[error("`{0}` is no mode")]
    Mode(String),
    /// It is damaged.
    #[error(transparent)]
    Json(serde_json::Error),
}

/// One thing that happened in an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Milliseconds of the interview until then, by a clock that only goes forward; pauses do not
    /// count.
    pub millis: i64,
    /// What it was, in the words of the engine.
    pub what: String,
}

/// An interview that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// How it began.
    pub begun: Begun,
    /// What happened, in order.
    pub happenings: Vec<Happening>,
}

/// An interview of a mode that this version does not know: it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The id its response will have.
    pub id: Uuid,
    /// The mode's word.
    pub mode: String,
    /// How it began, as it is written.
    pub json: String,
    /// What happened, in order.
    pub happenings: Vec<Happening>,
}

impl Aside {
    /// The day it began, if that is written as this version writes it.
    pub fn day(&self) -> Option<NaiveDate> {
        serde_json::from_str(&self.json).ok().and_then(|Day { day }| day.parse().ok())
    }
}

/// As much of it as tells how old it is.
#[derive(Deserialize)]
struct Day {
    day: String,
}

/// Whether all that happened in an earlier state of an interview has happened in a later one, too.
pub(crate) fn goes_on_from(later: &[Happening], earlier: &[Happening]) -> bool {
    later.len() >= earlier.len()
        && later.iter().zip(earlier).all(|(one, other)| one.what == other.what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"id":"00000000-0000-0000-0000-000000000007","survey":"s","definition":"d","mode":"street","lang":"de","seed":1,"day":"2026-05-04","device":null,"place":null,"shift":null,"interviewer":null}"#;

    #[test]
    fn a_mode_is_written_as_the_word_it_always_was() {
        let begun = Begun::read(JSON).unwrap();
        assert_eq!(begun.mode, Mode::Street);
        assert_eq!(serde_json::to_string(&begun).unwrap(), JSON);
    }

    #[test]
    fn no_other_word_is_taken_for_a_mode() {
        for word in ["drone", "Street", ""] {
            let told = Begun::read(&JSON.replace("street", word)).unwrap_err();
            assert!(matches!(&told, NotBegun::Mode(mode) if mode == word), "{told}");
        }
        for damaged in [&JSON[1..], &JSON.replace("\"s\"", "1"), &JSON.replace("mode", "way")] {
            assert!(matches!(Begun::read(damaged), Err(NotBegun::Json(_))), "{damaged}");
        }
    }

    #[test]
    fn a_later_state_holds_all_of_the_earlier_one() {
        let said = |what: &[&str]| -> Vec<Happening> {
            what.iter()
                .zip(1..)
                .map(|(what, millis)| Happening { millis, what: (*what).into() })
                .collect()
        };
        let (none, one, two, other) = (said(&[]), said(&["a"]), said(&["a", "b"]), said(&["c"]));
        assert!(goes_on_from(&two, &one) && goes_on_from(&one, &one) && goes_on_from(&one, &none));
        assert!(!goes_on_from(&one, &two) && !goes_on_from(&two, &other));
    }
}
