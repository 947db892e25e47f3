//! Rank sets without simulation.
//!
//! Holm (1979, Scandinavian Journal of Statistics 6:65-70) on the p-values of all ordered pairs.
//! For counts of a single choice the p-values are exact binomial tails (Bazylik, Mogstad, Romano,
//! Shaikh & Wilhelm 2021, cemmap CWP40/21): given that somebody chose one of two, which one is a
//! fair coin if they are level.

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

/// Says of each p-value whether it is rejected, in their order from the smallest until the first
/// that stands: the probability that any of them is rejected wrongly is at most [`ALPHA`], however
/// they depend on each other.
pub fn holm_rejects(p: &[f64]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut rejected = vec![false; p.len()];
    for (i, at) in order.into_iter().enumerate() {
        if p[at] > ALPHA / (p.len() - i) as f64 {
            break;
        }
        rejected[at] = true;
    }
    rejected
}

/// Rejects ordered pairs by their p-values.
fn reject(m: usize, p: impl Fn(usize, usize) -> f64) -> Pairs {
    let all: Vec<_> = Pairs::from_fn(m, |_, _| true).iter().collect();
    let tests: Vec<_> = all.iter().map(|(j, k)| p(*j, *k)).collect();
    let mut rejected = Pairs::none(m);
    for ((j, k), yes) in all.into_iter().zip(holm_rejects(&tests)) {
        rejected.set(j, k, yes);
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

    /// Holm's own rule by hand: 0.01 ≤ 0.05/4, 0.015 ≤ 0.05/3, 0.03 > 0.05/2 stands, and 0.04 with
    /// it.
    #[test]
    fn nothing_is_rejected_after_the_first_that_stands() {
        assert_eq!(holm_rejects(&[0.03, 0.01, 0.04, 0.015]), [false, true, false, true]);
        assert_eq!(holm_rejects(&[]), [] as [bool; 0]);
    }

    #[test]
    fn coins() {
        assert!((binomial_tail(2, 3) - 0.5).abs() < 1e-14);
        assert!((binomial_tail(3, 3) - 0.125).abs() < 1e-14);
        assert!((binomial_tail(0, 3) - 1.0).abs() < 1e-14);
    }
}
