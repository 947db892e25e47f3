//! The respondents of a domain, each with what they say of every need.
//!
//! A domain is part of a study: everybody stays in the design, and only the domain's members
//! answer.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{CountError, Facets, Study};
use crate::cells::{CellTally, NOBODY, WeightingCell};
use crate::dataset::DatasetError;
use crate::estimate::Base;
use crate::needs::NeedRows;
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

    fn is_everybody(&self) -> bool {
        self.mode.is_none() && self.group.is_none()
    }

    /// The cell of each row; [`NOBODY`] for rows outside of it.
    fn cells<'s>(&self, study: &'s Study<'_>) -> Cow<'s, [u32]> {
        let all = &study.sample.codes;
        if self.is_everybody() {
            return Cow::Borrowed(all);
        }
        let own = all.iter().enumerate();
        own.map(|(row, cell)| if self.holds(study, row) { *cell } else { NOBODY }).collect()
    }

    /// Its respondents, by cell.
    fn tallies(&self, study: &Study<'_>) -> Vec<CellTally> {
        let sample = &study.sample;
        if self.is_everybody() {
            let tally = |cell: &WeightingCell| CellTally { n: cell.n, d: cell.d, d2: cell.d2 };
            return sample.cells.iter().map(tally).collect();
        }
        let mut tallies = vec![CellTally::default(); study.design.cells()];
        for (row, cell) in sample.codes.iter().enumerate() {
            if *cell != NOBODY && self.holds(study, row) {
                tallies[*cell as usize].add_some(sample.times(row), sample.base_weight(row));
            }
        }
        tallies
    }

    /// Its respondents, with what they say of each need.
    pub(crate) fn rows<'s>(
        &self,
        study: &'s Study<'_>,
        facets: &'s Facets<'_>,
    ) -> Result<NeedRows<'s>, CountError> {
        let answers = facets.answers(study.dataset)?;
        // Without a question nothing is read, and nobody says anything.
        if answers.rows() != study.sample.codes.len() && !facets.names().is_empty() {
            let why = "it was changed while it was read".to_owned();
            return Err(DatasetError::Table(why).into());
        }
        Ok(NeedRows::new(answers, self.cells(study), study.sample.base_weights()))
    }

    /// Whether sums of weights could be taken apart: a share with all its digits is a sum of
    /// weights, and where few combinations of how many have each weight are possible, only one of
    /// them gives just these digits. With one weight a share is a count, and tells no more than
    /// that.
    pub(crate) fn is_disclosed_by_digits(&self, study: &Study<'_>) -> bool {
        let mut alike: HashMap<u64, u64> = HashMap::new();
        // Of factors that are alike but for rounding nobody could tell.
        let mut add = |weight: f64, n: u64| {
            *alike.entry((weight * 1e9).round().to_bits()).or_default() += n;
        };
        if study.sample.base_weights().is_empty() {
            for (cell, tally) in (0..).zip(self.tallies(study)).filter(|(_, tally)| tally.n > 0) {
                add(study.design.factor(cell), tally.n);
            }
        } else {
            let cells = self.cells(study);
            for (row, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != NOBODY) {
                let weight = study.design.factor(*cell) * study.sample.base_weight(row);
                add(weight, study.sample.times(row));
            }
        }
        let combinations: f64 = alike.values().map(|n| (*n as f64 + 1.0).log2()).sum();
        alike.len() > 1 && combinations < DIGITS
    }

    /// How many respondents there are, and their effective sample size.
    pub(crate) fn base(&self, study: &Study<'_>) -> Base {
        let (mut n, mut w, mut w2) = (0, 0.0, 0.0);
        for (cell, tally) in (0..).zip(self.tallies(study)) {
            let factor = study.design.factor(cell);
            n += tally.n;
            w += factor * tally.d;
            w2 += factor * factor * tally.d2;
        }
        Base { n, n_eff: n_eff(w, w2) }
    }
}
