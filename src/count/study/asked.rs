//! Scores of a dataset that lies elsewhere: what is said of needs is asked there by cell.

use super::{CountError, Domain, Facets, Study};
use crate::elsewhere::{CopiedDataset, Said};
use crate::needs::{CellSaying, NeedAnswer, Scores, score_counted};
use mitreden_define::survey::FacetKind;

impl Study<'_> {
    /// The scores of those of a domain, by what is asked.
    pub(crate) fn score_elsewhere(
        &self,
        elsewhere: &CopiedDataset,
        facets: &Facets<'_>,
        domain: Domain<'_>,
    ) -> Result<Scores, CountError> {
        let sample = &self.sample;
        let cell = |row: usize| sample.cell(row).filter(|_| domain.holds(self, row));
        let saying = |said: &Said| {
            let (n, d) = (said.n, sample.base_weight(said.cell));
            Some(CellSaying { cell: cell(said.cell)?, need: said.need, code: said.code, n, d })
        };
        let said: Vec<CellSaying> = elsewhere.said()?.iter().filter_map(saying).collect();
        let is_satisfaction = facets.sources.iter().any(|one| one.kind != FacetKind::Importance);
        let importance = |said: &NeedAnswer| NeedAnswer { dis: 0.0, v: 0.0, ..*said };
        let known: Vec<NeedAnswer> = if is_satisfaction {
            elsewhere.known().to_vec()
        } else {
            elsewhere.known().iter().map(importance).collect()
        };
        score_counted(&self.design, (elsewhere.m(), &known), &said, |influences| {
            let products = elsewhere.products(influences, |row| cell(row).is_some())?;
            let of_cell = |(row, sums): (usize, Vec<f64>)| Some((cell(row)?, sums));
            Ok(products.into_iter().filter_map(of_cell).collect())
        })
    }
}
