//! Respondents who said the same in some columns, counted.

use super::{CELL, CopiedDataset, POOL, column};
use crate::dataset::{Batch, ColumnType, DatasetError, of_texts};
use mitreden_keep::copy::CopyRow;

/// Groups of respondents who count: those of one cell who said the same.
pub(crate) struct Grouped {
    /// What each group said: a row for each.
    pub(crate) batch: Batch,
    /// The cell of each group, as its row in the dataset of cells, and how many there are of it.
    pub(crate) groups: Vec<(usize, u64)>,
}

impl CopiedDataset {
    /// The respondents who count, grouped by what they said in these columns.
    pub(crate) fn grouped(&self, names: &[&str]) -> Result<Grouped, DatasetError> {
        let holds = |name: &&str| {
            let wanted = "the survey";
            let known = self.columns.find(name);
            known.ok_or_else(|| DatasetError::NoColumn { column: (*name).to_owned(), wanted })
        };
        let columns = names.iter().map(holds).collect::<Result<Vec<_>, _>>()?;
        let by: Vec<String> =
            [CELL.to_owned()].into_iter().chain(names.iter().map(|name| column(name))).collect();
        let rows = self.ask_counted(&by, "TRUE")?;
        let typed: Vec<(&str, &ColumnType)> =
            columns.iter().map(|column| (column.name.as_str(), &column.holds)).collect();
        let said: Vec<CopyRow> =
            rows.iter().map(|row| row.get(1..=typed.len()).unwrap_or_default().to_vec()).collect();
        Ok(Grouped { batch: of_texts(&typed, &said)?, groups: self.groups(&rows)? })
    }

    /// How many respondents of each cell gave a value in a question and neither ticked nor placed
    /// any item of it.
    pub(crate) fn silent(
        &self,
        missing: &str,
        items: &[&str],
        is_ranked: bool,
    ) -> Result<Vec<(usize, u64)>, DatasetError> {
        let nothing = if is_ranked { "0" } else { "FALSE" };
        let none =
            items.iter().map(|item| format!("COALESCE({}, {nothing}) = {nothing}", column(item)));
        let all: Vec<String> =
            [format!("{} IS NULL", column(missing))].into_iter().chain(none).collect();
        let rows = self.ask_counted(&[CELL.to_owned()], &all.join(" AND "))?;
        self.groups(&rows)
    }

    /// Counts those who count and of whom a condition holds, by some columns; the cell comes first.
    fn ask_counted(&self, by: &[String], holds: &str) -> Result<Vec<CopyRow>, DatasetError> {
        let (answers, by) = (self.copy.answers(), by.join(", "));
        Ok(self.copy.ask(&format!(
            "SELECT {by}, count(*) FROM {answers} WHERE {POOL} IS NOT NULL AND {holds} GROUP BY {by}"
        ))?)
    }

    fn groups(&self, rows: &[CopyRow]) -> Result<Vec<(usize, u64)>, DatasetError> {
        let group =
            |row: &CopyRow| Ok((self.row(row)? as usize, super::number(&self.copy, row.last())?));
        rows.iter().map(group).collect()
    }
}
