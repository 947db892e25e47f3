//! What looks odd about responses, for a person's eye.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::pen::Pen;
use crate::model::{Block, RichText, Section};
use mitreden_count::merge::Protocol;
use mitreden_count::merge::quality::{ALIKE_ANSWERS, SPEEDER_BASE, STRAIGHTLINE_ROWS};

/// So many responses with a mark are named.
const MARKED: usize = 10;

pub(super) fn section(pen: Pen, protocol: &Protocol) -> Section {
    let flagged = &protocol.flagged;
    let flags = [
        ("speeder", "merging-speeder", SPEEDER_BASE, flagged.speeders),
        ("straightline", "merging-straightline", STRAIGHTLINE_ROWS.into(), flagged.straightlines),
        ("nearduplicate", "merging-nearduplicate", ALIKE_ANSWERS.into(), flagged.near_duplicates),
    ];
    let rows = flags.map(|(flag, meaning, least, n)| {
        let least = [("least", least.to_string().into())];
        [pen.code(flag), pen.tell(meaning, &least, &[]), pen.integer(n)]
    });
    let columns = [
        pen.word_column("merging-flag"),
        pen.word_column("merging-meaning"),
        pen.number_column("merging-responses-column"),
    ];
    let mut blocks = vec![pen.paragraph("merging-flags-are")];
    blocks.extend(Pen::table(pen.say("merging-flags-table"), columns, rows));
    let medians = flagged.medians.iter().map(|(mode, median)| {
        let median = [("median", pen.lang.exact(*median).into())];
        pen.tell("merging-median", &median, &[("mode", &pen.mode(*mode))])
    });
    blocks.extend(pen.listing("merging-medians", medians.collect()));
    blocks.extend(marks(pen, protocol));
    Section::new(pen.say("merging-flags"), blocks)
}

/// What was noted of responses when they were collected.
fn marks(pen: Pen, protocol: &Protocol) -> Option<Block> {
    let rows = protocol.marks.iter().map(|(mark, ids)| {
        let meaning = match mark.as_str() {
            "honeypot" => "merging-mark-honeypot",
            "fast" => "merging-mark-fast",
            _ => "merging-mark-keyed",
        };
        [pen.code(mark), pen.say(meaning), pen.integer(ids.len() as u64), which(pen, ids)]
    });
    let columns = [
        pen.word_column("merging-mark"),
        pen.word_column("merging-meaning"),
        pen.number_column("merging-responses-column"),
        pen.word_column("merging-which"),
    ];
    Pen::table(pen.say("merging-marks-table"), columns, rows)
}

/// The first of the responses by name, the others counted.
fn which(pen: Pen, ids: &BTreeSet<impl Display>) -> RichText {
    let shown: Vec<_> = ids.iter().take(MARKED).map(|id| pen.code(&id.to_string())).collect();
    let shown = RichText::joined(&shown, ", ");
    match ids.len().saturating_sub(MARKED) {
        0 => shown,
        more => pen.tell("merging-marked-more", &pen.counted(more as u64), &[("shown", &shown)]),
    }
}
