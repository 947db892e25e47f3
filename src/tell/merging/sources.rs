//! Where responses came from, and what became of those of each source.

use super::writer::ProtocolWriter;
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Section, Table};
use mitreden_base::visible::visible;
use mitreden_count::merge::{Counts, Protocol};

type Count = fn(&Counts) -> u64;

/// What may become of a response: all but the first add up to the first.
const COUNTS: [(&str, Count); 11] = [
    ("merging-read", |c| c.read),
    ("merging-unreadable", |c| c.unreadable),
    ("merging-practice", |c| c.practice),
    ("merging-other-survey", |c| c.other_survey),
    ("merging-erased", |c| c.erased),
    ("merging-duplicate", |c| c.duplicates),
    ("merging-replaced", |c| c.replaced),
    ("merging-in-conflict", |c| c.conflicting),
    ("merging-passed-over", |c| c.passed_over),
    ("merging-made-up", |c| c.simulated),
    ("merging-in-dataset", |c| c.taken),
];

pub(super) fn section(writer: ProtocolWriter, protocol: &Protocol) -> Section {
    let mut blocks: Vec<Block> = table(writer, &protocol.sources).into_iter().collect();
    let rejected = protocol.rejected.iter().map(|rejected| {
        let from = writer.code(&rejected.from).with(": ", Emphasis::None);
        let what = rejected.what.say(writer.lang);
        from.then(RichText::from(visible(&what).into_owned()).coded())
    });
    blocks.extend(writer.listing("merging-rejected", rejected.collect()));
    let others = protocol.other_surveys.iter().map(|(survey, n)| {
        writer.code(survey).with(format!(": {}", writer.lang.integer(*n)), Emphasis::None)
    });
    blocks.extend(writer.listing("merging-other-surveys", others.collect()));
    Section::new(writer.say("merging-sources"), blocks)
}

/// A row for each source, and the sums where there are several.
fn table(writer: ProtocolWriter, sources: &[Counts]) -> Option<Block> {
    if sources.is_empty() {
        return None;
    }
    let row = |name: RichText, of: &dyn Fn(Count) -> u64| {
        let counts = COUNTS.iter().map(|(_, count)| writer.integer(of(*count)));
        std::iter::once(name).chain(counts).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = sources
        .iter()
        .map(|counts| row(writer.code(&counts.name), &|count| count(counts)))
        .collect();
    if rows.len() > 1 {
        rows.push(row(writer.say("merging-all"), &|count| sources.iter().map(count).sum()));
    }
    let heads = COUNTS.iter().map(|(id, _)| writer.number_column(id));
    let columns: Vec<DocumentColumn> =
        std::iter::once(writer.word_column("merging-source")).chain(heads).collect();
    Some(Block::Table(Table::wide(writer.say("merging-sources-table"), columns, rows)))
}

/// The hand-ins that have come, a line for each laptop, in the document's language already.
pub(super) fn handins(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let lines = protocol.handins.iter().map(|line| RichText::from(visible(line).into_owned()));
    let blocks = writer.listing("merging-handins-are", lines.collect());
    (!blocks.is_empty()).then(|| Section::new(writer.say("merging-handins"), blocks))
}
