//! Numbers and dates.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Question;
use super::domain::Domain;
use crate::bases::{BaseSize, COUNT_HIDDEN_BELOW, Shown};
use crate::dataset::{DatasetError, Part};
use crate::estimate::Estimate;
use crate::suppression::with_total;
use crate::weighted_quantile::{Values, quantiles};

const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];
/// How many respondents gave each of so few values follows from all of them, the mean, and its
/// range.
const VALUES_THAT_FOLLOW: usize = 3;

/// The results of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberResult {
    /// The weighted mean; hidden where it would tell how few gave one of two or three values.
    pub mean: Shown<Estimate>,
    /// The weighted quartiles; the second is the median. Hidden unless enough people lie at the
    /// outer ones and beyond.
    pub quartiles: Shown<[f64; 3]>,
    /// The smallest value; hidden unless enough respondents gave it.
    pub min: Shown<f64>,
    /// The largest value; hidden unless enough respondents gave it.
    pub max: Shown<f64>,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
}

/// A day or month as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day that enough respondents named.
    Day(NaiveDate),
    /// The month of a day that may be a single respondent's answer.
    Month(Month),
}

/// The results of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dates {
    /// The weighted quartiles; the second is the median. Hidden unless enough people lie at the
    /// outer ones and beyond, and days only where each of the three is that of enough people.
    pub quartiles: Shown<[When; 3]>,
    /// The first month that was named; hidden unless enough respondents named it.
    pub first: Shown<Month>,
    /// The last month that was named; hidden unless enough respondents named it.
    pub last: Shown<Month>,
}

/// An extreme value as it may be shown: it is one person's answer, unless many gave it.
fn extreme<T: Copy>(found: Option<(T, u64)>, answered: u64) -> Shown<T> {
    match found {
        Some((value, n)) if n >= COUNT_HIDDEN_BELOW => BaseSize::of_share(answered).show(value),
        _ => Shown::Hidden,
    }
}

/// Keeps a value if it is the most extreme so far, and counts how many gave it.
fn push(extreme: &mut Option<(f64, u64)>, value: f64, is_beyond: fn(&f64, &f64) -> bool) {
    match extreme {
        Some((known, n)) if value.total_cmp(known).is_eq() => *n += 1,
        Some((known, _)) if !is_beyond(&value, known) => {}
        _ => *extreme = Some((value, 1)),
    }
}

/// Quartiles, unless few lie at the lower or the upper one and beyond. `counts` are the values with
/// how many gave each.
fn inner<T: Copy + PartialOrd>(
    found: Option<[T; 3]>,
    counts: impl Iterator<Item = (T, u64)>,
) -> Shown<[T; 3]> {
    let Some(quartiles) = found else { return Shown::Hidden };
    let (mut all, mut below, mut above) = (0, 0, 0);
    for (value, n) in counts {
        all += n;
        below += if value <= quartiles[0] { n } else { 0 };
        above += if value >= quartiles[2] { n } else { 0 };
    }
    if below.min(above) < COUNT_HIDDEN_BELOW {
        Shown::Hidden
    } else {
        BaseSize::of_share(all).show(quartiles)
    }
}

/// Whether numbers are so few that their mean tells how many gave each, and one of these counts
/// must not be told.
fn mean_tells(counts: &[u64]) -> bool {
    counts.len() <= VALUES_THAT_FOLLOW && with_total(counts).iter().any(|n| n.get().is_none())
}

fn month(day: NaiveDate) -> Month {
    Month { year: day.year(), month: day.month() }
}

impl Question<'_> {
    pub(super) fn numbers(&self) -> Result<NumberResult, DatasetError> {
        let name = self.name(Part::Value);
        // Whether a mean may be told hangs on its interval's base, too: it is always estimated.
        let mut domain = Domain::new(&self.study.design, 1);
        let mut all = Values::default();
        let (mut min, mut max) = (None, None);
        self.study.over(&[name], |batch, respondents| {
            let values = batch.numbers(name)?;
            for respondent in respondents {
                if let Some(value) = values.get(respondent.row) {
                    domain.push(respondent, [(0, value)]);
                    all.push(value, respondent.w);
                    push(&mut min, value, f64::lt);
                    push(&mut max, value, f64::gt);
                }
            }
            Ok(())
        })?;
        let means = domain.means(&self.study.design);
        let n = means.base.n;
        let counts: Vec<u64> = all.counts().map(|(_, n)| n).take(VALUES_THAT_FOLLOW + 1).collect();
        let mean = if mean_tells(&counts) { Shown::Hidden } else { means.mean(0) };
        let quartiles = inner(all.quantiles(QUARTILES), all.counts());
        Ok(NumberResult { mean, quartiles, min: extreme(min, n), max: extreme(max, n) })
    }

    pub(super) fn dates(&self) -> Result<Dates, DatasetError> {
        let name = self.name(Part::Value);
        let mut days: BTreeMap<NaiveDate, (f64, u64)> = BTreeMap::new();
        self.study.over(&[name], |batch, respondents| {
            let values = batch.days(name)?;
            for respondent in respondents {
                if let Some(date) = values.get(respondent.row).and_then(NaiveDate::from_epoch_days)
                {
                    let (w, n) = days.entry(date).or_default();
                    (*w, *n) = (*w + respondent.w, *n + 1);
                }
            }
            Ok(())
        })?;
        let mut months: BTreeMap<Month, u64> = BTreeMap::new();
        for (day, (_, n)) in &days {
            *months.entry(month(*day)).or_default() += n;
        }
        let n = months.values().sum();
        let is_of_few =
            |day: &NaiveDate| days.get(day).is_none_or(|(_, n)| *n < COUNT_HIDDEN_BELOW);
        let when = |found: [NaiveDate; 3]| {
            found.map(if found.iter().any(is_of_few) {
                |day| When::Month(month(day))
            } else {
                When::Day
            })
        };
        let quartiles =
            inner(quantiles(&days, QUARTILES), days.iter().map(|(day, (_, n))| (*day, *n)))
                .map(when);
        let named =
            |found: Option<(&Month, &u64)>| extreme(found.map(|(month, n)| (*month, *n)), n);
        Ok(Dates {
            quartiles,
            first: named(months.first_key_value()),
            last: named(months.last_key_value()),
        })
    }
}
