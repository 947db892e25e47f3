//! The axis of bars: from zero, as long as bars and the numbers beside them allow, with a few round
//! marks.

/// What the words of the last mark need beside it, beyond the edge that is left free.
const LAST: f64 = 16.0;

/// Where values stand on a line that begins at zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    /// Where it begins, in pixels.
    pub(super) zero: f64,
    /// The value at its end.
    pub(super) end: f64,
    /// The pixels of one unit.
    unit: f64,
    /// The distance of its marks.
    step: f64,
}

impl Axis {
    /// Fits an axis between two places, so that beside each value there is as much room as it asks
    /// for.
    pub(super) fn fit(zero: f64, right: f64, values: &[(f64, f64)]) -> Self {
        let mut largest: f64 = 0.0;
        let mut unit = f64::INFINITY;
        for (value, beside) in values.iter().filter(|(value, _)| *value > 0.0) {
            largest = largest.max(*value);
            unit = unit.min((right - beside - zero) / value);
        }
        if largest <= 0.0 {
            (largest, unit) = (1.0, (right - zero) / 2.0);
        }
        let step = step(largest);
        let end = ((largest / step).ceil() * step)
            .min(100.0)
            .min((right - LAST.min((right - zero) / 4.0) - zero) / unit);
        Self { zero, end, unit, step }
    }

    /// Returns an axis between two places that ends with a mark above the largest value.
    pub(super) fn round(zero: f64, right: f64, largest: f64) -> Self {
        let largest = if largest > 0.0 { largest.min(100.0) } else { 1.0 };
        let step = step(largest);
        let end = (largest / step).ceil() * step;
        Self { zero, end, unit: (right - zero) / end, step }
    }

    /// Returns where a value stands.
    pub(super) fn at(self, value: f64) -> f64 {
        self.zero + self.unit * value.clamp(0.0, 100.0)
    }

    /// Returns the values that are marked.
    pub(super) fn marks(self) -> Vec<f64> {
        (0..=10).map(|i| f64::from(i) * self.step).filter(|mark| *mark <= self.end + 1e-9).collect()
    }

    /// Returns how many decimals the marks need.
    pub(super) fn decimals(self) -> usize {
        usize::from(self.step < 1.0)
    }
}

/// Returns the distance of the marks that gives three to five of them.
fn step(largest: f64) -> f64 {
    let steps = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0];
    steps.into_iter().find(|step| largest / step <= 4.0).unwrap_or(25.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_beside_have_their_room() {
        let axis = Axis::fit(100.0, 500.0, &[(80.0, 50.0), (20.0, 300.0)]);
        assert!((axis.at(80.0) - 450.0).abs() < 1e-9);
        assert!(axis.at(20.0) <= 200.0);
        assert_eq!(axis.marks(), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert!(
            (axis.at(axis.end) - axis.zero) / (axis.at(20.0) - axis.zero) - axis.end / 20.0 < 1e-9
        );
    }

    #[test]
    fn nothing_to_show_is_an_axis_all_the_same() {
        for axis in [
            Axis::fit(0.0, 10.0, &[]),
            Axis::fit(0.0, 10.0, &[(0.0, 5.0)]),
            Axis::round(0.0, 10.0, 0.0),
        ] {
            assert!(axis.at(1.0).is_finite() && axis.marks().len() > 1, "{axis:?}");
        }
    }

    #[test]
    fn a_round_axis_ends_with_a_mark() {
        let axis = Axis::round(0.0, 400.0, 37.0);
        assert_eq!((axis.end, axis.at(40.0)), (40.0, 400.0));
        assert_eq!(axis.marks().last(), Some(&40.0));
        assert_eq!(Axis::round(0.0, 400.0, 100.0).marks(), [0.0, 25.0, 50.0, 75.0, 100.0]);
    }
}
