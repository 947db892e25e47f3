//! Codes that people read off a screen or a letter and type in again: they open an interview to go
//! on with it or to withdraw it, or admit to a survey by invitation.
//!
//! What is kept is derived from a code and the store's key by HMAC-SHA256 (RFC 2104), never the
//! code: who holds the store does not hold the codes, and who holds a code learns nothing of the
//! store.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::hidden::hidden;
use super::ids::collected;
use super::tombstone::Key;

/// Digits and capitals without those that look alike: no 0 and O, 1, I and L, U and V.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The check character is worked out modulo a prime, so that every wrong character and every two
/// swapped ones are noticed.
const PRIME: usize = 31;
/// How many characters stand between two hyphens.
const GROUP: usize = 4;

/// The purpose of a code, which decides its length and what is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// One's own interview: 15 free characters, 73 bits.
    Interview,
    /// An invitation, short enough for a letter: 11 free characters, 53 bits.
    Invitation,
}

impl Purpose {
    /// How many characters a code has, the check character included.
    pub const fn length(self) -> usize {
        match self {
            Self::Interview => 16,
            Self::Invitation => 12,
        }
    }

    fn label(self) -> &'static [u8] {
        match self {
            Self::Interview => b"interview\0",
            Self::Invitation => b"invitation\0",
        }
    }
}

/// A code as it is shown: `K7PM-2XQD-9RTN`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(String);

/// `Debug` does not show the code, so that it is never printed by mistake.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

hidden! {
    /// The keyed hash of an invitation's code, the only part of it that is kept.
    Invitation
}

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// The text is too long or too short, or has characters that no code has.
    #[error("not a code")]
    Characters,
    /// The last character does not fit the others: one of them is a slip.
    #[error("a character is wrong")]
    Check,
}

impl Token {
    /// A new code, from as many random bytes as it takes.
    pub fn fresh(purpose: Purpose, fill: &mut dyn FnMut(&mut [u8])) -> Self {
        loop {
            let mut places = Vec::with_capacity(purpose.length());
            while places.len() + 1 < purpose.length() {
                let mut bytes = [0; 16];
                fill(&mut bytes);
                // Of the values of a byte so many fit whole numbers of alphabets: each character is
                // as likely as any other.
                let even = bytes
                    .into_iter()
                    .map(usize::from)
                    .filter(|byte| *byte < 240)
                    .map(|byte| byte % ALPHABET.len());
                let lacking = purpose.length() - 1 - places.len();
                places.extend(even.take(lacking));
            }
            // The one check value in 31 without a character: another code is drawn.
            if let Some(character) = ALPHABET.get(check(&places)) {
                let characters =
                    places.iter().filter_map(|place| ALPHABET.get(*place)).chain([character]);
                return Self(characters.map(|character| char::from(*character)).collect());
            }
        }
    }

    /// Reads what somebody typed: small letters, blanks and hyphens do not matter.
    pub fn parse(purpose: Purpose, typed: &str) -> Result<Self, BadToken> {
        let token: Self = typed.parse()?;
        if token.0.len() == purpose.length() { Ok(token) } else { Err(BadToken::Characters) }
    }

    /// The id of the interview that the code opens, in a store with this key.
    pub fn interview(&self, key: &Key) -> Uuid {
        let hash = self.keyed(key, Purpose::Interview);
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
        collected(bytes)
    }

    /// The keyed hash of the code, which is all that is kept of an invitation.
    pub fn invitation(&self, key: &Key) -> Invitation {
        Invitation::from_bytes(self.keyed(key, Purpose::Invitation))
    }

    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    fn keyed(&self, key: &Key, purpose: Purpose) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key of any length will do");
        mac.update(purpose.label());
        mac.update(self.0.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, character) in self.0.chars().enumerate() {
            let hyphen = if at > 0 && at % GROUP == 0 { "-" } else { "" };
            write!(f, "{hyphen}{character}")?;
        }
        Ok(())
    }
}

impl FromStr for Token {
    type Err = BadToken;

