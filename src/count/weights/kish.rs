//! What unequal weights cost.
//!
//! Kish (1965), Survey Sampling, section 11.7; (1992), Journal of Official Statistics 8:183-200:
//! the design effect of weighting is 1 + cv²(w). It is the headline; the standard errors of
//! estimates are computed from the design.

use crate::cells::Cells;

/// Kish's design effect of weighting and the effective sample size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kish {
    /// The design effect nΣw² / (Σw)².
    pub deff: f64,
    /// The effective sample size (Σw)² / Σw².
    pub n_eff: f64,
}

impl Kish {
    /// Computes both from the weights g·d of all rows.
    pub fn of(cells: &Cells, factors: &[f64]) -> Self {
        let mut sums = (0.0, 0.0);
        for (cell, g) in cells.iter().zip(factors) {
            sums.0 += g * cell.d;
            sums.1 += g * g * cell.d2;
        }
        let n_eff = n_eff(sums.0, sums.1);
        let deff = if n_eff > 0.0 { cells.n() as f64 / n_eff } else { 1.0 };
        Self { deff, n_eff }
    }
}

/// Returns (Σw)² / Σw², 0 for no rows.
pub(crate) fn n_eff(w: f64, w2: f64) -> f64 {
    if w2 > 0.0 { w * w / w2 } else { 0.0 }
}
