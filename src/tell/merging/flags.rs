//! What looks odd about responses, for a person's eye.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::writer::ProtocolWriter;
use crate::model::{Block, RichText, Section};
use mitreden_count::merge::Protocol;
use mitreden_count::merge::quality::{ALIKE_ANSWERS, SPEEDER_BASE, STRAIGHTLINE_ROWS};

/// So many responses with a mark are named.
const MARKED: usize = 10;

pub(super) fn section(writer: ProtocolWriter, protocol: &Protocol) -> Section {
    let flagged = &protocol.flagged;
    let flags = [
        ("speeder", "merging-speeder", SPEEDER_BASE, flagged.speeders),
        ("straightline", "merging-straightline", STRAIGHTLINE_ROWS.into(), flagged.straightlines),
        ("nearduplicate", "merging-nearduplicate", ALIKE_ANSWERS.into(), flagged.near_duplicates),
    ];
    let rows = flags.map(|(flag, meaning, least, n)| {
        let least = [("least", least.to_string().into())];
        [writer.code(flag), writer.tell(meaning, &least, &[]), writer.integer(n)]
    });
    let columns = [
        writer.word_column("merging-flag"),
        writer.word_column("merging-meaning"),
        writer.number_column("merging-responses-column"),
    ];
    let mut blocks = vec![writer.paragraph("merging-flags-are")];
    blocks.extend(ProtocolWriter::table(writer.say("merging-flags-table"), columns, rows));
    let medians = flagged.medians.iter().map(|(mode, median)| {
        let median = [("median", writer.lang.exact(*median).into())];
        writer.tell("merging-median", &median, &[("mode", &writer.mode(*mode))])
    });
    blocks.extend(writer.listing("merging-medians", medians.collect()));
    blocks.extend(marks(writer, protocol));
    Section::new(writer.say("merging-flags"), blocks)
}

/// What was noted of responses when they were collected.
fn marks(writer: ProtocolWriter, protocol: &Protocol) -> Option<Block> {
    let rows = protocol.marks.iter().map(|(mark, ids)| {
        let meaning = match mark.as_str() {
            "honeypot" => "merging-mark-honeypot",
            "fast" => "merging-mark-fast",
            _ => "merging-mark-keyed",
        };
        [
            writer.code(mark),
            writer.say(meaning),
            writer.integer(ids.len() as u64),
            which(writer, ids),
        ]
    });
    let columns = [
        writer.word_column("merging-mark"),
        writer.word_column("merging-meaning"),
        writer.number_column("merging-responses-column"),
        writer.word_column("merging-which"),
    ];
    ProtocolWriter::table(writer.say("merging-marks-table"), columns, rows)
}

/// The first of the responses by name, the others counted.
fn which(writer: ProtocolWriter, ids: &BTreeSet<impl Display>) -> RichText {
    let shown: Vec<_> = ids.iter().take(MARKED).map(|id| writer.code(&id.to_string())).collect();
    let shown = RichText::joined(&shown, ", ");
    match ids.len().saturating_sub(MARKED) {
        0 => shown,
        more => {
            writer.tell("merging-marked-more", &writer.counted(more as u64), &[("shown", &shown)])
        }
    }
}
