//! What raking did, for the merge protocol and the methods section.

use super::kish::Kish;
use super::plan::{HeldLevel, WhyHeld};
use super::pools::{JoinedPool, ModePool};
use super::tables::MarginTable;
use crate::bases::HELD_TOLD_ABOVE;
use crate::cells::Cells;
use mitreden_define::survey::Mode;

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
        relative.fold(Self { min: f64::INFINITY, max: 0.0 }, |range, g| range.and(g, g))
    }

    /// The range that holds this one and another.
    fn and(self, min: f64, max: f64) -> Self {
        Self { min: self.min.min(min), max: self.max.max(max) }
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

impl FactorBounds {
    /// What became of the bounds in this pool and another.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Infeasible, _) | (_, Self::Infeasible) => Self::Infeasible,
            (Self::Applied { unbounded: one }, Self::Applied { unbounded: two }) => {
                Self::Applied { unbounded: one.and(two.min, two.max) }
            }
            (Self::Kept, other) => other,
            (applied, Self::Kept) => applied,
        }
    }
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

/// The range of the weights, and their design effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// The design effect of the weights.
    pub kish: Kish,
    /// The range of the factors, each relative to the mean of those raked together, and the result
    /// of bounding them; `None` where it would tell how few of some modes have a level.
    pub factors: Option<(Range, FactorBounds)>,
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
/// From so many unknown counts on nothing follows of any from what is told of the weights: their
/// effective number, and the smallest and the largest factor.
const COUNTS_UNKNOWN_FROM: usize = 6;

/// How those of one pool were raked.
#[derive(Debug, Clone, PartialEq)]
pub struct PoolProtocol {
    /// The modes; none where respondents were raked without a look at them.
    pub pool: ModePool,
    /// The pool's share of all weights.
    pub share: f64,
    /// The method by which the factors were found.
    pub(crate) solver: Solver,
    /// The number of steps or sweeps.
    pub(crate) iterations: usize,
    /// The range of the factors, relative to their mean in the pool.
    pub(crate) range: Range,
    /// The result of bounding the factors.
    pub(crate) bounds: FactorBounds,
    /// The levels held at factor 1.
    pub(crate) held: Vec<HeldLevel>,
    /// The level farthest from its target under the base weights; `None` if nothing was raked.
    pub(crate) gap_before: Option<TargetGap>,
    /// The level farthest from its target under the weights.
    pub(crate) gap_after: Option<TargetGap>,
    /// The margins in the pool, level by level.
    pub(crate) margins: Vec<MarginTable>,
    /// The design effect of the weights in the pool.
    pub(crate) kish: Kish,
}

impl PoolProtocol {
    fn hides(&self, margin: &str) -> bool {
        self.margins.iter().any(|table| table.margin == margin && table.hides())
    }

    fn hides_levels(&self) -> bool {
        self.margins.iter().any(MarginTable::hides)
    }
}

/// The protocol of raking: all that a reader may want to know about the weights.
#[derive(Debug, Clone, PartialEq)]
pub struct RakeProtocol {
    /// Those who were raked together; one pool where all were.
    pub(crate) pools: Vec<PoolProtocol>,
    /// The modes that were to be raked by themselves and could not be.
    pub(crate) joined: Vec<JoinedPool>,
    /// The range of all factors, relative to their mean.
    pub(crate) range: Range,
    /// The margins over all pools, level by level.
    pub margins: Vec<MarginTable>,
    /// The design effect of the weights.
    pub(crate) kish: Kish,
}

impl RakeProtocol {
    /// Whether all factors are equal, so that raking changed nothing.
    pub fn is_level(&self) -> bool {
        self.range.max - self.range.min < LEVEL
    }

    /// The pool that respondents of a mode were raked in.
    pub(crate) fn pool_of(&self, mode: Mode) -> usize {
        self.pools.iter().position(|one| one.pool.has(mode)).unwrap_or(0)
    }

    /// The modes that were raked by themselves; empty where all were raked together.
    pub fn pools(&self) -> Vec<&ModePool> {
        let all = self.pools.iter().map(|one| &one.pool);
        if self.pools.len() > 1 { all.collect() } else { Vec::new() }
    }

