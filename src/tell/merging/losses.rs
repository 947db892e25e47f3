//! Answers that did not get into the dataset as they were, and why.

use super::fault::fault;
use super::writer::ProtocolWriter;
use crate::model::{RichText, Section};
use mitreden_count::merge::{Protocol, Why};

pub(super) fn section(writer: ProtocolWriter, protocol: &Protocol) -> Option<Section> {
    let rows = protocol.dropped.iter().map(|(dropped, n)| {
        [writer.code(&dropped.question), why(writer, &dropped.why), writer.integer(*n)]
    });
    let columns = [
        writer.word_column("merging-question"),
        writer.word_column("merging-why"),
        writer.number_column("merging-losses-responses"),
    ];
    let table = ProtocolWriter::table(writer.say("merging-losses-table"), columns, rows)?;
    let blocks = vec![writer.paragraph("merging-losses-are"), table];
    Some(Section::new(writer.say("merging-losses"), blocks))
}

fn why(writer: ProtocolWriter, why: &Why) -> RichText {
    match why {
        Why::NotInSurvey => writer.say("merging-why-no-question"),
        Why::NotInRecord => writer.say("merging-why-no-answer"),
        Why::Invalid(found) => {
            writer.tell("merging-why-invalid", &[], &[("fault", &fault(writer, found))])
        }
        Why::OtherQuestion(kind) => {
            writer.tell("merging-why-other-question", &[], &[("kind", &writer.code(kind))])
        }
    }
}
