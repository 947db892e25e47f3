//! Calibration of rows: where x holds numbers, as incomes, hardly any two rows are alike.
//!
//! Nothing is kept of a row: each step of the search is one pass over all of them. The linear
//! distance is found after one pass, and the second one tells that it was.

use super::distance::Distance;
use super::dual::{DualSums, Solution, newton};
use nalgebra::{DMatrix, DVector};

/// The relative gap at which a further pass gains nothing that anybody could see.
const DONE: f64 = 1e-13;

/// The rows of a sample, which can be gone over as often as wanted.
pub trait CalibrationRows {
    /// Why they cannot be gone over.
    type Error;

    /// Gives each row's calibration variables x and its base weight d.
    fn try_for_each(&self, f: impl FnMut(&[f64], f64)) -> Result<(), Self::Error>;
}

/// What was found for rows: the factor of each follows from its x.
#[derive(Debug, Clone, PartialEq)]
pub struct RowCalibration {
    lambda: DVector<f64>,
    distance: Distance,
    /// The number of Newton steps.
    pub iterations: usize,
}

impl RowCalibration {
    /// Returns the factor g of a row with these calibration variables.
    pub fn factor(&self, x: &[f64]) -> f64 {
        self.distance.factor(dot(x, &self.lambda)).0
    }
}

fn dot(x: &[f64], lambda: &DVector<f64>) -> f64 {
    x.iter().zip(lambda.iter()).map(|(x, lambda)| x * lambda).sum()
}

struct RowSums<'a, R> {
    rows: &'a R,
    totals: &'a DVector<f64>,
    distance: Distance,
}

impl<R: CalibrationRows> DualSums for RowSums<'_, R> {
    type Point = (DVector<f64>, DMatrix<f64>);
    type Error = R::Error;

    fn at(&self, lambda: &DVector<f64>) -> Result<Self::Point, R::Error> {
        let p = self.totals.len();
        let (mut gap, mut slope) = (self.totals.clone(), DMatrix::zeros(p, p));
        self.rows.try_for_each(|x, d| {
            let (g, steep) = self.distance.factor(dot(x, lambda));
            for j in 0..p {
                gap[j] -= d * g * x[j];
                let scaled = d * steep * x[j];
                // Most indicators of a row are zero.
                if scaled != 0.0 {
                    for k in j..p {
                        slope[(j, k)] += scaled * x[k];
                    }
                }
            }
        })?;
        slope.fill_lower_triangle_with_upper_triangle();
        Ok((gap, slope))
    }

    fn gap<'p>(&self, (gap, _): &'p Self::Point) -> &'p DVector<f64> {
        gap
    }

    fn slope(&self, (_, slope): &Self::Point) -> DMatrix<f64> {
        slope.clone()
    }
}

/// Finds factors for rows with Σ d·g·x = `totals`; `None` if the totals cannot be met. Each row's x
/// is as long as `totals`.
pub fn calibrate_rows<R: CalibrationRows>(
    rows: &R,
    totals: &DVector<f64>,
    distance: Distance,
) -> Result<Option<RowCalibration>, R::Error> {
    let sums = RowSums { rows, totals, distance };
    let found = newton(&sums, totals, DVector::zeros(totals.len()), DONE)?;
    Ok(found.map(|Solution { lambda, iterations, .. }| RowCalibration {
        lambda,
        distance,
        iterations,
    }))
}
