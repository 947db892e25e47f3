//! `file`: what kind of file it is and how it is written.

use encoding_rs::{Encoding, UTF_8};

use super::{ImportFormat, Reader, keys};
use mitreden_base::diagnostics::Diagnostic;
use mitreden_define::yaml::{Fields, YamlNode, scalar, word};

/// Encodings that people are likely to mean, for "did you mean".
const ENCODINGS: [&str; 8] = [
    "utf-8",
    "windows-1252",
    "iso-8859-15",
    "iso-8859-1",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "windows-1250",
];

/// The content of the key `file`.
pub(super) struct File {
    pub(super) format: ImportFormat,
    pub(super) decimal: char,
    pub(super) missing: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Csv,
    Xlsx,
    Jsonl,
}

impl Reader<'_> {
    pub(super) fn file(&mut self, node: Option<&YamlNode>) -> File {
        let csv = ImportFormat::Csv { delimiter: b',', encoding: UTF_8 };
        let mut file = File { format: csv, decimal: '.', missing: Vec::new() };
        let Some(fields) = node.and_then(|node| Fields::read(node, &keys::FILE, self.problems))
        else {
            return file;
        };
        let kind = fields
            .get("format")
            .and_then(|node| word(node, &keys::FORMATS, self.problems))
            .unwrap_or(Kind::Csv);
        let delimiter =
            fields.get("delimiter").and_then(|node| self.delimiter(node)).unwrap_or(b',');
        let encoding = fields.get("encoding").and_then(|node| self.encoding(node)).unwrap_or(UTF_8);
        let sheet = fields.scalar("sheet", self.problems).map(str::to_owned);
        file.format = match kind {
            Kind::Csv => ImportFormat::Csv { delimiter, encoding },
            Kind::Xlsx => ImportFormat::Xlsx { sheet },
            Kind::Jsonl => ImportFormat::Jsonl,
        };
        for (key, only) in
            [("delimiter", Kind::Csv), ("encoding", Kind::Csv), ("sheet", Kind::Xlsx)]
        {
            if let Some((key, _)) = fields.node.entry(key).filter(|_| kind != only) {
                let written = key.text().unwrap_or_default();
                let format = keys::FORMATS
                    .iter()
                    .find(|(_, other)| *other == kind)
                    .map_or("", |(name, _)| name);
                let idle = Diagnostic::error("import-not-for-format", key.place.clone())
                    .arg("key", written);
                self.problems.push(idle.arg("format", format));
            }
        }
        file.decimal = fields
            .get("decimal")
            .and_then(|node| word(node, &keys::MARKS, self.problems))
            .unwrap_or('.');
        let missing = fields.get("missing").map(|node| self.raws(node)).unwrap_or_default();
        file.missing = missing.into_iter().map(|(_, raw)| raw).collect();
        file
    }

    fn delimiter(&mut self, node: &YamlNode) -> Option<u8> {
        let written = scalar(node, self.problems)?;
        match written.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Some(*byte),
            _ => {
                self.problems.push(
                    Diagnostic::error("import-delimiter", node.place.clone())
                        .arg("written", written),
                );
                None
            }
        }
    }

    fn encoding(&mut self, node: &YamlNode) -> Option<&'static Encoding> {
        let written = scalar(node, self.problems)?;
        let encoding = Encoding::for_label(written.as_bytes());
        if encoding.is_none() {
            let unknown =
                Diagnostic::error("import-encoding", node.place.clone()).arg("written", written);
            self.problems.push(unknown.suggest(written, ENCODINGS));
        }
        encoding
    }
}
