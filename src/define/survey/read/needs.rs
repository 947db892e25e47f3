//! Needs: the town's list, and which of them a survey is about.

use std::sync::Arc;

use super::super::model::Need;
use super::super::text::Text;
use super::sense::Spoken;
use super::{Reader, keys};
use crate::yaml::{
    Fields, YamlNode, YamlValue, entries, integer, list, parse, scalar, wrong_shape,
};
use mitreden_base::diagnostics::{Diagnostic, Problems, Source, listed};
use mitreden_base::ids::{Code, is_code};

/// Reads the town's list of needs; the languages are the town's.
pub fn needs_file(
    source: &Arc<Source>,
    spoken: &mut Spoken<'_>,
    problems: &mut Problems,
) -> Option<(YamlNode, Vec<Need>)> {
    let root = parse(source, problems)?;
    let mut reader = Reader::new(&root, &[], None, problems);
    reader.languages = spoken.languages.to_vec();
    let needs = reader.need_map(&root);
    spoken.lacking.append(&mut reader.untranslated);
    Some((root, needs))
}

/// Reads a text or a map of languages, in whichever file it stands.
pub fn read_text(
    node: &YamlNode,
    spoken: &mut Spoken<'_>,
    problems: &mut Problems,
) -> Option<Text> {
    let mut reader = Reader::new(node, &[], None, problems);
    reader.languages = spoken.languages.to_vec();
    let text = reader.text(Some(node));
    spoken.lacking.append(&mut reader.untranslated);
    text
}

/// Reads a code and holds it against the rules for codes.
pub fn read_code(node: &YamlNode, problems: &mut Problems) -> Option<Code> {
    let written = scalar(node, problems)?;
    if !is_code(written) {
        problems.push(Diagnostic::error("bad-code", node.place.clone()).arg("written", written));
        return None;
    }
    Some(Code::new(written))
}

impl Reader<'_> {
    pub(super) fn needs(&mut self, node: Option<&YamlNode>) -> Vec<Need> {
        let Some(node) = node else { return Vec::new() };
        let from_town = matches!(&node.value, YamlValue::Scalar(word) if word == "all")
            || matches!(node.value, YamlValue::List(_));
        if from_town && self.town.is_empty() && self.town_needs.is_none() {
            // The list is not there or cannot be read: whatever would follow from that is not told.
            self.problems.push(Diagnostic::error("needs-without-list", node.place.clone()));
            return Vec::new();
        }
        match &node.value {
            YamlValue::Map(_) => self.need_map(node),
            YamlValue::Scalar(word) if word == "all" => {
                self.town.iter().filter(|need| need.retired.is_none()).cloned().collect()
            }
            YamlValue::List(_) => self.named_needs(node),
            _ => {
                self.problems
                    .push(wrong_shape(node, "the word `all`, a list of codes or a map of needs"));
                Vec::new()
            }
        }
    }

    fn named_needs(&mut self, node: &YamlNode) -> Vec<Need> {
        let mut needs: Vec<Need> = Vec::new();
        for node in list(node, self.problems) {
            let Some(code) = scalar(node, self.problems) else { continue };
            if needs.iter().any(|need| need.code == *code) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", code),
                );
            } else if let Some(need) = self.town.iter().find(|need| need.code == *code) {
                if let Some(year) = need.retired {
                    self.problems.push(
                        Diagnostic::warning("retired-need", node.place.clone())
                            .arg("code", code)
                            .arg("year", year),
                    );
                }
                needs.push(need.clone());
            } else {
                self.problems.push(unknown_need(node, code, self.town));
            }
        }
        needs
    }

    fn need_map(&mut self, node: &YamlNode) -> Vec<Need> {
        let mut needs = Vec::new();
        for (key, value) in entries(node, self.problems) {
            let Some(code) = read_code(key, self.problems) else { continue };
            let mut need = Need { code, was: Vec::new(), text: Text::default(), retired: None };
            let text = if value.get("text").is_some() {
                let Some(fields) = Fields::read(value, &keys::NEED, self.problems) else {
                    continue;
                };
                need.was = self.former_codes(fields);
                need.retired = fields.get("retired").and_then(|year| integer(year, self.problems));
                self.text(fields.get("text"))
            } else {
                self.text(Some(value))
            };
            needs.extend(text.map(|text| Need { text, ..need }));
        }
        self.codes_taken(node, needs.iter().map(|need| (&need.code, &need.was[..])));
        needs
    }

    /// Reads the codes that something had before: one, or a list of them, the first one first.
    pub(super) fn former_codes(&mut self, fields: Fields<'_>) -> Vec<Code> {
        let Some(node) = fields.get("was") else { return Vec::new() };
        match &node.value {
            YamlValue::List(codes) => {
                codes.iter().filter_map(|code| read_code(code, self.problems)).collect()
            }
            _ => read_code(node, self.problems).into_iter().collect(),
        }
    }

    /// A code that one had before belongs to no other, then or now: else nothing tells whose an old
    /// answer is.
    pub(super) fn codes_taken<'c>(
        &mut self,
        node: &YamlNode,
        all: impl Iterator<Item = (&'c Code, &'c [Code])>,
    ) {
        let all: Vec<(&Code, &[Code])> = all.collect();
        for (at, (code, was)) in all.iter().enumerate() {
            for former in *was {
                let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
                if others.any(|(_, (_, was))| was.contains(former))
                    || all.iter().any(|(code, _)| *code == former)
                {
                    let place = node
                        .entry(code.as_str())
                        .map_or(node, |(_, value)| value.get("was").unwrap_or(value))
                        .place
                        .clone();
                    self.problems.push(
                        Diagnostic::error("was-taken", place).arg("was", former).arg("code", code),
                    );
                }
            }
        }
    }
}

/// The problem that a need is not on a list.
pub(super) fn unknown_need(node: &YamlNode, code: &str, list: &[Need]) -> Diagnostic {
    let kind = if list.is_empty() { "no-needs" } else { "unknown-need" };
    let codes = || list.iter().map(|need| need.code.as_str());
    Diagnostic::error(kind, node.place.clone())
        .arg("code", code)
        .arg("all", listed(codes()))
        .suggest(code, codes())
}
