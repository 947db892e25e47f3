//! How often somebody may do something, by address prefix, in memory only.
//!
//! A whole town hall shares one address, so pages are limited to what no hall full of people reaches, and right codes cost
//! nothing. Wrong codes are another matter: nobody types thirty of them.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::address::Prefix;

/// Pages at once, and pages a second after that: 500 people who turn a page every five seconds.
const PAGES: (u32, u32) = (2_000, 100);
/// Interviews begun at once: a hall full of people; after that one in so many seconds.
const BEGINNINGS: (u32, u64) = (600, 2);
/// Wrong codes at once; after that one in so many seconds.
const WRONG_CODES: (u32, u64) = (30, 20);

type Keyed = RateLimiter<Prefix, HashMapStateStore<Prefix>, DefaultClock>;

/// The limits.
#[derive(Debug)]
pub(super) struct Limits {
    pages: Keyed,
    beginnings: Keyed,
    codes: Tries,
}

impl Default for Limits {
    fn default() -> Self {
        let many = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let pages = Quota::per_second(many(PAGES.1)).allow_burst(many(PAGES.0));
        let beginnings = Quota::with_period(Duration::from_secs(BEGINNINGS.1)).unwrap_or(pages).allow_burst(many(BEGINNINGS.0));
        Self { pages: RateLimiter::hashmap(pages), beginnings: RateLimiter::hashmap(beginnings), codes: Tries::default() }
    }
}

impl Limits {
    /// Whether one more page may be sent there.
    pub(super) fn page(&self, sender: Prefix) -> bool {
        self.pages.check_key(&sender).is_ok()
    }

    /// Whether one more interview may begin there.
    pub(super) fn begin(&self, sender: Prefix) -> bool {
        self.beginnings.check_key(&sender).is_ok()
    }

    /// Notes that a code is about to be tried; false if too many were tried there.
    pub(super) fn code(&self, sender: Prefix) -> bool {
        self.codes.take(sender, Instant::now())
    }

    /// The code was right: it was no guess.
    pub(super) fn right(&self, sender: Prefix) {
        self.codes.give_back(sender, Instant::now());
    }

    /// Forgets those who have been quiet for long enough.
    pub(super) fn forget(&self) {
        for keyed in [&self.pages, &self.beginnings] {
            keyed.retain_recent();
            keyed.shrink_to_fit();
        }
        self.codes.forget(Instant::now());
    }
}

/// What is left of the wrong codes that may be tried, which governor cannot give back.
#[derive(Debug, Default)]
struct Tries(Mutex<HashMap<Prefix, (f64, Instant)>>);

impl Tries {
    /// Takes one, if there is one.
    fn take(&self, sender: Prefix, now: Instant) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.get(&sender).map_or(f64::from(WRONG_CODES.0), |kept| left(*kept, now));
        let may = left >= 1.0;
        all.insert(sender, (if may { left - 1.0 } else { left }, now));
        may
    }

    fn give_back(&self, sender: Prefix, now: Instant) {
        if let Some(kept) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&sender) {
            *kept = ((left(*kept, now) + 1.0).min(f64::from(WRONG_CODES.0)), now);
        }
    }

    fn forget(&self, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| left(*kept, now) < f64::from(WRONG_CODES.0));
        all.shrink_to_fit();
    }
}

/// What is left by now of what was left then: it comes back with time.
fn left((left, then): (f64, Instant), now: Instant) -> f64 {
    let back = now.saturating_duration_since(then).as_secs_f64() / WRONG_CODES.1 as f64;
    (left + back).min(f64::from(WRONG_CODES.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::online::address::Proxies;

    #[test]
    fn wrong_codes_run_out_right_ones_do_not_and_time_brings_them_back() {
        let prefix = |ip: &str| Proxies::default().sender(ip.parse().unwrap(), &axum::http::HeaderMap::new());
        let (hall, home) = (prefix("203.0.113.1"), prefix("203.0.113.2"));
        let (tries, begun) = (Tries::default(), Instant::now());
        for _ in 0..1_000 {
            assert!(tries.take(hall, begun));
            tries.give_back(hall, begun);
        }
        assert_eq!((0..100).filter(|_| tries.take(hall, begun)).count(), 30);
        assert!(tries.take(home, begun), "somebody else's are their own");
        let later = |seconds| begun + Duration::from_secs(seconds);
        assert!(!tries.take(hall, later(19)));
        assert!(tries.take(hall, later(21)) && !tries.take(hall, later(22)));
        tries.forget(later(100));
        assert_eq!(tries.0.lock().unwrap().len(), 1);
        tries.forget(later(1_000));
        assert!(tries.0.lock().unwrap().is_empty());
    }
}
