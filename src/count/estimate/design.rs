//! The survey design: built once, and every estimator takes it.

use super::estimates::{Base, Estimates};
use super::strata::{Group, MergedStratum, Stratum, group};
use crate::cells::{CellLayout, Cells, Moments};
use crate::weights::linear::{gram, pseudo_inverse};
use crate::weights::{Calibration, Kish, Leverage, leverages};
use foldhash::fast::FixedState;
use nalgebra::{DMatrix, DVector};
use std::collections::HashMap;

/// The design of the sample: cells, factors, strata and clusters.
#[derive(Debug, Clone)]
pub struct Design {
    pub(super) tallies: Vec<(f64, f64)>,
    pub(super) factors: Vec<f64>,
    /// The factors by which a cell's residuals are stretched in joint decisions.
    pub(super) stretches: Vec<f64>,
    pub(super) x: DMatrix<f64>,
    /// For each cell the number of its row among the different rows of x: cells that differ in their
    /// cluster alone have one.
    pub(super) alike: Vec<usize>,
    /// A cell with each different row.
    pub(super) firsts: Vec<usize>,
    /// The inverse (Σ d·xxᵀ)⁻¹.
    pub(super) inverse: DMatrix<f64>,
    pub(super) groups: Vec<Group>,
    layout: CellLayout,
    merged: Vec<MergedStratum>,
    n_hat: f64,
    base: Base,
}

impl Design {
    /// Builds the design of cells with the factors and variables of a calibration.
    ///
    /// A cell's stratum is an index into `strata`; without names there is one unnamed stratum per
    /// index.
    pub fn new(cells: &Cells, calibration: &Calibration, strata: &[Stratum]) -> Self {
        let Calibration { factors, x } = calibration.clone();
        let d: Vec<f64> = cells.iter().map(|cell| cell.d).collect();
        let (groups, merged) = group(cells, strata);
        let inverse = pseudo_inverse(&gram(&x, &d));
        let leverages = leverages(cells, &x, &inverse).into_iter();
        let (alike, firsts) = different_rows(&x);
        Self {
            alike,
            firsts,
            layout: layout(cells, &factors),
            stretches: leverages.map(Leverage::stretch).collect(),
            inverse,
            tallies: cells.iter().map(|cell| (cell.d, cell.d2)).collect(),
            n_hat: factors.iter().zip(&d).map(|(g, d)| g * d).sum(),
            base: Base { n: cells.n(), n_eff: Kish::of(cells, &factors).n_eff },
            factors,
            x,
            groups,
            merged,
        }
    }

    /// Returns the size of the whole sample.
    pub fn base(&self) -> Base {
        self.base
    }

    /// Returns the sum of the weights.
    pub fn n_hat(&self) -> f64 {
        self.n_hat
    }

    /// Returns how moments of the cells are kept.
    pub fn layout(&self) -> CellLayout {
        self.layout.clone()
    }

    /// Returns how many cells there are.
    pub fn cells(&self) -> usize {
        self.factors.len()
    }

    /// Returns the factor g of a cell, 0 if there is no such cell.
    pub fn factor(&self, cell: u32) -> f64 {
        self.factors.get(cell as usize).copied().unwrap_or(0.0)
    }

    /// Returns the calibration variables of each cell, one in a row.
    pub(crate) fn calibrated_on(&self) -> &DMatrix<f64> {
        &self.x
    }

    /// Returns the strata that were merged for the variance.
    pub fn merged(&self) -> &[MergedStratum] {
        &self.merged
    }

    /// Returns the standardised degrees of freedom of the whole design: clusters less strata.
    pub fn df(&self) -> f64 {
        self.groups.iter().map(Group::df).sum()
    }

    /// Says whether all responses are one cluster, so that their variance cannot be estimated.
    pub fn is_one_cluster(&self) -> bool {
        self.groups.is_empty()
    }

    /// Says whether some responses vary together, as those of one street corner do.
    pub fn is_clustered(&self) -> bool {
        self.groups.iter().any(|group| !group.clusters.is_empty())
    }

    /// Estimates the means of the variables over everyone.
    pub fn mean(&self, moments: &Moments) -> Estimates {
        let theta = self.sums(moments) / self.n_hat;
        let variance = self.variance(moments, &theta, self.n_hat);
        Estimates::new(theta, variance, self.base.n_eff)
    }

    /// Estimates the totals of the variables over everyone.
    pub fn total(&self, moments: &Moments) -> Estimates {
        let variance = self.variance(moments, &DVector::zeros(moments.m()), 1.0);
        Estimates::new(self.sums(moments), variance, self.base.n_eff)
    }

    /// Takes `theta` from its owner and its covariance from the moments of its influence function.
    pub fn influence(&self, theta: DVector<f64>, moments: &Moments) -> Estimates {
        let mean = self.mean(moments);
        Estimates { theta, ..mean }
    }

    pub(super) fn sums(&self, moments: &Moments) -> DVector<f64> {
        let mut sums = DVector::zeros(moments.m());
        for (c, g) in self.factors.iter().enumerate() {
            sums.iter_mut().zip(moments.of_cell(c)).for_each(|(sum, du)| *sum += g * du);
        }
        sums
    }
}

/// Numbers the different rows of x; returns the number of each row, and a row of each number.
fn different_rows(x: &DMatrix<f64>) -> (Vec<usize>, Vec<usize>) {
    // Rows that were the same so far stay so where they have the same in one more column.
    let (mut so_far, mut next) = (vec![0_u32; x.nrows()], 1);
    for column in x.column_iter() {
        let mut known: HashMap<(u32, u64), u32, FixedState> = HashMap::default();
        for (same, value) in so_far.iter_mut().zip(&column).filter(|(_, value)| **value != 0.0) {
            *same = *known.entry((*same, value.to_bits())).or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
    }
    let mut numbers: HashMap<u32, usize, FixedState> = HashMap::default();
    let mut firsts = Vec::new();
    let number = |(row, same): (usize, &u32)| {
        *numbers.entry(*same).or_insert_with(|| {
            firsts.push(row);
            firsts.len() - 1
        })
    };
    (so_far.iter().enumerate().map(number).collect(), firsts)
}

/// The cells of clusters share their squares and products where they have stratum, levels and
/// factor in common; every other cell has its own.
fn layout(cells: &Cells, factors: &[f64]) -> CellLayout {
    if cells.iter().all(|cell| cell.key.cluster.is_none()) {
        return cells.len().into();
    }
    let mut pools: HashMap<(u32, &[u16], u64), u32> = HashMap::new();
    let (mut pool_of, mut next) = (Vec::with_capacity(cells.len()), 0);
    for (cell, factor) in cells.iter().zip(factors) {
        let key = (cell.key.stratum, cell.key.levels.as_slice(), factor.to_bits());
        let pool = match cell.key.cluster {
            None => next,
            Some(_) => *pools.entry(key).or_insert(next),
        };
        next += u32::from(pool == next);
        pool_of.push(pool);
    }
    CellLayout::pooled(pool_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_alike_only_in_every_column() {
        let rows = [1.0, 0.0, 2.0, 0.0, 1.0, 2.0, 1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 1.0, 2.0, 0.0];
        let x = DMatrix::from_row_slice(5, 3, &rows);
        assert_eq!(different_rows(&x), (vec![0, 1, 0, 2, 3], vec![0, 1, 3, 4]));
        assert_eq!(different_rows(&DMatrix::zeros(2, 0)), (vec![0, 0], vec![0]));
    }
}
