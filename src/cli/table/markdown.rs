//! A table in Markdown: parts of a document, written as those of a report are.

use super::words::TableWords;
use crate::cli::locale::Say as _;
use mitreden_tell::markdown::fragment;
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

/// The table, with what must be known of it before and after.
pub(super) fn markdown(words: &TableWords<'_>) -> String {
    let mut columns = vec![DocumentColumn::words(words.lang.say("table-answer", &[]))];
    for group in &words.table.groups {
        let n = TableWords::n(group).map_or_else(|| "–".to_owned(), |n| words.lang.integer(n));
        columns.push(DocumentColumn::numbers(format!("{}, n = {n}", words.group(&group.of))));
    }
    let rows = words.lines().into_iter().map(|at| {
        let line = &words.table.lines[at];
        let cells = words.table.groups.iter().map(|group| {
            let [value, range, count] = words.cell(line, &group.cells[at]);
            let range = if range.is_empty() { range } else { format!(" ({range})") };
            let count = if count.is_empty() { count } else { format!(", n = {count}") };
            format!("{value}{range}{count}")
        });
        std::iter::once(words.line(line)).chain(cells).map(RichText::from).collect::<Vec<_>>()
    });
    let mut rows: Vec<_> = rows.collect();
    if words.table.groups.iter().any(|group| group.quartiles.is_some()) {
        let name = words.lang.say("table-quartiles", &[]);
        let cells = words.table.groups.iter();
        let cells = cells.map(|group| words.quartiles(group).unwrap_or_else(|| "–".to_owned()));
        rows.push(std::iter::once(name).chain(cells).map(RichText::from).collect());
    }
    let table = Table::wide(words.heading(), columns, rows);
    let mut blocks =
        vec![Block::Paragraph(RichText::strong(words.for_the_team())), Block::Table(table)];
    blocks.extend(words.remarks().into_iter().map(Block::paragraph));
    fragment(&blocks)
}
