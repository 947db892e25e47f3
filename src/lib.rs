//! mitreden: from a questionnaire in YAML to what citizens need most.
//!
//! Five floors in the order of the work, on one ground floor and under one roof: a definition is asked, kept, counted,
//! told. A floor uses only the floors before it in this list; rooms on one floor use each other one way.
//!
//! ```text
//! base     diagnostics, language, ids, seeds
//! define   expressions, questionnaires, the town's files
//! keep     records, stores, which record of several counts
//! ask      the interview, and the ways answers come in
//! count    dataset, weights, estimates, needs and their ranks
//! tell     charts and reports
//! cli      arguments, progress, one file a command
//! ```

pub mod ask;
pub mod base;
pub mod cli;
pub mod count;
pub mod define;
pub mod keep;
pub mod tell;
