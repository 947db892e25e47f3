//! Worths behind rankings: the model of Plackett (1975, Applied Statistics 24:193-202) and Luce
//! (1959).
//!
//! Who ranks chooses the first among all items in proportion to their worths, then the next among
//! those left. A list may end early. The worths are found by the MM algorithm of Hunter (2004,
//! Annals of Statistics 32:384-406); it needs only how often each item was chosen and from which
//! sets, so that no answer is kept. The covariance is the sandwich of the weighted score equations,
//! in the design.

use nalgebra::{DMatrix, DVector};
use std::collections::BTreeMap;

use crate::weights::linear::pseudo_inverse;

/// The most steps that are taken; real rankings take some tens.
const STEPS: usize = 2_000;
/// The largest relative change of a worth at which the search ends.
const FOUND: f64 = 1e-12;

/// The choices in lists of ranked items, gathered one by one.
#[derive(Debug, Clone)]
pub struct RankedChoices {
    m: usize,
    /// For each item the weight of those who chose it at some stage.
    wins: Vec<f64>,
    /// The weights of stages by the items already taken, in order.
    stages: BTreeMap<Vec<u16>, f64>,
}

/// The worths of items, with their precision.
#[derive(Debug, Clone, PartialEq)]
pub struct Worths {
    /// Log worths, centred over the items that were ever chosen; `None` for one that never was.
    pub log: Vec<Option<f64>>,
    /// The worths; 0 for an item that was never chosen.
    worth: Vec<f64>,
    /// The inverse of the information of the log worths.
    inverse: DMatrix<f64>,
}

impl RankedChoices {
    /// Starts without rankings of `m` items.
    pub fn new(m: usize) -> Self {
        Self { m, wins: vec![0.0; m], stages: BTreeMap::new() }
    }

    /// Adds a ranking (items, the most important first) of weight `w`.
    pub fn push(&mut self, ranked: &[u16], w: f64) {
        let mut taken: Vec<u16> = Vec::with_capacity(ranked.len());
        for item in ranked {
            let Some(wins) = self.wins.get_mut(usize::from(*item)) else { return };
            // The last item left is no choice.
            if taken.len() + 1 >= self.m {
                return;
            }
            *wins += w;
            *self.stages.entry(taken.clone()).or_default() += w;
            let place = taken.partition_point(|known| known < item);
            taken.insert(place, *item);
        }
    }

    /// Finds the worths; `None` where the rankings do not tell them apart, as when one item is
    /// never beaten.
    pub fn worths(&self) -> Option<Worths> {
        let chosen = self.wins.iter().filter(|wins| **wins > 0.0).count();
        if chosen < 2 {
            return None;
        }
        let mut worth: Vec<f64> =
            self.wins.iter().map(|wins| f64::from(u8::from(*wins > 0.0))).collect();
        for _ in 0..STEPS {
            let new = self.step(&worth);
            let change = worth
                .iter()
                .zip(&new)
                .filter(|(old, _)| **old > 0.0)
                .map(|(old, new)| (new / old - 1.0).abs());
            let change = change.fold(0.0, f64::max);
            worth = new;
            if change.is_nan() {
                return None;
            }
            if change < FOUND {
                let logs = worth.iter().filter(|worth| **worth > 0.0).map(|worth| worth.ln());
                let centre = logs.sum::<f64>() / chosen as f64;
                let log =
                    worth.iter().map(|worth| (*worth > 0.0).then(|| worth.ln() - centre)).collect();
                let inverse = pseudo_inverse(&self.information(&worth));
                return Some(Worths { log, worth, inverse });
            }
        }
        None
    }

    /// One step: the wins over Σ w/Σα of the stages the item was still there, scaled to a geometric
    /// mean of 1.
    fn step(&self, worth: &[f64]) -> Vec<f64> {
        let all: f64 = worth.iter().sum();
        let mut everywhere = 0.0;
        let mut absent = vec![0.0; self.m];
        for (taken, w) in &self.stages {
            let gone: f64 = taken.iter().filter_map(|item| worth.get(usize::from(*item))).sum();
            let part = w / (all - gone);
            everywhere += part;
            for item in taken {
                absent[usize::from(*item)] += part;
            }
        }
        let new: Vec<f64> = self
            .wins
            .iter()
            .zip(&absent)
            .map(|(wins, absent)| wins / (everywhere - absent))
            .collect();
        let logs: Vec<f64> =
            new.iter().filter(|worth| **worth > 0.0).map(|worth| worth.ln()).collect();
        let scale = (logs.iter().sum::<f64>() / logs.len() as f64).exp();
        new.into_iter().map(|worth| worth / scale).collect()
    }

    /// The sum Σ w (diag(p) − ppᵀ) over the stages, p the probabilities of the items still there.
    fn information(&self, worth: &[f64]) -> DMatrix<f64> {
        let mut information = DMatrix::zeros(self.m, self.m);
        for (taken, w) in &self.stages {
            let p = chances(worth, taken);
            information += (DMatrix::from_diagonal(&p) - &p * p.transpose()) * *w;
        }
        information
    }
}

impl Worths {
    /// Writes what one ranking contributes to the log worths, times the sum of all weights `n_hat`.
    pub fn influence(&self, ranked: &[u16], n_hat: f64, u: &mut [f64]) {
        let mut score = DVector::zeros(self.worth.len());
        let mut taken: Vec<u16> = Vec::with_capacity(ranked.len());
        for item in ranked {
            if taken.len() + 1 >= self.worth.len() {
                break;
            }
            score -= chances(&self.worth, &taken);
            score[usize::from(*item)] += 1.0;
            taken.push(*item);
        }
        let influence = &self.inverse * score * n_hat;
        u.copy_from_slice(influence.as_slice());
    }
}

/// The probability of each item to be chosen next when some are taken.
fn chances(worth: &[f64], taken: &[u16]) -> DVector<f64> {
    let mut p = DVector::from_column_slice(worth);
    for item in taken {
        p[usize::from(*item)] = 0.0;
    }
    let sum = p.sum();
    p / sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of two items the worths are as the wins; of a full ranking of three the likelihood is known.
    #[test]
    fn two_items_by_hand() {
        let mut choices = RankedChoices::new(2);
        choices.push(&[0, 1], 3.0);
        choices.push(&[1], 1.0);
        let worths = choices.worths().unwrap();
        let difference = worths.log[0].unwrap() - worths.log[1].unwrap();
        assert!((difference - 3.0_f64.ln()).abs() < 1e-11);
        // The information of a log odds of four draws: 4·(3/4)·(1/4).
        let mut u = [0.0; 2];
        worths.influence(&[0, 1], 4.0, &mut u);
        assert!((u[0] - u[1] - 0.25 * 4.0 / 0.75).abs() < 1e-9, "{u:?}");
    }

    #[test]
    fn who_is_never_chosen_has_no_worth_and_who_is_never_beaten_no_end() {
        let mut choices = RankedChoices::new(3);
        choices.push(&[0, 1], 1.0);
        choices.push(&[1, 0], 2.0);
        let worths = choices.worths().unwrap();
        assert_eq!(worths.log[2], None);
        assert!((worths.log[1].unwrap() - worths.log[0].unwrap() - 2.0_f64.ln()).abs() < 1e-9);
        let mut one_sided = RankedChoices::new(2);
        one_sided.push(&[0], 5.0);
        assert_eq!(one_sided.worths(), None);
    }
}
