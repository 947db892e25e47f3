//! How a tall picture is cut into strips, so that a document can turn the page between any two of
//! them: what stands above the rows, rows by themselves or a few together, and what stands below.
//! What is needed to read any row, a document sets again on every page: the strip above the rows,
//! the one below, and the heading of the block that goes on.

use super::ChartError;

/// No page begins or ends with less of a picture's rows than this: two or three of them.
const LEAST: f64 = 88.0;

/// A height at which a picture may be cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    /// The height.
    pub(super) at: f64,
    /// Where the heading of the block stands that the cut runs through.
    pub(super) heading: Option<(f64, f64)>,
}

impl From<f64> for Cut {
    fn from(at: f64) -> Self {
        Self { at, heading: None }
    }
}

/// A picture in strips that join without a gap, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strips {
    /// What is measured, how to read it, and what stands above the rows: a key, names of columns.
    /// To be set again on every page.
    pub head: String,
    /// The rows.
    pub rows: Vec<Strip>,
    /// The numbers of the axis. To be set again on every page.
    pub foot: Option<String>,
}

/// Some rows, or the heading of those that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The picture.
    pub svg: String,
    /// Whether it is a heading, to be set again on every page on which its rows go on.
    pub is_heading: bool,
}

impl Strips {
    /// All pictures, from the top.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().map(|row| row.svg.as_str());
        std::iter::once(self.head.as_str()).chain(rows).chain(self.foot.as_deref())
    }
}

/// Draws rows strip by strip.
pub(super) fn strips(
    rows: &[(f64, f64, Option<f64>)],
    draw: impl Fn((f64, f64)) -> Result<String, ChartError>,
) -> Result<Vec<Strip>, ChartError> {
    let mut strips = Vec::new();
    for &(from, to, heading) in rows {
        if let Some(end) = heading {
            strips.push(Strip { svg: draw((from, end))?, is_heading: true });
        }
        strips.push(Strip { svg: draw((heading.unwrap_or(from), to))?, is_heading: false });
    }
    Ok(strips)
}

/// Where the strips of the rows between two heights begin and end, and where the heading ends that
/// one begins with. The first and the last of a block are high enough to stand on a page alone.
pub(super) fn rows((top, bottom): (f64, f64), cuts: &[Cut]) -> Vec<(f64, f64, Option<f64>)> {
    let heading = |at: f64| {
        cuts.iter()
            .filter_map(|cut| cut.heading)
            .find(|(from, _)| (from - at).abs() < 1.0)
            .map(|(_, to)| to)
    };
    // Where there are headings, a cut without one begins a block; where there are none, all rows
    // are one block.
    let has_headings = cuts.iter().any(|cut| cut.heading.is_some());
    let mut begins = vec![(top, false)];
    begins.extend(cuts.iter().map(|cut| (cut.at, cut.heading.is_some() || !has_headings)));
    let (mut kept, mut block) = (Vec::new(), top);
    for (place, &(begin, goes_on)) in begins.iter().enumerate() {
        let end = begins
            .iter()
            .skip(place + 1)
            .find(|(_, goes_on)| !goes_on)
            .map_or(bottom, |(at, _)| *at);
        if !goes_on {
            block = begin;
        }
        if !goes_on || begin - heading(block).unwrap_or(block) >= LEAST && end - begin >= LEAST {
            kept.push(begin);
        }
    }
    let ends = kept.iter().skip(1).copied().chain([bottom]);
    kept.iter().copied().zip(ends).map(|(from, to)| (from, to, heading(from))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(heights: &[f64]) -> Vec<Cut> {
        heights.iter().copied().map(Cut::from).collect()
    }

    fn ends(cuts: &[Cut], bottom: f64) -> Vec<(f64, f64)> {
        rows((0.0, bottom), cuts).into_iter().map(|(from, to, _)| (from, to)).collect()
    }

    #[test]
    fn rows_are_strips_but_for_the_first_and_last_few() {
        let all: Vec<f64> = (1..8).map(|row| 40.0 * f64::from(row)).collect();
        assert_eq!(
            ends(&cuts(&all), 320.0),
            [(0.0, 120.0), (120.0, 160.0), (160.0, 200.0), (200.0, 320.0)]
        );
        assert_eq!(ends(&cuts(&[40.0]), 80.0), [(0.0, 80.0)]);
        assert_eq!(
            ends(&cuts(&[100.0, 200.0]), 300.0),
            [(0.0, 100.0), (100.0, 200.0), (200.0, 300.0)]
        );
    }

    #[test]
    fn a_heading_is_a_strip_of_its_own_and_each_block_keeps_its_first_and_last_rows() {
        let within = |at, heading| Cut { at, heading: Some(heading) };
        let mut cuts: Vec<Cut> =
            (2..6).map(|row| within(30.0 * f64::from(row), (0.0, 30.0))).collect();
        cuts.push(Cut::from(180.0));
        cuts.extend((8..10).map(|row| within(30.0 * f64::from(row), (180.0, 210.0))));
        let found = rows((0.0, 300.0), &cuts);
        assert_eq!(found, [(0.0, 180.0, Some(30.0)), (180.0, 300.0, Some(210.0))]);
        let drawn = strips(&found, |(from, to)| Ok(format!("{from} {to}"))).unwrap();
        let drawn: Vec<_> =
            drawn.iter().map(|strip| (strip.svg.as_str(), strip.is_heading)).collect();
        assert_eq!(
            drawn,
            [("0 30", true), ("30 180", false), ("180 210", true), ("210 300", false)]
        );
    }
}
