//! Rank sets and the words that go with them.

use super::contrasts::{Contrasts, Pairs};
use super::draws::{DRAWS, Draws};
use super::stepdown::{ALPHA, Steps, simultaneous};
use super::tiers::tiers;
use super::ties::levelled;
use crate::estimate::Estimates;

/// The relation of two numbers that may be stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The first is ahead, jointly with all other statements.
    Ahead,
    /// The first is ahead if this pair is taken alone.
    AheadAlone,
    /// They are level.
    Level,
    /// The second is ahead if this pair is taken alone.
    BehindAlone,
    /// The second is ahead, jointly with all other statements.
    Behind,
}

/// The ranks that each number can have, at 95 % jointly.
#[derive(Debug, Clone, PartialEq)]
pub struct RankSets {
    /// The rank by value: 1 plus how many are larger by more than rounding.
    pub rank: Vec<usize>,
    /// The best rank in the set.
    pub low: Vec<usize>,
    /// The worst rank in the set.
    pub high: Vec<usize>,
    /// The pairs (j, k) with j ahead of k, jointly.
    pub rejected: Pairs,
    /// The pairs (j, k) with j ahead of k, each taken alone.
    pub alone: Pairs,
    /// The tier of each number, from 1.
    pub tier: Vec<usize>,
    /// The critical value of the first step; `None` if nothing was simulated.
    pub critical: Option<f64>,
}

impl RankSets {
    /// Returns the rank sets of estimates; without standard errors every rank is possible.
    pub fn of(estimates: &Estimates, seed: u64) -> Self {
        match Contrasts::of(estimates) {
            Some(contrasts) => {
                simultaneous(&contrasts, &Draws::new(&contrasts, DRAWS, seed), Steps::Down)
            }
            None => Self::unknown(estimates.theta.as_slice()),
        }
    }

    /// Returns the sets that leave everything open.
    pub fn unknown(theta: &[f64]) -> Self {
        let m = theta.len();
        Self::from_parts(theta, Pairs::none(m), Pairs::none(m))
    }

    pub(super) fn new(contrasts: &Contrasts, rejected: Pairs, critical: Option<f64>) -> Self {
        Self { critical, ..Self::from_parts(&contrasts.theta, rejected, contrasts.alone(ALPHA)) }
    }

    pub(super) fn from_parts(theta: &[f64], rejected: Pairs, alone: Pairs) -> Self {
        let theta = &levelled(theta);
        let (low, high) = (0..theta.len()).map(|i| Self::bounds(&rejected, i)).unzip();
        let rank =
            theta.iter().map(|own| 1 + theta.iter().filter(|other| *other > own).count()).collect();
        let tier = tiers(theta, &rejected);
        Self { rank, low, high, rejected, alone, tier, critical: None }
    }

    /// Returns the same sets among `m` numbers, of which these are at the given places; the others
    /// have rank 0 and take part in no pair.
    #[must_use]
    pub fn spread(&self, places: &[usize], m: usize) -> Self {
        let spread = |values: &[usize]| {
            let mut all = vec![0; m];
            for (place, value) in places.iter().zip(values) {
                if let Some(slot) = all.get_mut(*place) {
                    *slot = *value;
                }
            }
            all
        };
        let pairs = |pairs: &Pairs| {
            let mut all = Pairs::none(m);
            for (j, k) in pairs.iter() {
                if let (Some(j), Some(k)) = (places.get(j), places.get(k)) {
                    all.set(*j, *k, true);
                }
            }
            all
        };
        Self {
            rank: spread(&self.rank),
            low: spread(&self.low),
            high: spread(&self.high),
            rejected: pairs(&self.rejected),
            alone: pairs(&self.alone),
            tier: spread(&self.tier),
            critical: self.critical,
        }
    }

    /// Returns the best rank, 1 plus how many are ahead, and the worst, m less how many are behind.
    pub(super) fn bounds(rejected: &Pairs, i: usize) -> (usize, usize) {
        let m = rejected.m();
        let ahead = (0..m).filter(|k| rejected.get(*k, i)).count();
        let behind = (0..m).filter(|k| rejected.get(i, *k)).count();
        (1 + ahead, m - behind)
    }

    /// Returns the relation of numbers j and k.
    pub fn relation(&self, j: usize, k: usize) -> Relation {
        if self.rejected.get(j, k) {
            Relation::Ahead
        } else if self.rejected.get(k, j) {
            Relation::Behind
        } else if self.alone.get(j, k) {
            Relation::AheadAlone
        } else if self.alone.get(k, j) {
            Relation::BehindAlone
        } else {
            Relation::Level
        }
    }

    /// Returns the numbers that may be among the `tau` largest: the true ones are all there, at 95
    /// %.
    pub fn best(&self, tau: usize) -> Vec<usize> {
        (0..self.low.len()).filter(|j| self.low[*j] <= tau).collect()
    }

    /// Returns the numbers that may be among the `tau` smallest.
    pub fn worst(&self, tau: usize) -> Vec<usize> {
        (0..self.high.len()).filter(|j| self.high[*j] + tau > self.high.len()).collect()
    }
}
