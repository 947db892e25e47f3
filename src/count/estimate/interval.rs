//! Pointwise 95 % intervals.
//!
//! For a share: the logit interval of `svyciprop` in R's survey package (Lumley 2010, Complex
//! Surveys), symmetric on the log odds with the design's degrees of freedom, so that it stays
//! inside 0 and 1. Where the estimate is 0 or 1 it does not exist: Clopper & Pearson (1934,
//! Biometrika 26:404-413) on the effective sample size instead, after Korn & Graubard (1998, Survey
//! Methodology 24:193-201). For anything else: Wald.

use super::student::{beta_quantile, t_quantile};

/// The confidence level of every interval.
pub const LEVEL: f64 = 0.95;
/// The upper tail that a two-sided interval leaves.
const UPPER: f64 = 0.5 + 0.5 * LEVEL;

/// A pointwise confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Whether a share is 0 or 1, which sums of weights may miss by rounding.
pub(super) fn is_at_the_edge(share: f64) -> bool {
    share <= 1e-12 || share >= 1.0 - 1e-12
}

impl Interval {
    /// Returns the interval of a share: logit, or Clopper-Pearson on `n_eff` at 0 and 1.
    pub fn share(value: f64, se: f64, df: f64, n_eff: f64) -> Self {
        if is_at_the_edge(value) {
            return Self::at_the_edge(value, n_eff);
        }
        let odds = (value / (1.0 - value)).ln();
        let reach = t_quantile(UPPER, df) * se / (value * (1.0 - value));
        Self { low: logistic(odds - reach), high: logistic(odds + reach) }
    }

    /// Returns the Wald interval of a mean or total.
    pub fn wald(value: f64, se: f64, df: f64) -> Self {
        let reach = t_quantile(UPPER, df) * se;
        Self { low: value - reach, high: value + reach }
    }

    /// Returns the Clopper-Pearson interval of a share of `n_eff` effective answers, up to some ten
    /// thousand.
    pub fn clopper_pearson(value: f64, n_eff: f64) -> Self {
        let (hits, misses) = (n_eff * value, n_eff * (1.0 - value));
        let low = if hits > 0.0 { beta_quantile(1.0 - UPPER, hits, misses + 1.0) } else { 0.0 };
        let high = if misses > 0.0 { beta_quantile(UPPER, hits + 1.0, misses) } else { 1.0 };
        Self { low, high }
    }

    /// Returns the Clopper-Pearson interval at 0 or 1, where the beta quantile is a power.
    fn at_the_edge(value: f64, n_eff: f64) -> Self {
        let reach = 1.0 - (1.0 - UPPER).powf(1.0 / n_eff.round().max(1.0));
        if value < 0.5 {
            Self { low: 0.0, high: reach }
        } else {
            Self { low: 1.0 - reach, high: 1.0 }
        }
    }
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_agree_with_the_beta_distribution() {
        for (value, n) in [(0.0, 30.0), (1.0, 47.0)] {
            let (edge, beta) =
                (Interval::share(value, 0.0, 29.0, n), Interval::clopper_pearson(value, n));
            assert!((edge.low - beta.low).abs() < 1e-12 && (edge.high - beta.high).abs() < 1e-12);
        }
    }

    /// The textbook case: 4.90 % to 17.62 %.
    #[test]
    fn ten_of_a_hundred() {
        let interval = Interval::clopper_pearson(0.1, 100.0);
        assert!((interval.low - 0.0490).abs() < 5e-5 && (interval.high - 0.1762).abs() < 5e-5);
    }

    #[test]
    fn no_variance_is_a_point() {
        let interval = Interval::share(0.25, 0.0, 14.0, 100.0);
        assert!((interval.low - 0.25).abs() < 1e-15 && (interval.high - 0.25).abs() < 1e-15);
    }
}
