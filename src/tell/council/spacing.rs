//! How roomily the page is set, and how much of each list is on it.

use serde::Serialize;

/// How roomily the page is set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Spacing {
    /// The size of running text in points; nothing is smaller than 9.
    pub(super) size: f64,
    /// Millimetres between parts.
    pub(super) gap: f64,
    /// Millimetres above and below a table's row.
    pub(super) row: f64,
    /// Millimetres for the bars.
    pub(super) bar: f64,
    /// Points for width and height of the small drawing.
    pub(super) map: (f64, f64),
}

impl Spacing {
    /// The same with the drawing higher by so many steps, and wider as far as there is room for
    /// words beside it.
    pub(super) fn with_taller_map(self, steps: usize) -> Self {
        let (width, height) = self.map;
        let height = height + 8.0 * steps as f64;
        Self { map: ((1.3 * height).clamp(width, WIDEST.max(width)), height), ..self }
    }
}

/// The width of the widest drawing in points: half the page.
const WIDEST: f64 = 280.0;

const fn spacing(size: f64, gap: f64, row: f64, bar: f64, map: (f64, f64)) -> Spacing {
    Spacing { size, gap, row, bar, map }
}

/// The steps, from airy to as tight as can be read: white space goes before type becomes smaller.
pub(super) const SPACINGS: [Spacing; 13] = [
    spacing(12.0, 9.0, 2.4, 44.0, (270.0, 200.0)),
    spacing(12.0, 7.0, 2.0, 42.0, (260.0, 190.0)),
    spacing(11.5, 6.0, 1.8, 40.0, (255.0, 180.0)),
    spacing(11.0, 5.5, 1.6, 38.0, (250.0, 170.0)),
    spacing(10.5, 5.0, 1.5, 36.0, (245.0, 160.0)),
    spacing(10.0, 4.6, 1.3, 36.0, (240.0, 150.0)),
    spacing(10.0, 4.0, 1.0, 36.0, (235.0, 140.0)),
    spacing(9.5, 3.6, 0.9, 36.0, (230.0, 134.0)),
    spacing(9.5, 3.0, 0.8, 36.0, (228.0, 130.0)),
    spacing(9.0, 3.0, 0.8, 36.0, (226.0, 126.0)),
    spacing(9.0, 2.6, 0.7, 36.0, (226.0, 122.0)),
    spacing(9.0, 2.2, 0.6, 36.0, (226.0, 118.0)),
    spacing(9.0, 1.8, 0.45, 36.0, (226.0, 112.0)),
];

/// How much of each list is on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// Needs at most.
    pub(super) needs: usize,
    /// Measures to vote on at most.
    pub(super) motions: usize,
    /// Measures of the last agenda at most.
    pub(super) changes: usize,
    /// Whether long lists in running text are counted rather than named.
    pub(super) terse: bool,
}

/// So many needs are shown before anything else is shortened, if there are so many.
pub(super) const ALWAYS: usize = 12;

const fn amount(needs: usize, motions: usize, changes: usize, terse: bool) -> Amount {
    Amount { needs, motions, changes, terse }
}

/// What is given up where the tightest page does not hold all: words, then what became of the last
/// agenda, then motions, and needs below the first ones at last.
pub(super) const AMOUNTS: [Amount; 13] = [
    amount(ALWAYS, 12, 5, false),
    amount(ALWAYS, 12, 4, true),
    amount(ALWAYS, 10, 3, true),
    amount(ALWAYS, 8, 3, true),
    amount(ALWAYS, 7, 2, true),
    amount(ALWAYS, 6, 2, true),
    amount(ALWAYS, 5, 2, true),
    amount(ALWAYS, 4, 1, true),
    amount(10, 4, 1, true),
    amount(8, 3, 1, true),
    amount(6, 3, 1, true),
    amount(5, 3, 1, true),
    amount(5, 2, 1, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_tighter_than_the_one_before_and_none_is_too_small_to_read() {
        for pair in SPACINGS.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let is_tighter = b.size <= a.size && b.gap <= a.gap && b.row <= a.row;
            assert!(is_tighter && b.map.0 <= a.map.0 && b.map.1 <= a.map.1 && b != a, "{b:?}");
        }
        assert!(SPACINGS.iter().all(|spacing| spacing.size >= 9.0));
    }

    #[test]
    fn every_amount_is_less_than_the_one_before_and_none_is_nothing() {
        for pair in AMOUNTS.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let is_less = b.needs <= a.needs && b.motions <= a.motions && b.changes <= a.changes;
            assert!(is_less && b.terse >= a.terse && b != a, "{b:?}");
        }
        let least = AMOUNTS[AMOUNTS.len() - 1];
        assert!(least.needs >= 5 && least.motions >= 2 && least.changes >= 1);
    }
}
