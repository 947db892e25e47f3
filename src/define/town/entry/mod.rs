//! New lines in the histories of `agenda.yaml`, written into its text: what people wrote there
//! stays as it is, to the byte.
//!
//! The tree says where a history stands, `ends` where its last line ends, `edits` what is put
//! there. The result is read again: it must say what the file said before and the new line, and
//! nothing else, or there is no result.

mod edits;
mod ends;
mod objection;
#[cfg(test)]
mod tests;
mod written;

use std::sync::Arc;

use super::agenda::MeasureEvent;
use crate::yaml::{YamlNode, YamlValue, parse};
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::ids::Code;

pub use objection::{EntryObjection, objection};
pub use written::line;

/// A line to be added to the history of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The code of the measure.
    pub measure: Code,
    /// The line to be added.
    pub event: MeasureEvent,
}

/// Why lines could not be added; the text is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    /// The text is no YAML that can be read.
    #[error("the file cannot be read")]
    Unreadable,
    /// There is no measure of this code, or it has no list `history`.
    #[error("`{0}` has no history")]
    NoHistory(Code),
    /// No place was found where the line changes nothing else.
    #[error("nothing can be added to the history of `{0}` without changing something else")]
    NoPlace(Code),
}

/// Adds lines at the ends of their measures' histories.
pub fn add(source: &Arc<Source>, entries: &[HistoryEntry]) -> Result<Arc<Source>, NotAdded> {
    entries.iter().try_fold(Arc::clone(source), |source, entry| add_one(&source, entry))
}

fn add_one(source: &Arc<Source>, entry: &HistoryEntry) -> Result<Arc<Source>, NotAdded> {
    let old = tree(source).ok_or(NotAdded::Unreadable)?;
    let none = || NotAdded::NoHistory(entry.measure.clone());
    let measure = old
        .get("measures")
        .and_then(|measures| measures.get(entry.measure.as_str()))
        .ok_or_else(none)?;
    let (key, list) = measure.entry("history").ok_or_else(none)?;
    let YamlValue::List(items) = &list.value else { return Err(none()) };
    for edit in edits::edits(&source.text, key, items, &entry.event) {
        let new = Source::new(source.name.clone(), &edit.apply(&source.text));
        if tree(&new).is_some_and(|tree| says_so_much_more(&old, tree, entry)) {
            return Ok(new);
        }
    }
    Err(NotAdded::NoPlace(entry.measure.clone()))
}

fn tree(source: &Arc<Source>) -> Option<YamlNode> {
    let mut problems = Problems::new();
    parse(source, &mut problems).filter(|_| !problems.has_errors())
}

/// Whether a new tree is the old one with this one line more.
fn says_so_much_more(old: &YamlNode, mut new: YamlNode, entry: &HistoryEntry) -> bool {
    let last = history(&mut new, entry.measure.as_str()).and_then(Vec::pop);
    last.is_some_and(|last| written::says(&last, &entry.event)) && same(old, &new)
}

fn history<'n>(root: &'n mut YamlNode, measure: &str) -> Option<&'n mut Vec<YamlNode>> {
    match &mut below(below(below(root, "measures")?, measure)?, "history")?.value {
        YamlValue::List(items) => Some(items),
        _ => None,
    }
}

fn below<'n>(node: &'n mut YamlNode, key: &str) -> Option<&'n mut YamlNode> {
    match &mut node.value {
        YamlValue::Map(entries) => {
            entries.iter_mut().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
        }
        _ => None,
    }
}

/// Whether two trees have the same content, wherever it is written.
fn same(a: &YamlNode, b: &YamlNode) -> bool {
    match (&a.value, &b.value) {
        (YamlValue::Null, YamlValue::Null) => true,
        (YamlValue::Scalar(a), YamlValue::Scalar(b)) => a == b,
        (YamlValue::List(a), YamlValue::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (YamlValue::Map(a), YamlValue::Map(b)) => {
            let entry = |((key, a), (other, b)): (&(YamlNode, YamlNode), &(YamlNode, YamlNode))| {
                key.text() == other.text() && same(a, b)
            };
            a.len() == b.len() && a.iter().zip(b).all(entry)
        }
        _ => false,
    }
}
