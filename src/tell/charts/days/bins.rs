//! Days put together so that they fit: by day, by week, or by month.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// Up to so many days a day has its column.
const DAYS: i64 = 62;
/// Up to so many days a week has its column.
const WEEKS: i64 = 7 * 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
}

/// The columns from the first to the last response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bins {
    unit: Unit,
    first: NaiveDate,
    last: NaiveDate,
}

impl Bins {
    /// Returns the columns for some days; none if no day has a response.
    pub(super) fn of<'a>(days: impl Iterator<Item = &'a (NaiveDate, u64)> + Clone) -> Option<Self> {
        let with = days.filter(|(_, count)| *count > 0).map(|(day, _)| *day);
        let (first, last) = (with.clone().min()?, with.max()?);
        let span = last.signed_duration_since(first).num_days() + 1;
        let unit = match span {
            _ if span <= DAYS => Unit::Day,
            _ if span <= WEEKS => Unit::Week,
            _ => Unit::Month,
        };
        Some(Self { unit, first, last })
    }

    /// Returns the day of the first and the last response.
    pub(super) fn span(self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    /// Returns the sentence that says what a column is.
    pub(super) fn unit_id(self) -> &'static str {
        match self.unit {
            Unit::Day => "days-unit-day",
            Unit::Week => "days-unit-week",
            Unit::Month => "days-unit-month",
        }
    }

    /// Returns how many columns there is room for.
    pub(super) fn count(self) -> usize {
        self.place(self.last) + 1
    }

    /// Returns the columns that are not empty: their place, and how many responses.
    pub(super) fn counts(self, days: &[(NaiveDate, u64)]) -> Vec<(f64, u64)> {
        let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
        for (day, count) in days.iter().filter(|(_, count)| *count > 0) {
            let sum = counts.entry(self.place(*day)).or_default();
            *sum = sum.saturating_add(*count);
        }
        counts.into_iter().map(|(place, count)| (place as f64, count)).collect()
    }

    fn place(self, day: NaiveDate) -> usize {
        let monday = i64::from(self.first.weekday().num_days_from_monday());
        let days = day.signed_duration_since(self.first).num_days();
        let place = match self.unit {
            Unit::Day => days,
            Unit::Week => (days + monday) / 7,
            Unit::Month => months(day) - months(self.first),
        };
        usize::try_from(place).unwrap_or_default()
    }

    /// Returns the dates that may be written below, with their place in columns: months so that
    /// each has `room` columns.
    pub(super) fn marks(self, lang: Lang, room: f64) -> Vec<(f64, String)> {
        let month =
            |day: NaiveDate| lang.say("month-short", &[("month", u64::from(day.month()).into())]);
        let date = |day: NaiveDate| {
            lang.say(
                "day-short",
                &[("day", day.day().to_string().into()), ("month", month(day).into())],
            )
        };
        let year = |day: NaiveDate| format!("{} {}", month(day), day.year());
        if self.unit == Unit::Day {
            let all: Vec<_> = self.first.iter_days().take(self.count()).collect();
            // A longer time is marked by its Mondays.
            let mondays = all.len() > 14;
            let marked = |day: &NaiveDate| !mondays || day.weekday().num_days_from_monday() == 0;
            let center = |day: NaiveDate| (self.place(day) as f64 + 0.5, date(day));
            return all.into_iter().filter(marked).map(center).collect();
        }
        let every = self.every(room);
        let mut marks = Vec::new();
        for number in 0..=self.count() {
            let Some(day) = self.start(number) else { break };
            if day > self.last {
                break;
            }
            let day = day.max(self.first);
            let before = number
                .checked_sub(1)
                .and_then(|number| self.start(number))
                .map(|day| months(day.max(self.first)));
            let begins = before.is_none_or(|before| before != months(day));
            if begins && months(day).rem_euclid(every) == 0 {
                marks.push((number as f64 + 0.5, year(day)));
            }
        }
        if marks.is_empty() {
            marks.push((0.5, year(self.first)));
        }
        marks
    }

    /// Returns every which month is marked, so that each mark has `room` columns: each, or those of
    /// a quarter, or Januaries.
    fn every(self, room: f64) -> i64 {
        let columns = if self.unit == Unit::Month { 1.0 } else { 4.0 };
        let fits = |months: &i64| *months as f64 * columns >= room;
        let years = (1..).map(|years| 12 * years);
        [1, 2, 3, 6].into_iter().chain(years).find(fits).unwrap_or(12)
    }

    /// Returns dates as long as any that is written below.
    pub(super) fn samples(self, lang: Lang) -> Vec<String> {
        let sample = |month: u64| {
            let month = lang.say("month-short", &[("month", month.into())]);
            match self.unit {
                Unit::Day => {
                    lang.say("day-short", &[("day", "30".into()), ("month", month.into())])
                }
                Unit::Week | Unit::Month => format!("{month} {}", self.last.year()),
            }
        };
        (1..=12).map(sample).collect()
    }

    /// Returns the day on which a column begins.
    fn start(self, number: usize) -> Option<NaiveDate> {
        let number = u32::try_from(number).ok()?;
        match self.unit {
            Unit::Day => self.first.checked_add_days(Days::new(number.into())),
            Unit::Week => {
                let monday = u64::from(self.first.weekday().num_days_from_monday());
                let monday = self.first.checked_sub_days(Days::new(monday))?;
                monday.checked_add_days(Days::new(7 * u64::from(number)))
            }
            Unit::Month => self.first.with_day(1)?.checked_add_months(chrono::Months::new(number)),
        }
    }
}

