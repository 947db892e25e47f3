//! A table as CSV after RFC 4180: one row for each line of each column, numbers unrounded, shares
//! from 0 to 100. What rests on too few is empty, and `withheld` says why.

use super::json::{code, group, kind};
use super::words::TableWords;
use mitreden_office::failure::Failure;

const HEADER: [&str; 15] = [
    "question",
    "group",
    "group_label",
    "group_n",
    "line",
    "code",
    "point",
    "label",
    "value",
    "se",
    "low",
    "high",
    "base",
    "count",
    "withheld",
];

pub(super) fn csv(words: &TableWords<'_>) -> Result<String, Failure> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug =
        |error: ::csv::Error| Failure::Bug(format!("the table cannot be written as CSV: {error}"));
    writer.write_record(HEADER).map_err(bug)?;
    let shown = |value: Option<String>| value.unwrap_or_default();
    for column in &words.table.groups {
        for at in words.lines() {
            let (line, cell) = (&words.table.lines[at], column.cells[at]);
            let scale = if line.is_share() { 100.0 } else { 1.0 };
            let number = |value: Option<f64>| shown(value.map(|v| (scale * v).to_string()));
            let estimate = cell.estimate;
            let interval = estimate.and_then(|estimate| estimate.interval);
            let (code, point) = code(line);
            writer
                .write_record([
                    words.question.id.to_string(),
                    group(&column.of).unwrap_or_default(),
                    words.group(&column.of),
                    shown(TableWords::n(column).map(|n| n.to_string())),
                    kind(line).to_owned(),
                    shown(code.map(ToString::to_string)),
                    shown(point.map(|point| point.to_string())),
                    words.line(line),
                    number(estimate.map(|estimate| estimate.value)),
                    number(estimate.and_then(|estimate| estimate.se)),
                    number(interval.map(|interval| interval.low)),
                    number(interval.map(|interval| interval.high)),
                    shown(estimate.map(|estimate| estimate.n.to_string())),
                    shown(cell.count.filter(|_| words.is_exact).map(|n| n.to_string())),
                    if estimate.is_none() { super::FEW.to_owned() } else { String::new() },
                ])
                .map_err(bug)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Bug(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Bug(error.to_string()))
}
