//! What a command can fail of, and the exit codes that say so.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ui::Ui;
use crate::base::diagnostics::Problems;
use crate::count::results::ResultsError;

/// All went well.
pub(super) const FINE: u8 = 0;
/// Something the user can mend; the message says how.
pub(super) const USER: u8 = 1;
/// The command line was wrong.
pub(super) const USAGE: u8 = 2;
/// Our bug.
pub(super) const BUG: u8 = 70;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// Files have problems, each with its place.
    Problems(Problems),
    /// Something the user can mend: what, and what to do.
    User { message: String, hint: Option<String> },
    /// The problems are already told; only the exit code remains.
    Told,
    /// Whoever was reading our output has stopped reading.
    ClosedPipe,
    /// Something that cannot happen has happened.
    Bug(String),
}

impl Failure {
    /// Something the user can mend.
    pub(super) fn user(message: impl Into<String>) -> Self {
        Self::User { message: message.into(), hint: None }
    }

    /// Says what to do about it.
    #[must_use]
    pub(super) fn hint(self, text: impl Into<String>) -> Self {
        match self {
            Self::User { message, .. } => Self::User { message, hint: Some(text.into()) },
            other => other,
        }
    }

    /// Tells it on stderr and gives the exit code.
    pub(super) fn tell(self, ui: &mut Ui) -> u8 {
        match self {
            Self::Problems(problems) => {
                ui.problems(&problems);
                USER
            }
            Self::User { message, hint } => {
                ui.error(&message, hint.as_deref());
                USER
            }
            Self::Told => USER,
            Self::ClosedPipe => FINE,
            Self::Bug(message) => {
                ui.error(&message, Some("this is a fault of mitreden, not yours; please report it with what you did"));
                BUG
            }
        }
    }
}

/// Runs a command; should it panic, that is our bug, and its exit code says so.
pub(super) fn guard(command: impl FnOnce() -> u8) -> u8 {
    // Nothing of the command is used after a panic: the process ends.
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let words = "the message above is a fault of mitreden, not yours; please report it with what you did";
        Ui::stderr(&format!("error: {words}\n"));
        BUG
    })
}

/// What went wrong while writing to stdout or stderr.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::user(error.to_string())
    }
}

impl From<ResultsError> for Failure {
    fn from(error: ResultsError) -> Self {
        match error {
            ResultsError::Dataset(error) => error.into(),
            other => Self::user(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_our_bug() {
        assert_eq!(guard(|| panic!("on purpose")), BUG);
        assert_eq!(guard(|| USER), USER);
    }
}
