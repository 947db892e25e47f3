//! Codes as the browser keeps them: with a seal, so that nobody can try codes in a cookie or a
//! hidden field. Where codes are typed in there are limits; here pages are asked for all day, and a
//! seal of 64 bits more costs nobody anything.

use mitreden_keep::token::{Purpose, Token};
use mitreden_keep::tombstone::Key;
use mitreden_web::sealed;

/// The label of the seal of a code.
const SEALED: &str = "sealed";

/// A code with its seal.
pub(super) fn seal(key: &Key, token: &Token) -> String {
    let code = token.to_string();
    format!("{code}.{}", sealed::seal(key.as_bytes(), SEALED, &[code.as_bytes()]))
}

/// Reads a code with its seal, if it was sealed here.
pub(super) fn open(key: &Key, text: &str) -> Option<Token> {
    let (code, own) = text.split_once('.')?;
    let token = Token::parse(Purpose::Interview, code).ok()?;
    sealed::is_seal(own, key.as_bytes(), SEALED, &[token.to_string().as_bytes()]).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_was_guessed_has_no_seal() {
        let mut next = 0_u8;
        let mut fresh = || {
            Token::fresh(Purpose::Interview, &mut |bytes| {
                for byte in bytes.iter_mut() {
                    next = next.wrapping_mul(5).wrapping_add(3);
                    *byte = next;
                }
            })
        };
        let (one, other, key) = (fresh(), fresh(), Key::from([1; 32]));
        let sealed = seal(&key, &one);
        assert_eq!(open(&key, &sealed), Some(one.clone()));
        assert_eq!(open(&[2; 32].into(), &sealed), None);
        let moved = format!("{other}.{}", sealed.split_once('.').unwrap().1);
        for forged in ["", ".", &one.to_string(), &format!("{one}."), &moved, &format!("{sealed}0")]
        {
            assert_eq!(open(&key, forged), None, "{forged}");
        }
    }
}
