//! Rank sets without simulation.
//!
//! Holm (1979, Scandinavian Journal of Statistics 6:65-70) on the p-values of all ordered pairs. For counts of a single
//! choice the p-values are exact binomial tails (Bazylik, Mogstad, Romano, Shaikh & Wilhelm 2021, cemmap CWP40/21): given
//! that somebody chose one of two, which one is a fair coin if they are level.

use super::contrasts::{Contrasts, Pairs};
use super::sets::RankSets;
use super::stepdown::ALPHA;
use statrs::function::beta::beta_reg;

/// Returns the rank sets of estimates by Holm's procedure.
pub fn holm(contrasts: &Contrasts) -> RankSets {
    let rejected = reject(contrasts.m(), |j, k| contrasts.p(j, k));
    RankSets::new(contrasts, rejected, None)
}

/// Returns the rank sets of the counts of a single choice, unweighted.
pub fn multinomial(counts: &[u64]) -> RankSets {
    let p = |j: usize, k: usize| binomial_tail(counts[j], counts[j] + counts[k]);
    let m = counts.len();
    let theta: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
    let alone = Pairs::from_fn(m, |j, k| p(j, k) <= 0.5 * ALPHA);
    RankSets::from_parts(&theta, reject(m, p), alone)
}

/// Rejects the ordered pairs in the order of their p-values until the first that stands.
fn reject(m: usize, p: impl Fn(usize, usize) -> f64) -> Pairs {
    let all = Pairs::from_fn(m, |_, _| true);
    let mut tests: Vec<_> = all.iter().map(|(j, k)| (p(j, k), j, k)).collect();
    tests.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut rejected = Pairs::none(m);
    for (i, (p, j, k)) in tests.iter().enumerate() {
        if *p > ALPHA / (tests.len() - i) as f64 {
            break;
        }
        rejected.set(*j, *k, true);
    }
    rejected
}

/// Returns P(X ≥ x) for X binomial with `n` fair coins.
fn binomial_tail(x: u64, n: u64) -> f64 {
    if x == 0 { 1.0 } else { beta_reg(x as f64, (n - x + 1) as f64, 0.5) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the method's specification.
    #[test]
    fn single_choice_counts() {
        let sets = multinomial(&[500, 470, 300, 120, 118, 60, 12, 11, 9, 2]);
        assert_eq!(sets.low, [1, 1, 3, 4, 4, 6, 7, 7, 7, 7]);
        assert_eq!(sets.high, [2, 2, 3, 5, 5, 6, 10, 10, 10, 10]);
    }

    #[test]
    fn coins() {
        assert!((binomial_tail(2, 3) - 0.5).abs() < 1e-14);
        assert!((binomial_tail(3, 3) - 0.125).abs() < 1e-14);
        assert!((binomial_tail(0, 3) - 1.0).abs() < 1e-14);
    }
}
