//! Answers that did not get into the dataset as they were, and why.

use super::fault::fault;
use super::pen::Pen;
use crate::model::{RichText, Section};
use mitreden_count::merge::{Protocol, Why};

pub(super) fn section(pen: Pen, protocol: &Protocol) -> Option<Section> {
    let rows = protocol
        .dropped
        .iter()
        .map(|(dropped, n)| [pen.code(&dropped.question), why(pen, &dropped.why), pen.integer(*n)]);
    let columns = [
        pen.word_column("merging-question"),
        pen.word_column("merging-why"),
        pen.number_column("merging-losses-responses"),
    ];
    let table = Pen::table(pen.say("merging-losses-table"), columns, rows)?;
    let blocks = vec![pen.paragraph("merging-losses-are"), table];
    Some(Section::new(pen.say("merging-losses"), blocks))
}

fn why(pen: Pen, why: &Why) -> RichText {
    match why {
        Why::NotInSurvey => pen.say("merging-why-no-question"),
        Why::NotInRecord => pen.say("merging-why-no-answer"),
        Why::Invalid(found) => {
            pen.tell("merging-why-invalid", &[], &[("fault", &fault(pen, found))])
        }
        Why::OtherQuestion(kind) => {
            pen.tell("merging-why-other-question", &[], &[("kind", &pen.code(kind))])
        }
    }
}
