//! What a command can fail of, and the exit codes that say so.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ui::Ui;
use mitreden_base::diagnostics::{Problems, listed, nearest};
use mitreden_base::locale::Word;

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
    /// Something the user can mend: a message of the catalogue, whose `.help` says what to do, and
    /// its words.
    User(&'static str, Vec<(&'static str, Word)>),
    /// The problems are already told; only the exit code remains.
    Told,
    /// Whoever was reading our output has stopped reading.
    ClosedPipe,
    /// Something that cannot happen has happened.
    Bug(String),
}

impl Failure {
    /// Something the user can mend: a message of the catalogue.
    pub(super) fn user(id: &'static str) -> Self {
        Self::User(id, Vec::new())
    }

    /// Something the user can mend, told by a part of the program that knows no language.
    pub(super) fn plain(text: &impl ToString) -> Self {
        Self::user("failure-plain").word("text", text.to_string())
    }

    /// Fills a word of the message in.
    #[must_use]
    pub(super) fn word(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        if let Self::User(_, words) = &mut self {
            words.push((name, word.into()));
        }
        self
    }

    /// Fills in what was probably meant, or else what there is.
    #[must_use]
    pub(super) fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        match nearest(written, known.iter().copied()) {
            Some(near) => self.word("case", "near").word("near", near),
            None if known.is_empty() => self.word("case", "none"),
            None => self.word("case", "known").word("known", listed(known)),
        }
    }

    /// Tells it on stderr and gives the exit code.
    pub(super) fn tell(self, ui: &mut Ui) -> u8 {
        match self {
            Self::Problems(problems) => {
                ui.problems(&problems);
                USER
            }
            Self::User(id, words) => {
                ui.error(id, &words);
                USER
            }
            Self::Told => USER,
            Self::ClosedPipe => FINE,
            Self::Bug(message) => {
                ui.error("failure-bug", &[("text", message.into())]);
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
        Self::plain(&error)
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
