//! What the dataset is made of: where its responses come from, how they ended, what they answer.

use super::writer::ProtocolWriter;
use crate::model::{Block, RichText, Section};
use mitreden_count::merge::Protocol;
use mitreden_keep::record::Disposition;

pub(super) fn section(writer: ProtocolWriter, protocol: &Protocol) -> Section {
    let groups = protocol.groups.iter().map(|group| {
        let numbers = [group.rows, group.counted].map(|n| writer.integer(n));
        let [rows, counted] = numbers;
        [
            writer.code(&group.source),
            writer.mode(group.mode),
            ended(writer, group.disposition),
            rows,
            counted,
        ]
    });
    let columns = [
        writer.word_column("merging-source"),
        writer.word_column("merging-mode"),
        writer.word_column("merging-disposition"),
        writer.number_column("merging-responses-column"),
        writer.number_column("merging-counted"),
    ];
    let groups = ProtocolWriter::table(writer.say("merging-groups-table"), columns, groups);
    let definitions = protocol.definitions.iter().map(|(hash, n)| {
        let version = match (*hash == protocol.definition, protocol.known.contains(hash)) {
            (true, _) => "merging-version-today",
            (false, true) => "merging-version-earlier",
            (false, false) => "merging-version-unknown",
        };
        [writer.code(hash), writer.say(version), writer.integer(*n)]
    });
    let columns = [
        writer.word_column("merging-definition-column"),
        writer.word_column("merging-version"),
        writer.number_column("merging-responses-column"),
    ];
    let definitions =
        ProtocolWriter::table(writer.say("merging-definitions-table"), columns, definitions);
    let preferred = (protocol.preferred > 0).then(|| preferred(writer, protocol.preferred));
    let blocks = [groups, definitions, preferred].into_iter().flatten().collect();
    Section::new(writer.say("merging-groups"), blocks)
}

/// How a response ended.
fn ended(writer: ProtocolWriter, disposition: Disposition) -> RichText {
    writer.say(match disposition {
        Disposition::Complete => "merging-complete",
        Disposition::Partial => "merging-partial",
        Disposition::BreakOff => "merging-break-off",
    })
}

/// Of people who answered in several modes, which response stands.
fn preferred(writer: ProtocolWriter, n: u64) -> Block {
    let key = RichText::code("merge: { prefer: … }");
    Block::Paragraph(writer.tell("merging-preferred", &writer.counted(n), &[("key", &key)]))
}
