//! Language: every sentence people read, with numbers and dates as they are written where they
//! live.
//!
//! The sentences are Fluent messages in the `.ftl` files beside this one; what German lacks is told
//! in English.

#[cfg(test)]
mod catalogues;
mod dates;
mod numbers;
#[cfg(test)]
mod sentences;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::visible::visible;

/// A language the program itself speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// German as written in Austria.
    De,
    /// English.
    En,
}

/// A word to fill into a message: a text as it is, or a count that chooses between singular and
/// plural.
#[derive(Clone, Debug)]
pub enum Word {
    /// A text, numbers already written out.
    Text(String),
    /// A count.
    Count(u64),
    /// A share, written as percent with one decimal.
    Percent(f64),
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u64> for Word {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Word {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl Lang {
    /// The interface language for a language tag; English for one the program does not speak.
    pub fn of_tag(tag: &str) -> Self {
        if tag == "de" || tag.starts_with("de-") { Self::De } else { Self::En }
    }

    /// Whether the program has words of its own in the language of a tag.
    pub fn speaks(tag: &str) -> bool {
        ["de", "en"].iter().any(|known| {
            tag.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }

    /// The language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    fn bundles(self) -> &'static [&'static FluentBundle<FluentResource>] {
        static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
            let texts = [
                include_str!("en.ftl"),
                include_str!("cli.en.ftl"),
                include_str!("desk.en.ftl"),
                include_str!("ask.en.ftl"),
                include_str!("shift.en.ftl"),
                include_str!("form.en.ftl"),
                include_str!("keyin.en.ftl"),
                include_str!("handin.en.ftl"),
                include_str!("notices.en.ftl"),
                include_str!("status.en.ftl"),
                include_str!("online.en.ftl"),
                include_str!("serve.en.ftl"),
                include_str!("import.en.ftl"),
                include_str!("tell.en.ftl"),
                include_str!("conditions.en.ftl"),
                include_str!("charts.en.ftl"),
                include_str!("council.en.ftl"),
                include_str!("disclosure.en.ftl"),
                include_str!("withheld.en.ftl"),
                include_str!("agenda.en.ftl"),
                include_str!("measures.en.ftl"),
                include_str!("ideas.en.ftl"),
                include_str!("diagnostics.en.ftl"),
            ];
            bundle(Lang::En, &texts)
        });
        static GERMAN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
            let texts = [
                include_str!("de.ftl"),
                include_str!("cli.de.ftl"),
                include_str!("desk.de.ftl"),
                include_str!("ask.de.ftl"),
                include_str!("shift.de.ftl"),
                include_str!("form.de.ftl"),
                include_str!("keyin.de.ftl"),
                include_str!("handin.de.ftl"),
                include_str!("notices.de.ftl"),
                include_str!("status.de.ftl"),
                include_str!("online.de.ftl"),
                include_str!("serve.de.ftl"),
                include_str!("import.de.ftl"),
                include_str!("tell.de.ftl"),
                include_str!("conditions.de.ftl"),
                include_str!("charts.de.ftl"),
                include_str!("council.de.ftl"),
                include_str!("disclosure.de.ftl"),
                include_str!("withheld.de.ftl"),
                include_str!("agenda.de.ftl"),
                include_str!("measures.de.ftl"),
                include_str!("ideas.de.ftl"),
                include_str!("diagnostics.de.ftl"),
            ];
            bundle(Lang::De, &texts)
        });
        static EN: LazyLock<[&FluentBundle<FluentResource>; 1]> = LazyLock::new(|| [&*ENGLISH]);
        static DE: LazyLock<[&FluentBundle<FluentResource>; 2]> =
            LazyLock::new(|| [&*GERMAN, &*ENGLISH]);
        match self {
            Self::De => &*DE,
            Self::En => &*EN,
        }
    }

    /// The sentence with this id, its words filled in; the id itself if no catalogue knows it (a
    /// test sees to it that each one used is known).
    pub fn say(self, id: &str, words: &[(&str, Word)]) -> String {
        self.find(id, None, words).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message (`id.why`), if it has one.
    pub fn attribute(self, id: &str, attribute: &str, words: &[(&str, Word)]) -> Option<String> {
        self.find(id, Some(attribute), words)
    }

    /// Words of ours that stand within a sentence ("a list"), by the English ones. What is quoted
    /// (`` `ranking` ``) is a name and stays.
    pub fn phrase(self, english: &str) -> String {
        if english.starts_with('`') {
            english.to_owned()
        } else {
            self.find(&phrase_id(english), None, &[]).unwrap_or_else(|| english.to_owned())
        }
    }

    fn find(self, id: &str, attribute: Option<&str>, words: &[(&str, Word)]) -> Option<String> {
        let mut args = FluentArgs::with_capacity(words.len());
        for (name, word) in words {
            match word {
                // What people wrote must not reach terminals and pages as anything but text.
                Word::Text(text) => args.set(*name, visible(text).into_owned()),
                Word::Count(count) => args.set(*name, FluentValue::from(*count)),
                Word::Percent(share) => args.set(*name, self.decimal(share * 100.0, 1)),
            }
        }
        self.bundles().iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        })
    }
}

/// The id of a phrase in the catalogue: its words, joined by hyphens.
pub(super) fn phrase_id(english: &str) -> String {
    let words = english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.fold("phrase".to_owned(), |id, word| id + "-" + &word.to_ascii_lowercase())
}

fn bundle(lang: Lang, files: &[&str]) -> FluentBundle<FluentResource> {
    let tag = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks of direction would end up in files and terminals.
    bundle.set_use_isolating(false);
    for file in files {
        // A faulty entry is left out here and found by a test.
        let resource =
            FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
