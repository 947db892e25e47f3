//! Cells instead of rows: the sufficient statistics of a weighted survey.
//!
//! A calibrated weight depends on a respondent only through the combination of margin levels,
//! stratum and cluster. Everything after the first pass over the rows therefore works on a table
//! whose size does not grow with the number of respondents. The identity is exact: the sums below
//! are all that the variance of calibration residuals needs (Deville & Särndal 1992, JASA
//! 87:376-382, written for groups of equal `x`).

mod layout;
mod moments;

pub use layout::CellLayout;
pub use moments::Moments;
pub(crate) use moments::Ratio;

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// The code of a row that is in no cell, as it does not count.
pub const NOBODY: u32 = u32::MAX;

/// What a row's weight and its part in the variance depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellKey {
    /// The index of the level in each margin; [`crate::weights::Margin::missing`] where the answer
    /// is missing.
    pub levels: Vec<u16>,
    /// The index of the stratum.
    pub stratum: u32,
    /// The cluster inside the stratum; `None` when each response is its own cluster.
    pub cluster: Option<u32>,
}

/// All respondents who share one key.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightingCell {
    /// What the respondents have in common.
    pub key: CellKey,
    /// How many respondents there are.
    pub n: u64,
    /// The sum of their base weights, Σd.
    pub d: f64,
    /// The sum of their squared base weights, Σd².
    pub d2: f64,
}

/// The cells of a dataset, in the order in which they were first met.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    list: Vec<WeightingCell>,
    codes: HashMap<CellKey, u32, FixedState>,
}

impl Cells {
    /// Starts without cells.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns one cell of `n` respondents with base weight 1: a simple random sample.
    pub fn unweighted(n: u64) -> Self {
        let mut cells = Self::new();
        cells.add(CellKey::default(), CellTally { n, d: n as f64, d2: n as f64 });
        cells
    }

    /// Counts one row of base weight `d` and returns the code of its cell.
    pub fn push(&mut self, key: CellKey, d: f64) -> u32 {
        self.add(key, CellTally::of(d))
    }

    /// Counts many rows of one key, as a `GROUP BY` delivers them, and returns the code of their
    /// cell.
    ///
    /// # Panics
    /// Never in practice: there would have to be more than 2³² distinct cells in memory.
    pub fn add(&mut self, key: CellKey, rows: CellTally) -> u32 {
        if let Some(&code) = self.codes.get(&key) {
            self.count(code, rows);
            return code;
        }
        #[expect(
            clippy::expect_used,
            reason = "2^32 cells of 64 bytes do not fit any memory this runs on"
        )]
        let code = u32::try_from(self.list.len()).expect("fewer than 2^32 cells");
        self.list.push(WeightingCell { key: key.clone(), n: rows.n, d: rows.d, d2: rows.d2 });
        self.codes.insert(key, code);
        code
    }

    /// Counts many rows of a cell that is known. One that does not exist counts nobody.
    pub(crate) fn count(&mut self, code: u32, rows: CellTally) {
        if let Some(cell) = self.list.get_mut(code as usize) {
            cell.n += rows.n;
            cell.d += rows.d;
            cell.d2 += rows.d2;
        }
    }

    /// Gives the cells other sums of base weights, one each.
    pub(crate) fn reweigh(&mut self, d: &[f64]) {
        for (cell, d) in self.list.iter_mut().zip(d) {
            cell.d = *d;
        }
    }

    /// Returns the code of a key's cell.
    pub fn code(&self, key: &CellKey) -> Option<u32> {
        self.codes.get(key).copied()
    }

    /// Iterates over the cells in the order of their codes.
    pub fn iter(&self) -> std::slice::Iter<'_, WeightingCell> {
        self.list.iter()
    }

    /// Returns how many cells there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Says whether nobody was counted.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns how many respondents there are.
    pub fn n(&self) -> u64 {
        self.list.iter().map(|cell| cell.n).sum()
    }

    /// Returns the sum of all base weights.
    pub fn d(&self) -> f64 {
        self.list.iter().map(|cell| cell.d).sum()
    }
}

impl<'a> IntoIterator for &'a Cells {
    type Item = &'a WeightingCell;
    type IntoIter = std::slice::Iter<'a, WeightingCell>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The count, Σd and Σd² of some rows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CellTally {
    /// How many rows there are.
    pub n: u64,
    /// The sum of their base weights.
    pub d: f64,
    /// The sum of their squared base weights.
    pub d2: f64,
}

impl CellTally {
    /// Counts so many more rows of base weight `d` each.
    pub(crate) fn add_some(&mut self, n: u64, d: f64) {
        let times = n as f64;
        self.n += n;
        self.d += times * d;
        self.d2 += times * d * d;
    }

    /// Returns the tally of one row of base weight `d`.
    pub fn of(d: f64) -> Self {
        Self { n: 1, d, d2: d * d }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_key_share_a_cell() {
        let key = |level| CellKey { levels: vec![level], ..CellKey::default() };
        let mut cells = Cells::new();
        assert_eq!(cells.push(key(3), 1.0), 0);
        assert_eq!(cells.push(key(1), 2.0), 1);
        assert_eq!(cells.push(key(3), 3.0), 0);
        assert_eq!(cells.code(&key(1)), Some(1));
        assert_eq!(cells.code(&key(2)), None);
        let first = cells.iter().next().unwrap();
        assert_eq!((first.n, first.d, first.d2), (2, 4.0, 10.0));
        assert_eq!((cells.len(), cells.n(), cells.d()), (2, 3, 6.0));
    }
}
