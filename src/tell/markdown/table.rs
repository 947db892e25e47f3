//! Tables as GitHub reads them, their columns aligned for those who read the source.

use unicode_width::UnicodeWidthStr;

use super::escape::Place;
use super::inline::inline;
use super::notes::Notes;
use crate::model::{Align, RichText, Table};

/// Writes the head and the rows.
pub(super) fn rows(table: &Table, notes: &mut Notes) -> String {
    let mut cell = |text: &RichText| inline(text, Place::Cell, notes);
    let heads: Vec<_> = table.columns().iter().map(|column| cell(&column.heading)).collect();
    let rows: Vec<Vec<_>> =
        table.rows().iter().map(|row| row.iter().map(&mut cell).collect()).collect();
    let aligns: Vec<_> = table.columns().iter().map(|column| column.align).collect();
    let mut widths: Vec<_> = heads.iter().map(|head| head.width().max(3)).collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let rule = widths.iter().zip(&aligns).map(|(width, align)| match align {
        Align::Left => format!(":{}", "-".repeat(width - 1)),
        Align::Right => format!("{}:", "-".repeat(width - 1)),
    });
    let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
    let set = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).zip(&aligns).map(|((cell, width), align)| {
            let blank = " ".repeat(width - cell.width());
            match align {
                Align::Left => format!("{cell}{blank}"),
                Align::Right => format!("{blank}{cell}"),
            }
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines = vec![set(&heads), rule];
    lines.extend(rows.iter().map(set));
    lines.join("\n")
}
