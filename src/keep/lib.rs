//! What people answered: the record of a response, where it is stored, and which of its versions
//! stands.
//!
//! A store is a set of versions that only grows, but for erasure. Stores and files are put together
//! by set union, so that nothing depends on the order in which they arrive.

// The samples of the tests name the floor as other floors do.
#[cfg(test)]
extern crate self as mitreden_keep;

pub mod contact;
pub mod copy;
pub mod files;
pub mod handin;
mod hidden;
pub mod ids;
pub mod journal;
pub mod jsonl;
pub mod lock;
pub mod online;
pub mod plain;
pub mod private;
pub mod record;
pub mod resolve;
pub mod scratch;
pub mod sealing;
pub mod store;
pub mod tally;
pub mod token;
pub mod tombstone;

#[cfg(test)]
#[path = "../../tests/samples/response.rs"]
mod sample;
#[cfg(test)]
#[path = "../../tests/samples/tools.rs"]
mod tools;
