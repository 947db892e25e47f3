//! The four quarters that two lines make, and what each is called.

use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// Where as many are satisfied as are not, in percent.
const HALF: f64 = 50.0;

/// A quarter of the plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::charts) enum Quarter {
    /// Named by many who are not satisfied.
    First,
    /// Named by many, most of whom are satisfied.
    Keep,
    /// Named by few who are not satisfied.
    Few,
    /// Named by few who are satisfied.
    Low,
}

impl Quarter {
    /// All quarters.
    pub(in crate::charts) const ALL: [Self; 4] = [Self::First, Self::Keep, Self::Few, Self::Low];

    /// The quarter in which a point is; on a line it is in the one farther right or up.
    pub(super) fn of((x, y): (f64, f64), middle: (f64, f64)) -> Self {
        match (x >= middle.0, y >= middle.1) {
            (true, true) => Self::First,
            (true, false) => Self::Keep,
            (false, true) => Self::Few,
            (false, false) => Self::Low,
        }
    }

    /// Whether it is on the right, and whether it is above.
    pub(in crate::charts) fn side(self) -> (bool, bool) {
        (matches!(self, Self::First | Self::Keep), matches!(self, Self::First | Self::Few))
    }

    /// What it is called in its corner.
    pub(in crate::charts) fn words(self, lang: Lang) -> String {
        lang.say(
            match self {
                Self::First => "quarter-first",
                Self::Keep => "quarter-keep",
                Self::Few => "quarter-few",
                Self::Low => "quarter-low",
            },
            &[],
        )
    }
}

/// Where the lines stand: across at the average of how many name a need, upright at the half, where
/// as many are satisfied as are not. `None` where as many name every need, so that there are no
/// quarters.
pub(in crate::charts) fn middle(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let values = || points.iter().map(|point| point.0);
    let (low, high) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
    (high - low > 1e-9).then(|| (values().sum::<f64>() / points.len() as f64, HALF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_the_average_and_the_half_and_only_where_there_is_something_on_both_sides() {
        let points = [(60.0, 80.0), (10.0, 80.0), (50.0, 10.0), (0.0, 10.0)];
        let middle_of = middle(&points).unwrap();
        assert_eq!(middle_of, (30.0, 50.0));
        assert_eq!(
            points.map(|point| Quarter::of(point, middle_of)),
            [Quarter::First, Quarter::Few, Quarter::Keep, Quarter::Low]
        );
        assert_eq!(middle(&[]), None);
        assert_eq!(middle(&[(1.0, 2.0)]), None);
        assert_eq!(middle(&[(5.0, 2.0), (5.0, 20.0)]), None, "none is named by more");
    }
}
