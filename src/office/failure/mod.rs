//! Why something could not be done: data, told in the reader's language by whoever shows it.

mod faults;

use std::io;
use std::path::Path;

use mitreden_base::diagnostics::{Problems, listed, nearest};
use mitreden_base::locale::Word;

/// Why a piece of work stopped.
#[derive(Debug)]
pub enum Failure {
    /// Files have problems, each with its place.
    Problems(Problems),
    /// Something the user can mend: a message of the catalogue, whose `.help` says what to do, and
    /// its words.
    User(&'static str, Vec<(&'static str, Word)>),
    /// The problems are already told; only that it failed remains to be said.
    AlreadyReported,
    /// Whoever was reading our output has stopped reading.
    ClosedPipe,
    /// Something that cannot happen has happened.
    Bug(String),
}

impl Failure {
    /// Something the user can mend: a message of the catalogue.
    pub fn user(id: &'static str) -> Self {
        Self::User(id, Vec::new())
    }

    /// The same of a file or folder: its message names the `path`.
    pub fn at(id: &'static str, path: &Path) -> Self {
        Self::user(id).word("path", path.display().to_string())
    }

    /// Something the user can mend, told by a part of the program that knows no language.
    pub fn plain(text: &impl ToString) -> Self {
        Self::user("failure-plain").word("text", text.to_string())
    }

    /// Fills a word of the message in.
    #[must_use]
    pub fn word(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        if let Self::User(_, words) = &mut self {
            words.push((name, word.into()));
        }
        self
    }

    /// Fills in what was probably meant, or else what there is.
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

/// What went wrong while writing to stdout or stderr.
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
