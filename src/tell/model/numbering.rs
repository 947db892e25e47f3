//! The numbers of tables and figures: counted through the body, and anew through the annexes, so
//! that a number is the same in whichever file it stands.

use std::fmt;

use super::figure::{Figure, FigureNumbers};
use super::table::Table;
use super::{Block, Document, RichText, Section};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// The number of a table or of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemNumber {
    /// Counted from one.
    at: usize,
    in_annex: bool,
}

impl fmt::Display for ItemNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.in_annex { "A" } else { "" }, self.at)
    }
}

/// The most characters of the words that stand for a picture.
const ALT: usize = 300;

/// What a picture shows, as far as it is soon read out, and where all its numbers are.
fn shortened(alt: &str, numbers: &str) -> String {
    let room = ALT.saturating_sub(numbers.chars().count() + 1);
    if alt.chars().count() <= room {
        return format!("{alt} {numbers}");
    }
    let cut: String = alt.chars().take(room.saturating_sub(2)).collect();
    // Whole parts only: of a list as many as fit.
    let end = cut.rfind(['.', ';', '–']).filter(|end| *end > room / 3);
    let cut = cut.get(..end.unwrap_or(cut.len())).unwrap_or(&cut).trim_end();
    format!("{cut} … {numbers}")
}

/// How many there are so far.
#[derive(Default)]
struct Counted {
    lang: Option<Lang>,
    tables: usize,
    figures: usize,
    in_annex: bool,
}

impl Counted {
    fn next(count: &mut usize, in_annex: bool) -> ItemNumber {
        *count += 1;
        ItemNumber { at: *count, in_annex }
    }

    fn table(&mut self, table: &mut Table) {
        table.numbered(Self::next(&mut self.tables, self.in_annex));
    }

    fn figure(&mut self, figure: &mut Figure) {
        figure.number = Some(Self::next(&mut self.figures, self.in_annex));
        let numbers = match &mut figure.numbers {
            FigureNumbers::Below(table) => {
                self.table(table);
                table.number()
            }
            FigureNumbers::Annexed(number) => Some(*number),
        };
        if let Some((number, lang)) = numbers.zip(self.lang) {
            let words = [("number", number.to_string().into())];
            figure.alt = shortened(&figure.alt, &lang.say("figure-alt-numbers", &words));
        }
    }

    fn section(&mut self, section: &mut Section) {
        for block in &mut section.blocks {
            match block {
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
                Block::Paragraph(_) | Block::List(_) | Block::Numbered(_) | Block::Quote(_) => {}
            }
        }
        for section in &mut section.sections {
            self.section(section);
        }
    }
}

impl<C> Document<C> {
    /// Gives every table and every figure its number.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        let lang = Some(self.lang);
        let mut body = Counted { lang, ..Counted::default() };
        for section in self.front.iter_mut().chain(&mut self.sections) {
            body.section(section);
        }
        let mut annex = Counted { lang, in_annex: true, ..Counted::default() };
        for section in &mut self.annexes {
            annex.section(section);
        }
        self
    }

    /// Puts the numbers of the body's pictures into an annex before the others, and gives every
    /// table and every figure its number.
    #[must_use]
    pub fn with_numbers_annexed(mut self, heading: impl Into<RichText>) -> Self {
        let mut tables = Vec::new();
        for section in self.front.iter_mut().chain(&mut self.sections) {
            annex(section, &mut tables);
        }
        if !tables.is_empty() {
            let tables = tables.into_iter().map(Block::Table).collect();
            self.annexes.insert(0, Section::new(heading, tables));
        }
        self.numbered()
    }
}

/// Takes the tables of a section's pictures, which are the first of the annexes; the same numbers
/// stand there once.
fn annex(section: &mut Section, tables: &mut Vec<Table>) {
    for block in &mut section.blocks {
        let Block::Figure(figure) = block else { continue };
        let FigureNumbers::Below(table) = &figure.numbers else { continue };
        let at = tables.iter().position(|other| other == table).unwrap_or_else(|| {
            tables.push(table.clone());
            tables.len() - 1
        });
        figure.numbers = FigureNumbers::Annexed(ItemNumber { at: at + 1, in_annex: true });
    }
    for section in &mut section.sections {
        annex(section, tables);
    }
}
