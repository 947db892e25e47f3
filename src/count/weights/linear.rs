//! The pseudo-inverse of a symmetric positive semi-definite matrix.
//!
//! Margin indicators may be collinear (a level that only occurs with a level of another margin);
//! the minimum-norm solution gives the same fitted values as any other.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// Eigenvalues below this part of the largest count as zero.
const RANK_TOLERANCE: f64 = 1e-12;
/// The most iterations, which only a matrix with NaN reaches.
const EIGEN_ITERATIONS: usize = 100_000;

/// Decomposes a symmetric matrix; `None` if it holds NaN.
pub(crate) fn eigen(matrix: DMatrix<f64>) -> Option<SymmetricEigen<f64, nalgebra::Dyn>> {
    if !matrix.iter().all(|x| x.is_finite()) {
        return None;
    }
    SymmetricEigen::try_new(matrix, f64::EPSILON, EIGEN_ITERATIONS)
}

/// Returns the pseudo-inverse, zero if there is none.
///
/// Rows and columns are scaled to a unit diagonal first, so that a share and an income can stand
/// side by side.
pub(crate) fn pseudo_inverse(matrix: &DMatrix<f64>) -> DMatrix<f64> {
    let p = matrix.nrows();
    let scale = DVector::from_fn(p, |j, _| {
        let diagonal = matrix[(j, j)];
        if diagonal > 0.0 { 1.0 / diagonal.sqrt() } else { 0.0 }
    });
    let scaled = DMatrix::from_fn(p, p, |j, k| matrix[(j, k)] * scale[j] * scale[k]);
    let mut inverse = DMatrix::zeros(p, p);
    if p == 0 {
        return inverse;
    }
    let Some(eigen) = eigen(scaled) else {
        return inverse;
    };
    let largest = eigen.eigenvalues.max();
    for (value, vector) in eigen.eigenvalues.iter().zip(eigen.eigenvectors.column_iter()) {
        if *value > RANK_TOLERANCE * largest {
            inverse.ger(1.0 / value, &vector, &vector, 1.0);
        }
    }
    DMatrix::from_fn(p, p, |j, k| inverse[(j, k)] * scale[j] * scale[k])
}

/// Returns `Σ s_c x_c x_cᵀ` over the rows of `x`.
pub(crate) fn gram(x: &DMatrix<f64>, s: &[f64]) -> DMatrix<f64> {
    let p = x.ncols();
    let mut gram = DMatrix::zeros(p, p);
    for (row, s) in x.row_iter().zip(s) {
        for j in 0..p {
            let scaled = s * row[j];
            // Most indicators of a row are zero.
            if scaled != 0.0 {
                for k in j..p {
                    gram[(j, k)] += scaled * row[k];
                }
            }
        }
    }
    gram.fill_lower_triangle_with_upper_triangle();
    gram
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are exact")]
mod tests {
    use super::*;

    #[test]
    fn a_regular_matrix_is_inverted_and_a_singular_one_fits() {
        let regular = DMatrix::from_row_slice(2, 2, &[2.0, 1.0, 1.0, 3.0]);
        assert!((pseudo_inverse(&regular) * &regular - DMatrix::identity(2, 2)).norm() < 1e-14);
        let singular = DMatrix::from_row_slice(2, 2, &[4.0, 2.0, 2.0, 1.0]);
        assert!((&singular * pseudo_inverse(&singular) * &singular - &singular).norm() < 1e-13);
    }

    #[test]
    fn what_is_not_a_number_ends() {
        assert!(eigen(DMatrix::from_element(2, 2, f64::NAN)).is_none());
        assert_eq!(pseudo_inverse(&DMatrix::from_element(1, 1, f64::NAN))[(0, 0)], 0.0);
    }
}
