//! Iterative proportional fitting, where Newton's method does not arrive.
//!
//! Deming & Stephan (1940). Slower, but it stays positive and finds the same factors; where it does
//! not converge either, the margins contradict each other on these cells.

use super::by_cells::Calibrated;
use super::plan::Plan;
use super::protocol::TargetGap;
use crate::cells::Cells;

/// The most sweeps over all margins before the fit is given up.
const SWEEPS: usize = 5_000;
/// The largest |weighted total / target − 1| at which a margin counts as met.
const MET: f64 = 1e-10;

/// Fits the factors of the raked cells; the error is the level farthest from its target.
pub(super) fn fit(cells: &Cells, plan: &Plan) -> Result<Calibrated, TargetGap> {
    let mut factors = vec![1.0; cells.len()];
    let mut iterations = 0;
    loop {
        match plan.worst_gap(cells, &factors) {
            Some(worst) if worst.gap.is_nan() || worst.gap.abs() >= MET => {
                if iterations == SWEEPS {
                    return Err(worst);
                }
            }
            _ => {
                return Ok(Calibrated { factors, iterations });
            }
        }
        sweep(cells, plan, &mut factors);
        iterations += 1;
    }
}

/// Scales the factors to each margin in turn.
fn sweep(cells: &Cells, plan: &Plan, factors: &mut [f64]) {
    for margin in &plan.margins {
        let weighted = plan.raked_totals(margin, cells, factors);
        for (c, slot) in margin.slots.iter().enumerate() {
            if !plan.held[c] && weighted[*slot] > 0.0 {
                factors[c] *= margin.levels[*slot].total / weighted[*slot];
            }
        }
    }
}
