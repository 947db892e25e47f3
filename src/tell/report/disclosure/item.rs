//! The items of a disclosure list: what each asks, what holds here, and what nobody wrote down.

use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Section, Table};
use mitreden_base::locale::Lang;

/// Something that is missing, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureGap {
    /// The file.
    pub file: String,
    /// The key in it.
    pub key: String,
    /// What it says.
    pub what: String,
}

/// What holds here, or that it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    Stated(RichText),
    Missing(DisclosureGap),
}

impl Fact {
    pub(super) fn words(&self, lang: Lang) -> RichText {
        match self {
            Self::Stated(text) => text.clone(),
            Self::Missing(gap) => {
                let words = [
                    ("what", (&gap.what).into()),
                    ("file", (&gap.file).into()),
                    ("key", (&gap.key).into()),
                ];
                lang.say("disclosure-missing", &words).into()
            }
        }
    }
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Its number in the list it is of.
    pub(super) number: String,
    /// What it asks.
    pub(super) asks: String,
    /// What holds here.
    pub(super) facts: Vec<Fact>,
}

/// A disclosure list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    pub(super) heading: String,
    pub(super) intro: String,
    pub(super) items: Vec<Item>,
    /// Whether most answers are a few words: then a table is easier to look through.
    pub(super) short: bool,
    /// Tables after the items.
    pub(super) tables: Vec<Table>,
}

impl List {
    /// The list as a section of a report.
    pub(super) fn section(self, lang: Lang) -> Section {
        let mut blocks = vec![Block::paragraph(self.intro)];
        if self.short {
            let row = |item: &Item| -> [RichText; 3] {
                [item.number.as_str().into(), item.asks.as_str().into(), joined(&item.facts, lang)]
            };
            let columns = [
                DocumentColumn::words(lang.say("disclosure-column-number", &[])),
                DocumentColumn::words(lang.say("disclosure-column-asks", &[])),
                DocumentColumn::words(lang.say("disclosure-column-holds", &[])),
            ];
            blocks.push(Block::Table(Table::new(
                self.heading.as_str(),
                columns,
                self.items.iter().map(row).collect::<Vec<_>>(),
            )));
        } else {
            for item in &self.items {
                blocks.push(Block::paragraph(RichText::strong(format!(
                    "{} {}",
                    item.number, item.asks
                ))));
                blocks.push(Block::list(item.facts.iter().map(|fact| fact.words(lang))));
            }
        }
        blocks.extend(self.tables.into_iter().map(Block::Table));
        Section::new(self.heading, blocks)
    }
}

/// Several facts one after the other, each ended as a sentence is.
fn joined(facts: &[Fact], lang: Lang) -> RichText {
    if let [only] = facts {
        return only.words(lang);
    }
    let ended = |fact: &Fact| {
        let words = fact.words(lang);
        let is_ended = words.plain().ends_with(['.', '!', '?', '”', '“', '"']);
        if is_ended { words } else { words.with(".", Emphasis::None) }
    };
    RichText::joined(&facts.iter().map(ended).collect::<Vec<_>>(), " ")
}
