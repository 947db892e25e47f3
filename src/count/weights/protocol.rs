//! What raking did, for the merge protocol and the methods section.

use super::kish::Kish;
use super::plan::{HeldLevel, Plan, WhyHeld};
use crate::bases::HELD_TOLD_ABOVE;
use crate::cells::Cells;
use crate::suppression::with_total;

/// The smallest and the largest factor, relative to their mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The smallest factor.
    pub min: f64,
    /// The largest factor.
    pub max: f64,
}

impl Range {
    /// Returns the range of factors relative to their mean over the base weights.
    pub(super) fn of(cells: &Cells, factors: &[f64]) -> Self {
        let weighted: f64 = cells.iter().zip(factors).map(|(cell, g)| g * cell.d).sum();
        let mean = weighted / cells.d();
        let relative = factors.iter().map(|g| g / mean);
        relative.fold(Self { min: f64::INFINITY, max: 0.0 }, |range, g| Self {
            min: range.min.min(g),
            max: range.max.max(g),
        })
    }
}

/// The method by which the factors were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Solver {
    /// Newton's method on the dual problem.
    Newton,
    /// Iterative proportional fitting.
    Proportional,
}

/// The result of bounding the factors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FactorBounds {
    /// All factors were inside the bounds.
    Kept,
    /// Some factor was outside; the logit distance brought all of them inside.
    Applied {
        /// The range that raking without bounds gave.
        unbounded: Range,
    },
    /// Some factor is outside, and the margins cannot be met inside the bounds: the unbounded
    /// factors are kept.
    Infeasible,
}

/// The distance of a level from its target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetGap {
    /// The margin's name.
    pub margin: String,
    /// The level's code; `None` for missing answers.
    pub level: Option<String>,
    /// The distance, weighted total / target − 1.
    pub gap: f64,
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
    /// Whether the level's rows were held at factor 1.
    pub(crate) held: bool,
    /// Whether the level's numbers are suppressed: they are of few, or would tell of few.
    pub(crate) hidden: bool,
}

/// The numbers of a level that may be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedLevel {
    /// How many rows it has.
    pub n: u64,
    /// The level's share of the base weights.
    pub base: f64,
    /// The level's target share.
    pub target: f64,
    /// The level's share of the weights.
    pub weighted: f64,
}

impl LevelTable {
    /// The level's numbers; `None` where they are suppressed.
    pub fn published(&self) -> Option<PublishedLevel> {
        let Self { n, base, target, weighted, .. } = *self;
        (!self.hidden).then_some(PublishedLevel { n, base, target, weighted })
    }
}

/// The range of the weights, and their design effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// The range of the factors.
    pub range: Range,
    /// The result of bounding the factors.
    pub bounds: FactorBounds,
    /// The design effect of the weights.
    pub kish: Kish,
}

/// A margin before and after raking.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginTable {
    /// The margin's name.
    pub margin: String,
    /// The levels of the margin that have rows, missing answers last.
    pub levels: Vec<LevelTable>,
}

/// A level that was not raked and is far from its share of the population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FarOff<'a> {
    /// The margin's name.
    pub margin: &'a str,
    /// The level's code.
    pub level: &'a str,
    /// The level's share of the weights.
    pub weighted: f64,
    /// The level's share of the population.
    pub target: f64,
}

/// Factors that differ by less than this count as equal.
const LEVEL: f64 = 1e-9;

/// The protocol of raking: all that a reader may want to know about the weights.
#[derive(Debug, Clone, PartialEq)]
pub struct RakeProtocol {
    /// The method by which the factors were found.
    pub(crate) solver: Solver,
    /// The number of steps or sweeps.
    pub(crate) iterations: usize,
    /// The range of the factors.
    pub(crate) range: Range,
    /// The result of bounding the factors.
    pub(crate) bounds: FactorBounds,
    /// The levels held at factor 1.
    pub(crate) held: Vec<HeldLevel>,
    /// The level farthest from its target under the base weights; `None` if nothing was raked.
    pub(crate) gap_before: Option<TargetGap>,
    /// The level farthest from its target under the weights.
    pub(crate) gap_after: Option<TargetGap>,
    /// The margins, level by level.
    pub margins: Vec<MarginTable>,
    /// The design effect of the weights.
    pub(crate) kish: Kish,
}

