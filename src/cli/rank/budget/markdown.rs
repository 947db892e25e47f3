//! A budget in Markdown: parts of a document, written as those of a report are.

use super::Spent;
use super::words::BudgetWords;
use mitreden_tell::markdown::fragment;
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

pub(super) fn markdown(spent: &Spent<'_>, tag: &str) -> String {
    let words = BudgetWords::new(spent, tag);
    let mut blocks = vec![Block::Paragraph(RichText::strong(words.for_the_team()))];
    let lines = spent.lines();
    if lines.is_empty() {
        blocks.push(Block::Paragraph(RichText::strong(words.heading())));
    } else {
        let [order, measure, cost, support, held] = words.heads();
        let columns = vec![
            DocumentColumn::numbers(order),
            DocumentColumn::words(measure),
            DocumentColumn::numbers(cost),
            DocumentColumn::numbers(support),
            DocumentColumn::numbers(held),
        ];
        let rows = lines.iter().map(|line| Vec::from(words.cells(line).map(RichText::from)));
        blocks.push(Block::Table(Table::wide(words.heading(), columns, rows.collect())));
    }
    blocks.extend(words.remarks().into_iter().map(Block::paragraph));
    let left_out = words.left_out();
    if !left_out.is_empty() {
        blocks.push(Block::list(left_out));
    }
    fragment(&blocks)
}
