//! Where a word may be hyphenated, by the patterns of its language.

use hypher::{Lang, hyphenate_bounded};

/// No fewer letters stand alone before a hyphen or after it.
const LEAST: usize = 3;

/// Returns where the word may be hyphenated, in bytes; nowhere in a language whose patterns are not
/// at hand.
///
/// Only the letters count: a bracket before a word or a comma after it stays with it.
pub(super) fn places(word: &str, context: &str) -> Vec<usize> {
    let Some(lang) = language(context) else { return Vec::new() };
    let mut places = Vec::new();
    let mut from = 0;
    // Digits and punctuation separate words, too: "Wien/Niederösterreich" has two.
    for letters in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let part = letters.trim_end_matches(|c: char| !c.is_alphabetic());
        if part.chars().count() >= 2 * LEAST {
            let mut at = from;
            for syllable in hyphenate_bounded(part, lang, LEAST, LEAST) {
                places.extend((at > from).then_some(at));
                at += syllable.len();
            }
        }
        from += letters.len();
    }
    places
}

/// Returns the last of some places, or the one before it if only a short syllable lies between:
/// that is often a prefix, which belongs to what follows ("be-leuchtung").
pub(super) fn best(places: &[usize], word: &str) -> Option<usize> {
    let last = places.last().copied()?;
    let before = places.len().checked_sub(2).and_then(|at| places.get(at)).copied();
    let is_short = |before: usize| {
        word.get(before..last).is_some_and(|syllable| syllable.chars().count() < LEAST)
    };
    Some(before.filter(|before| is_short(*before)).unwrap_or(last))
}

/// The patterns for a tag such as "de" or "de-AT".
fn language(context: &str) -> Option<Lang> {
    let code: [u8; 2] =
        context.split('-').next()?.to_ascii_lowercase().as_bytes().try_into().ok()?;
    Lang::from_iso(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphenated(word: &str, context: &str) -> String {
        let mut hyphenated = word.to_owned();
        for at in places(word, context).into_iter().rev() {
            hyphenated.insert(at, '|');
        }
        hyphenated
    }

    #[test]
    fn words_part_as_their_language_does() {
        assert_eq!(
            hyphenated("Fußgängerzonenbeleuchtungskonzept", "de"),
            "Fuß|gän|ger|zo|nen|be|leuch|tungs|kon|zept"
        );
        assert_eq!(hyphenated("Digitalisierungsbeirat", "de-AT"), "Digi|ta|li|sie|rungs|bei|rat");
        assert_eq!(hyphenated("Wirtschaftsförderung", "de"), "Wirt|schafts|för|de|rung");
        assert_eq!(hyphenated("telecommunication", "en"), "telecom|mu|ni|ca|tion");
    }

    #[test]
    fn signs_and_short_words_stay_whole() {
        assert_eq!(hyphenated("(Straßenbeleuchtung),", "de"), "(Stra|ßen|be|leuch|tung),");
        assert_eq!(hyphenated("Bad", "de"), "Bad");
        assert_eq!(hyphenated("", "de"), "");
        assert_eq!(hyphenated("12345678", "de"), "12345678");
    }

    #[test]
    fn no_word_is_parted_by_another_languages_patterns() {
        assert_eq!(hyphenated("Straßenbeleuchtung", "xx"), "Straßenbeleuchtung");
        assert_eq!(hyphenated("Straßenbeleuchtung", "german"), "Straßenbeleuchtung");
    }
}
