//! Numbers as they are written: decimal comma and grouping point in German, the reverse in English.

use super::Lang;

impl Lang {
    /// A number with a fixed count of decimals.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
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

    /// A count.
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
    use super::Lang;

    #[test]
    fn numbers_are_written_as_in_the_country() {
        assert_eq!(Lang::De.decimal(1234.56, 1), "1.234,6");
        assert_eq!(Lang::En.decimal(1234.56, 1), "1,234.6");
        assert_eq!(Lang::De.decimal(-0.04, 1), "0,0");
        assert_eq!(Lang::En.decimal(-12.34, 1), "\u{2212}12.3");
        assert_eq!(Lang::De.percent(7.25, 0), "7\u{a0}%");
        assert_eq!(Lang::En.integer(1_000_000), "1,000,000");
    }
}
