//! Options, ranked items and rows.

use super::super::kind::Item;
use super::needs::{read_code, unknown_need};
use super::{Reader, keys};
use crate::index::{NeedIndex, QuestionIndex};
use crate::yaml::{Fields, YamlNode, YamlValue, entries, integer, list, scalar, word, wrong_shape};
use mitreden_base::diagnostics::Diagnostic;

impl Reader<'_> {
    /// `needs`, `{ needs: [codes] }` or a map of codes; texts may pipe what was answered before the
    /// `index`-th question.
    pub(super) fn items(&mut self, node: Option<&YamlNode>, index: QuestionIndex) -> Vec<Item> {
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            YamlValue::Scalar(word) if word == "needs" => {
                if self.needs.is_empty() && self.all_needs {
                    self.problems.push(Diagnostic::error("no-needs", node.place.clone()));
                }
                let fits = self.fits(node, self.needs.len());
                let all = self.needs.indices().filter(|_| fits);
                all.map(|need| self.need_item(need)).collect()
            }
            YamlValue::Map(entries)
                if entries.iter().any(|(key, value)| {
                    key.text() == Some("needs") && matches!(value.value, YamlValue::List(_))
                }) =>
            {
                self.some_needs(node)
            }
            YamlValue::Map(_) => self.written_items(node, index),
            _ => {
                self.problems.push(wrong_shape(node, "the word `needs` or a map of codes"));
                return Vec::new();
            }
        };
        if items.is_empty() && !self.problems.has_errors() {
            self.problems.push(Diagnostic::error("no-options", node.place.clone()));
        }
        items
    }

    fn some_needs(&mut self, node: &YamlNode) -> Vec<Item> {
        let Some(fields) = Fields::read(node, &keys::SOME_NEEDS, self.problems) else {
            return Vec::new();
        };
        let mut items: Vec<Item> = Vec::new();
        let nodes = fields.get("needs").map(|needs| list(needs, self.problems)).unwrap_or_default();
        if !self.fits(node, nodes.len()) {
            return Vec::new();
        }
        for node in nodes {
            let Some(code) = scalar(node, self.problems) else { continue };
            if items.iter().any(|item| item.code == *code) {
                self.problems.push(
                    Diagnostic::error("twice-in-list", node.place.clone()).arg("written", code),
                );
            } else if let Some(need) = self.needs.position(|need| need.code == *code) {
                items.push(self.need_item(need));
            } else {
                self.problems.push(unknown_need(node, code, self.needs.as_slice()));
            }
        }
        items
    }

    fn need_item(&self, need: NeedIndex) -> Item {
        let known = &self.needs[need];
        Item {
            was: known.was.clone(),
            need: Some(need),
            ..Item::new(known.code.clone(), known.text.clone())
        }
    }

    fn written_items(&mut self, node: &YamlNode, index: QuestionIndex) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let entries = entries(node, self.problems);
        if !self.fits(node, entries.len()) {
            return items;
        }
        for (key, value) in entries {
            let Some(code) = read_code(key, self.problems) else { continue };
            let mut item = Item::new(code, super::super::Text::default());
            let mut retired = false;
            let text = if value.get("text").is_some() {
                let Some(fields) = Fields::read(value, &keys::ITEM, self.problems) else {
                    continue;
                };
                item.was = self.former_codes(fields);
                item.other = fields.flag("other", self.problems);
                item.exclusive = fields.flag("exclusive", self.problems);
                item.pin =
                    fields.get("pin").and_then(|node| word(node, &keys::PINS, self.problems));
                retired = fields
                    .get("retired")
                    .and_then(|year| integer::<i32>(year, self.problems))
                    .is_some();
                self.piped(fields.get("text"), index)
            } else {
                self.piped(Some(value), index)
            };
            let Some(text) = text else { continue };
            let list = if retired { &mut self.retired } else { &mut items };
            list.push(Item { text, ..item });
        }
        let all: Vec<Item> = items.iter().chain(&self.retired).cloned().collect();
        self.codes_taken(node, all.iter().map(|item| (&item.code, &item.was[..])));
        items
    }
}
