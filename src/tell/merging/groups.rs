//! What the dataset is made of: where its responses come from, how they ended, what they answer.

use super::pen::Pen;
use crate::model::{Block, RichText, Section};
use mitreden_count::merge::Protocol;
use mitreden_keep::record::Disposition;

pub(super) fn section(pen: Pen, protocol: &Protocol) -> Section {
    let groups = protocol.groups.iter().map(|group| {
        let numbers = [group.rows, group.counted].map(|n| pen.integer(n));
        let [rows, counted] = numbers;
        [
            pen.code(&group.source),
            pen.mode(group.mode),
            ended(pen, group.disposition),
            rows,
            counted,
        ]
    });
    let columns = [
        pen.word_column("merging-source"),
        pen.word_column("merging-mode"),
        pen.word_column("merging-disposition"),
        pen.number_column("merging-responses-column"),
        pen.number_column("merging-counted"),
    ];
    let groups = Pen::table(pen.say("merging-groups-table"), columns, groups);
    let definitions = protocol.definitions.iter().map(|(hash, n)| {
        let version = match (*hash == protocol.definition, protocol.known.contains(hash)) {
            (true, _) => "merging-version-today",
            (false, true) => "merging-version-earlier",
            (false, false) => "merging-version-unknown",
        };
        [pen.code(hash), pen.say(version), pen.integer(*n)]
    });
    let columns = [
        pen.word_column("merging-definition-column"),
        pen.word_column("merging-version"),
        pen.number_column("merging-responses-column"),
    ];
    let definitions = Pen::table(pen.say("merging-definitions-table"), columns, definitions);
    let preferred = (protocol.preferred > 0).then(|| preferred(pen, protocol.preferred));
    let blocks = [groups, definitions, preferred].into_iter().flatten().collect();
    Section::new(pen.say("merging-groups"), blocks)
}

/// How a response ended.
fn ended(pen: Pen, disposition: Disposition) -> RichText {
    pen.say(match disposition {
        Disposition::Complete => "merging-complete",
        Disposition::Partial => "merging-partial",
        Disposition::BreakOff => "merging-break-off",
    })
}

/// Of people who answered in several modes, which response stands.
fn preferred(pen: Pen, n: u64) -> Block {
    let key = RichText::code("merge: { prefer: … }");
    Block::Paragraph(pen.tell("merging-preferred", &pen.counted(n), &[("key", &key)]))
}
