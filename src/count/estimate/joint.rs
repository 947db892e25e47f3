//! What joint decisions rest on: those of needs, of groups, of modes, of waves.
//!
//! The largest of many differences is an extreme one, and there the usual approximations are too
//! kind. So residuals are stretched by leverage (see `variance`), the distribution is t with no
//! more degrees of freedom than strata and clusters give or answers of equal weight there are, and
//! a share that hardly anybody carries has at least the variance that so few can have: that of
//! Agresti & Coull (1998, The American Statistician 52:119-126), (x + 2) of (n + 4).

use super::estimates::{Base, Estimates};
use super::student::t_upper_tail;
use super::variance::StratumVariance;
use crate::bases::CARRIERS_FLOORED_BELOW;
use nalgebra::DMatrix;

/// The least degrees of freedom, however small the effective sample size is.
const DF_LEAST: f64 = 1.0;

/// The covariance of some numbers as it is used in joint decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Joint {
    /// The covariance; NaN on the diagonal for numbers that were not measured.
    pub cov: DMatrix<f64>,
    /// Squares and products of the contributions of single responses; 0 where no contribution
    /// varies.
    pub spread: DMatrix<f64>,
    /// The degrees of freedom: the smallest of any difference by Satterthwaite, and at most the
    /// smallest effective base less 1.
    pub df: f64,
}

impl Estimates {
    /// Returns the covariance for joint decisions on differences of the numbers; `None` if there
    /// are no standard errors.
    pub fn joint(&self) -> Option<Joint> {
        let joint = self.joint_alone()?;
        let m = self.theta.len();
        let measured: Vec<usize> = (0..m).filter(|j| joint.cov[(*j, *j)].is_finite()).collect();
        // Of one number by itself nothing is held against anything.
        let mut df = f64::INFINITY;
        for (at, &j) in measured.iter().enumerate() {
            df = df.min(self.n_eff[j] - 1.0);
            for &k in measured.iter().skip(at + 1) {
                df = df.min(satterthwaite(&self.strata, |StratumVariance { joint, .. }| {
                    joint[(j, j)] + joint[(k, k)] - 2.0 * joint[(j, k)]
                }));
            }
        }
        Some(Joint { df: df.max(DF_LEAST), ..joint })
    }

    /// Returns the covariance for joint decisions on the numbers themselves: the degrees of freedom
    /// are the smallest of any number. `None` if there are no standard errors.
    pub fn joint_alone(&self) -> Option<Joint> {
        let printed = self.cov.as_ref()?;
        let m = self.theta.len();
        let mut cov = DMatrix::zeros(m, m);
        for stratum in &self.strata {
            cov += &stratum.joint;
        }
        let mut df = f64::INFINITY;
        for j in 0..m {
            cov[(j, j)] = cov[(j, j)].max(self.floor[j]) + self.gain[j];
            if printed[(j, j)].is_finite() {
                let own = satterthwaite(&self.strata, |stratum| stratum.joint[(j, j)]);
                df = df.min(self.n_eff[j] - 1.0).min(own);
            } else {
                cov[(j, j)] = f64::NAN;
            }
        }
        Some(Joint { cov, spread: self.spread.clone(), df: df.max(DF_LEAST) })
    }

    /// Returns the probability of number `j` being as far from 0 where it is 0 in truth, for this
    /// number alone; 1 where there is no standard error. What nobody's answer varies is sure.
    pub(crate) fn p_of(&self, j: usize) -> f64 {
        if self.se(j).is_none() {
            return 1.0;
        }
        let of = |stratum: &StratumVariance| stratum.joint[(j, j)];
        let variance = self.strata.iter().map(of).sum::<f64>().max(self.floor[j]) + self.gain[j];
        if variance <= 0.0 {
            let is_sure = self.spread[(j, j)] <= 0.0 && self.theta[j] != 0.0;
            return if is_sure { 0.0 } else { 1.0 };
        }
        let df = satterthwaite(&self.strata, of).min(self.n_eff[j] - 1.0).max(DF_LEAST);
        let t = (self.theta[j] / variance.sqrt()).abs();
        (2.0 * t_upper_tail(t, df)).min(1.0)
    }
}

