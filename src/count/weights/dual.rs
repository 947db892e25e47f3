//! Calibration by Newton's method on the dual.
//!
//! Deville & Särndal (1992): factors g = F(xᵀλ) are as close to 1 as a distance allows, with Σ
//! d·g·x = T. F(u) = eᵘ is raking; F(u) = 1 + u is the generalised regression estimator (GREG),
//! found in one step; the logit F keeps every factor between two bounds. x may be indicators of
//! levels, which makes post-stratification of one margin, or numbers whose totals are known. There
//! are as many unknowns as margin levels, and the convergence is quadratic. Steps are halved until
//! the gap shrinks, which Newton's direction guarantees.
//!
//! What Newton's method asks for are sums over the sample. Where x has few different rows a table
//! of cells gives them (`by_cells`), else a pass over all rows (`by_rows`).

use super::linear::pseudo_inverse;
use nalgebra::{DMatrix, DVector};

/// The most Newton steps. Four to six are usual; where more are needed there is no solution.
const STEPS: usize = 60;
/// How often a step is halved at most.
const HALVINGS: usize = 40;
/// The relative gap at which totals count as met.
const MET: f64 = 1e-11;

/// The sums over a sample that Newton's method asks for.
pub(super) trait DualSums {
    /// What was summed at one λ.
    type Point;
    /// Why the sample cannot be gone over.
    type Error;

    /// Goes over the sample with the factors F(xᵀλ).
    fn at(&self, lambda: &DVector<f64>) -> Result<Self::Point, Self::Error>;

    /// What the totals still lack: T − Σ d·g·x.
    fn gap<'p>(&self, point: &'p Self::Point) -> &'p DVector<f64>;

    /// How fast the gap closes: Σ d·F'·xxᵀ.
    fn slope(&self, point: &Self::Point) -> DMatrix<f64>;
}

/// Where the search ended with all totals met.
pub(super) struct Solution<P> {
    pub(super) lambda: DVector<f64>,
    pub(super) point: P,
    pub(super) iterations: usize,
}

/// Finds the λ at which the totals are met, from `start`; `None` if they cannot be met. `done` is
/// the relative gap at which nothing more is to be gained.
pub(super) fn newton<S: DualSums>(
    sums: &S,
    totals: &DVector<f64>,
    start: DVector<f64>,
    done: f64,
) -> Result<Option<Solution<S::Point>>, S::Error> {
    let scale = totals.map(|total| if total == 0.0 { 1.0 } else { 1.0 / total.abs() });
    let norm = |point: &S::Point| sums.gap(point).component_mul(&scale).norm();
    let (mut lambda, mut iterations) = (start, 0);
    let mut point = sums.at(&lambda)?;
    while norm(&point) > done && iterations < STEPS {
        let mut step = pseudo_inverse(&sums.slope(&point)) * sums.gap(&point);
        let mut shorter = None;
        for _ in 0..HALVINGS {
            let next = &lambda + &step;
            let there = sums.at(&next)?;
            step *= 0.5;
            if norm(&there) < norm(&point) {
                shorter = Some((next, there));
                break;
            }
        }
        let Some((next, there)) = shorter else { break };
        (lambda, point) = (next, there);
        iterations += 1;
    }
    Ok((norm(&point) < MET).then_some(Solution { lambda, point, iterations }))
}
