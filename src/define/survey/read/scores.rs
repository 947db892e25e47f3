//! Standard instruments over ratings and matrix rows.

use super::super::kind::{Kind, Scale};
use super::super::model::{Instrument, Score};
use super::{Reader, keys};
use crate::index::QuestionIndex;
use crate::yaml::{Fields, YamlNode, scalar, word};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

impl Reader<'_> {
    pub(super) fn scores(&mut self, fields: Fields<'_>) -> Vec<Score> {
        let mut scores: Vec<Score> = Vec::new();
        for (key, value) in fields.entries("scores", self.problems) {
            let id = self.id(Some(key));
            let Some(fields) = Fields::read(value, &keys::SCORE, self.problems) else { continue };
            if let Some(id) = &id
                && self.ids.contains(id)
            {
                self.problems
                    .push(Diagnostic::error("duplicate-id", key.place.clone()).arg("id", id));
            }
            let instrument =
                fields.get("type").and_then(|node| word(node, &keys::INSTRUMENTS, self.problems));
            let nodes = fields.list("items", self.problems);
            let items: Vec<_> = nodes.iter().filter_map(|node| self.score_item(node)).collect();
            let (Some(id), Some(instrument)) = (id, instrument) else { continue };
            if items.len() == nodes.len() {
                self.score_fits(instrument, &items, fields);
            }
            scores.push(Score { id, instrument, items });
        }
        scores
    }

    /// Reads an item of a score: `question` or `matrix.row`.
    fn score_item(&mut self, node: &YamlNode) -> Option<(QuestionIndex, Option<usize>)> {
        let written = scalar(node, self.problems)?;
        let (id, row) =
            written.split_once('.').map_or((written, None), |(id, row)| (id, Some(row)));
        let Some(question) = self.ids.position(|known| *known == *id) else {
            let unknown = Diagnostic::error("unknown-question", node.place.clone()).arg("id", id);
            self.problems.push(unknown.suggest(id, self.ids.iter().map(Code::as_str)));
            return None;
        };
        let found = self.questions.get(question)?.as_ref()?;
        match (&found.kind, row) {
            (Kind::Rating { .. }, None) => Some((question, None)),
            (Kind::Matrix { rows, .. }, Some(row)) => {
                let at = rows.iter().position(|item| item.code == *row);
                if at.is_none() {
                    let unknown = Diagnostic::error("unknown-row", node.place.clone())
                        .arg("row", row)
                        .arg("question", id);
                    let codes = || rows.iter().map(|item| item.code.as_str());
                    let unknown = unknown.arg("all", listed(codes())).suggest(row, codes());
                    self.problems.push(unknown);
                }
                at.map(|row| (question, Some(row)))
            }
            _ => {
                self.problems.push(
                    Diagnostic::error("score-item", node.place.clone()).arg("written", written),
                );
                None
            }
        }
    }

    /// Whether an instrument's items are as many, and on such scales, as it is defined for.
    fn score_fits(
        &mut self,
        instrument: Instrument,
        items: &[(QuestionIndex, Option<usize>)],
        fields: Fields<'_>,
    ) {
        let scales = || {
            items.iter().filter_map(|(question, _)| {
                match &self.questions.get(*question)?.as_ref()?.kind {
                    Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
                    _ => None,
                }
            })
        };
        let on = |from, to| scales().all(|scale: &Scale| (scale.from, scale.to) == (from, to));
        let (fits, name) = match instrument {
            Instrument::Sus => (items.len() == 10 && on(1, 5), "sus"),
            Instrument::UmuxLite => (items.len() == 2 && (on(1, 7) || on(1, 5)), "umux-lite"),
            Instrument::Nps => (items.len() == 1 && on(0, 10), "nps"),
            Instrument::Mean => (!items.is_empty(), "mean"),
        };
        if !fits {
            let place =
                fields.get("items").map_or(fields.node.place.clone(), |node| node.place.clone());
            self.problems
                .push(Diagnostic::error("score-does-not-fit", place).arg("instrument", name));
        }
    }
}
