//! A foreign file as a table of texts, whatever its format.

use std::collections::HashMap;

use thiserror::Error;

use super::mapping::ImportFormat;
use super::{csv, jsonl, xlsx};
use mitreden_base::diagnostics::nearest;

/// The most cells of a table: more are no survey, and would not fit into memory.
const MOST_CELLS: usize = 100_000_000;
/// How many bad rows are named before the rest is only counted.
const NAMED: usize = 5;

/// A header and rows of texts, without blanks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// The names of the columns: no two are the same.
    pub(super) header: Vec<String>,
    /// The rows that are not wholly empty.
    pub(super) rows: Vec<Row>,
}

/// A row of the file. Its cells are one text: many files hold little else than ticks, of which each
/// would take fifty bytes as a text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The row's number, as a spreadsheet counts: the header is row 1. In JSON Lines, the line's
    /// number.
    pub(super) number: usize,
    text: String,
    /// Where in the text each cell ends.
    ends: Vec<usize>,
}

impl Row {
    pub(super) fn new<'c>(number: usize, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut row = Self { number, text: String::new(), ends: Vec::new() };
        for cell in cells {
            row.text.push_str(cell);
            row.ends.push(row.text.len());
        }
        row.text.shrink_to_fit();
        row.ends.shrink_to_fit();
        row
    }

    /// How many cells it has: one for each column.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Its cells, in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|column| self.cell(column))
    }

    /// The cell of a column.
    pub(super) fn cell(&self, column: usize) -> Option<&str> {
        let end = *self.ends.get(column)?;
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.text.get(start.unwrap_or_default()..end)
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Gives it so many cells, with nothing in those that it lacked.
    pub(super) fn resize(&mut self, columns: usize) {
        self.ends.resize(columns, self.text.len());
        self.text.truncate(self.ends.last().copied().unwrap_or_default());
    }
}

/// A row that is not like the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnevenRow {
    /// The number of the row.
    pub row: usize,
    /// What is wrong with the row.
    pub reason: String,
}

/// Why a file cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file is not in UTF-8, the default encoding.
    #[error("byte {byte}, in line {line}, is not UTF-8")]
    NotUtf8 {
        /// The number of the first bad byte, from 1.
        byte: usize,
        /// The number of its line, from 1.
        line: usize,
    },
    /// The file is not in the encoding that the mapping names.
    #[error("the file is not in the encoding {0}")]
    NotEncoded(&'static str),
    /// The file is a workbook where text is expected.
    #[error("the file is a workbook, not text")]
    Workbook,
    /// The file is no workbook, where one is expected.
    #[error("the file cannot be read as a workbook: {0}")]
    NoWorkbook(String),
    /// The workbook has no such sheet.
    #[error("the workbook has no sheet `{name}`")]
    NoSheet {
        /// The name of the sheet that is wanted.
        name: String,
        /// The names of the sheets in the workbook.
        sheets: Vec<String>,
    },
    /// Two columns have one name.
    #[error("columns {first} and {second} of the file are both called `{name}`")]
    SameName {
        /// The name of both columns.
        name: String,
        /// The number of the first column, from 1.
        first: usize,
        /// The number of the second column, from 1.
        second: usize,
    },
    /// A column has values but no name.
    #[error("column {0} of the file has no name")]
    NoName(usize),
    /// Some rows are not like the header.
    #[error("{}", listed(.0))]
    Rows(Vec<UnevenRow>),
    /// A quote is never closed.
    #[error("in row {row} begins a quote that is never closed")]
    OpenQuote {
        /// The row in which the quote begins.
        row: usize,
    },
    /// A cell holds whole rows, because its quote was closed by that of a later row.
    #[error(
        "in row {row} begins a quote in `{column}` that takes whole rows into its cell: {rows}"
    )]
    Swallowed {
        /// The row in which the quote begins.
        row: usize,
        /// The column in which the quote begins.
        column: String,
        /// How many rows the cell holds.
        rows: usize,
    },
    /// The cells are probably separated by another character.
    #[error("the file has only one column, with `{}` in its name", .0.escape_default())]
    Delimiter(char),
    /// The workbook holds too much once it is unpacked.
    #[error("the workbook unpacks to more than {0} GB")]
    Unpacked(u64),
    /// A workbook whose shared texts are too much.
    #[error("the texts of the workbook unpack to more than {0} MB")]
    Texts(u64),
    /// A text that no cell of a spreadsheet can hold.
    #[error("in `{part}` of the workbook a text has more than {most} bytes")]
    LongText {
        /// The part of the workbook that holds the text.
        part: String,
        /// The limit in bytes.
        most: usize,
    },
    /// The table is too large to be a survey.
    #[error("the table has more than {MOST_CELLS} cells")]
    TooLarge,
}

