//! How weights were made, as JSON: a contract, version 2. Numbers are unrounded, shares from 0 to 1.

use serde::Serialize;

use mitreden_count::merge::{LevelRaked, MarginRaked, PoolRaking, Raking, Summed, Weighting};
use mitreden_count::rank::METHOD;
use mitreden_count::weighing::ReplicateAccount;
use mitreden_count::weights::{FactorBounds, ModePool, Range, TargetGap, WhyHeld};
use mitreden_office::failure::Failure;
use mitreden_office::weigh::WeighedSurvey;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    /// A weight tells which combination of the margins somebody belongs to.
    publication: bool,
    survey: &'a str,
    n: u64,
    weights: &'a str,
    simulated: bool,
    base_weights: Option<Brought>,
    too_few_to_weight: Option<u64>,
    population: Option<Weighted>,
    raking: Option<Raked<'a>>,
    replicates: Option<Replicated<'a>>,
}

#[derive(Serialize)]
struct Brought {
    n: usize,
    without: usize,
    sum: f64,
    smallest: f64,
    largest: f64,
}

#[derive(Serialize)]
struct Weighted {
    sum: f64,
    sum_is: &'static str,
    outside: u64,
    unknown: u64,
}

#[derive(Serialize)]
struct Raked<'a> {
    factors: Span,
    deff: f64,
    n_eff: f64,
    margins: Vec<Margin<'a>>,
    /// Those who were raked together, by mode; one pool where all were.
    pools: Vec<Pool<'a>>,
    /// Modes that could not be raked by themselves.
    joined: Vec<Joined>,
}

#[derive(Serialize)]
struct Pool<'a> {
    modes: Vec<&'static str>,
    n: u64,
    /// The pool's share of all weights.
    share: f64,
    iterations: usize,
    factors: Span,
    bounds: &'static str,
    unbounded: Option<Span>,
    deff: f64,
    n_eff: f64,
    before: Option<Off<'a>>,
    after: Option<Off<'a>>,
    held: Vec<Held<'a>>,
    leverage: Vec<Leverage<'a>>,
    margins: Vec<Margin<'a>>,
}

#[derive(Serialize)]
struct Joined {
    modes: Vec<&'static str>,
    n: u64,
    why: String,
}

#[derive(Serialize)]
struct Span {
    min: f64,
    max: f64,
}

#[derive(Serialize)]
struct Off<'a> {
    margin: &'a str,
    level: Option<&'a str>,
    gap: f64,
}

#[derive(Serialize)]
struct Held<'a> {
    margin: &'a str,
    level: Option<&'a str>,
    n: u64,
    why: &'static str,
}

#[derive(Serialize)]
struct Leverage<'a> {
    levels: Vec<Level<'a>>,
    n: u64,
}

#[derive(Serialize)]
struct Level<'a> {
    margin: &'a str,
    level: Option<&'a str>,
}

#[derive(Serialize)]
struct Margin<'a> {
    margin: &'a str,
    levels: Vec<LevelRow<'a>>,
}

#[derive(Serialize)]
struct LevelRow<'a> {
    level: Option<&'a str>,
    n: u64,
    base: f64,
    given: Option<f64>,
    target: f64,
    weighted: f64,
}

#[derive(Serialize)]
struct Replicated<'a> {
    kind: &'a str,
    n: usize,
    seed: u64,
    scale: f64,
    rscales: &'a [f64],
    df: f64,
    unmet: usize,
    modes: Vec<Share<'a>>,
}

#[derive(Serialize)]
struct Share<'a> {
    mode: &'a str,
    value: f64,
    se: f64,
}

pub(super) fn json(weighed: &WeighedSurvey) -> Result<String, Failure> {
    let protocol = &weighed.protocol;
    let weighting = protocol.weighting.as_ref();
    let document = Document {
        version: 2,
        method: METHOD,
        publication: false,
        survey: weighed.survey.id.as_str(),
        n: weighed.n,
        weights: weighed.weights.word(),
        simulated: weighed.simulated,
        base_weights: protocol.base_weights.map(|base| Brought {
            n: base.rows,
            without: base.without,
            sum: base.sum,
            smallest: base.smallest,
            largest: base.largest,
        }),
        too_few_to_weight: protocol.too_few_to_weight,
        population: weighting.map(weighted),
        raking: weighting.and_then(|weighting| weighting.rake.as_ref()).map(raked),
        replicates: weighed.replicates.as_ref().map(replicated),
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(error.to_string()))
}

