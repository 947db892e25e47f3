//! Documents as typed parts, before any writer: what is said, not how it looks.
//!
//! Texts are plain runs of characters. Whoever writes them into a format escapes them, so that no
//! citizen's words can become markup.

mod cover;
mod figure;
mod label;
mod numbering;
mod sentence;
mod table;
mod text;
mod volumes;

pub use cover::{Cover, Crest, Dated, Undated};
pub use figure::{Figure, FigureNumbers};
pub use label::Label;
pub use numbering::ItemNumber;
pub use table::{Align, DocumentColumn, Table};
pub use text::{Emphasis, LanguageContext, RichText, TextRun};
pub use volumes::Volumes;

use mitreden_base::locale::Lang;

/// A whole document. One that is the same on whatever day it is made has no cover (`Undated`), and
/// so is nothing to print.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<C = Cover> {
    /// The language it is written in.
    pub lang: Lang,
    /// Its title.
    pub title: RichText,
    /// Whose it is, and of when.
    pub cover: C,
    /// What every page has to say of its data, such as that it is simulated.
    pub stamp: Option<String>,
    /// What must be seen before anything else, such as that the data is simulated.
    pub notices: Vec<RichText>,
    /// What stands before the first section.
    pub lead: Vec<RichText>,
    /// What is printed on the title page; elsewhere it is the first section.
    pub front: Option<Section>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The annexes after them: a volume of their own where it is printed.
    pub annexes: Vec<Section>,
    /// Remarks at the very end.
    pub notes: Vec<RichText>,
}

impl<C> Document<C> {
    /// Returns what is on the title page and the sections after it.
    pub fn body(&self) -> impl Iterator<Item = &Section> {
        self.front.iter().chain(&self.sections)
    }

    /// Returns the body and then the annexes.
    pub fn all_sections(&self) -> impl Iterator<Item = &Section> {
        self.body().chain(&self.annexes)
    }

    /// Says before everything else what the data is, and the same word in every caption and before
    /// every quote.
    pub fn stamp(&mut self, word: &str, sentence: &str) {
        self.stamp = Some(word.to_owned());
        self.notices.insert(
            0,
            RichText::strong(format!("{word}.")).with(format!(" {sentence}"), Emphasis::None),
        );
        let body = self.front.iter_mut().chain(&mut self.sections);
        for section in body.chain(&mut self.annexes) {
            section.stamp(word);
        }
    }
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading.
    pub heading: RichText,
    /// Paragraphs, lists, tables, and figures in their order.
    pub blocks: Vec<Block>,
    /// The sections inside this one.
    pub sections: Vec<Section>,
}

impl Section {
    /// Builds a section without further sections inside.
    pub fn new(heading: impl Into<RichText>, blocks: Vec<Block>) -> Self {
        Self { heading: heading.into(), blocks, sections: Vec::new() }
    }

    fn stamp(&mut self, word: &str) {
        for block in &mut self.blocks {
            match block {
                Block::Table(table) => table.stamp(word),
                Block::Figure(figure) => {
                    figure.caption = figure.caption.stamped(word);
                    if let FigureNumbers::Below(table) = &mut figure.numbers {
                        table.stamp(word);
                    }
                }
                // Words that nobody said must not be taken for somebody's.
                Block::Quote(text) => *text = text.stamped(word),
                Block::Paragraph(_) | Block::List(_) | Block::Numbered(_) => {}
            }
        }
        for section in &mut self.sections {
            section.stamp(word);
        }
    }
}

/// One part of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(RichText),
    /// A list with a mark before each item.
    List(Vec<RichText>),
    /// A list with a number before each item.
    Numbered(Vec<RichText>),
    /// Somebody's own words.
    Quote(RichText),
    /// A table.
    Table(Table),
    /// A figure with the table of its numbers.
    Figure(Box<Figure>),
}

impl Block {
    /// Builds a paragraph.
    pub fn paragraph(text: impl Into<RichText>) -> Self {
        Self::Paragraph(text.into())
    }

    /// Builds a list.
    pub fn list<T: Into<RichText>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
