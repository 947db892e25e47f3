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
    /// How many of its own standard errors a number must be away from 0 in the first step; `None`
    /// if nothing was simulated.
    pub critical: Option<f64>,
}

/// Decides jointly which numbers are above 0 and which below, with so many draws; without standard
/// errors nothing is told.
pub fn signs(estimates: &Estimates, draws: usize, seed: u64) -> JointSigns {
    match Contrasts::with_zero(estimates) {
        Some(contrasts) => told(&contrasts, &Draws::new(&contrasts, draws, seed)),
        None => JointSigns { signs: vec![Sign::Open; estimates.theta.len()], critical: None },
    }
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
    JointSigns { signs: (0..zero).map(sign).collect(), critical }
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
}
