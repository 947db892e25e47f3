//! A budget as CSV after RFC 4180: one row for each measure, those that take no part last, with the
//! reason; amounts in EUR, shares from 0 to 100.

use super::json::euro;
use super::{Line, Spent};
use crate::cli::rank::FEW;
use mitreden_office::failure::Failure;

const HEADER: [&str; 11] = [
    "chosen", "measure", "label", "cost", "support", "low", "high", "base", "held", "withheld",
    "left_out",
];

pub(super) fn csv(spent: &Spent<'_>, tag: &str) -> Result<String, Failure> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug =
        |error: ::csv::Error| Failure::Bug(format!("the budget cannot be written as CSV: {error}"));
    writer.write_record(HEADER).map_err(bug)?;
    for line in spent.lines() {
        writer.write_record(row(&line, tag)).map_err(bug)?;
    }
    for (measure, why) in &spent.spending.left_out {
        let mut row = vec![String::new(); HEADER.len()];
        (row[1], row[2]) = (measure.code.to_string(), measure.title.show(tag));
        row[3] = measure.amount.map(|amount| amount.to_string()).unwrap_or_default();
        why.word().clone_into(&mut row[HEADER.len() - 1]);
        writer.write_record(row).map_err(bug)?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Bug(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Bug(error.to_string()))
}

fn row(line: &Line<'_>, tag: &str) -> [String; 11] {
    let shown = |value: Option<String>| value.unwrap_or_default();
    let percent = |share: Option<f64>| shown(share.map(|share| (100.0 * share).to_string()));
    let interval = line.support.and_then(|support| support.interval);
    [
        shown(line.stands.ok().map(|place| place.to_string())),
        line.measure.code.to_string(),
        line.measure.title.show(tag),
        euro(line.cost).to_string(),
        percent(line.support.map(|support| support.value)),
        percent(interval.map(|interval| interval.low)),
        percent(interval.map(|interval| interval.high)),
        shown(line.support.map(|support| support.n.to_string())),
        percent(line.held()),
        if line.support.is_none() { FEW.to_owned() } else { String::new() },
        String::new(),
    ]
}
