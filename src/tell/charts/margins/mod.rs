//! Who answered against who lives here: for each group the share of the answers and its share of
//! the population.

#[cfg(test)]
mod tests;
mod words;

use super::axis::Axis;
use super::canvas::{Anchor, Canvas, GRID, INK};
use super::frame::{AXIS, BODY, FIRM, Frame, MARGIN, Picture, RowShape, SMALL, STRONG, Sheet};
use super::share::{percentage, written};
use super::strips::Cut;
use super::{Chart, ChartError};
use crate::model::Label;

/// The least height of a level.
const ROW: f64 = 27.0;
/// The line above the first margin that says what the symbols mean.
const HEAD: f64 = 26.0;
/// The room for a number beside a symbol.
const NUMBER: f64 = 52.0;

/// A chart of the margins.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginsChart {
    /// The words around it.
    pub frame: Frame,
    /// The margins, a block each.
    pub margins: Vec<MarginBars>,
}

/// One margin: age, district.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginBars {
    /// Its name in the chart's language.
    pub label: Label,
    /// Its levels.
    pub levels: Vec<MarginLevel>,
}

/// One level of a margin.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginLevel {
    /// Its name in the chart's language.
    pub label: Label,
    /// Its share of the respondents in percent, as they answered; `None` where they are too few to
    /// be shown.
    pub respondents: Option<f64>,
    /// Its share of the population in percent.
    pub population: f64,
}

/// One line of the picture, from its top.
struct Row {
    lines: Vec<String>,
    top: f64,
    shape: RowShape,
    /// The two shares; `None` for a margin's heading.
    shares: Option<(Option<f64>, Option<f64>)>,
}

struct Layout {
    rows: Vec<Row>,
    bottom: f64,
    axis: Axis,
}

impl Layout {
    /// Where the picture may be cut: before each margin, and before each level but a margin's
    /// first, which stays with its heading.
    fn cuts(&self) -> Vec<Cut> {
        let (mut cuts, mut heading) = (Vec::new(), None);
        for pair in self.rows.windows(2) {
            let [above, row] = pair else { continue };
            if above.shares.is_none() {
                heading = Some((above.top, above.top + above.shape.height));
            } else {
                cuts.push(Cut { at: row.top, heading: heading.filter(|_| row.shares.is_some()) });
            }
        }
        cuts
    }
}

