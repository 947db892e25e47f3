//! Where answers are kept before the next question is shown.

use std::io;
use std::time::Duration;

use thiserror::Error;

use crate::interview::JournalEntry;
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_keep::store::StoreError;

/// Keeps the events of an interview.
pub trait KeepInterview {
    /// Keeps new entries of the journal, all or none of them, with how long the interview has been
    /// going on. Only then is the next question shown.
    fn keep(&mut self, new: &[JournalEntry], now: Duration) -> Result<(), NotKept>;
}

/// Why entries could not be kept. The answer stays on the screen and can be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotKept {
    /// There is no room on the disk.
    #[error("the disk is full")]
    Full,
    /// The file may not be written to.
    #[error("it may not be written to")]
    ReadOnly,
    /// Another program is writing to the file.
    #[error("it is in use by another program")]
    Busy,
    /// The file is damaged: its content is not what was written.
    #[error("it is damaged")]
    Damaged,
    /// The file is no longer in its place; its content was rescued to this path.
    #[error("it is gone; what it held is in {0}")]
    Gone(String),
    /// Another error, in the words of the store.
    #[error("{0}")]
    Other(String),
}

impl From<&io::Error> for NotKept {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<&StoreError> for NotKept {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Full { .. } => Self::Full,
            StoreError::ReadOnly { .. } | StoreError::CannotOpen { .. } => Self::ReadOnly,
            StoreError::Locked { .. } => Self::Busy,
            StoreError::Damaged { .. } | StoreError::NotAStore { .. } => Self::Damaged,
            StoreError::Gone { rescued, .. } => Self::Gone(rescued.display().to_string()),
            StoreError::Other { source, .. } => Self::Other(source.to_string()),
            error => Self::Other(error.to_string()),
        }
    }
}

impl NotKept {
    /// The error in words.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Full => lang.say("ask-not-kept-full", &[]),
            Self::ReadOnly => lang.say("ask-not-kept-read-only", &[]),
            Self::Busy => lang.say("ask-not-kept-busy", &[]),
            Self::Damaged => lang.say("ask-not-kept-damaged", &[]),
            Self::Gone(rescued) => lang.say("ask-not-kept-gone", &[("rescued", rescued.into())]),
            Self::Other(error) => lang.say("ask-not-kept", &[("error", error.into())]),
        }
    }
}

/// Keeps nothing, for practice.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nowhere;

impl KeepInterview for Nowhere {
    fn keep(&mut self, _: &[JournalEntry], _: Duration) -> Result<(), NotKept> {
        Ok(())
    }
}
