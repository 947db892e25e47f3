//! A response as it is stored and handed over: one line of JSON with sorted keys, the same bytes
//! for the same content.

mod answers;
mod decode;
mod encode;
mod wire;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use uuid::Uuid;

pub use answers::to_json;
pub use decode::{AnswerFault, BadAnswer, decode};
pub use encode::encode;
pub use wire::RecordFormat;
pub(crate) use wire::mode;

use mitreden_base::seed::fingerprint;
use mitreden_define::survey::Mode;

/// How an interview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// The respondent reached the end.
    Complete,
    /// The interview was broken off, but the questions that count were answered.
    Partial,
    /// The interview was broken off before the questions that count were answered.
    BreakOff,
}

impl Disposition {
    /// All three dispositions, in the order of the dataset's Enum.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Partial, Self::BreakOff];

    /// The word that stands for the disposition in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::BreakOff => "break_off",
        }
    }

    /// The disposition a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|disposition| disposition.word() == word)
    }
}

/// The source of responses that this program asked for.
pub const COLLECTED: &str = "collected";
/// The source of responses that this program made up.
pub const SIMULATED: &str = "simulated";

/// A time for which a question was on the screen: its id, and the seconds from the beginning of the
/// interview until the question came and until it went.
pub type Glance = (String, f64, f64);

/// A finished or broken-off interview. The fields stand in the order in which they are written:
/// that of their names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The answer to every question but notes, by question id; [`decode()`] reads one.
    #[serde(deserialize_with = "wire::unique_keys")]
    pub answers: BTreeMap<String, Value>,
    /// What the response counted before any weighting, above 0: brought along by imported rows
    /// only, and written only where it is known. Without one a response counts 1.
    #[serde(default, with = "wire::weight", skip_serializing_if = "Option::is_none")]
    pub base_weight: Option<f64>,
    /// The persons that the respondent was drawn or asked together with. Only imported rows have
    /// it, and it is written only where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// The fingerprint of the text that was agreed to, where consent was asked for.
    #[serde(deserialize_with = "Option::deserialize")]
    pub consent: Option<String>,
    /// The day on which the interview began; unknown for some imported rows.
    #[serde(with = "wire::day")]
    pub day: Option<NaiveDate>,
    /// The fingerprint of the resolved definition that was asked.
    pub definition: String,
    /// The device that the survey was answered on.
    #[serde(deserialize_with = "Option::deserialize")]
    pub device: Option<String>,
    /// How the interview ended.
    pub disposition: Disposition,
    /// Flags for what looked odd during the interview.
    pub flags: Vec<String>,
    /// The response's own id.
    #[serde(with = "wire::id")]
    pub id: Uuid,
    /// The interviewer's code.
    #[serde(deserialize_with = "Option::deserialize")]
    pub interviewer: Option<String>,
    /// The language of the interview.
    pub lang: String,
    /// How the answers came in.
    #[serde(with = "wire::mode")]
    pub mode: Mode,
    /// The order in which items were shown, by question id, where it was not the written one.
    #[serde(deserialize_with = "wire::unique_keys")]
    pub orders: BTreeMap<String, Vec<String>>,
    /// When each question was on the screen.
    pub paradata: Vec<Glance>,
    /// The place of the interview.
    #[serde(deserialize_with = "Option::deserialize")]
    pub place: Option<String>,
    /// Whether the response was given for practice; such a response is never merged.
    pub practice: bool,
    /// The number of changes to the response; the highest revision counts.
    pub revision: u32,
    /// The duration of the interview in seconds.
    #[serde(deserialize_with = "Option::deserialize")]
    pub seconds: Option<u32>,
    /// The seed from which orders and best-worst designs were drawn.
    #[serde(deserialize_with = "Option::deserialize")]
    pub seed: Option<u64>,
    /// The interviewer's shift.
    #[serde(deserialize_with = "Option::deserialize")]
    pub shift: Option<String>,
    /// Whether the response is simulated, not given by a person.
    pub simulated: bool,
    /// The source: `collected`, or the name that the import's mapping gives.
    pub source: String,
    /// The part of the population it was drawn from by itself: of imported rows only, and written
    /// only where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stratum: Option<String>,
    /// The survey's id.
    pub survey: String,
    /// The version of this format.
    pub v: RecordFormat,
}

/// Why a line is no record.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadRecord {
    /// The line was written by another version of the program.
    #[error(
        "it has format version {0}, this program reads version 1; use the program that wrote it, or a newer one"
    )]
    Version(i64),
    /// The line does not have the shape of a record.
    #[error("{reason} (column {column})")]
    Shape {
        /// What is wrong with the line.
        reason: String,
        /// The column at which it is wrong, from 1.
        column: usize,
    },
}

impl BadRecord {
    fn shape(error: &serde_json::Error) -> Self {
        let place = format!(" at line {} column {}", error.line(), error.column());
        let text = error.to_string();
        Self::Shape {
            reason: text.strip_suffix(&place).unwrap_or(&text).to_owned(),
            column: error.column(),
        }
    }
}

impl Record {
    /// Reads a record from one line of JSON.
    ///
    /// ```
    /// use mitreden_keep::record::Record;
    ///
    /// let line = include_str!("../../../tests/grammar/record.jsonl").trim();
    /// let record = Record::from_line(line).unwrap();
    /// // The same content is always the same bytes.
    /// assert_eq!(record.to_line(), line);
    /// ```
    pub fn from_line(line: &str) -> Result<Self, BadRecord> {
        // Only a line that cannot be read is looked at for its version: a newer one is likely to
        // have other fields, too.
        serde_json::from_str(line).map_err(|error| match wire::version_of(line) {
            Some(version) if version != 1 => BadRecord::Version(version),
            _ => BadRecord::shape(&error),
        })
    }

    /// Writes the record as one line of JSON, without the line's end.
    #[expect(
        clippy::expect_used,
        reason = "a record has only text keys, and writing to memory does not fail"
    )]
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("a record is JSON")
    }

    /// Whether two versions of a response say the same of the person: all but the revision and the
    /// definition, which is no content of its own, and whatever was not asked, which a definition
    /// with fewer questions does not even name.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let bare = |record: &Self| Self {
            answers: record
                .answers
                .iter()
                .filter_map(|(id, answer)| Some((id.clone(), answers::asked(answer)?)))
                .collect(),
            definition: String::new(),
            revision: 0,
            ..record.clone()
        };
        bare(self) == bare(other)
    }

    /// The fingerprint of all but the revision: two versions with the same one are the same.
    #[expect(clippy::expect_used, reason = "a record has only text keys")]
    pub fn content_hash(&self) -> String {
        let mut json = serde_json::to_value(self).expect("a record is JSON");
        if let Some(fields) = json.as_object_mut() {
            fields.remove("revision");
        }
        json.sort_all_objects();
        fingerprint(json.to_string().as_bytes())
    }
}

#[cfg(test)]
mod tests;
