//! The hand-in: what is new in one laptop's store, in one file for the town's office.
//!
//! Its lines are JSON: a head (format, survey, device, number, the key of the tombstones), the definitions answered, the
//! tombstones, the contacts (apart from all answers, and naming none) and those taken back, the responses sorted by id and
//! revision, and at the end the fingerprint of all lines before it. So the same content is the same bytes, and a file that was
//! cut off or changed is told. Sealing is another matter, done to the bytes.
//!
//! The key of the tombstones travels with them: without it they could not be obeyed elsewhere.

mod lines;

use std::collections::BTreeSet;

use thiserror::Error;
use uuid::Uuid;

use super::contact::Contact;
use super::record::Record;
use super::tombstone::{Erased, Key, Tombstone};
use crate::define::survey::Definition;
pub use lines::{is_handin, read, write};

/// The version of the format.
pub const FORMAT: u64 = 1;

/// What is handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Handin {
    /// The survey's id.
    pub survey: String,
    /// The laptop it comes from.
    pub device: String,
    /// Which of the laptop's hand-ins it is, from 1.
    pub number: u32,
    /// The key of the tombstones.
    pub key: Key,
    /// What the responses answer.
    pub definitions: Vec<Definition>,
    /// What was erased there: all of it, not only what is new.
    pub tombstones: BTreeSet<Tombstone>,
    /// Whom interviewers spoke to.
    pub contacts: Vec<Contact>,
    /// Contacts that were noted by mistake.
    pub taken_back: BTreeSet<Uuid>,
    /// The versions of responses.
    pub records: Vec<Record>,
}

impl Handin {
    /// What was erased on the laptop, for what comes from elsewhere.
    pub fn erased(&self) -> Erased {
        Erased::new(self.key, self.tombstones.iter().copied())
    }
}

/// Why a file is no hand-in that can be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum BadHandin {
    /// Something else altogether.
    #[error("it is no hand-in")]
    Foreign,
    /// A format of later days.
    #[error("it has format {0}")]
    Newer(u64),
    /// Its end is not there.
    #[error("its end is missing")]
    Cut,
    /// It is not as it was written.
    #[error("it was changed after it was written")]
    Changed,
    /// A line is not what it should be, though nobody changed it.
    #[error("line {line}: {reason}")]
    Line {
        /// Which one, from 1.
        line: usize,
        /// Why not.
        reason: String,
    },
}

#[cfg(test)]
mod tests;
