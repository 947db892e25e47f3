//! What is well formed and still makes no sense: needs no question can measure, texts that lack a
//! language.

use super::super::kind::{FacetKind, Kind};
use super::super::model::{Mode, Need, Question, RankingMethod, Required};
use super::Reader;
use super::routes::Denial;
use crate::index::NeedIndex;
use crate::yaml::YamlValue;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, listed};
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;

impl Reader<'_> {
    pub(super) fn sense(&mut self, modes: &[Mode], method: RankingMethod) {
        self.unmeasured_needs(method);
        self.uncomputable_method(method);
        self.unranked_tasks(method);
        self.untranslated_texts();
        self.interface_words();
        self.open_answers(modes);
    }

    /// Tells of needs that no counted question of importance offers: they cannot be ranked.
    fn unmeasured_needs(&mut self, method: RankingMethod) {
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
        let offers = |question: &Question, index: NeedIndex| match &question.kind {
            Kind::Rating { need, .. } => *need == Some(index),
            kind => kind.items().iter().any(|item| item.need == Some(index)),
        };
        for (index, need) in self.needs.entries() {
            if !questions.iter().any(|question| offers(question, index)) {
                let place =
                    node.entry(need.code.as_str()).map_or(&key.place, |(key, _)| &key.place);
                self.problems.push(
                    Diagnostic::warning("need-not-measured", place.clone()).arg("need", &need.code),
                );
            }
        }
        if !method.is_by_satisfaction() {
            return;
        }
        // Where others are ordered by what is lacking, a need of which nobody can say how well it
        // is met has no place among them.
        let rates = |question: &&Question| question.facet_weight(FacetKind::Satisfaction) > 0.0;
        let ratings: Vec<_> = self.questions.iter().flatten().filter(rates).collect();
        let matters = |index: NeedIndex| questions.iter().any(|question| offers(question, index));
        let is_rated = |index: NeedIndex| ratings.iter().any(|question| offers(question, index));
        let unrated = self
            .needs
            .indices()
            .filter(|index| !ratings.is_empty() && matters(*index) && !is_rated(*index));
        let unrated: Vec<Code> =
            unrated.filter_map(|index| Some(self.needs.get(index)?.code.clone())).collect();
        for code in unrated {
            let place = node.entry(code.as_str()).map_or(&key.place, |(key, _)| &key.place);
            self.problems
                .push(Diagnostic::warning("need-not-rated", place.clone()).arg("need", &code));
        }
    }

    /// Tells of a method that is named and cannot be computed from the questions there are.
    fn uncomputable_method(&mut self, method: RankingMethod) {
        let node = self.root.get("ranking").and_then(|ranking| ranking.get("method"));
        let Some(node) = node.filter(|_| self.questions.iter().all(Option::is_some)) else {
            return;
        };
        let about = |question: &Question| match &question.kind {
            Kind::Rating { need, .. } => need.is_some(),
            kind => kind.items().iter().any(|item| item.need.is_some()),
        };
        let asks = |is: &dyn Fn(&Question) -> bool| {
            self.questions.iter().flatten().any(|question| about(question) && is(question))
        };
        let weighs = |kind| move |question: &Question| question.facet_weight(kind) > 0.0;
        let of_importance = weighs(FacetKind::Importance);
        let lacks = if !asks(&of_importance) {
            "importance"
        } else if method.is_by_satisfaction()
            && method != RankingMethod::UnmetPriority
            && !asks(&weighs(FacetKind::Satisfaction))
        {
            "satisfaction"
        } else if method == RankingMethod::Points
            && !asks(&|question| {
                matches!(question.kind, Kind::Points { .. }) && of_importance(question)
            })
        {
            "points"
        } else if method == RankingMethod::BestWorst
            && !asks(&|question| matches!(question.kind, Kind::BestWorst { .. }))
        {
            "tasks"
        } else {
            return;
        };
        let error = Diagnostic::error("method-lacks-question", node.place.clone())
            .arg("method", method.word())
            .arg("lacks", lacks);
        self.problems.push(error);
    }

    /// Best-worst tasks about needs are asked and kept; what they say of importance is ranked by a
    /// method of their own only.
    fn unranked_tasks(&mut self, method: RankingMethod) {
        if method == RankingMethod::BestWorst {
            return;
        }
        for question in self.questions.iter().flatten() {
            if let Kind::BestWorst { items, .. } = &question.kind
                && items.iter().any(|item| item.need.is_some())
            {
                let place = question.place.clone();
                self.problems.push(
                    Diagnostic::note("best-worst-not-ranked", place).arg("question", &question.id),
                );
            }
        }
    }

    /// Tells of texts, of the questionnaire or the town's needs, that lack one of its languages.
    fn untranslated_texts(&mut self) {
        let mut spoken =
            Spoken { languages: &self.languages, lacking: std::mem::take(&mut self.untranslated) };
        spoken.tell(self.problems);
        let Some(list) =
            self.root.get("needs").filter(|list| !matches!(list.value, YamlValue::Map(_)))
        else {
            return;
        };
        for tag in &self.languages {
            let lacks = |need: &&Need| {
                !need.text.versions.iter().any(|(known, _)| known.is_empty() || known == tag)
            };
            let lacking: Vec<_> =
                self.needs.iter().filter(lacks).map(|need| need.code.as_str()).collect();
            if !lacking.is_empty() {
                let note = Diagnostic::note("needs-untranslated", list.place.clone())
                    .arg("tag", tag)
                    .arg("n", lacking.len());
                self.problems.push(note.arg("needs", listed(lacking)));
            }
        }
    }

    /// Tells of languages in which citizens read their questions, but our buttons and hints in
    /// English.
    fn interface_words(&mut self) {
        let Some(YamlValue::List(nodes)) = self.root.get("languages").map(|node| &node.value)
        else {
            return;
        };
        for node in nodes {
            let tag = node.text().unwrap_or_default();
            if self.languages.iter().any(|known| known == tag) && !Lang::speaks(tag) {
                self.problems.push(
                    Diagnostic::note("interface-language", node.place.clone()).arg("tag", tag),
                );
            }
        }
    }

    /// Tells of denials that leave out those without an answer, where that matters.
    fn open_answers(&mut self, modes: &[Mode]) {
        for denial in std::mem::take(&mut self.denials) {
            let Some(Some(about)) = self.questions.get(denial.open.question) else { continue };
            if !about.kind.is_asked() || !denial.open.unasked && !can_be_open(about, modes) {
                continue;
            }
            let use_ = match (denial.itself, denial.at < self.ids.end()) {
                (true, _) => "rule",
                (false, true)
                    if denial.open.unasked
                        || ticks_nothing(about)
                        || self.hides_importance(&denial) =>
                {
                    "show"
                }
                // That a question builds on what was just left open is what most people mean.
                (false, true) => continue,
                (false, false) => "among",
            };
            let note = Diagnostic::note("open-answer", denial.place).arg("question", &about.id);
            let note = note
                .arg("subject", denial.open.subject)
                .arg("written", denial.written)
                .arg("use", use_);
            self.problems.push(note);
        }
    }

    /// Whether the condition that a denial stands in decides who is asked about importance.
    fn hides_importance(&self, denial: &Denial) -> bool {
        let Some(Some(first)) = self.questions.get(denial.at) else { return false };
        // When a page's condition is read, the page itself is not yet among those begun.
        let whole_page = denial.page == first.page;
        let same_page = |question: &&Question| question.page == first.page;
        let on_page = self.questions.iter().flatten().filter(same_page).filter(|_| whole_page);
        on_page.chain([first]).any(|question| question.facet_weight(FacetKind::Importance) > 0.0)
    }
}

