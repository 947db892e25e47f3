//! The `mitreden` executable.

fn main() {}
