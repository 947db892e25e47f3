//! Where everything in the chart of needs stands; lengths in pixels.

use super::super::ChartError;
use super::super::font::Type;
use super::{NeedBar, NeedsChart, Sheet};

/// The edge left free.
pub(super) const MARGIN: f64 = 12.0;
/// The tier's number and its bracket.
pub(super) const GUTTER: f64 = 36.0;
/// What a font wider than ours may take of a line's width.
const SLACK: f64 = 1.09;
/// The least height of a need.
const ROW: f64 = 30.0;
/// What sets tiers apart.
const BETWEEN_TIERS: f64 = 14.0;

/// Labels and rank sets.
pub(super) const BODY: Type = Type::regular(15.0);
/// Numbers to be seen first.
pub(super) const STRONG: Type = Type::bold(15.0);
/// Explanations and the axis.
pub(super) const SMALL: Type = Type::regular(13.0);
/// The title.
pub(super) const TITLE: Type = Type::bold(19.0);

/// One need's place.
pub(super) struct Row<'a> {
    pub(super) bar: &'a NeedBar,
    pub(super) lines: Vec<String>,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// All places.
pub(super) struct Layout<'a> {
    pub(super) width: f64,
    pub(super) title: Vec<String>,
    pub(super) measure: Vec<String>,
    pub(super) reading: Vec<String>,
    pub(super) base: Vec<String>,
    /// The middle of the line above the first need.
    pub(super) head: f64,
    pub(super) rows: Vec<Row<'a>>,
    /// The top of the words under the axis.
    pub(super) foot: f64,
    pub(super) height: f64,
    /// Where the bars begin.
    pub(super) zero: f64,
    /// The pixels of one percent.
    scale: f64,
    /// The value at the axis' end.
    pub(super) end: f64,
    step: f64,
}

impl<'a> Layout<'a> {
    pub(super) fn of(chart: &'a NeedsChart, sheet: Sheet) -> Result<Self, ChartError> {
        let (width, labels) = sheet.widths();
        let inside = (width - 2.0 * MARGIN) / SLACK;
        let title = TITLE.wrap(&chart.title, inside)?;
        let measure = SMALL.wrap(&chart.measure, inside)?;
        let sure = chart.bars.iter().any(|bar| bar.standing.is_some_and(|standing| standing.interval.is_some()));
        let reading = chart.lang.say(if sure { "chart-reading" } else { "chart-reading-no-interval" }, &[]);
        let reading = SMALL.wrap(&reading, inside)?;
        let base = SMALL.wrap(&chart.base, inside)?;

        let stamp = if chart.simulated { 36.0 } else { 0.0 };
        let head = MARGIN + tall(TITLE, &title) + 4.0 + tall(SMALL, &measure) + stamp + 16.0;
        let (rows, bottom) = rows(&chart.bars, labels / SLACK, head + 12.0)?;
        let foot = bottom + 34.0;
        let height = foot + tall(SMALL, &reading) + 4.0 + tall(SMALL, &base) + MARGIN;

        let zero = MARGIN + GUTTER + labels;
        let mut largest: f64 = 0.0;
        let mut scale = f64::INFINITY;
        for standing in chart.bars.iter().filter_map(|bar| bar.standing) {
            let end = standing.interval.map_or(standing.score, |(_, high)| high.max(standing.score)).min(100.0);
            let score = STRONG.width(&chart.lang.percent(standing.score, 1))?;
            let beside = score + BODY.width(&chart.ranks(standing))? + 22.0;
            if end > 0.0 {
                largest = largest.max(end);
                scale = scale.min((width - MARGIN - beside - zero) / end);
            }
        }
        if largest <= 0.0 {
            (largest, scale) = (1.0, (width - MARGIN - zero) / 2.0);
        }
        let step = step(largest);
        let end = ((largest / step).ceil() * step).min(100.0).min((width - 2.0 * MARGIN - zero) / scale);
        Ok(Self { width, title, measure, reading, base, head, rows, foot, height, zero, scale, end, step })
    }

    /// Returns where a value stands.
    pub(super) fn x(&self, value: f64) -> f64 {
        self.zero + self.scale * value.clamp(0.0, 100.0)
    }

    /// Returns the values marked at the axis.
    pub(super) fn ticks(&self) -> Vec<f64> {
        (0..=10).map(|i| f64::from(i) * self.step).filter(|tick| *tick <= self.end + 1e-9).collect()
    }

    /// Returns how many decimals the axis needs.
    pub(super) fn decimals(&self) -> usize {
        usize::from(self.step < 1.0)
    }

    /// Returns the height where the rows begin and where they end.
    pub(super) fn span(&self) -> (f64, f64) {
        let top = self.rows.first().map_or(self.head, |row| row.top);
        let bottom = self.rows.last().map_or(self.head, |row| row.top + row.height);
        (top, bottom + 2.0)
    }

    /// Returns each tier with where its rows begin and end.
    pub(super) fn tiers(&self) -> Vec<(usize, f64, f64)> {
        let mut tiers: Vec<(usize, f64, f64)> = Vec::new();
        for row in &self.rows {
            let Some(standing) = row.bar.standing else { continue };
            let end = row.top + row.height - 3.0;
            match tiers.last_mut() {
                Some((tier, _, to)) if *tier == standing.tier => *to = end,
                _ => tiers.push((standing.tier, row.top + 3.0, end)),
            }
        }
        tiers
    }
}

/// Places the needs below one another, a gap between tiers; returns where they end.
fn rows(bars: &[NeedBar], labels: f64, mut top: f64) -> Result<(Vec<Row<'_>>, f64), ChartError> {
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(bars.len());
    for bar in bars {
        let lines = BODY.wrap(&bar.label, labels)?;
        let height = ROW.max(tall(BODY, &lines) + 8.0);
        let tier = |bar: &NeedBar| bar.standing.map(|standing| standing.tier);
        if rows.last().is_some_and(|above| tier(above.bar) != tier(bar)) {
            top += BETWEEN_TIERS;
        }
        rows.push(Row { bar, lines, top, height });
        top += height;
    }
    Ok((rows, top))
}

fn tall(font: Type, lines: &[String]) -> f64 {
    font.line() * lines.len() as f64
}

/// Returns the distance of the marks that gives three to five of them.
fn step(largest: f64) -> f64 {
    let steps = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0];
    steps.into_iter().find(|step| largest / step <= 4.0).unwrap_or(25.0)
}
