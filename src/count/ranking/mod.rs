//! How sure the order is.
//!
//! Rank sets after Mogstad, Romano, Shaikh & Wilhelm (2024), Inference for Ranks with Applications
//! to Mobility across Neighbourhoods and Academic Achievement across Countries, Review of Economic
//! Studies 91:476-518 (doi 10.1093/restud/rdad006). The bootstrap of ranks is inconsistent where
//! numbers are tied or nearly so and is not offered. The larger number has rank 1.

mod contrasts;
mod draws;
mod holm;
mod maxima;
mod sets;
mod signs;
mod stepdown;
#[cfg(test)]
mod tests;
mod tiers;
mod ties;

pub use contrasts::{Contrasts, Pairs};
pub use draws::{DRAWS, Draws};
pub use holm::{holm, holm_rejects, multinomial};
pub use sets::{RankSets, Relation};
pub use signs::{JointSigns, Sign, signs};
pub use stepdown::{ALPHA, Steps, critical_value, marginal, simultaneous};
pub use tiers::tiers;
pub use ties::largest_first;
pub(crate) use ties::levelled;
