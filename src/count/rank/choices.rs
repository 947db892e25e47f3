//! The orders that answers about importance are, of a domain, and the worths behind them.

use super::declared::{DeclaredScores, Summed};
use super::over_replicates::OrderCounter;
use crate::cells::Moments;
use crate::preferences::{PairChoices, PairwiseTable, RankedChoices, WeakOrder};
use crate::study::{CountError, Domain, Facets, Study};
use mitreden_define::survey::RankingMethod;

/// The ranks of some needs, by their places in the order of counting, by strongest paths of
/// majorities of a domain; `None` where nobody puts one first.
pub(crate) fn schulze(
    study: &Study<'_>,
    facets: &Facets<'_>,
    domain: Domain<'_>,
    slots: &[usize],
) -> Result<Option<Vec<usize>>, CountError> {
    let mut table = PairwiseTable::new(slots.len());
    let mut is_published = false;
    Orders { study, facets, domain }.each(|_, cell, d, orders| {
        let w = study.design.factor(cell) * d;
        for (part, order) in orders {
            let order = order.among(slots);
            is_published |= order.says_something();
            table.push(&order, w * part);
        }
    })?;
    Ok(is_published.then(|| table.schulze().rank))
}

/// The orders that the answers about importance of a domain are.
pub(super) struct Orders<'a> {
    pub(super) study: &'a Study<'a>,
    pub(super) facets: &'a Facets<'a>,
    pub(super) domain: Domain<'a>,
}

impl Orders<'_> {
    pub(super) fn worths(
        &self,
        method: RankingMethod,
    ) -> Result<Option<DeclaredScores>, CountError> {
        let (study, m) = (self.study, self.study.order.len());
        let by_pairs = method == RankingMethod::BradleyTerry;
        let (mut ranked, mut pairs) = (RankedChoices::new(m), PairChoices::new(m));
        let mut bases = vec![Summed::default(); m];
        self.each(|_, cell, d, orders| {
            let w = study.design.factor(cell) * d;
            for (part, order) in orders {
                if by_pairs {
                    pairs.push(order, w * part);
                } else {
                    ranked.push(order, w * part);
                }
            }
            for (slot, sums) in (0..).zip(&mut bases) {
                if orders.iter().any(|(_, order)| order.has(slot)) {
                    sums.add(w);
                }
            }
        })?;
        let found = if by_pairs { pairs.worths() } else { ranked.worths() };
        let Some(worths) = found else { return Ok(None) };
        let mut moments = Moments::new(study.design.layout(), m);
        let (mut own, mut u) = (vec![0.0; m], vec![0.0; m]);
        self.each(|_, cell, d, orders| {
            u.fill(0.0);
            for (part, order) in orders {
                if by_pairs {
                    worths.influence_of_pairs(order, study.design.n_hat(), &mut own);
                } else {
                    worths.influence(order, study.design.n_hat(), &mut own);
                }
                for (u, own) in u.iter_mut().zip(&own) {
                    *u += part * own;
                }
            }
            moments.push(cell, d, &u);
        })?;
        Ok(Some(DeclaredScores::of_worths(method, study, &worths, &moments, &bases)))
    }

    /// Who is put before whom, with the weights as they are and in replicates.
    pub(super) fn majorities(&self) -> Result<Option<DeclaredScores>, CountError> {
        let (study, m) = (self.study, self.study.order.len());
        let mut counter = OrderCounter::majorities(study, m)?;
        let mut bases = vec![Summed::default(); m];
        let mut is_published = false;
        self.each(|row, cell, d, orders| {
            is_published = true;
            counter.next(row, cell, d);
            for (part, order) in orders {
                counter.order(order, *part);
            }
            let w = study.design.factor(cell) * d;
            for (slot, sums) in (0..).zip(&mut bases) {
                if orders.iter().any(|(_, order)| order.has(slot)) {
                    sums.add(w);
                }
            }
        })?;
        Ok(is_published.then(|| DeclaredScores::of_majorities(counter.finish(), &bases)))
    }

    /// Calls `f` with row, cell, base weight and orders of everybody who put anything first.
    /// Of several orders of one respondent each counts by its question's weight, all together once.
    pub(super) fn each(
        &self,
        mut f: impl FnMut(usize, u32, f64, &[(f64, WeakOrder)]),
    ) -> Result<(), CountError> {
        let Self { study, facets, domain } = self;
        let mut said = facets.said();
        let (mut heights, mut orders) = (Vec::new(), Vec::new());
        for batch in study.dataset.batches(&facets.names()) {
            let batch = batch?;
            let columns = facets.columns(&batch)?;
            for row in 0..batch.rows {
                let at = batch.first + row;
                let Some(cell) = study.sample.cell(at).filter(|_| domain.holds(study, at)) else {
                    continue;
                };
                orders.clear();
                columns.heights(row, &mut said, &mut heights, |weight, heights| {
                    let order = WeakOrder::of(heights);
                    if order.says_something() {
                        orders.push((weight, order));
                    }
                });
                let all: f64 = orders.iter().map(|(weight, _)| weight).sum();
                for (weight, _) in &mut orders {
                    *weight /= all;
                }
                if !orders.is_empty() {
                    f(at, cell, study.sample.base_weight(at), &orders);
                }
            }
        }
        Ok(())
    }
}
