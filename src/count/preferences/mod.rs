//! What many orders and choices say together: one method a file, from weighted answers to a number
//! for each item with its precision, or to an order.
//!
//! The models of choice (`plackett_luce`, `bradley_terry`, `best_worst`) give worths. Their weights
//! enter as a pseudo-likelihood: each answer's part of the likelihood counts by its weight, and the
//! covariance is the sandwich of the score equations in the design (Binder 1983, International
//! Statistical Review 51:279-292). So every model tells what one answer contributes, its influence:
//! the inverse information times its score. Clusters, strata and calibration then enter where they
//! do for shares. The information alone, which takes answers for independent and weights for counts,
//! serves the search and quasi-variances, not standard errors.
//!
//! `schulze` gives an order without a scale. What is a plain mean of each person's shares (Borda's
//! win share, points) or a function of two shares (importance times dissatisfaction, opportunity)
//! lives in `needs`, whose estimator it shares. Nothing here knows needs, surveys or datasets.

mod best_worst;
mod bradley_terry;
mod conditional_logit;
mod network;
mod plackett_luce;
mod quasi_variance;
mod schulze;
#[cfg(test)]
mod tests;
mod weak_order;
mod worths;

pub use best_worst::{BestWorstChoices, BestWorstTask};
pub use bradley_terry::PairChoices;
pub use plackett_luce::RankedChoices;
pub use quasi_variance::quasi_variances;
pub use schulze::{PairwiseTable, SchulzeOrder};
pub use weak_order::WeakOrder;
pub use worths::Worths;
