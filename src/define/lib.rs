//! What is asked, and about what: the town's files and questionnaires, read once and resolved.
//!
//! After this floor every id, option and route is known to exist; nothing downstream can meet a
//! dangling one.

// The samples of the tests name the floor as other floors do.
#[cfg(test)]
extern crate self as mitreden_define;

pub mod answer;
pub mod form_number;
pub mod index;
pub mod locale;
pub mod logic;
pub mod numbering;
pub mod quotes;
pub mod routing;
pub mod schema;
pub mod survey;
pub mod town;
pub mod version_sign;
pub mod yaml;
