//! The largest studentised difference of each draw, over a shrinking set of pairs.

use super::contrasts::{Contrasts, Pairs};
use super::draws::{Draws, threads};

/// A difference of two numbers.
struct Difference {
    j: usize,
    k: usize,
    /// The reciprocal of its standard error, 1/σ.
    scale: f64,
}

/// The differences still to be tested.
struct Candidates {
    /// Pairs tested in both directions: the larger of the two differences is the absolute value.
    both: Vec<Difference>,
    /// Pairs tested in one direction.
    one: Vec<Difference>,
}

impl Candidates {
    fn of(contrasts: &Contrasts, active: &Pairs) -> Self {
        let mut candidates = Self { both: Vec::new(), one: Vec::new() };
        for (j, k) in active.iter() {
            let difference = Difference { j, k, scale: 1.0 / contrasts.sigma[(j, k)] };
            if !active.get(k, j) {
                candidates.one.push(difference);
            } else if j < k {
                candidates.both.push(difference);
            }
        }
        candidates
    }

    fn largest(&self, z: &[f64]) -> Largest {
        let mut largest = Largest { value: f64::NEG_INFINITY, j: 0, k: 0 };
        for difference in &self.both {
            let value = (z[difference.j] - z[difference.k]) * difference.scale;
            if value.abs() > largest.value {
                let (j, k) = if value > 0.0 {
                    (difference.j, difference.k)
                } else {
                    (difference.k, difference.j)
                };
                largest = Largest { value: value.abs(), j, k };
            }
        }
        for difference in &self.one {
            let value = (z[difference.j] - z[difference.k]) * difference.scale;
            if value > largest.value {
                largest = Largest { value, j: difference.j, k: difference.k };
            }
        }
        largest
    }
}

/// The largest difference of one draw, and the pair that has it.
#[derive(Clone, Copy)]
struct Largest {
    value: f64,
    j: usize,
    k: usize,
}

/// The largest difference of every draw over the active pairs.
pub(super) struct Maxima {
    largest: Vec<Largest>,
}

impl Maxima {
    /// Looks at all active pairs in all draws.
    pub(super) fn new(contrasts: &Contrasts, draws: &Draws, active: &Pairs) -> Self {
        let unknown = Largest { value: f64::NEG_INFINITY, j: 0, k: 0 };
        let mut maxima = Self { largest: vec![unknown; draws.z.len() / draws.m.max(1)] };
        maxima.update(contrasts, draws, active);
        maxima
    }

    /// Looks again at the draws whose largest difference is no longer active: pairs only ever leave
    /// the set, so the maximum of every other draw still stands.
    pub(super) fn update(&mut self, contrasts: &Contrasts, draws: &Draws, active: &Pairs) {
        let candidates = &Candidates::of(contrasts, active);
        let m = draws.m.max(1);
        let share = self.largest.len().div_ceil(threads()).max(1);
        std::thread::scope(|scope| {
            for (largest, z) in self.largest.chunks_mut(share).zip(draws.z.chunks(share * m)) {
                scope.spawn(move || {
                    for (largest, z) in largest.iter_mut().zip(z.chunks(m)) {
                        if !active.get(largest.j, largest.k) {
                            *largest = candidates.largest(z);
                        }
                    }
                });
            }
        });
    }

    /// Returns the `p` quantile of the maxima, by R's type 7.
    pub(super) fn quantile(&self, p: f64) -> f64 {
        let mut values: Vec<f64> = self.largest.iter().map(|largest| largest.value).collect();
        quantile(&mut values, p)
    }
}

/// Returns the `p` quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50:361-365):
/// linear between the order statistics around 1 + (n − 1)p. Infinite for no values, so that nothing
/// exceeds it.
fn quantile(values: &mut [f64], p: f64) -> f64 {
    if values.is_empty() {
        return f64::INFINITY;
    }
    let position = (values.len() - 1) as f64 * p;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 <= position < length"
    )]
    let below = (position.floor() as usize).min(values.len() - 1);
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(*low);
    *low + (position - below as f64) * (high - *low)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: position 4p among 1, 2, 4, 8, 16, linear in between.
    #[test]
    fn quantiles_are_of_type_seven() {
        for (p, expected) in [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.95, 14.4), (1.0, 16.0)] {
            assert!((quantile(&mut [8.0, 1.0, 16.0, 4.0, 2.0], p) - expected).abs() < 1e-12);
        }
        assert!(quantile(&mut [], 0.5).is_infinite());
    }
}
