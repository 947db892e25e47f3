//! What looks odd about a response. A flag marks it for a person's eye; nothing is ever removed for
//! one.
//!
//! - **Speeder**: its time is known and below a third of the median of its mode. A mode needs 30
//!   known times to have a median worth the name; where it has fewer nobody is flagged.
//! - **Straightline**: a matrix of which at least five rows were rated, all with the same point.
//! - **Near-duplicate**: another response gave the same answers, reasons for missing ones included,
//!   to all questions, and at least eight of them were answered. Both are flagged.

use std::collections::{BTreeMap, HashMap};

use mitreden_define::survey::Mode;

/// The part of its mode's median time below which a response is a speeder's.
pub const SPEEDER_PART: f64 = 1.0 / 3.0;
/// How many known times a mode needs for a median.
pub const SPEEDER_BASE: u64 = 30;
/// How many rows of a matrix must be rated for a straight line.
pub const STRAIGHTLINE_ROWS: u8 = 5;
/// How many questions must be answered for two responses to be called alike.
pub const ALIKE_ANSWERS: u32 = 8;

/// The times of responses, by mode.
#[derive(Clone, Debug, Default)]
pub struct Times {
    known: BTreeMap<Mode, BTreeMap<u32, u64>>,
}

impl Times {
    /// Counts a response's time.
    pub fn add(&mut self, mode: Mode, seconds: u32) {
        *self.known.entry(mode).or_default().entry(seconds).or_default() += 1;
    }

    /// The median of each mode that has enough known times.
    pub fn medians(&self) -> BTreeMap<Mode, f64> {
        let median = |times: &BTreeMap<u32, u64>| {
            let n: u64 = times.values().sum();
            let at = |rank: u64| {
                let mut below = 0;
                times.iter().find(|(_, count)| {
                    below += **count;
                    below > rank
                })
            };
            let (low, high) = (at((n.max(1) - 1) / 2)?, at(n / 2)?);
            (n >= SPEEDER_BASE).then(|| f64::midpoint(f64::from(*low.0), f64::from(*high.0)))
        };
        self.known.iter().filter_map(|(mode, times)| Some((*mode, median(times)?))).collect()
    }
}

/// Whether a response was given too fast to have been thought about.
pub fn is_speeder(medians: &BTreeMap<Mode, f64>, mode: Mode, seconds: Option<u32>) -> bool {
    let median = medians.get(&mode);
    median.zip(seconds).is_some_and(|(median, seconds)| f64::from(seconds) < median * SPEEDER_PART)
}

/// The points that a response gives to the rows of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MatrixLine {
    rated: u8,
    first: i16,
    bent: bool,
}

impl MatrixLine {
    /// Adds a rated row.
    pub fn add(&mut self, point: i16) {
        if self.rated == 0 {
            self.first = point;
        }
        self.bent |= point != self.first;
        self.rated = self.rated.saturating_add(1);
    }

    /// Whether all points are the same, and there are enough of them to mean something.
    pub fn is_straight(self) -> bool {
        !self.bent && self.rated >= STRAIGHTLINE_ROWS
    }
}

/// How often each set of answers was given; sets with few answers are not looked at.
#[derive(Clone, Debug, Default)]
pub struct Alike {
    seen: HashMap<u64, u32>,
}

impl Alike {
    /// Counts a response by the fingerprint of its answers.
    pub fn add(&mut self, answers: u64, answered: u32) {
        if answered >= ALIKE_ANSWERS {
            *self.seen.entry(answers).or_default() += 1;
        }
    }

    /// Whether another response gave the same answers.
    pub fn is_alike(&self, answers: u64, answered: u32) -> bool {
        answered >= ALIKE_ANSWERS && self.seen.get(&answers).is_some_and(|count| *count > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(seconds: impl IntoIterator<Item = u32>) -> Times {
        let mut times = Times::default();
        for seconds in seconds {
            times.add(Mode::Online, seconds);
        }
        times
    }

    #[test]
    fn the_median_lies_in_the_middle_or_between_the_two() {
        let median = |times: Times| times.medians();
        assert_eq!(median(times(1..=31)), BTreeMap::from([(Mode::Online, 16.0)]));
        assert_eq!(median(times(1..=30)), BTreeMap::from([(Mode::Online, 15.5)]));
        assert_eq!(median(times([90; 40])), BTreeMap::from([(Mode::Online, 90.0)]));
        assert!(times(1..=29).medians().is_empty());
        assert!(times([]).medians().is_empty());
    }

    #[test]
    fn a_speeder_is_faster_than_a_third_of_the_median_of_its_own_mode() {
        let medians = times([90; 40]).medians();
        let flag = |mode, seconds| is_speeder(&medians, mode, seconds);
        assert_eq!([29, 30, 31].map(|s| flag(Mode::Online, Some(s))), [true, false, false]);
        assert!(!flag(Mode::Online, None) && !flag(Mode::Street, Some(1)));
    }

    #[test]
    fn a_line_needs_five_rows() {
        let line = |points: &[i16]| {
            let mut line = MatrixLine::default();
            for point in points {
                line.add(*point);
            }
            line.is_straight()
        };
        assert!(line(&[3; 5]) && line(&[3; 9]));
        assert!(!line(&[3; 4]) && !line(&[3, 3, 3, 3, 3, 2]) && !line(&[]));
        assert!(line(&[3; 300]));
    }

    #[test]
    fn two_alike_need_eight_answers() {
        let mut alike = Alike::default();
        for (answers, answered) in [(1, 8), (1, 8), (2, 7), (2, 7), (3, 9)] {
            alike.add(answers, answered);
        }
        assert!(alike.is_alike(1, 8) && !alike.is_alike(2, 7) && !alike.is_alike(3, 9));
    }
}
