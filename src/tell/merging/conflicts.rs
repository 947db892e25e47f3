//! Responses that lie in several places, alike or not, and what people decided of them.

use super::writer::ProtocolWriter;
use crate::model::{Block, Emphasis, RichText, Section};
use mitreden_count::merge::{Conflict, Protocol};
use mitreden_keep::resolve::{SettledChoice, Settlement};

/// So much of a fingerprint is told: enough to say it to `--keep`.
const PRINT: usize = 12;

pub(super) fn duplicates(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let rows = protocol.duplicates.iter().map(|duplicate| {
        let from: Vec<_> = duplicate.from.iter().map(|from| writer.code(from)).collect();
        [writer.code(&duplicate.id), RichText::joined(&from, ", ")]
    });
    let columns = [writer.word_column("merging-response"), writer.word_column("merging-once-more")];
    let table = ProtocolWriter::table(writer.say("merging-duplicates-table"), columns, rows)?;
    let mut blocks = vec![writer.paragraph("merging-duplicates-are"), table];
    if protocol.more_duplicates > 0 {
        let words = writer.counted(protocol.more_duplicates);
        blocks.push(Block::Paragraph(writer.tell("merging-duplicates-more", &words, &[])));
    }
    Some(Section::new(writer.say("merging-duplicates"), blocks))
}

pub(super) fn conflicts(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let table = versions(writer, "merging-conflicts-table", &protocol.conflicts)?;
    let blocks = vec![writer.paragraph("merging-conflicts-are"), table];
    Some(Section::new(writer.say("merging-conflicts"), blocks))
}

/// Versions that were passed over by a person's word.
pub(super) fn settled(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let table = versions(writer, "merging-settled-table", &protocol.settled)?;
    let blocks = vec![writer.paragraph("merging-settled-are"), table];
    Some(Section::new(writer.say("merging-settled"), blocks))
}

fn versions(writer: ProtocolWriter, caption: &str, versions: &[Conflict]) -> Option<Block> {
    let row = |conflict: &Conflict| {
        let Conflict { id, from, source, revision, hash } = conflict;
        let revision = writer.integer((*revision).into());
        [writer.code(id), revision, writer.code(from), writer.code(source), writer.code(hash)]
    };
    let columns = [
        writer.word_column("merging-response"),
        writer.number_column("merging-revision"),
        writer.word_column("merging-lies-in"),
        writer.word_column("merging-source"),
        writer.word_column("merging-fingerprint"),
    ];
    ProtocolWriter::table(writer.say(caption), columns, versions.iter().map(row))
}

/// What people have decided, and when.
pub(super) fn decided(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let version = |settlement: &Settlement| {
        let SettledChoice { id, kept, word, .. } = &settlement.choice;
        let print = kept.strip_prefix("sha256:").unwrap_or(kept).chars().take(PRINT);
        let word = writer.code(&format!("--keep {id}={word}"));
        let (id, kept) = (writer.code(&id.to_string()), writer.code(&print.collect::<String>()));
        let texts = [("id", &id), ("kept", &kept), ("word", &word)];
        let day = settlement.day.to_string();
        writer.tell("merging-decided-version", &[("day", day.into())], &texts)
    };
    let versions = protocol.decided.iter().map(version).collect();
    let mut blocks = writer.listing("merging-decided-versions", versions);
    let files = protocol.named.iter().map(|source| {
        RichText::from(source.day.to_string())
            .with(": ", Emphasis::None)
            .then(writer.code(&source.path))
    });
    blocks.extend(writer.listing("merging-decided-files", files.collect()));
    (!blocks.is_empty()).then(|| Section::new(writer.say("merging-decided"), blocks))
}
