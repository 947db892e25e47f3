//! Nothing: this package names features in its `Cargo.toml`.
