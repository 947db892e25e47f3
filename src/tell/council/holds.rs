//! Whether the order holds: which ranks stay in all other ways of counting, and what the middle of
//! the scale changes.

use serde::Serialize;

use super::template_text::TemplateText;
use super::writer::PageWriter;
use crate::model::RichText;
use crate::report::order;
use crate::words::list;

#[derive(Serialize)]
pub(super) struct Holds {
    heading: String,
    text: TemplateText,
}

/// Nothing where there is no other way to count.
pub(super) fn holds(writer: &PageWriter<'_>) -> Option<Holds> {
    let sensitivity = writer.page.report.sensitivity?;
    let ranks: Vec<_> =
        writer.rows.iter().filter_map(|row| order::ranks(sensitivity, row)).collect();
    let ways = sensitivity.variants.len();
    if ranks.is_empty() || ways == 0 {
        return None;
    }
    let stays = ranks.iter().filter(|row| row.ends() == (row.main, row.main));
    let kept: Vec<_> = stays.map(|row| row.main.to_string()).collect();
    let words = [
        ("kept", kept.len().into()),
        ("all", if kept.len() == ranks.len() { "yes" } else { "no" }.into()),
        ("ranks", list(writer.lang(), &kept).into()),
        ("ways", ways.into()),
    ];
    let mut text = vec![RichText::from(writer.say("council-holds", &words))];
    // Which order it is hangs most on how the middle counts.
    if !writer.amount.terse {
        text.extend(order::first_page(writer.page.report, writer.voice, writer.rows));
    }
    Some(Holds {
        heading: writer.say("orders-heading", &[]),
        text: RichText::joined(&text, " ").into(),
    })
}
