//! How often two needs are told apart, by formula.
//!
//! Weights and shifts make all variances larger by the same factor: with n one by one, S shifts of
//! b and N in all it is (n·deff + S·b·(deff + (b − 1)ρ)) / N². Each mode is a stratum, with n − 1
//! and S − 1 degrees of freedom, put together after Satterthwaite as for estimates. A difference is
//! held against the largest of all differences: the critical value is drawn, as for rank sets. The
//! studentised difference is noncentral t, with the approximation of Abramowitz & Stegun 1964,
//! 26.7.10.

use super::{Assumptions, PlannedSample, TwoTiers};
use crate::ranking::{Contrasts, Draws, Pairs, critical_value};
use statrs::function::erf::erfc;
use std::f64::consts::SQRT_2;

/// The number of draws for a critical value, and their seed.
const DRAWS: usize = 40_000;
const SEED: u64 = 1;
/// More people than this nobody asks.
const MOST: u64 = 10_000_000;
/// More shifts than this nobody works.
const MOST_SHIFTS: u64 = 10_000;

/// What a sample can tell apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The standard error of the difference of a need of the upper tier and one of the lower.
    pub se: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// The critical value of the first step, for all differences together.
    pub critical: f64,
    /// That of a last step, when of all needs that differ only this pair is left.
    pub last: f64,
    /// The probability that they are told apart: at the first step, so that steps add to it.
    pub power: f64,
    /// The probability if the critical value were that of the last step: steps add no more.
    pub most: f64,
}

/// Computes what a sample can tell apart; `None` where it has no variance, as one shift alone.
pub fn precision(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    sample: &PlannedSample,
) -> Option<Precision> {
    let (factor, df) = spread(assumed, sample)?;
    let (upper, lower) = (0, tiers.sizes[0]);
    let scores = tiers.scores();
    let cov = tiers.covariance() * factor;
    let variance = cov[(upper, upper)] + cov[(lower, lower)] - 2.0 * cov[(upper, lower)];
    let se = variance.sqrt();
    let contrasts = Contrasts::new(&scores, &cov, df);
    let draws = Draws::new(&contrasts, DRAWS, SEED);
    let is_upper = |at: usize| at < tiers.sizes[0];
    let all = Pairs::from_fn(tiers.m(), |_, _| true);
    // Those of different tiers are decided but for this pair.
    let last =
        Pairs::from_fn(tiers.m(), |j, k| (j, k) == (upper, lower) || !is_upper(j) || is_upper(k));
    let critical = critical_value(&contrasts, &draws, &all);
    let last = critical_value(&contrasts, &draws, &last);
    let shift = (scores[upper] - scores[lower]) / se;
    let power = |critical: f64| noncentral_tail(critical, shift, df);
    Some(Precision { se, df, critical, last, power: power(critical), most: power(last) })
}

/// What a respondent's covariance is multiplied by, and the degrees of freedom.
fn spread(assumed: &Assumptions, sample: &PlannedSample) -> Option<(f64, f64)> {
    let &PlannedSample { alone, shifts, per_shift } = sample;
    let Assumptions { deff, icc, .. } = *assumed;
    if shifts == 1 || alone == 1 || (shifts > 0 && per_shift == 0) || sample.n() < 2 {
        return None;
    }
    let one_by_one = alone as f64 * deff;
    let in_shifts = sample.street() as f64 * (deff + (per_shift as f64 - 1.0) * icc);
    let (mut sums, n) = ((0.0, 0.0), sample.n() as f64);
    for (variance, clusters) in [(one_by_one, alone), (in_shifts, shifts)] {
        if clusters > 0 {
            sums.0 += variance;
            sums.1 += variance * variance / (clusters as f64 - 1.0);
        }
    }
    let df = (sums.0 * sums.0 / sums.1).min(n / deff - 1.0);
    (df >= 1.0).then_some((sums.0 / (n * n), df))
}

/// P(T > t) of a noncentral t.
fn noncentral_tail(t: f64, shift: f64, df: f64) -> f64 {
    let z = (t * (1.0 - 0.25 / df) - shift) / (1.0 + t * t / (2.0 * df)).sqrt();
    0.5 * erfc(z / SQRT_2)
}

/// The fewest who must answer one by one beside some shifts for this power; `None` where no number
/// is enough, as few shifts among few others can be.
pub fn least_online(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    power: f64,
    sample: PlannedSample,
) -> Option<PlannedSample> {
    let of = |alone: u64| PlannedSample { alone, ..sample };
    let is_enough = |alone: u64| {
        precision(assumed, tiers, &of(alone)).is_some_and(|found| found.power >= power)
    };
    let start = u64::from(sample.shifts == 0) * 2;
    least(start, MOST, is_enough).map(of)
}

/// The fewest shifts beside those who answer one by one for this power.
pub fn least_shifts(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    power: f64,
    sample: PlannedSample,
) -> Option<PlannedSample> {
    let of = |shifts: u64| PlannedSample { shifts, ..sample };
    let is_enough = |shifts: u64| {
        precision(assumed, tiers, &of(shifts)).is_some_and(|found| found.power >= power)
    };
    if sample.alone > 1 && is_enough(0) {
        return Some(of(0));
    }
    least(2, MOST_SHIFTS, is_enough).map(of)
}

/// The least number that is enough, from `start` on.
fn least(start: u64, most: u64, is_enough: impl Fn(u64) -> bool) -> Option<u64> {
    if is_enough(start) {
        return Some(start);
    }
    let (mut low, mut high) = (start, (2 * start).max(64));
    while !is_enough(high) {
        if high >= most {
            return None;
        }
        (low, high) = (high, (2 * high).min(most));
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_enough(middle) { high = middle } else { low = middle }
    }
    Some(high)
}
