//! The chart of needs in their order: how large, how sure, and which cannot be told apart.

mod layout;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, BAR, Canvas};
use super::frame::{BODY, Frame, MARGIN, Picture, SMALL, STRONG, Sheet};
use super::{Chart, ChartError};
use crate::model::Label;
use layout::{GUTTER, Layout, Row};

/// What is known of a need whose base is large enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BarStanding {
    /// The score, 0 to 100.
    pub score: f64,
    /// Its 95 % interval; `None` where the design gives none.
    pub interval: Option<(f64, f64)>,
    /// The rank by score.
    pub rank: usize,
    /// The best and the worst rank in its rank set.
    pub ranks: (usize, usize),
    /// The tier, from 1.
    pub tier: usize,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedBar {
    /// The need in the chart's language.
    pub label: Label,
    /// What is known of it; `None` where its base is too small.
    pub standing: Option<BarStanding>,
}

/// A chart of needs, the bars in the order in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedsChart {
    /// The words around it; the measure says what a score counts.
    pub frame: Frame,
    /// The needs.
    pub bars: Vec<NeedBar>,
}

impl NeedsChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let sure = self
            .bars
            .iter()
            .any(|bar| bar.standing.is_some_and(|standing| standing.interval.is_some()));
        let reading = if sure { "chart-reading" } else { "chart-reading-no-interval" };
        let picture = Picture {
            width: layout.width,
            height: layout.height,
            head: layout.span().0,
            foot: layout.height - layout.span().1,
            cuts: layout.cuts(),
            shows: self.shows().plain(),
            reading: self.frame.say(reading),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    fn paint(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout<'_>,
        top: f64,
    ) -> Result<(), ChartError> {
        canvas.aside(
            (MARGIN, top + layout.head),
            Anchor::Start,
            SMALL,
            &self.frame.say("chart-tier"),
        )?;
        for row in &layout.rows {
            self.row(canvas, layout, row, top)?;
        }
        for (tier, from, to) in layout.tiers() {
            bracket(canvas, tier, (top + from, top + to))?;
        }
        let (from, to) = layout.span();
        canvas.axis(layout.axis, (top + from, top + to), self.frame.lang)
    }

    fn row(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout<'_>,
        row: &Row<'_>,
        top: f64,
    ) -> Result<(), ChartError> {
        let middle = top + row.top + row.shape.middle;
        canvas.lines(
            (MARGIN + GUTTER + row.shape.indent, top + row.top + row.shape.name),
            BODY,
            &row.lines,
        )?;
        let Some(standing) = row.bar.standing else {
            let word = self.frame.say("chart-suppressed");
            return canvas.aside((layout.axis.zero + 8.0, middle), Anchor::Start, SMALL, &word);
        };
        let end = layout.axis.at(standing.score);
        canvas.bar((layout.axis.zero, middle - 8.0), (end, middle + 8.0), BAR)?;
        let mut edge = end;
        if let Some((low, high)) = standing.interval {
            let (low, high) = (layout.axis.at(low), layout.axis.at(high));
            canvas.interval((low, high), middle)?;
            edge = edge.max(high);
        }
        canvas.text((edge + 6.0, middle), Anchor::Start, STRONG, &self.score(standing))?;
        canvas.text((layout.width - MARGIN, middle), Anchor::End, BODY, &self.ranks(standing))
    }
}

/// Holds the rows of a tier together, its number beside it.
fn bracket(canvas: &Canvas<'_, '_>, tier: usize, (from, to): (f64, f64)) -> Result<(), ChartError> {
    let Some((top, bottom)) = canvas.seen((from, to)) else { return Ok(()) };
    let x = MARGIN + GUTTER - 12.0;
    // An end without a tick goes on in another part of the picture.
    let begins = (from >= top).then_some((x + 5.0, from));
    let ends = (to <= bottom).then_some((x + 5.0, to));
    let points: Vec<_> = begins.into_iter().chain([(x, top), (x, bottom)]).chain(ends).collect();
    canvas.line(&points, 1.5)?;
    canvas.text((x - 6.0, f64::midpoint(top, bottom)), Anchor::End, STRONG, &tier.to_string())
}
