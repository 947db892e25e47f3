//! A comparison in Markdown: parts of a document, written as those of a report are.

use super::words::{CompareWords, ranks};
use crate::cli::locale::Say as _;
use mitreden_tell::markdown::fragment;
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

pub(super) fn markdown(words: &CompareWords<'_>) -> String {
    let mut blocks = vec![Block::Paragraph(RichText::strong(words.for_the_team()))];
    blocks.extend(words.waves().into_iter().map(Block::paragraph));
    let before = words.before();
    if !before.is_empty() {
        blocks.push(Block::list(before));
    }
    blocks.push(if words.comparison.needs.is_empty() {
        Block::Paragraph(RichText::strong(words.heading()))
    } else {
        Block::Table(table(words))
    });
    blocks.extend(words.after().into_iter().map(Block::paragraph));
    fragment(&blocks)
}

fn table(words: &CompareWords<'_>) -> Table {
    let say = |id: &str| words.lang.say(id, &[]);
    let columns = vec![
        DocumentColumn::words(say("rank-need")),
        DocumentColumn::numbers(say("compare-then")),
        DocumentColumn::numbers(say("compare-now")),
        DocumentColumn::numbers(say("compare-change")),
        DocumentColumn::numbers(say("compare-interval")),
        DocumentColumn::numbers(say("compare-se")),
        DocumentColumn::numbers(say("compare-df")),
        DocumentColumn::words(say("compare-told")),
        DocumentColumn::numbers(say("compare-ranks-then")),
        DocumentColumn::numbers(say("compare-ranks-now")),
    ];
    let rows = words.comparison.needs.iter().map(|need| {
        let [change, range, se, df, told] = words.change(need.change);
        let cells = [
            words.label(need),
            words.percent(need.score_then.0.value),
            words.percent(need.score_now.0.value),
            change,
            range,
            se,
            df,
            told,
            ranks(need.place_then),
            ranks(need.place_now),
        ];
        cells.into_iter().map(RichText::from).collect()
    });
    Table::wide(words.heading(), columns, rows.collect())
}
