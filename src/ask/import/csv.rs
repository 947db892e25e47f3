//! Text with one row a line (RFC 4180), in any encoding.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8};

use super::quotes;
use super::report::counted;
use super::table::{Row, Table, TableError, UnevenRow, fits};

/// The beginning of a zip file, and so of a workbook.
const ZIP: &[u8] = b"PK\x03\x04";

pub(super) fn read(
    bytes: &[u8],
    delimiter: u8,
    encoding: &'static Encoding,
) -> Result<Table, TableError> {
    let text = decode(bytes, encoding)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok).enumerate();
    let mut last = (1, 0);
    let mut row = |(index, record): (usize, StringRecord)| {
        last = (index + 1, record.position().map_or(0, csv::Position::byte));
        Row::new(index + 1, record.iter().map(str::trim))
    };
    let header = records.next().map(&mut row).ok_or(TableError::Empty)?;
    let header: Vec<String> = header.cells().map(str::to_owned).collect();
    let (mut rows, mut ragged) = (Vec::new(), Vec::new());
    for row in records.map(&mut row) {
        if row.len() == header.len() {
            fits(header.len(), rows.len())?;
            rows.push(row);
        } else if !row.is_blank() {
            ragged.push(row);
        }
    }
    let (row, start) = last;
    let end = usize::try_from(start)
        .ok()
        .and_then(|start| text.as_bytes().get(start..))
        .unwrap_or_default();
    if quotes::is_open(end, delimiter) {
        return Err(TableError::OpenQuote { row });
    }
    // What is wrong with a ragged row has often begun in one before it.
    if let Some(swallowed) = quotes::swallowed(&header, [&rows, &ragged], char::from(delimiter)) {
        return Err(swallowed);
    }
    let bad = |row: &Row| {
        let reason =
            format!("it has {}, the header has {}", counted(row.len(), "cell"), header.len());
        UnevenRow { row: row.number, reason }
    };
    if ragged.is_empty() {
        Ok(Table { header, rows })
    } else {
        Err(TableError::Rows(ragged.iter().map(bad).collect()))
    }
}

/// Decodes the text; a byte order mark decides the encoding, whatever the mapping says.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
) -> Result<Cow<'b, str>, TableError> {
    if bytes.starts_with(ZIP) {
        return Err(TableError::Workbook);
    }
    let (text, used, broken) = encoding.decode(bytes);
    match std::str::from_utf8(bytes) {
        Err(error) if used == UTF_8 => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = valid.split(|byte| *byte == b'\n').count();
            Err(TableError::NotUtf8 { byte: error.valid_up_to() + 1, line })
        }
        _ if broken => Err(TableError::NotEncoded(used.name())),
        _ => Ok(text),
    }
}
