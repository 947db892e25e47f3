//! Tables: columns that know how they are set, rows that fit them.

use super::numbering::ItemNumber;
use super::text::RichText;

/// Where the words of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left, as words.
    Left,
    /// At the right, as numbers.
    Right,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentColumn {
    /// What it holds.
    pub heading: RichText,
    /// Where its words stand.
    pub align: Align,
}

impl DocumentColumn {
    /// Builds a column of words.
    pub fn words(heading: impl Into<RichText>) -> Self {
        Self { heading: heading.into(), align: Align::Left }
    }

    /// Builds a column of numbers.
    pub fn numbers(heading: impl Into<RichText>) -> Self {
        Self { heading: heading.into(), align: Align::Right }
    }
}

/// A table; every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    caption: RichText,
    columns: Vec<DocumentColumn>,
    rows: Vec<Vec<RichText>>,
    notes: Vec<RichText>,
    number: Option<ItemNumber>,
}

impl Table {
    /// Builds a table; the compiler counts the cells.
    pub fn new<const N: usize>(
        caption: impl Into<RichText>,
        columns: [DocumentColumn; N],
        rows: impl IntoIterator<Item = [RichText; N]>,
    ) -> Self {
        let rows = rows.into_iter().map(Vec::from).collect();
        Self {
            caption: caption.into(),
            columns: columns.into(),
            rows,
            notes: Vec::new(),
            number: None,
        }
    }

    /// Builds a table whose number of columns only the data knows. Rows that are too short end in
    /// empty cells; what does not fit is left out.
    pub fn wide(
        caption: impl Into<RichText>,
        columns: Vec<DocumentColumn>,
        mut rows: Vec<Vec<RichText>>,
    ) -> Self {
        for row in &mut rows {
            row.resize(columns.len(), RichText::default());
        }
        Self { caption: caption.into(), columns, rows, notes: Vec::new(), number: None }
    }

    /// Returns the table with a remark under it: base, source, or the meaning of a mark.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<RichText>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub(super) fn stamp(&mut self, word: &str) {
        self.caption = self.caption.stamped(word);
    }

    pub(super) fn numbered(&mut self, number: ItemNumber) {
        self.number = Some(number);
    }

    /// Returns its number in the document, where it has one.
    pub fn number(&self) -> Option<ItemNumber> {
        self.number
    }

    /// Returns what the table shows.
    pub fn caption(&self) -> &RichText {
        &self.caption
    }

    /// Returns the heads.
    pub fn columns(&self) -> &[DocumentColumn] {
        &self.columns
    }

    /// Returns the rows, each as wide as the heads.
    pub fn rows(&self) -> &[Vec<RichText>] {
        &self.rows
    }

    /// Returns the remarks under the table.
    pub fn notes(&self) -> &[RichText] {
        &self.notes
    }
}
