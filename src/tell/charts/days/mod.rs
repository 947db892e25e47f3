//! Responses by day and mode: a row of columns for each mode, all to one scale.

mod bins;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;

use super::canvas::{Anchor, BAR, Canvas, INK, LIGHT};
use super::frame::{FIRM, Frame, MARGIN, Picture, SMALL, STRONG, Sheet};
use super::{Chart, ChartError};
use bins::Bins;

/// The height of the highest column where there are several modes, and where there is one.
const HEIGHTS: (f64, f64) = (64.0, 130.0);
/// What is left free above and below a mode's name.
const ABOVE: f64 = 7.0;
/// The room above the highest column for its number.
const NUMBER: f64 = 18.0;
/// No column is wider than this.
const WIDEST: f64 = 44.0;

/// A chart of responses by day.
#[derive(Debug, Clone, PartialEq)]
pub struct DaysChart {
    /// The words around it.
    pub frame: Frame,
    /// The modes, in the order in which they are drawn.
    pub modes: Vec<ModeDays>,
}

/// The responses of one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModeDays {
    /// The mode in the chart's language.
    pub label: String,
    /// How many responses came on which day, in any order; days without one may be left out.
    pub days: Vec<(NaiveDate, u64)>,
}

impl ModeDays {
    fn total(&self) -> u64 {
        self.days.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }
}

/// Where the columns stand.
struct Layout {
    bins: Option<Bins>,
    /// For each mode its columns: how far along, and how many responses.
    columns: Vec<Vec<(f64, u64)>>,
    /// For each mode its name and number.
    names: Vec<Vec<String>>,
    largest: u64,
    high: f64,
    left: f64,
    /// Where the sheet ends.
    right: f64,
    slot: f64,
}

impl DaysChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let rows: f64 = layout.rows().map(|(_, _, height)| height).sum();
        let picture = Picture {
            width: sheet.width(),
            height: if layout.bins.is_some() {
                SMALL.line() + rows + 26.0
            } else {
                SMALL.line() + 4.0
            },
            head: 0.0,
            foot: 0.0,
            cuts: Vec::new(),
            shows: self.shows(),
            reading: self.reading(&layout),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    fn reading(&self, layout: &Layout) -> String {
        match (&layout.bins, self.modes.len()) {
            (None, _) => String::new(),
            (Some(_), 1) => self.frame.say("days-reading-one"),
            (Some(_), _) => self.frame.say("days-reading"),
        }
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let bins = Bins::of(self.modes.iter().flat_map(|mode| &mode.days));
        let width = sheet.width() - 2.0 * MARGIN;
        let slots = bins.map_or(1, Bins::count).max(1);
        let slot = (width / slots as f64).min(WIDEST);
        let columns: Vec<_> = self
            .modes
            .iter()
            .map(|mode| bins.map(|bins| bins.counts(&mode.days)).unwrap_or_default())
            .collect();
        let largest = columns.iter().flatten().map(|(_, count)| *count).max().unwrap_or_default();
        let high = if self.modes.len() > 1 { HEIGHTS.0 } else { HEIGHTS.1 };
        let names = self
            .modes
            .iter()
            .map(|mode| STRONG.wrap(&self.mode(mode), width, self.frame.lang.tag()))
            .collect::<Result<_, _>>()?;
        Ok(Layout {
            bins,
            columns,
            names,
            largest,
            high,
            left: MARGIN,
            right: MARGIN + width,
            slot,
        })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        let Some(bins) = layout.bins else {
            return canvas.aside(
                (MARGIN, top + SMALL.line() / 2.0),
                Anchor::Start,
                SMALL,
                &self.frame.say("days-none"),
            );
        };
        canvas.aside(
            (MARGIN, top + SMALL.line() / 2.0),
            Anchor::Start,
            SMALL,
            &self.frame.say(bins.unit_id()),
        )?;
        let mut y = top + SMALL.line();
        for (name, columns, height) in layout.rows() {
            canvas.lines((MARGIN, y + 6.0), STRONG, name)?;
            y += height;
            self.columns(canvas, layout, columns, y)?;
        }
        self.dates(canvas, layout, bins, y)
    }

    /// Draws one mode's columns on their line.
    fn columns(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout,
        columns: &[(f64, u64)],
        y: f64,
    ) -> Result<(), ChartError> {
        let gap = if layout.slot > 6.0 { 1.0 } else { 0.0 };
        for (at, count) in columns {
            let left = layout.left + at * layout.slot;
            let tall = layout.tall(*count);
            canvas.bar((left + gap, y - tall), (left + layout.slot - gap, y), BAR)?;
        }
        let end = layout.left + layout.bins.map_or(1, Bins::count) as f64 * layout.slot;
        canvas.line(&[(layout.left, y), (end, y)], 1.0)?;
        let highest = columns.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a });
        let Some((at, count)) = highest else { return Ok(()) };
        let words = self.frame.lang.integer(count);
        let half = FIRM.room(&words)? / 2.0;
        let x = (layout.left + (at + 0.5) * layout.slot).max(MARGIN + half);
        canvas.text((x, y - layout.tall(count) - 9.0), Anchor::Middle, FIRM, &words)
    }

    /// Writes the dates below the last row: as many as there is room for.
    fn dates(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout,
        bins: Bins,
        y: f64,
    ) -> Result<(), ChartError> {
        let mut free = f64::NEG_INFINITY;
        let end = MARGIN + layout.slot * bins.count() as f64;
        let mut widest: f64 = 0.0;
        for words in bins.samples(self.frame.lang) {
            widest = widest.max(SMALL.room(&words)?);
        }
        for (at, words) in bins.marks(self.frame.lang, (widest + 12.0) / layout.slot) {
            let x = layout.left + at * layout.slot;
            let half = SMALL.room(&words)? / 2.0;
            let middle = x.max(MARGIN + half).min(layout.right - half);
            if middle - half < free {
                continue;
            }
            free = middle + half + 12.0;
            canvas.stroke(&[(x, y), (x, y + 5.0)], 1.0, INK)?;
            canvas.aside((middle, y + 14.0), Anchor::Middle, SMALL, &words)?;
        }
        canvas.stroke(&[(layout.left, y), (end, y)], 1.0, LIGHT)?;
        canvas.line(&[(layout.left, y), (end, y)], 1.0)
    }
}

impl Layout {
    /// Returns for each mode its name, its columns, and how high both are together: as high as its
    /// highest column needs.
    fn rows(&self) -> impl Iterator<Item = (&[String], &[(f64, u64)], f64)> {
        self.names.iter().zip(&self.columns).map(|(name, columns)| {
            let highest = columns.iter().map(|(_, count)| *count).max().unwrap_or_default();
            let height = STRONG.tall(name)
                + ABOVE
                + if highest > 0 { NUMBER + self.tall(highest) } else { 4.0 };
            (&**name, &**columns, height)
        })
    }

    /// Returns the height of a column; none is too low to be seen.
    fn tall(&self, count: u64) -> f64 {
        if count == 0 {
            0.0
        } else {
            (self.high * count as f64 / self.largest.max(1) as f64).max(1.0)
        }
    }
}
