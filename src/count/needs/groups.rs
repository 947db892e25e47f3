//! Scores of groups of respondents, and how far each group is from everyone else: two passes for
//! all groups together.
//!
//! A group is a domain: everybody stays in the design. The difference of two domains' scores has
//! the difference of their influence functions, so that what both owe to the same weights and
//! clusters is in its error.

use super::answers::NeedAnswer;
use super::by_cell::{ByCell, Saying, Sorted};
use super::influence::{InfluenceTable, Linear};
use super::moments::NeedMoments;
use super::rows::NeedRows;
use super::score::{Scores, Scoring, add_run, join};
use super::sums::Sums;
use crate::bases;
use crate::cells::Moments;
use crate::estimate::{Base, Design, Estimate};
use crate::weights::n_eff;
use nalgebra::DVector;

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

/// What the second pass over one group and everyone else needs to know.
struct Contrast {
    inside: Scoring,
    outside: Vec<Option<Linear>>,
    /// The influences on the difference of the group's members, and of everyone else.
    influences: [InfluenceTable; 2],
    /// The base of the score of each side, and how many respondents carry it.
    sides: Vec<[(Base, u64); 2]>,
    /// Whether both sides have enough answers about each need.
    compared: Vec<bool>,
}

/// Scores needs for each of some groups; `group_of` is that of each row, if it has one.
pub fn score_groups(
    design: &Design,
    groups: usize,
    rows: &NeedRows<'_>,
    group_of: impl Fn(usize) -> Option<usize> + Sync,
) -> Vec<GroupScores> {
    let (m, cells) = (rows.m(), design.cells());
    let everybody = Sorted::of(rows, cells);
    let all = Group::of(design, rows, &everybody.group(0, rows));
    let sorted = Sorted::by(rows, cells, groups, &group_of);
    let each: Vec<Group> =
        (0..groups).map(|at| Group::of(design, rows, &sorted.group(at, rows))).collect();
    let contrasts: Vec<_> =
        each.iter().map(|group| group.contrast(&all, design, rows.known())).collect();
    let differences = rows.fold(
        cells * m * groups,
        || {
            let empty = || Moments::squares(design.layout(), m);
            (contrasts.iter().map(|one| one.as_ref().map(|_| empty())).collect(), vec![0.0; m])
        },
        |(moments, u): &mut (Vec<Option<Moments>>, Vec<f64>), row| {
            let group = group_of(row.row);
            for (at, (contrast, moments)) in contrasts.iter().zip(moments).enumerate() {
                if let Some((contrast, moments)) = contrast.as_ref().zip(moments.as_mut()) {
                    contrast.influences[usize::from(group != Some(at))].write(row, u);
                    moments.push(row.cell, row.d, u);
                }
            }
        },
        |(all, _), (more, _)| {
            for (all, more) in all.iter_mut().zip(more) {
                if let Some((all, more)) = all.as_mut().zip(more) {
                    all.merge(&more);
                }
            }
        },
    );
    let both = each.iter().zip(contrasts.into_iter().zip(differences.0)).enumerate();
    let scored = both.map(|(at, (group, (contrast, difference)))| match contrast.zip(difference) {
        Some((contrast, difference)) => {
            let inside = contrast.inside.gather(design, &sorted.group(at, rows));
            contrast.scores(design, group.base(), (&inside, &difference))
        }
        None => GroupScores { base: group.base(), scores: None, differences: vec![None; m] },
    });
    scored.collect()
}

impl Group {
    fn of(design: &Design, rows: &NeedRows<'_>, by_cell: &ByCell<'_>) -> Self {
        by_cell.fold(
            || Self { n: 0, w: 0.0, w2: 0.0, sums: vec![Sums::default(); rows.m()] },
            |group, room, run| {
                let (g, Saying { n, d, d2 }) = (design.factor(run.cell), run.all());
                group.n += n;
                group.w += g * d;
                group.w2 += g * g * d2;
                add_run(&mut group.sums, room, run, (design, rows.known()));
            },
            |all, part| all.join(&part),
        )
    }

    fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.w += other.w;
        self.w2 += other.w2;
        join(&mut self.sums, &other.sums);
    }

    fn base(&self) -> Base {
        Base { n: self.n, n_eff: n_eff(self.w, self.w2) }
    }

    /// Begins the second pass; `None` where the group is too small to be ranked.
    fn contrast(&self, all: &Self, design: &Design, known: &[NeedAnswer]) -> Option<Contrast> {
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
        let inside = Scoring::new(design, self.sums.clone(), known);
        let outside: Vec<_> = rest.iter().map(|sums| Linear::of(sums, design.n_hat())).collect();
        let table = |linear: &[Option<Linear>], sign: f64| {
            InfluenceTable::new(m, known, |k, said| {
                linear[k].as_ref().map_or(0.0, |linear| sign * linear.on_score(said))
            })
        };
        Some(Contrast {
            influences: [table(&inside.linear, 1.0), table(&outside, -1.0)],
            sides: sides.collect(),
            compared: compared.collect(),
            inside,
            outside,
        })
    }
}

impl Contrast {
    fn scores(
        self,
        design: &Design,
        base: Base,
        (inside, difference): (&NeedMoments, &Moments),
    ) -> GroupScores {
        let score = |linear: &Option<Linear>| linear.as_ref().map_or(0.0, |linear| linear.score);
        let sides = || self.inside.linear.iter().zip(&self.outside);
        let theta = sides().map(|(inside, outside)| score(inside) - score(outside));
        let mut estimates =
            design.influence(DVector::from_iterator(self.outside.len(), theta), difference);
        for (k, sides) in self.sides.iter().enumerate() {
            estimates.differ_by(k, *sides);
        }
        let known: Vec<bool> =
            sides().map(|(inside, outside)| inside.is_some() && outside.is_some()).collect();
        let compared = self.compared;
        let scores = self.inside.scores(design, inside);
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
