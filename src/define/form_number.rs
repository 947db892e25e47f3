//! The number of a paper form: the prefix of the folder it was printed in, a running number, and a
//! check digit, so that a slip in keying it is noticed. Prefixes are drawn at random, so that two
//! folders print no number twice.
//!
//! The check digit is Damm's (H. M. Damm, *Total anti-symmetrische Quasigruppen*, Marburg 2004): it
//! catches every wrong digit and every two neighbours swapped.

use std::fmt;
use std::str::FromStr;

/// The quasigroup of order ten that Damm gives.
const TABLE: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// How many digits the running number has on paper at least.
const WIDTH: usize = 4;
/// How many numbers belong to one prefix.
const BLOCK: u64 = 10_000;

/// The number of one paper form. It is shown with its check digit: form 1 of prefix 482915 is
/// `482915-00017`; one of before there were prefixes `00013`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormNumber(u64);

/// The digits that all numbers of a folder begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormPrefix(u32);

impl FormPrefix {
    const FIRST: u32 = 100_000;
    const LAST: u32 = 999_999;

    /// The prefix that random bits make.
    pub fn drawn(random: u32) -> Self {
        Self(Self::FIRST + random % (Self::LAST - Self::FIRST + 1))
    }

    /// The prefix after this one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        Self(if self.0 == Self::LAST { Self::FIRST } else { self.0 + 1 })
    }

    /// The form with this prefix and a running number from 1 to 9999.
    pub fn form(self, running: u32) -> Option<FormNumber> {
        let running = u64::from(running);
        (1..BLOCK).contains(&running).then(|| FormNumber(u64::from(self.0) * BLOCK + running))
    }
}

impl fmt::Display for FormPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for FormPrefix {
    type Err = BadFormNumber;

    fn from_str(text: &str) -> Result<Self, BadFormNumber> {
        let known = text.parse().ok().filter(|number| (Self::FIRST..=Self::LAST).contains(number));
        known.map(Self).ok_or(BadFormNumber::Digits)
    }
}

/// Why a text is no number of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFormNumber {
    /// The text is not of digits alone, has too many of them, or is no number from 1 on.
    #[error("not a form's number")]
    Digits,
    /// The check digit does not fit: a digit is wrong, or two are swapped.
    #[error("its check digit does not fit")]
    Check,
}

impl FormNumber {
    /// The largest number without a prefix.
    pub const PLAIN: u64 = 99_999_999;

    /// The form with these digits, its check digit left out.
    pub fn new(serial: u64) -> Option<Self> {
        let plain = (1..=Self::PLAIN).contains(&serial);
        let prefixed = (u64::from(FormPrefix::FIRST)..=FormPrefix::LAST.into())
            .contains(&(serial / BLOCK))
            && !serial.is_multiple_of(BLOCK);
        (plain || prefixed).then_some(Self(serial))
    }

    /// All digits but the check digit.
    pub fn serial(self) -> u64 {
        self.0
    }

    /// The number's prefix, if it was printed since there are prefixes.
    pub fn prefix(self) -> Option<FormPrefix> {
        u32::try_from(self.0 / BLOCK).ok().filter(|_| self.0 > Self::PLAIN).map(FormPrefix)
    }

    /// The running number within the prefix; the whole number where there is no prefix.
    pub fn running(self) -> u32 {
        u32::try_from(if self.0 > Self::PLAIN { self.0 % BLOCK } else { self.0 })
            .unwrap_or(u32::MAX)
    }
}

impl fmt::Display for FormNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0WIDTH$}", self.0);
        let check = interim(&digits);
        match self.prefix() {
            Some(prefix) => write!(f, "{prefix}-{:0WIDTH$}{check}", self.running()),
            None => write!(f, "{digits}{check}"),
        }
    }
}

impl FromStr for FormNumber {
    type Err = BadFormNumber;

    fn from_str(text: &str) -> Result<Self, BadFormNumber> {
        let digits: String = text.chars().filter(|char| !matches!(char, ' ' | '-')).collect();
        // One spelling for each number: zeros in front only up to the width.
        let is_padded = digits.len() > WIDTH + 1 && digits.starts_with('0');
        let all =
            digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() > WIDTH && !is_padded;
        let serial = digits
            .get(..digits.len().saturating_sub(1))
            .and_then(|serial| serial.parse().ok())
            .and_then(Self::new);
        let number = serial.filter(|_| all).ok_or(BadFormNumber::Digits)?;
        if interim(&digits) == 0 { Ok(number) } else { Err(BadFormNumber::Check) }
    }
}

