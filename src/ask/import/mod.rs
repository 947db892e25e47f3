//! Foreign responses: the rows of a file and a mapping become records, by the engine that asks
//! everybody else.
//!
//! Bytes in, records out. The same rows have the same ids whatever the file is called, so that a
//! later file and a mended mapping speak of the same people. Nothing is lost silently: every value
//! that does not become an answer is in the report.

mod cells;
mod csv;
mod identity;
mod jsonl;
pub mod mapping;
mod quotes;
mod reason;
mod report;
mod rows;
mod table;
mod ticks;
mod unpacked;
mod value;
mod xlsx;

#[cfg(test)]
mod tests;

use thiserror::Error;

pub use mapping::Mapping;
pub use report::{ImportReport, RejectedValue};
pub use table::{TableError, UnevenRow};

use super::interview::Plan;
use mapping::ImportFormat;
use mitreden_base::diagnostics::{Diagnostic, Problems};
use mitreden_base::locale::Lang;
use mitreden_keep::store::{Arrival, ImportName};
use table::Table;

/// How many of the file's columns are named at most where one is not found.
const NAMED: usize = 30;

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

/// A file read as a table, with the columns of the mapping found in it.
#[derive(Debug)]
pub struct Reading<'a> {
    plan: &'a Plan,
    mapping: &'a Mapping,
    table: Table,
    columns: Vec<usize>,
}

/// Reads a file; [`Reading::records`] makes its rows into records.
pub fn read<'a>(
    plan: &'a Plan,
    mapping: &'a Mapping,
    bytes: &[u8],
) -> Result<Reading<'a>, CannotImport> {
    let table = table::read(bytes, &mapping.format, mapping.decimal)?;
    let columns = columns(mapping, &table)?;
    Ok(Reading { plan, mapping, table, columns })
}

impl Reading<'_> {
    /// Passes on what becomes of the rows, batch by batch. `names` are other names under which the
    /// same rows may be known; `lang` is the language in which rejections are told.
    pub fn records<E>(
        &self,
        names: &[ImportName],
        lang: Lang,
        take: impl FnMut(Vec<Arrival>) -> Result<(), E>,
    ) -> Result<ImportReport, E> {
        rows::records(self, names, lang, take)
    }
}

/// The place in the file of each column of the mapping.
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
        let none = Diagnostic::error("import-no-column", column.place.clone())
            .arg("column", &column.name)
            .arg("all", all);
        problems.push(none.suggest(&column.name, names()));
    }
    match (&mapping.format, &table.header[..]) {
        _ if problems.is_empty() => Ok(columns),
        (ImportFormat::Csv { .. }, [only]) if only.contains([';', '\t', ',', '|']) => {
            let delimiter =
                only.chars().find(|c| matches!(c, ';' | '\t' | ',' | '|')).unwrap_or(';');
            Err(TableError::Delimiter(delimiter).into())
        }
        _ => Err(CannotImport::Columns(problems)),
    }
}
