//! Texts: runs of plain characters, some of them emphasised, in another language, or with a
//! footnote.

use mitreden_base::locale::Lang;
use mitreden_define::survey::{Survey, Text};

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
    /// As files and commands spell it: set apart so where the format can.
    Code,
}

/// Characters of one kind, taken literally by every writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// The characters. A line break in them is kept where the format can.
    pub text: String,
    /// How strongly they are set apart.
    pub emphasis: Emphasis,
    /// The tag of the language they are in, where it is not the document's.
    pub lang: Option<String>,
    /// A footnote at their end.
    pub note: Option<RichText>,
}

/// The language of a document, and that of texts which do not say theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageContext<'a> {
    /// The document's.
    pub tag: &'a str,
    /// That of texts without one, where it is known and not the document's.
    pub plain: Option<&'a str>,
}

impl<'a> LanguageContext<'a> {
    /// Where a survey has one language only, texts without one are in it.
    pub fn of_survey(survey: &'a Survey, lang: Lang) -> Self {
        let plain = match &survey.languages[..] {
            [only] if only != lang.tag() => Some(only.as_str()),
            _ => None,
        };
        Self { tag: lang.tag(), plain }
    }

    /// The language in which words are shown, where it is not the document's.
    pub fn of(self, words: &Text) -> Option<String> {
        let spoken =
            if words.versions.is_empty() { None } else { words.spoken(self.tag).or(self.plain) };
        spoken.filter(|spoken| *spoken != self.tag).map(str::to_owned)
    }
}

/// A text of one or more runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    runs: Vec<TextRun>,
}

impl RichText {
    /// Builds a text that is strong as a whole.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().with(text, Emphasis::Strong)
    }

    /// Builds a text that is spelled as in files and commands as a whole.
    pub fn code(text: impl Into<String>) -> Self {
        Self::default().with(text, Emphasis::Code)
    }

    /// Returns the text with a run added; neighbours of one kind become one run.
    #[must_use]
    pub fn with(self, text: impl Into<String>, emphasis: Emphasis) -> Self {
        self.and(TextRun { text: text.into(), emphasis, lang: None, note: None })
    }

    /// Builds a text of the town's or the survey's. It says so where it is not in the document's
    /// language.
    pub fn of(words: &Text, context: LanguageContext<'_>) -> Self {
        Self::default().with_words(words, context, Emphasis::None)
    }

    /// Returns the text with words of the town's or the survey's added.
    #[must_use]
    pub fn with_words(
        self,
        words: &Text,
        context: LanguageContext<'_>,
        emphasis: Emphasis,
    ) -> Self {
        self.and(TextRun {
            text: words.show(context.tag),
            emphasis,
            lang: context.of(words),
            note: None,
        })
    }

    /// Builds a text in a language, where it is not the document's.
    pub fn in_lang(text: impl Into<String>, lang: Option<String>) -> Self {
        Self::default().and(TextRun {
            text: text.into(),
            emphasis: Emphasis::None,
            lang,
            note: None,
        })
    }

    /// Returns the text strong as a whole.
    #[must_use]
    pub fn made_strong(mut self) -> Self {
        for run in &mut self.runs {
            run.emphasis = Emphasis::Strong;
        }
        self
    }

    /// Returns the text with what stands between two backticks spelled as in files and commands, as
    /// our own sentences mark it. A backtick without another one stays.
    #[must_use]
    pub fn coded(self) -> Self {
        self.runs.into_iter().fold(Self::default(), |text, run| match run.emphasis {
            Emphasis::Code => text.and(run),
            _ => text.and_coded(run),
        })
    }

    fn and_coded(mut self, run: TextRun) -> Self {
        let part = |text: &str, emphasis| TextRun {
            text: text.to_owned(),
            emphasis,
            lang: run.lang.clone(),
            note: None,
        };
        let mut rest = run.text.as_str();
        while let Some((before, code, after)) = first_code(rest) {
            self = self.and(part(before, run.emphasis)).and(part(code, Emphasis::Code));
            rest = after;
        }
        self = self.and(part(rest, run.emphasis));
        match run.note {
            Some(note) => self.noted(note),
            None => self,
        }
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

    fn and(mut self, run: TextRun) -> Self {
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
    pub fn runs(&self) -> &[TextRun] {
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

/// What stands between the first two backticks, with what is before and after them.
fn first_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::default().with(text, Emphasis::None)
    }
}

impl From<&str> for RichText {
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
        let text = RichText::from("a")
            .with("b", Emphasis::None)
            .with("", Emphasis::Strong)
            .with("c", Emphasis::Strong);
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.plain(), "abc");
    }

    #[test]
    fn what_our_sentences_put_between_backticks_is_code() {
        use Emphasis::{Code, Strong};
        let text = RichText::strong("Say `a` or `b`, not `c.").coded();
        let runs: Vec<_> =
            text.runs().iter().map(|run| (run.text.as_str(), run.emphasis)).collect();
        assert_eq!(
            runs,
            [("Say ", Strong), ("a", Code), (" or ", Strong), ("b", Code), (", not `c.", Strong)]
        );
        let noted = RichText::from("a `b`").noted("n").coded();
        assert_eq!((noted.plain().as_str(), noted.runs().len()), ("a b", 2));
        assert!(noted.runs().iter().any(|run| run.note.is_some()), "a footnote stays");
        assert_eq!(
            RichText::code("a`b`c").coded(),
            RichText::code("a`b`c"),
            "what is code is so already"
        );
    }

    #[test]
    fn words_in_another_language_say_so() {
        let german =
            Text { versions: vec![("de".to_owned(), vec![Piece::Words("Ja".to_owned())])] };
        let context = |plain| LanguageContext { tag: "en", plain };
        let lang = |text: RichText| text.runs()[0].lang.clone();
        assert_eq!(lang(RichText::of(&german, context(None))), Some("de".to_owned()));
        assert_eq!(
            lang(RichText::of(&german, LanguageContext { tag: "de", plain: Some("fr") })),
            None
        );
        assert_eq!(lang(RichText::of(&Text::plain("Göss"), context(None))), None);
        assert_eq!(
            lang(RichText::of(&Text::plain("Oui"), context(Some("fr")))),
            Some("fr".to_owned())
        );
        let mixed = RichText::from("a").with_words(&german, context(None), Emphasis::None);
        assert_eq!((mixed.runs().len(), mixed.plain()), (2, "aJa".to_owned()));
    }

    #[test]
    fn a_footnote_ends_its_run() {
        let text = RichText::from("a").noted("n").with("b", Emphasis::None);
        assert_eq!(text.runs().len(), 2);
        assert_eq!(text.runs()[0].note.as_ref().map(RichText::plain), Some("n".to_owned()));
        assert_eq!(RichText::default().noted("n").runs(), []);
    }
}