impl TableError {
    /// A hint on what to do.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "is this the right file? The first row names the columns".to_owned(),
            Self::NotUtf8 { .. } => {
                "text saved by Excel or an older program is often in another encoding: write `encoding: windows-1252` under `file:`"
                    .to_owned()
            }
            Self::NotEncoded(_) => "try `encoding: utf-8` or `encoding: windows-1252` under `file:`".to_owned(),
            Self::Workbook => "write `format: xlsx` under `file:`".to_owned(),
            Self::NoWorkbook(_) => "is it an .xlsx file? Older .xls files can be saved as .xlsx".to_owned(),
            Self::NoSheet { name, sheets } => match nearest(name, sheets.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has: {}", sheets.join(", ")),
            },
            Self::SameName { .. } => "rename one of them in the file: the mapping could not tell them apart".to_owned(),
            Self::NoName(_) => "name it in the first row of the file, or delete it there".to_owned(),
            Self::Rows(_) => "mend these rows; a text with a delimiter or a line break in it needs quotes around it".to_owned(),
            Self::OpenQuote { .. } | Self::Swallowed { .. } => {
                "close the quote where the answer ends, or double it if it is part of the answer".to_owned()
            }
            Self::Delimiter(mark) => format!("write `delimiter: \"{}\"` under `file:`", mark.escape_default()),
            Self::Unpacked(_) | Self::Texts(_) => {
                "is it the right file? Copy the rows that are wanted into a new workbook, or save them as CSV".to_owned()
            }
            Self::LongText { .. } => "is it the right file? A cell of a spreadsheet holds at most 32,767 characters".to_owned(),
            Self::TooLarge => "split the file".to_owned(),
        }
    }
}

fn listed(rows: &[UnevenRow]) -> String {
    let named: Vec<_> =
        rows.iter().take(NAMED).map(|bad| format!("row {}: {}", bad.row, bad.reason)).collect();
    let more = rows.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    named.join("; ") + &rest
}

/// Reads a file; numbers of workbooks and JSON are written with the decimal mark.
pub(super) fn read(
    bytes: &[u8],
    format: &ImportFormat,
    decimal: char,
) -> Result<Table, TableError> {
    let table = match format {
        ImportFormat::Csv { delimiter, encoding } => csv::read(bytes, *delimiter, encoding)?,
        ImportFormat::Xlsx { sheet } => xlsx::read(bytes, sheet.as_deref(), decimal)?,
        ImportFormat::Jsonl => jsonl::read(bytes, decimal)?,
    };
    table.tidy()
}

/// Whether a table of this size can be held.
pub(super) fn fits(columns: usize, rows: usize) -> Result<(), TableError> {
    if columns.saturating_mul(rows) > MOST_CELLS { Err(TableError::TooLarge) } else { Ok(()) }
}

/// A number as people see it: 1, not 1.0, and no more digits than a spreadsheet shows.
pub(super) fn seen(number: f64, decimal: char) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    (rounded + 0.0).to_string().replace('.', &decimal.to_string())
}

impl Table {
    /// Leaves out empty rows and columns without name and content; no two columns may have one
    /// name.
    fn tidy(mut self) -> Result<Self, TableError> {
        self.rows.retain(|row| !row.is_blank());
        while self.header.last().is_some_and(String::is_empty) {
            let last = self.header.len() - 1;
            if self.rows.iter().any(|row| row.cell(last).is_some_and(|cell| !cell.is_empty())) {
                break;
            }
            self.header.pop();
            self.rows.iter_mut().for_each(|row| row.resize(last));
        }
        if self.header.is_empty() {
            return Err(TableError::Empty);
        }
        let mut seen = HashMap::new();
        for (at, name) in self.header.iter().enumerate() {
            if name.is_empty() {
                return Err(TableError::NoName(at + 1));
            }
            if let Some(first) = seen.insert(name.as_str(), at + 1) {
                return Err(TableError::SameName { name: name.clone(), first, second: at + 1 });
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_back_its_cells() {
        let mut row = Row::new(2, ["a", "", "größe", ""]);
        let cells = |row: &Row| row.cells().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cells(&row), ["a", "", "größe", ""]);
        assert_eq!((row.len(), row.cell(2), row.cell(4)), (4, Some("größe"), None));
        row.resize(6);
        assert_eq!(cells(&row), ["a", "", "größe", "", "", ""]);
        row.resize(2);
        assert_eq!((cells(&row), row.is_blank()), (vec!["a".to_owned(), String::new()], false));
        row.resize(0);
        assert_eq!((row.len(), row.cell(0)), (0, None));
        assert!(Row::new(3, ["", ""]).is_blank());
    }
}
