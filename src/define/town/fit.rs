//! Whether a measure meets the needs it serves, as the town itself says.

use super::agenda::word_of;
use super::{Reader, keys};
use crate::survey::Text;
use crate::yaml::{Fields, YamlNode, YamlValue, word};
use mitreden_base::diagnostics::Diagnostic;

/// Whether a measure meets the needs it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureFit {
    /// The measure meets them.
    Yes,
    /// The measure meets them in part.
    Partly,
    /// The measure does not meet them.
    No,
}

impl MeasureFit {
    /// The word that stands for it in the file.
    pub fn word(self) -> &'static str {
        word_of(&self, &keys::FITS)
    }
}

impl Reader<'_, '_> {
    /// Reads whether a measure meets its needs, and what is said about that. A remark without it,
    /// or without a need that could be met, contradicts itself.
    pub(super) fn fit(&mut self, fields: Fields<'_>) -> (Option<MeasureFit>, Option<Text>) {
        let written = fields.get("fits");
        let note = self.text(fields.get("note"));
        if let (None, Some(node)) = (written, fields.get("note")) {
            self.problems.push(Diagnostic::error("note-without-fits", node.place.clone()));
        }
        if let Some(node) = written.filter(|_| fields.get("serves").is_some_and(is_empty)) {
            self.problems.push(Diagnostic::error("fits-nothing", node.place.clone()));
        }
        let fits = written.and_then(|node| word(node, &keys::FITS, self.problems));
        (fits, note)
    }
}

fn is_empty(node: &YamlNode) -> bool {
    matches!(&node.value, YamlValue::List(nodes) if nodes.is_empty())
}
