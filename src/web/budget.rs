//! How much somebody may use at once and how much comes back with time, by address, in memory only.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// How much may be used at once, and how much comes back in a second.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// How much may be used at once.
    pub most: f64,
    /// How much comes back in a second.
    pub each_second: f64,
}

/// What is left of it for each of those who use it.
#[derive(Debug)]
pub struct Budget<Who> {
    of: Quantity,
    left: Mutex<HashMap<Who, (f64, Instant)>>,
}

impl<Who: Eq + Hash> Budget<Who> {
    /// A budget of which everybody has all.
    pub fn of(of: Quantity) -> Self {
        Self { of, left: Mutex::default() }
    }

    /// Takes so much, if it is there. A demand above the whole budget is met once all of it is
    /// there.
    pub fn take(&self, who: Who, n: f64, now: Instant) -> bool {
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.get(&who).map_or(self.of.most, |kept| self.of.left(*kept, now));
        let may = left >= n.min(self.of.most);
        all.insert(who, (if may { left - n } else { left }, now));
        may
    }

    /// Forgets those who have all of their budget again.
    pub fn forget(&self, now: Instant) {
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| self.of.left(*kept, now) < self.of.most);
        all.shrink_to_fit();
    }
}

impl Quantity {
    /// What is left by now of what was left then.
    fn left(self, (left, then): (f64, Instant), now: Instant) -> f64 {
        (left + now.saturating_duration_since(then).as_secs_f64() * self.each_second).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_was_used_runs_out_and_time_brings_it_back() {
        let (hall, home) = (1, 2);
        let (tries, begun) =
            (Budget::of(Quantity { most: 30.0, each_second: 1.0 / 20.0 }), Instant::now());
        assert_eq!((0..100).filter(|_| tries.take(hall, 1.0, begun)).count(), 30);
        assert!(tries.take(home, 1.0, begun), "somebody else's are their own");
        let later = |seconds| begun + Duration::from_secs(seconds);
        assert!(!tries.take(hall, 1.0, later(19)));
        assert!(tries.take(hall, 1.0, later(21)) && !tries.take(hall, 1.0, later(22)));
        tries.forget(later(100));
        assert_eq!(tries.left.lock().unwrap().len(), 1);
        tries.forget(later(1_000));
        assert!(tries.left.lock().unwrap().is_empty());
    }
}
