//! What is well formed and still makes no sense: needs no question can measure, texts that lack a language.

use super::super::kind::{FacetKind, Kind};
use super::super::model::{Need, Question};
use super::Reader;
use crate::base::diagnostics::{Diagnostic, Place, Problems, listed};
use crate::base::locale::Lang;
use crate::define::yaml::Value;

impl Reader<'_> {
    pub(super) fn sense(&mut self) {
        self.unmeasured_needs();
        self.unranked_tasks();
        self.untranslated_texts();
        self.interface_words();
    }

    /// A need can be ranked only if a question of importance that counts offers it.
    fn unmeasured_needs(&mut self) {
        let counts = |question: &&Question| question.facet_weight(FacetKind::Importance) > 0.0;
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
        let offers = |question: &Question, index: usize| match &question.kind {
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
                self.problems.push(Diagnostic::note("best-worst-not-ranked", place).arg("question", &question.id));
            }
        }
    }

    /// Texts of the questionnaire's own, and of the town's needs, that lack one of its languages.
    fn untranslated_texts(&mut self) {
        let mut spoken = Spoken { languages: &self.languages, lacking: std::mem::take(&mut self.untranslated) };
        spoken.tell(self.problems);
        let Some(list) = self.root.get("needs").filter(|list| !matches!(list.value, Value::Map(_))) else { return };
        for tag in &self.languages {
            let lacks = |need: &&Need| !need.text.versions.iter().any(|(known, _)| known.is_empty() || known == tag);
            let lacking: Vec<_> = self.needs.iter().filter(lacks).map(|need| need.code.as_str()).collect();
            if !lacking.is_empty() {
                let note = Diagnostic::note("needs-untranslated", list.place.clone()).arg("tag", tag).arg("n", lacking.len());
                self.problems.push(note.arg("needs", listed(lacking)));
            }
        }
    }

    /// Languages in which citizens read their questions, and our buttons and hints in English.
    fn interface_words(&mut self) {
        let Some(Value::List(nodes)) = self.root.get("languages").map(|node| &node.value) else { return };
        for node in nodes {
            let tag = node.text().unwrap_or_default();
            if self.languages.iter().any(|known| known == tag) && !Lang::speaks(tag) {
                self.problems.push(Diagnostic::note("interface-language", node.place.clone()).arg("tag", tag));
            }
        }
    }
}

/// The languages some texts should speak, and where they do not.
pub struct Spoken<'a> {
    /// The languages.
    pub languages: &'a [String],
    /// Each text that lacks one: where, and which.
    pub lacking: Vec<(Place, String)>,
}

impl<'a> Spoken<'a> {
    /// Nothing lacking yet.
    pub fn new(languages: &'a [String]) -> Self {
        Self { languages, lacking: Vec::new() }
    }

    /// One note a file and language, at the first text that lacks it.
    pub fn tell(&mut self, problems: &mut Problems) {
        const MOST: usize = 8;
        while let Some((first, tag)) = self.lacking.first().cloned() {
            let same = |(place, lang): &mut (Place, String)| *lang == tag && place.source() == first.source();
            let lacking: Vec<_> = self.lacking.extract_if(.., same).collect();
            let mut lines: Vec<_> = lacking.iter().filter_map(|(place, _)| Some(place.line_column()?.0)).collect();
            lines.dedup();
            let more = (lines.len() > MOST).then(|| "…".to_owned());
            let lines = lines.iter().take(MOST).map(ToString::to_string).chain(more).collect::<Vec<_>>().join(", ");
            let note = Diagnostic::note("untranslated", first).arg("tag", tag).arg("n", lacking.len());
            problems.push(note.arg("lines", lines));
        }
    }
}
