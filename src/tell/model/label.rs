//! Names: short texts in one language, as they stand in charts, tables, and within sentences.

use std::fmt;

use super::text::{LanguageContext, RichText};
use mitreden_base::locale::Word;
use mitreden_define::survey::Text;

/// A name that knows its language where it is not the document's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    words: String,
    lang: Option<String>,
}

impl Label {
    /// A name of the town's or the survey's.
    pub fn of(words: &Text, context: LanguageContext<'_>) -> Self {
        Self { words: words.show(context.tag), lang: context.of(words) }
    }

    /// A name in a language.
    #[cfg(test)]
    pub(crate) fn in_lang(words: &str, lang: Option<&str>) -> Self {
        Self { words: words.to_owned(), lang: lang.map(str::to_owned) }
    }

    /// Several names as one; it has a language of its own only where all of them have it.
    pub fn joined(labels: &[Self], between: &str) -> Self {
        let words = labels.iter().map(Self::as_str).collect::<Vec<_>>().join(between);
        let lang = labels.first().and_then(|first| first.lang.clone());
        Self {
            words,
            lang: lang.filter(|lang| labels.iter().all(|label| label.lang.as_ref() == Some(lang))),
        }
    }

    /// The same with words after it that know their language, such as a number with what it means.
    #[must_use]
    pub fn before(self, words: &Self) -> Self {
        Self { words: format!("{} {}", self.words, words.words), lang: words.lang.clone() }
    }

    /// The same with its characters changed.
    #[must_use]
    pub fn map(&self, change: impl FnOnce(&str) -> String) -> Self {
        Self { words: change(&self.words), lang: self.lang.clone() }
    }

    /// Its characters.
    pub fn as_str(&self) -> &str {
        &self.words
    }

    /// Its language, where it is not that of what stands around it.
    pub fn language(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// The same as a text.
    pub fn text(&self) -> RichText {
        RichText::in_lang(&self.words, self.lang.clone())
    }
}

impl From<String> for Label {
    fn from(words: String) -> Self {
        Self { words, lang: None }
    }
}

impl From<&str> for Label {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<&Label> for Word {
    fn from(label: &Label) -> Self {
        Self::Text(label.words.clone())
    }
}

impl From<&Label> for RichText {
    fn from(label: &Label) -> Self {
        label.text()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}
