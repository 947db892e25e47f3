//! What is reckoned with: floating point with its doubts, or whole numbers of any length.

use std::cmp::Ordering;

use num_bigint::BigUint;

/// Two amounts are too close to each other for floating point to say which is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubt;

/// Amounts closer than this, relative to the larger, are in doubt. What rounding does stays far
/// below: sums of a million purses over a thousand rounds are off by some 10⁻¹¹.
const CLOSE: f64 = 1e-9;

/// An amount of money, in a unit that a run may make finer.
pub(super) trait Money: Clone {
    fn of(amount: u128) -> Self;
    /// The amount so many times.
    fn times(&self, n: u128) -> Self;
    fn add(&mut self, other: &Self);
    /// Takes away an amount, or all there is.
    fn pay(&mut self, other: &Self);
    fn compare(&self, other: &Self) -> Result<Ordering, Doubt>;
    /// Whether it is less than another; where they are level either answer will do.
    fn is_below(&self, other: &Self) -> bool;
    /// Whether rounding may say which of the two is less.
    fn is_close(&self, other: &Self) -> bool;
    /// One of so many equal parts, not less than that.
    fn part(&self, parts: u128) -> Self;
    /// How much finer the unit must be for so many equal parts to be whole.
    fn finer_for(&self, parts: u128) -> u128;
    /// This amount as a multiple of another that is not 0.
    fn over(&self, other: &Self) -> f64;
}

impl Money for f64 {
    fn of(amount: u128) -> Self {
        amount as Self
    }

    fn times(&self, n: u128) -> Self {
        self * n as Self
    }

    fn add(&mut self, other: &Self) {
        *self += other;
    }

    fn pay(&mut self, other: &Self) {
        *self = (*self - other).max(0.0);
    }

    fn compare(&self, other: &Self) -> Result<Ordering, Doubt> {
        if self.is_close(other) {
            return Err(Doubt);
        }
        Ok(self.total_cmp(other))
    }

    fn is_close(&self, other: &Self) -> bool {
        (self - other).abs() <= CLOSE * self.max(*other)
    }

    fn is_below(&self, other: &Self) -> bool {
        self < other
    }

    fn part(&self, parts: u128) -> Self {
        self / parts as Self
    }

    fn finer_for(&self, _: u128) -> u128 {
        1
    }

    fn over(&self, other: &Self) -> f64 {
        self / other
    }
}

impl Money for BigUint {
    fn of(amount: u128) -> Self {
        Self::from(amount)
    }

    fn times(&self, n: u128) -> Self {
        self * n
    }

    fn add(&mut self, other: &Self) {
        *self += other;
    }

    fn pay(&mut self, other: &Self) {
        if *self > *other {
            *self -= other;
        } else {
            *self = Self::default();
        }
    }

    fn compare(&self, other: &Self) -> Result<Ordering, Doubt> {
        Ok(self.cmp(other))
    }

    fn is_close(&self, _: &Self) -> bool {
        false
    }

    fn is_below(&self, other: &Self) -> bool {
        self < other
    }

    fn part(&self, parts: u128) -> Self {
        (self + (parts - 1)) / parts
    }

    fn finer_for(&self, parts: u128) -> u128 {
        let (mut a, mut b) = (parts, u128::try_from(self % parts).unwrap_or_default());
        while b > 0 {
            (a, b) = (b, a % b);
        }
        parts / a
    }

    fn over(&self, other: &Self) -> f64 {
        // Both lose the same number of digits, so that the longer one fits.
        let lost = self.bits().max(other.bits()).saturating_sub(120);
        let short = |amount: &Self| u128::try_from(amount >> lost).unwrap_or_default() as f64;
        short(self) / short(other).max(1.0)
    }
}
