//! Answers to a scale: bars stacked to both sides of the middle, one row for each item.

mod layout;
mod parts;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GREY, PAPER};
use super::frame::{BODY, FIRM, Frame, MARGIN, Picture, SMALL, Sheet};
use super::shades::{ink_on, shade};
use super::share::{Share, written};
use super::{Chart, ChartError};
use crate::locale::Say as _;
use crate::model::Label;
use layout::{BAR_HEIGHT, CELL, GAP, Layout, Row, TICK};
use parts::{parts, spans};

/// A chart of answers to one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleChart {
    /// The words around it.
    pub frame: Frame,
    /// The scale's points from its left to its right end, 2 to 11; numbers are fine for those
    /// between.
    pub points: Vec<Label>,
    /// The items.
    pub rows: Vec<ScaleRow>,
}

/// The answers about one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleRow {
    /// The item; empty if there is only one and the title names it.
    pub label: Label,
    /// How many answers the shares rest on; `None` where that must not be told.
    pub n: Option<u64>,
    /// The answers; `None` where they are too few.
    pub answers: Option<ScaleAnswers>,
}

/// Shares of answers to a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleAnswers {
    /// For each point the share of those who have an opinion, in percent; together 100. `None`
    /// where the answers are too few to be shown: neighbouring points are then drawn as one block.
    pub shares: Vec<Option<f64>>,
    /// The share of those who gave one of the points at the right end (the half of up to five, two
    /// of more), with its interval; `None` where it is not told.
    pub right: Option<Share>,
    /// The share of all respondents who said "don't know", in percent; `None` where they are few.
    pub dont_know: Option<f64>,
}

impl ScaleAnswers {
    /// The shares, no number where one is hidden.
    fn numbers(&self) -> Vec<f64> {
        self.shares.iter().map(|share| share.unwrap_or(f64::NAN)).collect()
    }
}

impl ScaleChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom,
            head: layout.rows.first().map_or(layout.bottom, |row| row.top - 4.0),
            foot: 0.0,
            cuts: layout.rows.iter().skip(1).map(|row| (row.top - 4.0).into()).collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// Returns the answers to a row that can be drawn.
    fn answers(&self, row: &ScaleRow) -> Option<ScaleAnswers> {
        let answers =
            row.answers.clone().filter(|answers| answers.shares.len() == self.points.len())?;
        (row.n.is_some_and(|n| n > 0) && parts(&answers.numbers()).is_some()).then_some(answers)
    }

    /// How many answers a row rests on, in words.
    fn n(&self, n: Option<u64>) -> String {
        self.frame.lang.say("scale-n", &[("n", self.count(n).into())])
    }

    fn count(&self, n: Option<u64>) -> String {
        n.map_or_else(|| self.frame.say("count-hidden"), |n| self.frame.lang.integer(n))
    }

    /// Returns the words for a row that cannot be drawn.
    fn why(row: &ScaleRow) -> &'static str {
        if row.answers.is_some() { "scale-hidden" } else { "chart-suppressed" }
    }

    /// Returns whether a row is drawn of which some points are hidden.
    fn has_hidden(&self) -> bool {
        self.rows
            .iter()
            .filter_map(|row| self.answers(row))
            .any(|answers| answers.shares.iter().any(Option::is_none))
    }

    /// Returns whether any row has people who do not know.
    fn has_dont_know(&self) -> bool {
        self.rows
            .iter()
            .filter_map(|row| self.answers(row))
            .any(|answers| answers.dont_know != Some(0.0))
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        self.key(canvas, layout, top)?;
        if layout.apart {
            let word = self.frame.say("scale-dont-know");
            canvas.aside((layout.width - MARGIN, top + layout.head), Anchor::End, SMALL, &word)?;
        }
        for row in &layout.rows {
            self.row(canvas, layout, row, top + row.top)?;
        }
        Ok(())
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

    fn row(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout,
        row: &Row,
        top: f64,
    ) -> Result<(), ChartError> {
        let y = canvas.lines((MARGIN, top), BODY, &row.lines)?;
        let n = self.n(row.n);
        canvas.aside((layout.right, y - BODY.line() / 2.0), Anchor::End, SMALL, &n)?;
        let y = y + GAP;
        let (middle, bottom) = (y + BAR_HEIGHT / 2.0, y + BAR_HEIGHT);
        let Some(answers) = &row.answers else {
            return canvas.aside(
                (MARGIN, y + SMALL.line() / 2.0),
                Anchor::Start,
                SMALL,
                &self.frame.say(row.why),
            );
        };
        let shares = answers.numbers();
        for (part, (from, to)) in layout.blocks(&shares) {
            let color = part.point.map_or(PAPER, |point| shade(point, self.points.len()));
            block(canvas, (from, y), (to, bottom), color)?;
            let words = part
                .point
                .map_or_else(|| "?".to_owned(), |_| self.frame.lang.decimal(part.share, 0));
            if FIRM.room(&words)? + 4.0 <= to - from {
                canvas.colored(
                    ((f64::midpoint(from, to), middle), Anchor::Middle),
                    FIRM,
                    ink_on(color),
                    &words,
                )?;
            }
        }
        // The line between the sides is marked above and below: a number may stand in its way.
        // Where it runs through what is hidden its place is not known.
        let ticks =
            if spans(&shares) { &[][..] } else { &[(y - TICK, y), (bottom, bottom + TICK)] };
        for &(from, to) in ticks {
            canvas.line(&[(layout.middle, from), (layout.middle, to)], 2.0)?;
        }
        if layout.apart {
            let words = answers
                .dont_know
                .map_or_else(|| "–".to_owned(), |share| written(self.frame.lang, share, 0));
            canvas.text((layout.width - MARGIN, middle), Anchor::End, SMALL, &words)?;
        }
        Ok(())
    }
}

/// Draws a filled block with an outline, so that light ones are seen on white.
fn block(
    canvas: &Canvas<'_, '_>,
    from: (f64, f64),
    to: (f64, f64),
    color: plotters::style::RGBColor,
) -> Result<(), ChartError> {
    canvas.bar(from, to, color)?;
    canvas.stroke(&[from, (to.0, from.1), to, (from.0, to.1), from], 0.8, GREY)
}
