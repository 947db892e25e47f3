//! Readers of single values and of maps with known keys; each says what is wrong and reads on.

use super::grammar::GrammarTable;
use super::tree::{YamlNode, YamlValue};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems};

/// A map whose keys have been held against their table.
#[derive(Clone, Copy)]
pub struct Fields<'n> {
    /// The node of the map.
    pub node: &'n YamlNode,
}

impl<'n> Fields<'n> {
    /// Reads a map; unknown and missing keys are problems.
    pub fn read(node: &'n YamlNode, table: &GrammarTable, problems: &mut Problems) -> Option<Self> {
        let YamlValue::Map(entries) = &node.value else {
            problems.push(wrong_shape(node, "a map of keys"));
            return None;
        };
        let names = || table.keys().map(|key| key.name);
        for (key, _) in entries {
            let written = key.text().unwrap_or_default();
            if !names().any(|name| name == written) {
                let unknown = Diagnostic::error("unknown-key", key.place.clone())
                    .arg("key", written)
                    .phrase("what", table.what);
                let all = names().collect::<Vec<_>>().join(", ");
                problems.push(unknown.arg("keys", all).suggest(written, names()));
            }
        }
        for key in table.keys().filter(|key| key.required && node.get(key.name).is_none()) {
            problems.push(
                Diagnostic::error("missing-key", start(node))
                    .arg("key", key.name)
                    .phrase("what", table.what),
            );
        }
        Some(Self { node })
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&'n YamlNode> {
        self.node.get(key)
    }

    /// The single value under a key, as text.
    pub fn scalar(&self, key: &str, problems: &mut Problems) -> Option<&'n str> {
        scalar(self.get(key)?, problems)
    }

    /// The whole number under a key.
    pub fn integer<T: TryFrom<i64>>(&self, key: &str, problems: &mut Problems) -> Option<T> {
        integer(self.get(key)?, problems)
    }

    /// The truth value under a key; false where there is none.
    pub fn flag(&self, key: &str, problems: &mut Problems) -> bool {
        self.get(key).and_then(|node| truth(node, problems)).unwrap_or(false)
    }

    /// The entries of the map under a key.
    pub fn entries(&self, key: &str, problems: &mut Problems) -> Vec<(&'n YamlNode, &'n YamlNode)> {
        self.get(key).map(|node| entries(node, problems)).unwrap_or_default()
    }

    /// The items of the list under a key.
    pub fn list(&self, key: &str, problems: &mut Problems) -> &'n [YamlNode] {
        self.get(key).map(|node| list(node, problems)).unwrap_or_default()
    }
}

/// The first line of a node: where a caret for "something is missing here" goes.
pub fn start(node: &YamlNode) -> Place {
    match (&node.value, node.place.range()) {
        (YamlValue::Map(entries), _) if !entries.is_empty() => entries[0].0.place.clone(),
        (_, Some(range)) => Place::new(node.place.source(), range.start..range.start + 1),
        _ => node.place.clone(),
    }
}

/// The problem that a node does not have the shape that is wanted.
pub fn wrong_shape(node: &YamlNode, wanted: &'static str) -> Diagnostic {
    Diagnostic::error("wrong-shape", node.place.clone())
        .phrase("wanted", wanted)
        .phrase("found", node.shape())
}

/// Reads a single value as text.
pub fn scalar<'n>(node: &'n YamlNode, problems: &mut Problems) -> Option<&'n str> {
    let text = node.text();
    if text.is_none() {
        problems.push(wrong_shape(node, "a single value"));
    }
    text
}

/// The items of a list.
pub fn list<'n>(node: &'n YamlNode, problems: &mut Problems) -> &'n [YamlNode] {
    if let YamlValue::List(items) = &node.value {
        return items;
    }
    problems.push(wrong_shape(node, "a list"));
    &[]
}

/// The keys and values of a map.
pub fn entries<'n>(
    node: &'n YamlNode,
    problems: &mut Problems,
) -> Vec<(&'n YamlNode, &'n YamlNode)> {
    if let YamlValue::Map(entries) = &node.value {
        return entries.iter().map(|(key, value)| (key, value)).collect();
    }
    problems.push(wrong_shape(node, "a map of keys"));
    Vec::new()
}

/// Reads a number, with or without a decimal point.
pub fn number(node: &YamlNode, problems: &mut Problems) -> Option<f64> {
    let text = scalar(node, problems)?;
    let value = text.parse().ok().filter(|value: &f64| value.is_finite());
    if value.is_none() {
        problems.push(Diagnostic::error("not-a-number", node.place.clone()).arg("written", text));
    }
    value
}

/// Reads a whole number.
pub fn integer<T: TryFrom<i64>>(node: &YamlNode, problems: &mut Problems) -> Option<T> {
    let text = scalar(node, problems)?;
    let value = text.parse::<i64>().ok().and_then(|value| T::try_from(value).ok());
    if value.is_none() {
        problems.push(Diagnostic::error("not-an-integer", node.place.clone()).arg("written", text));
    }
    value
}

/// Reads `true` or `false`.
pub fn truth(node: &YamlNode, problems: &mut Problems) -> Option<bool> {
    match scalar(node, problems)? {
        "true" => Some(true),
        "false" => Some(false),
        written => {
            problems
                .push(Diagnostic::error("not-a-truth", node.place.clone()).arg("written", written));
            None
        }
    }
}

/// Reads one of some words, as the value that it stands for.
pub fn word<T: Copy>(node: &YamlNode, words: &[(&str, T)], problems: &mut Problems) -> Option<T> {
    let written = scalar(node, problems)?;
    let found = words.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
    if found.is_none() {
        let names = || words.iter().map(|(name, _)| *name);
        let all = names().collect::<Vec<_>>().join(", ");
        let unknown = Diagnostic::error("unknown-word", node.place.clone())
            .arg("written", written)
            .arg("words", all);
        problems.push(unknown.suggest(written, names()));
    }
    found
}
