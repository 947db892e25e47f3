//! The first pass over the needs: how many respondents of each cell say what of each.

use super::{CELL, CopiedDataset, POOL, need_column, number};
use crate::dataset::DatasetError;
use crate::needs::NeedAnswer;

/// So many respondents of a cell say the same of a need.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// The cell, as its row in the dataset of cells.
    pub(crate) cell: usize,
    /// The need, by its place in the order of counting.
    pub(crate) need: usize,
    /// The code of what they say.
    pub(crate) code: usize,
    /// How many they are.
    pub(crate) n: u64,
}

impl CopiedDataset {
    /// What is said of any need by anybody, by code.
    pub(crate) fn known(&self) -> &[NeedAnswer] {
        &self.known
    }

    /// How many needs there are.
    pub(crate) fn m(&self) -> usize {
        self.m
    }

    /// How many of those who count say what of each need; asked once.
    pub(crate) fn said(&self) -> Result<&[Said], DatasetError> {
        if let Some(said) = self.said.get() {
            return Ok(said);
        }
        let answers = self.copy.answers();
        let mut said = Vec::new();
        for need in 0..self.m {
            let by = need_column(need);
            let rows = self.copy.ask(&format!(
                "SELECT {CELL}, {by}, count(*) FROM {answers} WHERE {POOL} IS NOT NULL GROUP BY {CELL}, {by}"
            ))?;
            for row in rows {
                let code: usize = number(&self.copy, row.get(1))?;
                if code >= self.known.len() {
                    return Err(self.copy.damaged("a code stands for nothing").into());
                }
                let (cell, n) = (self.row(&row)? as usize, number(&self.copy, row.last())?);
                said.push(Said { cell, need, code, n });
            }
        }
        // A database gives groups in any order.
        said.sort_by_key(|said| (said.cell, said.need, said.code));
        Ok(self.said.get_or_init(|| said))
    }
}
