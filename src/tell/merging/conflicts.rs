//! Responses that lie in several places, alike or not, and what people decided of them.

use super::pen::Pen;
use crate::model::{Block, Emphasis, RichText, Section};
use mitreden_count::merge::{Conflict, Protocol};
use mitreden_keep::resolve::{SettledChoice, Settlement};

/// So much of a fingerprint is told: enough to say it to `--keep`.
const PRINT: usize = 12;

pub(super) fn duplicates(pen: Pen, protocol: &Protocol) -> Option<Section> {
    let rows = protocol.duplicates.iter().map(|duplicate| {
        let from: Vec<_> = duplicate.from.iter().map(|from| pen.code(from)).collect();
        [pen.code(&duplicate.id), RichText::joined(&from, ", ")]
    });
    let columns = [pen.word_column("merging-response"), pen.word_column("merging-once-more")];
    let table = Pen::table(pen.say("merging-duplicates-table"), columns, rows)?;
    let mut blocks = vec![pen.paragraph("merging-duplicates-are"), table];
    if protocol.more_duplicates > 0 {
        let words = pen.counted(protocol.more_duplicates);
        blocks.push(Block::Paragraph(pen.tell("merging-duplicates-more", &words, &[])));
    }
    Some(Section::new(pen.say("merging-duplicates"), blocks))
}

pub(super) fn conflicts(pen: Pen, protocol: &Protocol) -> Option<Section> {
    let table = versions(pen, "merging-conflicts-table", &protocol.conflicts)?;
    let blocks = vec![pen.paragraph("merging-conflicts-are"), table];
    Some(Section::new(pen.say("merging-conflicts"), blocks))
}

/// Versions that were passed over by a person's word.
pub(super) fn settled(pen: Pen, protocol: &Protocol) -> Option<Section> {
    let table = versions(pen, "merging-settled-table", &protocol.settled)?;
    let blocks = vec![pen.paragraph("merging-settled-are"), table];
    Some(Section::new(pen.say("merging-settled"), blocks))
}

fn versions(pen: Pen, caption: &str, versions: &[Conflict]) -> Option<Block> {
    let row = |conflict: &Conflict| {
        let Conflict { id, from, source, revision, hash } = conflict;
        let revision = pen.integer((*revision).into());
        [pen.code(id), revision, pen.code(from), pen.code(source), pen.code(hash)]
    };
    let columns = [
        pen.word_column("merging-response"),
        pen.number_column("merging-revision"),
        pen.word_column("merging-lies-in"),
        pen.word_column("merging-source"),
        pen.word_column("merging-fingerprint"),
    ];
    Pen::table(pen.say(caption), columns, versions.iter().map(row))
}

/// What people have decided, and when.
pub(super) fn decided(pen: Pen, protocol: &Protocol) -> Option<Section> {
    let version = |settlement: &Settlement| {
        let SettledChoice { id, kept, word, .. } = &settlement.choice;
        let print = kept.strip_prefix("sha256:").unwrap_or(kept).chars().take(PRINT);
        let word = pen.code(&format!("--keep {id}={word}"));
        let (id, kept) = (pen.code(&id.to_string()), pen.code(&print.collect::<String>()));
        let texts = [("id", &id), ("kept", &kept), ("word", &word)];
        let day = settlement.day.to_string();
        pen.tell("merging-decided-version", &[("day", day.into())], &texts)
    };
    let versions = protocol.decided.iter().map(version).collect();
    let mut blocks = pen.listing("merging-decided-versions", versions);
    let files = protocol.named.iter().map(|source| {
        RichText::from(source.day.to_string())
            .with(": ", Emphasis::None)
            .then(pen.code(&source.path))
    });
    blocks.extend(pen.listing("merging-decided-files", files.collect()));
    (!blocks.is_empty()).then(|| Section::new(pen.say("merging-decided"), blocks))
}
