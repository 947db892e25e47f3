//! How often somebody may do something, by address prefix, in memory only.
//!
//! A whole town hall shares one address, so pages are limited to what no hall full of people
//! reaches, and right codes cost nothing. Wrong codes are another matter: nobody types thirty of
//! them.

use std::time::Instant;

use mitreden_web::address::Prefix;
use mitreden_web::budget::{Budget, Quantity};

/// Pages at once and per second after that: 500 people who turn a page every five seconds.
const PAGES: Quantity = Quantity { most: 2_000.0, each_second: 100.0 };
/// Interviews begun at once, as by a hall full of people, and per second after that.
const BEGINNINGS: Quantity = Quantity { most: 600.0, each_second: 0.5 };
/// Wrong codes at once, and per second after that.
const WRONG_CODES: Quantity = Quantity { most: 30.0, each_second: 1.0 / 20.0 };
/// How many bytes of a page are always kept: no honest page but one with a long text takes more.
const FREE: usize = 1024;
/// The bytes that pages take beyond that: 1 MB a minute.
const LONG_TEXTS: Quantity = Quantity { most: MEGABYTE, each_second: MEGABYTE / 60.0 };
/// What all pages take together: more than a hall of 500 people who turn a page every five seconds
/// for minutes.
const ALL: Quantity = Quantity { most: 2.5 * MEGABYTE, each_second: 2.5 * MEGABYTE / 60.0 };
const MEGABYTE: f64 = 1024.0 * 1024.0;

/// The limits on what senders may do.
#[derive(Debug)]
pub(super) struct Limits {
    pages: Budget<Prefix>,
    beginnings: Budget<Prefix>,
    codes: Budget<Prefix>,
    long_texts: Budget<Prefix>,
    all: Budget<Prefix>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: Budget::of(PAGES),
            beginnings: Budget::of(BEGINNINGS),
            codes: Budget::of(WRONG_CODES),
            long_texts: Budget::of(LONG_TEXTS),
            all: Budget::of(ALL),
        }
    }
}

impl Limits {
    /// Whether one more page may be sent to a sender.
    pub(super) fn page(&self, sender: Prefix) -> bool {
        self.pages.take(sender, 1.0, Instant::now())
    }

    /// Whether one more interview may begin from a sender.
    pub(super) fn begin(&self, sender: Prefix) -> bool {
        self.beginnings.take(sender, 1.0, Instant::now())
    }

    /// Notes that a code was wrong; false if too many were tried there. Right codes are never asked
    /// about: whoever has one is let in, however many wrong ones others at the same address have
    /// tried.
    pub(super) fn wrong_code(&self, sender: Prefix) -> bool {
        self.codes.take(sender, 1.0, Instant::now())
    }

    /// Whether what a page keeps, so many bytes on the disk, may be kept for a sender.
    pub(super) fn keep(&self, sender: Prefix, bytes: usize) -> bool {
        let (now, beyond) = (Instant::now(), bytes.saturating_sub(FREE));
        (beyond == 0 || self.long_texts.take(sender, beyond as f64, now))
            && self.all.take(sender, bytes as f64, now)
    }

    /// Forgets senders that have been quiet for long enough.
    pub(super) fn forget(&self) {
        for budget in [&self.pages, &self.beginnings, &self.codes, &self.long_texts, &self.all] {
            budget.forget(Instant::now());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_web::address::Proxies;

    fn prefix(ip: &str) -> Prefix {
        Proxies::default().sender(ip.parse().unwrap(), &axum::http::HeaderMap::new())
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
