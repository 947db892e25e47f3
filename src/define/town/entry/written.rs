//! How a line of a history is written: on one line in braces, or a key a line, as those before it
//! are.

use std::fmt::Write;

use super::super::agenda::MeasureEvent;
use crate::survey::Text;
use crate::yaml::{YamlNode, YamlValue};
use mitreden_base::visible::visible;

/// A line of a history in braces, as it stands in the file.
pub fn line(event: &MeasureEvent) -> String {
    format!("{{ {} }}", fields(event).join(", "))
}

/// The keys of a line with their values.
pub(super) fn fields(event: &MeasureEvent) -> Vec<String> {
    let mut fields = vec![format!("on: {}", event.on), format!("status: {}", event.status.word())];
    fields.extend(event.note.as_ref().map(|note| format!("note: {}", text(note))));
    fields
}

fn text(note: &Text) -> String {
    let versions: Vec<_> = versions(note).collect();
    match &versions[..] {
        [("", words)] => quoted(words),
        all => {
            let all: Vec<_> =
                all.iter().map(|(tag, words)| format!("{tag}: {}", quoted(words))).collect();
            format!("{{ {} }}", all.join(", "))
        }
    }
}

/// The versions of a note by language, without control characters, which the town's files never
/// hold.
fn versions(note: &Text) -> impl Iterator<Item = (&str, String)> {
    note.versions.iter().map(|(tag, _)| (tag.as_str(), visible(&note.show(tag)).into_owned()))
}

/// A text in double quotes, in which every character can stand.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // What breaks lines, is not seen, or may not stand in a file.
            c if matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether an item of a list says the same as an event.
pub(super) fn says(item: &YamlNode, event: &MeasureEvent) -> bool {
    let YamlValue::Map(entries) = &item.value else { return false };
    let word = |key: &str| item.get(key).and_then(YamlNode::text);
    let note = match (item.get("note"), &event.note) {
        (None, None) => true,
        (Some(written), Some(note)) => speaks(written, note),
        _ => false,
    };
    let keys = 2 + usize::from(event.note.is_some());
    note && entries.len() == keys
        && word("on") == Some(&*event.on.to_string())
        && word("status") == Some(event.status.word())
}

fn speaks(written: &YamlNode, note: &Text) -> bool {
    match &written.value {
        YamlValue::Scalar(words) => versions(note).eq([("", words.clone())]),
        YamlValue::Map(entries) => {
            let written =
                entries.iter().map(|(key, value)| (key.text().unwrap_or_default(), value.text()));
            written.eq(versions(note)
                .collect::<Vec<_>>()
                .iter()
                .map(|(tag, words)| (*tag, Some(words.as_str()))))
        }
        _ => false,
    }
}
