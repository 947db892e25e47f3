//! What values of the file stand for: the codes of a question, or special answers.

use super::{Codes, Reader, Special};
use mitreden_base::diagnostics::Diagnostic;
use mitreden_define::answer::Missing;
use mitreden_define::survey::{Kind, Question, read_date};
use mitreden_define::yaml::{Fields, YamlNode, number, scalar};

/// The words for special answers in a mapping.
const SPECIALS: [(&str, Special); 5] = [
    ("refused", Special::Missing(Missing::Refused)),
    ("dont_know", Special::Missing(Missing::DontKnow)),
    ("unanswered", Special::Missing(Missing::Unanswered)),
    ("not_asked", Special::Missing(Missing::NotAsked)),
    ("none", Special::None),
];

impl Reader<'_> {
    /// Reads `codes` and the special answers beside it.
    pub(super) fn codes(&mut self, fields: Fields<'_>, question: &Question) -> Codes {
        let mut codes = Codes::default();
        for (raw, target) in fields.entries("codes", self.problems) {
            let raw = self.raw(raw);
            codes.codes.extend(raw.zip(self.target(question, target)));
        }
        for (word, special) in SPECIALS {
            let Some((key, node)) = fields.node.entry(word) else { continue };
            self.fits(question, special, key);
            for (node, raw) in self.raws(node) {
                if codes.codes.contains_key(&raw)
                    || codes.specials.insert(raw.clone(), special).is_some()
                {
                    self.problems.push(
                        Diagnostic::error("import-raw-twice", node.place.clone()).arg("raw", raw),
                    );
                } else {
                    self.not_missing(node, &raw);
                }
            }
        }
        codes
    }

    /// Reads a key that is a value as it stands in the file.
    pub(super) fn raw(&mut self, node: &YamlNode) -> Option<String> {
        let raw = scalar(node, self.problems)?.trim().to_owned();
        self.not_missing(node, &raw);
        Some(raw)
    }

    /// Tells if an empty cell is given a meaning: it is unanswered and nothing else.
    fn not_missing(&mut self, node: &YamlNode, raw: &str) {
        if raw.is_empty() || self.missing.iter().any(|missing| missing == raw) {
            self.problems.push(
                Diagnostic::error("import-raw-missing", node.place.clone())
                    .arg("raw", if raw.is_empty() { "\"\"" } else { raw }),
            );
        }
    }

    /// Reads a value of the question, as text.
    fn target(&mut self, question: &Question, node: &YamlNode) -> Option<String> {
        let written = scalar(node, self.problems)?;
        match &question.kind {
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                if !written.parse().is_ok_and(|point| scale.holds(point)) {
                    let off = Diagnostic::error("import-point", node.place.clone())
                        .arg("written", written);
                    self.problems.push(off.arg("from", scale.from).arg("to", scale.to));
                }
            }
            Kind::Number { .. } => {
                number(node, self.problems)?;
            }
            Kind::Date { .. } => {
                read_date(node, self.problems)?;
            }
            Kind::Text { .. } => {}
            _ => {
                self.item(question, node, "unknown-option")?;
            }
        }
        Some(written.to_owned())
    }

    /// Tells if a question does not take a special answer at all.
    fn fits(&mut self, question: &Question, special: Special, key: &YamlNode) {
        let missing = match special {
            Special::None if question.kind.none().is_none() => {
                self.problems.push(
                    Diagnostic::error("import-none", key.place.clone())
                        .arg("question", &question.id),
                );
                return;
            }
            Special::None => return,
            Special::Missing(missing) => missing,
        };
        let taken = |mode| match missing {
            Missing::Refused => question.allows(mode).refused,
            Missing::DontKnow => question.allows(mode).dont_know,
            _ => true,
        };
        if !self.survey.modes.iter().any(|&mode| taken(mode)) {
            let never = Diagnostic::warning("import-special", key.place.clone())
                .arg("question", &question.id);
            self.problems.push(never.arg("special", missing.word()));
        }
    }
}
