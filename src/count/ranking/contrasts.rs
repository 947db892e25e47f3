//! All differences of two numbers, studentised.

use super::ties::levelled;
use crate::estimate::{Estimates, Joint, t_quantile, t_upper_tail};
use nalgebra::DMatrix;

/// A variance of a difference below this part of the two variances counts as rounding.
const ROUNDING: f64 = 1e-12;

/// A yes or no for every ordered pair (j, k) of m numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    m: usize,
    yes: Vec<bool>,
}

impl Pairs {
    /// Starts with no for all pairs.
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
    /// The differences that do not vary with anybody's answers, so that their sign is sure.
    sure: Pairs,
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
        Self { theta: levelled(theta), cov, sigma, sure: Pairs::none(m), df }
    }

    /// Takes independent numbers with their standard errors, as published tables have them.
    #[cfg(test)]
    pub(crate) fn independent(theta: &[f64], se: &[f64]) -> Self {
        let cov =
            DMatrix::from_fn(se.len(), se.len(), |j, k| if j == k { se[j] * se[j] } else { 0.0 });
        Self::new(theta, &cov, f64::INFINITY)
    }

    /// Takes estimates of a design; `None` if they have no standard error.
    ///
    /// A difference without variance is sure only where nobody's answers vary it, as one between
    /// shares that the margins fix. Equal clusters have none either, and say nothing.
    pub fn of(estimates: &Estimates) -> Option<Self> {
        Some(Self::held_against(estimates.theta.as_slice(), &estimates.joint()?))
    }

    /// Takes estimates of a design together with 0, which is the last number and does not vary;
    /// `None` if they have no standard error.
    pub(super) fn with_zero(estimates: &Estimates) -> Option<Self> {
        let joint = estimates.joint_alone()?;
        let m = estimates.theta.len();
        let widened = |of: &DMatrix<f64>| {
            DMatrix::from_fn(m + 1, m + 1, |j, k| if j < m && k < m { of[(j, k)] } else { 0.0 })
        };
        let theta: Vec<f64> = estimates.theta.iter().copied().chain([0.0]).collect();
        let joint =
            Joint { cov: widened(&joint.cov), spread: widened(&joint.spread), df: joint.df };
        Some(Self::held_against(&theta, &joint))
    }

    fn held_against(theta: &[f64], Joint { cov, spread, df }: &Joint) -> Self {
        let contrasts = Self::new(theta, cov, *df);
        let sure = Pairs::from_fn(contrasts.m(), |j, k| {
            let parts = spread[(j, j)] + spread[(k, k)];
            let varies = parts - 2.0 * spread[(j, k)] > ROUNDING * parts;
            let is_measured = cov[(j, j)].is_finite() && cov[(k, k)].is_finite();
            is_measured && !varies && contrasts.sigma[(j, k)] <= 0.0
        });
        Self { sure, ..contrasts }
    }

    /// Returns how many numbers there are.
    pub fn m(&self) -> usize {
        self.theta.len()
    }

    /// Says whether j is ahead of k whatever sample was drawn.
    pub fn is_sure(&self, j: usize, k: usize) -> bool {
        self.sure.get(j, k) && self.theta[j] > self.theta[k]
    }

    /// Returns `(θ_j − θ_k)/σ_jk`; `None` where the difference has no variance: it is sure, or
    /// never rejected.
    pub fn t(&self, j: usize, k: usize) -> Option<f64> {
        let sigma = self.sigma[(j, k)];
        (sigma > 0.0).then(|| (self.theta[j] - self.theta[k]) / sigma)
    }

    /// Returns the p-value of "j is not larger than k".
    pub fn p(&self, j: usize, k: usize) -> f64 {
        let untested = if self.is_sure(j, k) { 0.0 } else { 1.0 };
        self.t(j, k).map_or(untested, |t| t_upper_tail(t, self.df))
    }

    /// Tests each pair by itself, two-sided, for what is ahead if taken alone.
    pub fn alone(&self, alpha: f64) -> Pairs {
        let critical = t_quantile(1.0 - 0.5 * alpha, self.df);
        Pairs::from_fn(self.m(), |j, k| self.t(j, k).map_or(self.is_sure(j, k), |t| t > critical))
    }
}
