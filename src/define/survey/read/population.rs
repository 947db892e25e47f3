//! The population's margins, quotas, and which response of a person stands.

use super::super::model::{Collapse, Cross, Margin, MarginFigures, Mode, Population, Quota};
use super::{Reader, keys};
use crate::index::QuestionIndex;
use crate::yaml::{Fields, YamlNode, entries, list, word};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

/// How far the sum of shares may be from 1.
const SLACK: f64 = 0.001;

impl Reader<'_> {
    pub(super) fn population(&mut self, node: &YamlNode) -> Option<Population> {
        let fields = Fields::read(node, &keys::POPULATION, self.problems)?;
        let end = self.questions.end();
        let among = fields.get("among").and_then(|node| self.condition(node, end, false));
        let size: Option<i64> = fields.integer("size", self.problems);
        if let Some(node) = fields.get("size").filter(|_| size.is_some_and(|size| size <= 0)) {
            self.problems
                .push(Diagnostic::error("not-positive", node.place.clone()).arg("key", "size"));
        }
        let mut margins: Vec<Margin> = Vec::new();
        for node in fields.list("margins", self.problems) {
            let Some(margin) = self.margin(node) else { continue };
            for question in &margin.cross.of {
                if let Some(first) = margins.iter().find(|known| known.cross.of.contains(question))
                {
                    let id = self.ids.get(*question).map_or("", |id| id.as_str());
                    let twice = Diagnostic::error("margin-twice", node.place.clone()).arg("id", id);
                    self.problems.push(twice.other(first.place.clone(), "first-here"));
                }
            }
            margins.push(margin);
        }
        Some(Population { among, size: size.and_then(|size| u64::try_from(size).ok()), margins })
    }

    fn margin(&mut self, node: &YamlNode) -> Option<Margin> {
        let fields = Fields::read(node, &keys::MARGIN, self.problems)?;
        let label = self.text(fields.get("label"));
        let source = self.text(fields.get("source"));
        let (written, figures) = match (fields.get("shares"), fields.get("counts")) {
            (Some(shares), None) => (shares, MarginFigures::Shares),
            (None, Some(counts)) => (counts, MarginFigures::Counts),
            _ => {
                self.problems.push(Diagnostic::error("shares-or-counts", crate::yaml::start(node)));
                return None;
            }
        };
        let cross = self.cross(fields.get("of")?, written)?;
        let collapse = self.collapse(fields, &cross);
        self.retired_levels(node, &cross, &collapse);
        let sum: f64 = cross.figures.iter().map(|(_, figure)| figure).sum();
        let complete = self.margin_is_complete(written, &cross, &collapse);
        let are_shares = figures == MarginFigures::Shares;
        if complete && are_shares && (sum - 1.0).abs() > SLACK {
            self.problems.push(
                Diagnostic::error("shares-not-one", written.place.clone())
                    .arg("sum", (sum * 1e4).round() / 1e4),
            );
        } else if complete && sum <= 0.0 {
            self.problems.push(
                Diagnostic::error("not-positive", written.place.clone()).arg("key", "counts"),
            );
        }
        Some(Margin { cross, label, figures, source, collapse, place: node.place.clone() })
    }

    fn collapse(&mut self, fields: Fields<'_>, cross: &Cross) -> Vec<Collapse> {
        let mut all = Vec::new();
        for (key, value) in fields.entries("collapse", self.problems) {
            let Some(question) = self.choice_question(key) else { continue };
            if !cross.of.contains(&question) {
                let of = listed(
                    cross
                        .of
                        .iter()
                        .filter_map(|question| self.ids.get(*question))
                        .map(Code::as_str),
                );
                let elsewhere =
                    Diagnostic::error("collapse-elsewhere", key.place.clone()).arg("of", of);
                self.problems.push(elsewhere.arg("id", key.text().unwrap_or_default()));
                continue;
            }
            let (mut into, mut places) = (Vec::new(), Vec::new());
            for (key, to) in entries(value, self.problems) {
                let (from, to) = (self.option_once(key, question), self.option_of(to, question));
                if let Some(pair) = from.zip(to) {
                    into.push(pair);
                    places.push(key.place.clone());
                }
            }
            for (at, place) in
                places.into_iter().enumerate().filter(|(at, _)| leads_back(&into, *at))
            {
                let level = into.get(at).map(|(from, _)| from.to_string()).unwrap_or_default();
                self.problems.push(Diagnostic::error("collapse-circle", place).arg("level", level));
            }
            all.push(Collapse { question, into });
        }
        all
    }

    /// Whoever chose an option that was retired since is weighted as without an answer, unless it
    /// counts as another.
    fn retired_levels(&mut self, node: &YamlNode, cross: &Cross, collapse: &[Collapse]) {
        for question in &cross.of {
            let Some(found) = self.questions.get(*question).and_then(Option::as_ref) else {
                continue;
            };
            let counts = |code: &Code| {
                let mut into = collapse.iter().filter(|c| c.question == *question);
                into.any(|c| c.into.iter().any(|(from, _)| from == code))
            };
            for item in found.retired.iter().filter(|item| !counts(&item.code)) {
                self.problems.push(
                    Diagnostic::warning("margin-retired", node.place.clone())
                        .arg("level", &item.code)
                        .arg("id", &found.id),
                );
            }
        }
    }

    /// Every combination of options has a figure, unless it is collapsed into another; a collapsed
    /// one has none.
    fn margin_is_complete(
        &mut self,
        node: &YamlNode,
        cross: &Cross,
        collapse: &[Collapse],
    ) -> bool {
        let levels = |question: &QuestionIndex| -> Vec<Code> {
            let found = self.questions.get(*question).and_then(Option::as_ref);
            let gone = |code: &str| {
                collapse.iter().any(|c| {
                    c.question == *question && c.into.iter().any(|(from, _)| *from == *code)
                })
            };
            let items = found.map(|question| question.kind.items()).unwrap_or_default();
            items
                .iter()
                .filter(|item| !gone(item.code.as_str()))
                .map(|item| item.code.clone())
                .collect()
        };
        let axes: Vec<_> = cross.of.iter().map(levels).collect();
        let mut wanted: Vec<Vec<Code>> = vec![Vec::new()];
        for axis in &axes {
            wanted = wanted
                .iter()
                .flat_map(|before| {
                    axis.iter().map(move |code| [before.clone(), vec![code.clone()]].concat())
                })
                .collect();
        }
        let lacking: Vec<String> = wanted
            .iter()
            .filter(|codes| !cross.figures.iter().any(|(known, _)| known == *codes))
            .map(|codes| codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" × "))
            .collect();
        let extra = cross.figures.iter().find(|(codes, _)| !wanted.contains(codes));
        if !lacking.is_empty() {
            self.problems.push(
                Diagnostic::error("margin-lacks", node.place.clone())
                    .arg("levels", lacking.join(", ")),
            );
        } else if let Some((codes, _)) = extra {
            let level = codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" × ");
            self.problems.push(
                Diagnostic::error("margin-collapsed-figure", node.place.clone())
                    .arg("level", level),
            );
        }
        lacking.is_empty() && extra.is_none()
    }

    /// Reads `merge: { prefer: … }`.
    pub(super) fn prefer(&mut self, node: &YamlNode, modes: &[Mode]) -> Vec<Mode> {
        let Some(fields) = Fields::read(node, &keys::MERGE, self.problems) else {
            return Vec::new();
        };
        let words: Vec<_> = modes.iter().map(|mode| (mode.word(), *mode)).collect();
        let mut prefer = Vec::new();
        for node in fields.list("prefer", self.problems) {
            let Some(mode) = word(node, &words, self.problems) else { continue };
            if prefer.contains(&mode) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", mode),
                );
            } else {
                prefer.push(mode);
            }
        }
        prefer
    }

    pub(super) fn quotas(&mut self, fields: Fields<'_>, modes: &[Mode]) -> Vec<Quota> {
        let mut quotas = Vec::new();
        for node in fields.get("quotas").map(|node| list(node, self.problems)).unwrap_or_default() {
            let Some(fields) = Fields::read(node, &keys::QUOTA, self.problems) else { continue };
            let words: Vec<_> = modes.iter().map(|mode| (mode.word(), *mode)).collect();
            let mode = fields.get("mode").and_then(|node| word(node, &words, self.problems));
            let (Some(of), Some(target)) = (fields.get("of"), fields.get("target")) else {
                continue;
            };
            quotas.extend(self.cross(of, target).map(|cross| Quota { cross, mode }));
        }
        quotas
    }
}

/// Whether a level, by its place, is collapsed into itself, straight away or by way of others; of a
/// circle the first one is.
fn leads_back(into: &[(Code, Code)], at: usize) -> bool {
    let Some((start, mut code)) = into.get(at).map(|(from, to)| (from, to)) else { return false };
    let mut first = at;
    for _ in 0..into.len() {
        if code == start {
            return first == at;
        }
        let Some(next) = into.iter().position(|(from, _)| from == code) else { return false };
        first = first.min(next);
        let Some((_, to)) = into.get(next) else { return false };
        code = to;
    }
    false
}
