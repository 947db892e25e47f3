//! Where needs and measures stand.

use super::super::ChartError;
use super::super::frame::{BODY, FIRM, MARGIN, SMALL, Sheet};
use super::{CoverageChart, CoverageRow, steps};

/// The width of the steps.
pub(super) const MARK: f64 = 46.0;
/// What is left free beside columns.
const GAP: f64 = 10.0;
/// What is left free above and below the words of a row.
const AIR: f64 = 6.0;
/// Measures that are drawn for one need; the rest is counted, and told in words and table.
pub(super) const MOST: usize = 6;

/// A measure's line, the frame of a need without one, or how many more there are.
pub(super) struct Item {
    pub(super) lines: Vec<String>,
    /// The steps gone; `None` where it is no measure.
    pub(super) steps: Option<usize>,
    pub(super) is_lack: bool,
    /// From the top of the row.
    pub(super) top: f64,
}

/// One need.
pub(super) struct Row {
    pub(super) label: Vec<String>,
    pub(super) ranks: Option<String>,
    /// From the top of the row to the label.
    pub(super) lead: f64,
    pub(super) items: Vec<Item>,
    /// From the top of the picture.
    pub(super) top: f64,
}

/// The places of everything.
pub(super) struct Layout {
    pub(super) rows: Vec<Row>,
    /// Where the steps begin.
    pub(super) marks: f64,
    /// Where the measures' names begin.
    pub(super) words: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Layout {
    pub(super) fn of(chart: &CoverageChart, sheet: Sheet) -> Result<Self, ChartError> {
        let marks = MARGIN + sheet.labels();
        let (words, right) = (marks + MARK + GAP, sheet.width() - MARGIN);
        let mut layout =
            Self { rows: Vec::with_capacity(chart.rows.len()), marks, words, right, bottom: 0.0 };
        for row in &chart.rows {
            let top = layout.bottom;
            let (row, height) = layout.row(chart, row, top)?;
            layout.rows.push(row);
            layout.bottom += height;
        }
        Ok(layout)
    }

    fn row(
        &self,
        chart: &CoverageChart,
        row: &CoverageRow,
        top: f64,
    ) -> Result<(Row, f64), ChartError> {
        let label = BODY.wrap_name(&row.label, self.marks - GAP - MARGIN, chart.frame.lang)?;
        let ranks = row.ranks.map(|ranks| chart.ranks(ranks));
        let left = BODY.tall(&label) + if ranks.is_some() { SMALL.line() } else { 0.0 };
        let (mut items, mut y) = (Vec::new(), AIR);
        for measure in row.measures.iter().take(MOST) {
            let lines = SMALL.wrap(
                &chart.measure(measure),
                self.right - self.words,
                chart.frame.lang.tag(),
            )?;
            let height = SMALL.tall(&lines);
            items.push(Item { lines, steps: Some(steps(measure.status)), is_lack: false, top: y });
            y += height + 2.0;
        }
        if row.measures.len() > MOST {
            let more = chart.more(row.measures.len() - MOST);
            items.push(Item { lines: vec![more], steps: None, is_lack: false, top: y });
            y += SMALL.line();
        }
        if row.measures.is_empty() {
            items.push(Item { lines: vec![chart.lack()], steps: None, is_lack: true, top: y });
            y += FIRM.line() + 8.0;
        }
        let height = (y + AIR).max(left + 2.0 * AIR);
        // What is shorter stands in the middle of the row.
        let shift = (height - AIR - y).max(0.0) / 2.0;
        for item in &mut items {
            item.top += shift;
        }
        let lead = (height - left) / 2.0;
        Ok((Row { label, ranks, lead, items, top }, height))
    }
}
