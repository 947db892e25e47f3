//! Interviews that have begun and not ended: their setting, and what happened in them, row by row.
//!
//! What a row says is the engine's business; here it is a line of text. The store keeps the rows of
//! an interview until its final record takes their place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// The mode's word.
    pub mode: String,
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

impl Pending {
    /// Whether all that happened in an earlier state of the interview has happened in this one,
    /// too.
    pub fn goes_on_from(&self, earlier: &Self) -> bool {
        let said = |pending: &'_ Self| {
            pending.happenings.iter().map(|one| one.what.clone()).collect::<Vec<_>>()
        };
        said(self).starts_with(&said(earlier))
    }
}
