//! How roomily the page may be set, from airy to as tight as can be read.
//!
//! First the white space goes, then the type becomes smaller, never below 9 points; then the lists
//! become shorter: the last changes of the agenda, needs below the first tier, measures. The first
//! step on which all fits on one side is taken.

use serde::Serialize;

/// How tightly the page is set, and how much of each list it shows.
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
    /// Needs shown at most; see `needs`.
    pub(super) needs: usize,
    /// Measures proposed at most.
    pub(super) measures: usize,
    /// Changes of the last agenda shown at most.
    pub(super) changes: usize,
    /// Whether long lists in running text are counted rather than named.
    pub(super) terse: bool,
}

const AIRY: Spacing = Spacing {
    size: 10.5,
    gap: 5.5,
    row: 1.5,
    bar: 36.0,
    map: (200.0, 158.0),
    needs: 8,
    measures: 5,
    changes: 5,
    terse: false,
};

/// The steps.
pub(super) const SPACINGS: [Spacing; 10] = [
    Spacing { size: 12.0, gap: 9.0, row: 2.0, bar: 40.0, map: (220.0, 180.0), ..AIRY },
    AIRY,
    Spacing { size: 10.0, gap: 5.0, row: 1.3, ..AIRY },
    Spacing { size: 10.0, gap: 4.0, row: 1.0, map: (190.0, 145.0), changes: 4, ..AIRY },
    Spacing { size: 9.5, gap: 4.0, row: 0.9, map: (190.0, 140.0), changes: 4, ..AIRY },
    Spacing { size: 9.5, gap: 3.4, row: 0.8, map: (185.0, 130.0), changes: 3, terse: true, ..AIRY },
    Spacing { size: 9.0, gap: 3.0, row: 0.7, map: (180.0, 124.0), changes: 3, terse: true, ..AIRY },
    Spacing {
        size: 9.0,
        gap: 3.0,
        row: 0.7,
        map: (180.0, 118.0),
        needs: 7,
        measures: 4,
        changes: 2,
        terse: true,
        ..AIRY
    },
    Spacing {
        size: 9.0,
        gap: 2.4,
        row: 0.6,
        map: (175.0, 114.0),
        needs: 6,
        measures: 3,
        changes: 2,
        terse: true,
        ..AIRY
    },
    Spacing {
        size: 9.0,
        gap: 2.0,
        row: 0.5,
        map: (170.0, 110.0),
        needs: 5,
        measures: 3,
        changes: 1,
        terse: true,
        ..AIRY
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_tighter_than_the_one_before_and_none_is_too_small_to_read() {
        for pair in SPACINGS.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            assert!(
                b.size <= a.size && b.gap <= a.gap && b.row <= a.row && b.map.1 <= a.map.1,
                "{b:?}"
            );
            assert!(
                b.needs <= a.needs
                    && b.measures <= a.measures
                    && b.changes <= a.changes
                    && b.terse >= a.terse,
                "{b:?}"
            );
        }
        assert!(SPACINGS.iter().all(|spacing| spacing.size >= 9.0
            && spacing.needs >= 5
            && spacing.measures >= 3
            && spacing.changes >= 1));
    }
}
