//! Dates as they are written, with the Austrian January, and as they are typed.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use crate::calendar::YearMonth;

/// The format of a day in files: `2026-05-04`.
const ISO: &str = "%Y-%m-%d";
/// The formats in which people type a day, whichever language they read in.
const TYPED: [&str; 3] = [ISO, "%d.%m.%Y", "%d/%m/%Y"];
/// So many characters of a typed day are read at most.
const LONGEST_DATE: usize = 20;

/// Reads a day as files write it, and in no other form.
pub fn parse_iso_date(text: &str) -> Option<NaiveDate> {
    let is_iso = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    NaiveDate::parse_from_str(text, ISO).ok().filter(|_| is_iso)
}

/// Reads a day as browsers send it or as people type it: the day before the month, the year in
/// full.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(LONGEST_DATE).collect();
    let read = TYPED.iter().find_map(|form| NaiveDate::parse_from_str(&text, form).ok());
    read.filter(|day| (1000..=9999).contains(&day.year()))
}

const DE: [&str; 12] = [
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Lang {
    /// A month in words: "Mai 2026", "May 2026".
    pub fn month(self, YearMonth { year, month }: YearMonth) -> String {
        let names = match self {
            Self::De => DE,
            Self::En => EN,
        };
        let name = usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?));
        format!("{}\u{a0}{year}", name.copied().unwrap_or("?"))
    }

    /// A day in words: "4. Mai 2026", "4 May 2026".
    pub fn date(self, day: NaiveDate) -> String {
        let (dot, names) = match self {
            Self::De => (".", DE),
            Self::En => ("", EN),
        };
        format!("{}{dot}\u{a0}{} {}", day.day(), names[day.month0() as usize], day.year())
    }

    /// A day in digits, as it stands in a column or in a field where it can be typed over;
    /// [`parse_date`] reads it.
    pub fn date_in_digits(self, day: NaiveDate) -> String {
        match self {
            Self::De => format!("{}.{}.{}", day.day(), day.month(), day.year()),
            Self::En => day.format(ISO).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn january_is_austrian() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        assert_eq!(Lang::De.date(day), "5.\u{a0}Jänner 2026");
        assert_eq!(Lang::En.date(day), "5\u{a0}January 2026");
        assert_eq!(Lang::De.month(YearMonth { year: 2027, month: 1 }), "Jänner\u{a0}2027");
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let may = NaiveDate::from_ymd_opt(2026, 5, 4);
        for text in ["4.5.2026", "04. 05. 2026", "2026-05-04", "4/5/2026"] {
            assert_eq!(parse_date(text), may, "{text}");
        }
        for text in ["", "4.5.26", "31.2.2026", "Mai"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        for lang in [Lang::De, Lang::En] {
            assert_eq!(parse_date(&lang.date_in_digits(may.unwrap())), may);
        }
    }

    #[test]
    fn files_write_a_day_in_one_form() {
        assert_eq!(parse_iso_date("2026-05-04"), NaiveDate::from_ymd_opt(2026, 5, 4));
        for text in ["2026-5-4", "2026- 5-04", "04.05.2026", "2026-02-30", "2026-05-04T10"] {
            assert_eq!(parse_iso_date(text), None, "{text}");
        }
    }
}
