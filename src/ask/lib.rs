//! Every way an answer comes in, and the one engine they all drive.

pub mod collect;
pub mod import;
pub mod interview;
pub mod keyed;
pub mod locale;
pub mod online;
mod record;
pub mod simulate;
pub mod terminal;
#[cfg(test)]
#[path = "../../tests/samples/tools.rs"]
mod tools;
