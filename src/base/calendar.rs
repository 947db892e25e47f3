//! Months of a year, as files write them: `2027-06`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// The year.
    pub year: i32,
    /// The month, 1 for January.
    pub month: u32,
}

impl YearMonth {
    /// The month that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

/// Why a text is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadYearMonth;

impl FromStr for YearMonth {
    type Err = BadYearMonth;

    fn from_str(text: &str) -> Result<Self, BadYearMonth> {
        let (year, month) = text.split_once('-').ok_or(BadYearMonth)?;
        let year = year.parse().map_err(|_| BadYearMonth)?;
        let month = month.parse().ok().filter(|month| (1..=12).contains(month));
        Ok(Self { year, month: month.ok_or(BadYearMonth)? })
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_they_are_written_and_stand_in_the_order_of_time() {
        let written = ["2026-12", "2027-01", "2027-06"];
        let months = written.map(|text| text.parse::<YearMonth>().unwrap());
        assert!(months.is_sorted());
        assert_eq!(months.map(|month| month.to_string()), written);
        for text in ["", "2027", "2027-13", "2027-00", "June 2027"] {
            assert_eq!(text.parse::<YearMonth>(), Err(BadYearMonth), "{text}");
        }
        let day = NaiveDate::from_ymd_opt(2027, 6, 30).unwrap();
        assert_eq!(Some(YearMonth::of(day)), "2027-06".parse().ok());
    }
}
