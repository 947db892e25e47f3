//! The variance of calibrated means: what R's survey package prints, and beside it what joint
//! decisions rest on.
//!
//! With the calibration residual `e_i = u_i − a_c`, `a_c = θ̂ + Bᵀx_c` (B by base weights) and `z_i
//! = g·d_i·e_i`, the variance of a mean is `Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ(z − z̄_h)(z − z̄_h)ᵀ /
//! N̂²` over the totals of clusters. Inside a cell `a_c` is constant, so that `Σzzᵀ = g²(S − s·aᵀ −
//! a·sᵀ + Σd²·aaᵀ)` needs only the cell's moments.
//!
//! Residuals are smaller than errors, the more so the fewer respondents share a level: B bends
//! towards them. Joint decisions, where the largest of many differences counts, take `e/(1 − h_c)`
//! with the leverage `h_c` of the cell, as HC3 does (`MacKinnon` & White 1985, Journal of
//! Econometrics 29:305-325).

use super::design::Design;
use super::strata::Group;
use crate::cells::Moments;
use nalgebra::{DMatrix, DVector};

/// A variance below this part of the terms it is the difference of is rounding: a margin that is
/// met has none.
const ROUNDING: f64 = 1e-13;

/// The variance that one stratum contributes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StratumVariance {
    /// The covariance as R's survey package computes it.
    pub(super) cov: DMatrix<f64>,
    /// The covariance with residuals stretched by leverage, for joint decisions.
    pub(super) joint: DMatrix<f64>,
    pub(super) df: f64,
}

/// The variance by stratum, and the spread of single responses.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Variance {
    /// The variance of each stratum; empty if there is only one cluster.
    pub(super) strata: Vec<StratumVariance>,
    /// Squares and products of the residuals of single responses, whatever their clusters: 0 where
    /// nobody's influence varies.
    pub(super) spread: DMatrix<f64>,
}

impl Design {
    /// Returns the covariance that each stratum contributes to Σ g·d·(u − center) / `scale`.
    pub(super) fn variance(
        &self,
        moments: &Moments,
        center: &DVector<f64>,
        scale: f64,
    ) -> Variance {
        let m = moments.m();
        let a = self.fitted(moments, center);
        let pairs = moments.pairs();
        let strata: Vec<_> =
            self.groups.iter().map(|group| self.stratum(group, moments, &a, &pairs)).collect();
        let sum = |of: fn(&Squares) -> &Vec<f64>, p: usize| {
            strata.iter().map(|squares| of(squares)[p]).sum::<f64>()
        };
        // A number is rounding where its square is; so is everything beside it.
        let varies = |of: fn(&Squares) -> &Vec<f64>, terms: fn(&Squares) -> &Vec<f64>| {
            let varies = |p: usize| sum(of, p) > ROUNDING * sum(terms, p);
            let squares = pairs.iter().enumerate().filter(|(_, (j, k))| j == k);
            squares.map(|(p, _)| varies(p)).collect::<Vec<bool>>()
        };
        let matrix = |varies: &[bool], of: &dyn Fn(usize) -> f64| {
            let mut matrix = DMatrix::zeros(m, m);
            for (p, &(j, k)) in pairs.iter().enumerate() {
                if varies[j] && varies[k] {
                    matrix[(j, k)] = of(p);
                    matrix[(k, j)] = matrix[(j, k)];
                }
            }
            matrix
        };
        let between = varies(|squares| &squares.between, |squares| &squares.terms);
        let alone = varies(|squares| &squares.spread, |squares| &squares.parts);
        let of_stratum = |(squares, group): (&Squares, &Group)| {
            let factor = group.factor() / (scale * scale);
            StratumVariance {
                cov: matrix(&between, &|p| factor * squares.between[p]),
                joint: matrix(&between, &|p| factor * squares.joint[p]),
                df: group.df(),
            }
        };
        Variance {
            spread: matrix(&alone, &|p| sum(|squares| &squares.spread, p)),
            strata: strata.iter().zip(&self.groups).map(of_stratum).collect(),
        }
    }

    /// Returns `a_c = center + Bᵀx_c` for each different x of a cell, one column each.
    fn fitted(&self, moments: &Moments, center: &DVector<f64>) -> DMatrix<f64> {
        let (m, p, k) = (moments.m(), self.x.ncols(), self.firsts.len());
        let mut rest = DMatrix::zeros(m, k);
        for (c, ((d, _), alike)) in self.tallies.iter().zip(&self.alike).enumerate() {
            let own = rest.column_mut(*alike);
            for ((rest, du), center) in own.into_iter().zip(moments.of_cell(c)).zip(center) {
                *rest += du - d * center;
            }
        }
        let rows = DMatrix::from_fn(p, k, |i, at| self.x[(self.firsts[at], i)]);
        let slopes = &self.inverse * (&rows * rest.transpose());
        let mut fitted = slopes.tr_mul(&rows);
        for mut column in fitted.column_iter_mut() {
            column += center;
        }
        fitted
    }

