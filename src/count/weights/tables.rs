//! The margins before and after raking, level by level.

use super::plan::Plan;
use crate::cells::Cells;
use crate::suppression::with_total;

/// A margin before and after raking.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginTable {
    /// The margin's name.
    pub margin: String,
    /// The levels of the margin that have rows, missing answers last.
    pub levels: Vec<LevelTable>,
}

/// A level before and after raking.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelTable {
    /// The level's code; `None` for missing answers.
    pub level: Option<String>,
    /// How many rows it has.
    pub(crate) n: u64,
    /// The level's share of the base weights.
    pub(crate) base: f64,
    /// The author's target for the level; `None` for missing answers.
    pub given: Option<f64>,
    /// The target after missing answers and held levels.
    pub(crate) target: f64,
    /// The level's share of the weights.
    pub(crate) weighted: f64,
    /// Whether rows of the level were held at factor 1.
    pub(crate) held: bool,
    /// Whether the level's numbers are suppressed: they are of few, or would tell of few.
    pub(crate) hidden: bool,
    /// Whether only the shares after raking are suppressed: they would tell of few in one pool.
    pub(crate) shares_hidden: bool,
}

/// The numbers of a level that may be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedLevel {
    /// How many rows it has.
    pub n: u64,
    /// The level's share of the base weights.
    pub base: f64,
    /// What became of the level; `None` where that would tell of few.
    pub raked: Option<RakedShares>,
}

/// The shares of a level that raking aimed at and reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RakedShares {
    /// The level's target share.
    pub target: f64,
    /// The level's share of the weights.
    pub weighted: f64,
}

impl LevelTable {
    /// The level's numbers; `None` where they are suppressed.
    pub fn published(&self) -> Option<PublishedLevel> {
        let Self { n, base, target, weighted, .. } = *self;
        let raked = (!self.shares_hidden).then_some(RakedShares { target, weighted });
        (!self.hidden).then_some(PublishedLevel { n, base, raked })
    }
}

impl MarginTable {
    /// Whether a level of the margin is suppressed.
    pub fn hides(&self) -> bool {
        self.levels.iter().any(|level| level.hidden)
    }
}

/// Respondents who were raked together: all, or a pool of modes.
pub(super) struct TablePart<'a> {
    pub(super) cells: &'a Cells,
    pub(super) plan: &'a Plan,
    /// What the base weights of each cell were multiplied by in the end.
    pub(super) factors: Vec<f64>,
    /// The part's share of all weights.
    pub(super) share: f64,
}

/// Tabulates the margins over all parts, which have the same margins.
pub(super) fn tables(parts: &[TablePart<'_>]) -> Vec<MarginTable> {
    let Some(first) = parts.first() else { return Vec::new() };
    let weight = |part: &TablePart<'_>| {
        part.cells.iter().zip(&part.factors).map(|(cell, g)| g * cell.d).sum::<f64>()
    };
    let base: f64 = parts.iter().map(|part| part.plan.base).sum();
    let sum: f64 = parts.iter().map(weight).sum();
    let table = |index: usize| {
        let margin = &first.plan.margins[index];
        let mut levels: Vec<LevelTable> = margin
            .levels
            .iter()
            .zip(first.plan.codes(index))
            .map(|(level, code)| LevelTable {
                level: code.clone(),
                n: 0,
                base: 0.0,
                given: level.given,
                target: 0.0,
                weighted: 0.0,
                held: false,
                hidden: false,
                shares_hidden: false,
            })
            .collect();
        for part in parts {
            let planned = &part.plan.margins[index];
            for (level, planned) in levels.iter_mut().zip(&planned.levels) {
                level.n += planned.n;
                level.base += planned.base / base;
                level.target += part.share * planned.aim;
                level.held |= planned.n > 0 && planned.held.is_some();
            }
            let mut weighted = vec![0.0; levels.len()];
            for ((cell, slot), g) in part.cells.iter().zip(&planned.slots).zip(&part.factors) {
                weighted[*slot] += g * cell.d;
            }
            for (level, weighted) in levels.iter_mut().zip(weighted) {
                level.weighted += weighted / sum;
            }
        }
        levels.retain(|level| level.n > 0);
        MarginTable { margin: margin.name.clone(), levels: hide_few(levels) }
    };
    (0..first.plan.margins.len()).map(table).collect()
}

/// Hides the levels of few. How many did not say is told: it follows from the bases of the
/// questions.
fn hide_few(mut levels: Vec<LevelTable>) -> Vec<LevelTable> {
    let said = levels.iter_mut().filter(|level| level.level.is_some());
    let said: Vec<&mut LevelTable> = said.collect();
    let shown = with_total(&said.iter().map(|level| level.n).collect::<Vec<_>>());
    for (level, n) in said.into_iter().zip(shown) {
        level.hidden = n.get().is_none();
    }
    levels
}
