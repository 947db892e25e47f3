//! The error of a statistic, from its values in all replicates.

use super::Replicates;
use nalgebra::{DMatrix, DVector};

impl Replicates {
    /// Returns the covariance of some numbers of which `replicates` has the values in each replicate:
    /// scale · Σ rscale·(θᵣ − θ̄)(θᵣ − θ̄)ᵀ around the mean of the replicates, as `svrVar` of R's
    /// survey package.
    pub fn covariance(&self, replicates: &[DVector<f64>]) -> DMatrix<f64> {
        let m = replicates.first().map_or(0, DVector::len);
        let rscales = self.rscales();
        // Those that tell of nothing are left out of the mean, too.
        let telling = || replicates.iter().zip(&rscales).filter(|(_, rscale)| **rscale > 0.0);
        let n = telling().count().max(1) as f64;
        let mean = telling().fold(DVector::zeros(m), |sum, (theta, _)| sum + theta) / n;
        let mut cov = DMatrix::zeros(m, m);
        for (theta, rscale) in telling() {
            let away = theta - &mean;
            cov.ger(self.scale() * rscale, &away, &away, 1.0);
        }
        cov
    }
}
