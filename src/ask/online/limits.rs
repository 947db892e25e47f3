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
const WRONG_CODES: Quantity = Quantity { most: 30.0, each_second: 1.0 / 20.0 };
/// So much of a page is kept whatever else is: no honest page but one with a long text takes more, in bytes.
const FREE: usize = 1024;
/// What pages take beyond that: 1 MB a minute.
const LONG_TEXTS: Quantity = Quantity { most: MEGABYTE, each_second: MEGABYTE / 60.0 };
/// What all pages take together: more than a hall of 500 people who turn a page every five seconds for minutes.
const ALL: Quantity = Quantity { most: 2.5 * MEGABYTE, each_second: 2.5 * MEGABYTE / 60.0 };
const MEGABYTE: f64 = 1024.0 * 1024.0;

type Keyed = RateLimiter<Prefix, HashMapStateStore<Prefix>, DefaultClock>;

/// The limits.
#[derive(Debug)]
pub(super) struct Limits {
    pages: Keyed,
    beginnings: Keyed,
    codes: Stock,
    long_texts: Stock,
    all: Stock,
}

impl Default for Limits {
    fn default() -> Self {
        let many = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let pages = Quota::per_second(many(PAGES.1)).allow_burst(many(PAGES.0));
        let beginnings = Quota::with_period(Duration::from_secs(BEGINNINGS.1)).unwrap_or(pages).allow_burst(many(BEGINNINGS.0));
        Self {
            pages: RateLimiter::hashmap(pages),
            beginnings: RateLimiter::hashmap(beginnings),
            codes: Stock::of(WRONG_CODES),
            long_texts: Stock::of(LONG_TEXTS),
            all: Stock::of(ALL),
        }
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

    /// Notes that a code was wrong; false if too many were tried there. Right codes are never asked about: whoever has one is
    /// let in, however many wrong ones others at the same address have tried.
    pub(super) fn wrong_code(&self, sender: Prefix) -> bool {
        self.codes.take(sender, 1.0, Instant::now())
    }

    /// Whether what a page keeps, so many bytes on the disk, may be kept.
    pub(super) fn keep(&self, sender: Prefix, bytes: usize) -> bool {
        let (now, beyond) = (Instant::now(), bytes.saturating_sub(FREE));
        (beyond == 0 || self.long_texts.take(sender, beyond as f64, now)) && self.all.take(sender, bytes as f64, now)
    }

    /// Forgets those who have been quiet for long enough.
    pub(super) fn forget(&self) {
        for keyed in [&self.pages, &self.beginnings] {
            keyed.retain_recent();
            keyed.shrink_to_fit();
        }
        for stock in [&self.codes, &self.long_texts, &self.all] {
            stock.forget(Instant::now());
        }
    }
}

/// How much may be used at once, and how much comes back in a second.
#[derive(Clone, Copy, Debug)]
struct Quantity {
    most: f64,
    each_second: f64,
}

/// What is left of it by address.
#[derive(Debug)]
struct Stock {
    of: Quantity,
    left: Mutex<HashMap<Prefix, (f64, Instant)>>,
}

impl Stock {
    fn of(of: Quantity) -> Self {
        Self { of, left: Mutex::default() }
    }

    /// Takes so much, if it is there. More than there ever is may be taken once all is there.
    fn take(&self, sender: Prefix, n: f64, now: Instant) -> bool {
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.get(&sender).map_or(self.of.most, |kept| self.of.left(*kept, now));
        let may = left >= n.min(self.of.most);
        all.insert(sender, (if may { left - n } else { left }, now));
        may
    }

    fn forget(&self, now: Instant) {
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| self.of.left(*kept, now) < self.of.most);
        all.shrink_to_fit();
    }
}

impl Quantity {
    /// What is left by now of what was left then: it comes back with time.
    fn left(self, (left, then): (f64, Instant), now: Instant) -> f64 {
        (left + now.saturating_duration_since(then).as_secs_f64() * self.each_second).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::online::address::Proxies;

    fn prefix(ip: &str) -> Prefix {
        Proxies::default().sender(ip.parse().unwrap(), &axum::http::HeaderMap::new())
    }

    #[test]
    fn wrong_codes_run_out_and_time_brings_them_back() {
        let (hall, home) = (prefix("203.0.113.1"), prefix("203.0.113.2"));
        let (tries, begun) = (Stock::of(WRONG_CODES), Instant::now());
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

    #[test]
    fn a_hall_is_kept_and_a_flood_is_not() {
        let (hall, flood) = (prefix("203.0.113.1"), prefix("203.0.113.2"));
        let limits = Limits::default();
        // 500 people, ten pages each at once, and each has something longer to say.
        assert!((0..5_000).all(|_| limits.keep(hall, 450)));
        let kept = (0..10_000).filter(|_| limits.keep(flood, 5_000)).count() * 5_000;
        assert!((900_000..1_500_000).contains(&kept), "{kept}");
    }
}
