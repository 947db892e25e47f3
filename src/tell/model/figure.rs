//! Figures: a picture, what it shows in words, and its numbers as a table.

use super::numbering::ItemNumber;
use super::table::Table;
use super::text::RichText;

/// A picture that no reader depends on: its words and its table say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The picture's file, relative to the document.
    pub file: String,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// Its caption.
    pub caption: RichText,
    /// What to see in it, in one sentence.
    pub shows: RichText,
    /// How many answers it rests on.
    pub base: RichText,
    /// Where the numbers come from.
    pub source: RichText,
    /// The same numbers as a table.
    pub numbers: FigureNumbers,
    /// Its number in the document, once that is known.
    pub number: Option<ItemNumber>,
}

/// Where the numbers of a picture stand as a table.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureNumbers {
    /// Right below it.
    Below(Table),
    /// In the annex.
    Annexed(ItemNumber),
}
