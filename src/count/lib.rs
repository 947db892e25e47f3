//! What was answered, as numbers: weights, estimates, needs and their ranks.

// The samples of the tests name the floor as other floors do.
#[cfg(test)]
extern crate self as mitreden_count;

mod answers;
#[cfg(test)]
#[path = "../../tests/rooms/count/api.rs"]
mod api;
pub mod bases;
pub mod cells;
pub mod coding;
pub mod comparison;
#[cfg(test)]
#[path = "../../tests/rooms/count/coverage.rs"]
mod coverage;
pub mod dataset;
pub mod elsewhere;
pub mod equal_shares;
pub mod estimate;
pub mod fieldwork;
pub mod findings;
#[cfg(test)]
#[path = "../../tests/rooms/count/golden.rs"]
mod golden;
pub mod locale;
pub mod merge;
pub mod needs;
#[cfg(test)]
#[path = "../../tests/rooms/count/nulls.rs"]
mod nulls;
mod parallel;
pub mod planning;
pub mod population;
pub mod preferences;
#[cfg(test)]
#[path = "../../tests/samples/questionnaire.rs"]
mod questionnaire;
pub mod rank;
pub mod ranking;
pub mod replicates;
pub mod results;
#[cfg(test)]
#[path = "../../tests/samples/response.rs"]
mod sample;
#[cfg(test)]
#[path = "../../tests/samples/town.rs"]
mod sample_town;
pub mod sensitivity;
pub mod study;
pub mod suppression;
pub mod tables;
pub mod unasked;
pub mod weighing;
mod weighted_quantile;
pub mod weights;
