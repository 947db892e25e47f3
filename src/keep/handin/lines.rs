//! The lines of a hand-in.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BadHandin, FORMAT, Handin, PLAIN};
use crate::contact::Contact;
use crate::jsonl;
use crate::record::Record;
use mitreden_base::seed::fingerprint;
use mitreden_define::survey::Definition;

/// The beginning of every hand-in, whatever the version of its format.
const MARK: &str = r#"{"handin":"#;

/// The first line of a hand-in.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    handin: u64,
    survey: String,
    device: String,
    number: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    all: bool,
    tombstone_key: String,
}

/// The part of the first line that every version has.
#[derive(Deserialize)]
struct Format {
    handin: u64,
}

/// A line between head and end that is no response.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Definition { hash: String, yaml: String },
    Promised { definition: String, months: u32 },
    Erased(String),
    ErasedElsewhere { key: String, hash: String },
    Contact(Contact),
    TakenBack(#[serde(with = "crate::plain")] Uuid),
    End { fingerprint: String },
}

/// Whether bytes begin as a hand-in does.
pub fn is_handin(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK.as_bytes())
}

/// Writes a hand-in: the same content is the same bytes.
pub fn write(handin: &Handin) -> Vec<u8> {
    let Handin {
        survey,
        device,
        number,
        all,
        key,
        definitions,
        promises,
        tombstones,
        passed,
        contacts,
        taken_back,
        records,
        print: _,
    } = handin;
    let is_plain = !all && promises.is_empty() && passed.is_empty();
    let head = Head {
        handin: if is_plain { PLAIN } else { FORMAT },
        survey: survey.clone(),
        device: device.clone(),
        number: *number,
        all: *all,
        tombstone_key: hex(key.as_bytes()),
    };
    let mut bytes = line(&head);
    let mut definitions: Vec<_> = definitions.iter().collect();
    definitions.sort_by(|a, b| a.hash.cmp(&b.hash));
    for Definition { yaml, hash } in definitions {
        bytes.extend(line(&Line::Definition { hash: hash.clone(), yaml: yaml.clone() }));
    }
    for (definition, months) in promises {
        bytes.extend(line(&Line::Promised { definition: definition.clone(), months: *months }));
    }
    for tombstone in tombstones {
        bytes.extend(line(&Line::Erased(hex(tombstone.as_bytes()))));
    }
    for (key, hash) in passed {
        bytes.extend(line(&Line::ErasedElsewhere {
            key: hex(key.as_bytes()),
            hash: hex(hash.as_bytes()),
        }));
    }
    let mut contacts: Vec<_> = contacts.iter().collect();
    contacts.sort_by_key(|contact| contact.id);
    bytes.extend(contacts.into_iter().flat_map(|contact| line(&Line::Contact(contact.clone()))));
    bytes.extend(taken_back.iter().flat_map(|contact| line(&Line::TakenBack(*contact))));
    bytes.extend(jsonl::write(records));
    let end = Line::End { fingerprint: fingerprint(&bytes) };
    bytes.extend(line(&end));
    bytes
}

/// Reads a hand-in: all of it, or nothing.
pub fn read(bytes: &[u8]) -> Result<Handin, BadHandin> {
    let (head, rest) = head(bytes)?;
    let body = rest.strip_suffix(b"\n").ok_or(BadHandin::Cut)?;
    let last = body.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let (_, end) = body.split_at_checked(last).ok_or(BadHandin::Cut)?;
    let Ok(Line::End { fingerprint: told }) = serde_json::from_slice(end) else {
        return Err(BadHandin::Cut);
    };
    let before = bytes.get(..bytes.len() - end.len() - 1).unwrap_or_default();
    if told != fingerprint(before) {
        return Err(BadHandin::Changed);
    }

    let wrong = |line, reason: String| BadHandin::Line { line, reason };
    let key = unhex(&head.tombstone_key).ok_or_else(|| wrong(1, "no key".to_owned()))?;
    let Head { survey, device, number, all, .. } = head;
    let mut handin = Handin { survey, device, number, all, print: told, ..Handin::of(key) };
    let text = body.get(..last).unwrap_or_default();
    let text = std::str::from_utf8(text).map_err(|error| wrong(2, error.to_string()))?;
    for (line, text) in (2..).zip(text.lines()) {
        // Responses are the most by far, and begin with a key of their own.
        if text.starts_with(r#"{"answers":"#) {
            handin
                .records
                .push(Record::from_line(text).map_err(|bad| wrong(line, bad.to_string()))?);
            continue;
        }
        match serde_json::from_str(text).map_err(|error| wrong(line, error.to_string()))? {
            Line::Definition { hash, yaml } => handin.definitions.push(Definition { yaml, hash }),
            Line::Promised { definition, months } => {
                handin.promises.insert((definition, months));
            }
            Line::ErasedElsewhere { key, hash } => {
                let both = unhex(&key).zip(unhex(&hash));
                handin.passed.insert(both.ok_or_else(|| wrong(line, "no tombstone".to_owned()))?);
            }
            Line::Erased(hash) => {
                handin
                    .tombstones
                    .insert(unhex(&hash).ok_or_else(|| wrong(line, "no tombstone".to_owned()))?);
            }
            Line::Contact(contact) => handin.contacts.push(contact),
            Line::TakenBack(contact) => drop(handin.taken_back.insert(contact)),
            Line::End { .. } => return Err(wrong(line, "an end before the end".to_owned())),
        }
    }
    Ok(handin)
}

/// The first line, and the bytes that follow it.
fn head(bytes: &[u8]) -> Result<(Head, &[u8]), BadHandin> {
    if !is_handin(bytes) {
        return Err(if MARK.as_bytes().starts_with(bytes) {
            BadHandin::Cut
        } else {
            BadHandin::Foreign
        });
    }
    let at = bytes.iter().position(|byte| *byte == b'\n').ok_or(BadHandin::Cut)?;
    let (first, rest) = bytes.split_at_checked(at + 1).ok_or(BadHandin::Cut)?;
    match serde_json::from_slice::<Format>(first) {
        Ok(Format { handin: PLAIN..=FORMAT }) => {}
        Ok(Format { handin }) => return Err(BadHandin::Newer(handin)),
        Err(_) => return Err(BadHandin::Changed),
    }
    let head = serde_json::from_slice(first).map_err(|_| BadHandin::Changed)?;
    Ok((head, rest))
}

/// A value as one line of JSON, with the line's end.
#[expect(
    clippy::expect_used,
    reason = "texts and numbers are JSON, and writing to memory does not fail"
)]
fn line(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("it is JSON");
    bytes.push(b'\n');
    bytes
}

fn hex(bytes: &[u8; 32]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Reads a key or a hash from hexadecimal digits.
fn unhex<T: From<[u8; 32]>>(text: &str) -> Option<T> {
    let mut bytes = [0; 32];
    let pairs = text.as_bytes().chunks(2);
    if text.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes.into())
}
