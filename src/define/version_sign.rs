//! The short sign of a questionnaire's version, as it stands on paper: on forms beside their
//! number, on show cards below.
//!
//! It is worked out from the definition's hash, so that every computer says the same of the same
//! questionnaire. Five characters out of 28 are 17 million; among the few versions a survey ever
//! has two alike are as good as impossible, and whoever looks one up gets all that fit.

use std::fmt;
use std::str::FromStr;

/// Digits and capitals without those that look alike (0 and O, 1, I and L, U and V), and without Q,
/// which leaves a screen.
const ALPHABET: &[u8; 28] = b"23456789ABCDEFGHJKMNPRSTWXYZ";
/// How many characters a sign has.
const LENGTH: usize = 5;

/// The sign of a questionnaire's version, as it is printed on forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionSign([u8; LENGTH]);

/// Why a text is no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a version sign")]
pub struct BadVersionSign;

impl VersionSign {
    /// The sign of the definition with this hash.
    pub fn of(hash: &str) -> Self {
        // FNV-1a: whatever hashes look like, each of their letters counts.
        let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let mut left = hash.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
        Self([(); LENGTH].map(|()| {
            let at = usize::try_from(left % ALPHABET.len() as u64).unwrap_or(0);
            left /= ALPHABET.len() as u64;
            ALPHABET.get(at).copied().unwrap_or(b'2')
        }))
    }
}

impl fmt::Display for VersionSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|character| write!(f, "{}", char::from(*character)))
    }
}

impl FromStr for VersionSign {
    type Err = BadVersionSign;

    /// Small letters are read as well, and blanks around it do not matter.
    fn from_str(text: &str) -> Result<Self, BadVersionSign> {
        let characters: [u8; LENGTH] =
            text.trim().to_ascii_uppercase().into_bytes().try_into().map_err(|_| BadVersionSign)?;
        if characters.iter().all(|character| ALPHABET.contains(character)) {
            Ok(Self(characters))
        } else {
            Err(BadVersionSign)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_one_sign_and_another_version_another() {
        let hashes: Vec<_> = (0..200)
            .map(|n| mitreden_base::seed::fingerprint(format!("version {n}").as_bytes()))
            .collect();
        let signs: std::collections::BTreeSet<_> =
            hashes.iter().map(|hash| VersionSign::of(hash)).collect();
        assert_eq!(signs.len(), hashes.len());
        assert_eq!(VersionSign::of(&hashes[3]), VersionSign::of(&hashes[3]));
    }

    #[test]
    fn it_is_read_as_it_is_written_and_nothing_else_is() {
        let sign = VersionSign::of("a1b2");
        assert_eq!(sign.to_string().parse(), Ok(sign));
        assert_eq!(format!(" {} ", sign.to_string().to_lowercase()).parse(), Ok(sign));
        for text in ["", "-", "K7", "K7M2XX", "0OIL1", "k7mq2", "K7Mü"] {
            assert_eq!(text.parse::<VersionSign>(), Err(BadVersionSign), "{text}");
        }
    }
}
