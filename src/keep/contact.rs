//! Contacts: whom an interviewer spoke to and how that ended, apart from all answers.
//!
//! Coded after the Standard Definitions of the American Association for Public Opinion Research
//! (9th edition, 2016). People met in the street were not drawn at random, so the codes serve to
//! count, not to compute response rates.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a contact ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactOutcome {
    /// The interview was finished.
    Complete,
    /// The interview was broken off after the questions that count were answered.
    Partial,
    /// The person refused.
    Refused,
    /// The interview was broken off before the questions that count were answered.
    BrokenOff,
    /// The interviewer and the person had no language in common.
    Language,
    /// The person had taken part already.
    TookPart,
    /// The person does not belong to the population.
    NotEligible,
}

impl ContactOutcome {
    /// All outcomes, in the order of their codes.
    pub const ALL: [Self; 7] = [
        Self::Complete,
        Self::Partial,
        Self::Refused,
        Self::BrokenOff,
        Self::Language,
        Self::TookPart,
        Self::NotEligible,
    ];

    /// The word that stands for the outcome in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Refused => "refused",
            Self::BrokenOff => "broken_off",
            Self::Language => "language",
            Self::TookPart => "took_part",
            Self::NotEligible => "not_eligible",
        }
    }

    /// The final disposition code of AAPOR's definitions for interviews in person.
    pub fn code(self) -> &'static str {
        match self {
            Self::Complete => "1.1",
            Self::Partial => "1.2",
            Self::Refused => "2.11",
            Self::BrokenOff => "2.12",
            Self::Language => "2.33",
            Self::TookPart => "4.10",
            Self::NotEligible => "4.70",
        }
    }
}

/// One contact. It names no response: contacts and answers are never joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The contact's id.
    #[serde(with = "super::plain")]
    pub id: Uuid,
    /// How the contact ended; once it is written this is final.
    pub outcome: ContactOutcome,
    /// The day of the contact.
    #[serde(with = "super::plain")]
    pub day: NaiveDate,
    /// The time of day, to the quarter of an hour.
    #[serde(with = "super::plain")]
    pub time: NaiveTime,
    /// The device that the contact was noted on.
    pub device: Option<String>,
    /// The place of the contact.
    pub place: Option<String>,
    /// The interviewer's shift.
    pub shift: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
}

#[cfg(test)]
impl Contact {
    /// A refusal in the street, for tests.
    pub(crate) fn sample(n: u128) -> Self {
        Self {
            id: Uuid::from_u128(n),
            outcome: ContactOutcome::Refused,
            day: NaiveDate::from_ymd_opt(2026, 5, 4).unwrap(),
            time: NaiveTime::from_hms_opt(10, 15, 0).unwrap(),
            device: None,
            place: None,
            shift: None,
            interviewer: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_files_and_codes_differ() {
        for outcome in ContactOutcome::ALL {
            assert_eq!(serde_json::to_string(&outcome).unwrap(), format!("\"{}\"", outcome.word()));
        }
        let codes: std::collections::BTreeSet<_> =
            ContactOutcome::ALL.map(ContactOutcome::code).into();
        assert_eq!(codes.len(), ContactOutcome::ALL.len());
    }
}
