//! How a picture that is too tall for a page is parted: between rows, the first pages full, and no part of a row or two.
//!
//! What is needed to read any row comes again in every part: what stands above the first row, the axis below the last, and,
//! where a part begins inside a block, the block's heading.

/// No part has fewer rows than this, if there are enough.
const LEAST: usize = 3;

/// A height at which a picture may be parted.
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

/// The rows of one part, from where to where, and the heading that comes again above them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rows {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) heading: Option<(f64, f64)>,
}

impl Rows {
    fn tall(self) -> f64 {
        self.to - self.from + self.heading.map_or(0.0, |(top, bottom)| bottom - top)
    }
}

/// Parts the rows that lie between two heights so that each part fits: the first into one room, the others into another. None
/// where the picture fits whole, or where a row alone does not fit.
pub(super) fn parted((top, bottom): (f64, f64), cuts: &[Cut], (first, next): (f64, f64)) -> Vec<Rows> {
    let room = |from: usize| if from == 0 { first } else { next };
    let begins: Vec<Cut> = std::iter::once(Cut::from(top)).chain(cuts.iter().copied()).collect();
    let rows = |from: usize, to: usize| {
        let begin = begins.get(from).copied().unwrap_or(Cut::from(top));
        Rows { from: begin.at, to: begins.get(to).map_or(bottom, |cut| cut.at), heading: begin.heading }
    };
    let all = begins.len();
    if rows(0, all).tall() <= first || (0..all).any(|row| rows(row, row + 1).tall() > room(row)) {
        return Vec::new();
    }
    let (mut parts, mut from) = (Vec::new(), 0);
    while from < all {
        let to = (from + 1..=all).rev().find(|to| rows(from, *to).tall() <= room(from)).unwrap_or(from + 1);
        parts.push((from, to));
        from = to;
    }
    // The last part takes from the one before until it is worth a page.
    if let [.., before, last] = &mut parts[..] {
        while last.1 - last.0 < LEAST && before.1 - before.0 > last.1 - last.0 + 1 && rows(last.0 - 1, last.1).tall() <= next {
            (before.1, last.0) = (before.1 - 1, last.0 - 1);
        }
    }
    parts.into_iter().map(|(from, to)| rows(from, to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten rows of a hundred each.
    fn parts_of_ten(room: f64) -> Vec<(f64, f64)> {
        let cuts: Vec<Cut> = (1..10).map(|row| Cut::from(100.0 * f64::from(row))).collect();
        parted((0.0, 1000.0), &cuts, (room, room)).iter().map(|rows| (rows.from, rows.to)).collect()
    }

    #[test]
    fn the_first_pages_are_full_and_the_last_has_the_rest() {
        assert_eq!(parts_of_ten(1000.0), []);
        assert_eq!(parts_of_ten(650.0), [(0.0, 600.0), (600.0, 1000.0)]);
        assert_eq!(parts_of_ten(350.0), [(0.0, 300.0), (300.0, 600.0), (600.0, 900.0 - 100.0), (800.0, 1000.0)]);
    }

    #[test]
    fn no_part_is_one_or_two_rows() {
        assert_eq!(parts_of_ten(900.0), [(0.0, 700.0), (700.0, 1000.0)]);
        assert_eq!(parts_of_ten(800.0), [(0.0, 700.0), (700.0, 1000.0)]);
        // Unless a page holds no more.
        assert_eq!(parts_of_ten(250.0).len(), 5);
    }

    #[test]
    fn a_row_taller_than_a_page_stays_in_its_picture() {
        assert_eq!(parts_of_ten(50.0), []);
        assert_eq!(parted((0.0, 1000.0), &[], (400.0, 400.0)), []);
    }

    #[test]
    fn later_pages_hold_more() {
        let cuts: Vec<Cut> = (1..10).map(|row| Cut::from(100.0 * f64::from(row))).collect();
        let parts: Vec<_> = parted((0.0, 1000.0), &cuts, (350.0, 700.0)).iter().map(|rows| rows.from).collect();
        assert_eq!(parts, [0.0, 300.0]);
    }

    #[test]
    fn a_heading_comes_again_and_takes_its_room() {
        let cuts: Vec<Cut> = (1..10).map(|row| Cut { at: 100.0 * f64::from(row), heading: Some((0.0, 30.0)) }).collect();
        let parts = parted((0.0, 1000.0), &cuts, (400.0, 400.0));
        let ends: Vec<_> = parts.iter().map(|rows| (rows.from, rows.to, rows.heading.is_some())).collect();
        assert_eq!(ends, [(0.0, 400.0, false), (400.0, 700.0, true), (700.0, 1000.0, true)]);
    }
}