impl RakeProtocol {
    /// Whether all factors are equal, so that raking changed nothing.
    pub fn is_level(&self) -> bool {
        self.range.max - self.range.min < LEVEL
    }

    /// The levels that were not raked and are far from their part of the population; none whose
    /// number is hidden.
    pub fn far_off(&self) -> Vec<FarOff<'_>> {
        let levels = self
            .margins
            .iter()
            .flat_map(|margin| margin.levels.iter().map(|level| (margin.margin.as_str(), level)));
        let off = levels.filter(|(_, level)| level.held && !level.hidden).filter_map(
            |(margin, level)| {
                let off = FarOff {
                    margin,
                    level: level.level.as_deref()?,
                    weighted: level.weighted,
                    target: level.given?,
                };
                ((off.weighted - off.target).abs() > HELD_TOLD_ABOVE).then_some(off)
            },
        );
        off.collect()
    }

    /// Whether a level is hidden. What the weights cost and how far they reach would then tell how
    /// many it has: with one margin each factor is a target over a share of the sample.
    pub fn hides_levels(&self) -> bool {
        self.margins.iter().any(MarginTable::hides)
    }

    /// The range of the weights and their design effect, where that tells of no suppressed level.
    pub fn reach(&self) -> Option<Reach> {
        let Self { range, bounds, kish, .. } = *self;
        (!self.hides_levels()).then_some(Reach { range, bounds, kish })
    }

    /// The levels held at factor 1: of a margin that hides one, only that there are some (`level`
    /// and why are left out, for it would tell that it has fewer than five). How many did not say
    /// is told in full.
    pub fn held(&self) -> Vec<HeldTold<'_>> {
        let hides =
            |margin: &str| self.margins.iter().any(|table| table.margin == margin && table.hides());
        let mut told: Vec<HeldTold<'_>> = Vec::new();
        for held in &self.held {
            let is_unpublished = held.level.is_some() && hides(&held.margin);
            let one = HeldTold {
                margin: &held.margin,
                which: (!is_unpublished).then_some((held.level.as_deref(), held.why)),
            };
            if !is_unpublished || !told.contains(&one) {
                told.push(one);
            }
        }
        told
    }
}

/// A level that was held at factor 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldTold<'a> {
    /// The margin's name.
    pub margin: &'a str,
    /// The level (`None` for missing answers) and the reason, where they may be told.
    pub which: Option<(Option<&'a str>, WhyHeld)>,
}

impl MarginTable {
    /// Whether a level of the margin is suppressed.
    pub fn hides(&self) -> bool {
        self.levels.iter().any(|level| level.hidden)
    }
}

/// Tabulates the margins of a plan under the given factors.
pub(super) fn tables(cells: &Cells, plan: &Plan, factors: &[f64]) -> Vec<MarginTable> {
    let sum: f64 = cells.iter().zip(factors).map(|(cell, g)| g * cell.d).sum();
    let table = |index: usize| {
        let margin = &plan.margins[index];
        let mut weighted = vec![0.0; margin.levels.len()];
        for ((cell, slot), g) in cells.iter().zip(&margin.slots).zip(factors) {
            weighted[*slot] += g * cell.d;
        }
        let rows = margin.levels.iter().zip(plan.codes(index)).zip(weighted);
        let levels = rows
            .filter(|((level, _), _)| level.n > 0)
            .map(|((level, code), weighted)| LevelTable {
                level: code.clone(),
                n: level.n,
                base: level.base / plan.base,
                given: level.given,
                target: level.aim,
                weighted: weighted / sum,
                held: level.held.is_some(),
                hidden: false,
            })
            .collect::<Vec<_>>();
        let levels = hide_few(levels);
        MarginTable { margin: margin.name.clone(), levels }
    };
    (0..plan.margins.len()).map(table).collect()
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
