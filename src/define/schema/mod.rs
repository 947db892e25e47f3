//! The JSON Schema (draft 2020-12) of a grammar: what editors complete and mark by.
//!
//! Made from the tables that the readers go by. It says what is written wrong, key by key; what
//! does not fit together (an unknown need, a condition that is never true) only `check` can say.

mod shape;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::yaml::{GrammarKey, GrammarTable, Shape};

/// The JSON Schema of files of a shape.
pub fn schema(title: &str, shape: &Shape) -> Value {
    let mut maker = Maker::default();
    let root = maker.shape(shape);
    let mut schema =
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title });
    if let (Value::Object(schema), Value::Object(root)) = (&mut schema, root) {
        schema.extend(root);
        schema.insert("$defs".into(), Value::Object(maker.parts));
    }
    schema
}

/// Gathers the parts of a schema, each made once and referred to by name.
#[derive(Default)]
struct Maker {
    parts: Map<String, Value>,
}

impl Maker {
    /// A reference to a part, which is made if it is not there yet.
    fn part(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.parts.contains_key(name) {
            // Known before it is made: a part may refer to itself.
            self.parts.insert(name.to_owned(), Value::Null);
            let part = make(self);
            self.parts.insert(name.to_owned(), part);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn table(&mut self, table: &GrammarTable) -> Value {
        self.part(&slug(table.what), |maker| maker.keys(table))
    }

    /// A map that has the keys of a table and no others.
    fn keys(&mut self, table: &GrammarTable) -> Value {
        let required: Vec<&str> =
            table.keys().filter(|key| key.required).map(|key| key.name).collect();
        let properties: Map<String, Value> =
            table.keys().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let mut schema =
            json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if let Value::Object(schema) = &mut schema {
            if !required.is_empty() {
                schema.insert("required".into(), json!(required));
            }
            if !table.one_of.is_empty() {
                let each = table.one_of.iter().map(|key| json!({ "required": [key] }));
                schema.insert("oneOf".into(), each.collect());
            }
        }
        schema
    }

    fn key(&mut self, key: &GrammarKey) -> Value {
        let mut schema = self.shape(&key.shape);
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".into(), key.about.into());
        }
        schema
    }
}

/// A part's name: the words that describe it, joined by hyphens.
fn slug(what: &str) -> String {
    what.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
