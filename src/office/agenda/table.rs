//! A table of the agenda as `agenda export` writes it, with lines added, as it is read.

use std::path::Path;

use super::rows::{Column, MEASURE, ON, STATUS};
use crate::failure::Failure;
use mitreden_base::diagnostics::{listed, nearest};
use mitreden_base::locale::Word;

/// A row of the table, its cells in the order of the heads.
#[derive(Debug)]
pub(crate) struct Row {
    /// The row's number, as a spreadsheet counts: the heads are row 1.
    pub(crate) number: usize,
    pub(crate) cells: Vec<String>,
}

/// A problem with a table: the message, and the words it needs beside the file's name.
#[derive(Debug)]
pub struct Trouble {
    /// The id of the message.
    pub id: &'static str,
    /// The words that fill the message in.
    pub words: Vec<(&'static str, Word)>,
}

impl Trouble {
    pub(super) fn new(id: &'static str) -> Self {
        Self { id, words: Vec::new() }
    }

    pub(super) fn at(id: &'static str, row: usize, column: &str) -> Self {
        Self::new(id).word("row", row.to_string()).word("column", column)
    }

    pub(super) fn word(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        self.words.push((name, word.into()));
        self
    }

    /// Fills in the name that was probably meant, or else the names there are.
    pub(super) fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        match nearest(written, known.iter().copied()) {
            Some(near) => self.word("case", "near").word("near", near),
            None => self.word("case", "known").word("known", listed(known)),
        }
    }
}

/// The text of the table; a line that is no UTF-8 is an error.
pub(super) fn decoded<'b>(bytes: &'b [u8], path: &Path) -> Result<&'b str, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes
            .get(..error.valid_up_to())
            .unwrap_or_default()
            .split(|byte| *byte == b'\n')
            .count();
        Failure::at("failure-agenda-utf8", path).word("line", line.to_string())
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The names of the columns, the rows, and problems with the table's form.
pub(super) fn read(text: &str, columns: &[Column]) -> (Vec<String>, Vec<Row>, Vec<Trouble>) {
    let first = text.lines().next().unwrap_or_default();
    // Spreadsheets of many languages part cells by semicolons.
    let delimiter =
        if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader
        .records()
        .map_while(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>());
    let head: Vec<String> =
        records.next().unwrap_or_default().iter().map(|name| name.trim().to_owned()).collect();
    let mut troubles = heads(&head, columns);
    let mut rows = Vec::new();
    for (at, mut cells) in records.enumerate() {
        let row = at + 2;
        let is_blank = |cell: &String| cell.trim().is_empty();
        if cells.iter().all(is_blank) {
            continue;
        }
        // A spreadsheet may end rows early, or with cells nobody has filled.
        while cells.len() > head.len() && cells.last().is_some_and(is_blank) {
            cells.pop();
        }
        if cells.len() > head.len() {
            let trouble = Trouble::new("agenda-import-cells")
                .word("row", row.to_string())
                .word("n", cells.len());
            troubles.push(trouble.word("heads", head.len()));
            continue;
        }
        cells.resize(head.len(), String::new());
        rows.push(Row { number: row, cells });
    }
    (head, rows, troubles)
}

/// The problems of columns that are unknown, there twice, or missing.
fn heads(head: &[String], columns: &[Column]) -> Vec<Trouble> {
    let names = || columns.iter().map(|column| column.name.as_str());
    let mut troubles = Vec::new();
    for (at, name) in head.iter().enumerate() {
        let number = (at + 1).to_string();
        if !names().any(|known| known == name) {
            let unknown =
                Trouble::new("agenda-import-column").word("column", name).word("number", number);
            troubles.push(unknown.meant(name, names()));
        } else if head[..at].contains(name) {
            troubles.push(
                Trouble::new("agenda-import-column-twice")
                    .word("column", name)
                    .word("number", number),
            );
        }
    }
    for name in [MEASURE, ON, STATUS] {
        if !head.iter().any(|known| known == name) {
            troubles.push(Trouble::new("agenda-import-column-lacks").word("column", name));
        }
    }
    troubles
}
