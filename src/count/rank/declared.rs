//! Numbers of needs by a method that the questionnaire declares instead of ours.
//!
//! Whatever the method, a number comes with what each respondent contributes to it, so that weights,
//! strata, clusters, rank sets and tiers are those of shares. Worths are ordered by their logs, in
//! which the models are linear; what is shown of them is each one's part of all, so many of a hundred
//! first choices.
//!
//! Borda's win share is a mean as shares are, and has their error; Schulze's order has no numbers.
//! Both give an order that is held against replicates (`over_replicates`), and no rank sets.

use nalgebra::{DMatrix, DVector};

use super::choices::Orders;
use super::over_replicates::{OrderCounter, OrderSums};
use super::tasks::Tasks;
use crate::cells::Moments;
use crate::estimate::{Base, Estimate, Estimates};
use crate::needs::{Formula, NeedScore, Scores, estimate, point_share, score, win_share};
use crate::preferences::{Worths, quasi_variances};
use crate::study::{CountError, Domain, Facets, Reading, Study};
use crate::weights::n_eff;
use mitreden_define::survey::RankingMethod;

/// The worth of a need beside the others of its order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedWorth {
    /// The log of its worth, less the mean of these in the order.
    pub log: f64,
    /// The standard error of that in the design; `None` where there is none.
    pub se: Option<f64>,
    /// Its quasi-standard error: of two needs the squares add up to that of their difference;
    /// `None` where there are less than three, or none exists.
    pub quasi_se: Option<f64>,
}

/// The numbers of all needs by one method.
#[derive(Debug, Clone)]
pub(crate) struct DeclaredScores {
    pub(crate) method: RankingMethod,
    /// What needs are ordered by, in the order of counting: log worths, or shares; `None` by a
    /// method that gives an order and no numbers.
    pub(crate) estimates: Option<Estimates>,
    /// The order over replicates, by a method that gives an order without rank sets.
    pub(crate) order: Option<OrderSums>,
    /// Whom each number rests on; `None` where it was not measured.
    bases: Vec<Option<Base>>,
}

impl DeclaredScores {
    /// Counts the respondents of a domain by a method; `None` by ours, and where the answers give no
    /// such numbers.
    pub(crate) fn by(
        method: RankingMethod,
        study: &Study<'_>,
        facets: &Facets<'_>,
        domain: Domain<'_>,
    ) -> Result<Option<Self>, CountError> {
        let product = |formula: Formula| -> Result<Self, CountError> {
            let rows = domain.rows(study, facets)?;
            let estimates = estimate(&study.design, &rows, formula);
            let asked = score(&study.design, &rows).needs;
            let base = |(slot, need): (usize, &NeedScore)| {
                let base = need.score.map(|score| Base { n: score.n, n_eff: score.n_eff });
                base.filter(|_| {
                    need.dissatisfaction.is_some() && is_measured(study, &estimates, slot)
                })
            };
            let bases = asked.iter().enumerate().map(base).collect();
            Ok(Self { method, estimates: Some(estimates), order: None, bases })
        };
        Ok(match method {
            RankingMethod::UnmetPriority => None,
            RankingMethod::ImportanceSatisfaction => Some(product(Formula::Product)?),
            RankingMethod::Opportunity => Some(product(Formula::Opportunity)?),
            RankingMethod::Points => Some(Self::points(study, domain)?),
            RankingMethod::PlackettLuce | RankingMethod::BradleyTerry => {
                Orders { study, facets, domain }.worths(method)?
            }
            RankingMethod::BestWorst => Tasks::of(study, domain).worths()?,
            RankingMethod::Borda => Some(Self::borda(study, domain)?),
            RankingMethod::Schulze => Orders { study, facets, domain }.majorities()?,
        })
    }

    fn points(study: &Study<'_>, domain: Domain<'_>) -> Result<Self, CountError> {
        let reading = Reading { importance: point_share, ..Reading::SCORE };
        let facets = study.facets()?.points_only().read_as(reading);
        let scores = score(&study.design, &domain.rows(study, &facets)?);
        Ok(Self::shares(RankingMethod::Points, scores, None))
    }

    fn borda(study: &Study<'_>, domain: Domain<'_>) -> Result<Self, CountError> {
        let reading = Reading { importance: win_share, ..Reading::SCORE };
        let facets = study.facets()?.read_as(reading).importance_only();
        let rows = domain.rows(study, &facets)?;
        let fresh = OrderCounter::shares(study, rows.m())?;
        let counted = rows.fold(
            fresh.size(),
            || fresh.clone(),
            |counter, row| {
                counter.next(row.row, row.cell, row.d);
                for (need, said) in row.answers().enumerate() {
                    counter.win(need, said.a, said.t);
                }
            },
            |all, part| all.join(&part),
        );
        let scores = score(&study.design, &rows);
        Ok(Self::shares(RankingMethod::Borda, scores, Some(counted.finish())))
    }

