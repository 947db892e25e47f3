//! What points at a person: addresses on the net, telephone numbers, houses. Names nobody but a
//! person can tell.
//!
//! It is refused, not warned of: what was printed cannot be called back, and a shorter passage does
//! the same service.

use std::sync::LazyLock;

use regex::Regex;

/// A part of a text that points at a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Private {
    /// An e-mail address, or a name on some platform.
    Address,
    /// A number that could be a telephone's.
    Number,
    /// A street with a number.
    Street,
}

/// A telephone number has at least so many digits.
const DIGITS: usize = 7;

/// Finds the first part of a text that points at a person.
pub(super) fn private(words: &str) -> Option<Private> {
    if words.contains('@') || words.contains("(at)") || words.contains("[at]") {
        return Some(Private::Address);
    }
    if numbers(words).any(|number| number.chars().filter(char::is_ascii_digit).count() >= DIGITS) {
        return Some(Private::Number);
    }
    pattern(&STREET).is_some_and(|street| street.is_match(words)).then_some(Private::Street)
}

/// Digits with what people write between them, but for days and for amounts written in groups of
/// three.
fn numbers(words: &str) -> impl Iterator<Item = &str> {
    let found = pattern(&NUMBER)
        .into_iter()
        .flat_map(|number| number.find_iter(words).map(|found| found.as_str()));
    found.filter(|number| !pattern(&PLAIN).is_some_and(|plain| plain.is_match(number)))
}

type Pattern = LazyLock<Option<Regex>>;

// Written here and tested below: they are patterns.
static NUMBER: Pattern =
    LazyLock::new(|| Regex::new(r"[0-9](?:[ /().\-\u{a0}\u{2011}\u{2013}]{0,3}[0-9])*").ok());
static PLAIN: Pattern = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3})+|(?:19|20)[0-9]{2} ?[-–/] ?(?:19|20)[0-9]{2})$").ok()
});
/// German street names end in a word for "street"; English ones stand behind their number.
static STREET: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|ring|zeile|siedlung|kai|ufer|steig|promenade)\s+ (?:nr\.?\s*|top\s*)? [0-9]{1,3}\s?[a-z]?\b
        | \b[0-9]{1,4}[a-z]?\s+(?:\p{L}+\s+){1,2}(?:street|st\.|road|avenue|lane|square)",
    )
    .ok()
});

fn pattern(pattern: &'static Pattern) -> Option<&'static Regex> {
    pattern.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_are_patterns() {
        assert!([&NUMBER, &PLAIN, &STREET].iter().all(|pattern| pattern.is_some()));
    }

    #[test]
    fn what_points_at_a_person_is_found() {
        for words in ["schreibt an anna.huber@example.at", "ich bin @anna", "anna(at)example.at"] {
            assert_eq!(private(words), Some(Private::Address), "{words}");
        }
        for words in ["0664 123 45 67", "+43 (0)664/1234567", "Tel. 03842-40620-11", "06641234567"]
        {
            assert_eq!(private(words), Some(Private::Number), "{words}");
        }
        for words in [
            "Gösser Straße 12",
            "bei der Peter-Tunner-Str. 7a",
            "am Hauptplatz 12",
            "Kärntnerstrasse Nr. 3",
            "12 High Street",
        ] {
            assert_eq!(private(words), Some(Private::Street), "{words}");
        }
    }

    #[test]
    fn what_points_at_nobody_passes() {
        for words in [
            "Parken kostet 2,50 Euro",
            "seit dem 01.05.2026 geht es",
            "1.000.000 Euro für die Schulen",
            "2019-2020 war es besser",
            "24 Stunden am Tag, 7 Tage",
            "ein Weg für alle 3 Kinder",
            "Bitte mehr davon: WLAN (erfundene Antwort)",
        ] {
            assert_eq!(private(words), None, "{words}");
        }
    }
}
