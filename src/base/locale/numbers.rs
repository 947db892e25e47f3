//! Numbers as they are written (decimal comma and grouping point in German, the reverse in English)
//! and as they are typed.

use super::Lang;

/// The most decimals that a number is written with.
const MOST_DECIMALS: usize = 6;
/// The length, in bytes, of the longest text that is read as a number.
const LONGEST_NUMBER: usize = 40;
/// How many digits behind the first are the same in whatever order a sum is made.
const SURE_DIGITS: usize = 12;

/// Reads a number as people type it: with a decimal comma or point, with a hyphen, a dash or a
/// minus sign, without grouping.
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.len() > LONGEST_NUMBER {
        return None;
    }
    let text = text.replace(['\u{2212}', '\u{2013}'], "-").replace(',', ".");
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    text.parse().ok().filter(|_| is_plain)
}

impl Lang {
    /// A number with a fixed count of decimals. Where sums in another order differ by rounding,
    /// the last decimal does not.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let known: f64 = format!("{value:.SURE_DIGITS$e}").parse().unwrap_or(value);
        let text = format!("{known:.decimals$}");
        // "-0.0" is no number a reader knows.
        let text = match text.strip_prefix('-') {
            Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest,
            _ => &text,
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let mut out = self.grouped(whole);
        if !fraction.is_empty() {
            out.push(self.decimal_mark());
            out.push_str(fraction);
        }
        out
    }

    /// A number with as many decimals as it has, six at most.
    pub fn exact(self, value: f64) -> String {
        let is_enough = |decimals: &usize| {
            let written: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
            (written - value).abs() < 1e-9
        };
        self.decimal(value, (0..MOST_DECIMALS).find(is_enough).unwrap_or(MOST_DECIMALS))
    }

    /// A number as somebody gave it, neither rounded nor grouped: it may be a year.
    pub fn number(self, value: f64) -> String {
        self.typed_number(value).replace('-', "\u{2212}")
    }

    /// The number as it stands in a field where it can be typed over; [`parse_number`] reads it.
    pub fn typed_number(self, value: f64) -> String {
        value.to_string().replace('.', &self.decimal_mark().to_string())
    }

    /// A count, with its digits grouped.
    pub fn integer(self, value: u64) -> String {
        self.grouped(&value.to_string())
    }

    /// A number from 0 to 100 as percent, with the space German puts before the sign.
    pub fn percent(self, value: f64, decimals: usize) -> String {
        match self {
            Self::De => format!("{}\u{a0}%", self.decimal(value, decimals)),
            Self::En => format!("{}%", self.decimal(value, decimals)),
        }
    }

    /// What stands between the whole part and the decimals.
    pub fn decimal_mark(self) -> char {
        match self {
            Self::De => ',',
            Self::En => '.',
        }
    }

    fn grouped(self, whole: &str) -> String {
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |rest| ("\u{2212}", rest));
        // Four digits stay together only where a year could be meant; counts are always grouped.
        let mark = match self {
            Self::De => '.',
            Self::En => ',',
        };
        let mut out = String::from(sign);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, parse_number};

    #[test]
    fn numbers_are_written_as_in_the_country() {
        assert_eq!(Lang::De.decimal(1234.56, 1), "1.234,6");
        assert_eq!(Lang::En.decimal(1234.56, 1), "1,234.6");
        assert_eq!(Lang::De.decimal(-0.04, 1), "0,0");
        assert_eq!(Lang::En.decimal(-12.34, 1), "\u{2212}12.3");
        assert_eq!(Lang::De.percent(7.25, 0), "7\u{a0}%");
        assert_eq!(Lang::En.integer(1_000_000), "1,000,000");
    }

    /// 33 of 800, once from weights that were added up in another order.
    #[test]
    fn where_rounding_alone_differs_the_same_is_written() {
        for value in [4.125, 4.125 + 4e-15, 4.125 - 4e-15] {
            assert_eq!(Lang::En.decimal(value, 2), "4.12");
        }
        assert_eq!(Lang::En.decimal(4.125_000_001, 2), "4.13");
        assert_eq!(Lang::En.decimal(f64::NAN, 2), "NaN");
    }
    #[test]
    fn numbers_are_written_with_the_decimals_they_have() {
        assert_eq!(Lang::De.exact(1234.5), "1.234,5");
        assert_eq!(Lang::En.exact(3.0), "3");
        assert_eq!(Lang::De.exact(43.999_999_999_999), "44");
        assert_eq!(Lang::En.exact(0.1 + 0.2), "0.3");
        assert_eq!(Lang::En.exact(1.0 / 3.0), "0.333333");
        assert_eq!(Lang::De.number(-2026.5), "\u{2212}2026,5");
        assert_eq!(Lang::De.typed_number(-2026.5), "-2026,5");
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, number) in [("3,5", 3.5), ("3.5", 3.5), (" 12 ", 12.0)] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for minus in ["-2", "\u{2212}2", "\u{2013}2"] {
            assert_eq!(parse_number(minus), Some(-2.0), "{minus}");
        }
        for text in ["", "1e3", "12 a", "inf", "1.234,5", "-", &"1".repeat(41)] {
            assert_eq!(parse_number(text), None, "{text}");
        }
        for number in [0.0, -2.5, 1e6, 0.1] {
            assert_eq!(parse_number(&Lang::De.typed_number(number)), Some(number));
            assert_eq!(parse_number(&Lang::En.number(number)), Some(number));
        }
    }
}
