//! What raking aims at: targets after missing answers and levels too small to rake.
//!
//! - Missing answers keep a level of their own, aimed at its share of the base weights; the other
//!   targets share what is left in proportion.
//! - A level with very few cases, or a very small target, would need factors nobody should trust.
//!   Its rows are held at factor 1. In its own margin the other targets share what is left; in the
//!   other margins its rows count with the weight they have, and the raked rows make up the rest,
//!   so that these margins are met by the whole sample.

use super::margin::RakingMargin;
use super::protocol::TargetGap;
use super::rake::RakeError;
use crate::bases::{LEVEL_HELD_BELOW, TARGET_HELD_BELOW};
use crate::cells::Cells;
use nalgebra::{DMatrix, DVector};

/// What two distances from a target may differ by and still be level: raking ends this near, and
/// rounding decides the rest.
const LEVEL: f64 = 1e-9;

/// Why a level's rows are held at factor 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyHeld {
    /// The level has fewer than five cases.
    FewCases,
    /// The level's target share is below one percent.
    SmallTarget,
    /// All of the level's rows, or all of its target, are taken by rows that another margin holds.
    OtherMargin,
}

/// A level that was not raked.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldLevel {
    /// The margin's name.
    pub margin: String,
    /// The level's code; `None` for missing answers.
    pub level: Option<String>,
    /// How many rows the level has.
    pub n: u64,
    /// Why the level was held.
    pub why: WhyHeld,
}

/// One level of one margin, as it will be raked.
#[derive(Debug, Clone)]
pub(super) struct PlannedLevel {
    pub(super) n: u64,
    /// The sum Σd of the level's rows.
    pub(super) base: f64,
    /// The author's target as a share; `None` for missing answers.
    pub(super) given: Option<f64>,
    /// The target share in the whole sample.
    pub(super) aim: f64,
    /// The weighted total the raked rows must reach.
    pub(super) total: f64,
    pub(super) held: Option<WhyHeld>,
}

/// One margin, as it will be raked.
#[derive(Debug, Clone)]
pub(super) struct PlannedMargin {
    pub(super) name: String,
    /// The margin's levels and, last, the one for missing answers.
    pub(super) levels: Vec<PlannedLevel>,
    /// The level of each cell.
    pub(super) slots: Vec<usize>,
}

/// All margins, and which cells are held at factor 1.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) margins: Vec<PlannedMargin>,
    pub(super) held: Vec<bool>,
    /// The sum Σd of all rows.
    pub(super) base: f64,
    codes: Vec<Vec<Option<String>>>,
}

impl Plan {
    /// Tallies the cells and sets the targets.
    pub(super) fn new(cells: &Cells, margins: &[RakingMargin]) -> Result<Self, RakeError> {
        let base = cells.d();
        if cells.n() == 0 || base.is_nan() || base <= 0.0 {
            return Err(RakeError::NoRows);
        }
        let planned = margins.iter().enumerate().map(|(i, margin)| tally(cells, i, margin));
        let codes = margins
            .iter()
            .map(|margin| {
                (0..=margin.levels.len()).map(|slot| margin.code(slot).map(str::to_owned)).collect()
            })
            .collect();
        let mut plan = Self {
            margins: planned.collect::<Result<_, _>>()?,
            held: vec![false; cells.len()],
            base,
            codes,
        };
        while plan.aim(cells) {}
        Ok(plan)
    }

    /// Sets aims and totals; returns whether this held a further level, so that it must be done
    /// once more.
    fn aim(&mut self, cells: &Cells) -> bool {
        for (c, held) in self.held.iter_mut().enumerate() {
            *held = self.margins.iter().any(|margin| margin.levels[margin.slots[c]].held.is_some());
        }
        let mut changed = false;
        for margin in &mut self.margins {
            let fixed = |level: &PlannedLevel| level.given.is_none() || level.held.is_some();
            let kept: f64 =
                margin.levels.iter().filter(|level| fixed(level)).map(|level| level.base).sum();
            let given: f64 = margin
                .levels
                .iter()
                .filter(|level| !fixed(level))
                .filter_map(|level| level.given)
                .sum();
            let left = 1.0 - kept / self.base;
            let mut by_held = vec![0.0; margin.levels.len()];
            let mut raked = vec![0_u64; margin.levels.len()];
            for ((cell, slot), held) in cells.iter().zip(&margin.slots).zip(&self.held) {
                if *held {
                    by_held[*slot] += cell.d;
                } else {
                    raked[*slot] += cell.n;
                }
            }
            for (slot, level) in margin.levels.iter_mut().enumerate() {
                level.aim = match level.given {
                    Some(share) if level.held.is_none() => share * left / given,
                    _ => level.base / self.base,
                };
                level.total = level.aim * self.base - by_held[slot];
                // A total of nothing but rounding is none.
                let nothing_left = raked[slot] == 0 || level.total <= 1e-9 * level.base;
                if level.held.is_none() && level.n > 0 && nothing_left {
                    level.held = Some(WhyHeld::OtherMargin);
                    changed = true;
                }
            }
        }
        changed
    }

    /// The plan for the same cells where these have other base weights. What is held stays held; a
    /// level that nobody is left of is asked nothing for, and the others share its part.
    pub(super) fn rebased(&self, cells: &Cells) -> Self {
        let mut plan = Self { base: cells.d(), ..self.clone() };
        for margin in &mut plan.margins {
            for level in &mut margin.levels {
                level.base = 0.0;
            }
            for (cell, slot) in cells.iter().zip(&margin.slots) {
                margin.levels[*slot].base += cell.d;
            }
            for level in margin.levels.iter_mut().filter(|level| level.n > 0) {
                if level.base <= 0.0 && level.held.is_none() {
                    level.held = Some(WhyHeld::OtherMargin);
                }
            }
        }
        while plan.aim(cells) {}
        plan
    }

