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
    /// The id that the interview's response will have.
    #[serde(with = "super::plain")]
    pub id: Uuid,
    /// The survey's id.
    pub survey: String,
    /// The fingerprint of the questionnaire it began with; it goes on with that one even if there
    /// is a newer.
    pub definition: String,
    /// How answers come in; the journal holds the mode's word.
    #[serde(with = "super::record::mode")]
    pub mode: Mode,
    /// The language that the interview began in.
    pub lang: String,
    /// The seed from which the order of items is drawn.
    pub seed: u64,
    /// The day on which the interview began.
    #[serde(with = "super::plain")]
    pub day: NaiveDate,
    /// The device that the interview began on.
    pub device: Option<String>,
    /// The place of the interview.
    pub place: Option<String>,
    /// The interviewer's shift.
    pub shift: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
    /// Flags for what looked odd at the beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
}

impl Begun {
    /// Reads the beginning of an interview as a store keeps it.
    pub(crate) fn read(json: &str) -> Result<Self, NotBegun> {
        serde_json::from_str(json).map_err(|error| match serde_json::from_str(json) {
            Ok(Word { mode }) if Mode::of_word(&mode).is_none() => NotBegun::Mode(mode),
            _ => NotBegun::Json(error),
        })
    }
}

/// The part of a beginning that tells which version of this program can read it.
#[derive(Deserialize)]
struct Word {
    mode: String,
}

/// Why the beginning of an interview, as a store keeps it, cannot be used to go on.
#[derive(Debug, Error)]
pub(crate) enum NotBegun {
    /// The mode is this word, which this version does not know.
    #[error("`{0}` is no mode")]
    Mode(String),
    /// The JSON is damaged.
    #[error(transparent)]
    Json(serde_json::Error),
}

/// One thing that happened in an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Milliseconds of the interview until then, by a clock that only goes forward; pauses do not
    /// count.
    pub millis: i64,
    /// The event, in the words of the interview engine.
    pub what: String,
}

/// An interview that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The beginning of the interview.
    pub begun: Begun,
    /// The events of the interview, in order.
    pub happenings: Vec<Happening>,
}

/// An interview in a mode that this version does not know: it is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The id that the interview's response will have.
    pub id: Uuid,
    /// The word of the mode.
    pub mode: String,
    /// The beginning of the interview, as it is written.
    pub json: String,
    /// The events of the interview, in order.
    pub happenings: Vec<Happening>,
}

impl Aside {
    /// The day on which the interview began, if it is written as this version writes it.
    pub fn day(&self) -> Option<NaiveDate> {
        serde_json::from_str(&self.json).ok().and_then(|Day { day }| day.parse().ok())
    }
}

/// The part of a beginning that tells how old the interview is.
#[derive(Deserialize)]
struct Day {
    day: String,
}

/// Whether all events of an earlier state of an interview are in a later state, too.
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
