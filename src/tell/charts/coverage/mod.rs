//! Needs and the measures that serve them: how far each measure is by filled steps and a word,
//! needs without one in a frame.

mod layout;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GRID, INK, PAPER};
use super::frame::{BODY, FIRM, Frame, MARGIN, Picture, SMALL, Sheet};
use super::{Chart, ChartError};
use crate::model::Label;
use layout::{Item, Layout, MARK};
use mitreden_define::town::MeasureStatus;

/// A chart of needs and what is done about them, the needs in the order in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageChart {
    /// The words around it.
    pub frame: Frame,
    /// The needs.
    pub rows: Vec<CoverageRow>,
}

/// One need.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// The need in the chart's language.
    pub label: Label,
    /// The best and the worst rank in its rank set; `None` where its base is too small.
    pub ranks: Option<(usize, usize)>,
    /// The measures that serve it.
    pub measures: Vec<CoverageMeasure>,
}

/// A measure that serves a need.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageMeasure {
    /// Its name in the chart's language.
    pub title: String,
    /// Where it stands; `None` where nothing has been entered.
    pub status: Option<MeasureStatus>,
}

/// How many steps there are from nothing to done.
const STEPS: usize = 4;

/// How many of the steps a measure has gone.
fn steps(status: Option<MeasureStatus>) -> usize {
    match status {
        None | Some(MeasureStatus::Idea | MeasureStatus::Dropped) => 0,
        Some(MeasureStatus::Decided) => 1,
        Some(MeasureStatus::Started) => 2,
        Some(MeasureStatus::Half) => 3,
        Some(MeasureStatus::Done) => STEPS,
    }
}

impl CoverageChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom,
            head: 0.0,
            foot: 0.0,
            cuts: layout.rows.iter().skip(1).map(|row| row.top.into()).collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| paint(canvas, &layout, top))
    }
}

/// Draws the needs, each with what serves it.
fn paint(canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
    for (i, row) in layout.rows.iter().enumerate() {
        let from = top + row.top;
        if i > 0 {
            canvas.stroke(&[(MARGIN, from), (layout.right, from)], 0.7, GRID)?;
        }
        let y = canvas.lines((MARGIN, from + row.lead), BODY, &row.label)?;
        if let Some(ranks) = &row.ranks {
            canvas.aside((MARGIN, y + SMALL.line() / 2.0), Anchor::Start, SMALL, ranks)?;
        }
        for item in &row.items {
            draw_item(canvas, layout, item, from)?;
        }
    }
    Ok(())
}

/// Draws a measure, or the frame of a need without one.
fn draw_item(
    canvas: &Canvas<'_, '_>,
    layout: &Layout,
    item: &Item,
    from: f64,
) -> Result<(), ChartError> {
    let y = from + item.top;
    match item.steps {
        Some(steps) => {
            mark(canvas, (layout.marks, y + SMALL.line() / 2.0), steps)?;
            canvas.lines((layout.words, y), SMALL, &item.lines)?;
        }
        // Nobody serves this need: a frame is seen from afar and on a photocopy.
        None if item.is_lack => {
            let (left, right, bottom) = (layout.marks, layout.right, y + FIRM.line() + 8.0);
            canvas
                .line(&[(left, y), (right, y), (right, bottom), (left, bottom), (left, y)], 2.0)?;
            canvas.text(
                (left + 10.0, f64::midpoint(y, bottom)),
                Anchor::Start,
                FIRM,
                &item.lines.concat(),
            )?;
        }
        None => {
            canvas.lines((layout.words, y), SMALL, &item.lines)?;
        }
    }
    Ok(())
}

/// Draws the steps, those gone filled.
fn mark(canvas: &Canvas<'_, '_>, (x, y): (f64, f64), gone: usize) -> Result<(), ChartError> {
    let (side, gap) = ((MARK - 3.0 * 2.0) / 4.0, 2.0);
    for step in 0..STEPS {
        let left = x + (side + gap) * step as f64;
        canvas.bar((left, y - side / 2.0), (left + side, y + side / 2.0), INK)?;
        if step >= gone {
            canvas.bar(
                (left + 1.3, y - side / 2.0 + 1.3),
                (left + side - 1.3, y + side / 2.0 - 1.3),
                PAPER,
            )?;
        }
    }
    Ok(())
}
