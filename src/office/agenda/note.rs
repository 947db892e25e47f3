//! What is noted beside a status: a text in the town's first language, or one a language.

use crate::failure::Failure;
use mitreden_define::survey::{Piece, Text};

/// Reads `--note TEXT` and `--note en=TEXT`.
pub(crate) fn note(written: &[String], languages: &[String]) -> Result<Option<Text>, Failure> {
    let mut versions: Vec<(String, String)> = Vec::new();
    for note in written {
        let (tag, words) = language_and_words(note, languages)?;
        if words.trim().is_empty() {
            return Err(Failure::user("failure-note-empty"));
        }
        if versions.iter().any(|(known, _)| known == tag) {
            return Err(Failure::user("failure-note-twice").word("tag", tag));
        }
        versions.push((tag.to_owned(), words.trim().to_owned()));
    }
    Ok(text(&versions, languages))
}

/// The language that a note begins with, as in `en=…`; without one, the town's first.
fn language_and_words<'t>(
    note: &'t str,
    languages: &'t [String],
) -> Result<(&'t str, &'t str), Failure> {
    let first = languages.first().map_or("", String::as_str);
    match note.split_once('=') {
        Some((tag, words)) if languages.iter().any(|known| known == tag) => Ok((tag, words)),
        Some((tag, _)) if looks_like_language(tag) => {
            let unknown =
                Failure::user("failure-note-language").word("tag", tag).word("first", first);
            Err(unknown.meant(tag, languages.iter().map(String::as_str)))
        }
        _ => Ok((first, note)),
    }
}

fn looks_like_language(tag: &str) -> bool {
    let (language, region) = tag.split_once('-').unwrap_or((tag, "XX"));
    let letters = language.chars().all(|c| c.is_ascii_lowercase());
    (2..=3).contains(&language.len())
        && letters
        && (2..=8).contains(&region.len())
        && region.chars().all(char::is_alphanumeric)
}

/// A text with these versions, in the order of the town's languages; one without a tag where the
/// town has one language.
pub(crate) fn text(versions: &[(String, String)], languages: &[String]) -> Option<Text> {
    let piece = |words: &String| vec![Piece::Words(words.clone())];
    let version = |tag: &String| {
        versions
            .iter()
            .find(|(known, _)| known == tag)
            .map(|(_, words)| (tag.clone(), piece(words)))
    };
    let mut versions: Vec<_> = languages.iter().filter_map(version).collect();
    if let ([_], [(tag, _)]) = (languages, &mut versions[..]) {
        tag.clear();
    }
    (!versions.is_empty()).then_some(Text { versions })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &[&str], languages: &[&str]) -> Result<Vec<(String, String)>, &'static str> {
        let owned =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        match note(&owned(written), &owned(languages)) {
            Ok(text) => Ok(text.map_or(vec![], |text| {
                text.versions.iter().map(|(tag, _)| (tag.clone(), text.show(tag))).collect()
            })),
            Err(Failure::User(id, _)) => Err(id),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_note_is_in_the_first_language_unless_it_says_another() {
        let pair = |tag: &str, words: &str| (tag.to_owned(), words.to_owned());
        assert_eq!(read(&[], &["de", "en"]), Ok(vec![]));
        assert_eq!(read(&["x = 3: ja"], &["de", "en"]), Ok(vec![pair("de", "x = 3: ja")]));
        assert_eq!(
            read(&["en=Yes", "Ja"], &["de", "en"]),
            Ok(vec![pair("de", "Ja"), pair("en", "Yes")])
        );
        assert_eq!(read(&["de=a=b"], &["de"]), Ok(vec![pair("", "a=b")]));
        assert_eq!(read(&["fr=Oui"], &["de", "en"]), Err("failure-note-language"));
        assert_eq!(read(&["en=a", "en=b"], &["de", "en"]), Err("failure-note-twice"));
        assert_eq!(read(&["a", "de=b"], &["de", "en"]), Err("failure-note-twice"));
        assert_eq!(read(&["en= "], &["de", "en"]), Err("failure-note-empty"));
        assert_eq!(read(&[""], &["de", "en"]), Err("failure-note-empty"));
    }
}
