//! Worths behind rankings: the model of Plackett (1975, Applied Statistics 24:193-202) and Luce
//! (1959).
//!
//! Who ranks chooses the first among all items in proportion to their worths, then the next among
//! those left: `P = Π α_i/Σ_A α`. A list may end early. Items that are level are chosen together, as a
//! set S of d among A: `P = Π_S α / e_d(α_A)`, with `e_d` the sum of such products over all sets of d
//! (Cox 1972, Journal of the Royal Statistical Society B 34:187-220, for discrete times; `exact` in
//! R's clogit). The worths are found by the MM algorithm of Hunter (2004, Annals of Statistics
//! 32:384-406), `α_i ← wins_i / Σ w·P(i chosen)/α_i` over the stages; it needs only how often each item
//! was chosen and from which sets, so that no answer is kept. The covariance is the sandwich of the
//! weighted score equations, in the design.

use nalgebra::{DMatrix, DVector};
use std::collections::BTreeMap;

use super::network::{Network, PSEUDO};
use super::weak_order::WeakOrder;
use super::worths::Worths;
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
    /// The weights of stages by the items that could not be chosen, in order, and how many were.
    stages: BTreeMap<(Vec<u16>, usize), f64>,
    network: Network,
    /// How many lists there are, and their weight.
    lists: (u64, f64),
}

impl RankedChoices {
    /// Starts without rankings of `m` items.
    pub fn new(m: usize) -> Self {
        Self {
            m,
            wins: vec![0.0; m],
            stages: BTreeMap::new(),
            network: Network::new(m),
            lists: (0, 0.0),
        }
    }

    /// Adds an order of weight `w`; one of another number of items is not counted.
    pub fn push(&mut self, order: &WeakOrder, w: f64) {
        if order.m() != self.m || !order.says_something() {
            return;
        }
        self.lists = (self.lists.0 + 1, self.lists.1 + w);
        let mut taken = order.absent();
        for (chosen, after) in order.stages() {
            *self.stages.entry((taken.clone(), chosen.len())).or_default() += w;
            for item in chosen {
                self.wins[usize::from(*item)] += w;
                for other in after {
                    self.network.prefer(*item, *other);
                }
                take(&mut taken, *item);
            }
        }
    }

    /// Finds the worths; where the answers alone do not tell all items apart, each is compared with
    /// a made-up one as well. `None` where there are not two items, or no end is found.
    pub fn worths(&self) -> Option<Worths> {
        if self.network.size() < 2 {
            return None;
        }
        if self.network.is_connected() {
            return self.likeliest();
        }
        self.with_reference().likeliest().map(Worths::without_last)
    }

    /// The same choices, and each item beside a made-up one that wins and loses by half an answer
    /// of mean weight.
    fn with_reference(&self) -> Self {
        let (n, w) = self.lists;
        let half = PSEUDO * w / n as f64;
        let mut all = Self::new(self.m + 1);
        let reference = u16::try_from(self.m).unwrap_or(u16::MAX);
        for ((taken, d), w) in &self.stages {
            let mut taken = taken.clone();
            take(&mut taken, reference);
            all.stages.insert((taken, *d), *w);
        }
        all.wins = self.wins.iter().copied().chain([0.0]).collect();
        for item in (0..reference).filter(|item| self.network.has(*item)) {
            let others = (0..reference).filter(|other| *other != item).collect();
            *all.stages.entry((others, 1)).or_default() += 2.0 * half;
            all.wins[usize::from(item)] += half;
            all.wins[self.m] += half;
        }
        all
    }