    /// Whether another plan for these cells holds the same levels, so that the indicators are the
    /// same.
    pub(super) fn holds_like(&self, other: &Self) -> bool {
        self.margins.iter().zip(&other.margins).all(|(one, other)| {
            one.levels.iter().zip(&other.levels).all(|(one, other)| one.held == other.held)
        })
    }

    /// Sets the factors of held cells to exactly 1: the logit of 0 is 1 but for rounding.
    pub(super) fn hold(&self, factors: &mut [f64]) {
        for (factor, held) in factors.iter_mut().zip(&self.held) {
            if *held {
                *factor = 1.0;
            }
        }
    }

    /// Lists the levels that are not raked.
    pub(super) fn list_held(&self) -> Vec<HeldLevel> {
        let mut list = Vec::new();
        for (margin, codes) in self.margins.iter().zip(&self.codes) {
            for (level, code) in margin.levels.iter().zip(codes) {
                if let Some(why) = level.held {
                    list.push(HeldLevel {
                        margin: margin.name.clone(),
                        level: code.clone(),
                        n: level.n,
                        why,
                    });
                }
            }
        }
        list
    }

    /// Returns the codes of a margin's levels.
    pub(super) fn codes(&self, margin: usize) -> &[Option<String>] {
        &self.codes[margin]
    }

    /// Returns the indicators of the raked cells (an intercept, then each margin's levels but its
    /// first) and the totals they must reach.
    pub(super) fn indicators(&self, cells: &Cells) -> (DMatrix<f64>, DVector<f64>) {
        let mut columns = Vec::new();
        for (m, margin) in self.margins.iter().enumerate() {
            let raked = margin
                .levels
                .iter()
                .enumerate()
                .filter(|(_, level)| level.n > 0 && level.held.is_none());
            columns.extend(raked.skip(1).map(|(slot, level)| (m, slot, level.total)));
        }
        let intercept = cells
            .iter()
            .zip(&self.held)
            .filter(|(_, held)| **held)
            .map(|(cell, _)| cell.d)
            .sum::<f64>();
        let mut totals = vec![self.base - intercept];
        totals.extend(columns.iter().map(|(_, _, total)| *total));
        let x = DMatrix::from_fn(cells.len(), totals.len(), |c, j| {
            match j.checked_sub(1).map(|j| columns[j]) {
                _ if self.held[c] => 0.0,
                None => 1.0,
                Some((m, slot, _)) => f64::from(u8::from(self.margins[m].slots[c] == slot)),
            }
        });
        (x, DVector::from_vec(totals))
    }

    /// Returns the weighted total of the raked rows in each level of a margin.
    pub(super) fn raked_totals(
        &self,
        margin: &PlannedMargin,
        cells: &Cells,
        factors: &[f64],
    ) -> Vec<f64> {
        let mut totals = vec![0.0; margin.levels.len()];
        for (c, cell) in cells.iter().enumerate().filter(|(c, _)| !self.held[*c]) {
            totals[margin.slots[c]] += factors[c] * cell.d;
        }
        totals
    }

    /// Returns the raked level that is farthest from its target; the first of those that are level.
    pub(super) fn worst_gap(&self, cells: &Cells, factors: &[f64]) -> Option<TargetGap> {
        let mut worst: Option<TargetGap> = None;
        for (margin, codes) in self.margins.iter().zip(&self.codes) {
            let totals = self.raked_totals(margin, cells, factors);
            for ((level, code), total) in margin.levels.iter().zip(codes).zip(totals) {
                if level.n == 0 || level.held.is_some() {
                    continue;
                }
                let gap = total / level.total - 1.0;
                if worst.as_ref().is_none_or(|worst| gap.abs() > worst.gap.abs() + LEVEL) {
                    worst =
                        Some(TargetGap { margin: margin.name.clone(), level: code.clone(), gap });
                }
            }
        }
        worst
    }
}

/// Counts the cells of one margin and checks its targets.
fn tally(cells: &Cells, index: usize, margin: &RakingMargin) -> Result<PlannedMargin, RakeError> {
    let sum: f64 = margin.levels.iter().map(|level| level.target).sum();
    let empty = |given| PlannedLevel { n: 0, base: 0.0, given, aim: 0.0, total: 0.0, held: None };
    let mut levels: Vec<_> =
        margin.levels.iter().map(|level| empty(Some(level.target / sum))).collect();
    levels.push(empty(None));
    let slots: Vec<usize> =
        cells.iter().map(|cell| margin.slot(cell.key.levels.get(index))).collect();
    for (cell, slot) in cells.iter().zip(&slots) {
        levels[*slot].n += cell.n;
        levels[*slot].base += cell.d;
    }
    let base = cells.d();
    for (slot, level) in levels.iter_mut().enumerate() {
        let target = level.given.unwrap_or(level.base / base);
        let (name, code) = (margin.name.clone(), margin.code(slot).unwrap_or_default().to_owned());
        if level.n > 0 && (target.is_nan() || target <= 0.0) {
            return Err(RakeError::NoTarget { margin: name, level: code, n: level.n });
        }
        if level.n == 0 && target > 0.0 {
            return Err(RakeError::NoCases { margin: name, level: code, target });
        }
        level.held = match level.n {
            0 => None,
            n if n < LEVEL_HELD_BELOW => Some(WhyHeld::FewCases),
            _ if target < TARGET_HELD_BELOW => Some(WhyHeld::SmallTarget),
            _ => None,
        };
    }
    Ok(PlannedMargin { name: margin.name.clone(), levels, slots })
}
