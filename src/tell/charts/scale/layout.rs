//! Where everything in the chart of a scale stands; lengths in pixels, heights from the top of the
//! picture.

use super::super::ChartError;
use super::super::canvas::Anchor;
use super::super::frame::{BODY, MARGIN, SMALL, Sheet};
use super::parts::{Part, parts, sides};
use super::{ScaleAnswers, ScaleChart};
use crate::model::Label;
use mitreden_base::locale::Lang;

/// The height of a row's bar.
pub(super) const BAR_HEIGHT: f64 = 24.0;
/// What is left free between an item's name and its bar.
pub(super) const GAP: f64 = 6.0;
/// The length of the marks that show where the middle is, above a bar and below it.
pub(super) const TICK: f64 = 5.0;
/// The height of the key's cells.
pub(super) const CELL: f64 = 14.0;
/// The most lines a point's name may take in the key.
const KEY_LINES: usize = 3;

/// One point in the key.
pub(super) struct KeyPoint {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Where its name stands.
    pub(super) at: f64,
    pub(super) anchor: Anchor,
    pub(super) lines: Vec<String>,
}

/// One item's place.
pub(super) struct Row {
    pub(super) lines: Vec<String>,
    pub(super) n: Option<u64>,
    pub(super) answers: Option<ScaleAnswers>,
    /// Why there are none.
    pub(super) why: &'static str,
    pub(super) top: f64,
}

/// All places.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) key: Vec<KeyPoint>,
    /// The middle of the line above the first row.
    pub(super) head: f64,
    pub(super) rows: Vec<Row>,
    pub(super) bottom: f64,
    /// Where the bars end.
    pub(super) right: f64,
    /// Whether those who do not know stand apart.
    pub(super) apart: bool,
    /// The line between the sides.
    pub(super) middle: f64,
    /// The pixels of one percent.
    unit: f64,
}

impl Layout {
    pub(super) fn of(chart: &ScaleChart, sheet: Sheet) -> Result<Self, ChartError> {
        let width = sheet.width();
        let apart = chart.has_dont_know();
        let word = SMALL.room(&chart.frame.say("scale-dont-know"))?;
        let right = width - MARGIN - if apart { word + 14.0 } else { 0.0 };
        let key = key(&chart.points, (MARGIN, width - MARGIN), chart.frame.lang)?;
        let lines = key.iter().map(|point| point.lines.len()).max().unwrap_or_default();
        let head = CELL + 3.0 + SMALL.line() * lines as f64 + 16.0;

        let mut top = head + if apart { 12.0 } else { 0.0 };
        let mut rows = Vec::with_capacity(chart.rows.len());
        let (mut left_side, mut right_side) = (0.0_f64, 0.0_f64);
        for row in &chart.rows {
            let beside = SMALL.room(&chart.n(row.n))? + 14.0;
            let lines = BODY.wrap_name(&row.label, right - MARGIN - beside, chart.frame.lang)?;
            let answers = chart.answers(row);
            if let Some(answers) = &answers {
                let (left, right) = sides(&answers.numbers());
                (left_side, right_side) = (left_side.max(left), right_side.max(right));
            }
            let bar = if answers.is_some() { BAR_HEIGHT + TICK } else { SMALL.line() };
            let height = BODY.tall(&lines) + GAP + bar + 9.0;
            rows.push(Row { lines, n: row.n, answers, why: ScaleChart::why(row), top });
            top += height;
        }
        let whole = left_side + right_side;
        let unit = if whole > 0.0 { (right - MARGIN) / whole } else { 1.0 };
        Ok(Self {
            width,
            key,
            head,
            rows,
            bottom: top,
            right,
            apart,
            middle: MARGIN + unit * left_side,
            unit,
        })
    }

    /// Returns the blocks of a bar and where each begins and ends.
    pub(super) fn blocks(&self, shares: &[f64]) -> Vec<(Part, (f64, f64))> {
        let mut at = self.middle - self.unit * sides(shares).0;
        let block = |part: Part| {
            let from = at;
            at += self.unit * part.share;
            (part, (from, at))
        };
        parts(shares).unwrap_or_default().into_iter().map(block).collect()
    }
}

/// Places the key: each point's name under its cell, or, where they are too long, those of the ends
/// and the middle.
fn key(
    points: &[Label],
    (left, right): (f64, f64),
    lang: Lang,
) -> Result<Vec<KeyPoint>, ChartError> {
    let cell = (right - left) / points.len().max(1) as f64;
    let all =
        points.iter().map(|point| fits(point, cell - 8.0, lang)).collect::<Result<Vec<_>, _>>()?;
    let every = all.iter().all(|fits| *fits);
    let last = points.len().saturating_sub(1);
    let mut key = Vec::with_capacity(points.len());
    for (i, point) in points.iter().enumerate() {
        let (from, to) = (left + cell * i as f64, left + cell * (i + 1) as f64);
        let center = f64::midpoint(from, to);
        let third = (right - left) / 3.0 - 8.0;
        let (at, anchor, room) = match i {
            _ if every => (center, Anchor::Middle, Some(cell - 6.0)),
            0 => (from, Anchor::Start, Some(third)),
            i if i == last => (to, Anchor::End, Some(third)),
            i if points.len() % 2 == 1 && i == last / 2 => (center, Anchor::Middle, Some(third)),
            _ => (center, Anchor::Middle, None),
        };
        let lines =
            room.map(|room| SMALL.wrap_name(point, room, lang)).transpose()?.unwrap_or_default();
        key.push(KeyPoint { from, to, at, anchor, lines });
    }
    Ok(key)
}

/// Tells whether a name fits into a cell without a word being broken.
fn fits(name: &Label, cell: f64, lang: Lang) -> Result<bool, ChartError> {
    for word in name.as_str().split([' ', '-']) {
        if SMALL.room(word)? > cell {
            return Ok(false);
        }
    }
    Ok(SMALL.wrap_name(name, cell, lang)?.len() <= KEY_LINES)
}
