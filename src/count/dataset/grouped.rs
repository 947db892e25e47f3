//! Rows that come as texts: of a database, which gives groups and not responses.

use std::path::Path;

use polars::prelude::*;

use super::build::{Chunk, Gathered};
use super::cell::Cell;
use super::columns::ColumnType;
use super::files::Dataset;
use super::rows::Batch;
use super::{CHUNK, DatasetError};
use mitreden_keep::copy::CopyRow;
use mitreden_keep::files::write_with;

/// A batch of rows whose cells are texts, as the database writes them.
pub(crate) fn of_texts(
    columns: &[(&str, &ColumnType)],
    rows: &[CopyRow],
) -> Result<Batch, DatasetError> {
    Batch::new(&Chunk { frame: frame(columns, rows)? }, 0)
}

impl Dataset {
    /// Writes cells, each of several responses, to a file and opens it as a dataset.
    pub(crate) fn of_cells(
        path: &Path,
        columns: &[(&str, &ColumnType)],
        rows: &[CopyRow],
    ) -> Result<Self, DatasetError> {
        let mut frame = frame(columns, rows)?;
        let written = write_with(path, |file| {
            ParquetWriter::new(file).with_row_group_size(Some(CHUNK)).finish(&mut frame)?;
            Ok::<_, DatasetError>(())
        });
        written.map_err(|error| error.at(path))?;
        let (dataset, found) = Self::any(path)?;
        dataset.of_many(&found)
    }
}

fn frame(columns: &[(&str, &ColumnType)], rows: &[CopyRow]) -> Result<DataFrame, DatasetError> {
    let column = |(at, (name, holds)): (usize, &(&str, &ColumnType))| {
        let mut cells = Gathered::new(holds);
        for row in rows {
            cells.push(match row.get(at).and_then(Option::as_deref) {
                Some(text) => cell(holds, text).ok_or_else(|| {
                    DatasetError::Table(format!("`{text}` is no value of `{name}`"))
                })?,
                None => Cell::Null,
            });
        }
        Ok(cells.into_column(name, holds)?)
    };
    let columns =
        columns.iter().enumerate().map(column).collect::<Result<Vec<_>, DatasetError>>()?;
    Ok(DataFrame::new(rows.len(), columns)?)
}

/// The cell that a text stands for.
fn cell<'t>(holds: &ColumnType, text: &'t str) -> Option<Cell<'t>> {
    Some(match holds {
        ColumnType::Text => Cell::Text(text.into()),
        ColumnType::Code(codes) => {
            let place = codes.iter().position(|code| code == text)?;
            Cell::Code(u32::try_from(place).ok()?)
        }
        ColumnType::Truth => Cell::Truth(match text {
            "t" => true,
            "f" => false,
            _ => return None,
        }),
        ColumnType::Point => Cell::Point(text.parse().ok()?),
        ColumnType::Rank => Cell::Rank(text.parse().ok()?),
        ColumnType::Number => Cell::Number(text.parse().ok()?),
        ColumnType::Count => Cell::Count(text.parse().ok()?),
        ColumnType::Day => Cell::Day(text.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_what_their_columns_hold() {
        let codes = ColumnType::Code(vec!["a".to_owned(), "b".to_owned()]);
        let columns = [
            ("code", &codes),
            ("truth", &ColumnType::Truth),
            ("day", &ColumnType::Day),
            ("number", &ColumnType::Number),
        ];
        let row = |cells: [Option<&str>; 4]| cells.map(|cell| cell.map(str::to_owned)).to_vec();
        let rows = [
            row([Some("b"), Some("t"), Some("2026-05-04"), Some("0.30000000000000004")]),
            row([None, Some("f"), None, None]),
        ];
        let batch = of_texts(&columns, &rows).unwrap();
        assert_eq!(batch.codes("code").unwrap().iter().collect::<Vec<_>>(), [Some(1), None]);
        assert_eq!(batch.truths("truth").unwrap().values, [true, false]);
        assert_eq!(batch.days("day").unwrap().get(0), Some(20_577));
        assert_eq!(batch.numbers("number").unwrap().get(0), Some(0.1 + 0.2));
        let wrong = row([Some("c"), None, None, None]);
        assert!(matches!(of_texts(&columns, &[wrong]), Err(DatasetError::Table(_))));
    }

    #[test]
    fn cells_are_a_dataset() {
        let folder = tempfile::tempdir().unwrap();
        let codes = ColumnType::Code(vec!["a".to_owned(), "b".to_owned()]);
        let rows = vec![vec![Some("b".to_owned()), Some("7".to_owned())]];
        let columns = [("code", &codes), ("times", &ColumnType::Count)];
        let dataset = Dataset::of_cells(&folder.path().join("cells"), &columns, &rows).unwrap();
        let batch = dataset.batches(&["times", "code"]).next().unwrap().unwrap();
        assert!(dataset.is_of_cells());
        assert_eq!(batch.codes("code").unwrap().get(0), Some(1));
        assert_eq!(batch.counts("times").unwrap().get(0), Some(7));
    }
}
