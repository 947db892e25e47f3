//! mitreden: from a questionnaire in YAML to what citizens need most.
//!
//! Floors in the order of the work, on one ground floor and under one roof: a definition is asked,
//! kept, counted, told. Each floor is a package of its own and uses only those before it, as its
//! `Cargo.toml` says; rooms on one floor use each other one way.
//!
//! ```text
//! base     diagnostics, language, ids, seeds
//! define   expressions, questionnaires, the town's files
//! keep     records, stores, which record of several counts
//! web      what any page needs: connections, forms, limits, seals
//! ask      the interview, and the ways answers come in
//! count    dataset, weights, estimates, needs and their ranks
//! press    templates become pages, charts become pictures
//! tell     charts and reports
//! office   what a town does with all of it, whoever asks
//! cli      arguments, progress, one file a command
//! ```

pub use mitreden_ask as ask;
pub use mitreden_base as base;
pub use mitreden_count as count;
pub use mitreden_define as define;
pub use mitreden_keep as keep;
pub use mitreden_office as office;
pub use mitreden_press as press;
pub use mitreden_tell as tell;
pub use mitreden_web as web;

pub mod cli;
