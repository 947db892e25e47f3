//! The chart of needs in their order: how large, how sure, and which cannot be told apart.

mod layout;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{About, Anchor, BAR, Canvas, draw};
use super::frame::{BODY, MARGIN, SMALL, STRONG, Sheet, TITLE};
use super::{Chart, ChartError};
use crate::base::locale::Lang;
use layout::{GUTTER, Layout, Row};

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
        y = canvas.lines((MARGIN, y + 4.0), BODY, &layout.shows)?;
        y = canvas.lines((MARGIN, y + 5.0), SMALL, &layout.measure)?;
        if self.simulated {
            canvas.stamp(layout.width, y + 6.0, &self.lang.say("chart-simulated", &[]))?;
        }
        canvas.aside((MARGIN, layout.head), Anchor::Start, SMALL, &self.lang.say("chart-tier", &[]))?;
        for row in &layout.rows {
            self.row(canvas, layout, row)?;
        }
        for (tier, from, to) in layout.tiers() {
            bracket(canvas, tier, (from, to))?;
        }
        canvas.axis(layout.axis, layout.span(), self.lang)?;
        let y = canvas.lines((MARGIN, layout.foot), SMALL, &layout.reading)?;
        canvas.lines((MARGIN, y + 4.0), SMALL, &layout.base)?;
        Ok(())
    }

    fn row(&self, canvas: &Canvas<'_, '_>, layout: &Layout, row: &Row<'_>) -> Result<(), ChartError> {
        let middle = row.top + row.height / 2.0;
        let text = BODY.line() * row.lines.len() as f64;
        canvas.lines((MARGIN + GUTTER, middle - text / 2.0), BODY, &row.lines)?;
        let Some(standing) = row.bar.standing else {
            let word = self.lang.say("chart-suppressed", &[]);
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
    let x = MARGIN + GUTTER - 12.0;
    canvas.line(&[(x + 5.0, from), (x, from), (x, to), (x + 5.0, to)], 1.5)?;
    canvas.text((x - 6.0, f64::midpoint(from, to)), Anchor::End, STRONG, &tier.to_string())
}
