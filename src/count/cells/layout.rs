//! Which cells share their squares and products.
//!
//! The variance needs the sum of each cluster's cells, but squares and products only of all cells
//! that have the same factor and calibration variables: of 5,000 street shifts each cell keeps its
//! sums, and those with the same levels keep one table of products together.

use std::sync::Arc;

/// The pools of cells; by itself each cell is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLayout {
    cells: usize,
    pools: usize,
    /// The pool of each cell; `None` where it has the cell's own number.
    pool_of: Option<Arc<[u32]>>,
}

impl CellLayout {
    /// Takes the pool of each cell, numbered from 0 without gaps.
    pub(crate) fn pooled(pool_of: Vec<u32>) -> Self {
        let pools = pool_of.iter().max().map_or(0, |last| *last as usize + 1);
        Self { cells: pool_of.len(), pools, pool_of: Some(pool_of.into()) }
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// How many pools there are.
    pub fn pools(&self) -> usize {
        self.pools
    }

    /// The pool of a cell; that of no cell is no pool.
    pub(crate) fn pool(&self, cell: usize) -> usize {
        match &self.pool_of {
            Some(pools) => pools.get(cell).map_or(self.pools, |pool| *pool as usize),
            None => cell,
        }
    }
}

impl From<usize> for CellLayout {
    fn from(cells: usize) -> Self {
        Self { cells, pools: cells, pool_of: None }
    }
}
