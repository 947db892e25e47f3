//! Language: every sentence people read, with numbers and dates as they are written where they
//! live.
//!
//! The sentences are Fluent messages in `.ftl` files; each floor has those it says in its own
//! `locale` and makes a [`Catalogue`] of them.

mod catalogue;
mod dates;
mod numbers;

pub use catalogue::{Catalogue, Speech, phrase_id};
pub use dates::{parse_date, parse_iso_date};
pub use numbers::parse_number;

crate::catalogue!(on []; "labels");

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
    /// A text that is another one in each language.
    Each {
        /// In English.
        en: String,
        /// In German.
        de: String,
    },
}

impl Word {
    /// What is said in whichever language the message is.
    pub fn each(say: impl Fn(Lang) -> String) -> Self {
        Self::Each { en: say(Lang::En), de: say(Lang::De) }
    }
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
}
