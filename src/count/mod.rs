//! What was answered, as numbers: weights, estimates, needs and their ranks.

pub mod bases;
pub mod cells;
pub mod estimate;
#[cfg(test)]
mod golden;
pub mod needs;
pub mod ranking;
pub mod weights;
