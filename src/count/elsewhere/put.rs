//! How a dataset is copied: its columns as they are, and beside them what ranking needs.

use std::collections::HashMap;

use super::{CELL, POOL, SAID, need_column};
use crate::dataset::cell::Cell;
use crate::dataset::{Batch, Column, ColumnType, Columns, Dataset, DatasetError, Fixed, shown_in};
use crate::needs::NeedAnswer;
use crate::study::{Read, Who, cell_columns};
use mitreden_define::survey::union::Union;
use mitreden_keep::copy::{
    CopyAbout, CopyColumns, CopyLayout, CopyRow, CopyTable, DatasetCopy, line, within,
};

/// Copies a dataset, in the place of an older copy.
pub fn put(
    copy: &DatasetCopy,
    union: &Union,
    dataset: &Dataset,
    about: &CopyAbout,
) -> Result<(), DatasetError> {
    let columns = Columns::of(&union.survey)?;
    let read = Read::of(union, &columns, dataset, &Who::everybody())?;
    let m = union.survey.needs.len();
    let mut answers: CopyColumns =
        columns.iter().map(|column| (within(&column.name), sql_type(&column.holds))).collect();
    answers.extend([(CELL.to_owned(), "integer NOT NULL"), (POOL.to_owned(), "integer")]);
    answers.extend((0..m).map(|need| (need_column(need), "integer NOT NULL")));
    let layout = CopyLayout { answers, beside: vec![said(read.answers.known())] };
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let keys = cell_columns(union, &columns);
    let mut lines = Lines {
        columns: &columns,
        read: &read,
        keys: keys.iter().filter_map(|name| place(name)).collect(),
        definition: place(Fixed::Definition.name()).unwrap_or_default(),
        cells: Numbers::default(),
        pools: Numbers::default(),
    };
    let parts = dataset.batches(&names).map(|batch| Ok(lines.of(&batch?)));
    copy.put(&layout, about, parts)
}

/// The table of all that is said of any need.
fn said(known: &[NeedAnswer]) -> CopyTable {
    let numbers = ["a", "t", "dis", "v"].map(|name| (name.to_owned(), "double precision NOT NULL"));
    let columns = [("code".to_owned(), "integer NOT NULL")].into_iter().chain(numbers).collect();
    let row = |(code, said): (usize, &NeedAnswer)| {
        let numbers = [said.a, said.t, said.dis, said.v].map(|number| number.to_string());
        [code.to_string()].into_iter().chain(numbers).map(Some).collect()
    };
    CopyTable { name: SAID, columns, rows: known.iter().enumerate().map(row).collect() }
}

/// The database's type of a column.
fn sql_type(holds: &ColumnType) -> &'static str {
    match holds {
        ColumnType::Text | ColumnType::Code(_) => "text",
        ColumnType::Truth => "boolean",
        ColumnType::Point | ColumnType::Rank => "smallint",
        ColumnType::Number => "double precision",
        ColumnType::Count => "bigint",
        ColumnType::Day => "date",
    }
}

/// What is numbered as it is met.
#[derive(Default)]
struct Numbers(HashMap<CopyRow, usize>);

impl Numbers {
    fn of(&mut self, what: CopyRow) -> usize {
        let next = self.0.len();
        *self.0.entry(what).or_insert(next)
    }
}

/// The lines of a copy while they are made.
struct Lines<'a> {
    columns: &'a Columns,
    read: &'a Read,
    /// The columns that make a cell.
    keys: Vec<usize>,
    /// The column of the definition that was answered.
    definition: usize,
    cells: Numbers,
    pools: Numbers,
}

impl Lines<'_> {
    /// The rows of a batch as `COPY` reads them.
    fn of(&mut self, batch: &Batch) -> String {
        let mut lines = String::new();
        let rows = batch.first..batch.first + batch.rows;
        // The answers of all rows are kept apart from the columns.
        let mut said: Vec<Vec<u32>> = Vec::with_capacity(batch.rows);
        self.read.answers.each(rows.clone(), |_, codes| said.push(codes.to_vec()));
        for row in rows {
            let text = |(place, column): (usize, &Column)| {
                let cell = batch.cell(place, row - batch.first);
                (cell != Cell::Null).then(|| shown_in(&column.holds, cell).into_owned())
            };
            let mut cells: CopyRow = self.columns.iter().enumerate().map(text).collect();
            let pool = self.pool(row, &cells);
            let keys = self.keys.iter().map(|place| cells.get(*place).cloned().flatten());
            let key = keys.chain([pool.clone()]).collect();
            cells.extend([Some(self.cells.of(key).to_string()), pool]);
            // Of a survey without needs nobody says anything.
            let said = said.get(row - batch.first).into_iter().flatten();
            cells.extend(said.map(|code| Some(code.to_string())));
            lines.push_str(&line(&cells));
        }
        lines
    }

    /// The number of a row's pool: of all who count with the same levels and stratum, in clusters or
    /// each by itself, and of the same definition, as some of these have a list of their own.
    fn pool(&mut self, row: usize, cells: &[Option<String>]) -> Option<String> {
        let sample = &self.read.sample;
        let cell = sample.cells.iter().nth(sample.cell(row)? as usize)?;
        let levels = cell.key.levels.iter().map(|level| Some(level.to_string()));
        let stratum = Some(cell.key.stratum.to_string());
        let cluster = cell.key.cluster.map(|_| String::new());
        let definition = cells.get(self.definition).cloned().flatten();
        let key = levels.chain([stratum, cluster, definition]).collect();
        Some(self.pools.of(key).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_type_and_what_is_the_same_has_one_number() {
        assert_eq!(sql_type(&ColumnType::Code(Vec::new())), "text");
        assert_eq!(sql_type(&ColumnType::Day), "date");
        let mut numbers = Numbers::default();
        let of = |text: &str| vec![Some(text.to_owned()), None];
        assert_eq!([numbers.of(of("a")), numbers.of(of("b")), numbers.of(of("a"))], [0, 1, 0]);
    }

    #[test]
    fn what_is_said_is_written_with_all_its_digits() {
        let one = NeedAnswer { a: 1.0, t: 1.0 / 3.0, dis: 0.0, v: 1.0 };
        let CopyTable { name, columns, rows } = said(&[NeedAnswer::default(), one]);
        assert_eq!((name, columns.len(), rows.len()), ("said", 5, 2));
        assert_eq!(rows[1][2].as_deref(), Some("0.3333333333333333"));
    }
}