    /// The mean shares by a method.
    fn shares(method: RankingMethod, scores: Scores, order: Option<OrderSums>) -> Self {
        let base =
            |need: &NeedScore| need.score.map(|share| Base { n: share.n, n_eff: share.n_eff });
        let bases = scores.needs.iter().map(base).collect();
        Self { method, estimates: Some(scores.estimates), order, bases }
    }

    /// The order by strongest paths of majorities.
    pub(super) fn of_majorities(order: OrderSums, bases: &[Summed]) -> Self {
        let base = |sums: &Summed| (sums.n > 0).then(|| sums.base());
        let bases = bases.iter().map(base).collect();
        Self { method: RankingMethod::Schulze, estimates: None, order: Some(order), bases }
    }

    /// Whether a need, by its place in the order of counting, has a number.
    pub(crate) fn has(&self, slot: usize) -> bool {
        self.bases.get(slot).is_some_and(Option::is_some)
    }

    /// The scores of some needs, from 0 to 1: of worths each one's part of theirs; none where the
    /// method has no numbers.
    pub(crate) fn scores(&self, slots: &[usize]) -> Vec<Option<Estimate>> {
        let Some(estimates) = &self.estimates else { return vec![None; slots.len()] };
        let mut own = estimates.pick(slots);
        if self.method.is_by_worths() {
            let worth = own.theta.map(f64::exp);
            let parts = &worth / worth.sum();
            let slopes = DMatrix::from_diagonal(&parts) - &parts * parts.transpose();
            own = own.transformed(parts, &slopes);
        }
        let base = |slot: &usize| self.bases.get(*slot).copied().flatten();
        let one = |(at, slot): (usize, &usize)| Some(own.share(at, base(slot)?));
        slots.iter().enumerate().map(one).collect()
    }

    /// The worths of some needs beside each other; nothing where the method has none.
    pub(crate) fn worths(&self, slots: &[usize]) -> Option<Vec<NeedWorth>> {
        if !self.method.is_by_worths() || slots.is_empty() {
            return None;
        }
        let (own, k) = (self.estimates.as_ref()?.pick(slots), slots.len());
        let centring = DMatrix::from_fn(k, k, |i, j| f64::from(u8::from(i == j)) - 1.0 / k as f64);
        let own = own.transformed(&centring * &own.theta, &centring);
        let quasi = own.cov.as_ref().and_then(quasi_variances);
        let one = |at: usize| NeedWorth {
            log: own.theta[at],
            se: own.se(at),
            quasi_se: quasi
                .as_ref()
                .and_then(|quasi| quasi.get(at))
                .filter(|quasi| **quasi >= 0.0)
                .map(|quasi| quasi.sqrt()),
        };
        Some((0..k).map(one).collect())
    }

    /// The numbers by worths of items, each of a need by its place in the order of counting.
    pub(super) fn of_worths(
        method: RankingMethod,
        study: &Study<'_>,
        worths: &Worths,
        moments: &Moments,
        bases: &[Summed],
    ) -> Self {
        let values = worths.log.iter().map(|log| log.unwrap_or(f64::NEG_INFINITY));
        let theta = DVector::from_iterator(worths.log.len(), values);
        let mut estimates = study.design.influence(theta, moments);
        let mut known = Vec::with_capacity(bases.len());
        for (slot, (log, sums)) in worths.log.iter().zip(bases).enumerate() {
            known.push(log.map(|_| sums.base()));
            match log {
                Some(_) => estimates.rest_on_base(slot, sums.base()),
                None => estimates.forget(slot),
            }
        }
        Self { method, estimates: Some(estimates), order: None, bases: known }
    }
}

fn is_measured(study: &Study<'_>, estimates: &Estimates, slot: usize) -> bool {
    study.design.is_one_cluster() || estimates.se(slot).is_some()
}

/// How many compared an item with another, and their weights.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Summed {
    n: u64,
    w: f64,
    w2: f64,
}

impl Summed {
    pub(super) fn add(&mut self, w: f64) {
        (self.n, self.w, self.w2) = (self.n + 1, self.w + w, self.w2 + w * w);
    }

    fn base(&self) -> Base {
        Base { n: self.n, n_eff: n_eff(self.w, self.w2) }
    }
}
