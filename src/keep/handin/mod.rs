//! The hand-in: what is new in one laptop's store, in one file for the town's office.
//!
//! Its lines are JSON: a head (format, survey, device, number, the key of the tombstones), the
//! definitions answered, the tombstones and those that came from elsewhere, the contacts (apart
//! from all answers, and naming none) and those taken back, the responses sorted by id and
//! revision, and at the end the fingerprint of all lines before it. So the same content is the same
//! bytes, and a file that was cut off or changed is told. Sealing is another matter, done to the
//! bytes.
//!
//! The key of the tombstones travels with them: without it they could not be obeyed elsewhere.

mod lines;

use std::collections::BTreeSet;

use thiserror::Error;
use uuid::Uuid;

use super::contact::Contact;
use super::record::Record;
use super::tombstone::{Erased, Key, Tombstone};
pub use lines::{is_handin, read, write};
use mitreden_define::survey::Definition;

/// The version of the format.
pub const FORMAT: u64 = 2;
/// The version that is written, so that older programs read it, where nothing is in it that they do
/// not know.
const PLAIN: u64 = 1;

/// A hand-in: what a laptop hands over to the town.
#[derive(Clone, Debug, PartialEq)]
pub struct Handin {
    /// The survey's id.
    pub survey: String,
    /// The name of the laptop that it comes from.
    pub device: String,
    /// The number of the hand-in among those of the laptop, from 1.
    pub number: u32,
    /// Whether it holds everything, and so all that was handed in before.
    pub all: bool,
    /// The key that the tombstones were made with.
    pub key: Key,
    /// The definitions that the responses answer.
    pub definitions: Vec<Definition>,
    /// How many months those who were asked a definition were told that answers are kept, by its
    /// fingerprint.
    pub promises: BTreeSet<(String, u32)>,
    /// The tombstones of all that was erased on the laptop, not only of what is new.
    pub tombstones: BTreeSet<Tombstone>,
    /// Tombstones from elsewhere that had come to the laptop, with the key of each.
    pub passed: BTreeSet<(Key, Tombstone)>,
    /// The contacts of interviewers with people.
    pub contacts: Vec<Contact>,
    /// The ids of contacts that were noted by mistake.
    pub taken_back: BTreeSet<Uuid>,
    /// The responses, in each of their versions.
    pub records: Vec<Record>,
    /// The fingerprint of the hand-in as it was read; empty before it is written.
    pub print: String,
}

impl Handin {
    /// An empty hand-in of a store with this key.
    pub fn of(key: Key) -> Self {
        Self {
            survey: String::new(),
            device: String::new(),
            number: 0,
            all: false,
            key,
            definitions: Vec::new(),
            promises: BTreeSet::new(),
            tombstones: BTreeSet::new(),
            passed: BTreeSet::new(),
            contacts: Vec::new(),
            taken_back: BTreeSet::new(),
            records: Vec::new(),
            print: String::new(),
        }
    }

    /// What was erased on the laptop or came to it as erased, to be held against what comes in.
    pub fn erased(&self) -> Erased {
        let mut erased = Erased::new(self.key, self.tombstones.iter().copied());
        for (key, tombstone) in &self.passed {
            erased.add(key, *tombstone);
        }
        erased
    }
}

/// Why a file is no hand-in that can be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum BadHandin {
    /// The file is something else altogether.
    #[error("it is no hand-in")]
    Foreign,
    /// The file is in a format of a later version.
    #[error("it has format {0}")]
    Newer(u64),
    /// The end of the file is missing.
    #[error("its end is missing")]
    Cut,
    /// The file is not as it was written.
    #[error("it was changed after it was written")]
    Changed,
    /// A line does not have the form it should have, though nobody changed it.
    #[error("line {line}: {reason}")]
    Line {
        /// The line's number, from 1.
        line: usize,
        /// What is wrong with the line.
        reason: String,
    },
}

#[cfg(test)]
mod tests;
