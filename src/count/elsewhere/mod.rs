//! A dataset that was copied into a database and stays there: how it is copied, and the same sums as
//! of its rows, by plain SQL.
//!
//! What ranks needs are sums by cell (`cells`), and sums over respondents any database makes, one
//! that spreads its rows over many machines, too: nothing is asked for but `count` and `sum`, in
//! groups of a few columns. Beside the columns of the dataset the copy has for each response the
//! number of its cell, that of its pool (none where it does not count), and for each need the number
//! of what is said of it, as reading the rows gives them ([`put`]). So no rule is written down twice:
//! SQL counts, and what is counted is decided where it always is.
//!
//! Two passes over the needs, as over rows: how many of each cell say what ([`said`]), and the sums
//! of products of what they contribute ([`products`]). What decides on suppression is counted in
//! groups of respondents who said the same ([`grouped`]).

mod grouped;
mod products;
mod put;
mod said;

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

pub(crate) use grouped::Grouped;
pub use put::put;
pub(crate) use said::Said;

use crate::dataset::{ColumnType, Columns, Dataset, DatasetError};
use crate::needs::NeedAnswer;
use crate::rank::METHOD;
use crate::study::cell_columns;
use mitreden_define::survey::union::Union;
use mitreden_keep::copy::{CopyRow, DatasetCopy, quoted, within};

/// The column with the number of a response's cell: of all that the weights and the parts of the
/// variance hang on.
const CELL: &str = "_cell";
/// The column with the number of a response's pool, which holds cells that share products; null
/// where the response does not count.
pub(crate) const POOL: &str = "_pool";
/// The column with the number of responses in a cell.
pub(crate) const TIMES: &str = "_times";
/// The table of all that is said of any need, by code.
const SAID: &str = "said";

/// A copy of a dataset that is open to be asked.
#[derive(Debug)]
pub struct CopiedDataset {
    copy: DatasetCopy,
    columns: Columns,
    /// The number of each cell, by its row in the dataset of cells.
    cells: HashMap<u32, u32>,
    /// The pool of each cell, by its row.
    pools: Vec<Option<u32>>,
    /// What is said of any need by anybody, by code.
    known: Vec<NeedAnswer>,
    m: usize,
    said: OnceLock<Vec<Said>>,
}

impl CopiedDataset {
    /// Opens the copy of a survey's dataset. Its cells, with how many responses there are in each,
    /// become a dataset of their own in this file.
    pub fn open(
        copy: DatasetCopy,
        union: &Union,
        file: &Path,
    ) -> Result<(Self, Dataset), DatasetError> {
        let columns = Columns::of(&union.survey)?;
        let about = copy.known()?;
        if about.method != METHOD {
            return Err(copy.damaged("it was made for another method").into());
        }
        copy.begin_reading()?;
        let keys = cell_columns(union, &columns);
        let listed: Vec<String> = keys.iter().map(|name| column(name)).collect();
        let listed = listed.join(", ");
        let rows = copy.ask(&format!(
            "SELECT {CELL}, {POOL}, {listed}, count(*) FROM {} GROUP BY {CELL}, {POOL}, {listed} ORDER BY {CELL}",
            copy.answers()
        ))?;
        let known = known(&copy)?;
        let mut all = 0;
        let (mut cells, mut pools) = (HashMap::new(), Vec::new());
        for (row, at) in rows.iter().zip(0..) {
            cells.insert(number(&copy, row.first())?, at);
            pools.push(match row.get(1) {
                Some(None) => None,
                other => Some(number(&copy, other)?),
            });
            all += number::<u64>(&copy, row.last())?;
        }
        if all != about.rows {
            return Err(copy.damaged("it was changed while it was read").into());
        }
        let mut names: Vec<(&str, &ColumnType)> = vec![(CELL, &ColumnType::Count)];
        names.push((POOL, &ColumnType::Count));
        names.extend(
            keys.iter().filter_map(|name| Some((name.as_str(), &columns.find(name)?.holds))),
        );
        names.push((TIMES, &ColumnType::Count));
        let dataset = Dataset::of_cells(file, &names, &rows)?;
        let m = union.survey.needs.len();
        Ok((Self { copy, columns, cells, pools, known, m, said: OnceLock::new() }, dataset))
    }

    /// The row of a cell in the dataset of cells.
    fn row(&self, row: &CopyRow) -> Result<u32, DatasetError> {
        let cell = number(&self.copy, row.first())?;
        let known = self.cells.get(&cell).copied();
        known.ok_or_else(|| self.copy.damaged("it was changed while it was read").into())
    }
}

/// All that is said of any need, by code.
fn known(copy: &DatasetCopy) -> Result<Vec<NeedAnswer>, DatasetError> {
    let table = copy.table(SAID);
    let rows = copy.ask(&format!("SELECT a, t, dis, v FROM {table} ORDER BY code"))?;
    let of = |row: &CopyRow| {
        Ok(NeedAnswer {
            a: number(copy, row.first())?,
            t: number(copy, row.get(1))?,
            dis: number(copy, row.get(2))?,
            v: number(copy, row.get(3))?,
        })
    };
    rows.iter().map(of).collect()
}

/// The number in a cell of what was answered.
fn number<T: std::str::FromStr>(
    copy: &DatasetCopy,
    cell: Option<&Option<String>>,
) -> Result<T, DatasetError> {
    let read = cell.and_then(Option::as_deref).and_then(|text| text.parse().ok());
    read.ok_or_else(|| copy.damaged("a number is none").into())
}

/// The name of a column in SQL.
fn column(name: &str) -> String {
    quoted(&within(name))
}

/// The column with the number of what is said of a need, by its place in the order of counting.
fn need_column(need: usize) -> String {
    format!("_need_{}", need + 1)
}
