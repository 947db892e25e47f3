//! What only one type of question has.

use super::super::kind::{Bounds, Item, ItemOrder, Kind, Pick, Scale};
use super::dates::date;
use super::needs::unknown_need;
use super::{Reader, keys};
use crate::index::{NeedIndex, QuestionIndex};
use crate::yaml::{Fields, YamlNode, number, scalar, word};
use mitreden_base::diagnostics::Diagnostic;

/// The longest open answer where the file names no length: a line, or a page.
const LINE: usize = 200;
const PAGE: usize = 4_000;

impl Reader<'_> {
    pub(super) fn kind(&mut self, fields: Fields<'_>, index: QuestionIndex) -> Option<Kind> {
        match fields.get("type")?.text()? {
            "single" => {
                let options = self.options(fields, index, false);
                Some(Kind::Single {
                    options,
                    ordered: fields.flag("ordered", self.problems),
                    order: self.order(fields),
                })
            }
            "multiple" => {
                let options = self.options(fields, index, true);
                let pick = self.pick(fields, options.len());
                Some(Kind::Multiple {
                    options,
                    order: self.order(fields),
                    pick,
                    none: self.text(fields.get("none")),
                })
            }
            "ranking" => {
                let items = self.options(fields, index, false);
                let top = self.count(fields, "top", items.len());
                self.ranks(fields, top);
                Some(Kind::Ranking {
                    items,
                    order: self.order(fields),
                    top,
                    none: self.text(fields.get("none")),
                })
            }
            "points" => self.points(fields, index),
            "rating" => Some(Kind::Rating {
                scale: self.scale(fields)?,
                need: fields.get("need").and_then(|node| self.need_named(node)),
            }),
            "matrix" => {
                let rows = self.items(fields.get("rows"), index);
                let (order, scale) = (self.order(fields), self.scale(fields)?);
                self.cells(fields, &rows, &scale);
                Some(Kind::Matrix { rows, order, scale })
            }
            "best-worst" => self.best_worst(fields, index),
            "number" => {
                let bounds = self.bounds(fields, number);
                Some(Kind::Number { bounds, integer: fields.flag("integer", self.problems) })
            }
            "date" => Some(Kind::Date { bounds: self.bounds(fields, date) }),
            "text" => {
                let long = fields.flag("long", self.problems);
                let longest = fields.integer("max_length", self.problems);
                Some(Kind::Text {
                    long,
                    max_length: longest.unwrap_or(if long { PAGE } else { LINE }),
                })
            }
            "computed" => {
                let compiled = self.computed(fields.get("value")?, index)?;
                Some(Kind::Computed { value: compiled.expr, result: compiled.result })
            }
            "note" => Some(Kind::Note),
            "task" => self.task(fields),
            _ => None,
        }
    }

    /// Reads the options of a choice; keys that only make sense in another type are problems.
    fn options(&mut self, fields: Fields<'_>, index: QuestionIndex, multiple: bool) -> Vec<Item> {
        let items = self.items(fields.get("options"), index);
        for item in items.iter().filter(|item| item.exclusive && !multiple) {
            let place = fields
                .get("options")
                .and_then(|node| node.entry(item.code.as_str()))
                .map(|(key, _)| key.place.clone());
            let place = place.unwrap_or_else(|| fields.node.place.clone());
            self.problems
                .push(Diagnostic::error("exclusive-not-multiple", place).arg("code", &item.code));
        }
        items
    }

    fn points(&mut self, fields: Fields<'_>, index: QuestionIndex) -> Option<Kind> {
        let items = self.options(fields, index, false);
        let node = fields.get("total")?;
        let total = number(node, self.problems)?;
        if total <= 0.0 {
            self.problems
                .push(Diagnostic::error("not-positive", node.place.clone()).arg("key", "total"));
        }
        Some(Kind::Points { items, order: self.order(fields), total })
    }

    fn best_worst(&mut self, fields: Fields<'_>, index: QuestionIndex) -> Option<Kind> {
        let items = self.options(fields, index, false);
        let per_task = self.count(fields, "per_task", items.len());
        let tasks = self.tasks(fields, per_task)?;
        // Too few items, or none, are told by `count` or where they stand.
        for (key, small) in [("per_task", (1..3).contains(&per_task)), ("tasks", tasks == 0)] {
            if let Some(node) = fields.get(key).filter(|_| small) {
                self.problems.push(
                    Diagnostic::error("best-worst-too-small", node.place.clone()).arg("key", key),
                );
            }
        }
        Some(Kind::BestWorst { items, per_task, tasks })
    }

    fn task(&mut self, fields: Fields<'_>) -> Option<Kind> {
        let node = fields.get("link")?;
        let link = scalar(node, self.problems)?;
        if !(link.starts_with("https://") || link.starts_with("http://")) {
            self.problems
                .push(Diagnostic::error("not-a-link", node.place.clone()).arg("written", link));
        }
        Some(Kind::Task { link: link.to_owned() })
    }

    fn order(&mut self, fields: Fields<'_>) -> ItemOrder {
        fields
            .get("order")
            .and_then(|node| word(node, &keys::ORDERS, self.problems))
            .unwrap_or_default()
    }

    /// Reads a count from 1 to the number of items; all items where none is written.
    fn count(&mut self, fields: Fields<'_>, key: &str, items: usize) -> usize {
        let Some(node) = fields.get(key) else { return items };
        let Some(count) = fields.integer(key, self.problems) else { return items };
        if count == 0 || (count > items && items > 0 && self.all_needs) {
            self.problems.push(
                Diagnostic::error("count-out-of-range", node.place.clone())
                    .arg("key", key)
                    .arg("items", items),
            );
        }
        count
    }

    fn pick(&mut self, fields: Fields<'_>, items: usize) -> Pick {
        let all = Pick { min: 0, max: items };
        let Some(node) = fields.get("pick") else { return all };
        let Some(fields) = Fields::read(node, &keys::PICK, self.problems) else { return all };
        let min = fields.integer("min", self.problems).unwrap_or(0);
        let max = fields.integer("max", self.problems).unwrap_or(items);
        if min > max || max == 0 || (max > items && items > 0) {
            let problem = Diagnostic::error("pick-out-of-range", node.place.clone())
                .arg("min", min)
                .arg("max", max);
            self.problems.push(problem.arg("items", items));
        }
        Pick { min, max }
    }

    /// Reads the code of a need of this survey.
    pub(super) fn need_named(&mut self, node: &YamlNode) -> Option<NeedIndex> {
        let code = scalar(node, self.problems)?;
        let found = self.needs.position(|need| need.code == *code);
        // Where the list could not be read whole, that is told.
        if found.is_none() && self.all_needs {
            self.problems.push(unknown_need(node, code, self.needs.as_slice()));
        }
        found
    }

    fn scale(&mut self, fields: Fields<'_>) -> Option<Scale> {
        let node = fields.get("scale")?;
        let fields = Fields::read(node, &keys::SCALE, self.problems)?;
        let from: Option<i16> = fields.integer("from", self.problems);
        let to: Option<i16> = fields.integer("to", self.problems);
        let best_is_to = fields.get("best").and_then(|node| word(node, &keys::BEST, self.problems));
        let (low, high) = (self.text(fields.get("low")), self.text(fields.get("high")));
        let (from, to) = (from?, to?);
        if to <= from || to.abs_diff(from) > 100 {
            self.problems.push(
                Diagnostic::error("scale-out-of-range", node.place.clone())
                    .arg("from", from)
                    .arg("to", to),
            );
        }
        Some(Scale { from, to, best_is_to, low, high })
    }

    fn bounds<T: PartialOrd + Copy>(
        &mut self,
        fields: Fields<'_>,
        read: fn(&YamlNode, &mut mitreden_base::diagnostics::Problems) -> Option<T>,
    ) -> Bounds<T> {
        let mut bound = |key| fields.get(key).and_then(|node| read(node, self.problems));
        let bounds = Bounds { min: bound("min"), max: bound("max") };
        if let (Some(min), Some(max), Some(node)) = (bounds.min, bounds.max, fields.get("max"))
            && max < min
        {
            self.problems.push(Diagnostic::error("max-below-min", node.place.clone()));
        }
        bounds
    }
}
