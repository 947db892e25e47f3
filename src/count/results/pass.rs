//! One pass over the respondents who count.

use crate::cells::NOBODY;
use crate::dataset::{Batch, DatasetError, Part, Slice};
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

/// Why each respondent has no value for a question: read once, and kept by row.
#[derive(Debug, Default)]
pub(super) struct Reasons(Vec<Option<Missing>>);

impl Reasons {
    pub(super) fn of(study: &Study<'_>, question: QuestionIndex) -> Result<Self, DatasetError> {
        let name = study.column(question, Part::Missing);
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
        Ok(Self(by_row))
    }

    /// The reason of a respondent of a batch.
    pub(super) fn of_one(&self, batch: &Batch, respondent: &Respondent) -> Option<Missing> {
        self.0.get(batch.first + respondent.row).copied().flatten()
    }

    /// The reason of each respondent who counts.
    pub(super) fn all(&self, study: &Study<'_>) -> impl Iterator<Item = Option<Missing>> {
        let rows = self.0.iter().zip(&study.sample.codes);
        rows.filter(|(_, cell)| **cell != NOBODY).map(|(why, _)| *why)
    }
}

/// The reason why a row has no value.
pub(super) fn reason(missing: &Slice<'_, u32>, row: usize) -> Option<Missing> {
    missing.get(row).and_then(|code| Missing::ALL.get(usize::try_from(code).ok()?).copied())
}
