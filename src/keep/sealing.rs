//! Sealing: bytes that only one key opens, in the format of age (age-encryption.org/v1), so that
//! any program that knows it opens them, too.
//!
//! A key comes in two halves: what the public one seals, only the private one opens. This is the
//! one place that draws random bytes for itself, from the system: who seals twice must never get
//! the same bytes.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::{DecryptError, x25519};
use thiserror::Error;

/// The beginning of sealed bytes, whatever the version of their format.
const MARK: &[u8] = b"age-encryption.org/";

/// The public half of a key, which seals.
#[derive(Clone)]
pub struct PublicKey(x25519::Recipient);

/// The private half of a key, which opens.
#[derive(Clone)]
pub struct PrivateKey(x25519::Identity);

/// The error of a text that is no half of a key.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("it is no key")]
pub struct NoKey;

/// Why sealed bytes cannot be opened.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CannotOpen {
    /// The bytes are not sealed at all.
    #[error("it is not sealed")]
    NotSealed,
    /// The bytes were sealed to another key.
    #[error("another key is needed")]
    WrongKey,
    /// The bytes are incomplete or were changed.
    #[error("it was cut off or changed")]
    Damaged,
    /// The bytes are in a format of a later version.
    #[error("it was sealed in a newer way")]
    Newer,
}

/// Whether bytes are sealed, as far as their beginning tells.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Seals bytes.
pub fn seal(bytes: &[u8], key: &PublicKey) -> Result<Vec<u8>, NoKey> {
    age::encrypt(&key.0, bytes).map_err(|_| NoKey)
}

/// Opens sealed bytes: all of them, exactly as they were, or nothing.
pub fn open(sealed: &[u8], key: &PrivateKey) -> Result<Vec<u8>, CannotOpen> {
    if !is_sealed(sealed) {
        return Err(if MARK.starts_with(sealed) {
            CannotOpen::Damaged
        } else {
            CannotOpen::NotSealed
        });
    }
    age::decrypt(&key.0, sealed).map_err(|error| match error {
        DecryptError::NoMatchingKeys => CannotOpen::WrongKey,
        DecryptError::UnknownFormat => CannotOpen::Newer,
        _ => CannotOpen::Damaged,
    })
}

impl PrivateKey {
    /// A new key that nobody can guess.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The public half of the key.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// The key written out. Whoever reads it can open everything.
    pub fn reveal(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }
}

/// Reads a key's file, or what was typed in from paper: lines that begin with `#`, blanks and small
/// letters do not matter.
impl FromStr for PrivateKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let key: String = lines
            .flat_map(str::chars)
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        key.parse().map(Self).map_err(|_| NoKey)
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey(of {})", self.public())
    }
}

impl FromStr for PublicKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        text.parse().map(Self).map_err(|_| NoKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pair of age's own test vectors.
    const SECRET: &str =
        "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    #[test]
    fn the_halves_of_a_known_key_belong_together() {
        let key: PrivateKey = SECRET.parse().unwrap();
        assert_eq!(key.public().to_string(), PUBLIC);
        assert_eq!(key.reveal(), SECRET);
        assert_eq!(format!("{key:?}"), format!("PrivateKey(of {PUBLIC})"));
    }

    #[test]
    fn a_key_is_read_from_its_file_and_from_paper() {
        let spaced: Vec<_> = SECRET.to_lowercase().chars().map(String::from).collect();
        for text in [
            format!("# for Leoben\n# public: {PUBLIC}\n{SECRET}\n"),
            spaced.join(" "),
            format!("{SECRET}\r\n"),
        ] {
            assert_eq!(text.parse::<PrivateKey>().unwrap().reveal(), SECRET);
        }
        // One character read wrongly is told: the key carries a checksum.
        assert_eq!(SECRET.replacen('Q', "P", 1).parse::<PrivateKey>().unwrap_err(), NoKey);
        assert_eq!(PUBLIC.replacen('t', "s", 1).parse::<PublicKey>().unwrap_err(), NoKey);
        assert_eq!("".parse::<PrivateKey>().unwrap_err(), NoKey);
    }

    #[test]
    fn what_is_sealed_only_its_key_opens() {
        let (key, other) = (PrivateKey::generate(), PrivateKey::generate());
        let sealed = seal(b"answers", &key.public()).unwrap();
        assert!(is_sealed(&sealed));
        assert!(!sealed.windows(7).any(|part| part == b"answers"));
        assert_eq!(open(&sealed, &key).unwrap(), b"answers");
        assert_eq!(open(&sealed, &other), Err(CannotOpen::WrongKey));
        assert_ne!(sealed, seal(b"answers", &key.public()).unwrap());
        assert_eq!(open(b"{\"answers\":1}", &key), Err(CannotOpen::NotSealed));
    }

    #[test]
    fn whatever_is_cut_or_changed_stays_shut() {
        let key = PrivateKey::generate();
        let sealed = seal(&[b'a'; 300], &key.public()).unwrap();
        for end in 0..sealed.len() {
            assert!(open(&sealed[..end], &key).is_err(), "cut at {end}");
        }
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&changed, &key).is_err(), "changed at {at}");
        }
        assert_eq!(open(&sealed[..sealed.len() - 1], &key), Err(CannotOpen::Damaged));
        let newer = [b"age-encryption.org/v2\n", &sealed[22..]].concat();
        assert_eq!(open(&newer, &key), Err(CannotOpen::Newer));
    }
}
