//! Places: a range of bytes in a file that was read, shown as line and column.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A text that was read, with the name people know it by.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path as shown, with forward slashes.
    pub name: String,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// A place in a source: a range of bytes, or the file as a whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    source: Arc<Source>,
    range: Option<Range<usize>>,
}

impl Source {
    /// Takes a text in under a name; a byte order mark is no part of it.
    pub fn new(name: impl Into<String>, text: &str) -> Arc<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        Arc::new(Self { name: name.into(), text })
    }
}

impl Place {
    /// A range of bytes; what reaches past the text or splits a character is cut down to what is
    /// there.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let start = source.text.floor_char_boundary(range.start);
        let end = source.text.ceil_char_boundary(range.end).max(start);
        Self { source: Arc::clone(source), range: Some(start..end) }
    }

    /// The file as a whole.
    pub fn file(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), range: None }
    }

    /// The text that the place lies in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The range of bytes, unless the place is the file as a whole.
    pub fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// Where the place begins.
    #[must_use]
    pub fn start(&self) -> Self {
        let first =
            |start: usize| self.source.text[start..].chars().next().map_or(0, char::len_utf8);
        let range = self.range.as_ref().map(|range| range.start..range.start + first(range.start));
        Self { source: Arc::clone(&self.source), range }
    }

    /// Line and column of the place's start, both from 1, the column in characters.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        let start = self.range.as_ref()?.start;
        let before = &self.source.text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before[before.rfind('\n').map_or(0, |i| i + 1)..].chars().count() + 1;
        Some((line, column))
    }

    /// The key that sorts places by file and position.
    pub(super) fn order(&self) -> (&str, usize) {
        (&self.source.name, self.range.as_ref().map_or(0, |r| r.start))
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line_column() {
            Some((line, column)) => write!(f, "{}:{line}:{column}", self.source.name),
            None => f.write_str(&self.source.name),
        }
    }
}
