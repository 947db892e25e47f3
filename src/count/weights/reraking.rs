//! Raking the same cells anew, as each replicate of a sample must be.
//!
//! What was held stays held, and bounds that were needed stay. The search starts where that of the
//! whole sample ended, which is near, and nowhere else: a replicate depends on no other one.

use super::by_cells::calibrate_from;
use super::distance::Distance;
use super::margin::RakingMargin;
use super::plan::Plan;
use super::proportional;
use super::protocol::{FactorBounds, RakeProtocol};
use super::rake::{FACTOR_MAX, FACTOR_MIN, RakeError};
use crate::cells::Cells;
use nalgebra::DVector;

/// Cells that were raked, to be raked for other base weights.
#[derive(Debug, Clone)]
pub(crate) struct Reraking {
    plan: Plan,
    cells: Cells,
    /// What is tried, one after the other.
    distances: Vec<Distance>,
    start: DVector<f64>,
}

impl Reraking {
    /// Prepares cells that were raked with this protocol.
    pub(crate) fn new(
        cells: &Cells,
        margins: &[RakingMargin],
        protocol: &RakeProtocol,
    ) -> Result<Self, RakeError> {
        let plan = Plan::new(cells, margins)?;
        let mut distances = vec![Distance::Raking];
        if matches!(protocol.bounds, FactorBounds::Applied { .. }) {
            distances.insert(0, Distance::Logit { low: FACTOR_MIN, high: FACTOR_MAX });
        }
        let (x, totals) = plan.indicators(cells);
        let d: Vec<f64> = cells.iter().map(|cell| cell.d).collect();
        let zeros = DVector::zeros(x.ncols());
        let found = calibrate_from((&x, &d), &totals, distances[0], zeros.clone());
        let start = found.map_or(zeros, |(_, lambda)| lambda);
        Ok(Self { plan, cells: cells.clone(), distances, start })
    }

    /// The factors of the cells for other sums of base weights; `None` where the margins cannot be
    /// met.
    pub(crate) fn factors(&mut self, d: &[f64]) -> Option<Vec<f64>> {
        self.cells.reweigh(d);
        let plan = self.plan.rebased(&self.cells);
        let (x, totals) = plan.indicators(&self.cells);
        let is_near = plan.holds_like(&self.plan);
        let start = || if is_near { self.start.clone() } else { DVector::zeros(x.ncols()) };
        let mut tried = self.distances.iter().filter_map(|distance| {
            calibrate_from((&x, d), &totals, *distance, start()).map(|(factors, _)| factors)
        });
        let found = tried.next();
        let mut factors =
            found.or_else(|| Some(proportional::fit(&self.cells, &plan).ok()?.factors))?;
        plan.hold(&mut factors);
        Some(factors)
    }
}
