//! The groups of the report.

use super::super::groups::{GroupPlan, GroupsBy, MergedGroup};
use super::super::kind::Kind;
use super::super::text::Text;
use super::needs::read_code;
use super::{Reader, report_keys};
use crate::index::QuestionIndex;
use crate::yaml::{Fields, YamlNode, YamlValue, entries, list, scalar};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

impl Reader<'_> {
    /// Reads `report: { groups: …, merge: … }`.
    pub(super) fn groups(&mut self, node: &YamlNode) -> GroupPlan {
        let Some(fields) = Fields::read(node, &report_keys::REPORT, self.problems) else {
            return GroupPlan::default();
        };
        let mut merged = Vec::new();
        for (key, value) in fields.entries("merge", self.problems) {
            let Some(question) = self.choice_question(key) else { continue };
            self.merged_options(question, value, &mut merged);
        }
        let by = fields.get("groups").map(|node| self.groups_by(node, &merged));
        GroupPlan { by, merged }
    }

    /// Reads the options of a question that make one group together.
    fn merged_options(
        &mut self,
        question: QuestionIndex,
        node: &YamlNode,
        merged: &mut Vec<MergedGroup>,
    ) {
        let Some(id) = self.ids.get(question).cloned() else { return };
        for (key, value) in entries(node, self.problems) {
            let Some(code) = read_code(key, self.problems) else { continue };
            let is_table = matches!(&value.value, YamlValue::Map(_));
            let fields = if is_table {
                Fields::read(value, &report_keys::MERGED_GROUP, self.problems)
            } else {
                None
            };
            let written =
                if is_table { fields.and_then(|fields| fields.get("of")) } else { Some(value) };
            let text = fields.and_then(|fields| self.text(fields.get("text")));
            let nodes = written.map(|node| list(node, self.problems)).unwrap_or_default();
            let mut of: Vec<Code> = Vec::new();
            for node in nodes {
                let Some(option) = self.option_once(node, question) else { continue };
                let is_taken = merged
                    .iter()
                    .any(|known: &MergedGroup| known.question == id && known.of.contains(&option));
                if is_taken || of.contains(&option) {
                    self.problems.push(
                        Diagnostic::error("merged-twice", node.place.clone()).arg("code", &option),
                    );
                } else {
                    of.push(option);
                }
            }
            if written.is_some() && nodes.len() < 2 {
                self.problems.push(
                    Diagnostic::error("merged-alone", value.place.clone()).arg("code", &code),
                );
            }
            let is_option = |question: QuestionIndex| {
                let found = self.questions.get(question).and_then(Option::as_ref);
                found.is_some_and(|found| {
                    found.kind.items().iter().any(|item| item.code == code && !of.contains(&code))
                })
            };
            if is_option(question) {
                self.problems.push(
                    Diagnostic::error("merged-is-option", key.place.clone()).arg("code", &code),
                );
            }
            let text = text.unwrap_or_else(|| Text::plain(code.as_str()));
            merged.push(MergedGroup { question: id.clone(), code, text, of });
        }
    }

    fn groups_by(&mut self, node: &YamlNode, merged: &[MergedGroup]) -> Vec<GroupsBy> {
        let mut all: Vec<GroupsBy> = Vec::new();
        for node in list(node, self.problems) {
            let fields = match &node.value {
                YamlValue::Map(_) => Fields::read(node, &report_keys::GROUPS_BY, self.problems),
                _ => None,
            };
            let named = match &node.value {
                YamlValue::Map(_) => fields.and_then(|fields| fields.get("of")),
                _ => Some(node),
            };
            let Some(named) = named else { continue };
            let Some(question) = self.group_question(named) else { continue };
            let Some(id) = self.ids.get(question).cloned() else { continue };
            if all.iter().any(|known| known.question == id) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", named.place.clone()).arg("written", &id),
                );
                continue;
            }
            let only = fields
                .and_then(|fields| fields.get("only"))
                .map(|node| self.only(node, question, merged));
            all.push(GroupsBy { question: id, only });
        }
        all
    }

    /// Reads the id of a question whose options can make groups.
    fn group_question(&mut self, node: &YamlNode) -> Option<QuestionIndex> {
        let question = self.question_named(node)?;
        let found = self.questions.get(question)?.as_ref()?;
        if found.makes_groups() {
            return Some(question);
        }
        self.problems
            .push(Diagnostic::error("makes-no-groups", node.place.clone()).arg("id", &found.id));
        None
    }

    /// Reads which groups of a question are told about.
    fn only(
        &mut self,
        node: &YamlNode,
        question: QuestionIndex,
        merged: &[MergedGroup],
    ) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        let Some(found) = self.questions.get(question).and_then(Option::as_ref) else {
            return codes;
        };
        let is_single = matches!(found.kind, Kind::Single { .. });
        let own = || merged.iter().filter(|merged| is_single && merged.question == found.id);
        let alone = found.kind.items().iter().map(|item| &item.code);
        let alone = alone.filter(|code| !own().any(|merged| merged.of.contains(code)));
        let known: Vec<&Code> = alone.chain(own().map(|merged| &merged.code)).collect();
        for node in list(node, self.problems) {
            let Some(written) = scalar(node, self.problems) else { continue };
            if !known.iter().any(|code| **code == *written) {
                let all = || known.iter().map(|code| code.as_str());
                let unknown = Diagnostic::error("unknown-option", node.place.clone())
                    .arg("code", written)
                    .arg("question", &found.id)
                    .arg("all", listed(all()));
                self.problems.push(unknown.suggest(written, all()));
            } else if codes.iter().any(|code| *code == *written) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", written),
                );
            } else {
                codes.push(Code::new(written));
            }
        }
        codes
    }
}
