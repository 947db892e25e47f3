//! Seals on what a browser brings back: whoever changes it, or makes it up, has no seal for it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How many bytes of the MAC a seal is: enough that nobody guesses it, short enough for a form.
const LENGTH: usize = 8;

/// The seal of some bytes under a key, as hexadecimal digits. The label says what for, so that no
/// seal does for anything else.
pub fn seal(key: &[u8; 32], label: &str, parts: &[&[u8]]) -> String {
    let code = mac(key, label, parts).finalize().into_bytes();
    code.iter().take(LENGTH).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// Whether it is the seal of these bytes; how long that takes tells nothing of how near a guess
/// came.
pub fn is_seal(seal: &str, key: &[u8; 32], label: &str, parts: &[&[u8]]) -> bool {
    bytes(seal).is_some_and(|bytes| mac(key, label, parts).verify_truncated_left(&bytes).is_ok())
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn mac(key: &[u8; 32], label: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    mac.update(label.as_bytes());
    mac.update(b"\0");
    for part in parts {
        mac.update(part);
    }
    mac
}

/// The bytes of a whole seal; what is shorter or in capital letters is no seal.
fn bytes(seal: &str) -> Option<[u8; LENGTH]> {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if seal.len() != 2 * LENGTH || !seal.as_bytes().iter().all(is_digit) {
        return None;
    }
    Some(u64::from_str_radix(seal, 16).ok()?.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_for_these_bytes_this_label_and_this_key() {
        let (key, other) = ([1; 32], [2; 32]);
        let own = seal(&key, "stamp", &[b"interview", b"7"]);
        assert!(is_seal(&own, &key, "stamp", &[b"interview", b"7"]));
        assert!(!is_seal(&own, &key, "stamp", &[b"interview", b"8"]));
        assert!(!is_seal(&own, &key, "code", &[b"interview", b"7"]));
        assert!(!is_seal(&own, &other, "stamp", &[b"interview", b"7"]));
        for forged in [
            "",
            "0",
            &own[..14],
            &own[..15],
            &format!("{own}0"),
            &own.to_uppercase(),
            "éééééééé",
            "+123456789abcdef",
        ] {
            assert!(!is_seal(forged, &key, "stamp", &[b"interview", b"7"]), "{forged}");
        }
    }
}
