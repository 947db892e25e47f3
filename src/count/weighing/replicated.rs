//! The replicates of a study's weights, and what must be known to use them.

use super::Weighing;
use crate::replicates::{ReplicateRows, ReplicateWish, Replicates};
use crate::study::Sample;
use mitreden_define::survey::Mode;
use nalgebra::DVector;

/// What must be known to use replicates: the variance is scale · Σ rscale·(θᵣ − θ̄)².
#[derive(Debug, Clone, PartialEq)]
pub struct ReplicateAccount {
    /// What was wished for.
    pub wish: ReplicateWish,
    /// How many there are.
    pub n: usize,
    /// What all squared distances are multiplied by.
    pub scale: f64,
    /// What the squared distance of each is multiplied by.
    pub rscales: Vec<f64>,
    /// Degrees of freedom: clusters less strata.
    pub df: f64,
    /// How many replicates could not be raked to all margins.
    pub unmet: usize,
    /// The weighted share of each mode with its error by the replicates, to see whether a program
    /// reads them as they are meant.
    pub shares: Vec<ModeShare>,
}

/// The weighted share of the respondents who answered in a mode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModeShare {
    /// The mode.
    pub mode: Mode,
    /// The share.
    pub value: f64,
    /// Its standard error by the replicates.
    pub se: f64,
}

impl Weighing<'_> {
    /// What must be known to use the replicates; `None` where there are none.
    pub fn account(&self) -> Option<ReplicateAccount> {
        let (wish, replicates) = self.replicates.as_ref()?;
        Some(ReplicateAccount {
            wish: *wish,
            n: replicates.len(),
            scale: replicates.scale(),
            rscales: replicates.rscales(),
            df: replicates.df,
            unmet: replicates.unmet,
            shares: self.shares(replicates),
        })
    }

    fn shares(&self, replicates: &Replicates) -> Vec<ModeShare> {
        let sample = &self.study.sample;
        let here = |mode: &Mode| {
            let mut rows = sample.modes.iter().enumerate();
            rows.any(|(row, known)| known == mode && sample.cell(row).is_some())
        };
        let modes: Vec<Mode> = Mode::ALL.into_iter().filter(here).collect();
        let all = shares(sample, &modes, |_, cell| self.study.design.factor(cell));
        let each = (0..replicates.len()).map(|replicate| {
            shares(sample, &modes, |row, cell| replicates.factor(replicate, row, cell))
        });
        let cov = replicates.covariance(&each.collect::<Vec<_>>());
        let share = |(at, mode): (usize, &Mode)| ModeShare {
            mode: *mode,
            value: all[at],
            se: cov[(at, at)].sqrt(),
        };
        modes.iter().enumerate().map(share).collect()
    }
}

/// The weighted shares of modes; `factor` is what a row's base weight is multiplied by.
fn shares(sample: &Sample, modes: &[Mode], factor: impl Fn(usize, u32) -> f64) -> DVector<f64> {
    let mut sums: DVector<f64> = DVector::zeros(modes.len());
    for (row, mode) in sample.modes.iter().enumerate() {
        if let Some((cell, d)) = sample.row(row)
            && let Some(at) = modes.iter().position(|known| known == mode)
        {
            sums[at] += d * factor(row, cell);
        }
    }
    let all = sums.sum();
    sums / all
}
