//! An answer as rules see it: its words, alike in whatever way they were written.
//!
//! Composed characters (NFC), small letters, `ä ö ü ß` as `ae oe ue ss`. A word is what stands
//! between characters that are neither letters nor digits, so that "W-LAN" is two, as is
//! "Handy-Parken"; a soft hyphen is none of them. The rules of Unicode for words (UAX 29) would
//! keep "WLAN.Bitte" in one, which people write who are in haste.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The character between words, and before the first and after the last word of a sentence.
pub(super) const BLANK: char = ' ';
/// The character between sentences.
const STOP: char = '\n';

/// The words of an answer, folded.
#[derive(Debug)]
pub(super) struct Folded {
    /// The words with blanks around them, one sentence in a line.
    pub(super) text: String,
    /// Each word: where it begins in the text, and its bytes in the answer.
    places: Vec<(usize, Range<usize>)>,
}

impl Folded {
    pub(super) fn new(answer: &str) -> Self {
        let mut folded = Self { text: BLANK.to_string(), places: Vec::new() };
        let mut word: Option<usize> = None;
        for (at, c) in answer.char_indices() {
            if is_part(c) {
                word.get_or_insert(at);
                continue;
            }
            folded.word(answer, word.take().map(|from| from..at));
            if ends_sentence(c, answer.get(at + c.len_utf8()..).unwrap_or_default()) {
                folded.stop();
            }
        }
        folded.word(answer, word.map(|from| from..answer.len()));
        folded
    }

    fn word(&mut self, answer: &str, at: Option<Range<usize>>) {
        let Some(at) = at else { return };
        let word = fold(answer.get(at.clone()).unwrap_or_default());
        if !word.is_empty() {
            self.places.push((self.text.len(), at));
            self.text.push_str(&word);
            self.text.push(BLANK);
        }
    }

    fn stop(&mut self) {
        self.text.push(STOP);
        self.text.push(BLANK);
    }

    /// The bytes of the answer's words that some bytes of the folded text belong to.
    pub(super) fn words(&self, at: &Range<usize>) -> Range<usize> {
        let first = self.places.partition_point(|(from, _)| *from <= at.start).saturating_sub(1);
        let last = self.places.partition_point(|(from, _)| *from < at.end).saturating_sub(1);
        let place =
            |at: usize| self.places.get(at).map(|(_, place)| place.clone()).unwrap_or_default();
        place(first).start..place(last).end
    }
}

/// Whether a character of the text stands between words.
pub(super) fn is_between(c: char) -> bool {
    c == BLANK || c == STOP
}

/// The words of a stem or phrase, folded as those of answers.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    text.split(|c| !is_part(c)).map(fold).filter(|word| !word.is_empty()).collect()
}

/// Whether a character is part of a word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c)
}

/// Characters within words that nobody sees: soft hyphens and joiners.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character ends a sentence: a line break does, and a stop before a blank.
fn ends_sentence(c: char, rest: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | ')' | '“' | '”' | '»' | '«' | '.' | '!' | '?');
    let next = || rest.trim_start_matches(closing).chars().next().is_none_or(char::is_whitespace);
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
        || matches!(c, '.' | '!' | '?' | '…') && next()
}

/// A word in the one way it is compared in. By way of capitals, because some small letters have one
/// capital in common.
fn fold(word: &str) -> String {
    let composed = word.chars().filter(|c| !is_unseen(*c)).nfc();
    let small: String =
        composed.flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    let mut folded = String::with_capacity(small.len() + 2);
    for c in small.nfc() {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}
