//! Estimates with their covariance, and single estimates with their interval.

use super::interval::{Interval, is_at_the_edge};
use super::joint::{floor, satterthwaite};
use super::variance::{StratumVariance, Variance};
use crate::bases;
use nalgebra::{DMatrix, DVector};

/// The number of answers that an estimate rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Base {
    /// How many answers there are.
    pub n: u64,
    /// The effective sample size (Kish).
    pub n_eff: f64,
}

/// A number with its standard error and its base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its standard error; `None` where the design gives none.
    pub se: Option<f64>,
    /// The pointwise 95 % interval; `None` where there is no standard error, and where nothing is
    /// uncertain.
    pub interval: Option<Interval>,
    /// The number of answers that it rests on.
    pub n: u64,
    /// The effective sample size of these answers.
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

/// Several numbers estimated from one sample, with their full covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// The numbers.
    pub theta: DVector<f64>,
    /// The covariance of the numbers; `None` if there is only one cluster.
    pub cov: Option<DMatrix<f64>>,
    pub(super) strata: Vec<StratumVariance>,
    /// Squares and products of the contributions of single responses; 0 where no contribution
    /// varies.
    pub(super) spread: DMatrix<f64>,
    /// The effective sample size of each number.
    pub(super) n_eff: Vec<f64>,
    /// The least variance of each number in joint decisions.
    pub(super) floor: Vec<f64>,
    /// The addition to a variance in joint decisions for sides that hardly any respondent carries.
    pub(super) gain: Vec<f64>,
}

impl Estimates {
    pub(super) fn new(theta: DVector<f64>, variance: Variance, n_eff: f64) -> Self {
        let m = theta.len();
        let Variance { strata, spread } = variance;
        let sum = |cov, stratum: &StratumVariance| cov + &stratum.cov;
        let cov = (!strata.is_empty()).then(|| strata.iter().fold(DMatrix::zeros(m, m), sum));
        Self {
            theta,
            cov,
            strata,
            spread,
            n_eff: vec![n_eff; m],
            floor: vec![0.0; m],
            gain: vec![0.0; m],
        }
    }

    /// Sets the base of share `j`, and how many of its answers carry it, for joint decisions.
    pub(crate) fn rest_on(&mut self, j: usize, base: Base, carriers: u64) {
        self.n_eff[j] = base.n_eff;
        self.floor[j] = floor(base, carriers);
    }

    /// Sets the base of number `j`, which is no share.
    pub(crate) fn rest_on_base(&mut self, j: usize, base: Base) {
        self.n_eff[j] = base.n_eff;
    }

    /// Returns other numbers whose slopes by these are the rows of `slopes` (one row a number, as
    /// many columns as these have), with the covariance that follows; each has the least base of
    /// those it depends on.
    pub(crate) fn transformed(&self, theta: DVector<f64>, slopes: &DMatrix<f64>) -> Self {
        let k = theta.len();
        let of = |cov: &DMatrix<f64>| -> DMatrix<f64> { slopes * cov * slopes.transpose() };
        let least = self.n_eff.iter().copied().fold(f64::INFINITY, f64::min);
        Self {
            theta,
            cov: self.cov.as_ref().map(of),
            strata: self
                .strata
                .iter()
                .map(|stratum| StratumVariance {
                    cov: of(&stratum.cov),
                    joint: of(&stratum.joint),
                    df: stratum.df,
                })
                .collect(),
            spread: of(&self.spread),
            n_eff: vec![least; k],
            floor: vec![0.0; k],
            gain: vec![0.0; k],
        }
    }

    /// Sets the bases of both sides of the difference `j` of two shares, and how many carry each.
    pub(crate) fn differ_by(&mut self, j: usize, sides: [(Base, u64); 2]) {
        self.n_eff[j] = sides.iter().map(|(base, _)| base.n_eff).fold(f64::INFINITY, f64::min);
        self.gain[j] = sides.iter().map(|(base, carriers)| floor(*base, *carriers)).sum();
    }

    /// Marks number `j` as not measured, so that it takes part in no comparison.
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
                .map(|stratum| StratumVariance {
                    cov: part(&stratum.cov),
                    joint: part(&stratum.joint),
                    df: stratum.df,
                })
                .collect(),
            spread: part(&self.spread),
            n_eff: numbers.iter().map(|j| self.n_eff[*j]).collect(),
            floor: numbers.iter().map(|j| self.floor[*j]).collect(),
            gain: numbers.iter().map(|j| self.gain[*j]).collect(),
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
        satterthwaite(&self.strata, |stratum| combination.dot(&(&stratum.cov * combination)))
    }

    /// Returns the degrees of freedom of the whole design: clusters less strata.
    pub fn design_df(&self) -> f64 {
        self.strata.iter().map(|stratum| stratum.df).sum()
    }

    /// Returns what each stratum contributes to the variance of number `j`, with its degrees of
    /// freedom.
    pub fn by_stratum(&self, j: usize) -> Vec<(f64, f64)> {
        self.strata.iter().map(|stratum| (stratum.cov[(j, j)], stratum.df)).collect()
    }

    /// Returns the degrees of freedom of number `j`.
    pub fn df_of(&self, j: usize) -> f64 {
        self.df(&self.unit(j))
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
        let stratum = |a, b, df| {
            let cov = DMatrix::from_diagonal(&DVector::from_vec(vec![a, b]));
            StratumVariance { joint: cov.clone(), cov, df }
        };
        let strata = vec![stratum(3.0, 1.0, 4.0), stratum(1.0, 0.0, 2.0)];
        let variance = Variance { strata, spread: DMatrix::identity(2, 2) };
        Estimates::new(DVector::from_vec(vec![0.5, 2.0]), variance, 100.0)
    }

    /// Satterthwaite: (3 + 1)² / (9/4 + 1/2) for the first, the stratum's own for the second.
    #[test]
    fn degrees_of_freedom_are_satterthwaites() {
        let estimates = two_strata();
        assert!((estimates.df_of(0) - 16.0 / 2.75).abs() < 1e-12);
        assert!((estimates.df_of(1) - 4.0).abs() < 1e-12);
        let pair = DVector::from_vec(vec![1.0, -1.0]);
        assert!((estimates.df(&pair) - 25.0 / (16.0 / 4.0 + 1.0 / 2.0)).abs() < 1e-12);
        assert!((estimates.joint().unwrap().df - estimates.df(&pair)).abs() < 1e-12);
        assert!((estimates.df(&DVector::zeros(2)) - 6.0).abs() < 1e-12);
    }

    #[test]
    fn what_was_not_measured_has_no_error() {
        let mut estimates = two_strata();
        assert_eq!(estimates.se(0), Some(2.0));
        estimates.forget(0);
        assert_eq!(estimates.se(0), None);
        assert!(estimates.joint().unwrap().cov[(0, 0)].is_nan());
        let base = Base { n: 29, n_eff: 29.0 };
        assert_eq!(estimates.share(0, base).interval, None);
        assert_eq!(estimates.share(0, base).shown(), bases::Shown::Hidden);
    }
}
