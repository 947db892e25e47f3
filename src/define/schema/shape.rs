//! Each shape as a schema.

use serde_json::{Value, json};

use super::Maker;
use crate::yaml::{GrammarTable, Names, Shape, Size};

/// Codes: visible characters but blanks, quotes, `.`, `|` and `__`.
const CODE: &str = r#"^(?!.*__)[^\s"'.|]+$"#;
/// What reads as a whole number, should it stand in quotes.
const INTEGER: &str = "^[+-]?[0-9]+$";
/// What reads as a number, should it stand in quotes.
const NUMBER: &str = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$";

impl Maker {
    pub(super) fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Line | Shape::Expression => json!({ "type": ["string", "number", "boolean"] }),
            Shape::Text => self.part("text", |maker| {
                let one = maker.shape(&Shape::Line);
                let each = maker.map(Names::Languages, &Shape::Line, 1);
                json!({ "anyOf": [one, each] })
            }),
            Shape::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
            Shape::Code => json!({ "type": ["string", "number", "boolean"], "pattern": CODE }),
            Shape::Date => {
                json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
            }
            Shape::Integer(least) => at_least(
                json!({ "type": ["integer", "string"], "pattern": INTEGER }),
                least.map(Value::from),
            ),
            Shape::Number(least) => at_least(
                json!({ "type": ["number", "string"], "pattern": NUMBER }),
                least.map(Value::from),
            ),
            Shape::Truth => json!({ "type": ["boolean", "string"], "pattern": "^(true|false)$" }),
            Shape::Condition => json!({ "type": ["string", "boolean"] }),
            Shape::Words(words) => json!({ "type": "string", "enum": words }),
            Shape::List(of, size) => self.list(of, *size),
            Shape::Map(names, of) => self.map(*names, of, u64::from(*names == Names::SomeCodes)),
            Shape::Table(table) => self.table(table),
            Shape::Where(key, table, other) => {
                let (table, other) = (self.table(table), self.shape(other));
                json!({ "if": { "type": "object", "required": [key] }, "then": table, "else": other })
            }
            Shape::Kinds(key, kinds) => self.kinds(key, kinds),
            Shape::Any(shapes) => {
                json!({ "anyOf": shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>() })
            }
        }
    }

    fn list(&mut self, of: &Shape, size: Size) -> Value {
        let mut schema = json!({ "type": "array", "items": self.shape(of) });
        if let Value::Object(schema) = &mut schema {
            if size.least > 0 {
                schema.insert("minItems".into(), size.least.into());
            }
            if let Some(most) = size.most {
                schema.insert("maxItems".into(), most.into());
            }
            if size.unique {
                schema.insert("uniqueItems".into(), true.into());
            }
        }
        schema
    }

    fn map(&mut self, names: Names, of: &Shape, least: u64) -> Value {
        let mut schema = json!({ "type": "object", "additionalProperties": self.shape(of) });
        if let Value::Object(schema) = &mut schema {
            let pattern = match names {
                Names::Ids => Some(self.shape(&Shape::ID)),
                Names::Codes | Names::SomeCodes => Some(json!({ "pattern": CODE })),
                Names::Languages => Some(self.shape(&Shape::LANGUAGE)),
                Names::Any => None,
            };
            schema.extend(pattern.map(|pattern| ("propertyNames".to_owned(), pattern)));
            if least > 0 {
                schema.insert("minProperties".into(), least.into());
            }
        }
        schema
    }

    /// The word under a key decides which other keys there are.
    fn kinds(&mut self, key: &str, kinds: &[(&str, GrammarTable)]) -> Value {
        let words: Vec<&str> = kinds.iter().map(|(word, _)| *word).collect();
        let about = kinds
            .iter()
            .flat_map(|(_, table)| table.keys())
            .find(|known| known.name == key)
            .map(|known| known.about);
        let mut cases = Vec::new();
        for (word, table) in kinds {
            let is = json!({ "properties": { key: { "const": word } }, "required": [key] });
            cases.push(json!({ "if": is, "then": self.table(table) }));
        }
        let kind = json!({ "type": "string", "enum": words, "description": about });
        json!({ "type": "object", "properties": { key: kind }, "required": [key], "allOf": cases })
    }
}

fn at_least(mut schema: Value, least: Option<Value>) -> Value {
    if let (Value::Object(schema), Some(least)) = (&mut schema, least) {
        schema.insert("minimum".into(), least);
    }
    schema
}
