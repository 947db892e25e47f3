//! Numbers and dates.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Question;
use super::domain::Domain;
use super::quantile::{Values, quantiles};
use crate::count::bases::{Base, COUNT_HIDDEN_BELOW, Shown};
use crate::count::dataset::{DatasetError, Part};
use crate::count::estimate::Estimate;

const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];

/// A number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    /// The weighted mean.
    pub mean: Shown<Estimate>,
    /// The weighted quartiles; the second is the median.
    pub quartiles: Shown<[f64; 3]>,
    /// The smallest value; hidden unless enough people gave just this one.
    pub min: Shown<f64>,
    /// The largest value, under the same rule.
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

/// A date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dates {
    /// The weighted quartiles; the second is the median.
    pub quartiles: Shown<[NaiveDate; 3]>,
    /// The first month anybody named; hidden unless enough people named it.
    pub first: Shown<Month>,
    /// The last month anybody named, under the same rule.
    pub last: Shown<Month>,
}

/// An extreme value is one person's answer, unless many gave it.
fn extreme<T: Copy>(found: Option<(T, u64)>, answered: u64) -> Shown<T> {
    match found {
        Some((value, n)) if n >= COUNT_HIDDEN_BELOW => Base::of_share(answered).show(value),
        _ => Shown::Hidden,
    }
}

/// The most extreme value so far, and how many gave it.
fn push(extreme: &mut Option<(f64, u64)>, value: f64, is_beyond: fn(&f64, &f64) -> bool) {
    match extreme {
        Some((known, n)) if value.total_cmp(known).is_eq() => *n += 1,
        Some((known, _)) if !is_beyond(&value, known) => {}
        _ => *extreme = Some((value, 1)),
    }
}

impl Question<'_> {
    pub(super) fn numbers(&self) -> Result<Numbers, DatasetError> {
        let name = self.name(Part::Value);
        let mut domain = Domain::new(self.pass.design, 1);
        let mut all = Values::default();
        let (mut min, mut max) = (None, None);
        self.pass.over(&[name], |batch, seats| {
            let values = batch.numbers(name)?;
            for seat in seats {
                if let Some(value) = values.get(seat.row) {
                    domain.push(seat, |y| y.fill(value));
                    all.push(value, seat.w);
                    push(&mut min, value, f64::lt);
                    push(&mut max, value, f64::gt);
                }
            }
            Ok(())
        })?;
        let means = domain.means(self.pass.design);
        let n = means.base.n;
        let quartiles = all.quantiles(QUARTILES).map_or(Shown::Hidden, |quartiles| Base::of_share(n).show(quartiles));
        Ok(Numbers { mean: means.mean(0), quartiles, min: extreme(min, n), max: extreme(max, n) })
    }

    pub(super) fn dates(&self) -> Result<Dates, DatasetError> {
        let name = self.name(Part::Value);
        let mut days: BTreeMap<i32, f64> = BTreeMap::new();
        let mut months: BTreeMap<Month, u64> = BTreeMap::new();
        let mut n = 0;
        self.pass.over(&[name], |batch, seats| {
            let values = batch.days(name)?;
            for seat in seats {
                let Some(day) = values.get(seat.row) else { continue };
                if let Some(date) = NaiveDate::from_epoch_days(day) {
                    n += 1;
                    *days.entry(day).or_default() += seat.w;
                    *months.entry(Month { year: date.year(), month: date.month() }).or_default() += 1;
                }
            }
            Ok(())
        })?;
        let show = |days: [i32; 3]| days.map(|day| NaiveDate::from_epoch_days(day).unwrap_or_default());
        let quartiles = quantiles(&days, QUARTILES).map_or(Shown::Hidden, |days| Base::of_share(n).show(show(days)));
        let month = |found: Option<(&Month, &u64)>| extreme(found.map(|(month, n)| (*month, *n)), n);
        Ok(Dates { quartiles, first: month(months.first_key_value()), last: month(months.last_key_value()) })
    }
}
