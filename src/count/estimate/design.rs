//! The survey design: built once, and every estimator takes it.
//!
//! With the calibration residual `e_i = u_i − a_c`, `a_c = θ̂ + Bᵀx_c` (B by base weights) and `z_i
//! = g·d_i·e_i`, the variance of a mean is `Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ(z − z̄_h)(z − z̄_h)ᵀ /
//! N̂²` over the totals of clusters. Inside a cell `a_c` is constant, so that `Σzzᵀ = g²(S − s·aᵀ −
//! a·sᵀ + Σd²·aaᵀ)` needs only the cell's moments.

use super::estimates::{Base, Estimates, StratumVariance};
use super::strata::{Group, Merged, Stratum, group};
use crate::cells::{Cells, Moments};
use crate::weights::linear::{gram, pseudo_inverse};
use crate::weights::{Calibration, Kish};
use nalgebra::{DMatrix, DVector};

/// A variance below this part of the terms it is the difference of is rounding: a margin that is
/// met has none.
const ROUNDING: f64 = 1e-13;

/// Cells, factors, strata and clusters.
#[derive(Debug, Clone)]
pub struct Design {
    tallies: Vec<(f64, f64)>,
    factors: Vec<f64>,
    x: DMatrix<f64>,
    /// (Σ d·xxᵀ)⁻¹.
    inverse: DMatrix<f64>,
    groups: Vec<Group>,
    merged: Vec<Merged>,
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
        Self {
            inverse: pseudo_inverse(&gram(&x, &d)),
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

    /// Returns how many cells there are.
    pub fn cells(&self) -> usize {
        self.factors.len()
    }

    /// Returns the factor g of a cell, 0 if there is no such cell.
    pub fn factor(&self, cell: u32) -> f64 {
        self.factors.get(cell as usize).copied().unwrap_or(0.0)
    }

    /// Returns the strata that were merged for the variance.
    pub fn merged(&self) -> &[Merged] {
        &self.merged
    }

    /// Returns the standardised degrees of freedom of the whole design: clusters less strata.
    pub fn df(&self) -> f64 {
        self.groups.iter().map(Group::df).sum()
    }

    /// Says whether all responses are one cluster, so that nothing can be said of their variance.
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
        let strata = self.variance(moments, &theta, self.n_hat);
        Estimates::new(theta, strata)
    }

    /// Estimates the totals of the variables over everyone.
    pub fn total(&self, moments: &Moments) -> Estimates {
        let strata = self.variance(moments, &DVector::zeros(moments.m()), 1.0);
        Estimates::new(self.sums(moments), strata)
    }

    /// Takes `theta` from its owner and its covariance from the moments of its influence function.
    pub fn influence(&self, theta: DVector<f64>, moments: &Moments) -> Estimates {
        let mean = self.mean(moments);
        Estimates { theta, ..mean }
    }

    pub(super) fn sums(&self, moments: &Moments) -> DVector<f64> {
        let mut sums = DVector::zeros(moments.m());
        for (c, g) in self.factors.iter().enumerate() {
            sums.iter_mut().zip(moments.of(c).0).for_each(|(sum, du)| *sum += g * du);
        }
        sums
    }

    /// Returns the covariance that each stratum contributes to Σ g·d·(u − center) / `scale`.
    fn variance(
        &self,
        moments: &Moments,
        center: &DVector<f64>,
        scale: f64,
    ) -> Vec<StratumVariance> {
        let a = self.fitted(moments, center);
        let pairs = moments.pairs();
        let mut strata: Vec<_> =
            self.groups.iter().map(|group| self.stratum(group, moments, &a, &pairs)).collect();

        let m = moments.m();
        let sum = |pick: fn(&Squares) -> &Vec<f64>, j: usize| {
            strata.iter().map(|squares| pick(squares)[j]).sum::<f64>()
        };
        let none: Vec<bool> = pairs
            .iter()
            .enumerate()
            .filter(|(_, (j, k))| j == k)
            .map(|(p, _)| {
                sum(|squares| &squares.between, p) <= ROUNDING * sum(|squares| &squares.terms, p)
            })
            .collect();
        strata
            .iter_mut()
            .zip(&self.groups)
            .map(|(squares, group)| {
                let mut cov = DMatrix::zeros(m, m);
                for ((j, k), between) in pairs.iter().zip(&squares.between) {
                    if !none[*j] && !none[*k] {
                        cov[(*j, *k)] = group.factor() * between / (scale * scale);
                        cov[(*k, *j)] = cov[(*j, *k)];
                    }
                }
                StratumVariance { cov, df: group.df() }
            })
            .collect()
    }

    /// Returns `a_c = center + Bᵀx_c` for each cell, one column a cell.
    fn fitted(&self, moments: &Moments, center: &DVector<f64>) -> DMatrix<f64> {
        let (m, p) = (moments.m(), self.x.ncols());
        let mut cross = DMatrix::zeros(p, m);
        for (c, (d, _)) in self.tallies.iter().enumerate() {
            for (j, du) in moments.of(c).0.iter().enumerate() {
                for i in 0..p {
                    cross[(i, j)] += self.x[(c, i)] * (du - d * center[j]);
                }
            }
        }
        let b = &self.inverse * cross;
        let mut a = b.tr_mul(&self.x.transpose());
        for mut column in a.column_iter_mut() {
            column += center;
        }
        a
    }

    /// Returns the sums of squares between the clusters of one stratum, before any factor.
    fn stratum(
        &self,
        group: &Group,
        moments: &Moments,
        a: &DMatrix<f64>,
        pairs: &[(usize, usize)],
    ) -> Squares {
        let m = moments.m();
        let mut squares =
            Squares { between: vec![0.0; pairs.len()], terms: vec![0.0; pairs.len()] };
        let mut total = vec![0.0; m];
        for &c in &group.open {
            let (du, d2u, d2uu) = moments.of(c);
            let ((d, d2), g, a) = (self.tallies[c], self.factors[c], a.column(c));
            for (p, &(j, k)) in pairs.iter().enumerate() {
                let constant = d2 * a[j] * a[k];
                squares.between[p] += g * g * (d2uu[p] - d2u[j] * a[k] - a[j] * d2u[k] + constant);
                squares.terms[p] += g * g * (d2uu[p].abs() + constant.abs());
            }
            for j in 0..m {
                total[j] += g * (du[j] - d * a[j]);
            }
        }
        for cluster in &group.clusters {
            let (mut z, mut size) = (vec![0.0; m], vec![0.0; m]);
            for &c in cluster {
                let (du, _, _) = moments.of(c);
                for j in 0..m {
                    let constant = self.tallies[c].0 * a[(j, c)];
                    z[j] += self.factors[c] * (du[j] - constant);
                    size[j] += self.factors[c] * (du[j].abs() + constant.abs());
                }
            }
            for (p, &(j, k)) in pairs.iter().enumerate() {
                squares.between[p] += z[j] * z[k];
                squares.terms[p] += size[j] * size[k];
            }
            total.iter_mut().zip(&z).for_each(|(total, z)| *total += z);
        }
        for (p, &(j, k)) in pairs.iter().enumerate() {
            squares.between[p] -= total[j] * total[k] / group.n as f64;
        }
        squares
    }
}

/// Sums of squares and products for each pair of variables.
struct Squares {
    /// Around the stratum's mean.
    between: Vec<f64>,
    /// The size of the terms that were subtracted from each other, to tell a small variance from
    /// rounding.
    terms: Vec<f64>,
}
