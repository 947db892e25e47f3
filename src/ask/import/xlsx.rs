//! A sheet of a workbook, as people see it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};

use super::table::{Row, Table, TableError, fits, seen};
use super::unpacked;

pub(super) fn read(bytes: &[u8], sheet: Option<&str>, decimal: char) -> Result<Table, TableError> {
    if bytes.is_empty() {
        return Err(TableError::Empty);
    }
    unpacked::fits(bytes)?;
    let broken = |error: XlsxError| TableError::NoWorkbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let all = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<String> = all.map(|sheet| sheet.name.clone()).collect();
    let name = match sheet {
        None => sheets.first().cloned().ok_or(TableError::Empty)?,
        Some(name) if sheets.iter().any(|known| known == name) => name.to_owned(),
        Some(name) => return Err(TableError::NoSheet { name: name.to_owned(), sheets }),
    };
    // Cell by cell: one cell in the last corner of a sheet is not a sheet full of cells.
    let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value(), decimal);
        if let (false, Ok(column)) = (text.is_empty(), usize::try_from(column)) {
            rows.entry(row).or_default().insert(column, text);
        }
    }
    table(rows)
}

/// A table of the rows, of which the first that is not empty is the header.
fn table(rows: BTreeMap<u32, BTreeMap<usize, String>>) -> Result<Table, TableError> {
    let last =
        |row: &BTreeMap<usize, String>| row.keys().next_back().map_or(0, |column| column + 1);
    let width = rows.values().map(last).max().unwrap_or(0);
    fits(width, rows.len())?;
    let mut rows = rows.into_iter().map(|(row, cells)| {
        let number = usize::try_from(row).map_or(usize::MAX, |row| row + 1);
        Row::new(number, (0..width).map(|column| cells.get(&column).map_or("", String::as_str)))
    });
    let header = rows.next().ok_or(TableError::Empty)?.cells().map(str::to_owned).collect();
    Ok(Table { header, rows: rows.collect() })
}

fn shown(value: &DataRef<'_>, decimal: char) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => seen(*number, decimal),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => moment(time, decimal),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A day in ISO form, with the time if there is one.
fn moment(time: &ExcelDateTime, decimal: char) -> String {
    let serial = time.as_f64();
    if time.is_duration() || !(0.0..2_958_466.0).contains(&serial) {
        return seen(serial, decimal);
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    match (serial < 1.0, serial.fract() == 0.0) {
        (true, _) => clock,
        (false, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02}T{clock}"),
    }
}
