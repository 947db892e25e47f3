//! Worths behind best-worst tasks: the conditional logit of Marley & Louviere (2005, Journal of
//! Mathematical Psychology 49:464-480), best first.
//!
//! Of the items shown the best is chosen in proportion to the worths; of those left the worst in
//! proportion to their inverse. A person's tasks are one answer. The counts of the same tasks, best
//! less worst over shown, are told where the question's answers are.

use nalgebra::DVector;

use super::conditional_logit::{End, SetChoices, add_score};
use super::worths::Worths;

/// One answered task: which items were shown, in order, and which two were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestWorstTask {
    /// The items shown, in the order of their places.
    pub shown: Vec<u16>,
    /// The item chosen as best.
    pub best: u16,
    /// The item chosen as worst.
    pub worst: u16,
}

impl BestWorstTask {
    /// Whether both choices are of what was shown, and are two.
    fn is_whole(&self, m: usize) -> bool {
        let has = |item: u16| self.shown.contains(&item);
        has(self.best)
            && has(self.worst)
            && self.best != self.worst
            && self.shown.iter().all(|item| usize::from(*item) < m)
    }

    /// The two choices: the set, the item, and which end it is.
    fn choices(&self) -> [(Vec<u16>, u16, End); 2] {
        let mut shown = self.shown.clone();
        shown.sort_unstable();
        let left = shown.iter().copied().filter(|item| *item != self.best).collect();
        [(shown, self.best, End::Best), (left, self.worst, End::Worst)]
    }
}

/// The choices in best-worst tasks, gathered one by one.
#[derive(Debug, Clone)]
pub struct BestWorstChoices {
    choices: SetChoices,
    m: usize,
}

impl BestWorstChoices {
    /// Starts without tasks of `m` items.
    pub fn new(m: usize) -> Self {
        Self { choices: SetChoices::new(m), m }
    }

    /// Adds the tasks of a person of weight `w`.
    pub fn push(&mut self, tasks: &[BestWorstTask], w: f64) {
        if !tasks.iter().any(|task| task.is_whole(self.m)) {
            return;
        }
        self.choices.answer(w);
        for task in tasks.iter().filter(|task| task.is_whole(self.m)) {
            for (set, item, end) in task.choices() {
                self.choices.push(&set, item, end, w);
            }
        }
    }

    /// Finds the worths, as those of rankings are found.
    pub fn worths(&self) -> Option<Worths> {
        self.choices.worths()
    }
}

impl Worths {
    /// Writes what one person's tasks contribute to the log worths, times the sum of all weights
    /// `n_hat`.
    pub fn influence_of_tasks(&self, tasks: &[BestWorstTask], n_hat: f64, u: &mut [f64]) {
        let mut score = DVector::zeros(self.worth.len());
        for task in tasks.iter().filter(|task| task.is_whole(self.worth.len())) {
            for (set, item, end) in task.choices() {
                add_score(self, &set, item, end, &mut score);
            }
        }
        self.contribute(&score, n_hat, u);
    }
}
