//! Where everything in the chart of needs stands; lengths in pixels.

use super::super::ChartError;
use super::super::axis::Axis;
use super::super::frame::{BODY, MARGIN, RowShape, STRONG, Sheet};
use super::super::strips::Cut;
use super::{NeedBar, NeedsChart};
use mitreden_base::locale::Lang;

/// The tier's number and its bracket.
pub(super) const GUTTER: f64 = 36.0;
/// The least height of a need.
const ROW: f64 = 30.0;
/// So many needs of one tier stay together.
const TOGETHER: usize = 10;
/// What sets tiers apart.
const BETWEEN_TIERS: f64 = 14.0;

/// One need's place.
pub(super) struct Row<'a> {
    pub(super) bar: &'a NeedBar,
    pub(super) lines: Vec<String>,
    pub(super) top: f64,
    pub(super) shape: RowShape,
}

/// All places, from the top of the picture.
pub(super) struct Layout<'a> {
    pub(super) width: f64,
    /// The middle of the line above the first need.
    pub(super) head: f64,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) height: f64,
    pub(super) axis: Axis,
}

impl<'a> Layout<'a> {
    pub(super) fn of(chart: &'a NeedsChart, sheet: Sheet) -> Result<Self, ChartError> {
        let (width, labels) = (sheet.width(), sheet.labels());
        let head = 4.0;
        let (rows, bottom) = rows(&chart.bars, (sheet, chart.frame.lang), head + 12.0)?;
        let mut ends = Vec::new();
        for standing in chart.bars.iter().filter_map(|bar| bar.standing) {
            let end = standing
                .interval
                .map_or(standing.score, |(_, high)| high.max(standing.score))
                .min(100.0);
            let score = STRONG.room(&chart.score(standing))?;
            ends.push((end, score + BODY.room(&chart.ranks(standing))? + 22.0));
        }
        let axis = Axis::fit(MARGIN + GUTTER + labels, width - MARGIN, &ends);
        Ok(Self { width, head, rows, height: bottom + 24.0, axis })
    }

    /// Returns the height where the rows begin and where they end.
    pub(super) fn span(&self) -> (f64, f64) {
        let top = self.rows.first().map_or(self.head, |row| row.top);
        let bottom = self.rows.last().map_or(self.head, |row| row.top + row.shape.height);
        (top, bottom + 2.0)
    }

    /// Where the picture may be cut: between tiers, and in long ones after some needs, so that
    /// their number comes again.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        let (mut cuts, mut since) = (Vec::new(), 0);
        for pair in self.rows.windows(2) {
            let [above, row] = pair else { continue };
            let tier = |row: &Row<'_>| row.bar.standing.map(|standing| standing.tier);
            since += 1;
            if tier(above) != tier(row) || since >= TOGETHER {
                since = 0;
                cuts.push(row.top.into());
            }
        }
        cuts
    }

    /// Returns each tier with where its rows begin and end.
    pub(super) fn tiers(&self) -> Vec<(usize, f64, f64)> {
        let mut tiers: Vec<(usize, f64, f64)> = Vec::new();
        for row in &self.rows {
            let Some(standing) = row.bar.standing else { continue };
            let end = row.top + row.shape.height - 3.0;
            match tiers.last_mut() {
                Some((tier, _, to)) if *tier == standing.tier => *to = end,
                _ => tiers.push((standing.tier, row.top + 3.0, end)),
            }
        }
        tiers
    }
}

/// Places the needs below one another, a gap between tiers; returns where they end.
fn rows(
    bars: &[NeedBar],
    (sheet, lang): (Sheet, Lang),
    mut top: f64,
) -> Result<(Vec<Row<'_>>, f64), ChartError> {
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(bars.len());
    for bar in bars {
        let room = sheet.names(MARGIN + GUTTER).max(sheet.labels());
        let lines = BODY.wrap_name(&bar.label, room, lang)?;
        let shape = sheet.row(BODY.tall(&lines), ROW, 8.0);
        let tier = |bar: &NeedBar| bar.standing.map(|standing| standing.tier);
        if rows.last().is_some_and(|above| tier(above.bar) != tier(bar)) {
            top += BETWEEN_TIERS;
        }
        rows.push(Row { bar, lines, top, shape });
        top += shape.height;
    }
    Ok((rows, top))
}
