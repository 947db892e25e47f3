//! Estimates with their covariance, and single estimates with their interval.

use super::interval::{Interval, is_at_the_edge};
use crate::bases;
use nalgebra::{DMatrix, DVector};

/// What an estimate rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Base {
    /// How many answers.
    pub n: u64,
    /// How many answers of equal weight would be worth as much (Kish).
    pub n_eff: f64,
}

/// A number with its uncertainty and its base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its standard error; `None` where the design gives none.
    pub se: Option<f64>,
    /// Its pointwise 95 % interval; `None` where there is no standard error, and where nothing is
    /// uncertain.
    pub interval: Option<Interval>,
    /// How many answers it rests on.
    pub n: u64,
    /// How many of equal weight they are worth.
    pub n_eff: f64,
}

impl Estimate {
    /// Whether it is a share that calibration fixes, as those of a margin: it is the population's
    /// own and varies in no sample. Shares of nobody and of everybody are no such shares; they can
    /// come out otherwise the next time.
    pub fn is_fixed(&self) -> bool {
        self.se == Some(0.0) && self.interval.is_none() && !is_at_the_edge(self.value)
    }

    /// Returns a share with no more digits than a report prints: a tenth of a percent, of its error
    /// a hundredth.
    #[must_use]
    pub(crate) fn rounded(self) -> Self {
        let to = |digits: f64, value: f64| (value * digits).round() / digits;
        let interval = self
            .interval
            .map(|Interval { low, high }| Interval { low: to(1e3, low), high: to(1e3, high) });
        Self {
            value: to(1e3, self.value),
            se: self.se.map(|se| to(1e4, se)),
            interval,
            n_eff: self.n_eff.round(),
            ..self
        }
    }

    /// Returns the estimate for showing: a share on a small base is hidden.
    pub fn shown(self) -> bases::Shown<Self> {
        bases::BaseSize::of_share(self.n).show(self)
    }
}

/// The variance that one stratum contributes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StratumVariance {
    pub(super) cov: DMatrix<f64>,
    pub(super) df: f64,
}

/// Several numbers estimated from one sample, with their full covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// The numbers.
    pub theta: DVector<f64>,
    /// Their covariance; `None` with one cluster in all.
    pub cov: Option<DMatrix<f64>>,
    pub(super) strata: Vec<StratumVariance>,
}

impl Estimates {
    pub(super) fn new(theta: DVector<f64>, strata: Vec<StratumVariance>) -> Self {
        let m = theta.len();
        let sum = |cov, stratum: &StratumVariance| cov + &stratum.cov;
        let cov = (!strata.is_empty()).then(|| strata.iter().fold(DMatrix::zeros(m, m), sum));
        Self { theta, cov, strata }
    }

    /// Marks number `j` as not measured: it takes part in no comparison.
    pub(crate) fn forget(&mut self, j: usize) {
        if let Some(cov) = &mut self.cov {
            cov[(j, j)] = f64::NAN;
        }
    }

    /// Returns some of the numbers, in the order in which they are named.
    pub(crate) fn pick(&self, numbers: &[usize]) -> Self {
        let k = numbers.len();
        let part =
            |cov: &DMatrix<f64>| DMatrix::from_fn(k, k, |i, j| cov[(numbers[i], numbers[j])]);
        Self {
            theta: DVector::from_fn(k, |i, _| self.theta[numbers[i]]),
            cov: self.cov.as_ref().map(part),
            strata: self
                .strata
                .iter()
                .map(|stratum| StratumVariance { cov: part(&stratum.cov), df: stratum.df })
                .collect(),
        }
    }

    /// Returns the standard error of number `j`; `None` if there is none or it was not measured.
    pub fn se(&self, j: usize) -> Option<f64> {
        self.cov.as_ref().map(|cov| cov[(j, j)].sqrt()).filter(|se| se.is_finite())
    }

