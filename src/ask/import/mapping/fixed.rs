//! What a row says beside its answers: mode, language, source, day, place, base weight,
//! disposition.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Given, Reader, keys};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems};
use mitreden_define::survey::{Mode, Survey, read_date};
use mitreden_define::yaml::{Fields, YamlNode, YamlValue, scalar, word};
use mitreden_keep::record::Disposition;

/// The sources of records that are made here, which no mapping may use.
pub(in super::super) const RESERVED: [&str; 2] = ["collected", "simulated"];

/// Whether a number can be a base weight.
pub(in super::super) fn is_base_weight(weight: f64) -> bool {
    weight.is_finite() && weight > 0.0
}

/// A function that reads the value which one value in the file stands for.
type Target<T> = fn(&YamlNode, &Survey, &mut Problems) -> Option<T>;

impl Reader<'_> {
    pub(super) fn mode(&mut self, node: Option<&YamlNode>) -> Option<Given<Mode>> {
        self.fixed_or_column(node?, mode)
    }

    pub(super) fn lang(&mut self, node: Option<&YamlNode>) -> Option<Given<String>> {
        self.fixed_or_column(node?, lang)
    }

    pub(super) fn source(&mut self, node: &YamlNode) -> Option<Given<String>> {
        self.column_or_text(node, source)
    }

    /// Tells if the mapping's name, the source of all rows that name none, cannot be a source.
    pub(super) fn name(&mut self, fields: Fields<'_>, name: &str) {
        let is_fixed = fields.get("source").is_some_and(|node| node.get("text").is_some());
        if !is_fixed && (name.is_empty() || RESERVED.contains(&name)) {
            let place = Place::file(fields.node.place.source());
            self.problems.push(Diagnostic::error("import-source", place).arg("written", name));
        }
    }

    pub(super) fn words(&mut self, node: &YamlNode) -> Option<Given<String>> {
        self.column_or_text(node, |node, _, problems| scalar(node, problems).map(str::to_owned))
    }

    pub(super) fn day(&mut self, node: &YamlNode) -> Option<Given<NaiveDate>> {
        self.column_or_text(node, |node, _, problems| read_date(node, problems))
    }

    pub(super) fn base_weight(&mut self, node: &YamlNode) -> Option<Given<f64>> {
        self.column_or_text(node, |node, _, problems| {
            let written = scalar(node, problems)?;
            let weight = written.parse().ok().filter(|weight| is_base_weight(*weight));
            if weight.is_none() {
                problems.push(
                    Diagnostic::error("import-base-weight", node.place.clone())
                        .arg("written", written),
                );
            }
            weight
        })
    }

    pub(super) fn disposition(&mut self, node: &YamlNode) -> Option<Given<Disposition>> {
        self.column_or_text(node, |node, _, problems| word(node, &keys::DISPOSITIONS, problems))
    }

    /// Reads a value that is the same for all rows, or `{ from, codes }`.
    fn fixed_or_column<T>(&mut self, node: &YamlNode, target: Target<T>) -> Option<Given<T>> {
        match &node.value {
            YamlValue::Map(_) => self.from(node, target),
            _ => target(node, self.survey, self.problems).map(Given::Fixed),
        }
    }

    /// Reads a column, `{ from, codes }` or `{ text: … }`.
    fn column_or_text<T>(&mut self, node: &YamlNode, target: Target<T>) -> Option<Given<T>> {
        match &node.value {
            YamlValue::Map(_) if node.get("text").is_some() => {
                let fields = Fields::read(node, &keys::TEXT, self.problems)?;
                target(fields.get("text")?, self.survey, self.problems).map(Given::Fixed)
            }
            YamlValue::Map(_) => self.from(node, target),
            _ => Some(Given::Column(self.column(node)?, HashMap::new())),
        }
    }

    fn from<T>(&mut self, node: &YamlNode, target: Target<T>) -> Option<Given<T>> {
        let fields = Fields::read(node, &keys::FROM, self.problems)?;
        let column = fields.get("from").and_then(|node| self.column(node));
        let mut codes = HashMap::new();
        for (raw, value) in fields.entries("codes", self.problems) {
            let raw = self.raw(raw);
            let value = target(value, self.survey, self.problems);
            codes.extend(raw.zip(value));
        }
        Some(Given::Column(column?, codes))
    }
}

fn mode(node: &YamlNode, survey: &Survey, problems: &mut Problems) -> Option<Mode> {
    let mode = word(node, &Mode::ALL.map(|mode| (mode.word(), mode)), problems)?;
    if !survey.modes.contains(&mode) {
        let all = survey.modes.iter().map(|mode| mode.word()).collect::<Vec<_>>().join(", ");
        problems.push(
            Diagnostic::error("import-mode", node.place.clone()).arg("mode", mode).arg("all", all),
        );
    }
    Some(mode)
}

fn lang(node: &YamlNode, survey: &Survey, problems: &mut Problems) -> Option<String> {
    let tag = scalar(node, problems)?;
    if !survey.languages.iter().any(|known| known == tag) {
        let unknown = Diagnostic::error("unknown-language", node.place.clone()).arg("tag", tag);
        let all = survey.languages.join(", ");
        problems.push(
            unknown.arg("all", all).suggest(tag, survey.languages.iter().map(String::as_str)),
        );
    }
    Some(tag.to_owned())
}

fn source(node: &YamlNode, _: &Survey, problems: &mut Problems) -> Option<String> {
    let name = scalar(node, problems)?;
    if name.trim().is_empty() || RESERVED.contains(&name) {
        problems.push(Diagnostic::error("import-source", node.place.clone()).arg("written", name));
    }
    Some(name.to_owned())
}
