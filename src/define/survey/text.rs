//! Texts in several languages, with the labels of earlier answers piped in.

use crate::index::QuestionIndex;

/// A text in the survey's languages, of which it has at least one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// Each language tag with the text in it; the first is the fallback.
    pub versions: Vec<(String, Vec<Piece>)>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that stand as they are.
    Words(String),
    /// The label of the answer to a question, which is piped in.
    Pipe(QuestionIndex),
}

impl Text {
    /// A text that is the same in every language.
    pub fn plain(words: &str) -> Self {
        Self { versions: vec![(String::new(), vec![Piece::Words(words.to_owned())])] }
    }

    /// Whether the text has its own version in a language (a text without languages serves all).
    pub fn speaks(&self, lang: &str) -> bool {
        self.versions.iter().any(|(tag, _)| tag == lang || tag.is_empty())
    }

    /// The language the text is shown in when this one is wanted; `None` where it has no language
    /// of its own.
    pub fn spoken(&self, lang: &str) -> Option<&str> {
        let exact = self.versions.iter().find(|(tag, _)| tag == lang);
        exact.or(self.versions.first()).map(|(tag, _)| tag.as_str()).filter(|tag| !tag.is_empty())
    }

    /// The pieces in a language, or in the first one there is.
    pub fn pieces(&self, lang: &str) -> &[Piece] {
        let exact = self.versions.iter().find(|(tag, _)| tag == lang);
        exact.or(self.versions.first()).map_or(&[], |(_, pieces)| pieces)
    }

    /// The text in a language, where `label` writes what is piped in.
    pub fn fill(&self, lang: &str, mut label: impl FnMut(QuestionIndex) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Pipe(question) => label(*question),
        };
        self.pieces(lang).iter().map(piece).collect()
    }

    /// The text in a language, with `…` for what would be piped in.
    pub fn show(&self, lang: &str) -> String {
        self.fill(lang, |_| "…".to_owned())
    }

    /// The same in a survey in which the questions stand elsewhere; what it lacks is piped in as
    /// `…`.
    #[must_use]
    pub fn renumbered(&self, to: &dyn Fn(QuestionIndex) -> Option<QuestionIndex>) -> Self {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => Piece::Words(words.clone()),
            Piece::Pipe(question) => {
                to(*question).map_or_else(|| Piece::Words("…".to_owned()), Piece::Pipe)
            }
        };
        let versions = self
            .versions
            .iter()
            .map(|(tag, pieces)| (tag.clone(), pieces.iter().map(piece).collect()));
        Self { versions: versions.collect() }
    }

    /// The questions that are piped in, in any language.
    pub fn pipes(&self) -> impl Iterator<Item = QuestionIndex> {
        self.versions.iter().flat_map(|(_, pieces)| pieces).filter_map(|piece| match piece {
            Piece::Pipe(question) => Some(*question),
            Piece::Words(_) => None,
        })
    }
}
