//! Quasi-variances: one number an item, from which the error of any difference follows.
//!
//! Firth & de Menezes (2004, Biometrika 91:65-80): q minimises `Σ (log(q_i + q_j) − log v_ij)²` over
//! pairs, `v_ij` the variance of the difference of i and j. Worths are known up to a factor only, so
//! that their own variances depend on the centre; `√(q_i + q_j)` does not. Found by Gauss and Newton's
//! steps, as R's qvcalc does.

use nalgebra::{DMatrix, DVector};

use crate::weights::linear::pseudo_inverse;

/// The most steps that are taken.
const STEPS: usize = 200;
/// The most times a step is halved.
const HALVINGS: usize = 40;
/// The relative change at which the search ends.
const FOUND: f64 = 1e-12;

/// Returns the quasi-variances of numbers with this covariance (m×m); a single one may be negative,
/// the sum of two is not. `None` where there are less than three, or a difference does not vary.
pub fn quasi_variances(cov: &DMatrix<f64>) -> Option<Vec<f64>> {
    let m = cov.nrows();
    let pairs: Vec<(usize, usize, f64)> = (0..m)
        .flat_map(|i| (i + 1..m).map(move |j| (i, j)))
        .map(|(i, j)| (i, j, cov[(i, i)] + cov[(j, j)] - 2.0 * cov[(i, j)]))
        .collect();
    if m < 3 || pairs.iter().any(|(_, _, v)| !v.is_finite() || *v <= 0.0) {
        return None;
    }
    // The first step begins where each sum is its variance.
    let mut q = solve(m, pairs.iter().map(|(i, j, v)| (*i, *j, 1.0 / v, 1.0)));
    if !is_valid(&q, &pairs) {
        let mean = pairs.iter().map(|(_, _, v)| v).sum::<f64>() / pairs.len() as f64;
        q = DVector::from_element(m, mean / 2.0);
    }
    for _ in 0..STEPS {
        let residuals = pairs.iter().map(|(i, j, v)| {
            let sum = q[*i] + q[*j];
            (*i, *j, 1.0 / sum, (v / sum).ln())
        });
        let step = solve(m, residuals);
        let mut part = 1.0;
        for _ in 0..HALVINGS {
            let next = &q + &step * part;
            if is_valid(&next, &pairs) && misfit(&next, &pairs) <= misfit(&q, &pairs) + FOUND {
                q = next;
                break;
            }
            part *= 0.5;
        }
        if step.amax() < FOUND * q.amax() {
            return Some(q.as_slice().to_vec());
        }
    }
    None
}

/// Least squares of r on slopes s of both items of each pair.
fn solve(m: usize, rows: impl Iterator<Item = (usize, usize, f64, f64)>) -> DVector<f64> {
    let (mut gram, mut right) = (DMatrix::zeros(m, m), DVector::zeros(m));
    for (i, j, slope, residual) in rows {
        for a in [i, j] {
            right[a] += slope * residual;
            for b in [i, j] {
                gram[(a, b)] += slope * slope;
            }
        }
    }
    pseudo_inverse(&gram) * right
}

fn is_valid(q: &DVector<f64>, pairs: &[(usize, usize, f64)]) -> bool {
    pairs.iter().all(|(i, j, _)| q[*i] + q[*j] > 0.0)
}

fn misfit(q: &DVector<f64>, pairs: &[(usize, usize, f64)]) -> f64 {
    pairs.iter().map(|(i, j, v)| ((q[*i] + q[*j]) / v).ln().powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Independent numbers have their own variances.
    #[test]
    fn of_independent_numbers_they_are_the_variances() {
        let own = [1.0, 2.0, 0.5, 4.0];
        let q = quasi_variances(&DMatrix::from_diagonal(&DVector::from_row_slice(&own))).unwrap();
        for (q, own) in q.iter().zip(own) {
            assert!((q - own).abs() < 1e-9, "{q} is not {own}");
        }
        assert_eq!(quasi_variances(&DMatrix::identity(2, 2)), None);
        assert_eq!(quasi_variances(&DMatrix::zeros(3, 3)), None);
    }
}
