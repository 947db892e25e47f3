//! How often what was promised held.

use mitreden_count::needs::Scores;
use mitreden_count::ranking::{Contrasts, Draws, Steps, simultaneous};

use super::town::M;

/// Draws behind a rank set: a tenth of the program's own. The critical value is off by some
/// hundredths, either way.
pub(super) const DRAWS: usize = 10_000;

/// How often what was promised held.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) runs: u32,
    held: [u32; M],
    joint: u32,
    width: usize,
    points: f64,
}

impl Tally {
    pub(super) fn add(&mut self, scores: &Scores, truth: &[f64; M], seed: u64) {
        self.runs += 1;
        for (k, need) in scores.needs.iter().enumerate() {
            let interval = need.score.unwrap().interval.unwrap();
            self.held[k] += u32::from(interval.low <= truth[k] && truth[k] <= interval.high);
            self.points += 100.0 * (interval.high - interval.low) / M as f64;
        }
        let contrasts = Contrasts::of(&scores.estimates).unwrap();
        let sets = simultaneous(&contrasts, &Draws::new(&contrasts, DRAWS, seed), Steps::Down);
        let larger = |k: usize| truth.iter().filter(|other| **other > truth[k] + 1e-9).count();
        let smaller = |k: usize| truth.iter().filter(|other| **other < truth[k] - 1e-9).count();
        // With ties a need has all the ranks that breaking them could give it.
        self.joint += u32::from(
            (0..M).all(|k| sets.low[k] <= 1 + larger(k) && sets.high[k] >= M - smaller(k)),
        );
        self.width += (0..M).map(|k| sets.high[k] - sets.low[k] + 1).sum::<usize>();
    }

    /// How often all rank sets held the true ranks at once.
    pub(super) fn joint(&self) -> f64 {
        f64::from(self.joint) / f64::from(self.runs)
    }

    /// How many ranks a set has.
    pub(super) fn width(&self) -> f64 {
        self.width as f64 / f64::from(self.runs) / M as f64
    }

    /// How often intervals held: on average over needs, of the worst need, of the best.
    pub(super) fn intervals(&self) -> [f64; 3] {
        let part = |held: u32| f64::from(held) / f64::from(self.runs);
        let all: f64 = self.held.iter().map(|held| part(*held)).sum::<f64>() / M as f64;
        [all, part(*self.held.iter().min().unwrap()), part(*self.held.iter().max().unwrap())]
    }

    /// One line of a table.
    pub(super) fn line(&self, name: &str) -> String {
        let [all, low, high] = self.intervals().map(|part| 100.0 * part);
        let points = self.points / f64::from(self.runs);
        let (joint, width) = (100.0 * self.joint(), self.width());
        format!(
            "| {name} | {all:.1} | {low:.1} to {high:.1} | {points:.1} | {joint:.1} | {width:.2} |"
        )
    }
}
