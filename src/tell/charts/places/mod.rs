//! Who took part, by place: a bar for each, and a line where all together stand.

#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, BAR, Canvas};
use super::frame::{BODY, Frame, MARGIN, Picture, RowShape, SMALL, STRONG, Sheet};
use super::{Chart, ChartError};
use crate::locale::Say as _;
use crate::model::Label;

/// The least height of a row.
const ROW: f64 = 30.0;
/// The line below the bars that says what all together come to.
const FOOT: f64 = 22.0;

/// What a bar counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceParticipation {
    /// Respondents per 1,000 persons in the population the survey is about.
    Rate,
    /// Respondents in percent of what the size of the place would lead one to expect.
    Ratio,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceBar {
    /// Its name in the chart's language.
    pub label: Label,
    /// Its value; `None` where too few answered.
    pub value: Option<f64>,
}

/// A chart of participation by place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacesChart {
    /// The words around it.
    pub frame: Frame,
    /// What a bar counts.
    pub counts: PlaceParticipation,
    /// The places, in the order given.
    pub bars: Vec<PlaceBar>,
    /// What all together come to.
    pub all: f64,
}

struct Row {
    value: Option<f64>,
    lines: Vec<String>,
    top: f64,
    shape: RowShape,
}

struct Layout {
    rows: Vec<Row>,
    bottom: f64,
    zero: f64,
    /// The pixels of one unit.
    unit: f64,
}

impl PlacesChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom + FOOT,
            head: 0.0,
            foot: FOOT,
            cuts: layout.rows.iter().skip(1).map(|row| row.top.into()).collect(),
            shows: self.shows().plain(),
            reading: self.frame.say("places-reading"),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// A value that can be drawn.
    fn sane(value: Option<f64>) -> Option<f64> {
        value.filter(|value| value.is_finite() && *value >= 0.0)
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let mut rows = Vec::with_capacity(self.bars.len());
        let (mut top, mut beside, mut largest) =
            (0.0, 0.0_f64, Self::sane(Some(self.all)).unwrap_or_default());
        for bar in &self.bars {
            let lines = BODY.wrap_name(&bar.label, sheet.names(MARGIN), self.frame.lang)?;
            let shape = sheet.row(BODY.tall(&lines), ROW, 10.0);
            let value = Self::sane(bar.value);
            let words = value
                .map_or_else(|| self.frame.say("chart-suppressed"), |value| self.number(value));
            beside = beside.max(STRONG.room(&words)? + 10.0);
            largest = largest.max(value.unwrap_or_default());
            rows.push(Row { value, lines, top, shape });
            top += shape.height;
        }
        let zero = MARGIN + sheet.labels();
        let room = (sheet.width() - MARGIN - beside - zero).max(20.0);
        Ok(Layout {
            rows,
            bottom: top + 2.0,
            zero,
            unit: room / if largest > 0.0 { largest } else { 1.0 },
        })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        let at = |value: f64| layout.zero + layout.unit * value;
        let middle = |row: &Row| top + row.top + row.shape.middle;
        for row in &layout.rows {
            canvas.lines(
                (MARGIN + row.shape.indent, top + row.top + row.shape.name),
                BODY,
                &row.lines,
            )?;
            if let Some(value) = row.value {
                canvas.bar(
                    (layout.zero, middle(row) - 8.0),
                    (at(value), middle(row) + 8.0),
                    BAR,
                )?;
            }
        }
        let bottom = top + layout.bottom;
        canvas.line(&[(layout.zero, top), (layout.zero, bottom)], 1.5)?;
        if let Some(all) = Self::sane(Some(self.all)) {
            canvas.line(&[(at(all), top), (at(all), bottom + 4.0)], 1.5)?;
            let words = self.frame.lang.say("places-all", &[("value", self.number(all).into())]);
            canvas.text(
                (at(all), bottom + 4.0 + SMALL.line() / 2.0 + 2.0),
                Anchor::Middle,
                SMALL,
                &words,
            )?;
        }
        for row in &layout.rows {
            let (x, font, words) = match row.value {
                Some(value) => (at(value) + 6.0, STRONG, self.number(value)),
                None => (layout.zero + 8.0, SMALL, self.frame.say("chart-suppressed")),
            };
            canvas.clear((x, middle(row)), Anchor::Start, font, &words)?;
            canvas.text((x, middle(row)), Anchor::Start, font, &words)?;
        }
        Ok(())
    }
}