    fn from_str(typed: &str) -> Result<Self, BadToken> {
        // Nobody's code is longer; what is does not have to be read to its end.
        let characters = typed.chars().take(100).filter(|character| {
            !character.is_whitespace() && !matches!(character, '-' | '–' | '‐')
        });
        let characters: String =
            characters.map(|character| character.to_ascii_uppercase()).collect();
        let place = |character: u8| ALPHABET.iter().position(|known| *known == character);
        let places: Vec<usize> =
            characters.bytes().map(place).collect::<Option<_>>().ok_or(BadToken::Characters)?;
        match places.split_last() {
            Some((last, rest)) if [12, 16].contains(&places.len()) => {
                if check(rest) == *last {
                    Ok(Self(characters))
                } else {
                    Err(BadToken::Check)
                }
            }
            _ => Err(BadToken::Characters),
        }
    }
}

/// The place of the check character: a weighted sum modulo a prime larger than any weight's and any
/// character's number.
fn check(places: &[usize]) -> usize {
    places.iter().zip(2..).map(|(place, weight)| place * weight).sum::<usize>() % PRIME
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fresh(purpose: Purpose, seed: u8) -> Token {
        let mut next = u32::from(seed);
        Token::fresh(purpose, &mut |bytes| {
            for byte in bytes {
                next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = next.to_be_bytes()[0];
            }
        })
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let token = fresh(Purpose::Invitation, 7);
        let shown = token.to_string();
        assert_eq!(shown.len(), 14);
        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', ""),
            format!(" {} ", shown.replace('-', " ")),
        ] {
            assert_eq!(Token::parse(Purpose::Invitation, &typed), Ok(token.clone()), "{typed}");
        }
        assert_eq!(Token::parse(Purpose::Interview, &shown), Err(BadToken::Characters));
        for odd in
            ["", "----", "K7PM", "K7PM-2XQD-9RT0", "💶💶💶💶💶💶💶💶💶💶💶💶", &"A".repeat(5000)]
        {
            assert_eq!(odd.parse::<Token>(), Err(BadToken::Characters), "{odd:.20}");
        }
        assert!(!format!("{token:?}").contains(&shown));
    }

    #[test]
    fn what_is_kept_is_an_hmac_under_the_stores_key() {
        let token = fresh(Purpose::Interview, 1);
        let (one, two) = (Key::from([1; 32]), Key::from([2; 32]));
        assert_ne!(token.interview(&one), token.interview(&two));
        assert_eq!(token.interview(&one).get_version_num(), 4);
        assert_ne!(token.invitation(&one).as_bytes()[..6], token.interview(&one).as_bytes()[..6]);
        // By another program: HMAC-SHA256 of "invitation\0" + "222222222222" under 32 zero bytes.
        let known = Token("2".repeat(12)).invitation(&[0; 32].into());
        let expected = "d6f23f38f9b515eebca0b5d196e02549c51e6e4ba8dd25af6593b005e955002e";
        assert_eq!(
            known.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat(),
            expected
        );
    }

    proptest! {
        #[test]
        fn a_wrong_character_and_two_swapped_ones_are_noticed(seed in any::<u8>(), at in 0..16_usize, character in 0..30_usize) {
            let token = fresh(Purpose::Interview, seed);
            let mut wrong: Vec<char> = token.0.chars().collect();
            wrong[at] = char::from(ALPHABET[character]);
            let wrong: String = wrong.into_iter().collect();
            prop_assert!(wrong == token.0 || wrong.parse::<Token>() == Err(BadToken::Check));
            let mut swapped: Vec<char> = token.0.chars().collect();
            swapped.swap(at, (at + 1) % 16);
            let swapped: String = swapped.into_iter().collect();
            prop_assert!(swapped == token.0 || swapped.parse::<Token>() == Err(BadToken::Check));
        }

        #[test]
        fn no_text_is_too_odd(typed in any::<String>()) {
            let _ = typed.parse::<Token>();
        }
    }
}
