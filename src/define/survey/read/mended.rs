//! What was written wrong in earlier versions of the questionnaire, by the author's word.

use super::super::kind::{Kind, Scale};
use super::super::model::{Mended, Property};
use super::Reader;
use crate::yaml::{Fields, scalar};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

impl Reader<'_> {
    pub(super) fn mended(&mut self, fields: Fields<'_>) -> Vec<Mended> {
        let mut all: Vec<Mended> = Vec::new();
        for node in fields.list("mended", self.problems) {
            let Some(written) = scalar(node, self.problems) else { continue };
            let (id, word) = written.split_once('.').unwrap_or((written, ""));
            let Some(question) = self.ids.position(|known| *known == *id) else {
                let ids = || self.ids.iter().map(Code::as_str);
                let unknown =
                    Diagnostic::error("mended-question", node.place.clone()).arg("id", id);
                self.problems.push(unknown.suggest(id, ids()));
                continue;
            };
            let Some(Some(kind)) =
                self.questions.get(question).map(|question| question.as_ref().map(|q| &q.kind))
            else {
                continue;
            };
            let words = || {
                Property::ALL
                    .into_iter()
                    .filter(|property| has(kind, *property))
                    .map(Property::word)
            };
            match Property::ALL
                .into_iter()
                .find(|property| property.word() == word && has(kind, *property))
            {
                Some(what) if all.contains(&Mended { question, what }) => {
                    self.problems.push(
                        Diagnostic::error("twice-in-list", node.place.clone())
                            .arg("written", written),
                    );
                }
                Some(what) => all.push(Mended { question, what }),
                None => {
                    let unknown = Diagnostic::error("mended-property", node.place.clone())
                        .arg("id", id)
                        .arg("written", word);
                    self.problems
                        .push(unknown.arg("words", listed(words())).suggest(word, words()));
                }
            }
        }
        all
    }
}

/// Whether a question of this kind has a property.
fn has(kind: &Kind, property: Property) -> bool {
    match property {
        Property::Type => true,
        Property::Scale => scale(kind).is_some(),
        Property::Best => scale(kind).is_some_and(|scale| scale.best_is_to.is_some()),
        Property::Top => {
            matches!(kind, Kind::Ranking { .. } | Kind::Multiple { .. } | Kind::BestWorst { .. })
        }
        Property::Total => matches!(kind, Kind::Points { .. }),
    }
}

fn scale(kind: &Kind) -> Option<&Scale> {
    match kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
        _ => None,
    }
}
