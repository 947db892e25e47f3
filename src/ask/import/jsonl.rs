//! JSON Lines: one flat object a line, whose keys are the columns.

use std::collections::HashMap;
use std::fmt;

use encoding_rs::UTF_8;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::csv::decode;
use super::table::{Row, Table, TableError, UnevenRow, fits, seen};

/// The keys and values of an object, in the order written.
struct Entries(Vec<(String, Value)>);

pub(super) fn read(bytes: &[u8], decimal: char) -> Result<Table, TableError> {
    let text = decode(bytes, UTF_8)?;
    let (mut header, mut columns) = (Vec::new(), HashMap::new());
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match object(line, decimal) {
            Ok(entries) => {
                let mut cells = vec![String::new(); header.len()];
                for (key, text) in entries {
                    let column = *columns.entry(key).or_insert_with_key(|key| {
                        header.push(key.clone());
                        header.len() - 1
                    });
                    cells.resize(header.len().max(cells.len()), String::new());
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = text;
                    }
                }
                fits(header.len(), rows.len())?;
                rows.push(Row::new(index + 1, cells.iter().map(String::as_str)));
            }
            Err(reason) => bad.push(UnevenRow { row: index + 1, reason }),
        }
    }
    if !bad.is_empty() {
        return Err(TableError::Rows(bad));
    }
    for row in &mut rows {
        row.resize(header.len());
    }
    Ok(Table { header, rows })
}

/// The columns of an object, each once, with single values as texts.
fn object(line: &str, decimal: char) -> Result<Vec<(String, String)>, String> {
    let Entries(entries) =
        serde_json::from_str(line).map_err(|error| format!("it is no JSON object ({error})"))?;
    let mut cells: Vec<(String, String)> = Vec::new();
    for (key, value) in entries {
        let key = key.trim().to_owned();
        if cells.iter().any(|(other, _)| *other == key) {
            return Err(format!("it has `{key}` twice"));
        }
        let text = match value {
            Value::Null => String::new(),
            Value::Bool(truth) => truth.to_string(),
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => match number.as_f64() {
                Some(float) if number.is_f64() => seen(float, decimal),
                _ => number.to_string(),
            },
            Value::Array(_) | Value::Object(_) => {
                return Err(format!("`{key}` is no single value"));
            }
        };
        cells.push((key, text));
    }
    Ok(cells)
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
