//! Texts: one for all languages or a map of languages, with `{question}` for what was answered
//! before.

use super::super::text::{Piece, Text};
use super::Reader;
use crate::index::{ListIndex as _, QuestionIndex};
use crate::yaml::{YamlNode, YamlValue, wrong_shape};
use mitreden_base::diagnostics::Diagnostic;
use mitreden_base::ids::Code;

impl Reader<'_> {
    /// Reads a text without piping.
    pub(super) fn text(&mut self, node: Option<&YamlNode>) -> Option<Text> {
        self.any_text(node?, None)
    }

    /// Reads a text that may pipe the answers of the questions before the `index`-th.
    pub(super) fn piped(&mut self, node: Option<&YamlNode>, index: QuestionIndex) -> Option<Text> {
        self.any_text(node?, Some(index))
    }

    fn any_text(&mut self, node: &YamlNode, index: Option<QuestionIndex>) -> Option<Text> {
        match &node.value {
            YamlValue::Scalar(words) => {
                let pieces = self.pieces(node, words, index);
                Some(Text { versions: vec![(String::new(), pieces)] })
            }
            YamlValue::Map(entries) if !entries.is_empty() => self.versions(node, entries, index),
            _ => {
                self.problems.push(wrong_shape(node, "a text or a map of languages"));
                None
            }
        }
    }

    fn versions(
        &mut self,
        node: &YamlNode,
        entries: &[(YamlNode, YamlNode)],
        index: Option<QuestionIndex>,
    ) -> Option<Text> {
        let mut versions = Vec::new();
        for (key, value) in entries {
            let tag = key.text().unwrap_or_default();
            match &value.value {
                YamlValue::Null => self
                    .problems
                    .push(Diagnostic::error("unquoted-comma", key.place.clone()).arg("rest", tag)),
                YamlValue::Scalar(words) => {
                    if !self.languages.iter().any(|known| known == tag) {
                        // Texts of the town's list may speak more languages than this survey.
                        if key.place.source() == self.root.place.source() {
                            let all = self.languages.join(", ");
                            let unknown = Diagnostic::error("unknown-language", key.place.clone())
                                .arg("tag", tag)
                                .arg("all", all);
                            self.problems.push(
                                unknown.suggest(tag, self.languages.iter().map(String::as_str)),
                            );
                        }
                        continue;
                    }
                    versions.push((tag.to_owned(), self.pieces(value, words, index)));
                }
                _ => self.problems.push(wrong_shape(value, "a text")),
            }
        }
        // The survey's first language comes first, so that it is what others fall back to.
        versions.sort_by_key(|(tag, _)| self.languages.iter().position(|known| known == tag));
        for tag in
            self.languages.iter().filter(|tag| !versions.iter().any(|(known, _)| known == *tag))
        {
            self.untranslated.push((node.place.clone(), tag.clone()));
        }
        (!versions.is_empty()).then_some(Text { versions })
    }

    /// Cuts a text at its `{question}`s; `{{` and `}}` are braces.
    fn pieces(&mut self, node: &YamlNode, words: &str, index: Option<QuestionIndex>) -> Vec<Piece> {
        let Some(index) = index else {
            self.unfilled(node, words);
            return vec![Piece::Words(words.to_owned())];
        };
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = words;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            let doubled = rest[at + 1..].starts_with(brace);
            if doubled || brace == "}" {
                plain.push_str(brace);
                rest = &rest[at + 1 + usize::from(doubled)..];
                continue;
            }
            let Some(end) = rest[at..].find('}') else {
                let start = words.len() - rest.len() + at;
                self.problems.push(Diagnostic::error("brace-open", node.part(start..start + 1)));
                return pieces;
            };
            let name = &rest[at + 1..at + end];
            let start = words.len() - rest.len() + at + 1;
            if let Some(question) = self.pipe(node, (start, name), index) {
                pieces.push(Piece::Words(std::mem::take(&mut plain)));
                pieces.push(Piece::Pipe(question));
            }
            rest = &rest[at + end + 1..];
        }
        plain.push_str(rest);
        pieces.push(Piece::Words(plain));
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        pieces
    }

    /// Tells that a question is named in a text that nothing is filled into.
    fn unfilled(&mut self, node: &YamlNode, words: &str) {
        for (at, _) in words.match_indices('{') {
            let Some(end) = words[at..].find('}') else { return };
            let name = &words[at + 1..at + end];
            // Doubled braces stay as they are, too, but nobody expects an answer there.
            if !words[..at].ends_with('{') && self.place_of(name).is_some() {
                let place = node.part(at..at + end + 1);
                self.problems.push(Diagnostic::warning("pipe-elsewhere", place).arg("name", name));
            }
        }
    }

    fn pipe(
        &mut self,
        node: &YamlNode,
        (start, name): (usize, &str),
        index: QuestionIndex,
    ) -> Option<QuestionIndex> {
        let place = node.part(start..start + name.len());
        let found = self.place_of(name);
        let problem = match found {
            Some(question) if question < index => return Some(question),
            Some(_) => Diagnostic::error("pipe-forward", place).arg("name", name),
            None => {
                let earlier = self.ids.iter().take(index.place()).map(Code::as_str);
                Diagnostic::error("pipe-unknown", place).arg("name", name).suggest(name, earlier)
            }
        };
        self.problems.push(problem);
        None
    }
}
