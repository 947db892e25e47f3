//! Catalogues: each floor has the sentences it says in files of its own, and knows those of the
//! floors it stands on.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Lang, Word};
use crate::visible::visible;

/// The sentences of a floor and of those below it, in every language.
pub struct Catalogue {
    /// Both languages, German first: the files, each once, and what is found in them.
    sentences: [Sentences; 2],
}

struct Sentences {
    files: Vec<Arc<FluentResource>>,
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// A language, with the sentences that are known in it.
#[derive(Clone, Copy)]
pub struct Speech<'c> {
    /// The language.
    pub lang: Lang,
    catalogue: &'c Catalogue,
}

impl Catalogue {
    /// The catalogue of a floor: of those it stands on, and of its own files, each in German and in
    /// English.
    pub fn new(below: &[&Self], files: &[[&str; 2]]) -> Self {
        let of = |at: usize, lang: Lang| {
            let known = below.iter().flat_map(|floor| floor.sentences[at].files.iter().cloned());
            let own = files.iter().map(|texts| Arc::new(parsed(texts[at])));
            Sentences::new(lang, known.chain(own))
        };
        Self { sentences: [of(0, Lang::De), of(1, Lang::En)] }
    }

    /// The sentences in one language.
    pub const fn speech(&self, lang: Lang) -> Speech<'_> {
        Speech { lang, catalogue: self }
    }

    fn find(
        &self,
        lang: Lang,
        (id, attribute): (&str, Option<&str>),
        words: &[(&str, Word)],
    ) -> Option<String> {
        let mut args = FluentArgs::with_capacity(words.len());
        for (name, word) in words {
            match word {
                // What people wrote must not reach terminals and pages as anything but text.
                Word::Text(text) => args.set(*name, visible(text).into_owned()),
                Word::Count(count) => args.set(*name, FluentValue::from(*count)),
                Word::Each { en, de } => {
                    let text = if lang == Lang::De { de } else { en };
                    args.set(*name, visible(text).into_owned());
                }
                Word::Percent(share) => args.set(*name, lang.decimal(share * 100.0, 1)),
            }
        }
        let [german, english] = &self.sentences;
        // What German lacks is told in English.
        let languages = match lang {
            Lang::De => &[german, english][..],
            Lang::En => &[english][..],
        };
        languages.iter().find_map(|sentences| {
            let bundle = &sentences.bundle;
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
            // A word that was forgotten would be read as `{$word}`.
            debug_assert!(errors.is_empty(), "{id}: {errors:?}");
            Some(said)
        })
    }
}

impl Sentences {
    fn new(lang: Lang, all: impl Iterator<Item = Arc<FluentResource>>) -> Self {
        let tag = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks of direction would end up in files and terminals.
        bundle.set_use_isolating(false);
        let mut files: Vec<Arc<FluentResource>> = Vec::new();
        for file in all {
            // Two floors may stand on the same one.
            if !files.iter().any(|known| Arc::ptr_eq(known, &file)) {
                bundle.add_resource_overriding(Arc::clone(&file));
                files.push(file);
            }
        }
        Self { files, bundle }
    }
}

/// A faulty entry is left out here and found by a test.
fn parsed(text: &str) -> FluentResource {
    FluentResource::try_new(unbroken(text)).unwrap_or_else(|(resource, _)| resource)
}

/// The same with a space that breaks no line between a number and its percent sign, whether it is
/// written out or filled in: whoever writes a sentence need not think of it.
fn unbroken(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut parts = text.split(" %").peekable();
    while let Some(part) = parts.next() {
        all.push_str(part);
        if parts.peek().is_some() {
            let is_number = part.ends_with(|c: char| c.is_ascii_digit() || c == '}');
            all.push_str(if is_number { "\u{a0}%" } else { " %" });
        }
    }
    all
}

impl Speech<'_> {
    /// The sentence with this id, its words filled in; the id itself if no catalogue knows it (a
    /// test sees to it that each one used is known).
    pub fn say(self, id: &str, words: &[(&str, Word)]) -> String {
        self.catalogue.find(self.lang, (id, None), words).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message (`id.why`), if it has one.
    pub fn attribute(self, id: &str, attribute: &str, words: &[(&str, Word)]) -> Option<String> {
        self.catalogue.find(self.lang, (id, Some(attribute)), words)
    }

    /// Words of ours that stand within a sentence ("a list"), by the English ones. What is quoted
    /// (`` `ranking` ``) is a name and stays.
    pub fn phrase(self, english: &str) -> String {
        if english.starts_with('`') {
            return english.to_owned();
        }
        let found = self.catalogue.find(self.lang, (&phrase_id(english), None), &[]);
        found.unwrap_or_else(|| english.to_owned())
    }
}

