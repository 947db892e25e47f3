//! Why something could not be done: data, told in the reader's language by whoever shows it.

mod faults;

use std::io;
use std::path::Path;

use mitreden_base::diagnostics::{Problems, listed, nearest};
use mitreden_base::locale::Word;

/// Why a piece of work stopped.
#[derive(Debug)]
pub enum Failure {
    /// Some files have problems, each with its place.
    Problems(Problems),
    /// Something the user can mend: a message of the catalogue, whose `.help` says what to do, and
    /// its words.
    User(&'static str, Vec<(&'static str, Word)>),
    /// The problems were told already; only that the command failed remains to be said.
    AlreadyReported,
    /// The program that was reading our output has stopped reading.
    ClosedPipe,
    /// Something happened that cannot happen: a fault of this program.
    Bug(String),
}

impl Failure {
    /// A failure that the user can mend: a message of the catalogue.
    pub fn user(id: &'static str) -> Self {
        Self::User(id, Vec::new())
    }

    /// Such a failure of a file or folder: its message names the `path`.
    pub fn at(id: &'static str, path: &Path) -> Self {
        Self::user(id).word("path", path.display().to_string())
    }

    /// A failure that the user can mend, in the words of a part of the program that knows no
    /// language.
    pub fn plain(text: &impl ToString) -> Self {
        Self::user("failure-plain").word("text", text.to_string())
    }

    /// Fills in a word of the message.
    #[must_use]
    pub fn word(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        if let Self::User(_, words) = &mut self {
            words.push((name, word.into()));
        }
        self
    }

    /// Fills in the name that was probably meant, or else the names there are.
    #[must_use]
    pub fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        match nearest(written, known.iter().copied()) {
            Some(near) => self.word("case", "near").word("near", near),
            None if known.is_empty() => self.word("case", "none"),
            None => self.word("case", "known").word("known", listed(known)),
        }
    }
}

/// An error of writing to stdout or stderr.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::plain(&error)
    }
}

/// The failure to read a file or folder.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let case = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied => "denied",
        io::ErrorKind::InvalidData => "text",
        io::ErrorKind::IsADirectory => "folder",
        _ => "other",
    };
    Failure::at("failure-unreadable", path).word("case", case).word("error", error.to_string())
}

/// The failure to write a file or folder.
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let case = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "denied",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::NotFound => "missing",
        _ => "other",
    };
    Failure::at("failure-unwritable", path).word("case", case).word("error", error.to_string())
}
