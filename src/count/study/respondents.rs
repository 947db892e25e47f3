//! The respondents of a domain, each with what they say of every need.
//!
//! A domain is part of a study: everybody stays in the design, and only the domain's members
//! answer.

use std::collections::HashMap;

use super::{CountError, Facets, NOBODY, Study};
use crate::estimate::Base;
use crate::needs::{NeedRow, Rows};
use crate::weights::n_eff;
use mitreden_define::survey::Mode;

/// How many binary digits a score and its error have, with some to spare.
const DIGITS: f64 = 128.0;

/// A part of the respondents, whose answers are counted.
#[derive(Clone, Copy, Default)]
pub(crate) struct Domain<'a> {
    /// The mode that they answered in.
    pub(crate) mode: Option<Mode>,
    /// The group that they are in, by the groups of all rows.
    pub(crate) group: Option<(&'a [Option<usize>], usize)>,
}

impl Domain<'_> {
    /// Whether a row belongs to it.
    pub(crate) fn holds(&self, study: &Study<'_>, row: usize) -> bool {
        let mode = self.mode.is_none_or(|mode| study.sample.modes.get(row) == Some(&mode));
        mode && self
            .group
            .is_none_or(|(groups, group)| groups.get(row).copied().flatten() == Some(group))
    }

    /// Whether sums of weights could be taken apart: a share with all its digits is a sum of
    /// weights, and where few combinations of how many have each weight are possible, only one of
    /// them gives just these digits. With one weight a share is a count, and tells no more than
    /// that.
    pub(crate) fn is_told_by_digits(&self, study: &Study<'_>) -> bool {
        let mut alike: HashMap<u64, u64> = HashMap::new();
        for (row, &cell) in study.sample.codes.iter().enumerate() {
            if cell != NOBODY && self.holds(study, row) {
                let weight = study.design.factor(cell) * study.sample.base_weight(row);
                // Of factors that are alike but for rounding nobody could tell.
                *alike.entry((weight * 1e9).round().to_bits()).or_default() += 1;
            }
        }
        let combinations: f64 = alike.values().map(|n| (*n as f64 + 1.0).log2()).sum();
        alike.len() > 1 && combinations < DIGITS
    }

    /// How many respondents there are, and their effective sample size.
    pub(crate) fn base(&self, study: &Study<'_>) -> Base {
        let (mut n, mut w, mut w2) = (0, 0.0, 0.0);
        for (row, &cell) in study.sample.codes.iter().enumerate() {
            if cell != NOBODY && self.holds(study, row) {
                let weight = study.design.factor(cell) * study.sample.base_weight(row);
                n += 1;
                w += weight;
                w2 += weight * weight;
            }
        }
        Base { n, n_eff: n_eff(w, w2) }
    }
}

/// The respondents of a domain, read from the dataset anew for each pass.
pub(crate) struct Respondents<'a> {
    study: &'a Study<'a>,
    facets: &'a Facets<'a>,
    domain: Domain<'a>,
}

impl<'a> Respondents<'a> {
    pub(crate) fn new(study: &'a Study<'a>, facets: &'a Facets<'a>, domain: Domain<'a>) -> Self {
        Self { study, facets, domain }
    }
}

impl Rows for Respondents<'_> {
    type Error = CountError;

    fn try_for_each(&self, mut f: impl FnMut(&NeedRow<'_>)) -> Result<(), CountError> {
        let Self { study, facets, domain } = self;
        let mut said = facets.said();
        for batch in study.dataset.batches(&facets.names()) {
            let batch = batch?;
            let columns = facets.columns(&batch)?;
            for row in 0..batch.rows {
                let at = batch.first + row;
                let Some(cell) = study.sample.cell(at) else { continue };
                if domain.holds(study, at) {
                    columns.read(row, &mut said);
                } else {
                    said.clear();
                }
                f(&said.row(cell, study.sample.base_weight(at)));
            }
        }
        Ok(())
    }
}