/// Whether a question may be passed without an answer in some mode.
fn can_be_open(question: &Question, modes: &[Mode]) -> bool {
    let special = |mode: &Mode| {
        let allow = question.allows(*mode);
        allow.refused || allow.dont_know
    };
    question.required != Required::Yes || modes.iter().any(special)
}

/// Whether nothing ticked is a natural answer that counts as none: a multiple choice without a way
/// to say "none".
fn ticks_nothing(question: &Question) -> bool {
    match &question.kind {
        Kind::Multiple { options, none, .. } => {
            none.is_none() && !options.iter().any(|item| item.exclusive)
        }
        _ => false,
    }
}

/// The languages that some texts should have, and where they lack one.
pub struct Spoken<'a> {
    /// The languages that the texts should have.
    pub languages: &'a [String],
    /// The texts that lack one: where they stand, and the language.
    pub lacking: Vec<(Place, String)>,
}

impl<'a> Spoken<'a> {
    /// A start at which no text lacks a language.
    pub fn new(languages: &'a [String]) -> Self {
        Self { languages, lacking: Vec::new() }
    }

    /// Tells, once for each file and language, of the first text that lacks it.
    pub fn tell(&mut self, problems: &mut Problems) {
        const MOST: usize = 8;
        while let Some((first, tag)) = self.lacking.first().cloned() {
            let same = |(place, lang): &mut (Place, String)| {
                *lang == tag && place.source() == first.source()
            };
            let lacking: Vec<_> = self.lacking.extract_if(.., same).collect();
            let mut lines: Vec<_> =
                lacking.iter().filter_map(|(place, _)| Some(place.line_column()?.0)).collect();
            lines.dedup();
            let more = (lines.len() > MOST).then(|| "…".to_owned());
            let lines = lines
                .iter()
                .take(MOST)
                .map(ToString::to_string)
                .chain(more)
                .collect::<Vec<_>>()
                .join(", ");
            let note =
                Diagnostic::note("untranslated", first).arg("tag", tag).arg("n", lacking.len());
            problems.push(note.arg("lines", lines));
        }
    }
}
