//! How far the numbers of one sample are from those of another that was drawn for itself.
//!
//! What two samples have to do with each other by chance is nothing: variances add, stratum by
//! stratum, so that the degrees of freedom are those of Welch (1947, Biometrika 34:28-35) as
//! Satterthwaite has them for any number of strata.

use super::estimates::Estimates;

/// A difference below this part of the two numbers is rounding.
const ROUNDING: f64 = 1e-12;

impl Estimates {
    /// Returns these numbers less those of an independent sample, of which there must be as many,
    /// with the covariance of the differences. A number that one of the samples did not measure has
    /// no difference.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        let m = self.theta.len();
        let mut theta = &self.theta - &other.theta;
        for j in 0..m {
            if theta[j].abs() <= ROUNDING * (self.theta[j].abs() + other.theta[j].abs()) {
                theta[j] = 0.0;
            }
        }
        let strata = self.strata.iter().chain(&other.strata).cloned();
        // Each sample has its own least variance: what is lacking to it is added.
        let gain = (0..m).map(|j| self.lacking(j) + other.lacking(j)).collect();
        Self {
            theta,
            cov: self.cov.as_ref().zip(other.cov.as_ref()).map(|(one, other)| one + other),
            strata: strata.collect(),
            spread: &self.spread + &other.spread,
            n_eff: self
                .n_eff
                .iter()
                .zip(&other.n_eff)
                .map(|(one, other)| one.min(*other))
                .collect(),
            floor: vec![0.0; m],
            gain,
        }
    }

    /// What joint decisions add to the variance of number `j`.
    fn lacking(&self, j: usize) -> f64 {
        let joint: f64 = self.strata.iter().map(|stratum| stratum.joint[(j, j)]).sum();
        joint.max(self.floor[j]) - joint + self.gain[j]
    }
}

#[cfg(test)]
mod tests {
    use crate::cells::{CellKey, Cells, Moments};
    use crate::estimate::{Base, Design, Estimates, Stratum};
    use crate::weights::Calibration;

    /// Of `n` people so many say yes to each of some things.
    fn shares<const M: usize>(n: usize, yes: [usize; M]) -> Estimates {
        let mut cells = Cells::new();
        let code = CellKey { levels: vec![], stratum: 0, cluster: None };
        let mut moments = Moments::new(1, M);
        for i in 0..n {
            let cell = cells.push(code.clone(), 1.0);
            moments.push(cell, 1.0, &yes.map(|yes| f64::from(u8::from(i < yes))));
        }
        let strata = [Stratum { name: "online".into(), population: None }];
        let mut shares = Design::new(&cells, &Calibration::none(&cells), &strata).mean(&moments);
        for (j, yes) in yes.into_iter().enumerate() {
            shares.rest_on(j, Base { n: n as u64, n_eff: n as f64 }, yes as u64);
        }
        shares
    }

    /// 60 of 200 and 30 of 150: .3 less .2, each variance p(1 − p)/(n − 1).
    #[test]
    fn two_shares_by_hand() {
        let apart = shares(200, [60, 100]).less(&shares(150, [30, 75]));
        assert!((apart.theta[0] - 0.1).abs() < 1e-15 && apart.theta[1].abs() < 1e-15);
        let parts = [0.21 / 199.0, 0.16 / 149.0];
        let variance: f64 = parts.iter().sum();
        assert!((apart.se(0).unwrap() - variance.sqrt()).abs() < 1e-12);
        let welch =
            variance * variance / (parts[0] * parts[0] / 199.0 + parts[1] * parts[1] / 149.0);
        assert!((apart.df_of(0) - welch).abs() < 1e-8, "{}", apart.df_of(0));
        // No more degrees of freedom than the smaller sample has people less one.
        assert!((apart.joint_alone().unwrap().df - 149.0).abs() < 1e-9);
    }

    /// Nobody of 40 and nobody of 50 varies in no answer, but may in the next sample: (0 + 2) of
    /// (40 + 4) and of (50 + 4).
    #[test]
    fn what_nobody_says_is_not_sure() {
        let apart = shares(40, [0]).less(&shares(50, [0]));
        assert_eq!(apart.se(0), Some(0.0));
        let least = |n: f64| (2.0 / (n + 4.0)) * (1.0 - 2.0 / (n + 4.0)) / n;
        let joint = apart.joint_alone().unwrap();
        assert!((joint.cov[(0, 0)] - least(40.0) - least(50.0)).abs() < 1e-15);
    }

    #[test]
    fn what_one_sample_did_not_measure_has_no_difference() {
        let mut other = shares(150, [30, 75]);
        other.forget(1);
        let apart = shares(200, [60, 100]).less(&other);
        assert!(apart.se(0).is_some() && apart.se(1).is_none());
    }
}
