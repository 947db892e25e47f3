//! The report as Markdown: GitHub's dialect, readable in a plain text editor too.
//!
//! One paragraph a line, columns aligned by the width at which they are displayed, and every character of a text
//! escaped wherever Markdown might read something into it.

mod escape;
mod inline;
mod table;
#[cfg(test)]
mod tests;

use crate::base::locale::Lang;
use crate::tell::model::{Block, Document, Figure, Section, Table, Text};
use escape::Place;
use inline::inline;

/// Writes a document as Markdown.
pub fn write(document: &Document) -> String {
    let mut writer = Writer { lang: document.lang, parts: Vec::new(), tables: 0, figures: 0 };
    writer.push(format!("# {}", inline(&document.title, Place::Line)));
    for notice in &document.notices {
        writer.push(quoted(notice));
    }
    for paragraph in &document.lead {
        writer.push(inline(paragraph, Place::Paragraph));
    }
    for section in &document.sections {
        writer.section(section, 2);
    }
    if !document.notes.is_empty() {
        writer.push("---".to_owned());
    }
    for note in &document.notes {
        writer.push(inline(note, Place::Paragraph));
    }
    let mut text = writer.parts.join("\n\n");
    text.push('\n');
    text
}

/// The parts written so far, and how many tables and figures they hold.
struct Writer {
    lang: Lang,
    parts: Vec<String>,
    tables: usize,
    figures: usize,
}

impl Writer {
    fn push(&mut self, part: String) {
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        self.push(format!("{} {}", "#".repeat(level.min(6)), inline(&section.heading, Place::Line)));
        for block in &section.blocks {
            self.block(block);
        }
        for section in &section.sections {
            self.section(section, level + 1);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.push(inline(text, Place::Paragraph)),
            Block::List(items) => {
                let items: Vec<_> = items.iter().map(|item| format!("- {}", inline(item, Place::Line))).collect();
                self.push(items.join("\n"));
            }
            Block::Numbered(items) => {
                let items = items.iter().enumerate().map(|(i, item)| format!("{}. {}", i + 1, inline(item, Place::Line)));
                self.push(items.collect::<Vec<_>>().join("\n"));
            }
            Block::Quote(text) => self.push(quoted(text)),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let caption = self.captioned("report-table", self.tables, table.caption());
        self.push(caption);
        self.push(table::rows(table));
        for note in table.notes() {
            self.push(inline(note, Place::Paragraph));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        let caption = self.captioned("report-figure", self.figures, &figure.caption);
        self.push(caption);
        self.push(inline(&figure.shows, Place::Paragraph));
        self.push(format!("![{}]({})", escape::text(&figure.alt, Place::Line, false), escape::address(&figure.file)));
        let base = [&figure.base, &figure.source].map(|text| inline(text, Place::Line));
        self.push(base.join(" ").trim().to_owned());
        self.table(&figure.table);
    }

    fn captioned(&self, id: &str, number: usize, caption: &Text) -> String {
        let head = self.lang.say(id, &[("number", number.to_string().into())]);
        format!("**{}** {}", escape::text(&head, Place::Line, false), inline(caption, Place::Line))
    }
}

/// Sets a text apart with a mark before each of its lines.
fn quoted(text: &Text) -> String {
    let lines: Vec<_> = inline(text, Place::Paragraph).lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}
