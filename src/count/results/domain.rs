//! Means and shares of the respondents for whom something has a value, or how many they are alone.

use super::pass::Respondent;
use super::row::ResultRow;
use crate::bases::{self, Shown};
use crate::cells::Moments;
use crate::estimate::{Base, Design, Estimate, Estimates};
use crate::weights::n_eff;

/// How much is computed of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Shares and means are computed, with their intervals.
    Estimated,
    /// Only respondents are counted, which decides what is suppressed: no sums by cell are kept.
    Counted,
}

/// The sums of a domain while a pass gathers them.
pub(super) struct Domain {
    /// The moments; `None` where only counts are computed.
    moments: Option<Moments>,
    n: u64,
    w: f64,
    w2: f64,
    counts: Vec<u64>,
    /// Room for 1 and the values of one row.
    u: Vec<f64>,
}

impl Domain {
    /// Starts without respondents, for `k` variables.
    pub(super) fn new(design: &Design, k: usize) -> Self {
        Self { moments: Some(Moments::squares(design.layout(), k + 1)), ..Self::counting(k) }
    }

    /// Starts without respondents, to count those who have something else than 0 in each of `k`
    /// variables: nothing of them is estimated.
    pub(super) fn counting(k: usize) -> Self {
        let u = vec![1.0; k + 1];
        Self { moments: None, n: 0, w: 0.0, w2: 0.0, counts: vec![0; k], u }
    }

    /// So many respondents of whom it was counted before how many have something else than 0 in each
    /// variable.
    pub(super) fn counted(n: u64, counts: Vec<u64>) -> Self {
        Self { n, u: Vec::new(), moments: None, w: 0.0, w2: 0.0, counts }
    }

    /// Adds a respondent of the domain with the values of some variables, each named once; the
    /// others are 0.
    pub(super) fn push(
        &mut self,
        respondent: &Respondent,
        values: impl IntoIterator<Item = (usize, f64)>,
    ) {
        self.n += 1;
        let Some((_, y)) = self.u.split_first_mut() else { return };
        if self.moments.is_some() {
            y.fill(0.0);
        }
        for (at, value) in values {
            if let (Some(count), Some(y)) = (self.counts.get_mut(at), y.get_mut(at)) {
                *count += u64::from(value != 0.0);
                *y = value;
            }
        }
        if let Some(moments) = &mut self.moments {
            self.w += respondent.w;
            self.w2 += respondent.w * respondent.w;
            moments.push(respondent.cell, respondent.d, &self.u);
        }
    }

    /// Estimates the means, where they are wanted.
    pub(super) fn means(&self, design: &Design) -> Means {
        let pairs: Vec<_> = (0..self.counts.len()).map(|j| (j + 1, 0)).collect();
        let base = Base { n: self.n, n_eff: n_eff(self.w, self.w2) };
        let estimates = self.moments.as_ref().map(|moments| design.ratios(moments, &pairs));
        Means { estimates, base, counts: self.counts.clone() }
    }
}

/// The means of a domain's variables.
pub(super) struct Means {
    estimates: Option<Estimates>,
    pub(super) base: Base,
    /// How many respondents have a value other than 0.
    pub(super) counts: Vec<u64>,
}

impl Means {
    /// The share of variable `j`, shown where its base allows.
    pub(super) fn share(&self, j: usize) -> Shown<Estimate> {
        self.show(|estimates| estimates.share(j, self.base))
    }

    /// The mean of variable `j`, shown where its base allows.
    pub(super) fn mean(&self, j: usize) -> Shown<Estimate> {
        self.show(|estimates| estimates.quantity(j, self.base))
    }

    /// Counts and shares of variables, suppressed as was decided on their counts.
    pub(super) fn rows(
        &self,
        variables: impl IntoIterator<Item = usize>,
        shown: Vec<Shown<u64>>,
    ) -> Vec<ResultRow> {
        variables.into_iter().zip(shown).map(|(j, n)| ResultRow::new(n, self.share(j))).collect()
    }

    /// The count and share of a variable that stands alone.
    pub(super) fn row(&self, j: usize) -> ResultRow {
        let n = self.counts.get(j).copied().unwrap_or_default();
        ResultRow::new(bases::BaseSize::of_part(n), self.share(j))
    }

    fn show(&self, estimate: impl FnOnce(&Estimates) -> Estimate) -> Shown<Estimate> {
        match (bases::BaseSize::of_share(self.base.n), &self.estimates) {
            (bases::BaseSize::Hidden, _) | (_, None) => Shown::Hidden,
            (base, Some(estimates)) => base.show(estimate(estimates)),
        }
    }
}
