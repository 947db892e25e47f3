//! How sentences, cells and lists of the protocol are made in one language.

use crate::model::{Block, DocumentColumn, RichText, Table};
use mitreden_base::locale::{Lang, Word};
use mitreden_base::visible::visible;
use mitreden_define::survey::Mode;

/// As many of a kind are listed; the others are counted.
const LISTED: usize = 50;

/// Writes in one language.
#[derive(Clone, Copy)]
pub(super) struct ProtocolWriter {
    pub(super) lang: Lang,
}

impl ProtocolWriter {
    /// Words of the catalogue.
    pub(super) fn say(self, id: &str) -> RichText {
        self.tell(id, &[], &[])
    }

    /// A sentence of the catalogue, filled in.
    pub(super) fn tell(
        self,
        id: &str,
        words: &[(&str, Word)],
        texts: &[(&str, &RichText)],
    ) -> RichText {
        RichText::said(self.lang, id, words, texts).coded()
    }

    /// What a sentence takes that is about so many.
    pub(super) fn counted(self, n: u64) -> [(&'static str, Word); 2] {
        [("n", n.into()), ("count", self.lang.integer(n).into())]
    }

    /// A paragraph of the catalogue without anything to fill in.
    pub(super) fn paragraph(self, id: &str) -> Block {
        Block::Paragraph(self.say(id))
    }

    /// A text as it is written in files: an id, a name, a fingerprint.
    pub(super) fn code(self, text: &str) -> RichText {
        if text.is_empty() { self.say("merging-none") } else { RichText::code(visible(text)) }
    }

    /// How responses came in.
    pub(super) fn mode(self, mode: Mode) -> RichText {
        self.say(&format!("status-mode-{}", mode.word()))
    }

    /// A count.
    pub(super) fn integer(self, n: u64) -> RichText {
        self.lang.integer(n).into()
    }

    /// A column of words.
    pub(super) fn word_column(self, id: &str) -> DocumentColumn {
        DocumentColumn::words(self.say(id))
    }

    /// A column of numbers.
    pub(super) fn number_column(self, id: &str) -> DocumentColumn {
        DocumentColumn::numbers(self.say(id))
    }

    /// A table, where there is anything to put in it.
    pub(super) fn table<const N: usize>(
        caption: RichText,
        columns: [DocumentColumn; N],
        rows: impl IntoIterator<Item = [RichText; N]>,
    ) -> Option<Block> {
        let table = Table::new(caption, columns, rows);
        (!table.rows().is_empty()).then_some(Block::Table(table))
    }

    /// A list under a sentence, if there is anything to list.
    pub(super) fn listing(self, id: &str, mut items: Vec<RichText>) -> Vec<Block> {
        if items.is_empty() {
            return Vec::new();
        }
        let more = items.len().saturating_sub(LISTED);
        items.truncate(LISTED);
        if more > 0 {
            items.push(self.tell("merging-more", &self.counted(more as u64), &[]));
        }
        vec![self.paragraph(id), Block::List(items)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_fifty_are_listed_and_the_others_counted() {
        let writer = ProtocolWriter { lang: Lang::De };
        let items = |n: usize| (0..n).map(|at| at.to_string().into()).collect::<Vec<RichText>>();
        let [Block::Paragraph(line), Block::List(listed)] =
            &writer.listing("merging-rejected", items(1052))[..]
        else {
            panic!()
        };
        assert_eq!((line.plain().as_str(), listed.len()), ("Nicht lesbar:", 51));
        assert_eq!(listed.last().map(RichText::plain).as_deref(), Some("und 1.002 weitere"));
        assert_eq!(writer.listing("merging-rejected", items(0)), []);
    }
}
