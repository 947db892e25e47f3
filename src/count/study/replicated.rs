//! Replicates of a study's sample, each weighted as the sample is.

use std::sync::OnceLock;

use super::{CountError, Sample, Study};
use crate::replicates::{
    Recalibration, ReplicateError, ReplicateKind, ReplicateRows, ReplicateWish, Replicates,
};
use mitreden_define::survey::Draw;

/// Replicates that are drawn once, by whoever asks first.
#[derive(Debug, Default)]
pub(super) struct DrawnOnce(OnceLock<Result<Replicates, ReplicateError>>);

impl ReplicateRows for Sample {
    fn len(&self) -> usize {
        self.codes.len()
    }

    fn row(&self, row: usize) -> Option<(u32, f64)> {
        self.cell(row).map(|cell| (cell, self.base_weight(row)))
    }
}

impl Study<'_> {
    /// Draws replicates, each calibrated as the weights are.
    pub(crate) fn draw(
        &self,
        wish: ReplicateWish,
    ) -> Result<Result<Replicates, ReplicateError>, CountError> {
        let calibration = match &self.weighting {
            Some(protocol) => Recalibration::Raked(Box::new(self.sample.reraking(protocol)?)),
            None if self.survey.population.is_some() && !self.sample.has_margins() => {
                Recalibration::Sum
            }
            None => Recalibration::None,
        };
        Ok(Replicates::draw(&self.design, &self.sample, &calibration, wish))
    }

    /// The replicates that orders are worked out in: so many, of the kind that fits how the answers
    /// came. All orders of a study are worked out in the same ones.
    pub(crate) fn replicates(
        &self,
        n: usize,
        seed: u64,
    ) -> Result<&Result<Replicates, ReplicateError>, CountError> {
        if self.replicates.0.get().is_none() {
            let drawn = self.draw(ReplicateWish { kind: self.replicate_kind(), n, seed })?;
            // Whoever was first had the same.
            let _ = self.replicates.0.set(drawn);
        }
        Ok(self.replicates.0.get_or_init(|| Err(ReplicateError::OneCluster)))
    }

    /// Answers that chose themselves each count by a Poisson variable; where they were drawn, or
    /// nothing is said, clusters are drawn anew within their strata. A jackknife leaves out one
    /// cluster at a time: so little moves hardly any order, and says nothing of ranks.
    pub(crate) fn replicate_kind(&self) -> ReplicateKind {
        match self.survey.fieldwork.sample {
            Some(Draw::SelfSelected) => ReplicateKind::Poisson,
            Some(Draw::Random) | None => ReplicateKind::Bootstrap,
        }
    }
}
