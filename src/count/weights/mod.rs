//! Weights that make the respondents look like the population.
//!
//! Raking after Deming & Stephan (1940, Annals of Mathematical Statistics 11:427-444), solved as
//! calibration after Deville & Särndal (1992, JASA 87:376-382) on cells instead of rows.
//! Post-stratification is raking to one margin.

mod by_cells;
mod by_rows;
mod distance;
mod dual;
mod kish;
mod leverage;
pub(crate) mod linear;
mod margin;
mod plan;
mod pools;
mod proportional;
mod protocol;
mod rake;
mod reraking;
#[cfg(test)]
#[path = "../../../tests/rooms/count/rows.rs"]
mod rows;
mod tables;
#[cfg(test)]
mod tests;
mod within;

pub use by_cells::{Calibrated, calibrate};
pub use by_rows::{CalibrationRows, RowCalibration, calibrate_rows};
pub use distance::Distance;
pub use kish::Kish;
pub(crate) use kish::n_eff;
pub use leverage::Leveraged;
pub(crate) use leverage::{Leverage, leveraged, leverages};
pub use margin::{Level, RakingMargin};
pub use plan::{HeldLevel, WhyHeld};
pub(crate) use pools::nearest;
pub use pools::{JoinedPool, ModePool, WhyJoined};
pub use protocol::{
    FactorBounds, FarOff, HeldTold, PoolProtocol, RakeProtocol, Range, Reach, Solver, TargetGap,
};
pub use rake::{FACTOR_MAX, FACTOR_MIN, RakeError, Raked, rake};
pub(crate) use reraking::Reraking;
pub use tables::{LevelTable, MarginTable, PublishedLevel, RakedShares};
pub use within::rake_within;

use crate::cells::Cells;
use nalgebra::DMatrix;

/// The factors by which base weights were multiplied, with what they were calibrated on.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// One factor g per cell.
    pub factors: Vec<f64>,
    /// The calibration variables x of each cell, one in a row; zeros where the factor was held at
    /// 1.
    pub x: DMatrix<f64>,
}

impl Calibration {
    /// Returns the calibration that changes nothing: base weights, no margins.
    pub fn none(cells: &Cells) -> Self {
        Self { factors: vec![1.0; cells.len()], x: DMatrix::zeros(cells.len(), 0) }
    }
}
