//! What citizens need: from answers about importance and satisfaction to a score for each need.
//!
//! The score is the share of citizens who put a need among their most important **and** are not
//! satisfied with it. It is the importance-satisfaction rating of the American citizen surveys
//! (importance × (1 − satisfaction), ETC Institute) taken within each person instead of between
//! averages: those who care for something know it better. As a share it has an exact design-based
//! standard error, by linearisation (Deville 1999, Survey Methodology 25:193-203).

mod against;
mod answers;
mod borda;
mod by_cell;
mod counted;
mod facet;
mod groups;
mod influence;
mod moments;
mod points;
mod rows;
mod satisfaction;
mod score;
mod sums;
#[cfg(test)]
mod tests;
mod topk;
mod variants;

pub use against::{ComparedSide, compared};
pub use answers::{NeedAnswer, NeedAnswers};
pub use borda::win_share;
pub(crate) use counted::{CellSaying, score_counted};
pub use facet::RowFacet;
pub use groups::{GroupScores, score_groups};
pub use points::point_share;
pub use rows::{NeedRow, NeedRows};
pub use satisfaction::dissatisfied;
pub(crate) use score::sums;
pub use score::{NeedScore, ScoreMeasure, Scores, score};
pub(crate) use sums::Sums;
pub use topk::{Importance, TOP, top_k};
pub use variants::{Formula, estimate};
