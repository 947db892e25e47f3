//! How often somebody may do something, by address prefix, in memory only.
//!
//! A whole town hall shares one address, so pages are limited to what no hall full of people reaches. Wrong codes are
//! another matter: nobody types thirty of them.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::address::Prefix;

/// Pages at once, and pages a second after that: 500 people who turn a page every five seconds.
const PAGES: (u32, u32) = (2_000, 100);
/// Wrong codes at once; after that one in so many seconds.
const WRONG_CODES: (u32, u64) = (30, 20);

type Keyed = RateLimiter<Prefix, HashMapStateStore<Prefix>, DefaultClock>;

/// The limits.
#[derive(Debug)]
pub(super) struct Limits {
    pages: Keyed,
    codes: Keyed,
}

impl Default for Limits {
    fn default() -> Self {
        let many = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let pages = Quota::per_second(many(PAGES.1)).allow_burst(many(PAGES.0));
        let wait = Duration::from_secs(WRONG_CODES.1);
        let codes = Quota::with_period(wait).unwrap_or(Quota::per_minute(many(1))).allow_burst(many(WRONG_CODES.0));
        Self { pages: RateLimiter::hashmap(pages), codes: RateLimiter::hashmap(codes) }
    }
}

impl Limits {
    /// Whether one more page may be sent there.
    pub(super) fn page(&self, sender: Prefix) -> bool {
        self.pages.check_key(&sender).is_ok()
    }

    /// Notes that a code is about to be tried; false if too many were tried there.
    pub(super) fn code(&self, sender: Prefix) -> bool {
        self.codes.check_key(&sender).is_ok()
    }

    /// Forgets those who have been quiet for long enough.
    pub(super) fn forget(&self) {
        self.pages.retain_recent();
        self.codes.retain_recent();
        self.pages.shrink_to_fit();
        self.codes.shrink_to_fit();
    }
}
