//! One pass over the respondents who count.

use crate::cells::NOBODY;
use crate::dataset::{Batch, CHUNK, DatasetError, Part, Slice};
use crate::elsewhere::{CopiedDataset, Grouped};
use crate::study::{Study, unique};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;

/// A respondent who counts, as a row of a batch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Respondent {
    /// The row of the batch.
    pub(super) row: usize,
    /// The code of the cell.
    pub(super) cell: u32,
    /// The base weight.
    pub(super) d: f64,
    /// The weight.
    pub(super) w: f64,
}

impl Study<'_> {
    /// Visits the named columns batch by batch, with the respondents of each who count.
    pub(super) fn over(
        &self,
        names: &[&str],
        mut f: impl FnMut(&Batch, &[Respondent]) -> Result<(), DatasetError>,
    ) -> Result<(), DatasetError> {
        let mut respondents = Vec::new();
        if let Some(elsewhere) = &self.elsewhere {
            return self.over_groups(elsewhere, names, f);
        }
        // Two parts of what is read may need the same column.
        for batch in self.dataset.batches(&unique(names)) {
            let batch = batch?;
            respondents.clear();
            respondents.extend((0..batch.rows).filter_map(|row| {
                let cell = self.sample.cell(batch.first + row)?;
                let d = self.sample.base_weight(batch.first + row);
                Some(Respondent { row, cell, d, w: self.design.factor(cell) * d })
            }));
            f(&batch, &respondents)?;
        }
        Ok(())
    }

    /// Visits groups of respondents elsewhere who said the same in the named columns: those of a
    /// group are one row of the batch, each a respondent.
    fn over_groups(
        &self,
        elsewhere: &CopiedDataset,
        names: &[&str],
        mut f: impl FnMut(&Batch, &[Respondent]) -> Result<(), DatasetError>,
    ) -> Result<(), DatasetError> {
        let Grouped { batch, groups } = elsewhere.grouped(&unique(names))?;
        let mut respondents = Vec::with_capacity(CHUNK);
        for (row, (of, n)) in groups.into_iter().enumerate() {
            let Some(cell) = self.sample.cell(of) else { continue };
            let d = self.sample.base_weight(of);
            for _ in 0..n {
                respondents.push(Respondent { row, cell, d, w: self.design.factor(cell) * d });
                if respondents.len() == CHUNK {
                    f(&batch, &respondents)?;
                    respondents.clear();
                }
            }
        }
        f(&batch, &respondents)
    }

    /// The name of the column of a part of a question's answer; empty if there is none.
    pub(crate) fn column(&self, question: QuestionIndex, part: Part) -> &str {
        self.columns.part(question, part).map_or("", |column| column.name.as_str())
    }

    /// The columns of some items of a question.
    pub(crate) fn items(
        &self,
        question: QuestionIndex,
        items: usize,
        part: fn(usize) -> Part,
    ) -> Vec<&str> {
        (0..items).map(|at| self.column(question, part(at))).collect()
    }
}

/// Why each respondent has no value for a question.
#[derive(Debug)]
pub(super) enum Reasons {
    /// They were read once, and are kept by row.
    ByRow(Vec<Option<Missing>>),
    /// They are those of groups elsewhere, in any order: of one group this column of a batch tells.
    OfGroups(Vec<Option<Missing>>, String),
}

impl Default for Reasons {
    fn default() -> Self {
        Self::ByRow(Vec::new())
    }
}

impl Reasons {
    pub(super) fn of(study: &Study<'_>, question: QuestionIndex) -> Result<Self, DatasetError> {
        let name = study.column(question, Part::Missing);
        if study.elsewhere.is_some() {
            let mut all = Vec::new();
            study.over(&[name], |batch, respondents| {
                let missing = batch.codes(name)?;
                all.extend(respondents.iter().map(|one| reason(&missing, one.row)));
                Ok(())
            })?;
            return Ok(Self::OfGroups(all, name.to_owned()));
        }
        let mut by_row = vec![None; study.sample.codes.len()];
        study.over(&[name], |batch, respondents| {
            let missing = batch.codes(name)?;
            for respondent in respondents {
                if let Some(why) = by_row.get_mut(batch.first + respondent.row) {
                    *why = reason(&missing, respondent.row);
                }
            }
            Ok(())
        })?;
        Ok(Self::ByRow(by_row))
    }

    /// The column that a batch must have for [`Self::of_one`].
    pub(super) fn column(&self) -> Option<&str> {
        match self {
            Self::ByRow(_) => None,
            Self::OfGroups(_, column) => Some(column),
        }
    }

    /// The reason of a respondent of a batch.
    pub(super) fn of_one(&self, batch: &Batch, respondent: &Respondent) -> Option<Missing> {
        match self {
            Self::ByRow(by_row) => by_row.get(batch.first + respondent.row).copied().flatten(),
            Self::OfGroups(_, column) => reason(&batch.codes(column).ok()?, respondent.row),
        }
    }

    /// The reason of each respondent who counts.
    pub(super) fn all(&self, study: &Study<'_>) -> Vec<Option<Missing>> {
        match self {
            Self::OfGroups(all, _) => all.clone(),
            Self::ByRow(by_row) => {
                let rows = by_row.iter().zip(&study.sample.codes);
                rows.filter(|(_, cell)| **cell != NOBODY).map(|(why, _)| *why).collect()
            }
        }
    }
}

/// The reason why a row has no value.
pub(super) fn reason(missing: &Slice<'_, u32>, row: usize) -> Option<Missing> {
    missing.get(row).and_then(|code| Missing::ALL.get(usize::try_from(code).ok()?).copied())
}
