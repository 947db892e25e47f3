//! Sections, paragraphs, lists, tables and figures.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use maud::{Markup, PreEscaped, html};

use super::text::Notes;
use crate::locale::Say as _;
use crate::model::{Align, Block, Figure, FigureNumbers, ItemNumber, RichText, Section, Table};
use crate::report::File;
use mitreden_base::locale::Lang;

/// More columns of words than this are set narrow.
const MANY: usize = 5;
/// In tables of more columns than this, what a row is about stays in sight while the rest scrolls.
const STAYING: usize = 4;

/// What was written so far, as far as what follows depends on it.
pub(super) struct Writer<'a> {
    pub(super) lang: Lang,
    pub(super) pictures: &'a [File],
    pub(super) notes: Notes,
    pub(super) sections: usize,
}

impl Writer<'_> {
    /// An annex, folded until somebody wants it.
    pub(super) fn annex(&mut self, annex: &Section) -> Markup {
        self.sections += 1;
        let id = format!("s{}", self.sections);
        let words = self.notes.text(&annex.heading);
        let (blocks, inside) = self.inside(annex, 3);
        html! {
            details .annex id=(id) {
                summary { h3 { (words) } }
                @for part in blocks.iter().chain(&inside) { (part) }
            }
        }
    }

    fn inside(&mut self, section: &Section, level: usize) -> (Vec<Markup>, Vec<Markup>) {
        let blocks = section.blocks.iter().map(|block| self.block(block)).collect();
        let inside = section.sections.iter().map(|inner| self.section(inner, level + 1)).collect();
        (blocks, inside)
    }

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
        let (blocks, inside) = self.inside(section, level);
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
    /// caption stays in sight, and so does what each row is about.
    fn table(&mut self, table: &Table) -> Markup {
        let id = format!("t{}", name(table.number()));
        let head = self.head("report-table", table.number());
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
        // A row is called by its first words.
        let named = table.columns().iter().position(|column| column.align == Align::Left);
        let is_long = table.columns().len() > STAYING;
        let kinds = [(has_many_words(table), "words"), (is_long, "long")];
        let kinds: Vec<_> = kinds.into_iter().filter(|(is, _)| *is).map(|(_, kind)| kind).collect();
        let kinds = (!kinds.is_empty()).then(|| kinds.join(" "));
        html! {
            p .caption id=(id) { strong { (head) } " " (caption) }
            div .scroll role="region" aria-labelledby=(id) tabindex="0" {
                table class=[kinds] aria-labelledby=(id) {
                    thead { tr { @for (at, head) in heads.iter().enumerate() { th scope="col" class=[class(at)] { (head) } } } }
                    tbody {
                        @for (row, cells) in rows.iter().zip(table.rows()) {
                            @if heads_rows(cells) { tr { th scope="rowgroup" colspan=(row.len()) { (row[0]) } } }
                            @else { tr { @for (at, cell) in row.iter().enumerate() {
                                @if Some(at) == named && has_words(cells, at) { th scope="row" { (cell) } } @else { td class=[class(at)] { (cell) } }
                            } } }
                        }
                    }
                }
            }
            @for remark in &remarks { p .small { (remark) } }
            @if let Some(number) = table.number() { (self.download(table, number)) }
        }
    }

    /// The table as a file, which the page holds itself.
    fn download(&self, table: &Table, number: ItemNumber) -> Markup {
        let file = self.lang.say("report-csv-file", &[("number", number.to_string().into())]);
        let words = self.lang.say("report-csv", &[("number", number.to_string().into())]);
        let address = format!("data:text/csv;charset=utf-8;base64,{}", BASE64.encode(csv(table)));
        html! { p .small { a download=(file) href=(address) { (words) } } }
    }

    /// A picture in a frame that scrolls where its words would otherwise be too small.
    fn figure(&mut self, figure: &Figure) -> Markup {
        let id = format!("f{}", name(figure.number));
        let head = self.head("report-figure", figure.number);
        let caption = self.notes.text(&figure.caption);
        let shows = self.notes.text(&figure.shows);
        let base = self.notes.text(&figure.base);
        let source = self.notes.text(&figure.source);
        let file = self.pictures.iter().find(|file| file.name == figure.file);
        let (svg, phone) = file.map_or(("", ""), |file| (&file.bare, &file.phone));
        let (below, annexed) = match &figure.numbers {
            FigureNumbers::Below(table) => (Some(self.table(table)), None),
            FigureNumbers::Annexed(number) => (None, Some(number)),
        };
        html! {
            figure {
                figcaption id=(id) { strong { (head) } " " (caption) }
                p { (shows) }
                // The chart was drawn by us, its words escaped.
                div .chart .scroll role="region" aria-labelledby=(id) tabindex="0" { (PreEscaped(svg)) }
                div .chart .phone { (PreEscaped(phone)) }
                p .small {
                    (base) " " (source)
                    @if let Some(number) = annexed {
                        " " a href={ "#t" (number) } { (self.lang.say("report-numbers", &[("number", number.to_string().into())])) }
                    }
                }
            }
            @if let Some(table) = &below { (table) }
        }
    }

    /// "Table 3:", where it has a number.
    fn head(&self, id: &str, number: Option<ItemNumber>) -> String {
        let number = number.map(|number| [("number", number.to_string().into())]);
        number.map_or_else(String::new, |number| self.lang.say(id, &number))
    }
}

/// Whether a cell says what its row is about: nothing is said again below it.
fn has_words(row: &[RichText], at: usize) -> bool {
    row.get(at).is_some_and(|cell| !cell.runs().is_empty())
}

/// Whether a row is one text alone, which heads those below it.
fn heads_rows(row: &[RichText]) -> bool {
    row.len() > 2 && row.iter().enumerate().all(|(at, cell)| (at == 0) != cell.runs().is_empty())
}

fn name(number: Option<ItemNumber>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A table as comma-separated values, as they are written.
fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = table.columns().iter().map(|column| column.heading.plain()).collect();
    let rows = table.rows().iter().map(|row| row.iter().map(RichText::plain).collect());
    // Writing to memory cannot fail, and all rows are as wide as the heads.
    for row in std::iter::once::<Vec<String>>(heads).chain(rows) {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// Whether so many columns are words that they must be narrow to stand beside each other.
fn has_many_words(table: &Table) -> bool {
    table.columns().iter().filter(|column| column.align == Align::Left).count() > MANY
}
