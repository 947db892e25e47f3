//! Numbers that others computed, for the tests of this floor.

use std::collections::HashMap;

/// One row of a table by column name.
pub(crate) type Row = HashMap<String, String>;

/// The folder of the repository.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Reads a table of `tests/golden`.
pub(crate) fn table(name: &str) -> Vec<Row> {
    let path = format!("{ROOT}/tests/golden/{name}");
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Reads a number of a row.
pub(crate) fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// What R's survey package computed.
pub(crate) struct Survey(HashMap<String, f64>);

impl Survey {
    pub(crate) fn read() -> Self {
        Self::of("survey_golden.csv")
    }

    /// What another script made of it.
    pub(crate) fn of(file: &str) -> Self {
        Self(table(file).iter().map(|row| (row["key"].clone(), number(row, "value"))).collect())
    }

    /// Asserts that `ours` is R's number to 1e-9 relative, 1e-12 absolute where R has 0.
    pub(crate) fn check(&self, key: &str, ours: f64) {
        self.check_to(key, ours, 1e-9);
    }

    /// Asserts the same to another relative tolerance.
    pub(crate) fn check_to(&self, key: &str, ours: f64, tolerance: f64) {
        let theirs = self.0[key];
        let allowed = if theirs == 0.0 { 1e-12 } else { tolerance * theirs.abs() };
        assert!((ours - theirs).abs() <= allowed, "{key}: {ours} is not R's {theirs}");
    }
}
