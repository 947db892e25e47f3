//! Whether the order holds: for each need its rank in the report, and the ranks it has when the
//! same answers are counted in other ways.

#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GRID, INK, PAPER};
use super::frame::{BODY, Frame, MARGIN, Picture, RowShape, SMALL, Sheet};
use super::{Chart, ChartError};
use crate::model::Label;

/// The least height of a row.
const ROW: f64 = 30.0;
/// The height of the numbers above the rows.
const HEAD: f64 = 26.0;
/// What is left free beside the names, and beside the last rank.
const GAP: f64 = 12.0;
/// Half the height of a tick.
const TICK: f64 = 6.0;

/// A chart of the ranks of needs over several ways of counting.
#[derive(Debug, Clone, PartialEq)]
pub struct OrdersChart {
    /// The words around it.
    pub frame: Frame,
    /// Whether the middle of a scale is counted otherwise in one of the ways.
    pub has_middle: bool,
    /// The needs, in the order of the report.
    pub rows: Vec<OrdersRow>,
}

/// The ranks of one need.
#[derive(Debug, Clone, PartialEq)]
pub struct OrdersRow {
    /// The need in the chart's language.
    pub label: Label,
    /// Its rank in the report.
    pub main: usize,
    /// Its rank where the middle of the scale counts otherwise.
    pub middle: Option<usize>,
    /// Its ranks in the other ways.
    pub others: Vec<usize>,
}

impl OrdersRow {
    /// The best and the worst of all its ranks.
    pub fn ends(&self) -> (usize, usize) {
        let all =
            || std::iter::once(self.main).chain(self.middle).chain(self.others.iter().copied());
        (all().min().unwrap_or(self.main), all().max().unwrap_or(self.main))
    }
}

/// One row, from the top of the picture.
struct Line<'a> {
    row: &'a OrdersRow,
    name: Vec<String>,
    top: f64,
    shape: RowShape,
}

struct Layout<'a> {
    lines: Vec<Line<'a>>,
    left: f64,
    step: f64,
    ranks: usize,
    bottom: f64,
}

impl Layout<'_> {
    fn at(&self, rank: usize) -> f64 {
        self.left + self.step * (rank.saturating_sub(1) as f64)
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, top: f64) -> Result<(), ChartError> {
        // Where they stand close, some ranks have no number.
        let every = (SMALL.room("00")? / self.step).ceil().max(1.0);
        for rank in 1..=self.ranks {
            let x = self.at(rank);
            canvas.stroke(&[(x, top + HEAD), (x, top + self.bottom)], 0.7, GRID)?;
            if (rank - 1) as f64 % every < 0.5 {
                canvas.aside((x, top + HEAD / 2.0), Anchor::Middle, SMALL, &rank.to_string())?;
            }
        }
        for line in &self.lines {
            let y = top + line.top + line.shape.middle;
            canvas.lines((MARGIN, top + line.top + line.shape.name), BODY, &line.name)?;
            let (best, worst) = line.row.ends();
            if best < worst {
                canvas.line(&[(self.at(best), y), (self.at(worst), y)], 1.5)?;
            }
            for rank in &line.row.others {
                let x = self.at(*rank);
                canvas.line(&[(x, y - TICK), (x, y + TICK)], 1.5)?;
            }
            if let Some(rank) = line.row.middle {
                let at = (self.at(rank), y);
                canvas.dot(at, 9.0, INK)?;
                canvas.dot(at, 7.0, PAPER)?;
            }
            canvas.dot((self.at(line.row.main), y), 5.0, INK)?;
        }
        Ok(())
    }
}

impl OrdersChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom,
            head: HEAD,
            foot: 0.0,
            cuts: layout.lines.iter().skip(1).map(|line| line.top.into()).collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| layout.paint(canvas, top))
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout<'_>, ChartError> {
        let ranks = self.rows.iter().map(|row| row.ends().1).max().unwrap_or(1);
        let left = MARGIN + sheet.labels() + GAP;
        let room = sheet.width() - MARGIN - GAP - left;
        let step = room / (ranks.saturating_sub(1).max(1) as f64);
        let (mut lines, mut top) = (Vec::with_capacity(self.rows.len()), HEAD);
        for row in &self.rows {
            let name = BODY.wrap_name(&row.label, sheet.names(MARGIN), self.frame.lang)?;
            let shape = sheet.row(BODY.tall(&name), ROW, 8.0);
            lines.push(Line { row, name, top, shape });
            top += shape.height;
        }
        Ok(Layout { lines, left, step, ranks, bottom: top })
    }
}
