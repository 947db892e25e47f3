//! Groups of a town that do not differ: how often any difference between them is told.

use mitreden_count::estimate::{Design, Estimates};
use mitreden_count::needs::{ComparedSide, NeedRows, compared};
use mitreden_count::ranking::{Sign, signs};

use super::tally::DRAWS;

/// So many groups, which somebody belongs to by chance.
#[derive(Clone, Copy)]
pub(super) struct Groups(pub(super) usize);

impl Groups {
    /// The group of a respondent: any number that has nothing to do with answers.
    fn of(self, row: usize) -> usize {
        let mixed = (row as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        (mixed % self.0 as u64) as usize
    }

    /// Two groups are held against each other, of more each against everybody else.
    pub(super) fn compared(self, design: &Design, rows: &NeedRows<'_>) -> Estimates {
        let comparisons = if self.0 == 2 { 1 } else { self.0 };
        let side = |row: usize, at: usize| {
            if self.of(row) == at { ComparedSide::Inside } else { ComparedSide::Outside }
        };
        compared(design, comparisons, rows, side)
    }
}

/// How often something was told.
#[derive(Default)]
pub(super) struct Alike {
    runs: u32,
    told: u32,
}

impl Alike {
    pub(super) fn add(&mut self, differences: &Estimates, seed: u64) {
        self.runs += 1;
        let decided = signs(differences, DRAWS, seed);
        self.told += u32::from(decided.signs.iter().any(|sign| *sign != Sign::Open));
    }

    /// The part of the surveys in which any difference was told.
    pub(super) fn told(&self) -> f64 {
        f64::from(self.told) / f64::from(self.runs)
    }

    /// One line of a table.
    pub(super) fn line(&self, name: &str, Groups(groups): Groups) -> String {
        format!("| {name} | {groups} | {:.1} |", 100.0 * self.told())
    }
}