/// Returns a number for each month, one more for the next.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bins(days: &[(&str, u64)]) -> (Option<Bins>, Vec<(NaiveDate, u64)>) {
        let days: Vec<_> = days.iter().map(|(text, count)| (day(text), *count)).collect();
        (Bins::of(days.iter()), days)
    }

    #[test]
    fn a_few_weeks_are_shown_by_day_with_their_gaps() {
        let (bins, days) =
            bins(&[("2026-05-08", 2), ("2026-05-04", 5), ("2026-05-04", 1), ("2026-06-01", 0)]);
        let bins = bins.unwrap();
        assert_eq!((bins.unit, bins.count()), (Unit::Day, 5));
        assert_eq!(bins.counts(&days), [(0.0, 6), (4.0, 2)]);
        assert_eq!(bins.marks(Lang::De, 1.0)[0], (0.5, "4. Mai".to_owned()));
    }

    #[test]
    fn months_are_shown_by_week_from_monday() {
        // The 1st of January 2026 is a Thursday, the 5th a Monday.
        let (bins, days) =
            bins(&[("2026-01-01", 1), ("2026-01-04", 1), ("2026-01-05", 1), ("2026-04-01", 7)]);
        let bins = bins.unwrap();
        assert_eq!(bins.unit, Unit::Week);
        assert_eq!(bins.counts(&days), [(0.0, 2), (1.0, 1), (13.0, 7)]);
        let marks =
            |room| bins.marks(Lang::De, room).into_iter().map(|mark| mark.1).collect::<Vec<_>>();
        assert_eq!(marks(4.0), ["Jän. 2026", "Feb. 2026", "März 2026"]);
        assert_eq!(marks(5.0), ["Jän. 2026", "März 2026"]);
    }

    #[test]
    fn years_are_shown_by_month() {
        let (bins, days) = bins(&[("2024-02-29", 3), ("2026-02-01", 4)]);
        let bins = bins.unwrap();
        assert_eq!((bins.unit, bins.count()), (Unit::Month, 25));
        assert_eq!(bins.counts(&days), [(0.0, 3), (24.0, 4)]);
        // Five columns for each mark: half-years.
        let marks: Vec<_> = bins.marks(Lang::En, 5.0).into_iter().map(|mark| mark.1).collect();
        assert_eq!(marks, ["July 2024", "Jan 2025", "July 2025", "Jan 2026"]);
    }

    #[test]
    fn without_a_response_there_is_nothing() {
        assert!(bins(&[]).0.is_none() && bins(&[("2026-01-01", 0)]).0.is_none());
    }

    #[test]
    fn any_date_has_a_place() {
        let days = [(NaiveDate::MIN, 1), (NaiveDate::MAX, u64::MAX), (NaiveDate::MAX, 1)];
        let bins = Bins::of(days.iter()).unwrap();
        assert_eq!(bins.counts(&days).last(), Some(&((bins.count() - 1) as f64, u64::MAX)));
        assert!(!bins.marks(Lang::En, 1e6).is_empty());
    }
}
