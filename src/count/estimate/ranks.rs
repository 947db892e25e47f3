//! Whether groups differ in where their answers stand among all: design-based rank tests.
//!
//! Each answer gets its estimated rank in the population as a part of it, from 0 to 1, and the
//! groups' mean ranks are compared (Lumley & Scott 2013, Biometrika 100:831-842, as `svyranktest`
//! of R's survey package): two groups by t (Wilcoxon), more by F (Kruskal-Wallis). Only the order of
//! answers counts, so that the distances between the points of a scale need not be alike.

use super::estimates::Estimates;
use super::student::t_upper_tail;
use nalgebra::DVector;
use statrs::distribution::{ContinuousCDF, FisherSnedecor};
use std::collections::BTreeMap;

/// A test of whether groups differ in the ranks of their answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RankTest {
    /// Of two groups (Wilcoxon).
    Two {
        /// How far the second group's mean rank is above the first one's, as a part of all.
        difference: f64,
        /// The statistic: the difference in standard errors.
        t: f64,
        /// Its degrees of freedom.
        df: f64,
        /// The probability of one so far from 0 where the groups are alike.
        p: f64,
    },
    /// Of more groups (Kruskal-Wallis).
    Several {
        /// The statistic.
        f: f64,
        /// The degrees of freedom of its numerator and denominator.
        df: (f64, f64),
        /// The probability of one so large where the groups are alike.
        p: f64,
    },
}

impl RankTest {
    /// The probability of such a difference where the groups are alike.
    pub fn p(&self) -> f64 {
        match self {
            Self::Two { p, .. } | Self::Several { p, .. } => *p,
        }
    }
}

/// The answers of equal value, while they are gathered.
#[derive(Debug, Clone, Copy, Default)]
struct Ties {
    n: u64,
    weight: f64,
    /// The sum over the answers of the weight before each of them, half of its own included.
    before: f64,
}

/// What ranks follow from: one pass over the answers, in the order of the dataset.
///
/// Answers of equal value share the mean of the ranks that they would have one after the other, as
/// in R.
#[derive(Debug, Clone, Default)]
pub struct RankScores {
    ties: BTreeMap<Ordered, Ties>,
}

/// A number by its order.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // Both zeros are one value.
        (self.0 + 0.0).total_cmp(&(other.0 + 0.0))
    }
}

impl RankScores {
    /// Adds an answer of weight `w`.
    pub fn push(&mut self, value: f64, w: f64) {
        let ties = self.ties.entry(Ordered(value)).or_default();
        ties.n += 1;
        ties.before += ties.weight + 0.5 * w;
        ties.weight += w;
    }

    /// How many different values there are.
    pub fn values(&self) -> usize {
        self.ties.len()
    }

    /// Ranks what was added: turns it into the rank of each value, from 0 to 1.
    pub fn ranked(&self) -> impl Fn(f64) -> f64 + use<> {
        let all: f64 = self.ties.values().map(|ties| ties.weight).sum();
        let mut below = 0.0;
        let mut ranks = BTreeMap::new();
        for (value, ties) in &self.ties {
            ranks.insert(*value, (below + ties.before / ties.n as f64) / all);
            below += ties.weight;
        }
        move |value| ranks.get(&Ordered(value)).copied().unwrap_or(0.5)
    }
}

/// Tests the mean ranks of two groups or more, estimated together; `None` where it cannot be
/// tested: no standard errors, or too few degrees of freedom.
pub fn rank_test(means: &Estimates) -> Option<RankTest> {
    let cov = means.cov.as_ref()?;
    let groups = means.theta.len();
    let against = groups.checked_sub(1).filter(|n| *n > 0)?;
    let ddf = means.design_df() - against as f64;
    if ddf <= 0.0 {
        return None;
    }
    let beta = DVector::from_fn(against, |j, _| means.theta[j + 1] - means.theta[0]);
    let v = nalgebra::DMatrix::from_fn(against, against, |j, k| {
        cov[(j + 1, k + 1)] - cov[(j + 1, 0)] - cov[(0, k + 1)] + cov[(0, 0)]
    });
    if against == 1 {
        let se = v[(0, 0)].sqrt();
        let t = beta[0] / se;
        let p = (2.0 * t_upper_tail(t.abs(), ddf)).min(1.0);
        return (se > 0.0).then_some(RankTest::Two { difference: beta[0], t, df: ddf, p });
    }
    let solved = v.cholesky()?.solve(&beta);
    let f = beta.dot(&solved) / against as f64;
    let df = (against as f64, ddf);
    let p = FisherSnedecor::new(df.0, df.1).ok()?.sf(f);
    Some(RankTest::Several { f, df, p })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 1, 2, 2 and 3, the second 2 weighing 3. Ranks in turn: 0.5, 1.5, 3.5, 5.5 of 6; both
    /// 2 share 2.5.
    #[test]
    fn equal_answers_share_their_rank() {
        let mut scores = RankScores::default();
        for (value, w) in [(2.0, 1.0), (3.0, 1.0), (2.0, 3.0), (1.0, 1.0)] {
            scores.push(value, w);
        }
        let rank = scores.ranked();
        for (value, expected) in [(1.0, 0.5), (2.0, 2.5), (3.0, 5.5)] {
            assert!((rank(value) - expected / 6.0).abs() < 1e-15);
        }
        assert_eq!(scores.values(), 3);
    }
}