    /// The worths of greatest likelihood; `None` where there are none.
    fn likeliest(&self) -> Option<Worths> {
        let mut worth: Vec<f64> =
            self.wins.iter().map(|wins| f64::from(u8::from(*wins > 0.0))).collect();
        for _ in 0..STEPS {
            let new = self.step(&worth);
            let change = worth
                .iter()
                .zip(&new)
                .filter(|(old, _)| **old > 0.0)
                .map(|(old, new)| (new / old - 1.0).abs());
            let change = change.fold(0.0, |a: f64, b| if b.is_nan() { b } else { a.max(b) });
            worth = new;
            if change.is_nan() {
                return None;
            }
            if change < FOUND {
                let inverse = pseudo_inverse(&self.information(&worth));
                return Some(Worths::new(worth, &inverse));
            }
        }
        None
    }

    /// One step: the wins over Σ w·P(chosen)/α of the stages the item was still there, scaled to a
    /// geometric mean of 1. For a single choice P/α is 1/Σα, whatever the item.
    fn step(&self, worth: &[f64]) -> Vec<f64> {
        let all: f64 = worth.iter().sum();
        let mut everywhere = 0.0;
        let (mut absent, mut together) = (vec![0.0; self.m], vec![0.0; self.m]);
        for ((taken, d), w) in &self.stages {
            if *d == 1 {
                let gone: f64 = taken.iter().filter_map(|item| worth.get(usize::from(*item))).sum();
                let part = w / (all - gone);
                everywhere += part;
                for item in taken {
                    absent[usize::from(*item)] += part;
                }
            } else {
                let p = chances(worth, taken, *d);
                for ((sum, p), worth) in together.iter_mut().zip(p.iter()).zip(worth) {
                    *sum += if *worth > 0.0 { w * p / worth } else { 0.0 };
                }
            }
        }
        let sums = absent.iter().zip(&together).map(|(absent, sum)| everywhere - absent + sum);
        let new: Vec<f64> = self
            .wins
            .iter()
            .zip(sums)
            .map(|(wins, sum)| if *wins > 0.0 { wins / sum } else { 0.0 })
            .collect();
        let logs: Vec<f64> =
            new.iter().filter(|worth| **worth > 0.0).map(|worth| worth.ln()).collect();
        let scale = (logs.iter().sum::<f64>() / logs.len() as f64).exp();
        new.into_iter().map(|worth| worth / scale).collect()
    }

    /// The sum `Σ w (P − ppᵀ)` over the stages, p the probabilities of the items still there to be
    /// chosen and P those of two together.
    fn information(&self, worth: &[f64]) -> DMatrix<f64> {
        let mut information = DMatrix::zeros(self.m, self.m);
        for ((taken, d), w) in &self.stages {
            let p = chances(worth, taken, *d);
            let mut both = DMatrix::from_diagonal(&p);
            if *d > 1 {
                for (item, own) in (0..).zip(p.iter()).filter(|(_, own)| **own > 0.0) {
                    let mut without = taken.clone();
                    take(&mut without, item);
                    let mut others = chances(worth, &without, d - 1) * *own;
                    others[usize::from(item)] = *own;
                    both.set_column(usize::from(item), &others);
                }
            }
            information += (both - &p * p.transpose()) * *w;
        }
        information
    }
}

impl Worths {
    /// Writes what one order contributes to the log worths, times the sum of all weights `n_hat`.
    pub fn influence(&self, order: &WeakOrder, n_hat: f64, u: &mut [f64]) {
        let mut score = DVector::zeros(self.worth.len());
        let mut taken = order.absent();
        for (chosen, _) in order.stages() {
            score -= chances(&self.worth, &taken, chosen.len());
            for item in chosen {
                score[usize::from(*item)] += 1.0;
                take(&mut taken, *item);
            }
        }
        self.contribute(&score, n_hat, u);
    }
}

fn take(taken: &mut Vec<u16>, item: u16) {
    let place = taken.partition_point(|known| *known < item);
    taken.insert(place, item);
}

