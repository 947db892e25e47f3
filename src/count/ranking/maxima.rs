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

    /// Finds the largest difference anew where it is no longer active.
    fn renew(&self, largest: &mut [Largest], z: &[f64], active: &Pairs) {
        let m = active.m();
        let mut lanes = Lanes::new(m);
        let stale: Vec<usize> =
            (0..largest.len()).filter(|at| !active.get(largest[*at].j, largest[*at].k)).collect();
        for some in stale.chunks(LANES) {
            for (lane, at) in some.iter().enumerate() {
                lanes.put(lane, &z[at * m..(at + 1) * m]);
            }
            for (at, found) in some.iter().zip(self.largest(&lanes)) {
                largest[*at] = found;
            }
        }
    }

    /// Finds the largest difference of each of some draws.
    fn largest(&self, z: &Lanes) -> [Largest; LANES] {
        let mut value = [f64::NEG_INFINITY; LANES];
        let mut at = [0_u64; LANES];
        let mut look = |place: u64, Difference { j, k, scale }: &Difference, both: bool| {
            let (one, other) = (&z.values[*j], &z.values[*k]);
            for lane in 0..LANES {
                let found = (one[lane] - other[lane]) * scale;
                let found = if both { found.abs() } else { found };
                let is_larger = found > value[lane];
                value[lane] = if is_larger { found } else { value[lane] };
                at[lane] = if is_larger { place } else { at[lane] };
            }
        };
        (0..).zip(&self.both).for_each(|(place, difference)| look(place, difference, true));
        let directed = self.both.len() as u64;
        (directed..).zip(&self.one).for_each(|(place, difference)| look(place, difference, false));
        std::array::from_fn(|lane| self.found(z, lane, value[lane], at[lane]))
    }

    /// The largest difference of one draw, which is the one at a place.
    fn found(&self, z: &Lanes, lane: usize, value: f64, at: u64) -> Largest {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let (found, both) = match at.checked_sub(self.both.len()) {
            None => (self.both.get(at), true),
            Some(at) => (self.one.get(at), false),
        };
        let Some(Difference { j, k, .. }) = found.filter(|_| value > f64::NEG_INFINITY) else {
            return Largest::UNKNOWN;
        };
        let is_ahead = !both || z.values[*j][lane] > z.values[*k][lane];
        let (j, k) = if is_ahead { (*j, *k) } else { (*k, *j) };
        Largest { value, j, k }
    }
}

/// How many draws are looked at together: as many as keep a processor's registers busy.
const LANES: usize = 8;

/// The numbers of some draws, side by side.
struct Lanes {
    values: Vec<[f64; LANES]>,
}

impl Lanes {
    fn new(m: usize) -> Self {
        Self { values: vec![[0.0; LANES]; m] }
    }

    /// Puts a draw into a lane.
    fn put(&mut self, lane: usize, z: &[f64]) {
        self.values.iter_mut().zip(z).for_each(|(values, z)| values[lane] = *z);
    }
}

/// The largest difference of one draw, and the pair that has it.
#[derive(Clone, Copy)]
struct Largest {
    value: f64,
    j: usize,
    k: usize,
}

impl Largest {
    const UNKNOWN: Self = Self { value: f64::NEG_INFINITY, j: 0, k: 0 };
}

/// The largest difference of every draw over the active pairs.
pub(super) struct Maxima {
    largest: Vec<Largest>,
}

impl Maxima {
    /// Looks at all active pairs in all draws.
    pub(super) fn new(contrasts: &Contrasts, draws: &Draws, active: &Pairs) -> Self {
        let draws_made = draws.z.len() / draws.m.max(1);
        let mut maxima = Self { largest: vec![Largest::UNKNOWN; draws_made] };
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
                scope.spawn(move || candidates.renew(largest, z, active));
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

    /// Several draws at a time give what each gives pair by pair, also where pairs are tested in one
    /// direction only and where draws are left over.
    #[test]
    #[expect(clippy::float_cmp, reason = "they are the same numbers")]
    fn draws_side_by_side_are_draws_alone() {
        let contrasts = Contrasts::independent(&[1.0, 2.0, 3.0, 4.0], &[1.0, 0.5, 2.0, 1.5]);
        let draws = Draws::new(&contrasts, 1_003, 9);
        for step in [1, 2, 3] {
            let active = Pairs::from_fn(4, |j, k| (j + 3 * k) % step == 0);
            let maxima = Maxima::new(&contrasts, &draws, &active);
            for (z, found) in draws.z.chunks(4).zip(&maxima.largest) {
                let value = |(j, k): (usize, usize)| (z[j] - z[k]) / contrasts.sigma[(j, k)];
                let largest = active.iter().max_by(|a, b| value(*a).total_cmp(&value(*b)));
                assert_eq!(largest, Some((found.j, found.k)));
                let scale = 1.0 / contrasts.sigma[(found.j, found.k)];
                assert_eq!(found.value, (z[found.j] - z[found.k]) * scale);
            }
        }
    }

    /// By hand: position 4p among 1, 2, 4, 8, 16, linear in between.
    #[test]
    fn quantiles_are_of_type_seven() {
        for (p, expected) in [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.95, 14.4), (1.0, 16.0)] {
            assert!((quantile(&mut [8.0, 1.0, 16.0, 4.0, 2.0], p) - expected).abs() < 1e-12);
        }
        assert!(quantile(&mut [], 0.5).is_infinite());
    }
}
