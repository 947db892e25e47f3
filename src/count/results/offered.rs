//! Items that only some were offered: their shares are of those, not of all who answered.

use super::Question;
use super::domain::Domain;
use super::pass::Respondent;
use super::row::ResultRow;

/// A domain of its own for each item that not all who were asked were offered.
pub(super) struct Partly(Vec<Option<Domain>>);

impl Partly {
    /// Starts without respondents, each item with so many variables.
    pub(super) fn new(question: &Question<'_>, items: usize, variables: usize) -> Self {
        let is_partly = |item: &usize| question.study.union.is_partly_offered(question.at, *item);
        Self((0..items).map(|item| is_partly(&item).then(|| question.domain(variables))).collect())
    }

    /// Adds what a respondent gave an item that was offered to them.
    pub(super) fn push(
        &mut self,
        item: usize,
        respondent: &Respondent,
        values: impl IntoIterator<Item = (usize, f64)>,
    ) {
        if let Some(Some(domain)) = self.0.get_mut(item) {
            domain.push(respondent, values);
        }
    }

    /// The row of an item, whose share is of those to whom it was offered.
    pub(super) fn row(
        &self,
        question: &Question<'_>,
        (item, variable): (usize, usize),
        row: ResultRow,
    ) -> ResultRow {
        match self.0.get(item) {
            Some(Some(domain)) => {
                ResultRow::new(row.n, domain.means(&question.study.design).share(variable))
            }
            _ => row,
        }
    }

    /// The domain of an item that only some were offered.
    pub(super) fn domain(&self, item: usize) -> Option<&Domain> {
        self.0.get(item)?.as_ref()
    }
}
