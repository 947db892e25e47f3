//! One question: what all types have in common.

use std::collections::HashMap;

use super::super::kind::{Facet, FacetKind, Item, Kind};
use super::super::model::{Allow, Question, Required, Rule};
use super::super::text::Text;
use super::{Reader, keys};
use crate::index::QuestionIndex;
use crate::logic;
use crate::yaml::{Fields, YamlNode, list, number, scalar, truth, word};
use mitreden_base::diagnostics::Diagnostic;
use mitreden_base::ids::Code;

/// The dataset's own columns; a question with one of these ids would be written into the same one.
const COLUMNS: [&str; 18] = [
    "id",
    "survey",
    "definition",
    "source",
    "mode",
    "lang",
    "device",
    "place",
    "shift",
    "cluster",
    "stratum",
    "interviewer",
    "day",
    "seconds",
    "disposition",
    "simulated",
    "base_weight",
    "weight",
];
/// What the dataset says of a question beside its items: an item of this code would be written into
/// the same column.
const PARTS: [&str; 2] = ["missing", "none"];

impl Reader<'_> {
    /// Reads the next question; its index is the number of questions read so far.
    pub(super) fn question(&mut self, node: &YamlNode, page: usize) -> Option<Question> {
        let index = self.questions.end();
        let table = self.type_table(node)?;
        let fields = Fields::read(node, table, self.problems)?;
        let id = self.question_id(fields, index);
        let text = match fields.get("text") {
            Some(node) => self.piped(Some(node), index),
            None => Some(Text::default()),
        };
        let label = self.text(fields.get("label"));
        let hint = self.piped(fields.get("hint"), index);
        let required = self.required(fields);
        let allow = fields.get("allow").map(|node| self.allow(node));
        let show_if = fields.get("show_if").and_then(|node| self.condition(node, index, false));
        let kind = self.kind(fields, index);
        let retired = std::mem::take(&mut self.retired);
        let facet = self.facet(fields, kind.as_ref());
        if let Some(kind) = &kind {
            self.column_clashes(fields, kind);
        }
        let mut question = Question {
            id: id?,
            page,
            place: node.place.clone(),
            text: text?,
            label,
            hint,
            kind: kind?,
            retired,
            required,
            allow,
            show_if,
            checks: Vec::new(),
            warnings: Vec::new(),
            facet,
        };
        // A check may name the question it stands at: it is known from here on.
        self.questions.push(Some(question.clone()));
        question.checks = self.rules(fields, "check", index);
        question.warnings = self.rules(fields, "warn", index);
        self.questions.pop();
        Some(question)
    }

    fn type_table(&mut self, node: &YamlNode) -> Option<&'static crate::yaml::GrammarTable> {
        let Some(kind) = node.get("type") else {
            let place = crate::yaml::start(node);
            self.problems.push(
                Diagnostic::error("missing-key", place)
                    .arg("key", "type")
                    .phrase("what", "a question"),
            );
            return None;
        };
        let tables: Vec<_> = keys::QUESTIONS.iter().map(|(name, table)| (*name, table)).collect();
        word(kind, &tables, self.problems)
    }

    fn question_id(&mut self, fields: Fields<'_>, index: QuestionIndex) -> Option<Code> {
        let id = self.id(fields.get("id"))?;
        let place = fields.get("id")?.place.clone();
        if logic::is_reserved(id.as_str()) {
            self.problems.push(Diagnostic::error("reserved-id", place.clone()).arg("id", &id));
        }
        if COLUMNS.contains(&id.as_str()) {
            self.problems.push(Diagnostic::error("column-id", place.clone()).arg("id", &id));
        }
        if let Some(first) = self.place_of(id.as_str()).filter(|first| *first < index) {
            let taken = Diagnostic::error("duplicate-id", place).arg("id", &id);
            let first =
                self.questions.get(first).and_then(Option::as_ref).map(|first| first.place.clone());
            self.problems.push(match first {
                Some(first) => taken.other(first, "first-here"),
                None => taken,
            });
        }
        Some(id)
    }

    /// Tells if the column of an item would be named like a column beside it.
    fn column_clashes(&mut self, fields: Fields<'_>, kind: &Kind) {
        let items = if matches!(kind, Kind::Single { .. } | Kind::BestWorst { .. }) {
            &[]
        } else {
            kind.items()
        };
        let place = |item: &Item| {
            let written = fields.get("options").or(fields.get("rows"));
            let key = written.and_then(|node| node.entry(item.code.as_str()));
            key.map_or(fields.node, |(key, _)| key).place.clone()
        };
        for item in items.iter().filter(|item| PARTS.contains(&item.code.as_str())) {
            self.problems
                .push(Diagnostic::error("column-code", place(item)).arg("code", &item.code));
        }
        // In the dataset's columns a hyphen is `_`.
        let column = |item: &Item| item.code.as_str().replace('-', "_");
        let mut known: HashMap<String, &Item> = HashMap::with_capacity(items.len());
        for item in items {
            let first: &Item = known.entry(column(item)).or_insert(item);
            if first.code != item.code {
                self.problems.push(
                    Diagnostic::error("column-alike", place(item))
                        .arg("code", &item.code)
                        .arg("other", &first.code),
                );
            }
        }
    }

    fn required(&mut self, fields: Fields<'_>) -> Required {
        match fields.get("required") {
            None => Required::No,
            Some(node) if node.text() == Some("soft") => Required::Soft,
            Some(node) => match truth(node, self.problems) {
                Some(true) => Required::Yes,
                _ => Required::No,
            },
        }
    }

    fn allow(&mut self, node: &YamlNode) -> Allow {
        let mut allow = Allow::default();
        for node in list(node, self.problems) {
            match word(node, &keys::SPECIALS, self.problems) {
                Some(true) => allow.refused = true,
                Some(false) => allow.dont_know = true,
                None => {}
            }
        }
        allow
    }

    fn rules(&mut self, fields: Fields<'_>, key: &str, index: QuestionIndex) -> Vec<Rule> {
        let mut rules = Vec::new();
        for node in fields.list(key, self.problems) {
            let Some(fields) = Fields::read(node, &keys::RULE, self.problems) else { continue };
            let condition = fields.get("if").and_then(|node| self.condition(node, index, true));
            // The question itself was answered before the rule is said.
            let say = self.piped(fields.get("say"), self.questions.end());
            rules.extend(condition.zip(say).map(|(condition, say)| Rule { condition, say }));
        }
        rules
    }

    fn facet(&mut self, fields: Fields<'_>, kind: Option<&Kind>) -> Option<Facet> {
        let weight_node = fields.get("facet_weight");
        let Some(node) = fields.get("facet") else {
            if let Some(node) = weight_node {
                self.problems.push(Diagnostic::error("weight-without-facet", node.place.clone()));
            }
            return None;
        };
        let facet = word(node, &keys::FACETS, self.problems)?;
        let weight = weight_node.and_then(|node| number(node, self.problems)).unwrap_or(1.0);
        if let Some(node) = weight_node.filter(|_| weight < 0.0) {
            self.problems.push(Diagnostic::error("weight-negative", node.place.clone()));
        }
        // A faulty weight is taken for one that counts, so that nothing follows from it.
        let weight = if weight < 0.0 { 1.0 } else { weight };
        let kind = kind?;
        let fits = match facet {
            FacetKind::Importance => !matches!(kind, Kind::Text { .. }),
            FacetKind::Satisfaction => matches!(kind, Kind::Rating { .. } | Kind::Matrix { .. }),
            FacetKind::Mention => matches!(kind, Kind::Text { .. }),
        };
        if !fits {
            let written = scalar(node, self.problems).unwrap_or_default();
            self.problems.push(
                Diagnostic::error("facet-type", node.place.clone())
                    .arg("facet", written)
                    .arg("type", kind.name()),
            );
            return None;
        }
        self.facet_needs(node, kind);
        if let (FacetKind::Satisfaction, Kind::Rating { scale, .. } | Kind::Matrix { scale, .. }) =
            (facet, kind)
            && scale.best_is_to.is_none()
        {
            let place = fields.get("scale").map_or(node.place.clone(), |scale| scale.place.clone());
            self.problems.push(Diagnostic::error("scale-without-best", place));
        }
        Some(Facet { kind: facet, weight })
    }

    /// Tells if a question with a facet names no need, or has options that are no needs.
    fn facet_needs(&mut self, node: &YamlNode, kind: &Kind) {
        let about_needs = match kind {
            Kind::Rating { need, .. } => need.is_some(),
            Kind::Text { .. } => true,
            kind => kind.items().iter().all(|item| item.need.is_some()),
        };
        if !about_needs {
            let problem = if matches!(kind, Kind::Rating { .. }) {
                "facet-rating-without-need"
            } else {
                "facet-without-needs"
            };
            self.problems.push(Diagnostic::error(problem, node.place.clone()));
        }
    }
}
