//! `coding.yaml`: how open answers become needs.

use std::sync::Arc;

use super::{Reader, keys};
use crate::yaml::{Fields, entries, parse};
use mitreden_base::diagnostics::{Diagnostic, Source};
use mitreden_base::ids::Code;

/// The words that make an open answer a mention of a need.
#[derive(Clone, Debug)]
pub struct CodingRule {
    /// The code of the need.
    pub need: Code,
    /// The stems of words that speak of the need, by language.
    pub stems: Vec<(String, Vec<String>)>,
    /// Whole phrases that speak of the need.
    pub phrases: Vec<String>,
    /// Words that contain a stem but mean something else.
    pub exclude: Vec<String>,
}

impl Reader<'_, '_> {
    pub(super) fn coding(&mut self, source: &Arc<Source>) -> Vec<CodingRule> {
        let mut rules = Vec::new();
        let Some(root) = parse(source, self.problems) else { return rules };
        for (key, value) in entries(&root, self.problems) {
            let need = self.need_code(key);
            let Some(fields) = Fields::read(value, &keys::CODING, self.problems) else { continue };
            let mut stems = Vec::new();
            for (lang, words) in fields.entries("stems", self.problems) {
                let tag = lang.text().unwrap_or_default();
                if self.spoken.languages.iter().any(|known| known == tag) {
                    stems.push((tag.to_owned(), self.words(Some(words))));
                } else {
                    let all = self.spoken.languages.join(", ");
                    let unknown = Diagnostic::error("unknown-language", lang.place.clone())
                        .arg("tag", tag)
                        .arg("all", all);
                    self.problems.push(
                        unknown.suggest(tag, self.spoken.languages.iter().map(String::as_str)),
                    );
                }
            }
            let phrases = self.words(fields.get("phrases"));
            let exclude = self.words(fields.get("exclude"));
            rules.extend(need.map(|need| CodingRule { need, stems, phrases, exclude }));
        }
        rules
    }
}
