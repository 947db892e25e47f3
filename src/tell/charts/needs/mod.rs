//! The chart of needs in their order: how large, how sure, and which cannot be told apart.

mod layout;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{About, Anchor, BAR, Canvas, draw};
use super::{Chart, ChartError};
use crate::base::locale::Lang;
use layout::{BODY, GUTTER, Layout, MARGIN, Row, SMALL, STRONG, TITLE};

/// What is known of a need whose base is large enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
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
    pub label: String,
    /// What is known of it; `None` where its base is too small.
    pub standing: Option<Standing>,
}

/// A chart of needs, the bars in the order in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedsChart {
    /// The language of numbers and of the words the chart adds.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// What a score counts.
    pub measure: String,
    /// Who was asked, and how many.
    pub base: String,
    /// Whether the answers were made up.
    pub simulated: bool,
    /// The needs.
    pub bars: Vec<NeedBar>,
}

/// What the chart is drawn for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sheet {
    /// A phone, or a column of a page.
    #[default]
    Narrow,
    /// The whole width of a printed page: long labels take fewer lines, so that thirty needs fit.
    Wide,
}

impl Sheet {
    /// Returns the width of the sheet and of its labels.
    fn widths(self) -> (f64, f64) {
        match self {
            Self::Narrow => (540.0, 198.0),
            Self::Wide => (760.0, 356.0),
        }
    }
}

impl NeedsChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let description = self.description();
        let about = About { lang: self.lang.tag(), title: &self.title, description: &description };
        let svg = draw((layout.width, layout.height), about, |canvas| self.paint(canvas, &layout))?;
        Ok(Chart { svg, alt: self.alt() })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout) -> Result<(), ChartError> {
        let mut y = canvas.lines((MARGIN, MARGIN), TITLE, &layout.title)?;
        y = canvas.lines((MARGIN, y + 4.0), SMALL, &layout.measure)?;
        if self.simulated {
            self.stamp(canvas, layout.width, y + 6.0)?;
        }
        canvas.aside((MARGIN, layout.head), Anchor::Start, SMALL, &self.lang.say("chart-tier", &[]))?;
        for row in &layout.rows {
            self.row(canvas, layout, row)?;
        }
        for (tier, from, to) in layout.tiers() {
            bracket(canvas, tier, (from, to))?;
        }
        self.axis(canvas, layout)?;
        let y = canvas.lines((MARGIN, layout.foot), SMALL, &layout.reading)?;
        canvas.lines((MARGIN, y + 4.0), SMALL, &layout.base)?;
        Ok(())
    }

    /// Says in a frame that nobody gave these answers.
    fn stamp(&self, canvas: &Canvas<'_, '_>, width: f64, y: f64) -> Result<(), ChartError> {
        let (left, right, bottom) = (MARGIN, width - MARGIN, y + 26.0);
        canvas.line(&[(left, y), (right, y), (right, bottom), (left, bottom), (left, y)], 2.0)?;
        let word = self.lang.say("chart-simulated", &[]);
        canvas.text((width / 2.0, f64::midpoint(y, bottom)), Anchor::Middle, STRONG, &word)
    }

    fn row(&self, canvas: &Canvas<'_, '_>, layout: &Layout, row: &Row<'_>) -> Result<(), ChartError> {
        let middle = row.top + row.height / 2.0;
        let text = BODY.line() * row.lines.len() as f64;
        canvas.lines((MARGIN + GUTTER, middle - text / 2.0), BODY, &row.lines)?;
        let Some(standing) = row.bar.standing else {
            let word = self.lang.say("chart-suppressed", &[]);
            return canvas.aside((layout.zero + 8.0, middle), Anchor::Start, SMALL, &word);
        };
        let end = layout.x(standing.score);
        canvas.bar((layout.zero, middle - 8.0), (end, middle + 8.0), BAR)?;
        let mut edge = end;
        if let Some((low, high)) = standing.interval {
            let (low, high) = (layout.x(low), layout.x(high));
            canvas.line(&[(low, middle), (high, middle)], 2.0)?;
            canvas.line(&[(low, middle - 4.0), (low, middle + 4.0)], 2.0)?;
            canvas.line(&[(high, middle - 4.0), (high, middle + 4.0)], 2.0)?;
            edge = edge.max(high);
        }
        canvas.text((edge + 6.0, middle), Anchor::Start, STRONG, &self.lang.percent(standing.score, 1))?;
        canvas.text((layout.width - MARGIN, middle), Anchor::End, BODY, &self.ranks(standing))
    }

    fn axis(&self, canvas: &Canvas<'_, '_>, layout: &Layout) -> Result<(), ChartError> {
        let (top, bottom) = layout.span();
        canvas.line(&[(layout.zero, top), (layout.zero, bottom)], 1.5)?;
        canvas.line(&[(layout.zero, bottom), (layout.x(layout.end), bottom)], 1.0)?;
        for tick in layout.ticks() {
            let x = layout.x(tick);
            canvas.line(&[(x, bottom), (x, bottom + 5.0)], 1.0)?;
            canvas.aside((x, bottom + 14.0), Anchor::Middle, SMALL, &self.lang.percent(tick, layout.decimals()))?;
        }
        Ok(())
    }
}

/// Holds the rows of a tier together, its number beside it.
fn bracket(canvas: &Canvas<'_, '_>, tier: usize, (from, to): (f64, f64)) -> Result<(), ChartError> {
    let x = MARGIN + GUTTER - 12.0;
    canvas.line(&[(x + 5.0, from), (x, from), (x, to), (x + 5.0, to)], 1.5)?;
    canvas.text((x - 6.0, f64::midpoint(from, to)), Anchor::End, STRONG, &tier.to_string())
}
