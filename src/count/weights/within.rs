//! Raking within pools of modes, and joining the pools.
//!
//! Each pool is raked to the same margins. Joined, a pool counts by the effective number of its
//! respondents (Kish), λ ∝ (Σw)²/Σw², so that who came in great numbers from a few groups does not
//! outweigh who came evenly. λ is taken as known: its own error is of a lower order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Calibration;
use super::kish::Kish;
use super::margin::RakingMargin;
use super::plan::{Plan, PlannedLevel, WhyHeld};
use super::pools::{self, JoinedPool, ModePool, WhyJoined};
use super::protocol::{PoolProtocol, RakeProtocol, Range};
use super::rake::{PoolRaked, RakeError, Raked, rake};
use super::tables::{TablePart, tables};
use crate::bases::LEVEL_HELD_BELOW;
use crate::cells::{CellTally, Cells, WeightingCell};
use mitreden_define::survey::Mode;
use nalgebra::DMatrix;

/// Rakes the cells to the margins within each mode that is large enough; `modes` has the mode of
/// each cell.
///
/// A smaller mode is raked together with the nearest in kind, and so is one whose respondents
/// cannot be raked to all margins, or that has too few of a level that all together have enough of;
/// the protocol says why.
pub fn rake_within(
    cells: &Cells,
    margins: &[RakingMargin],
    modes: &[Mode],
) -> Result<Raked, RakeError> {
    let mut n: BTreeMap<Mode, u64> = BTreeMap::new();
    for (cell, mode) in cells.iter().zip(modes) {
        *n.entry(*mode).or_default() += cell.n;
    }
    let mut pools = pools::of_modes(&n);
    let mut joined: Vec<JoinedPool> = Vec::new();
    while pools.len() > 1 {
        let of = of_pools(&pools, modes);
        let raked = |at: usize| {
            let raked = PoolRaked::new(Cow::Owned(part(cells, &of, at)), margins)?;
            few(&raked.plan, cells, margins).map_or(Ok(raked), Err)
        };
        let all: Vec<Result<PoolRaked<'_>, WhyJoined>> = (0..pools.len()).map(raked).collect();
        let why = all.iter().enumerate().find_map(|(at, one)| Some((at, one.as_ref().err()?)));
        let Some((at, why)) = why.map(|(at, why)| (at, why.clone())) else {
            let all: Vec<_> = pools.into_iter().zip(all.into_iter().flatten()).collect();
            return Ok(join(cells, &of, &all, joined));
        };
        joined.push(JoinedPool { pool: pools[at].clone(), why });
        pools::join(&mut pools, at);
    }
    let mut raked = rake(cells, margins)?;
    for (only, pool) in raked.protocol.pools.iter_mut().zip(pools) {
        only.pool = pool;
    }
    raked.protocol.joined = joined;
    Ok(raked)
}

/// A level that a pool has too few of to be raked, where all together have enough. Their rows would
/// keep the weight they have, and the shares of the others would tell how few they are.
fn few(pool: &Plan, cells: &Cells, margins: &[RakingMargin]) -> Option<WhyJoined> {
    let in_all = |index: usize, slot: usize| {
        let is_of = |cell: &&WeightingCell| margins[index].slot(cell.key.levels.get(index)) == slot;
        cells.iter().filter(is_of).map(|cell| cell.n).sum::<u64>()
    };
    pool.margins.iter().zip(margins).enumerate().find_map(|(index, (planned, margin))| {
        let levels = planned.levels.iter().zip(&margin.levels).enumerate();
        let few = |slot: usize, level: &PlannedLevel| {
            level.held == Some(WhyHeld::FewCases) && in_all(index, slot) >= LEVEL_HELD_BELOW
        };
        levels
            .filter(|(slot, (planned, _))| few(*slot, planned))
            .map(|(_, (planned, level))| {
                let (margin, level) = (margin.name.clone(), level.code.clone());
                WhyJoined::FewCases { margin, level, n: planned.n }
            })
            .next()
    })
}

