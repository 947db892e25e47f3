//! All differences of two numbers, studentised.

use crate::estimate::{Estimates, t_quantile, t_upper_tail};
use nalgebra::DMatrix;

/// A variance of a difference below this part of the variances it is made of is rounding.
const ROUNDING: f64 = 1e-12;
/// From this many degrees of freedom on the normal distribution serves; below, there are few
/// clusters.
const NORMAL_FROM_DF: f64 = 200.0;

/// A yes or no for every ordered pair (j, k) of m numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    m: usize,
    yes: Vec<bool>,
}

impl Pairs {
    /// Starts with no for all.
    pub fn none(m: usize) -> Self {
        Self { m, yes: vec![false; m * m] }
    }

    /// Decides each pair of two different numbers.
    pub fn from_fn(m: usize, decide: impl Fn(usize, usize) -> bool) -> Self {
        Self { m, yes: (0..m * m).map(|p| p / m != p % m && decide(p / m, p % m)).collect() }
    }

    /// Returns how many numbers there are.
    pub fn m(&self) -> usize {
        self.m
    }

    /// Returns the answer for (j, k).
    pub fn get(&self, j: usize, k: usize) -> bool {
        self.yes[j * self.m + k]
    }

    /// Sets the answer for (j, k).
    pub fn set(&mut self, j: usize, k: usize, yes: bool) {
        self.yes[j * self.m + k] = yes;
    }

    /// Iterates over the pairs with a yes.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        let yes = self.yes.iter().enumerate().filter(|(_, yes)| **yes);
        yes.map(|(p, _)| (p / self.m, p % self.m))
    }
}

/// Numbers, the standard errors of their differences, and the distribution to hold them against.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrasts {
    pub(super) theta: Vec<f64>,
    pub(super) cov: DMatrix<f64>,
    /// Standard errors of the differences; 0 where a difference does not vary or is not known.
    pub(super) sigma: DMatrix<f64>,
    pub(super) df: f64,
}

impl Contrasts {
    /// Takes numbers with their covariance; infinite `df` is the normal distribution.
    pub fn new(theta: &[f64], cov: &DMatrix<f64>, df: f64) -> Self {
        let m = theta.len();
        let sigma = DMatrix::from_fn(m, m, |j, k| {
            let parts = cov[(j, j)] + cov[(k, k)];
            let variance = parts - 2.0 * cov[(j, k)];
            if j != k && variance > ROUNDING * parts { variance.sqrt() } else { 0.0 }
        });
        // A number without a variance takes part in no difference; it must not spoil the draws of
        // the others.
        let cov = cov.map(|x| if x.is_finite() { x } else { 0.0 });
        Self { theta: theta.to_vec(), cov, sigma, df }
    }

    /// Takes independent numbers with their standard errors.
    pub fn independent(theta: &[f64], se: &[f64]) -> Self {
        let cov =
            DMatrix::from_fn(se.len(), se.len(), |j, k| if j == k { se[j] * se[j] } else { 0.0 });
        Self::new(theta, &cov, f64::INFINITY)
    }

    /// Takes estimates of a design; `None` if they have no standard error.
    ///
    /// With few clusters the differences are held against t, with the smallest degrees of freedom
    /// of any pair.
    pub fn of(estimates: &Estimates) -> Option<Self> {
        let df = estimates.df_of_pairs();
        let df = if df < NORMAL_FROM_DF { df } else { f64::INFINITY };
        estimates.cov.as_ref().map(|cov| Self::new(estimates.theta.as_slice(), cov, df))
    }

    /// Returns how many numbers there are.
    pub fn m(&self) -> usize {
        self.theta.len()
    }

    /// Returns `(θ_j − θ_k)/σ_jk`; `None` where the difference does not vary, so that it is never
    /// rejected.
    pub fn t(&self, j: usize, k: usize) -> Option<f64> {
        let sigma = self.sigma[(j, k)];
        (sigma > 0.0).then(|| (self.theta[j] - self.theta[k]) / sigma)
    }

    /// Returns the p-value of "j is not larger than k".
    pub fn p(&self, j: usize, k: usize) -> f64 {
        self.t(j, k).map_or(1.0, |t| t_upper_tail(t, self.df))
    }

    /// Tests each pair by itself, two-sided: what "ahead taken alone" rests on.
    pub fn alone(&self, alpha: f64) -> Pairs {
        let critical = t_quantile(1.0 - 0.5 * alpha, self.df);
        Pairs::from_fn(self.m(), |j, k| self.t(j, k).is_some_and(|t| t > critical))
    }
}
