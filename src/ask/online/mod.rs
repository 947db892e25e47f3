//! The survey in any browser: pages that work without scripts, answers that are on the disk before
//! the next page is shown, and nothing that tells who answered.
//!
//! The engine decides what is asked; here its screens become pages and forms become answers.
//! Between two requests the server remembers nothing of an interview but what is in the store, so
//! it may be stopped and started at any time.

mod answers;
mod bound;
mod clock;
mod codes;
mod guard;
mod handlers;
mod limits;
mod listen;
mod metrics;
mod most;
mod own;
mod reviewed;
mod sealed;
mod session;
mod site;
mod sweep;
mod view;

pub use listen::serve;
pub use site::{Clock, Fill, ServedSurvey, Settings, Settled, Site};
