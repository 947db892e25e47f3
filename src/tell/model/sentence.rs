//! Sentences of the catalogues with texts in them that keep their language.

use super::text::{Emphasis, RichText};
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};

/// Characters that stand for the texts while the sentence is made: Unicode keeps them from meaning
/// anything in any text.
fn stands() -> impl Iterator<Item = char> {
    '\u{fdd0}'..='\u{fdef}'
}

impl RichText {
    /// Builds a sentence of the catalogue: words are written as they are, texts keep their runs.
    pub fn said(lang: Lang, id: &str, words: &[(&str, Word)], texts: &[(&str, &Self)]) -> Self {
        let said = texts
            .iter()
            .zip(stands())
            .map(|((name, _), stand)| (*name, Word::Text(stand.to_string())));
        let all: Vec<_> = words.iter().cloned().chain(said).collect();
        let (mut said, mut between) = (Self::default(), String::new());
        for character in lang.say(id, &all).chars() {
            match stands().position(|stand| stand == character).and_then(|at| texts.get(at)) {
                Some((_, text)) => {
                    said = said
                        .with(std::mem::take(&mut between), Emphasis::None)
                        .then((*text).clone());
                }
                None => between.push(character),
            }
        }
        said.with(between, Emphasis::None)
    }

    /// Builds a list in words: "a, b and c".
    pub fn list(lang: Lang, items: &[Self]) -> Self {
        match items {
            [] => Self::default(),
            [only] => only.clone(),
            [first @ .., last] => Self::said(
                lang,
                "list",
                &[],
                &[("first", &Self::joined(first, ", ")), ("last", last)],
            ),
        }
    }

    /// Puts texts one after the other with the same characters between them.
    pub fn joined(texts: &[Self], between: &str) -> Self {
        let mut joined = Self::default();
        for (at, text) in texts.iter().enumerate() {
            joined =
                joined.with(if at > 0 { between } else { "" }, Emphasis::None).then(text.clone());
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(words: &str) -> RichText {
        RichText::in_lang(words, Some("en".to_owned()))
    }

    fn runs(text: &RichText) -> Vec<(&str, Option<&str>)> {
        text.runs().iter().map(|run| (run.text.as_str(), run.lang.as_deref())).collect()
    }

    #[test]
    fn a_name_within_a_sentence_keeps_its_language() {
        let said =
            RichText::said(Lang::De, "chart-needs-first", &[], &[("need", &foreign("Streets"))]);
        assert_eq!(runs(&said)[1], ("Streets", Some("en")));
        assert_eq!(said.plain(), Lang::De.say("chart-needs-first", &[("need", "Streets".into())]));
        // In the document's language it is one run with the rest.
        let own =
            RichText::said(Lang::De, "chart-needs-first", &[], &[("need", &"Straßen".into())]);
        assert_eq!(runs(&own).len(), 1);
    }

    #[test]
    fn lists_keep_the_languages_of_their_parts() {
        let list =
            RichText::list(Lang::De, &[foreign("Streets"), "Busse".into(), foreign("Police")]);
        assert_eq!(
            runs(&list),
            [("Streets", Some("en")), (", Busse und ", None), ("Police", Some("en"))]
        );
        assert_eq!(RichText::list(Lang::De, &[]), RichText::default());
    }

    #[test]
    fn what_stands_for_texts_is_never_taken_from_a_text() {
        let hostile = RichText::from("a\u{fdd0}b\u{fdd1}");
        let said =
            RichText::said(Lang::En, "list", &[], &[("first", &hostile), ("last", &"c".into())]);
        assert_eq!(said.plain(), "a\u{fdd0}b\u{fdd1} and c");
    }
}
