//! Ids and codes: the two kinds of name a town's files are made of.

use std::fmt;
use std::sync::Arc;

/// A code of an option, need or row: visible characters, kept exactly as written. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(Arc<str>);

impl Code {
    /// Takes a text as a code without looking at it; [`is_code`] is the check.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

/// Whether a text can be an id: a lower-case letter, then letters, digits and single hyphens.
pub fn is_id(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
    plain && starts && !text.ends_with('-') && !text.contains("--")
}

/// Whether a text can be a code: visible characters but blanks, quotes, `.`, `|` and `__`.
pub fn is_code(text: &str) -> bool {
    let visible = |c: char| !c.is_whitespace() && !c.is_control() && !is_invisible(c);
    let allowed = |c: char| visible(c) && !matches!(c, '"' | '\'' | '.' | '|');
    !text.is_empty() && text.chars().all(allowed) && !text.contains("__")
}

/// Characters that take part in a text without being seen: marks of direction and joiners.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_codes_are_visible() {
        for good in ["a", "office-rating", "top3", "q1-2"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "A", "3top", "a--b", "a-", "-a", "a_b", "ä", "a b"] {
            assert!(!is_id(bad), "{bad}");
        }
        for good in ["yes", "16-29", "007", "1e3", "60+", "Göß", "a_b"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "a b", "a.b", "a|b", "a__b", "it's", "a\u{200b}b", "a\tb"] {
            assert!(!is_code(bad), "{bad:?}");
        }
    }
}
