//! Estimates from a weighted sample, never without their uncertainty.
//!
//! A [`Design`] is built once from cells, factors, strata and clusters; every estimator takes it.
//! Variances are those of calibration: Deville & Särndal (1992, JASA 87:376-382), linearised as in
//! Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, with the "ultimate cluster"
//! approximation.

mod design;
mod estimates;
#[cfg(test)]
#[path = "../../../tests/rooms/count/estimate.rs"]
pub(crate) mod golden;
mod independence;
mod interval;
mod joint;
#[cfg(test)]
#[path = "../../../tests/rooms/count/modes.rs"]
mod modes;
mod ranks;
#[cfg(test)]
#[path = "../../../tests/rooms/count/ranks.rs"]
pub(crate) mod ranks_golden;
mod ratio;
mod strata;
mod student;
mod units;
mod variance;

pub use design::Design;
pub use estimates::{Base, Estimate, Estimates};
pub use independence::{Independence, independence};
pub use interval::{Interval, LEVEL};
pub use joint::Joint;
pub use ranks::{RankScores, RankTest, rank_test};
pub use strata::{MergedStratum, Stratum};
pub use student::{t_quantile, t_upper_tail};
pub(crate) use units::{SamplingUnits, UnitStratum};
