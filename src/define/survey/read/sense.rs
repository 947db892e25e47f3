//! What is well formed and still makes no sense: needs no question can measure, texts that lack a language.

use super::super::kind::{FacetKind, Kind};
use super::Reader;
use super::needs::untranslated;
use crate::base::diagnostics::Diagnostic;

impl Reader<'_> {
    pub(super) fn sense(&mut self) {
        self.unmeasured_needs();
        self.unranked_tasks();
        self.untranslated_texts();
    }

    /// A need can be ranked only if a question of importance that counts offers it.
    fn unmeasured_needs(&mut self) {
        let counts = |question: &&super::super::Question| question.facet_weight(FacetKind::Importance) > 0.0;
        let questions: Vec<_> = self.questions.iter().flatten().filter(counts).collect();
        let Some((key, node)) = self.root.entry("needs") else { return };
        // What a question that could not be read asks for, nobody knows.
        if self.questions.iter().any(Option::is_none) {
            return;
        }
        if questions.is_empty() && !self.needs.is_empty() {
            self.problems.push(Diagnostic::warning("nothing-to-rank", key.place.clone()));
            return;
        }
        let offers = |question: &super::super::Question, index: usize| match &question.kind {
            Kind::Rating { need, .. } => *need == Some(index),
            kind => kind.items().iter().any(|item| item.need == Some(index)),
        };
        for (index, need) in self.needs.iter().enumerate() {
            if !questions.iter().any(|question| offers(question, index)) {
                let place = node.entry(need.code.as_str()).map_or(&key.place, |(key, _)| &key.place);
                self.problems.push(Diagnostic::warning("need-not-measured", place.clone()).arg("need", &need.code));
            }
        }
    }

    /// Best-worst tasks about needs are asked and kept; what they say of importance is not ranked yet.
    fn unranked_tasks(&mut self) {
        for question in self.questions.iter().flatten() {
            if let Kind::BestWorst { items, .. } = &question.kind
                && items.iter().any(|item| item.need.is_some())
            {
                let place = question.place.clone();
                self.problems.push(Diagnostic::warning("best-worst-not-ranked", place).arg("question", &question.id));
            }
        }
    }

    /// One note a language, at the first text that lacks it.
    pub(super) fn untranslated_texts(&mut self) {
        for tag in &self.languages {
            let mut lacking = self.untranslated.iter().filter(|(_, lang)| lang == tag);
            if let Some((place, _)) = lacking.next() {
                let n = 1 + lacking.count();
                self.problems.push(untranslated(place, tag, n));
            }
        }
    }
}
