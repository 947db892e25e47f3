//! The rules by which respondents are made up.

use super::super::kind::{Item, Kind};
use super::super::model::Mode;
use super::super::simulation::{SimulatedAnswer, SimulatedText, SimulationPlan, SimulationRule};
use super::{Reader, simulation_keys};
use crate::index::{NeedIndex, QuestionIndex};
use crate::logic::Expr;
use crate::yaml::{Fields, YamlNode, entries, number, word};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

/// The most by which a rule can make people more or less satisfied: from one end of a scale from 1
/// to 5 to the other.
const POINTS: f64 = 4.0;

impl Reader<'_> {
    /// Reads `simulate: { needs: …, satisfied: …, rules: …, texts: … }`.
    pub(super) fn simulation(&mut self, node: &YamlNode, modes: &[Mode]) -> SimulationPlan {
        let Some(fields) = Fields::read(node, &simulation_keys::SIMULATE, self.problems) else {
            return SimulationPlan::default();
        };
        let needs = self.factors(fields);
        let satisfied = self.by_need(fields, "satisfied", |mean| (1.0..=5.0).contains(&mean));
        let rules = fields.list("rules", self.problems);
        let rules = rules.iter().filter_map(|node| self.rule(node, modes)).collect();
        let texts = fields.list("texts", self.problems);
        let texts = texts.iter().filter_map(|node| self.simulated_text(node)).collect();
        SimulationPlan { needs, satisfied, rules, texts }
    }

    fn rule(&mut self, node: &YamlNode, modes: &[Mode]) -> Option<SimulationRule> {
        let fields = Fields::read(node, &simulation_keys::RULE, self.problems)?;
        let when = fields.get("when").and_then(|node| self.when(node));
        // A condition that cannot be read is told, and does not make the rule one for everybody.
        let is_read = when.is_some() || fields.get("when").is_none();
        let words: Vec<_> = modes.iter().map(|mode| (mode.word(), *mode)).collect();
        let mut of_modes = Vec::new();
        for (key, value) in fields.entries("modes", self.problems) {
            let mode = word(key, &words, self.problems);
            of_modes.extend(mode.zip(self.not_negative(value)));
        }
        let mut answers = Vec::new();
        for (key, value) in fields.entries("answer", self.problems) {
            let Some(question) = self.question_named(key) else { continue };
            if let Some(later) = self.named_from(when.as_ref(), question) {
                let problem = Diagnostic::error("simulate-later", key.place.clone());
                let id = key.text().unwrap_or_default();
                self.problems.push(problem.arg("id", id).arg("later", later));
            }
            answers.extend(self.simulated_answer(question, (key, value)).map(|a| (question, a)));
        }
        let needs = self.factors(fields);
        let satisfied = self.by_need(fields, "satisfied", |by| by.abs() <= POINTS);
        self.is_no_circle(when.as_ref(), fields);
        is_read.then_some(SimulationRule { when, modes: of_modes, answers, needs, satisfied })
    }

    /// Reads whom a rule or text is about. All answers may be named: what is too late for a rule is
    /// told where it is.
    fn when(&mut self, node: &YamlNode) -> Option<Expr> {
        let known = self.denials.len();
        let condition = self.condition(node, self.questions.end(), false);
        // Nobody is weighted or routed by it: what is not known of somebody makes no difference.
        self.denials.truncate(known);
        condition
    }

    /// The first question that a condition names although it is not asked before this one.
    fn named_from(&self, when: Option<&Expr>, question: QuestionIndex) -> Option<Code> {
        let named = when.into_iter().flat_map(Expr::questions);
        let later = named.filter(|named| *named >= question).min()?;
        self.ids.get(later).cloned()
    }

    /// Holds that what a rule says of modes and needs hangs on no answer about needs: these follow
    /// from it.
    fn is_no_circle(&mut self, when: Option<&Expr>, fields: Fields<'_>) {
        let named = when.into_iter().flat_map(Expr::questions);
        let Some(about) = named.into_iter().find(|named| self.is_about_needs(*named)) else {
            return;
        };
        let Some(id) = self.ids.get(about).cloned() else { return };
        for key in ["modes", "needs", "satisfied"] {
            if let Some((key, _)) = fields.node.entry(key) {
                let problem = Diagnostic::error("simulate-circle", key.place.clone());
                let key = key.text().unwrap_or_default();
                self.problems.push(problem.arg("key", key).arg("id", &id));
            }
        }
    }

    /// Whether a question asks about needs, or is computed of one that does.
    fn is_about_needs(&self, question: QuestionIndex) -> bool {
        let Some(found) = self.questions.get(question).and_then(Option::as_ref) else {
            return false;
        };
        match &found.kind {
            Kind::Computed { value, .. } => {
                value.questions().into_iter().any(|of| of < question && self.is_about_needs(of))
            }
            _ => found.facet.is_some(),
        }
    }

    fn simulated_answer(
        &mut self,
        question: QuestionIndex,
        (key, value): (&YamlNode, &YamlNode),
    ) -> Option<SimulatedAnswer> {
        let found = self.questions.get(question)?.as_ref()?;
        if found.facet.is_some() {
            let problem = Diagnostic::error("simulate-of-needs", key.place.clone());
            self.problems.push(problem.arg("id", &found.id));
            return None;
        }
        match &found.kind {
            Kind::Single { options, .. } => {
                let codes = codes(options);
                let shares = self.of_options(question, value, &codes)?;
                if shares.iter().sum::<f64>() <= 0.0 {
                    let problem = Diagnostic::error("simulate-nothing", value.place.clone());
                    self.problems.push(problem.arg("id", key.text().unwrap_or_default()));
                    return None;
                }
                Some(SimulatedAnswer::Options(shares))
            }
            Kind::Multiple { options, .. } => {
                let codes = codes(options);
                let chances = self.of_options(question, value, &codes)?;
                if chances.iter().any(|chance| *chance > 1.0) {
                    let problem = Diagnostic::error("simulate-chance", value.place.clone());
                    self.problems.push(problem.arg("id", key.text().unwrap_or_default()));
                    return None;
                }
                Some(SimulatedAnswer::Options(chances))
            }
            Kind::Number { .. } => {
                let fields = Fields::read(value, &simulation_keys::NUMBER, self.problems)?;
                let spread = fields.get("spread").and_then(|node| self.not_negative(node));
                let mut read = |key| fields.get(key).and_then(|node| number(node, self.problems));
                let (mean, least, most) = (read("mean"), read("least"), read("most"));
                Some(SimulatedAnswer::Number { mean: mean?, spread, least, most })
            }
            Kind::Rating { .. } | Kind::Matrix { .. } => {
                let fields = Fields::read(value, &simulation_keys::POINTS, self.problems)?;
                let mean = fields.get("mean").and_then(|node| number(node, self.problems));
                mean.map(SimulatedAnswer::Points)
            }
            _ => {
                let problem = Diagnostic::error("simulate-no-rule", key.place.clone());
                self.problems.push(problem.arg("id", key.text().unwrap_or_default()));
                None
            }
        }
    }

    /// A number for each option of a question: 0 where none is written.
    fn of_options(
        &mut self,
        question: QuestionIndex,
        node: &YamlNode,
        codes: &[Code],
    ) -> Option<Vec<f64>> {
        let mut all = vec![0.0; codes.len()];
        let mut is_whole = true;
        for (key, value) in entries(node, self.problems) {
            let option = self.option_of(key, question);
            let at = option.and_then(|option| codes.iter().position(|code| *code == option));
            match (at.and_then(|at| all.get_mut(at)), self.not_negative(value)) {
                (Some(own), Some(figure)) => *own = figure,
                _ => is_whole = false,
            }
        }
        is_whole.then_some(all)
    }

    fn not_negative(&mut self, node: &YamlNode) -> Option<f64> {
        let figure = number(node, self.problems)?;
        if figure < 0.0 {
            self.problems.push(Diagnostic::error("figure-negative", node.place.clone()));
            return None;
        }
        Some(figure)
    }

    /// Reads how often needs are named, in proportion or how many times as often.
    fn factors(&mut self, fields: Fields<'_>) -> Vec<(NeedIndex, f64)> {
        let mut all = Vec::new();
        for (key, value) in fields.entries("needs", self.problems) {
            let Some((need, factor)) = self.need_named(key).zip(number(value, self.problems))
            else {
                continue;
            };
            if factor > 0.0 {
                all.push((need, factor));
            } else {
                let key = key.text().unwrap_or_default();
                self.problems
                    .push(Diagnostic::error("not-positive", value.place.clone()).arg("key", key));
            }
        }
        all
    }

    /// Reads points by need.
    fn by_need(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        is_good: impl Fn(f64) -> bool,
    ) -> Vec<(NeedIndex, f64)> {
        let mut all = Vec::new();
        for (key, value) in fields.entries(key, self.problems) {
            let Some((need, points)) = self.need_named(key).zip(number(value, self.problems))
            else {
                continue;
            };
            if is_good(points) {
                all.push((need, points));
            } else {
                self.problems.push(Diagnostic::error("simulate-points", value.place.clone()));
            }
        }
        all
    }

    fn simulated_text(&mut self, node: &YamlNode) -> Option<SimulatedText> {
        let fields = Fields::read(node, &simulation_keys::TEXT, self.problems)?;
        let when = fields.get("when").and_then(|node| self.when(node));
        let need = fields.get("need").and_then(|node| self.need_named(node));
        let mut of = Vec::new();
        for node in fields.list("of", self.problems) {
            let Some(question) = self.question_named(node) else { continue };
            let Some(found) = self.questions.get(question).and_then(Option::as_ref) else {
                continue;
            };
            if matches!(found.kind, Kind::Text { .. }) {
                of.push(question);
            } else {
                let open = self.questions.iter().flatten();
                let open = open.filter(|found| matches!(found.kind, Kind::Text { .. }));
                let open = listed(open.map(|found| found.id.as_str()));
                let problem = Diagnostic::error("simulate-not-open", node.place.clone());
                self.problems.push(problem.arg("id", &found.id).arg("open", open));
            }
            if let Some(later) = self.named_from(when.as_ref(), question) {
                let problem = Diagnostic::error("simulate-later", node.place.clone());
                let id = node.text().unwrap_or_default();
                self.problems.push(problem.arg("id", id).arg("later", later));
            }
        }
        let text = self.text(fields.get("text"))?;
        let is_read = (when.is_some() || fields.get("when").is_none())
            && (need.is_some() || fields.get("need").is_none());
        is_read.then_some(SimulatedText { when, of, need, text })
    }
}

fn codes(options: &[Item]) -> Vec<Code> {
    options.iter().map(|item| item.code.clone()).collect()
}
