//! Calibration of cells: a row of x and a sum of base weights each.

use std::convert::Infallible;

use super::distance::Distance;
use super::dual::{DualSums, Solution, newton};
use super::linear::gram;
use nalgebra::{DMatrix, DVector};

/// The relative gap at which nothing more can be gained.
const DONE: f64 = 1e-15;
/// The relative gap that is as good where a replicate is one of many.
const CLOSE: f64 = 1e-12;

/// The factors that were found, and the number of steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// One factor per row of x.
    pub factors: Vec<f64>,
    /// The number of Newton steps, or of sweeps of proportional fitting.
    pub iterations: usize,
}

/// A table of cells with what their totals must be.
struct CellTable<'a> {
    x: &'a DMatrix<f64>,
    d: &'a [f64],
    totals: &'a DVector<f64>,
    distance: Distance,
}

/// One point of the search.
struct CellPoint {
    factors: Vec<f64>,
    slopes: Vec<f64>,
    gap: DVector<f64>,
}

impl DualSums for CellTable<'_> {
    type Point = CellPoint;
    type Error = Infallible;

    fn at(&self, lambda: &DVector<f64>) -> Result<CellPoint, Infallible> {
        let Self { x, d, totals, distance } = *self;
        let (factors, slopes): (Vec<f64>, Vec<f64>) =
            (x * lambda).iter().map(|u| distance.factor(*u)).unzip();
        let weights = DVector::from_iterator(d.len(), factors.iter().zip(d).map(|(g, d)| g * d));
        let gap = totals - x.tr_mul(&weights);
        Ok(CellPoint { factors, slopes, gap })
    }

    fn gap<'p>(&self, point: &'p CellPoint) -> &'p DVector<f64> {
        &point.gap
    }

    fn slope(&self, point: &CellPoint) -> DMatrix<f64> {
        let slopes: Vec<f64> =
            point.slopes.iter().zip(self.d).map(|(slope, d)| slope * d).collect();
        gram(self.x, &slopes)
    }
}

/// Finds the factors with Σ d·g·x = `totals`; `None` if the totals cannot be met.
pub fn calibrate(
    x: &DMatrix<f64>,
    d: &[f64],
    totals: &DVector<f64>,
    distance: Distance,
) -> Option<Calibrated> {
    let table = CellTable { x, d, totals, distance };
    let Ok(found) = newton(&table, totals, DVector::zeros(x.ncols()), DONE);
    found
        .map(|Solution { point, iterations, .. }| Calibrated { factors: point.factors, iterations })
}

/// Finds the same factors from a λ that is near, and says at which λ they were found.
pub(super) fn calibrate_from(
    (x, d): (&DMatrix<f64>, &[f64]),
    totals: &DVector<f64>,
    distance: Distance,
    start: DVector<f64>,
) -> Option<(Vec<f64>, DVector<f64>)> {
    let table = CellTable { x, d, totals, distance };
    let Ok(found) = newton(&table, totals, start, CLOSE);
    found.map(|Solution { lambda, point, .. }| (point.factors, lambda))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_out_of_reach_are_refused() {
        // Two groups whose shares would have to be negative.
        let x = DMatrix::from_row_slice(2, 2, &[1.0, 0.0, 1.0, 1.0]);
        let totals = DVector::from_vec(vec![2.0, 2.5]);
        assert_eq!(calibrate(&x, &[1.0, 1.0], &totals, Distance::Raking), None);
        let logit = Distance::Logit { low: 0.3, high: 3.0 };
        assert_eq!(calibrate(&x, &[1.0, 1.0], &DVector::from_vec(vec![2.0, 1.9]), logit), None);
    }
}