/// The id of a phrase in a catalogue: its words, joined by hyphens.
pub fn phrase_id(english: &str) -> String {
    let words = english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.fold("phrase".to_owned(), |id, word| id + "-" + &word.to_ascii_lowercase())
}

/// Makes the catalogue of a floor from the files beside the one this stands in, `NAME.de.ftl` and
/// `NAME.en.ftl`, and the trait [`Lang`] says their sentences by.
#[macro_export]
macro_rules! catalogue {
    (on [$($below:path),*]; $($name:literal),+ $(,)?) => {
        /// The sentences of this floor, and of those it stands on.
        pub static CATALOGUE: ::std::sync::LazyLock<$crate::locale::Catalogue> =
            ::std::sync::LazyLock::new(|| {
                $crate::locale::Catalogue::new(
                    &[$(&*$below),*],
                    &[$([
                        include_str!(concat!($name, ".de.ftl")),
                        include_str!(concat!($name, ".en.ftl")),
                    ]),+],
                )
            });

        /// Says the sentences that this floor knows.
        pub trait Say {
            /// The sentence with this id, its words filled in.
            fn say(self, id: &str, words: &[(&str, $crate::locale::Word)]) -> String;

            /// An attribute of a message (`id.why`), if it has one.
            fn attribute(
                self,
                id: &str,
                attribute: &str,
                words: &[(&str, $crate::locale::Word)],
            ) -> Option<String>;
        }

        impl Say for $crate::locale::Lang {
            fn say(self, id: &str, words: &[(&str, $crate::locale::Word)]) -> String {
                CATALOGUE.speech(self).say(id, words)
            }

            fn attribute(
                self,
                id: &str,
                attribute: &str,
                words: &[(&str, $crate::locale::Word)],
            ) -> Option<String> {
                CATALOGUE.speech(self).attribute(id, attribute, words)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOWER: [&str; 2] = [
        "a = unten { $n ->\n    [one] eins\n   *[other] viele\n}\n",
        "a = below\nb = only { $who }\n    .help = ask\n",
    ];
    const UPPER: [&str; 2] = ["c = oben\nphrase-a-list = eine Liste\n", "c = above { b }\n"];

    #[test]
    fn a_floor_knows_its_sentences_and_those_below() {
        let lower = Catalogue::new(&[], &[LOWER]);
        let upper = Catalogue::new(&[&lower, &lower], &[UPPER]);
        let german = upper.speech(Lang::De);
        assert_eq!(german.say("a", &[("n", 1_u64.into())]), "unten eins");
        assert_eq!(german.say("a", &[("n", 3_u64.into())]), "unten viele");
        assert_eq!(german.say("c", &[]), "oben");
        // What German lacks is told in English, what nobody knows by its id.
        assert_eq!(german.say("b", &[("who", "you".into())]), "only you");
        assert_eq!(german.say("d", &[]), "d");
        assert_eq!(german.attribute("b", "help", &[]).as_deref(), Some("ask"));
        assert_eq!(lower.speech(Lang::En).say("c", &[]), "c", "nobody knows what stands above");
    }

    #[test]
    fn no_line_breaks_between_a_number_and_its_percent_sign() {
        let texts = ["a = mit 95 % zu { $share } %, in %\n", "a = 95 %: 5 %\n"];
        let catalogue = Catalogue::new(&[], &[texts]);
        let say = |lang| catalogue.speech(lang).say("a", &[("share", "7,5".into())]);
        assert_eq!(say(Lang::De), "mit 95\u{a0}% zu 7,5\u{a0}%, in %");
        assert_eq!(say(Lang::En), "95\u{a0}%: 5\u{a0}%");
    }

    #[test]
    fn words_within_a_sentence_are_told_in_the_readers_language() {
        let catalogue = Catalogue::new(&[], &[UPPER]);
        let phrase = |lang, english| catalogue.speech(lang).phrase(english);
        assert_eq!(phrase(Lang::De, "a list"), "eine Liste");
        assert_eq!(phrase(Lang::En, "a ranking (`ranked`)"), "a ranking (`ranked`)");
        assert_eq!(phrase(Lang::De, "`pick`"), "`pick`");
        assert_eq!(phrase(Lang::De, "what nobody translated"), "what nobody translated");
    }
}
