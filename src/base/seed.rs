//! Seeds: every random choice comes from one number and a name, so that it can be made again.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};

/// A portable generator for one purpose: the same seed and name give the same numbers on every
/// machine.
pub fn rng(seed: u64, name: &str) -> ChaCha8Rng {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    hash.update(name.as_bytes());
    ChaCha8Rng::from_seed(hash.finalize().into())
}

/// The SHA-256 of some bytes as the records write it: `sha256:` and hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::from("sha256:"), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng;

    #[test]
    fn a_seed_and_a_name_fix_the_numbers() {
        let draw = |seed, name| rng(seed, name).next_u64();
        assert_eq!(draw(7, "order"), draw(7, "order"));
        assert_ne!(draw(7, "order"), draw(7, "design"));
        assert_ne!(draw(7, "order"), draw(8, "order"));
    }

    #[test]
    fn fingerprint_is_sha256() {
        // FIPS 180-4, example for "abc".
        let expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(fingerprint(b"abc"), expected);
    }
}
