//! YAML as people write it: a tree in which everything knows its place, and readers that collect all problems.

mod read;
mod tree;

pub use read::{Fields, Key, Table, entries, integer, list, number, scalar, start, truth, word, wrong_shape};
pub use tree::{Node, Value, decode, parse};
