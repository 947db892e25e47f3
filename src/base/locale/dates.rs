//! Dates as they are written, with the Austrian January.

use chrono::{Datelike, NaiveDate};

use super::Lang;

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
    pub fn month(self, year: i32, month: u32) -> String {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn january_is_austrian() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        assert_eq!(Lang::De.date(day), "5.\u{a0}Jänner 2026");
        assert_eq!(Lang::En.date(day), "5\u{a0}January 2026");
        assert_eq!(Lang::De.month(2027, 1), "Jänner\u{a0}2027");
    }
}