/// The probability of each item to be among the next `d` chosen when some cannot be.
fn chances(worth: &[f64], taken: &[u16], d: usize) -> DVector<f64> {
    let mut p = DVector::from_column_slice(worth);
    for item in taken {
        if let Some(p) = p.get_mut(usize::from(*item)) {
            *p = 0.0;
        }
    }
    if d == 1 {
        let sum = p.sum();
        return p / sum;
    }
    together(p.as_slice(), d)
}

/// The probability of each item to be in a set of `d` whose probability is as the product of its
/// worths: `α_i·e_{d−1}(the others)/e_d(all)`. The sums over the others are put together from those
/// over all before and all after, so that nothing is taken away from nearly the same.
fn together(worth: &[f64], d: usize) -> DVector<f64> {
    let m = worth.len();
    let sums = |worths: &mut dyn Iterator<Item = f64>| {
        let mut all = vec![[1.0].iter().copied().chain(vec![0.0; d]).collect::<Vec<f64>>()];
        for worth in worths {
            let mut next = all.last().cloned().unwrap_or_default();
            for k in (1..=d).rev() {
                next[k] += worth * next[k - 1];
            }
            all.push(next);
        }
        all
    };
    let before = sums(&mut worth.iter().copied());
    let after = sums(&mut worth.iter().rev().copied());
    let whole = before[m][d];
    DVector::from_fn(m, |item, _| {
        let (left, right) = (&before[item], &after[m - 1 - item]);
        worth[item] * (0..d).map(|k| left[k] * right[d - 1 - k]).sum::<f64>() / whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(named: &[u16], m: usize) -> WeakOrder {
        WeakOrder::ranked(named, m)
    }

    /// Of two items the worths are as the wins; of a full ranking of three the likelihood is known.
    #[test]
    fn two_items_by_hand() {
        let mut choices = RankedChoices::new(2);
        choices.push(&ranked(&[0, 1], 2), 3.0);
        choices.push(&ranked(&[1], 2), 1.0);
        let worths = choices.worths().unwrap();
        let difference = worths.log[0].unwrap() - worths.log[1].unwrap();
        assert!((difference - 3.0_f64.ln()).abs() < 1e-11);
        // The information of a log odds of four draws: 4·(3/4)·(1/4).
        let mut u = [0.0; 2];
        worths.influence(&ranked(&[0, 1], 2), 4.0, &mut u);
        assert!((u[0] - u[1] - 0.25 * 4.0 / 0.75).abs() < 1e-9, "{u:?}");
    }

    /// Of five lists all put the first before the second; the made-up item wins and loses half.
    #[test]
    fn who_is_never_beaten_has_an_end_beside_a_made_up_item() {
        let mut one_sided = RankedChoices::new(3);
        one_sided.push(&WeakOrder::of(&[Some(1.0), Some(0.0), None]), 5.0);
        let worths = one_sided.worths().unwrap();
        assert!(worths.is_pseudo);
        assert_eq!(worths.log[2], None, "nobody compared it");
        let (first, second) = (worths.log[0].unwrap(), worths.log[1].unwrap());
        assert!((first + second).abs() < 1e-12 && first > 0.0);
        // The score equation of the first: 5 + ½·5 = 5·p(1,2) + 5·p(1,0), with the made-up one between.
        let odds = |log: f64| log.exp() / (1.0 + log.exp());
        assert!((7.5 - 5.0 * odds(first - second) - 5.0 * odds(first)).abs() < 1e-9);
        assert_eq!(RankedChoices::new(2).worths(), None);
    }

    /// Two of three together: e₂ is ab + ac + bc.
    #[test]
    fn a_set_is_chosen_by_its_products() {
        let p = together(&[1.0, 2.0, 5.0], 2);
        for (p, expected) in p.iter().zip([7.0 / 17.0, 12.0 / 17.0, 15.0 / 17.0]) {
            assert!((p - expected).abs() < 1e-15);
        }
        let single = together(&[1.0, 2.0, 5.0], 1);
        assert!((single[2] - 0.625).abs() < 1e-15);
    }
}