    /// The share of each pool in all weights, where it does not tell how few of some modes have a
    /// level.
    pub fn pool_shares(&self) -> Option<Vec<f64>> {
        let is_open = !self.hides_levels() && !self.pools.iter().any(PoolProtocol::hides_levels);
        is_open.then(|| self.pools.iter().map(|one| one.share).collect())
    }

    /// The levels that were not raked and are far from their part of the population; none whose
    /// numbers are hidden.
    pub fn far_off(&self) -> Vec<FarOff<'_>> {
        let levels = self
            .margins
            .iter()
            .flat_map(|margin| margin.levels.iter().map(|level| (margin.margin.as_str(), level)));
        let off = levels.filter(|(_, level)| level.held).filter_map(|(margin, level)| {
            let raked = level.published()?.raked?;
            let off = FarOff {
                margin,
                level: level.level.as_deref()?,
                weighted: raked.weighted,
                target: level.given?,
            };
            ((off.weighted - off.target).abs() > HELD_TOLD_ABOVE).then_some(off)
        });
        off.collect()
    }

    /// Whether a level is hidden. What the weights cost and how far they reach would then tell how
    /// many it has: with one margin each factor is a target over a share of the sample. The same
    /// holds of a level in a pool, where there are few other counts that nobody knows.
    pub fn hides_levels(&self) -> bool {
        let is_of_few = self.pools.len() > 1
            && self.unknown_counts() < COUNTS_UNKNOWN_FROM
            && self.pools.iter().any(PoolProtocol::hides_levels);
        is_of_few || self.margins.iter().any(MarginTable::hides)
    }

    /// How many counts of levels in pools could be anything, where those of all are known.
    fn unknown_counts(&self) -> usize {
        let levels = |table: &MarginTable| {
            let said = table.levels.iter().filter(|level| level.level.is_some()).count();
            said.saturating_sub(1)
        };
        (self.pools.len() - 1) * self.margins.iter().map(levels).sum::<usize>()
    }

    /// The range of the weights and their design effect, where that tells of no suppressed level.
    pub fn reach(&self) -> Option<Reach> {
        if self.hides_levels() {
            return None;
        }
        let factors = match self.pools.as_slice() {
            [only] => Some((only.range, only.bounds)),
            pools if pools.iter().any(PoolProtocol::hides_levels) => None,
            pools => pools
                .iter()
                .map(|one| (one.range, one.bounds))
                .reduce(|(range, bounds), (r, b)| (range.and(r.min, r.max), bounds.and(b))),
        };
        Some(Reach { kish: self.kish, factors })
    }

    /// The levels held at factor 1: of a margin that hides one, only that there are some (`level`
    /// and why are left out, for it would tell that it has fewer than five). How many did not say
    /// is told in full.
    pub fn held(&self) -> Vec<HeldTold<'_>> {
        let hides =
            |margin: &str| self.margins.iter().any(|table| table.margin == margin && table.hides());
        let mut told: Vec<HeldTold<'_>> = Vec::new();
        for (pool, held) in
            self.pools.iter().flat_map(|pool| pool.held.iter().map(move |held| (pool, held)))
        {
            let is_unpublished =
                held.level.is_some() && (hides(&held.margin) || pool.hides(&held.margin));
            let one = HeldTold {
                margin: &held.margin,
                which: (!is_unpublished).then_some((held.level.as_deref(), held.why)),
            };
            // What holds in several pools is said once, and so is what is not told.
            if (!is_unpublished && self.pools.len() == 1) || !told.contains(&one) {
                told.push(one);
            }
        }
        told
    }

    /// Whether fewer of a pool than may be told of were left as they were in a margin. Its shares
    /// after raking would tell how many they are.
    pub(crate) fn holds_few(&self, margin: &str) -> bool {
        let is_of_few = |held: &HeldLevel| {
            let is_here = held.margin == margin && held.level.is_some();
            is_here && crate::bases::BaseSize::of_part(held.n).get().is_none()
        };
        self.pools.len() > 1 && self.pools.iter().any(|one| one.held.iter().any(is_of_few))
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
