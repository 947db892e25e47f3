//! Which of several numbers are above 0 and which below, decided together: what has changed between
//! two surveys, what differs between two ways of asking.
//!
//! The largest studentised number of each draw takes the place of the largest studentised
//! difference, and steps go down as they do for ranks: the probability that the sign of any number
//! is told wrongly is at most [`ALPHA`](super::ALPHA).

use super::contrasts::{Contrasts, Pairs};
use super::draws::Draws;
use super::stepdown::{Steps, step_down};
use crate::estimate::Estimates;

/// On which side of 0 a number is, jointly with all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The number is above 0.
    Above,
    /// The number is below 0.
    Below,
    /// The answers tell neither.
    Open,
}

/// The signs of several numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct JointSigns {
    /// The sign of each number.
    pub signs: Vec<Sign>,
    /// The p-value of each number, adjusted for all the others by the same steps: the smallest
    /// family-wise error rate at which its sign is told. 1 for a number without a standard error.
    pub p: Vec<f64>,
    /// How many of its own standard errors a number must be away from 0 in the first step; `None`
    /// if nothing was simulated.
    pub critical: Option<f64>,
}

/// Decides jointly which numbers are above 0 and which below, with so many draws; without standard
/// errors nothing is told.
pub fn signs(estimates: &Estimates, draws: usize, seed: u64) -> JointSigns {
    let Some(contrasts) = Contrasts::with_zero(estimates) else {
        let m = estimates.theta.len();
        return JointSigns { signs: vec![Sign::Open; m], p: vec![1.0; m], critical: None };
    };
    told(&contrasts, &Draws::new(&contrasts, draws, seed))
}

/// Decides on all numbers but the last, which is 0.
fn told(contrasts: &Contrasts, draws: &Draws) -> JointSigns {
    let zero = contrasts.m().saturating_sub(1);
    let against_zero = Pairs::from_fn(contrasts.m(), |j, k| j == zero || k == zero);
    let (rejected, critical) = step_down(contrasts, draws, &against_zero, Steps::Down);
    let sign = |j: usize| match (rejected.get(j, zero), rejected.get(zero, j)) {
        (true, _) => Sign::Above,
        (_, true) => Sign::Below,
        _ => Sign::Open,
    };
    let p = adjusted(contrasts, draws);
    JointSigns { signs: (0..zero).map(sign).collect(), p, critical }
}

/// The p-values of all numbers but the last, adjusted by stepping down: in how many draws the
/// largest of the numbers that are no farther from 0 is as far as this one, and no less than those
/// farther away have.
fn adjusted(contrasts: &Contrasts, draws: &Draws) -> Vec<f64> {
    let zero = contrasts.m().saturating_sub(1);
    let untested = |j: usize| {
        let is_sure = contrasts.is_sure(j, zero) || contrasts.is_sure(zero, j);
        if is_sure { 0.0 } else { 1.0 }
    };
    let mut p: Vec<f64> = (0..zero).map(untested).collect();
    let mut tested: Vec<(usize, f64)> =
        (0..zero).filter_map(|j| Some((j, contrasts.t(j, zero)?.abs()))).collect();
    // The one nearest to 0 first.
    tested.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut as_far = vec![0_u64; tested.len()];
    for z in draws.z.chunks_exact(contrasts.m().max(1)) {
        let mut largest = 0.0_f64;
        for ((j, t), as_far) in tested.iter().zip(&mut as_far) {
            largest = largest.max(((z[*j] - z[zero]) / contrasts.sigma[(*j, zero)]).abs());
            *as_far += u64::from(largest >= *t);
        }
    }
    let count = (draws.z.len() / contrasts.m().max(1)).max(1) as f64;
    let mut least = 0.0_f64;
    for ((j, _), as_far) in tested.iter().zip(as_far).rev() {
        least = least.max(as_far as f64 / count);
        p[*j] = least;
    }
    p
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three independent numbers: all three |z| are below 2.388 in .95 of samples (Šidák 1967). When
    /// the first two are told, the third and what remains of the others are below 2.236: 2x³ − x² =
    /// .95 with x = Φ(2.236).
    #[test]
    fn a_sign_is_told_jointly_with_the_others() {
        let told = |third: f64| {
            let numbers = [2.6, -2.6, third, 0.0];
            let contrasts = Contrasts::independent(&numbers, &[1.0, 1.0, 1.0, 0.0]);
            told(&contrasts, &Draws::new(&contrasts, 100_000, 1))
        };
        let stepped = told(2.3);
        assert!((stepped.critical.unwrap() - 2.388).abs() < 0.02, "{stepped:?}");
        assert_eq!(stepped.signs, [Sign::Above, Sign::Below, Sign::Above]);
        // Taken alone 2.1 is beyond 1.96; together with two others it says nothing.
        assert_eq!(told(2.1).signs, [Sign::Above, Sign::Below, Sign::Open]);
        assert_eq!(told(-2.3).signs, [Sign::Above, Sign::Below, Sign::Below]);
    }

    /// By hand, of three independent numbers: the one farthest away 1 − (2Φ(2.6) − 1)³ = .0277, the
    /// next among two 1 − (2Φ(2.3) − 1)² = .0424, and the last one by itself 2(1 − Φ(1)) = .3173.
    #[test]
    fn a_p_value_is_that_of_the_step_at_which_the_sign_is_told() {
        let contrasts = Contrasts::independent(&[-2.3, 2.6, 1.0, 0.0], &[1.0, 1.0, 1.0, 0.0]);
        let p = told(&contrasts, &Draws::new(&contrasts, 100_000, 1)).p;
        for (found, expected) in p.iter().zip([0.0424, 0.0277, 0.3173]) {
            assert!((found - expected).abs() < 0.004, "{p:?}");
        }
    }
}