    /// Returns the sums of squares of one stratum, before any factor.
    #[expect(clippy::many_single_char_names, reason = "they are those of the formulas above")]
    fn stratum(
        &self,
        group: &Group,
        moments: &Moments,
        constants: &DMatrix<f64>,
        pairs: &[(usize, usize)],
    ) -> Squares {
        let m = moments.m();
        let mut squares = Squares::new(pairs.len());
        let (mut total, mut stretched) = (vec![0.0; m], vec![0.0; m]);
        // Of each pool with cells of clusters one of them, and the sum of their squared weights.
        let mut pools: Vec<Option<(usize, f64)>> = vec![None; moments.pools()];
        for &c in &group.open {
            let (du, (d2u, d2uu)) = (moments.of_cell(c), moments.of_pool(moments.pool(c)));
            let ((d, d2), g, a) =
                (self.tallies[c], self.factors[c], constants.column(self.alike[c]));
            let stretch = self.stretches[c];
            for (p, &(j, k)) in pairs.iter().enumerate() {
                let constant = d2 * a[j] * a[k];
                let square = g * g * (d2uu[p] - d2u[j] * a[k] - a[j] * d2u[k] + constant);
                let part = g * g * (d2uu[p].abs() + constant.abs());
                squares.between[p] += square;
                squares.joint[p] += stretch * stretch * square;
                squares.spread[p] += square;
                squares.terms[p] += part;
                squares.parts[p] += part;
            }
            for j in 0..m {
                let z = g * (du[j] - d * a[j]);
                total[j] += z;
                stretched[j] += stretch * z;
            }
        }
        for cluster in &group.clusters {
            let (mut z, mut wide, mut size) = (vec![0.0; m], vec![0.0; m], vec![0.0; m]);
            for &c in cluster {
                let (du, (d, d2), g, a) = (
                    moments.of_cell(c),
                    self.tallies[c],
                    self.factors[c],
                    constants.column(self.alike[c]),
                );
                for j in 0..m {
                    let constant = d * a[j];
                    let own = g * (du[j] - constant);
                    z[j] += own;
                    wide[j] += self.stretches[c] * own;
                    size[j] += g * (du[j].abs() + constant.abs());
                }
                // Cells of one pool have factor and constants in common.
                let (_, all) = pools[moments.pool(c)].get_or_insert((c, 0.0));
                *all += d2;
            }
            for (p, &(j, k)) in pairs.iter().enumerate() {
                squares.between[p] += z[j] * z[k];
                squares.joint[p] += wide[j] * wide[k];
                squares.terms[p] += size[j] * size[k];
            }
            total.iter_mut().zip(&z).for_each(|(total, z)| *total += z);
            stretched.iter_mut().zip(&wide).for_each(|(total, z)| *total += z);
        }
        for (pool, (c, d2)) in pools.iter().enumerate().filter_map(|(at, one)| Some((at, (*one)?)))
        {
            let (d2u, d2uu) = moments.of_pool(pool);
            let (g, a) = (self.factors[c], constants.column(self.alike[c]));
            for (p, &(j, k)) in pairs.iter().enumerate() {
                let constant = d2 * a[j] * a[k];
                squares.spread[p] += g * g * (d2uu[p] - d2u[j] * a[k] - a[j] * d2u[k] + constant);
                squares.parts[p] += g * g * (d2uu[p].abs() + constant.abs());
            }
        }
        if !group.is_lone() {
            for (p, &(j, k)) in pairs.iter().enumerate() {
                squares.between[p] -= total[j] * total[k] / group.n as f64;
                squares.joint[p] -= stretched[j] * stretched[k] / group.n as f64;
            }
        }
        squares
    }
}

/// Sums of squares and products for each pair of variables.
struct Squares {
    /// The sums for the clusters around the stratum's mean.
    between: Vec<f64>,
    /// The sums for the clusters, of residuals stretched by leverage.
    joint: Vec<f64>,
    /// The size of the terms that were subtracted from each other, to tell a small variance from
    /// rounding.
    terms: Vec<f64>,
    /// The sums for single responses around the values that calibration expects of them.
    spread: Vec<f64>,
    /// The size of the terms of each sum.
    parts: Vec<f64>,
}

impl Squares {
    fn new(pairs: usize) -> Self {
        let zeros = || vec![0.0; pairs];
        Self { between: zeros(), joint: zeros(), terms: zeros(), spread: zeros(), parts: zeros() }
    }
}
