//! Footnotes: a mark where they belong, their texts at the end.

use super::escape::Place;
use super::inline::inline;
use crate::model::RichText;

/// The footnotes so far.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<RichText>,
}

impl Notes {
    /// Keeps a footnote and returns its mark.
    pub(super) fn mark(&mut self, note: &RichText) -> String {
        self.notes.push(note.clone());
        format!("[^{}]", self.notes.len())
    }

    /// Writes the texts, one a line.
    pub(super) fn written(self) -> Vec<String> {
        // A footnote has none of its own.
        let mut none = Self::default();
        let mut written = Vec::new();
        for (at, note) in self.notes.iter().enumerate() {
            written.push(format!("[^{}]: {}", at + 1, inline(note, Place::Line, &mut none)));
        }
        written
    }
}
