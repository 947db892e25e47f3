//! Calibration by Newton's method on the dual.
//!
//! Deville & Särndal (1992): factors g = F(xᵀλ) are as close to 1 as a distance allows, with Σ
//! d·g·x = T. F(u) = eᵘ is raking; F(u) = 1 + u is the generalised regression estimator (GREG),
//! found in one step; the logit F keeps every factor between two bounds. x may be indicators of
//! levels, which makes post-stratification of one margin, or numbers whose totals are known. There
//! are as many unknowns as margin levels, and the convergence is quadratic. Steps are halved until
//! the gap shrinks, which Newton's direction guarantees.

use super::linear::{gram, pseudo_inverse};
use nalgebra::{DMatrix, DVector};

/// The most Newton steps. Four to six are usual; where more are needed there is no solution.
const STEPS: usize = 60;
/// How often a step is halved at most.
const HALVINGS: usize = 40;
/// The relative gap at which nothing more can be gained.
const DONE: f64 = 1e-15;
/// The relative gap at which totals count as met.
const MET: f64 = 1e-11;

/// The distance of a factor from 1, which determines the form of F.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distance {
    /// F(u) = eᵘ, as in iterative proportional fitting.
    Raking,
    /// F(u) = 1 + u: linear, the generalised regression estimator. Factors may be negative.
    Linear,
    /// The logit distance: factors stay between the bounds.
    Logit {
        /// The lower bound, below 1.
        low: f64,
        /// The upper bound, above 1.
        high: f64,
    },
}

impl Distance {
    /// Returns F(u) and F'(u).
    fn factor(self, u: f64) -> (f64, f64) {
        match self {
            Self::Raking => (u.exp(), u.exp()),
            Self::Linear => (1.0 + u, 1.0),
            Self::Logit { low, high } => {
                let a = (high - low) / ((1.0 - low) * (high - 1.0));
                // Divided through by the larger exponential: F stays finite for any u.
                let e = (-(a * u).abs()).exp();
                let (at_low, at_high) = if u > 0.0 { (e, 1.0) } else { (1.0, e) };
                let f = (low * (high - 1.0) * at_low + high * (1.0 - low) * at_high)
                    / ((high - 1.0) * at_low + (1.0 - low) * at_high);
                (f, (f - low) * (high - f) / ((1.0 - low) * (high - 1.0)))
            }
        }
    }
}

/// The factors that were found, and the number of steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// One factor per row of x.
    pub factors: Vec<f64>,
    /// The number of Newton steps, or of sweeps of proportional fitting.
    pub iterations: usize,
}

/// One point of the search.
struct Point {
    factors: Vec<f64>,
    slopes: Vec<f64>,
    gap: DVector<f64>,
}

/// Finds the factors with Σ d·g·x = `totals`; `None` if the totals cannot be met.
pub fn calibrate(
    x: &DMatrix<f64>,
    d: &[f64],
    totals: &DVector<f64>,
    distance: Distance,
) -> Option<Calibrated> {
    let scale = totals.map(|total| if total == 0.0 { 1.0 } else { 1.0 / total.abs() });
    let at = |lambda: &DVector<f64>| {
        let (factors, slopes): (Vec<f64>, Vec<f64>) =
            (x * lambda).iter().map(|u| distance.factor(*u)).unzip();
        let weights = DVector::from_iterator(d.len(), factors.iter().zip(d).map(|(g, d)| g * d));
        let gap = totals - x.tr_mul(&weights);
        Point { factors, slopes, gap }
    };
    let norm = |point: &Point| point.gap.component_mul(&scale).norm();

    let mut lambda = DVector::zeros(x.ncols());
    let mut point = at(&lambda);
    let mut iterations = 0;
    while norm(&point) > DONE && iterations < STEPS {
        let slopes: Vec<f64> = point.slopes.iter().zip(d).map(|(slope, d)| slope * d).collect();
        let mut step = pseudo_inverse(&gram(x, &slopes)) * &point.gap;
        let shorter = (0..HALVINGS).find_map(|_| {
            let next = &lambda + &step;
            let there = at(&next);
            step *= 0.5;
            (norm(&there) < norm(&point)).then_some((next, there))
        });
        let Some((next, there)) = shorter else { break };
        (lambda, point) = (next, there);
        iterations += 1;
    }
    (norm(&point) < MET).then_some(Calibrated { factors: point.factors, iterations })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logit_keeps_its_bounds_and_starts_at_one() {
        let logit = Distance::Logit { low: 0.3, high: 3.0 };
        let (f, slope) = logit.factor(0.0);
        assert!((f - 1.0).abs() < 1e-15 && (slope - 1.0).abs() < 1e-15);
        assert!((logit.factor(-1e6).0 - 0.3).abs() < 1e-12);
        assert!((logit.factor(1e6).0 - 3.0).abs() < 1e-12);
        let (h, u) = (1e-6, 0.7);
        let numeric = (logit.factor(u + h).0 - logit.factor(u - h).0) / (2.0 * h);
        assert!((logit.factor(u).1 - numeric).abs() < 1e-8);
    }

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
