//! Documents as Markdown: GitHub's dialect, readable in a plain text editor too.
//!
//! One paragraph a line, columns aligned by the width at which they are displayed, and every
//! character of a text escaped wherever Markdown might read something into it.

mod escape;
mod inline;
mod notes;
mod table;
#[cfg(test)]
mod tests;

use crate::locale::Say as _;
use crate::model::{
    Block, Dated, Document, Figure, FigureNumbers, ItemNumber, RichText, Section, Table,
};
use escape::Place;
use inline::inline;
use mitreden_base::locale::Lang;
use notes::Notes;

/// Writes a document as Markdown.
///
/// ```
/// use mitreden_base::locale::Lang;
/// use mitreden_tell::markdown::write;
/// use mitreden_tell::model::{Block, Document, Section, Undated};
///
/// let words = Block::Paragraph("2 * 2 | 4 <b>benches</b>".into());
/// let document = Document {
///     lang: Lang::En,
///     title: "Benches".into(),
///     cover: Undated,
///     stamp: None,
///     notices: Vec::new(),
///     lead: Vec::new(),
///     front: None,
///     sections: vec![Section::new("What is missing", vec![words])],
///     annexes: Vec::new(),
///     notes: Vec::new(),
/// };
/// let text = write(&document);
/// assert!(text.starts_with("# Benches\n\n## What is missing\n"));
/// // What people wrote is text, whatever it looks like.
/// assert!(!text.contains("<b>"));
/// ```
pub fn write<C: Dated>(document: &Document<C>) -> String {
    let mut writer = Writer { lang: Some(document.lang), ..Writer::default() };
    let title = writer.inline(&document.title, Place::Line);
    writer.push(format!("# {title}"));
    for notice in &document.notices {
        writer.quoted(notice);
    }
    for paragraph in &document.lead {
        writer.paragraph(paragraph);
    }
    if let Some(dated) = document.cover.dated(document.lang) {
        writer.paragraph(&dated.into());
    }
    for section in document.all_sections() {
        writer.section(section, 2);
    }
    if !document.notes.is_empty() {
        writer.push("---".to_owned());
    }
    for note in &document.notes {
        writer.paragraph(note);
    }
    writer.finished()
}

/// Writes blocks that are to stand in somebody else's document, where our numbers of tables and
/// figures would say nothing.
pub fn fragment(blocks: &[Block]) -> String {
    fragment_with(blocks, &[])
}

/// Writes blocks that are to stand in somebody else's document, and sections behind them.
pub fn fragment_with(blocks: &[Block], sections: &[Section]) -> String {
    let mut writer = Writer::default();
    for block in blocks {
        writer.block(block);
    }
    for section in sections {
        writer.section(section, 3);
    }
    writer.finished()
}

/// The parts written so far.
#[derive(Default)]
struct Writer {
    parts: Vec<String>,
    notes: Notes,
    /// The language of what is said of numbers of tables and figures.
    lang: Option<Lang>,
}

impl Writer {
    fn push(&mut self, part: String) {
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    /// Everything, and the footnotes at the end.
    fn finished(mut self) -> String {
        let notes = std::mem::take(&mut self.notes).written();
        self.push(notes.join("\n"));
        let mut text = self.parts.join("\n\n");
        text.push('\n');
        text
    }

    fn inline(&mut self, text: &RichText, place: Place) -> String {
        inline(text, place, &mut self.notes)
    }

    fn paragraph(&mut self, text: &RichText) {
        let written = self.inline(text, Place::Paragraph);
        self.push(written);
    }

    /// Sets a text apart with a mark before each of its lines.
    fn quoted(&mut self, text: &RichText) {
        let written = self.inline(text, Place::Paragraph);
        self.push(written.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"));
    }

    fn section(&mut self, section: &Section, level: usize) {
        let heading = self.inline(&section.heading, Place::Line);
        self.push(format!("{} {heading}", "#".repeat(level.min(6))));
        for block in &section.blocks {
            self.block(block);
        }
        for section in &section.sections {
            self.section(section, level + 1);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.paragraph(text),
            Block::List(items) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| format!("- {}", self.inline(item, Place::Line)))
                    .collect();
                self.push(items.join("\n"));
            }
            Block::Numbered(items) => {
                let items = items
                    .iter()
                    .enumerate()
                    .map(|(i, item)| format!("{}. {}", i + 1, self.inline(item, Place::Line)));
                let items: Vec<_> = items.collect();
                self.push(items.join("\n"));
            }
            Block::Quote(text) => self.quoted(text),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn table(&mut self, table: &Table) {
        self.captioned("report-table", table.number(), table.caption());
        let rows = table::rows(table, &mut self.notes);
        self.push(rows);
        for note in table.notes() {
            self.paragraph(note);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.captioned("report-figure", figure.number, &figure.caption);
        self.paragraph(&figure.shows);
        self.push(format!(
            "![{}]({})",
            escape::text(&figure.alt, Place::Line, false),
            escape::address(&figure.file)
        ));
        let mut base = vec![figure.base.clone(), figure.source.clone()];
        if let (FigureNumbers::Annexed(number), Some(lang)) = (&figure.numbers, self.lang) {
            base.push(lang.say("report-numbers", &[("number", number.to_string().into())]).into());
        }
        let base: Vec<_> = base.iter().map(|text| self.inline(text, Place::Line)).collect();
        self.push(base.join(" ").trim().to_owned());
        if let FigureNumbers::Below(table) = &figure.numbers {
            self.table(table);
        }
    }

    fn captioned(&mut self, id: &str, number: Option<ItemNumber>, caption: &RichText) {
        let caption = match self.lang.zip(number) {
            Some((lang, number)) => {
                let head = lang.say(id, &[("number", number.to_string().into())]);
                let caption = self.inline(caption, Place::Line);
                format!("**{}** {caption}", escape::text(&head, Place::Line, false))
            }
            None => self.inline(&caption.clone().made_strong(), Place::Line),
        };
        self.push(caption);
    }
}