/// Damm's interim digit after all digits: the check digit of a number, or 0 for one that carries
/// its own.
fn interim(digits: &str) -> u8 {
    let at = |row: u8, digit: u8| {
        TABLE
            .get(usize::from(row))
            .and_then(|row| row.get(usize::from(digit)))
            .copied()
            .unwrap_or(0)
    };
    digits.bytes().filter(u8::is_ascii_digit).fold(0, |row, byte| at(row, byte - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_the_one_published() {
        // 572 has the check digit 4: the example of the encyclopaedias.
        assert_eq!(interim("572"), 4);
        assert_eq!(interim("5724"), 0);
        assert_eq!(FormNumber::new(572).unwrap().to_string(), "05724");
        assert_eq!("0572 4".parse(), Ok(FormNumber(572)));
    }

    #[test]
    fn a_wrong_digit_and_swapped_neighbours_are_noticed() {
        for serial in
            [1, 7, 40, 1203, 98_765, FormNumber::PLAIN, 1_000_000_001, 4_829_150_001, 9_999_999_999]
        {
            let shown = FormNumber(serial).to_string();
            assert_eq!(shown.parse(), Ok(FormNumber(serial)));
            let shown = shown.replace('-', "");
            let bytes = shown.as_bytes();
            for at in 0..bytes.len() {
                for digit in (b'0'..=b'9').filter(|digit| *digit != bytes[at]) {
                    let mut wrong = bytes.to_vec();
                    wrong[at] = digit;
                    assert!(String::from_utf8(wrong).unwrap().parse::<FormNumber>().is_err());
                }
                if at > 0 && bytes[at] != bytes[at - 1] {
                    let mut swapped = bytes.to_vec();
                    swapped.swap(at, at - 1);
                    assert!(String::from_utf8(swapped).unwrap().parse::<FormNumber>().is_err());
                }
            }
        }
    }

    #[test]
    fn what_is_no_number_is_told_from_what_is_mistyped() {
        for text in [
            "",
            "7",
            "0000",
            "00000",
            "000076",
            "0000076",
            "abcde",
            "0572x",
            "99999999999990",
            "０５７２４",
            "482915-00000",
        ] {
            assert_eq!(text.parse::<FormNumber>(), Err(BadFormNumber::Digits), "{text}");
        }
        assert_eq!("05725".parse::<FormNumber>(), Err(BadFormNumber::Check));
        for none in [0, FormNumber::PLAIN + 1, 1_000_000_000, 4_829_150_000, 10_000_000_000] {
            assert!(FormNumber::new(none).is_none(), "{none}");
        }
    }

    #[test]
    fn a_number_begins_with_the_prefix_of_its_folder() {
        let prefix = FormPrefix::drawn(382_915);
        let number = prefix.form(1).unwrap();
        assert_eq!(
            (prefix.to_string().as_str(), number.serial(), number.prefix(), number.running()),
            ("482915", 4_829_150_001, Some(prefix), 1)
        );
        let shown = number.to_string();
        assert!(shown.starts_with("482915-0001") && shown.len() == 12, "{shown}");
        assert_eq!((shown.parse(), shown.replace('-', "").parse()), (Ok(number), Ok(number)));
        assert_eq!(
            ("482915".parse(), "48291".parse::<FormPrefix>()),
            (Ok(prefix), Err(BadFormNumber::Digits))
        );
        assert!(
            prefix.form(0).is_none()
                && prefix.form(9_999).is_some()
                && prefix.form(10_000).is_none()
        );
        assert_eq!(FormPrefix::drawn(u32::MAX).next(), FormPrefix::drawn(u32::MAX % 900_000 + 1));
        assert_eq!(FormPrefix::drawn(899_999).next(), FormPrefix::drawn(0));
        assert_eq!((FormNumber(7).prefix(), FormNumber(7).running()), (None, 7));
    }
}
