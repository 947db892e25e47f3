//! Worths behind pairs: the model of Bradley & Terry (1952, Biometrika 39:324-345).
//!
//! `P(i before j) = α_i/(α_i + α_j)`. An order says, of each two of its items that are not level,
//! which comes first; pairs that are level are left out. The pairs of one person hang together, so
//! that it is a pseudo-likelihood even without weights: the inverse information would be far too
//! small an error, and the sandwich by persons is the one that holds.

use nalgebra::DVector;

use super::conditional_logit::{End, SetChoices, add_score};
use super::weak_order::WeakOrder;
use super::worths::Worths;

/// The pairs in orders, gathered one by one.
#[derive(Debug, Clone)]
pub struct PairChoices {
    choices: SetChoices,
    m: usize,
}

impl PairChoices {
    /// Starts without pairs of `m` items.
    pub fn new(m: usize) -> Self {
        Self { choices: SetChoices::new(m), m }
    }

    /// Adds the pairs of an order of weight `w`; one of another number of items is not counted.
    pub fn push(&mut self, order: &WeakOrder, w: f64) {
        if order.m() != self.m || !order.says_something() {
            return;
        }
        self.choices.answer(w);
        each(order, |first, second| {
            self.choices.push(&pair(first, second), first, End::Best, w);
        });
    }

    /// Finds the worths, as those of rankings are found.
    pub fn worths(&self) -> Option<Worths> {
        self.choices.worths()
    }
}

impl Worths {
    /// Writes what the pairs of one order contribute to the log worths, times the sum of all weights
    /// `n_hat`.
    pub fn influence_of_pairs(&self, order: &WeakOrder, n_hat: f64, u: &mut [f64]) {
        let mut score = DVector::zeros(self.worth.len());
        each(order, |first, second| {
            add_score(self, &pair(first, second), first, End::Best, &mut score);
        });
        self.contribute(&score, n_hat, u);
    }
}

fn pair(first: u16, second: u16) -> [u16; 2] {
    [first.min(second), first.max(second)]
}

/// Calls `f` with each two items of which one comes before the other.
fn each(order: &WeakOrder, mut f: impl FnMut(u16, u16)) {
    for (chosen, after) in order.stages() {
        for first in chosen {
            for second in after {
                f(*first, *second);
            }
        }
    }
}
