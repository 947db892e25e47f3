//! How the weights of a merge were raked, with every number of it: for the desk, where nothing is
//! hidden. Reports have `RakeProtocol` and what it tells.

use crate::weights::{
    FactorBounds, HeldLevel, JoinedPool, Kish, LevelTable, Leveraged, MarginTable, ModePool,
    PoolProtocol, RakeProtocol, Range, TargetGap,
};

/// The results of raking, as the protocol holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct Raking {
    /// The modes that were raked together; one pool where all were.
    pub pools: Vec<PoolRaking>,
    /// The modes that were to be raked by themselves, and why they could not be.
    pub joined: Vec<JoinedPool>,
    /// The range of all factors.
    pub range: Range,
    /// The design effect of the weights.
    pub kish: Kish,
    /// The margins over all pools, level by level.
    pub margins: Vec<MarginRaked>,
}

/// The results of raking those of one pool.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolRaking {
    /// The modes.
    pub pool: ModePool,
    /// The pool's share of all weights.
    pub share: f64,
    /// How many steps or sweeps raking took.
    pub iterations: usize,
    /// The range of the factors, relative to their mean in the pool.
    pub range: Range,
    /// The result of bounding the factors.
    pub bounds: FactorBounds,
    /// The design effect of the weights in the pool.
    pub kish: Kish,
    /// The level farthest from its target under the base weights; `None` if nothing was raked.
    pub before: Option<TargetGap>,
    /// The level farthest from its target under the weights.
    pub after: Option<TargetGap>,
    /// The levels held at factor 1.
    pub held: Vec<HeldLevel>,
    /// Combinations of levels with high leverage: a few respondents determine their fitted values.
    pub leveraged: Vec<Leveraged>,
    /// The margins, level by level.
    pub margins: Vec<MarginRaked>,
}

/// A margin before and after raking.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginRaked {
    /// The margin's name.
    pub name: String,
    /// The levels that have rows, missing answers last.
    pub levels: Vec<LevelRaked>,
}

/// A level before and after raking.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelRaked {
    /// The level's code; `None` for missing answers.
    pub code: Option<String>,
    /// How many rows the level has.
    pub n: u64,
    /// The level's share of the base weights.
    pub base: f64,
    /// The author's target for the level; `None` for missing answers.
    pub given: Option<f64>,
    /// The target after missing answers and held levels.
    pub target: f64,
    /// The level's share of the weights.
    pub weighted: f64,
}

impl Raking {
    /// Takes a protocol, and the combinations of high leverage in each of its pools.
    pub(crate) fn new(rake: RakeProtocol, leveraged: Vec<Vec<Leveraged>>) -> Self {
        let RakeProtocol { pools, joined, range, margins, kish } = rake;
        let pools = pools.into_iter().zip(leveraged);
        Self {
            pools: pools.map(|(pool, leveraged)| PoolRaking::new(pool, leveraged)).collect(),
            joined,
            range,
            kish,
            margins: margins.into_iter().map(MarginRaked::from).collect(),
        }
    }
}

impl PoolRaking {
    fn new(rake: PoolProtocol, leveraged: Vec<Leveraged>) -> Self {
        Self {
            pool: rake.pool,
            share: rake.share,
            iterations: rake.iterations,
            range: rake.range,
            bounds: rake.bounds,
            kish: rake.kish,
            before: rake.gap_before,
            after: rake.gap_after,
            held: rake.held,
            leveraged,
            margins: rake.margins.into_iter().map(MarginRaked::from).collect(),
        }
    }
}

impl From<MarginTable> for MarginRaked {
    fn from(table: MarginTable) -> Self {
        Self {
            name: table.margin,
            levels: table.levels.into_iter().map(LevelRaked::from).collect(),
        }
    }
}

impl From<LevelTable> for LevelRaked {
    fn from(level: LevelTable) -> Self {
        let LevelTable { level: code, n, base, given, target, weighted, .. } = level;
        Self { code, n, base, given, target, weighted }
    }
}
