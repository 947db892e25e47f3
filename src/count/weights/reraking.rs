//! Raking the same cells anew, as each replicate of a sample must be.
//!
//! What was held stays held, bounds that were needed stay, and so does what each pool of modes
//! counts. The search starts where that of the whole sample ended, which is near, and nowhere else:
//! a replicate depends on no other one.

use super::by_cells::calibrate_from;
use super::distance::Distance;
use super::margin::RakingMargin;
use super::plan::Plan;
use super::proportional;
use super::protocol::{FactorBounds, PoolProtocol, RakeProtocol};
use super::rake::{FACTOR_MAX, FACTOR_MIN, RakeError};
use super::within::{part, shares};
use crate::cells::Cells;
use nalgebra::DVector;

/// Cells that were raked, to be raked for other base weights.
#[derive(Debug, Clone)]
pub(crate) struct Reraking {
    pools: Vec<RerakingPool>,
    /// The pool of each cell.
    of: Vec<usize>,
}

/// Cells that are raked together.
#[derive(Debug, Clone)]
struct RerakingPool {
    plan: Plan,
    cells: Cells,
    /// What is tried, one after the other.
    distances: Vec<Distance>,
    start: DVector<f64>,
    /// The pool's share of all weights.
    share: f64,
}

impl Reraking {
    /// Prepares cells that were raked with this protocol; `of` has the pool of each.
    pub(crate) fn new(
        cells: &Cells,
        margins: &[RakingMargin],
        protocol: &RakeProtocol,
        of: Vec<usize>,
    ) -> Result<Self, RakeError> {
        let pool = |(at, protocol): (usize, &PoolProtocol)| {
            RerakingPool::new(part(cells, &of, at), margins, protocol)
        };
        let pools = protocol.pools.iter().enumerate().map(pool).collect::<Result<_, _>>()?;
        Ok(Self { pools, of })
    }

    /// The factors of the cells for other sums of base weights; `None` where the margins cannot be
    /// met.
    pub(crate) fn factors(&mut self, d: &[f64]) -> Option<Vec<f64>> {
        let mut own: Vec<Vec<f64>> = vec![Vec::new(); self.pools.len()];
        for (d, pool) in d.iter().zip(&self.of) {
            own[*pool].push(*d);
        }
        let sums: Vec<(f64, f64)> =
            self.pools.iter().zip(&own).map(|(pool, d)| (pool.share, d.iter().sum())).collect();
        let shares = shares(d.iter().sum(), &sums);
        let mut found = Vec::with_capacity(own.len());
        for ((pool, d), (_, scale)) in self.pools.iter_mut().zip(&own).zip(shares) {
            // Of a pool that nobody was drawn of there is nothing to rake.
            let is_empty = d.iter().all(|d| *d == 0.0);
            let factors = if is_empty { vec![0.0; d.len()] } else { pool.factors(d)? };
            found.push(factors.into_iter().map(move |g| scale * g));
        }
        self.of.iter().map(|pool| found.get_mut(*pool)?.next()).collect()
    }
}

impl RerakingPool {
    fn new(
        cells: Cells,
        margins: &[RakingMargin],
        protocol: &PoolProtocol,
    ) -> Result<Self, RakeError> {
        let plan = Plan::new(&cells, margins)?;
        let mut distances = vec![Distance::Raking];
        if matches!(protocol.bounds, FactorBounds::Applied { .. }) {
            distances.insert(0, Distance::Logit { low: FACTOR_MIN, high: FACTOR_MAX });
        }
        let (x, totals) = plan.indicators(&cells);
        let d: Vec<f64> = cells.iter().map(|cell| cell.d).collect();
        let zeros = DVector::zeros(x.ncols());
        let found = calibrate_from((&x, &d), &totals, distances[0], zeros.clone());
        let start = found.map_or(zeros, |(_, lambda)| lambda);
        Ok(Self { plan, cells, distances, start, share: protocol.share })
    }

    fn factors(&mut self, d: &[f64]) -> Option<Vec<f64>> {
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
