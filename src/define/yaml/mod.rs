//! YAML as people write it: a tree in which everything knows its place, and readers that collect
//! all problems.

mod grammar;
mod read;
mod syntax;
mod tree;

pub use grammar::{
    GrammarKey, GrammarTable, Names, Shape, Size, list as list_of, may, needed, set as set_of,
    some as some_of, words,
};
pub use read::{Fields, entries, integer, list, number, scalar, start, truth, word, wrong_shape};
pub use tree::{YamlNode, YamlValue, decode, parse};
