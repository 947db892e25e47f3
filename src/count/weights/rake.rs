//! Raking: Newton's method, else proportional fitting, and bounds only where they are needed.

use super::by_cells::calibrate;
use super::distance::Distance;
use super::margin::RakingMargin;
use super::plan::Plan;
use super::pools::ModePool;
use super::protocol::{FactorBounds, RakeProtocol, Range, Solver, TargetGap};
use super::within::join;
use super::{Calibration, proportional};
use crate::cells::Cells;
use nalgebra::DMatrix;
use std::borrow::Cow;
use thiserror::Error;

/// The smallest factor, relative to the mean, that is accepted without bounds.
pub const FACTOR_MIN: f64 = 0.3;
/// The largest factor, relative to the mean, that is accepted without bounds.
pub const FACTOR_MAX: f64 = 3.0;

/// The factors that meet the margins, and the protocol of how they were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    /// The factors and the variables they were calibrated on.
    pub calibration: Calibration,
    /// The protocol of raking.
    pub protocol: RakeProtocol,
}

/// Why a sample cannot be raked.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum RakeError {
    /// There is nobody to weight.
    #[error("there are no responses to weight")]
    NoRows,
    /// A level occurs in the sample, but its target is 0.
    #[error("margin `{margin}`: level `{level}` has {n} responses but a target of 0")]
    NoTarget {
        /// The margin's name.
        margin: String,
        /// The level's code.
        level: String,
        /// How many rows it has.
        n: u64,
    },
    /// The population has a level that nobody in the sample has.
    #[error("margin `{margin}`: level `{level}` has a target of {:.1} % but no responses", target * 100.0)]
    NoCases {
        /// The margin's name.
        margin: String,
        /// The level's code.
        level: String,
        /// The level's target share.
        target: f64,
    },
    /// There are no positive weights that meet all margins at once.
    #[error(
        "the margins cannot be met together: `{}` of margin `{margin}` stays {:.1} % off its target",
        level.as_deref().unwrap_or("no answer"), gap * 100.0
    )]
    CannotMeet {
        /// The margin that is farthest off.
        margin: String,
        /// The code of its level; `None` for missing answers.
        level: Option<String>,
        /// The distance that remains, weighted total / target − 1.
        gap: f64,
    },
}

impl From<TargetGap> for RakeError {
    fn from(worst: TargetGap) -> Self {
        Self::CannotMeet { margin: worst.margin, level: worst.level, gap: worst.gap }
    }
}

/// Rakes the cells to the margins.
///
/// A cell's levels stand in the order of `margins`. The sum of the weights stays that of the base
/// weights.
///
/// ```
/// use mitreden_count::cells::{CellKey, Cells, CellTally};
/// use mitreden_count::weights::{RakingMargin, rake};
///
/// // 30 women and 10 men of a town where half of the people are men.
/// let mut cells = Cells::new();
/// for (level, n) in [(0, 30), (1, 10)] {
///     let key = CellKey { levels: vec![level], ..CellKey::default() };
///     cells.add(key, CellTally { n, d: n as f64, d2: n as f64 });
/// }
/// let raked = rake(&cells, &[RakingMargin::new("sex", [("f", 0.5), ("m", 0.5)])]).unwrap();
/// let weight = |at: usize| raked.calibration.factors[at];
/// assert!((weight(0) - 20.0 / 30.0).abs() < 1e-12 && (weight(1) - 2.0).abs() < 1e-12);
/// ```
pub fn rake(cells: &Cells, margins: &[RakingMargin]) -> Result<Raked, RakeError> {
    let of = vec![0; cells.len()];
    let raked = PoolRaked::new(Cow::Borrowed(cells), margins)?;
    Ok(join(cells, &of, &[(ModePool::default(), raked)], Vec::new()))
}

/// Those who are raked together, with the factors that meet the margins.
pub(super) struct PoolRaked<'a> {
    pub(super) cells: Cow<'a, Cells>,
    pub(super) plan: Plan,
    pub(super) factors: Vec<f64>,
    pub(super) x: DMatrix<f64>,
    pub(super) solver: Solver,
    pub(super) iterations: usize,
    pub(super) bounds: FactorBounds,
}

impl<'a> PoolRaked<'a> {
    /// Rakes the cells to the margins; the sum of the weights stays that of the base weights.
    pub(super) fn new(cells: Cow<'a, Cells>, margins: &[RakingMargin]) -> Result<Self, RakeError> {
        let plan = Plan::new(&cells, margins)?;
        let (x, totals) = plan.indicators(&cells);
        let d: Vec<f64> = cells.iter().map(|cell| cell.d).collect();
        let newton = |distance| {
            let mut found = calibrate(&x, &d, &totals, distance)?;
            plan.hold(&mut found.factors);
            Some(found)
        };

        let (solver, unbounded) = match newton(Distance::Raking) {
            Some(found) => (Solver::Newton, found),
            None => (Solver::Proportional, proportional::fit(&cells, &plan)?),
        };
        let range = Range::of(&cells, &unbounded.factors);
        let inside = range.min >= FACTOR_MIN && range.max <= FACTOR_MAX;
        let bounded = || newton(Distance::Logit { low: FACTOR_MIN, high: FACTOR_MAX });
        let (solver, found, bounds) = if inside {
            (solver, unbounded, FactorBounds::Kept)
        } else if let Some(found) = bounded() {
            (Solver::Newton, found, FactorBounds::Applied { unbounded: range })
        } else {
            (solver, unbounded, FactorBounds::Infeasible)
        };
        let (factors, iterations) = (found.factors, found.iterations);
        Ok(Self { cells, plan, factors, x, solver, iterations, bounds })
    }
}