/// The pool of each cell.
pub(super) fn of_pools(pools: &[ModePool], modes: &[Mode]) -> Vec<usize> {
    let of = |mode: &Mode| pools.iter().position(|pool| pool.has(*mode)).unwrap_or(0);
    modes.iter().map(of).collect()
}

/// The cells of one pool, in their order.
pub(super) fn part(cells: &Cells, of: &[usize], at: usize) -> Cells {
    let mut part = Cells::new();
    for (cell, _) in cells.iter().zip(of).filter(|(_, of)| **of == at) {
        part.add(cell.key.clone(), CellTally { n: cell.n, d: cell.d, d2: cell.d2 });
    }
    part
}

/// What each pool counts, so that all weights add up to `all`: the share of each, and what the
/// factors of its cells are multiplied by. `pools` has the effective number and the sum of the
/// weights of each; a pool of which nobody is there counts nothing.
pub(super) fn shares(all: f64, pools: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let here = |(_, sum): &&(f64, f64)| *sum > 0.0;
    let effective: f64 = pools.iter().filter(here).map(|(n_eff, _)| n_eff).sum();
    let share = |(n_eff, sum): &(f64, f64)| {
        if *sum > 0.0 { (n_eff / effective, n_eff / effective * (all / sum)) } else { (0.0, 0.0) }
    };
    pools.iter().map(share).collect()
}

/// Joins pools that were raked; `of` has the pool of each cell.
pub(super) fn join(
    cells: &Cells,
    of: &[usize],
    raked: &[(ModePool, PoolRaked<'_>)],
    joined: Vec<JoinedPool>,
) -> Raked {
    let kish: Vec<Kish> = raked.iter().map(|(_, one)| Kish::of(&one.cells, &one.factors)).collect();
    let sums = raked.iter().zip(&kish).map(|((_, one), kish)| (kish.n_eff, one.plan.base));
    let shares = shares(cells.d(), &sums.collect::<Vec<_>>());
    let columns = raked.iter().map(|(_, one)| one.x.ncols()).sum();
    let mut factors = vec![1.0; cells.len()];
    let mut x = DMatrix::zeros(cells.len(), columns);
    let mut first = 0;
    for (at, (_, one)) in raked.iter().enumerate() {
        let (_, scale) = shares[at];
        let own = of.iter().enumerate().filter(|(_, of)| **of == at).map(|(c, _)| c);
        for (row, c) in own.enumerate() {
            factors[c] = scale * one.factors[row];
            x.view_mut((c, first), (1, one.x.ncols())).copy_from(&one.x.row(row));
        }
        first += one.x.ncols();
    }
    let parts: Vec<TablePart<'_>> = raked
        .iter()
        .zip(&shares)
        .map(|((_, one), (share, scale))| TablePart {
            cells: &one.cells,
            plan: &one.plan,
            factors: one.factors.iter().map(|g| scale * g).collect(),
            share: *share,
        })
        .collect();
    let margins = tables(&parts);
    let of_pool =
        |((part, kish), (pool, one)): ((TablePart<'_>, Kish), &(ModePool, PoolRaked<'_>))| {
            let base = vec![1.0; one.cells.len()];
            PoolProtocol {
                pool: pool.clone(),
                share: part.share,
                solver: one.solver,
                iterations: one.iterations,
                range: Range::of(&one.cells, &one.factors),
                bounds: one.bounds,
                held: one.plan.list_held(),
                gap_before: one.plan.worst_gap(&one.cells, &base),
                gap_after: one.plan.worst_gap(&one.cells, &one.factors),
                margins: tables(&[TablePart { share: 1.0, ..part }]),
                kish,
            }
        };
    let protocol = RakeProtocol {
        pools: parts.into_iter().zip(kish).zip(raked).map(of_pool).collect(),
        joined,
        range: Range::of(cells, &factors),
        margins,
        kish: Kish::of(cells, &factors),
    };
    Raked { calibration: Calibration { factors, x }, protocol }
}

#[cfg(test)]
#[path = "../../../tests/rooms/count/pools.rs"]
mod tests;
