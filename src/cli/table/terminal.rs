//! A table at a terminal: as many columns beside each other as fit, the others below.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::super::lines::{padded, wrapped};
use super::super::ui::Ui;
use super::words::TableWords;
use crate::cli::locale::Say as _;
use mitreden_count::tables::TableColumn;

/// The widest the labels of lines get, and those of columns.
const LABEL: usize = 40;
const HEAD: usize = 22;
/// The narrowest that labels are drawn where columns need the room.
const LABEL_LEAST: usize = 16;
const GAP: usize = 3;

/// The table, as wide as the terminal is.
pub(super) fn terminal(words: &TableWords<'_>, ui: &Ui) -> String {
    let mut out = String::new();
    let width = ui.width;
    let dim = ui.style().dim();
    for part in wrapped(&words.for_the_team(), width) {
        line(&mut out, &dim.apply_to(part).to_string());
    }
    out.push('\n');
    for part in wrapped(&words.heading(), width) {
        line(&mut out, &ui.style().bold().apply_to(part).to_string());
    }
    out.push('\n');
    let lines = words.lines();
    let labels: Vec<String> = lines.iter().map(|at| words.line(&words.table.lines[*at])).collect();
    let longest = labels.iter().map(|label| label.width()).max().unwrap_or(0).min(LABEL);
    let columns: Vec<Column> =
        words.table.groups.iter().map(|group| Column::of(words, group, &lines)).collect();
    let least = longest.min(LABEL_LEAST);
    let widest = columns.iter().map(|column| column.width).max().unwrap_or(0);
    // Labels give way until one column fits at least.
    let label = longest.min(width.saturating_sub(widest + GAP).max(least));
    let mut rest = &columns[..];
    while !rest.is_empty() {
        let mut used = label;
        let fitting = rest.iter().take_while(|column| {
            used += GAP + column.width;
            used <= width
        });
        let (now, later) = rest.split_at(fitting.count().max(1));
        rest = later;
        block(&mut out, (&labels, label), now, words, ui);
        out.push('\n');
    }
    for remark in words.remarks() {
        for part in wrapped(&remark, width) {
            line(&mut out, &part);
        }
    }
    out
}

/// A column as it is printed.
struct Column {
    head: Vec<String>,
    n: String,
    cells: Vec<String>,
    quartiles: Option<String>,
    width: usize,
}

impl Column {
    fn of(words: &TableWords<'_>, group: &TableColumn, lines: &[usize]) -> Self {
        let head = wrapped(&words.group(&group.of), HEAD);
        let n = TableWords::n(group).map_or_else(|| "–".to_owned(), |n| words.lang.integer(n));
        let n = format!("n = {n}");
        let parts: Vec<[String; 3]> =
            lines.iter().map(|at| words.cell(&words.table.lines[*at], &group.cells[*at])).collect();
        let widest = |part: usize| parts.iter().map(|cell| cell[part].width()).max().unwrap_or(0);
        let (value, range, count) = (widest(0), widest(1), widest(2));
        let cell = |[number, between, people]: &[String; 3]| {
            let mut cell = format!("{number:>value$}");
            if range > 0 {
                let between =
                    if between.is_empty() { String::new() } else { format!("({between})") };
                let _ = write!(cell, " {between:<fill$}", fill = range + 2);
            }
            if count > 0 {
                let _ = write!(cell, "  {people:>count$}");
            }
            cell
        };
        let cells: Vec<String> = parts.iter().map(cell).collect();
        let quartiles = words.quartiles(group);
        let all = head.iter().chain([&n]).chain(&cells).chain(&quartiles);
        let width = all.map(|text| text.width()).max().unwrap_or(0);
        Self { head, n, cells, quartiles, width }
    }
}

fn block(
    out: &mut String,
    (labels, label): (&[String], usize),
    columns: &[Column],
    words: &TableWords<'_>,
    ui: &Ui,
) {
    let dim = ui.style().dim();
    let gap = " ".repeat(GAP);
    let heads = columns.iter().map(|column| column.head.len()).max().unwrap_or(0);
    let mut row = |first: &str, cell: &dyn Fn(&Column) -> String, is_dim: bool| {
        let mut text = padded(first, label);
        for column in columns {
            text += &gap;
            text += &padded(&cell(column), column.width);
        }
        let text = text.trim_end();
        line(out, &if is_dim { dim.apply_to(text).to_string() } else { text.to_owned() });
    };
    for at in 0..heads {
        // Heads stand on the line above the table, however many lines the longest takes.
        row(
            "",
            &|column| {
                let skipped = heads - column.head.len();
                at.checked_sub(skipped)
                    .and_then(|at| column.head.get(at).cloned())
                    .unwrap_or_default()
            },
            true,
        );
    }
    row("", &|column| column.n.clone(), true);
    for (at, name) in labels.iter().enumerate() {
        let mut parts = wrapped(name, label).into_iter();
        row(&parts.next().unwrap_or_default(), &|column| column.cells[at].clone(), false);
        for part in parts {
            row(&part, &|_| String::new(), false);
        }
    }
    if columns.iter().any(|column| column.quartiles.is_some()) {
        let name = words.lang.say("table-quartiles", &[]);
        row(&name, &|column| column.quartiles.clone().unwrap_or_else(|| "–".to_owned()), false);
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