impl MarginsChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom + AXIS,
            head: HEAD,
            foot: AXIS,
            cuts: layout.cuts(),
            shows: self.shows().plain(),
            reading: self.frame.say("margins-reading"),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let mut rows = Vec::new();
        let (mut top, mut largest) = (HEAD, 0.0_f64);
        for margin in &self.margins {
            let lines =
                STRONG.wrap_name(&margin.label, sheet.width() - 2.0 * MARGIN, self.frame.lang)?;
            let tall = STRONG.tall(&lines);
            let shape =
                RowShape { height: tall + 10.0, name: 8.0, indent: 0.0, middle: 8.0 + tall / 2.0 };
            rows.push(Row { lines, top, shape, shares: None });
            top += shape.height;
            for level in &margin.levels {
                let lines = BODY.wrap_name(&level.label, sheet.names(MARGIN), self.frame.lang)?;
                let shape = sheet.row(BODY.tall(&lines), ROW, 6.0);
                let shares = (level.respondents.and_then(percentage), percentage(level.population));
                largest =
                    largest.max(shares.0.unwrap_or_default()).max(shares.1.unwrap_or_default());
                rows.push(Row { lines, top, shape, shares: Some(shares) });
                top += shape.height;
            }
            top += 6.0;
        }
        let axis =
            Axis::round(MARGIN + sheet.labels() + NUMBER, sheet.width() - MARGIN - NUMBER, largest);
        Ok(Layout { rows, bottom: top, axis })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        self.head(canvas, layout, top + HEAD / 2.0)?;
        let (axis, bottom) = (layout.axis, top + layout.bottom);
        for row in &layout.rows {
            let (from, to) = (top + row.top, top + row.top + row.shape.height);
            let name = from + row.shape.name;
            let Some(shares) = row.shares else {
                canvas.lines((MARGIN, name), STRONG, &row.lines)?;
                continue;
            };
            for mark in axis.marks() {
                canvas.stroke(&[(axis.at(mark), from), (axis.at(mark), to)], 0.7, GRID)?;
            }
            let middle = from + row.shape.middle;
            canvas.lines((MARGIN, name), BODY, &row.lines)?;
            self.pair(canvas, axis, middle, shares)?;
        }
        canvas.line(&[(axis.zero, bottom), (axis.at(axis.end), bottom)], 1.0)?;
        for mark in axis.marks() {
            canvas.line(&[(axis.at(mark), bottom), (axis.at(mark), bottom + 5.0)], 1.0)?;
            let words = self.frame.lang.percent(mark, axis.decimals());
            canvas.aside((axis.at(mark), bottom + 14.0), Anchor::Middle, SMALL, &words)?;
        }
        Ok(())
    }

    /// Says what the two symbols mean.
    fn head(&self, canvas: &Canvas<'_, '_>, layout: &Layout, y: f64) -> Result<(), ChartError> {
        let x = layout.axis.zero - NUMBER + 6.0;
        let word = self.frame.say("margins-respondents");
        canvas.dot((x, y), 5.5, INK)?;
        canvas.text((x + 11.0, y), Anchor::Start, FIRM, &word)?;
        let x = x + 11.0 + FIRM.room(&word)? + 22.0;
        canvas.ring((x, y), 5.5)?;
        canvas.text((x + 11.0, y), Anchor::Start, SMALL, &self.frame.say("margins-population"))
    }

    /// Draws the two symbols of a level, their numbers outside.
    fn pair(
        &self,
        canvas: &Canvas<'_, '_>,
        axis: Axis,
        y: f64,
        (respondents, population): (Option<f64>, Option<f64>),
    ) -> Result<(), ChartError> {
        let number = |value| written(self.frame.lang, value, 0);
        if let (Some(here), Some(there)) = (respondents, population) {
            canvas.line(&[(axis.at(here), y), (axis.at(there), y)], 2.0)?;
        }
        let left = respondents.is_some_and(|here| population.is_none_or(|there| here < there));
        let side = |left: bool| if left { (-10.0, Anchor::End) } else { (10.0, Anchor::Start) };
        if let Some(value) = population {
            let (by, anchor) = side(!left && respondents.is_some());
            canvas.clear((axis.at(value) + by, y), anchor, SMALL, &number(value))?;
            canvas.ring((axis.at(value), y), 5.5)?;
            canvas.text((axis.at(value) + by, y), anchor, SMALL, &number(value))?;
        }
        if let Some(value) = respondents {
            let (by, anchor) = side(left);
            canvas.clear((axis.at(value) + by, y), anchor, FIRM, &number(value))?;
            canvas.dot((axis.at(value), y), 5.5, INK)?;
            canvas.text((axis.at(value) + by, y), anchor, FIRM, &number(value))?;
        } else {
            let beside =
                population.map(|value| SMALL.room(&number(value))).transpose()?.unwrap_or_default();
            let after = population.map_or(axis.zero, |value| axis.at(value) + 10.0 + beside + 8.0);
            let word = self.frame.say("margins-few");
            let room = axis.at(axis.end) + NUMBER - after;
            let (x, anchor) = if FIRM.room(&word)? <= room {
                (after, Anchor::Start)
            } else {
                (population.map_or(after, |value| axis.at(value)) - 10.0, Anchor::End)
            };
            canvas.clear((x, y), anchor, SMALL, &word)?;
            canvas.aside((x, y), anchor, SMALL, &word)?;
        }
        Ok(())
    }
}
