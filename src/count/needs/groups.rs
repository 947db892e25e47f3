//! Scores of groups of respondents, and how far each group is from everyone else: two passes for
//! all groups together.
//!
//! A group is a domain: everybody stays in the design. The difference of two domains' scores has
//! the difference of their influence functions, so that what both owe to the same weights and
//! clusters is in its error.

use super::score::{Scores, Scoring};
use super::sums::{NeedRow, Sums};
use crate::bases;
use crate::cells::Moments;
use crate::estimate::{Base, Design, Estimate};
use crate::needs::influence::Linear;
use crate::weights::n_eff;
use nalgebra::DVector;

/// Respondents in groups that can be gone through twice.
pub trait GroupRows {
    /// The error of a pass through the respondents.
    type Error;

    /// Calls `f` with each respondent in turn and the group, if there is one; the same each time.
    fn try_for_each(&self, f: impl FnMut(&NeedRow<'_>, Option<usize>)) -> Result<(), Self::Error>;
}

/// The difference between a group's score of one need and that of everyone else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedDifference {
    /// The group's score less everyone else's, from −1 to 1; its base is the group's.
    pub estimate: Estimate,
    /// The probability of one as large where there is none, for this difference alone; 1 where
    /// there is no standard error.
    pub p: f64,
}

/// The scores of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScores {
    /// The base of the group.
    pub base: Base,
    /// The scores; `None` where the group is too small to be ranked.
    pub scores: Option<Scores>,
    /// Each need's difference to everyone else; `None` where either side is too small.
    pub differences: Vec<Option<NeedDifference>>,
}

/// The sums of one group in the first pass.
#[derive(Clone)]
struct Group {
    n: u64,
    w: f64,
    w2: f64,
    sums: Vec<Sums>,
}

/// The second pass over one group and everyone else.
struct Contrast {
    inside: Scoring,
    outside: Vec<Option<Linear>>,
    /// The base of the score of each side, and how many respondents carry it.
    sides: Vec<[(Base, u64); 2]>,
    /// Whether both sides have enough answers about each need.
    compared: Vec<bool>,
    difference: Moments,
    u: Vec<f64>,
}

/// Scores `m` needs for each of some groups.
pub fn score_groups<R: GroupRows>(
    design: &Design,
    m: usize,
    groups: usize,
    rows: &R,
) -> Result<Vec<GroupScores>, R::Error> {
    let empty = Group { n: 0, w: 0.0, w2: 0.0, sums: vec![Sums::default(); m] };
    let (mut all, mut each) = (empty.clone(), vec![empty; groups]);
    rows.try_for_each(|row, group| {
        let w = design.factor(row.cell) * row.d;
        all.add(row, w);
        if let Some(group) = group.and_then(|group| each.get_mut(group)) {
            group.add(row, w);
        }
    })?;
    let mut contrasts: Vec<_> = each.iter().map(|group| group.contrast(&all, design)).collect();
    rows.try_for_each(|row, group| {
        for (at, contrast) in contrasts.iter_mut().enumerate() {
            if let Some(contrast) = contrast {
                contrast.push(row, group == Some(at));
            }
        }
    })?;
    let both = each.iter().zip(contrasts);
    let scored = both.map(|(group, contrast)| match contrast {
        Some(contrast) => contrast.scores(design, group.base()),
        None => GroupScores { base: group.base(), scores: None, differences: vec![None; m] },
    });
    Ok(scored.collect())
}

impl Group {
    fn add(&mut self, row: &NeedRow<'_>, w: f64) {
        self.n += 1;
        self.w += w;
        self.w2 += w * w;
        self.sums.iter_mut().enumerate().for_each(|(k, sums)| sums.add(row, k, w));
    }

    fn base(&self) -> Base {
        Base { n: self.n, n_eff: n_eff(self.w, self.w2) }
    }

    /// Begins the second pass; `None` where the group is too small to be ranked.
    fn contrast(&self, all: &Self, design: &Design) -> Option<Contrast> {
        if bases::BaseSize::of_group_ranking(self.base().n_eff) == bases::BaseSize::Hidden {
            return None;
        }
        let rest: Vec<Sums> =
            self.sums.iter().zip(&all.sums).map(|(sums, all)| sums.rest(all)).collect();
        let enough = |n: u64| bases::BaseSize::of_share(n) != bases::BaseSize::Hidden;
        let compared = self
            .sums
            .iter()
            .zip(&rest)
            .map(|(inside, outside)| enough(inside.n) && enough(outside.n));
        let m = rest.len();
        let side = |sums: &Sums| (sums.asked_base(), sums.carriers);
        let sides =
            self.sums.iter().zip(&rest).map(|(inside, outside)| [inside, outside].map(side));
        Some(Contrast {
            sides: sides.collect(),
            inside: Scoring::new(design, self.sums.clone()),
            outside: rest.iter().map(|sums| Linear::of(sums, design.n_hat())).collect(),
            compared: compared.collect(),
            difference: Moments::squares(design.cells(), m),
            u: vec![0.0; m],
        })
    }
}

impl Contrast {
    fn push(&mut self, row: &NeedRow<'_>, inside: bool) {
        if inside {
            self.inside.push(row);
        }
        let (linear, sign) =
            if inside { (&self.inside.linear, 1.0) } else { (&self.outside, -1.0) };
        for (k, (u, linear)) in self.u.iter_mut().zip(linear).enumerate() {
            *u = linear.as_ref().map_or(0.0, |linear| sign * linear.on_score(row, k));
        }
        self.difference.push(row.cell, row.d, &self.u);
    }

    fn scores(self, design: &Design, base: Base) -> GroupScores {
        let score = |linear: &Option<Linear>| linear.as_ref().map_or(0.0, |linear| linear.score);
        let sides = || self.inside.linear.iter().zip(&self.outside);
        let theta = sides().map(|(inside, outside)| score(inside) - score(outside));
        let mut estimates =
            design.influence(DVector::from_iterator(self.u.len(), theta), &self.difference);
        for (k, sides) in self.sides.iter().enumerate() {
            estimates.differ_by(k, *sides);
        }
        let known: Vec<bool> =
            sides().map(|(inside, outside)| inside.is_some() && outside.is_some()).collect();
        let compared = self.compared;
        let scores = self.inside.scores(design);
        let difference = |(k, known): (usize, bool)| {
            let score =
                scores.needs.get(k)?.score.filter(|_| known && compared.get(k) == Some(&true))?;
            let estimate = estimates.quantity(k, Base { n: score.n, n_eff: score.n_eff });
            Some(NeedDifference { p: estimates.p_of(k), estimate })
        };
        let differences = known.into_iter().enumerate().map(difference).collect();
        GroupScores { base, differences, scores: Some(scores) }
    }
}
