//! What was answered, as numbers: weights, estimates, needs and their ranks.

pub mod bases;
pub mod cells;
pub mod coding;
pub mod dataset;
pub mod estimate;
pub mod fieldwork;
pub mod findings;
#[cfg(test)]
mod golden;
pub mod merge;
pub mod needs;
pub mod population;
pub mod rank;
pub mod ranking;
pub mod results;
#[cfg(test)]
pub(crate) mod sample_town;
pub mod sensitivity;
pub mod study;
pub mod unasked;
pub mod weights;
pub mod withhold;
