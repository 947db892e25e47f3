//! Choices of one item from sets, as the best or as the worst: the conditional logit of `McFadden`
//! (1974, in Zarembka, Frontiers in Econometrics, 105-142).
//!
//! The best is chosen with `p = e^θ/Σe^θ` over the set, the worst with the signs turned. The weighted
//! log likelihood is concave in θ; Newton's steps are halved where they do not raise it. The
//! information is `Σ w (diag(p) − ppᵀ)`.

use nalgebra::{DMatrix, DVector};
use std::collections::BTreeMap;

use super::network::{Network, PSEUDO};
use super::worths::Worths;
use crate::weights::linear::pseudo_inverse;

/// The most steps that are taken; real answers take less than ten.
const STEPS: usize = 200;
/// The most times a step is halved.
const HALVINGS: usize = 40;
/// The largest change of a log worth at which the search ends.
const FOUND: f64 = 1e-12;

/// Which end of a set was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Best,
    Worst,
}

impl End {
    fn sign(self) -> f64 {
        match self {
            Self::Best => 1.0,
            Self::Worst => -1.0,
        }
    }
}

/// Choices from sets, gathered one by one.
#[derive(Debug, Clone)]
pub(super) struct SetChoices {
    m: usize,
    /// For each item the weight of those who chose it as best, less that of those as worst.
    chosen: DVector<f64>,
    /// The weights of the sets, items in order.
    sets: BTreeMap<(Vec<u16>, End), f64>,
    network: Network,
    answers: (u64, f64),
}

impl SetChoices {
    /// Starts without choices among `m` items.
    pub(super) fn new(m: usize) -> Self {
        let (sets, network) = (BTreeMap::new(), Network::new(m));
        Self { m, chosen: DVector::zeros(m), sets, network, answers: (0, 0.0) }
    }

    /// Notes that an answer of weight `w` begins, whatever the number of its choices.
    pub(super) fn answer(&mut self, w: f64) {
        self.answers = (self.answers.0 + 1, self.answers.1 + w);
    }

    /// Adds the choice of an item of a set, whose items are in order.
    pub(super) fn push(&mut self, set: &[u16], item: u16, end: End, w: f64) {
        self.chosen[usize::from(item)] += end.sign() * w;
        match self.sets.get_mut(&(set.to_vec(), end)) {
            Some(known) => *known += w,
            None => {
                self.sets.insert((set.to_vec(), end), w);
            }
        }
        for other in set.iter().filter(|other| **other != item) {
            match end {
                End::Best => self.network.prefer(item, *other),
                End::Worst => self.network.prefer(*other, item),
            }
        }
    }

    /// Finds the worths, as those of rankings are found.
    pub(super) fn worths(&self) -> Option<Worths> {
        if self.network.size() < 2 {
            return None;
        }
        if self.network.is_connected() {
            return self.likeliest();
        }
        self.with_reference().likeliest().map(Worths::without_last)
    }

    fn with_reference(&self) -> Self {
        let (n, w) = self.answers;
        let half = PSEUDO * w / n as f64;
        let reference = u16::try_from(self.m).unwrap_or(u16::MAX);
        let mut all = Self::new(self.m + 1);
        all.sets.clone_from(&self.sets);
        all.chosen.rows_mut(0, self.m).copy_from(&self.chosen);
        for item in (0..reference).filter(|item| self.network.has(*item)) {
            all.push(&[item, reference], item, End::Best, half);
            all.push(&[item, reference], reference, End::Best, half);
        }
        // What was compared before still was.
        for item in (0..reference).filter(|item| self.network.has(*item)) {
            all.network.prefer(item, reference);
        }
        all
    }

    fn likeliest(&self) -> Option<Worths> {
        let mut theta = DVector::zeros(self.m);
        let (mut likelihood, mut score, mut information) = self.at(&theta);
        for _ in 0..STEPS {
            let step = pseudo_inverse(&information) * &score;
            let size = step.amax();
            if !size.is_finite() {
                return None;
            }
            let mut part = 1.0;
            for _ in 0..HALVINGS {
                let next = &theta + &step * part;
                let (reached, slope, curve) = self.at(&next);
                // Near the top the likelihood differs by less than its rounding.
                if reached >= likelihood - 1e-12 * likelihood.abs() {
                    (theta, likelihood, score, information) = (next, reached, slope, curve);
                    break;
                }
                part *= 0.5;
            }
            if size < FOUND {
                let worth = (0..self.m).map(|item| {
                    let is_known = u16::try_from(item).is_ok_and(|item| self.network.has(item));
                    if is_known { theta[item].exp() } else { 0.0 }
                });
                return Some(Worths::new(worth.collect(), &pseudo_inverse(&information)));
            }
        }
        None
    }

    /// The log likelihood, its slope and the information at some log worths.
    fn at(&self, theta: &DVector<f64>) -> (f64, DVector<f64>, DMatrix<f64>) {
        let mut likelihood = self.chosen.dot(theta);
        let mut score = self.chosen.clone();
        let mut information = DMatrix::zeros(self.m, self.m);
        for ((set, end), w) in &self.sets {
            let sign = end.sign();
            let logs = || set.iter().map(|item| sign * theta[usize::from(*item)]);
            let top = logs().fold(f64::NEG_INFINITY, f64::max);
            let sum: f64 = logs().map(|log| (log - top).exp()).sum();
            likelihood -= w * (top + sum.ln());
            let p: Vec<f64> = logs().map(|log| (log - top).exp() / sum).collect();
            for (j, p_j) in set.iter().zip(&p) {
                let j = usize::from(*j);
                score[j] -= w * sign * p_j;
                information[(j, j)] += w * p_j;
                for (k, p_k) in set.iter().zip(&p) {
                    information[(j, usize::from(*k))] -= w * p_j * p_k;
                }
            }
        }
        (likelihood, score, information)
    }
}

/// Adds what one choice contributes to the slope of the log likelihood.
pub(super) fn add_score(
    worths: &Worths,
    set: &[u16],
    item: u16,
    end: End,
    score: &mut DVector<f64>,
) {
    let of = |item: &u16| worths.worth[usize::from(*item)].powf(end.sign());
    let sum: f64 = set.iter().map(of).sum();
    for other in set {
        score[usize::from(*other)] -= end.sign() * of(other) / sum;
    }
    score[usize::from(item)] += end.sign();
}
