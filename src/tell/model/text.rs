//! Texts: runs of plain characters, some of them emphasised, in another language, or with a
//! footnote.

use mitreden_base::locale::Lang;
use mitreden_define::survey::{Survey, Text as Words};

/// How strongly a run is set apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// As the rest.
    #[default]
    None,
    /// Set apart lightly, as titles are.
    Light,
    /// Set apart strongly.
    Strong,
}

/// Characters of one kind, taken literally by every writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters. A line break in them is kept where the format can.
    pub text: String,
    /// How strongly they are set apart.
    pub emphasis: Emphasis,
    /// The tag of the language they are in, where it is not the document's.
    pub lang: Option<String>,
    /// A footnote at their end.
    pub note: Option<Text>,
}

/// The language of a document, and that of texts which do not say theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue<'a> {
    /// The document's.
    pub tag: &'a str,
    /// That of texts without one, where it is known and not the document's.
    pub plain: Option<&'a str>,
}

impl<'a> Tongue<'a> {
    /// Where a survey has one language only, texts without one are in it.
    pub fn of_survey(survey: &'a Survey, lang: Lang) -> Self {
        let plain = match &survey.languages[..] {
            [only] if only != lang.tag() => Some(only.as_str()),
            _ => None,
        };
        Self { tag: lang.tag(), plain }
    }

    /// The language in which words are shown, where it is not the document's.
    pub fn of(self, words: &Words) -> Option<String> {
        let spoken =
            if words.versions.is_empty() { None } else { words.spoken(self.tag).or(self.plain) };
        spoken.filter(|spoken| *spoken != self.tag).map(str::to_owned)
    }
}

/// A text of one or more runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    runs: Vec<Run>,
}

impl Text {
    /// Builds a text that is strong as a whole.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().with(text, Emphasis::Strong)
    }

    /// Returns the text with a run added; neighbours of one kind become one run.
    #[must_use]
    pub fn with(self, text: impl Into<String>, emphasis: Emphasis) -> Self {
        self.and(Run { text: text.into(), emphasis, lang: None, note: None })
    }

    /// Builds a text of the town's or the survey's. It says so where it is not in the document's
    /// language.
    pub fn of(words: &Words, tongue: Tongue<'_>) -> Self {
        Self::default().with_words(words, tongue, Emphasis::None)
    }

    /// Returns the text with words of the town's or the survey's added.
    #[must_use]
    pub fn with_words(self, words: &Words, tongue: Tongue<'_>, emphasis: Emphasis) -> Self {
        self.and(Run { text: words.show(tongue.tag), emphasis, lang: tongue.of(words), note: None })
    }

    /// Builds a text in a language, where it is not the document's.
    pub fn in_lang(text: impl Into<String>, lang: Option<String>) -> Self {
        Self::default().and(Run { text: text.into(), emphasis: Emphasis::None, lang, note: None })
    }

    /// Returns the text strong as a whole.
    #[must_use]
    pub fn made_strong(mut self) -> Self {
        for run in &mut self.runs {
            run.emphasis = Emphasis::Strong;
        }
        self
    }

    /// Returns the text with another's runs added.
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        other.runs.into_iter().fold(self, Self::and)
    }

    /// Returns the text with a footnote at its end; an empty text has none.
    #[must_use]
    pub fn noted(mut self, note: impl Into<Self>) -> Self {
        if let Some(last) = self.runs.last_mut() {
            last.note = Some(note.into());
        }
        self
    }

    fn and(mut self, run: Run) -> Self {
        match self.runs.last_mut() {
            Some(last)
                if last.emphasis == run.emphasis
                    && last.lang == run.lang
                    && last.note.is_none() =>
            {
                last.text.push_str(&run.text);
                last.note = run.note;
            }
            _ if run.text.is_empty() => {}
            _ => self.runs.push(run),
        }
        self
    }

    /// Returns the runs, no two neighbours of one kind, none empty.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the text with a strong word before it.
    pub(super) fn stamped(&self, word: &str) -> Self {
        Self::strong(word).with(": ", Emphasis::None).then(self.clone())
    }

    /// Returns the characters alone.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().with(text, Emphasis::None)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_define::survey::Piece;

    #[test]
    fn neighbours_of_one_emphasis_are_one_run() {
        let text = Text::from("a")
            .with("b", Emphasis::None)
            .with("", Emphasis::Strong)
            .with("c", Emphasis::Strong);
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.plain(), "abc");
    }

    #[test]
    fn words_in_another_language_say_so() {
        let german =
            Words { versions: vec![("de".to_owned(), vec![Piece::Words("Ja".to_owned())])] };
        let tongue = |plain| Tongue { tag: "en", plain };
        let lang = |text: Text| text.runs()[0].lang.clone();
        assert_eq!(lang(Text::of(&german, tongue(None))), Some("de".to_owned()));
        assert_eq!(lang(Text::of(&german, Tongue { tag: "de", plain: Some("fr") })), None);
        assert_eq!(lang(Text::of(&Words::plain("Göss"), tongue(None))), None);
        assert_eq!(lang(Text::of(&Words::plain("Oui"), tongue(Some("fr")))), Some("fr".to_owned()));
        let mixed = Text::from("a").with_words(&german, tongue(None), Emphasis::None);
        assert_eq!((mixed.runs().len(), mixed.plain()), (2, "aJa".to_owned()));
    }

    #[test]
    fn a_footnote_ends_its_run() {
        let text = Text::from("a").noted("n").with("b", Emphasis::None);
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.runs()[0].note.as_ref().map(Text::plain), Some("n".to_owned()));
        assert_eq!(Text::default().noted("n").runs(), []);
    }
}
