//! Foreign responses: the rows of a file and a mapping become records, by the engine that asks everybody else.
//!
//! Bytes in, records out. The same file and mapping give the same records under the same ids, so that importing twice
//! changes nothing. Nothing is lost silently: every value that does not become an answer is in the report.

mod cells;
mod csv;
mod jsonl;
pub mod mapping;
mod reason;
mod report;
mod rows;
mod table;
mod unpacked;
mod value;
mod xlsx;

#[cfg(test)]
mod tests;

use thiserror::Error;

pub use mapping::Mapping;
pub use report::{ImportReport, Rejected};
pub use table::{BadRow, TableError};

use super::interview::Plan;
use crate::base::diagnostics::{Diagnostic, Problems};
use crate::base::locale::Lang;
use crate::keep::record::Record;
use mapping::Format;
use table::Table;

/// So many of the file's columns are named where one is not found.
const NAMED: usize = 30;

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// One record a row, in the order of the rows.
    pub records: Vec<Record>,
    /// What was taken, and what was not.
    pub report: ImportReport,
}

/// Why nothing of a file can be imported.
#[derive(Clone, Debug, Error)]
pub enum CannotImport {
    /// The file is no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The mapping names columns that the file does not have.
    #[error("the mapping names columns that the file does not have")]
    Columns(Problems),
}

/// Makes records of the rows of a file. `name` is the file's name: the source, where the mapping names none; `lang` is
/// the language in which rejections are told.
pub fn import(plan: &Plan<'_>, mapping: &Mapping, name: &str, bytes: &[u8], lang: Lang) -> Result<Imported, CannotImport> {
    let table = table::read(bytes, &mapping.format, mapping.decimal)?;
    let columns = columns(mapping, &table)?;
    Ok(rows::records(plan, mapping, (name, lang), &table, &columns))
}

/// Where each column of the mapping is in the file.
fn columns(mapping: &Mapping, table: &Table) -> Result<Vec<usize>, CannotImport> {
    let mut problems = Problems::new();
    let mut columns = Vec::new();
    let names = || table.header.iter().map(String::as_str);
    for column in &mapping.columns {
        if let Some(at) = names().position(|name| name == column.name) {
            columns.push(at);
            continue;
        }
        let more = if table.header.len() > NAMED { ", …" } else { "" };
        let all = names().take(NAMED).collect::<Vec<_>>().join(", ") + more;
        let none = Diagnostic::error("import-no-column", column.place.clone()).arg("column", &column.name).arg("all", all);
        problems.push(none.suggest(&column.name, names()));
    }
    match (&mapping.format, &table.header[..]) {
        _ if problems.is_empty() => Ok(columns),
        (Format::Csv { .. }, [only]) if only.contains([';', '\t', ',', '|']) => {
            let delimiter = only.chars().find(|c| matches!(c, ';' | '\t' | ',' | '|')).unwrap_or(';');
            Err(TableError::Delimiter(delimiter).into())
        }
        _ => Err(CannotImport::Columns(problems)),
    }
}