/// Returns (ΣV)² / Σ(V²/df) over the strata (Satterthwaite 1946, Biometrics Bulletin 2:110-114).
/// Where nothing varies they are those of the whole design, clusters less strata.
pub(super) fn satterthwaite(
    strata: &[StratumVariance],
    variance: impl Fn(&StratumVariance) -> f64,
) -> f64 {
    let mut sums = (0.0, 0.0);
    for stratum in strata {
        let v = variance(stratum).max(0.0);
        sums.0 += v;
        sums.1 += v * v / stratum.df;
    }
    if sums.1 > 0.0 {
        sums.0 * sums.0 / sums.1
    } else {
        strata.iter().map(|stratum| stratum.df).sum()
    }
}

/// Returns the least variance of a share that `carriers` of a base carry; 0 where they and the
/// others are enough.
pub(super) fn floor(base: Base, carriers: u64) -> f64 {
    let others = base.n.saturating_sub(carriers);
    if carriers.min(others) >= CARRIERS_FLOORED_BELOW || base.n_eff <= 0.0 {
        return 0.0;
    }
    let p = (carriers as f64 + 2.0) / (base.n as f64 + 4.0);
    p * (1.0 - p) / base.n_eff
}

#[cfg(test)]
mod tests {
    use super::super::variance::Variance;
    use super::*;
    use nalgebra::DVector;

    fn numbers(theta: [f64; 2], cov: [[f64; 2]; 2], spread: [f64; 2]) -> Estimates {
        let cov = DMatrix::from_fn(2, 2, |j, k| cov[j][k]);
        let strata = vec![StratumVariance { joint: 4.0 * &cov, cov, df: 50.0 }];
        let spread = DMatrix::from_diagonal(&DVector::from_vec(spread.to_vec()));
        Estimates::new(DVector::from_vec(theta.to_vec()), Variance { strata, spread }, 400.0)
    }

    /// By hand: (0 + 2)/(31 + 4) = 2/35 of 31.
    #[test]
    fn what_nobody_says_could_have_been_said() {
        let base = Base { n: 31, n_eff: 31.0 };
        let expected = 2.0 / 35.0 * 33.0 / 35.0 / 31.0;
        assert!((floor(base, 0) - expected).abs() < 1e-16);
        assert!((floor(base, 31) - expected).abs() < 1e-16);
        assert!(floor(base, 9) > 0.0 && floor(base, 22) > 0.0);
        assert!(floor(base, 10).abs() < 1e-300 && floor(base, 21).abs() < 1e-300);
    }

    #[test]
    fn degrees_of_freedom_are_the_smaller_of_design_and_base() {
        let mut two = numbers([1.0, 2.0], [[1.0, 0.0], [0.0, 1.0]], [1.0; 2]);
        assert!((two.joint().unwrap().df - 50.0).abs() < 1e-12);
        two.rest_on(1, Base { n: 40, n_eff: 31.0 }, 20);
        let joint = two.joint().unwrap();
        assert!((joint.df - 30.0).abs() < 1e-12);
        // Printed 1, stretched 4: not what is printed decides.
        assert!((joint.cov[(0, 0)] - 4.0).abs() < 1e-12 && two.se(0) == Some(1.0));
        assert!((two.p_of(0) - 2.0 * t_upper_tail(0.5, 50.0)).abs() < 1e-15);
        two.differ_by(0, [(Base { n: 40, n_eff: 31.0 }, 20), (Base { n: 20, n_eff: 16.0 }, 10)]);
        assert!((two.p_of(0) - 2.0 * t_upper_tail(0.5, 15.0)).abs() < 1e-15);
        // A side that nobody carries adds what few could have said.
        let few = [(Base { n: 40, n_eff: 31.0 }, 0), (Base { n: 20, n_eff: 16.0 }, 10)];
        two.differ_by(0, few);
        let t = 1.0 / (4.0 + floor(few[0].0, 0)).sqrt();
        assert!((two.p_of(0) - 2.0 * t_upper_tail(t, 15.0)).abs() < 1e-15);
    }

    #[test]
    fn without_variance_it_is_sure_only_where_nobody_varies() {
        let none = [[0.0; 2]; 2];
        let two = numbers([1.0, 0.0], none, [0.0; 2]);
        assert_eq!([two.p_of(0), two.p_of(1)].map(f64::to_bits), [0.0, 1.0].map(f64::to_bits));
        let equal_clusters = numbers([1.0, 2.0], none, [1.0; 2]);
        assert_eq!(equal_clusters.p_of(0).to_bits(), 1.0_f64.to_bits());
    }
}