    /// Returns the degrees of freedom of a linear combination of the numbers.
    ///
    /// Satterthwaite (1946, Biometrics Bulletin 2:110-114): (ΣV)² / Σ(V²/df) over the strata. Where
    /// nothing varies they are those of the whole design, clusters less strata.
    pub fn df(&self, combination: &DVector<f64>) -> f64 {
        let mut sums = (0.0, 0.0);
        for stratum in &self.strata {
            let v = combination.dot(&(&stratum.cov * combination)).max(0.0);
            sums.0 += v;
            sums.1 += v * v / stratum.df;
        }
        if sums.1 > 0.0 {
            sums.0 * sums.0 / sums.1
        } else {
            self.strata.iter().map(|stratum| stratum.df).sum()
        }
    }

    /// Returns the degrees of freedom of number `j`.
    pub fn df_of(&self, j: usize) -> f64 {
        self.df(&self.unit(j))
    }

    /// Returns the degrees of freedom of the difference of numbers `j` and `k`.
    pub fn df_of_pair(&self, j: usize, k: usize) -> f64 {
        self.df(&(self.unit(j) - self.unit(k)))
    }

    /// Returns the smallest degrees of freedom of any difference.
    pub fn df_of_pairs(&self) -> f64 {
        let m = self.theta.len();
        // With one stratum every difference has the same.
        if let [stratum] = &self.strata[..] {
            return stratum.df;
        }
        let pairs = (0..m).flat_map(|j| (j + 1..m).map(move |k| (j, k)));
        pairs.map(|(j, k)| self.df_of_pair(j, k)).fold(f64::INFINITY, f64::min)
    }

    /// Returns number `j` as a share on the given base.
    pub fn share(&self, j: usize, base: Base) -> Estimate {
        let value = self.theta[j];
        let interval = |se| Interval::share(value, se, self.df_of(j), base.n_eff);
        self.estimate(j, base, |se| (se > 0.0 || is_at_the_edge(value)).then(|| interval(se)))
    }

    /// Returns number `j` as a mean or total on the given base.
    pub fn quantity(&self, j: usize, base: Base) -> Estimate {
        let value = self.theta[j];
        self.estimate(j, base, |se| (se > 0.0).then(|| Interval::wald(value, se, self.df_of(j))))
    }

    fn estimate(
        &self,
        j: usize,
        base: Base,
        interval: impl FnOnce(f64) -> Option<Interval>,
    ) -> Estimate {
        let se = self.se(j);
        Estimate {
            value: self.theta[j],
            se,
            interval: se.and_then(interval),
            n: base.n,
            n_eff: base.n_eff,
        }
    }

    fn unit(&self, j: usize) -> DVector<f64> {
        DVector::from_fn(self.theta.len(), |k, _| f64::from(u8::from(k == j)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_strata() -> Estimates {
        let stratum = |a, b, df| StratumVariance {
            cov: DMatrix::from_diagonal(&DVector::from_vec(vec![a, b])),
            df,
        };
        Estimates::new(
            DVector::from_vec(vec![0.5, 2.0]),
            vec![stratum(3.0, 1.0, 4.0), stratum(1.0, 0.0, 2.0)],
        )
    }

    /// Satterthwaite: (3 + 1)² / (9/4 + 1/2) for the first, the stratum's own for the second.
    #[test]
    fn degrees_of_freedom_are_satterthwaites() {
        let estimates = two_strata();
        assert!((estimates.df_of(0) - 16.0 / 2.75).abs() < 1e-12);
        assert!((estimates.df_of(1) - 4.0).abs() < 1e-12);
        assert!((estimates.df_of_pair(0, 1) - 25.0 / (16.0 / 4.0 + 1.0 / 2.0)).abs() < 1e-12);
        assert!((estimates.df_of_pairs() - estimates.df_of_pair(0, 1)).abs() < 1e-12);
        assert!((estimates.df(&DVector::zeros(2)) - 6.0).abs() < 1e-12);
    }

    #[test]
    fn what_was_not_measured_has_no_error() {
        let mut estimates = two_strata();
        assert_eq!(estimates.se(0), Some(2.0));
        estimates.forget(0);
        assert_eq!(estimates.se(0), None);
        let base = Base { n: 29, n_eff: 29.0 };
        assert_eq!(estimates.share(0, base).interval, None);
        assert_eq!(estimates.share(0, base).shown(), bases::Shown::Hidden);
    }
}
