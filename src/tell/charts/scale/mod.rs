//! Answers to a scale: bars stacked to both sides of the middle, one row for each item.

mod layout;
mod shades;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GREY};
use super::frame::{BODY, FIRM, Frame, MARGIN, Picture, SLACK, SMALL, Sheet};
use super::share::written;
use super::{Chart, ChartError};
use layout::{BAR_HEIGHT, CELL, Layout, Row};
use shades::{ink_on, shade};

/// A chart of answers to one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleChart {
    /// The words around it.
    pub frame: Frame,
    /// The scale's points from its left to its right end, 2 to 11; numbers are fine for those between.
    pub points: Vec<String>,
    /// The items.
    pub rows: Vec<ScaleRow>,
}

/// The answers about one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleRow {
    /// The item; empty if there is only one and the title names it.
    pub label: String,
    /// How many answers the shares rest on.
    pub n: u64,
    /// The answers; `None` where they are too few.
    pub answers: Option<ScaleAnswers>,
}

/// Shares of answers to a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleAnswers {
    /// For each point the share of those who have an opinion, in percent, together 100; `None` where too few chose it.
    pub shares: Vec<Option<f64>>,
    /// The share of all respondents who said "don't know", in percent.
    pub dont_know: f64,
}

impl ScaleAnswers {
    /// Whether no point is hidden.
    fn is_whole(&self) -> bool {
        self.shares.iter().all(Option::is_some)
    }

    /// The shares as they are drawn: a hidden one takes no room.
    fn drawn(&self) -> Vec<f64> {
        self.shares.iter().map(|share| share.unwrap_or(0.0)).collect()
    }
}

impl ScaleChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let picture =
            Picture { width: sheet.width(), height: layout.bottom, reading: self.reading(), alt: self.alt(), told: self.told() };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// Returns the answers to a row that can be drawn: a share for each point, together about 100 if none is hidden.
    fn answers(&self, row: &ScaleRow) -> Option<ScaleAnswers> {
        let answers = row.answers.clone().filter(|answers| answers.shares.len() == self.points.len())?;
        let sane = answers.shares.iter().flatten().all(|share| share.is_finite() && *share >= 0.0);
        let sum = answers.shares.iter().flatten().sum::<f64>();
        let whole = if answers.is_whole() { (sum - 100.0).abs() < 1.0 } else { sum > 0.0 && sum < 101.0 };
        (sane && whole && row.n > 0).then_some(answers)
    }

    /// Returns whether any row has people who do not know.
    fn has_dont_know(&self) -> bool {
        self.rows.iter().filter_map(|row| self.answers(row)).any(|answers| answers.dont_know > 0.0)
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        self.key(canvas, layout, top)?;
        if layout.apart {
            let word = self.frame.say("scale-dont-know");
            canvas.aside((layout.width - MARGIN, top + layout.head), Anchor::End, SMALL, &word)?;
        }
        layout.rows.iter().try_for_each(|row| self.row(canvas, layout, row, top + row.top))
    }

    /// Names the shades in their order.
    fn key(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        for (i, point) in layout.key.iter().enumerate() {
            let (left, right) = (point.from, point.to);
            block(canvas, (left, top), (right, top + CELL), shade(i, self.points.len()))?;
            for (line, words) in point.lines.iter().enumerate() {
                let y = top + CELL + 3.0 + SMALL.line() * (line as f64 + 0.5);
                canvas.text((point.at, y), point.anchor, SMALL, words)?;
            }
        }
        Ok(())
    }

    fn row(&self, canvas: &Canvas<'_, '_>, layout: &Layout, row: &Row, top: f64) -> Result<(), ChartError> {
        let y = canvas.lines((MARGIN, top), BODY, &row.lines)?;
        let n = self.frame.lang.say("scale-n", &[("n", self.frame.lang.integer(row.n).into())]);
        canvas.aside((layout.right, y - BODY.line() / 2.0), Anchor::End, SMALL, &n)?;
        let y = y + 2.0;
        let middle = y + BAR_HEIGHT / 2.0;
        let Some(answers) = &row.answers else {
            let word = self.frame.say("chart-suppressed");
            return canvas.aside((MARGIN, middle), Anchor::Start, SMALL, &word);
        };
        let shares = answers.drawn();
        for (i, (from, to)) in layout.blocks(&shares).into_iter().enumerate() {
            let share = shares.get(i).copied().unwrap_or_default();
            if share <= 0.0 {
                continue;
            }
            let color = shade(i, self.points.len());
            block(canvas, (from, y), (to, y + BAR_HEIGHT), color)?;
            let words = self.frame.lang.decimal(share, 0);
            if FIRM.width(&words)? * SLACK + 4.0 <= to - from {
                canvas.colored(((f64::midpoint(from, to), middle), Anchor::Middle), FIRM, ink_on(color), &words)?;
            }
        }
        // A mark between the sides, where it crosses no words.
        canvas.line(&[(layout.middle, y + BAR_HEIGHT), (layout.middle, y + BAR_HEIGHT + 6.0)], 2.0)?;
        if layout.apart {
            let words = written(self.frame.lang, answers.dont_know, 0);
            canvas.text((layout.width - MARGIN, middle), Anchor::End, SMALL, &words)?;
        }
        Ok(())
    }
}

/// Draws a filled block with an outline, so that light ones are seen on white.
fn block(canvas: &Canvas<'_, '_>, from: (f64, f64), to: (f64, f64), color: plotters::style::RGBColor) -> Result<(), ChartError> {
    canvas.bar(from, to, color)?;
    canvas.stroke(&[from, (to.0, from.1), to, (from.0, to.1), from], 0.8, GREY)
}