fn weighted(weighting: &Weighting) -> Weighted {
    let sum_is = match weighting.summed {
        Summed::Population => "population",
        Summed::Respondents => "respondents",
    };
    let Weighting { sum, outside, unknown, .. } = *weighting;
    Weighted { sum, sum_is, outside, unknown }
}

fn span(Range { min, max }: Range) -> Span {
    Span { min, max }
}

fn words(pool: &ModePool) -> Vec<&'static str> {
    pool.modes.iter().map(|(mode, _)| mode.word()).collect()
}

fn margins(margins: &[MarginRaked]) -> Vec<Margin<'_>> {
    let all = margins.iter().map(|margin| Margin {
        margin: &margin.name,
        levels: margin.levels.iter().map(level).collect(),
    });
    all.collect()
}

fn raked(raking: &Raking) -> Raked<'_> {
    let joined = raking.joined.iter().map(|joined| Joined {
        modes: words(&joined.pool),
        n: joined.pool.n(),
        why: joined.why.to_string(),
    });
    Raked {
        factors: span(raking.range),
        deff: raking.kish.deff,
        n_eff: raking.kish.n_eff,
        margins: margins(&raking.margins),
        pools: raking.pools.iter().map(pool).collect(),
        joined: joined.collect(),
    }
}

fn pool(raking: &PoolRaking) -> Pool<'_> {
    let (bounds, unbounded) = match raking.bounds {
        FactorBounds::Kept => ("kept", None),
        FactorBounds::Applied { unbounded } => ("applied", Some(span(unbounded))),
        FactorBounds::Infeasible => ("infeasible", None),
    };
    let held = raking.held.iter().map(|held| Held {
        margin: &held.margin,
        level: held.level.as_deref(),
        n: held.n,
        why: match held.why {
            WhyHeld::FewCases => "few_cases",
            WhyHeld::SmallTarget => "small_target",
            WhyHeld::OtherMargin => "other_margin",
        },
    });
    let leverage = raking.leveraged.iter().map(|cell| {
        let levels = cell.levels.iter();
        let levels = levels.map(|(margin, level)| Level { margin, level: level.as_deref() });
        Leverage { levels: levels.collect(), n: cell.n }
    });
    Pool {
        modes: words(&raking.pool),
        n: raking.pool.n(),
        share: raking.share,
        iterations: raking.iterations,
        factors: span(raking.range),
        bounds,
        unbounded,
        deff: raking.kish.deff,
        n_eff: raking.kish.n_eff,
        before: raking.before.as_ref().map(gap),
        after: raking.after.as_ref().map(gap),
        held: held.collect(),
        leverage: leverage.collect(),
        margins: margins(&raking.margins),
    }
}

fn gap(gap: &TargetGap) -> Off<'_> {
    Off { margin: &gap.margin, level: gap.level.as_deref(), gap: gap.gap }
}

fn level(level: &LevelRaked) -> LevelRow<'_> {
    let LevelRaked { code, n, base, given, target, weighted } = level;
    LevelRow {
        level: code.as_deref(),
        n: *n,
        base: *base,
        given: *given,
        target: *target,
        weighted: *weighted,
    }
}

fn replicated(account: &ReplicateAccount) -> Replicated<'_> {
    let share = |share: &mitreden_count::weighing::ModeShare| Share {
        mode: share.mode.word(),
        value: share.value,
        se: share.se,
    };
    Replicated {
        kind: account.wish.kind.word(),
        n: account.n,
        seed: account.wish.seed,
        scale: account.scale,
        rscales: &account.rscales,
        df: account.df,
        unmet: account.unmet,
        modes: account.shares.iter().map(share).collect(),
    }
}
