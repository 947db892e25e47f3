//! Sections, paragraphs, lists, tables and figures.

use maud::{Markup, PreEscaped, html};

use super::text::Notes;
use crate::locale::Say as _;
use crate::model::{Align, Block, Figure, RichText, Section, Table};
use crate::report::File;
use mitreden_base::locale::Lang;

/// More columns of words than this are set narrow.
const MANY: usize = 5;

/// What was written so far, as far as what follows depends on it.
pub(super) struct Writer<'a> {
    pub(super) lang: Lang,
    pub(super) pictures: &'a [File],
    pub(super) notes: Notes,
    pub(super) tables: usize,
    pub(super) figures: usize,
    pub(super) sections: usize,
}

impl Writer<'_> {
    pub(super) fn section(&mut self, section: &Section, level: usize) -> Markup {
        self.sections += 1;
        let id = format!("s{}", self.sections);
        let words = self.notes.text(&section.heading);
        let heading = match level {
            2 => html! { h2 { (words) } },
            3 => html! { h3 { (words) } },
            4 => html! { h4 { (words) } },
            _ => html! { h5 { (words) } },
        };
        let blocks: Vec<_> = section.blocks.iter().map(|block| self.block(block)).collect();
        let inside: Vec<_> =
            section.sections.iter().map(|section| self.section(section, level + 1)).collect();
        html! { section id=(id) { (heading) @for part in blocks.iter().chain(&inside) { (part) } } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(text) => html! { p { (self.notes.text(text)) } },
            Block::List(items) => html! { ul { (self.items(items)) } },
            Block::Numbered(items) => html! { ol { (self.items(items)) } },
            Block::Quote(text) => html! { blockquote { p { (self.notes.text(text)) } } },
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn items(&mut self, items: &[RichText]) -> Markup {
        let items: Vec<_> = items.iter().map(|item| self.notes.text(item)).collect();
        html! { @for item in &items { li { (item) } } }
    }

    /// A table in a frame of its own, so that a narrow screen scrolls it and not the page; its
    /// caption stays in sight.
    fn table(&mut self, table: &Table) -> Markup {
        self.tables += 1;
        let id = format!("t{}", self.tables);
        let head = self.lang.say("report-table", &[("number", self.tables.to_string().into())]);
        let caption = self.notes.text(table.caption());
        let class = |at: usize| {
            table.columns().get(at).filter(|column| column.align == Align::Right).map(|_| "n")
        };
        let heads: Vec<_> =
            table.columns().iter().map(|column| self.notes.text(&column.heading)).collect();
        let rows: Vec<Vec<_>> = table
            .rows()
            .iter()
            .map(|row| row.iter().map(|cell| self.notes.text(cell)).collect())
            .collect();
        let remarks: Vec<_> = table.notes().iter().map(|note| self.notes.text(note)).collect();
        html! {
            p .caption id=(id) { strong { (head) } " " (caption) }
            div .scroll role="region" aria-labelledby=(id) tabindex="0" {
                table class=[has_many_words(table).then_some("words")] aria-labelledby=(id) {
                    thead { tr { @for (at, head) in heads.iter().enumerate() { th scope="col" class=[class(at)] { (head) } } } }
                    tbody {
                        @for row in &rows {
                            tr { @for (at, cell) in row.iter().enumerate() { td class=[class(at)] { (cell) } } }
                        }
                    }
                }
            }
            @for remark in &remarks { p .small { (remark) } }
        }
    }

    /// A picture in a frame that scrolls where its words would otherwise be too small.
    fn figure(&mut self, figure: &Figure) -> Markup {
        self.figures += 1;
        let id = format!("f{}", self.figures);
        let head = self.lang.say("report-figure", &[("number", self.figures.to_string().into())]);
        let caption = self.notes.text(&figure.caption);
        let shows = self.notes.text(&figure.shows);
        let base = self.notes.text(&figure.base);
        let source = self.notes.text(&figure.source);
        let svg = self
            .pictures
            .iter()
            .find(|file| file.name == figure.file)
            .map_or("", |file| file.bare.as_str());
        let table = self.table(&figure.table);
        html! {
            figure {
                figcaption id=(id) { strong { (head) } " " (caption) }
                p { (shows) }
                // The chart was drawn by us, its words escaped.
                div .chart .scroll role="region" aria-labelledby=(id) tabindex="0" { (PreEscaped(svg)) }
                p .small { (base) " " (source) }
            }
            (table)
        }
    }
}

/// Whether so many columns are words that they must be narrow to stand beside each other.
fn has_many_words(table: &Table) -> bool {
    table.columns().iter().filter(|column| column.align == Align::Left).count() > MANY
}
