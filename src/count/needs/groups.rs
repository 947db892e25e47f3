//! Scores of groups of respondents: two passes for all groups together.
//!
//! A group is a domain: everybody stays in the design.

use super::by_cell::{ByCell, Saying, Sorted};
use super::rows::NeedRows;
use super::score::{Scores, Scoring, add_run, join};
use super::sums::Sums;
use crate::bases::BaseSize;
use crate::estimate::{Base, Design};
use crate::weights::n_eff;

/// The scores of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScores {
    /// The base of the group.
    pub base: Base,
    /// The scores; `None` where the group is too small for any.
    pub scores: Option<Scores>,
}

/// The sums of one group in the first pass.
#[derive(Clone)]
struct Group {
    n: u64,
    w: f64,
    w2: f64,
    sums: Vec<Sums>,
}

/// Scores needs for each of some groups; `group_of` is that of each row, if it has one.
pub fn score_groups(
    design: &Design,
    groups: usize,
    rows: &NeedRows<'_>,
    group_of: impl Fn(usize) -> Option<usize> + Sync,
) -> Vec<GroupScores> {
    let sorted = Sorted::by(rows, design.cells(), groups, &group_of);
    let scored = |at: usize| {
        let by_cell = sorted.group(at, rows);
        let group = Group::of(design, rows, &by_cell);
        let base = group.base();
        let is_shown = BaseSize::of_group_scores(base.n_eff) != BaseSize::Hidden;
        let scores = is_shown.then(|| {
            let scoring = Scoring::new(design, group.sums, rows.known());
            let moments = scoring.gather(design, &by_cell);
            scoring.scores(design, &moments)
        });
        GroupScores { base, scores }
    };
    (0..groups).map(scored).collect()
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
}
