//! How many must be asked so that needs which differ by so much are told apart.
//!
//! Before there are answers something must be assumed: as many needs as the questionnaire asks
//! about, half of them so many points above the other half, and everybody names as many as they
//! may (`picks`). What weighting costs is a design effect (Kish 1965, Survey Sampling, 11.7), and
//! how alike those are who are asked in one shift is the intraclass correlation: a shift of b
//! interviews has the variance of 1 + (b − 1)·ρ times as many (Kish 1965, 5.4).
//!
//! From that follow the variance of a difference, its degrees of freedom and, with the critical
//! value of the joint decisions, how often two needs are told apart (`precision`). The same is then
//! looked at in surveys made up by chance and counted as all others are (`simulated`).

mod earlier;
mod picks;
mod precision;
mod simulated;
#[cfg(test)]
mod tests;

pub use earlier::{EarlierShifts, EarlierWave, earlier};
pub use picks::TwoTiers;
pub use precision::{Precision, least_online, least_shifts, precision};
pub use simulated::{TrialSurveys, simulate};

/// What is assumed of people and answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assumptions {
    /// How many needs there are; at least 2.
    pub needs: usize,
    /// How many of them each respondent names; fewer than there are.
    pub picks: usize,
    /// The part of those naming a need who are not satisfied with it; 1 where that is not asked.
    pub unsatisfied: f64,
    /// By how much the score of each need of the upper half is above that of each of the lower,
    /// from 0 to 1.
    pub difference: f64,
    /// The design effect of weighting, at least 1.
    pub deff: f64,
    /// The intraclass correlation of those who are asked in one shift, from 0 to 1.
    pub icc: f64,
}

/// How a survey is to be made: some people answer one by one, others are asked in shifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedSample {
    /// How many answer one by one, as online.
    pub alone: u64,
    /// In how many shifts people are asked in the street: none, or two at least.
    pub shifts: u64,
    /// How many are asked in a shift.
    pub per_shift: u64,
}

impl PlannedSample {
    /// How many are asked in shifts.
    pub fn street(&self) -> u64 {
        self.shifts * self.per_shift
    }

    /// How many are asked in all.
    pub fn n(&self) -> u64 {
        self.alone + self.street()
    }
}
