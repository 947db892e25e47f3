//! A budget at a terminal: the chosen measures in their order, then the others.

use unicode_width::UnicodeWidthStr as _;

use super::super::super::lines::{padded, wrapped};
use super::super::super::ui::Ui;
use super::Spent;
use super::words::BudgetWords;

/// The narrowest that names are drawn.
const NAME: usize = 16;
const GAP: usize = 2;

pub(super) fn terminal(spent: &Spent<'_>, ui: &Ui) -> String {
    let words = BudgetWords::new(spent, ui.tag_for(&spent.spending.survey));
    let mut out = String::new();
    let mut part = |texts: Vec<String>, look: fn(String, &Ui) -> String| {
        for text in texts {
            for line in wrapped(&text, ui.width) {
                out += &look(line, ui);
                out.push('\n');
            }
        }
        out.push('\n');
    };
    let plain: fn(String, &Ui) -> String = |line, _| line;
    part(vec![words.for_the_team()], |line, ui| ui.style().dim().apply_to(line).to_string());
    part(vec![words.heading()], |line, ui| ui.style().bold().apply_to(line).to_string());
    let table = table(&words, ui);
    if !table.is_empty() {
        // Its lines are as wide as they are.
        out += &(table.join("\n") + "\n\n");
    }
    let mut part = |texts: Vec<String>| {
        for line in texts.iter().flat_map(|text| wrapped(text, ui.width)) {
            out += &plain(line, ui);
            out.push('\n');
        }
        out.push('\n');
    };
    part(words.remarks());
    let left_out = words.left_out();
    if !left_out.is_empty() {
        part(left_out);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The lines of the table; names give way to the numbers.
fn table(words: &BudgetWords<'_>, ui: &Ui) -> Vec<String> {
    let lines = words.spent.lines();
    let rows: Vec<[String; 5]> = lines.iter().map(|line| words.cells(line)).collect();
    let Some(first) = rows.first() else { return Vec::new() };
    let heads = words.heads();
    let width =
        |at: usize| rows.iter().chain([&heads]).map(|row| row[at].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..first.len()).map(width).collect();
    let others: usize = widths.iter().sum::<usize>() - widths[1] + GAP * (widths.len() - 1);
    let name = widths[1].min(ui.width.saturating_sub(others).max(NAME));
    let row = |cells: &[String; 5], name_part: &str| {
        let right = |at: usize| {
            let blanks = widths[at].saturating_sub(cells[at].width());
            format!("{}{}", " ".repeat(blanks), cells[at])
        };
        let gap = " ".repeat(GAP);
        let cells = [right(0), padded(name_part, name), right(2), right(3), right(4)];
        cells.join(&gap).trim_end().to_owned()
    };
    let dim = ui.style().dim();
    let mut out = vec![dim.apply_to(row(&heads, &heads[1])).to_string()];
    let chosen = lines.iter().filter(|line| line.stands.is_ok()).count();
    for (at, cells) in rows.iter().enumerate() {
        if at == chosen && at > 0 {
            let rule = "-".repeat(name + others);
            out.push(dim.apply_to(rule).to_string());
        }
        let mut parts = wrapped(&cells[1], name).into_iter();
        out.push(row(cells, &parts.next().unwrap_or_default()));
        let indent = " ".repeat(widths[0] + GAP);
        out.extend(parts.map(|part| format!("{indent}{part}")));
    }
    out
}
