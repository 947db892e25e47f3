//! Ratios of two sums: means and shares of those for whom something has a value.
//!
//! The mean of a domain is Σw·a·y / Σw·a with a = 1 inside and 0 outside; its influence function is
//! `(a·y − θ·a)/p_a` (Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, 5.8). As
//! that is linear in a·y and a, the moments of one pass are enough.

use super::design::Design;
use super::estimates::Estimates;
use crate::cells::{Moments, Ratio};
use nalgebra::DVector;

impl Design {
    /// Estimates Σw·y / Σw·a for each pair (y, a) of variables; 0 without error where Σw·a is 0.
    ///
    /// Moments that keep squares only will do where each a is 1 or 0 and its y is 0 where a is 0.
    pub fn ratios(&self, moments: &Moments, pairs: &[(usize, usize)]) -> Estimates {
        let (theta, ratios) = self.of_pairs(moments, pairs);
        self.influence(theta, &moments.of_ratios(&ratios))
    }

    /// Estimates the same with the full covariance, for differences and tests between domains; the
    /// moments must have all products.
    pub fn ratios_together(&self, moments: &Moments, pairs: &[(usize, usize)]) -> Estimates {
        let (theta, ratios) = self.of_pairs(moments, pairs);
        self.influence(theta, &moments.of_all_ratios(&ratios))
    }

    /// Estimates the shares of a domain (variable 0) that the other variables are, with their full
    /// covariance; the moments must have all products.
    pub fn shares(&self, moments: &Moments) -> Estimates {
        let pairs: Vec<_> = (1..moments.m()).map(|y| (y, 0)).collect();
        self.ratios_together(moments, &pairs)
    }

    fn of_pairs(&self, moments: &Moments, pairs: &[(usize, usize)]) -> (DVector<f64>, Vec<Ratio>) {
        let sums = self.sums(moments);
        let ratio = |&(y, a): &(usize, usize)| {
            let over = if sums[a] > 0.0 { 1.0 / sums[a] } else { 0.0 };
            Ratio { y, a, theta: sums[y] * over, scale: self.n_hat() * over }
        };
        let ratios: Vec<_> = pairs.iter().map(ratio).collect();
        let theta = DVector::from_iterator(ratios.len(), ratios.iter().map(|ratio| ratio.theta));
        (theta, ratios)
    }
}
