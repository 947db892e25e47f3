//! Two surveys of a town in which nothing has changed between them: how often a change is told.

use mitreden_count::needs::Scores;
use mitreden_count::ranking::{Contrasts, Draws, RankSets, Sign, Steps, signs, simultaneous};

use super::tally::DRAWS;
use super::town::M;

/// How often something was told that had not happened.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) runs: u32,
    /// Surveys in which any score was told to have changed.
    told: u32,
    /// Surveys in which any need was told to have another place.
    moved: u32,
    /// How often the range of each change held 0.
    held: [u32; M],
    points: f64,
}

impl Changes {
    pub(super) fn add(&mut self, now: &Scores, then: &Scores, seed: u64) {
        self.runs += 1;
        let apart = now.estimates.less(&then.estimates);
        let decided = signs(&apart, DRAWS, seed);
        self.told += u32::from(decided.signs.iter().any(|sign| *sign != Sign::Open));
        let sets = |scores: &Scores| -> RankSets {
            let contrasts = Contrasts::of(&scores.estimates).unwrap();
            simultaneous(&contrasts, &Draws::new(&contrasts, DRAWS, seed), Steps::Down)
        };
        let (one, other) = (sets(now), sets(then));
        let is_apart = |k: usize| one.high[k] < other.low[k] || other.high[k] < one.low[k];
        self.moved += u32::from((0..M).any(is_apart));
        for (k, held) in self.held.iter_mut().enumerate() {
            let base = mitreden_count::estimate::Base { n: 0, n_eff: 0.0 };
            let range = apart.quantity(k, base).interval.unwrap();
            *held += u32::from(range.low <= 0.0 && 0.0 <= range.high);
            self.points += 100.0 * (range.high - range.low) / M as f64;
        }
    }

    /// How often any change of a score was told.
    pub(super) fn told(&self) -> f64 {
        f64::from(self.told) / f64::from(self.runs)
    }

    /// How often any change of place was told.
    pub(super) fn moved(&self) -> f64 {
        f64::from(self.moved) / f64::from(self.runs)
    }

    /// How often ranges held the change that there was not: on average over needs.
    pub(super) fn held(&self) -> f64 {
        let all: u32 = self.held.iter().sum();
        f64::from(all) / f64::from(self.runs) / M as f64
    }

    /// One line of a table.
    pub(super) fn line(&self, name: &str) -> String {
        let [held, told, moved] = [self.held(), self.told(), self.moved()].map(|part| 100.0 * part);
        let points = self.points / f64::from(self.runs);
        format!("| {name} | {held:.1} | {points:.1} | {told:.1} | {moved:.1} |")
    }
}
