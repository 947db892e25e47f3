//! How long something has been going on, also when the laptop was asleep or someone set its clock
//! back meanwhile.

use std::time::{Duration, Instant, SystemTime};

use mitreden_office::teller::Stopwatch;

/// A moment, by two clocks: one that only goes forward and stands still while the computer sleeps,
/// and the one on the wall.
#[derive(Clone, Copy, Debug)]
pub(super) struct Since {
    steady: Instant,
    wall: SystemTime,
}

impl Since {
    /// The moment of the call.
    pub(super) fn now() -> Self {
        Self { steady: Instant::now(), wall: SystemTime::now() }
    }
}

impl Stopwatch for Since {
    fn elapsed(&self) -> Duration {
        longer(self.steady.elapsed(), self.wall.elapsed().ok())
    }

    fn awake(&self) -> Duration {
        self.steady.elapsed()
    }
}

/// A wall clock that was set back tells too little or nothing, a steady one misses the time of a
/// closed lid.
fn longer(steady: Duration, wall: Option<Duration>) -> Duration {
    wall.map_or(steady, |wall| wall.max(steady))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_lid_counts_and_a_clock_set_back_does_not() {
        let hours = |n: u64| Duration::from_secs(n * 3600);
        assert_eq!(longer(hours(1), Some(hours(15))), hours(15), "the lid was closed overnight");
        assert_eq!(longer(hours(2), Some(hours(1))), hours(2), "set back by an hour");
        assert_eq!(longer(hours(2), None), hours(2), "set back to before it began");
    }
}
