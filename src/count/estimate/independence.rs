//! Whether two choices hang together: the test of Rao & Scott.
//!
//! Pearson's X² of the weighted table, divided by the mean design effect of the deviations from
//! independence, is about F with `d0` and `d0·ν` degrees of freedom, `d0 = tr(Δ)²/tr(Δ²)`, ν clusters
//! less strata (Rao & Scott 1984, Annals of Statistics 12:46-60; second-order correction; as
//! `svychisq(statistic = "F")` of R's survey package).

use super::estimates::Estimates;
use nalgebra::DMatrix;
use statrs::distribution::{ContinuousCDF, FisherSnedecor};

/// A test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Independence {
    /// The statistic.
    pub f: f64,
    /// The degrees of freedom of its numerator and denominator.
    pub df: (f64, f64),
    /// The probability of one so large where both are independent.
    pub p: f64,
}

/// Tests the table whose cells (row by row, `columns` wide) have these shares of all, of `n`
/// respondents; `None` where it cannot be tested: no standard errors, or less than two rows or
/// columns that anybody is in.
pub fn independence(shares: &Estimates, columns: usize, n: u64) -> Option<Independence> {
    let cov = shares.cov.as_ref()?;
    let p = |i: usize, j: usize| shares.theta[i * columns + j];
    let rows = shares.theta.len().checked_div(columns)?;
    let (by_row, by_column): (Vec<f64>, Vec<f64>) = (
        (0..rows).map(|i| (0..columns).map(|j| p(i, j)).sum()).collect(),
        (0..columns).map(|j| (0..rows).map(|i| p(i, j)).sum()).collect(),
    );
    let some = |sums: &[f64]| (0..sums.len()).filter(|at| sums[*at] > 0.0).collect::<Vec<_>>();
    let (rows, cols) = (some(&by_row), some(&by_column));
    if rows.len() < 2 || cols.len() < 2 {
        return None;
    }
    let n = n as f64;
    let pearson: f64 = rows
        .iter()
        .flat_map(|&i| cols.iter().map(move |&j| (i, j)))
        .map(|(i, j)| {
            let expected = by_row[i] * by_column[j];
            n * (p(i, j) - expected).powi(2) / expected
        })
        .sum();

    // The cells that are there, and the contrasts that are 0 under independence: interactions,
    // less what main effects explain of them.
    let places: Vec<usize> =
        rows.iter().flat_map(|i| cols.iter().map(move |j| i * columns + j)).collect();
    let at = |cell: usize| (cell / cols.len(), cell % cols.len());
    let is = |a: usize, b: usize| f64::from(u8::from(a == b));
    let cells = places.len();
    let main = DMatrix::from_fn(cells, rows.len() + cols.len() - 1, |cell, k| {
        let (i, j) = at(cell);
        if k < rows.len() { is(i, k) } else { is(j, k - rows.len() + 1) }
    });
    let crossed = DMatrix::from_fn(cells, (rows.len() - 1) * (cols.len() - 1), |cell, k| {
        let (i, j) = at(cell);
        is(i, k / (cols.len() - 1) + 1) * is(j, k % (cols.len() - 1) + 1)
    });
    let fit = (main.transpose() * &main).cholesky()?.solve(&(main.transpose() * &crossed));
    let contrasts = crossed - main * fit;
    // An empty cell has no share to divide by, and none that varies.
    let over = |cell: usize| {
        let share = shares.theta[places[cell]];
        if share > 0.0 { 1.0 / share } else { 0.0 }
    };
    let inverse = DMatrix::from_fn(cells, cells, |a, b| is(a, b) * over(a));
    let of_srs = contrasts.transpose() * (&inverse / n) * &contrasts;
    let v = DMatrix::from_fn(cells, cells, |a, b| cov[(places[a], places[b])]);
    let of_design = contrasts.transpose() * &inverse * v * &inverse * &contrasts;
    let delta = of_srs.lu().solve(&of_design)?;
    let trace = delta.trace();
    if trace <= 0.0 || !trace.is_finite() {
        return None;
    }
    let d0 = trace * trace / (&delta * &delta).trace();
    let f = pearson / trace;
    let df = (d0, d0 * shares.design_df());
    let p = FisherSnedecor::new(df.0, df.1).ok()?.sf(f);
    Some(Independence { f, df, p })
}
