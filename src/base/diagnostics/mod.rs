//! Diagnostics: what is wrong, where, why and what to do, all problems of a file at once.
//!
//! A [`Diagnostic`] is data: the id of its message in the catalogue (`locale/*.ftl` of a floor),
//! its places and the words to fill in. Only rendering turns it into sentences, so the same problem
//! can be told in any language or as JSON.

mod place;
mod render;
mod suggest;

pub use place::{Place, Source};
pub use render::{Style, to_json, to_text};
pub use suggest::{listed, nearest};

/// How bad a problem is: an error stops the work, a warning does not, a note only informs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// For information; nothing needs to be done.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Cannot be used as it is.
    Error,
}

/// One problem: the id of its message, where it is, and the words that fill the message in.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The message's id in the catalogue; its attributes `why`, `help` and `label` are optional.
    pub kind: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The words that fill the message in.
    pub args: Vec<(&'static str, String)>,
    /// Those of `args` that are words of our own, by name, with the English phrase, which is told
    /// in the reader's language.
    pub phrases: Vec<(&'static str, &'static str)>,
    /// The place that the problem is about.
    pub place: Place,
    /// A second place that belongs to the problem ("first written here"), with the message id of
    /// its label.
    pub other: Option<(Place, &'static str)>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// A problem that stops the work.
    pub fn error(kind: &'static str, place: Place) -> Self {
        Self {
            kind,
            severity: Severity::Error,
            args: Vec::new(),
            phrases: Vec::new(),
            place,
            other: None,
            suggestion: None,
        }
    }

    /// A problem that is probably not meant.
    pub fn warning(kind: &'static str, place: Place) -> Self {
        Self { severity: Severity::Warning, ..Self::error(kind, place) }
    }

    /// Something worth knowing.
    pub fn note(kind: &'static str, place: Place) -> Self {
        Self { severity: Severity::Note, ..Self::error(kind, place) }
    }

    /// Fills a word of the message in.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are handed over alike")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Fills in words of our own ("a list"), which are told in the reader's language.
    #[must_use]
    pub fn phrase(mut self, name: &'static str, english: &'static str) -> Self {
        self.phrases.push((name, english));
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn other(mut self, place: Place, label: &'static str) -> Self {
        self.other = Some((place, label));
        self
    }

    /// Suggests the nearest of the names that would have been right, if one is near enough.
    #[must_use]
    pub fn suggest<'a>(mut self, written: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.suggestion = nearest(written, names).map(str::to_owned);
        self
    }
}

/// The problems of some files, collected while reading on.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    found: Vec<Diagnostic>,
}

impl Problems {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds the problems of another file.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Whether one of the problems is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// Leaves the errors alone in the list.
    #[must_use]
    pub fn only_errors(mut self) -> Self {
        self.found.retain(|d| d.severity == Severity::Error);
        self
    }

    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether there is no problem at all.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The problems in the order of their places.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.found.iter().collect();
        all.sort_by(|a, b| a.place.order().cmp(&b.place.order()));
        all
    }

    /// The problems in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }
}
