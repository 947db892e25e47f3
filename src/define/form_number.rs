//! The number of a paper form: a running number and a check digit, so that a slip in keying it is noticed.
//!
//! The check digit is Damm's (H. M. Damm, *Total anti-symmetrische Quasigruppen*, Marburg 2004): it catches every wrong
//! digit and every two neighbours swapped.

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

/// The number of one paper form, from 1 on. It is shown with its check digit: form 7 is `00076`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormNumber(u32);

/// Why a text is no number of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFormNumber {
    /// Not digits alone, too many of them, or no number from 1 on.
    #[error("not a form's number")]
    Digits,
    /// The check digit does not fit: a digit is wrong, or two are swapped.
    #[error("its check digit does not fit")]
    Check,
}

impl FormNumber {
    /// The largest running number.
    pub const MAX: u32 = 99_999_999;

    /// The form with a running number from 1 to [`Self::MAX`].
    pub fn new(serial: u32) -> Option<Self> {
        (1..=Self::MAX).contains(&serial).then_some(Self(serial))
    }

    /// The running number, without its check digit.
    pub fn serial(self) -> u32 {
        self.0
    }
}

impl fmt::Display for FormNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0WIDTH$}", self.0);
        write!(f, "{digits}{}", interim(&digits))
    }
}

impl FromStr for FormNumber {
    type Err = BadFormNumber;

    fn from_str(text: &str) -> Result<Self, BadFormNumber> {
        let digits: String = text.chars().filter(|char| !matches!(char, ' ' | '-')).collect();
        // One spelling for each number: zeros in front only up to the width.
        let is_padded = digits.len() > WIDTH + 1 && digits.starts_with('0');
        let all = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() > WIDTH && !is_padded;
        let serial = digits.get(..digits.len().saturating_sub(1)).and_then(|serial| serial.parse().ok()).and_then(Self::new);
        let number = serial.filter(|_| all).ok_or(BadFormNumber::Digits)?;
        if interim(&digits) == 0 { Ok(number) } else { Err(BadFormNumber::Check) }
    }
}

/// Damm's interim digit after all digits: the check digit of a number, or 0 for one that carries its own.
fn interim(digits: &str) -> u8 {
    let at = |row: u8, digit: u8| TABLE.get(usize::from(row)).and_then(|row| row.get(usize::from(digit))).copied().unwrap_or(0);
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
        for serial in [1, 7, 40, 1203, 98_765, FormNumber::MAX] {
            let shown = FormNumber(serial).to_string();
            assert_eq!(shown.parse(), Ok(FormNumber(serial)));
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
        for text in ["", "7", "0000", "00000", "000076", "0000076", "abcde", "0572x", "99999999999990", "０５７２４"] {
            assert_eq!(text.parse::<FormNumber>(), Err(BadFormNumber::Digits), "{text}");
        }
        assert_eq!("05725".parse::<FormNumber>(), Err(BadFormNumber::Check));
        assert!(FormNumber::new(0).is_none() && FormNumber::new(FormNumber::MAX + 1).is_none());
    }
}
