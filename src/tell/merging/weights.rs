//! How the weights were made, with every number.

use super::writer::ProtocolWriter;
use crate::model::{Block, DocumentColumn, RichText, Section};
use mitreden_base::locale::Word;
use mitreden_count::bases::MODE_BASE;
use mitreden_count::merge::{
    BaseWeights, LevelRaked, MarginRaked, PoolRaking, Protocol, Raking, Summed, Weighting,
};
use mitreden_count::weights::{
    FACTOR_MAX, FACTOR_MIN, FactorBounds, HeldLevel, JoinedPool, Kish, Leveraged, ModePool,
    RakeError, TargetGap, WhyHeld, WhyJoined,
};

/// What is told of weights.
#[derive(Clone, Copy)]
pub struct WeightsTold<'a> {
    /// The base weights that responses came with.
    pub base: Option<&'a BaseWeights>,
    /// How respondents were weighted to the population.
    pub weighting: Option<&'a Weighting>,
    /// How many there are, where they are too few to be weighted to the population.
    pub too_few: Option<u64>,
}

impl<'a> WeightsTold<'a> {
    /// What the protocol of a merge says of them.
    pub(super) fn of(protocol: &'a Protocol) -> Self {
        Self {
            base: protocol.base_weights.as_ref(),
            weighting: protocol.weighting.as_ref(),
            too_few: protocol.too_few_to_weight,
        }
    }
}

pub(super) fn section(writer: ProtocolWriter, told: WeightsTold<'_>) -> Section {
    let base = told
        .base
        .map_or_else(|| vec![writer.say("merging-base-one")], |base| brought(writer, base));
    let heading = writer.say("merging-weights");
    let Some(weighting) = told.weighting else {
        return Section::new(heading, vec![unweighted(writer, told, base)]);
    };
    let blocks = weighted(writer, weighting, base);
    let pools = weighting.rake.iter().filter(|raking| raking.pools.len() > 1);
    let pools = pools.flat_map(|raking| &raking.pools).map(|one| pool(writer, one));
    Section { sections: pools.collect(), ..Section::new(heading, blocks) }
}

/// Sentences, one after the other.
fn sentences(all: &[RichText]) -> Block {
    Block::Paragraph(RichText::joined(all, " "))
}

/// What responses brought along.
fn brought(writer: ProtocolWriter, base: &BaseWeights) -> Vec<RichText> {
    let BaseWeights { rows, without, sum, smallest, largest } = base;
    let [n, count] = writer.counted(*rows as u64);
    let [smallest, largest, sum] = [("smallest", smallest), ("largest", largest), ("sum", sum)]
        .map(|(name, value)| {
            let word: Word = writer.lang.exact(*value).into();
            (name, word)
        });
    let mut told =
        vec![writer.tell("merging-base-brought", &[n, count, smallest, largest, sum], &[])];
    if *without > 0 {
        told.push(writer.tell("merging-base-without", &writer.counted(*without as u64), &[]));
    }
    told
}

/// Why there are no weights of the population, and what that means for words.
fn unweighted(writer: ProtocolWriter, of: WeightsTold<'_>, base: Vec<RichText>) -> Block {
    let mut told = match (of.too_few, of.base) {
        (Some(n), _) => vec![writer.tell("merging-unweighted-few", &writer.counted(n), &[])],
        (None, Some(base)) if !base.are_alike() => vec![writer.say("merging-unweighted-base")],
        (None, _) => vec![writer.say("merging-unweighted")],
    };
    if of.too_few.is_some() || of.base.is_some() {
        told.extend(base);
    }
    told.push(writer.say("merging-say"));
    sentences(&told)
}

fn weighted(writer: ProtocolWriter, weighting: &Weighting, base: Vec<RichText>) -> Vec<Block> {
    let Weighting { n, outside, unknown, .. } = weighting;
    let lang = writer.lang;
    let not_in = [
        ("outside", (*outside).into()),
        ("out", lang.integer(*outside).into()),
        ("unknown", (*unknown).into()),
        ("unclear", lang.integer(*unknown).into()),
    ];
    let who = [
        writer.tell("merging-weighted", &writer.counted(*n), &[]),
        writer.tell("merging-outside", &not_in, &[]),
    ];
    let summed = match weighting.summed {
        Summed::Population => "population",
        Summed::Respondents => "respondents",
    };
    let sum = [("sum", writer.lang.exact(weighting.sum).into()), ("summed", summed.into())];
    let mut sum = vec![writer.tell("merging-sum", &sum, &[])];
    sum.extend(base);
    let mut blocks = vec![sentences(&who), sentences(&sum)];
    match &weighting.rake {
        Some(raking) => blocks.extend(raked(writer, raking)),
        None => blocks.push(writer.paragraph("merging-no-margin")),
    }
    blocks
}

/// How all were raked: together, or within pools of modes, of which each has a section of its own.
fn raked(writer: ProtocolWriter, raking: &Raking) -> Vec<Block> {
    let least = [("least", MODE_BASE.to_string().into())];
    let mut blocks = writer
        .listing("merging-joined", raking.joined.iter().map(|pool| joined(writer, pool)).collect());
    if let [only] = raking.pools.as_slice() {
        if only.pool.modes.len() > 1 {
            blocks.push(Block::Paragraph(writer.tell("merging-together", &least, &[])));
        }
        blocks.extend(steps(writer, only));
        blocks.extend(leverage(writer, only));
    } else {
        blocks.push(Block::Paragraph(writer.tell("merging-within", &least, &[])));
        blocks.push(Block::Paragraph(kish(writer, raking.kish)));
    }
    blocks.extend(raking.margins.iter().filter_map(|margin| table(writer, margin)));
    blocks
}

/// How those of one pool were raked.
fn pool(writer: ProtocolWriter, one: &PoolRaking) -> Section {
    let [n, count] = writer.counted(one.pool.n());
    let share = ("share", writer.lang.decimal(100.0 * one.share, 1).into());
    let mut blocks = vec![Block::Paragraph(writer.tell("merging-pool", &[n, count, share], &[]))];
    blocks.extend(steps(writer, one));
    blocks.extend(leverage(writer, one));
    blocks.extend(one.margins.iter().filter_map(|margin| table(writer, margin)));
    Section::new(modes(writer, &one.pool), blocks)
}

/// The modes of a pool, with how many answered in each.
fn modes(writer: ProtocolWriter, pool: &ModePool) -> RichText {
    let mode = |(mode, n): &(_, u64)| {
        writer.mode(*mode).then(format!(" ({})", writer.lang.integer(*n)).into())
    };
    RichText::joined(&pool.modes.iter().map(mode).collect::<Vec<_>>(), ", ")
}

/// Modes that could not be raked by themselves, and why.
fn joined(writer: ProtocolWriter, joined: &JoinedPool) -> RichText {
    let modes = modes(writer, &joined.pool);
    let of = |id, margin: &str, code: Option<&str>| {
        let (level, margin) = (level(writer, code), writer.code(margin));
        writer.tell(id, &[], &[("modes", &modes), ("level", &level), ("margin", &margin)])
    };
    match &joined.why {
        WhyJoined::FewCases { margin, level, .. } => of("merging-joined-few", margin, Some(level)),
        WhyJoined::Unraked(RakeError::NoCases { margin, level, .. }) => {
            of("merging-joined-empty", margin, Some(level))
        }
        WhyJoined::Unraked(RakeError::NoTarget { margin, level, .. }) => {
            of("merging-joined-unwanted", margin, Some(level))
        }
        WhyJoined::Unraked(RakeError::CannotMeet { margin, level, .. }) => {
            of("merging-joined-apart", margin, level.as_deref())
        }
        WhyJoined::Unraked(RakeError::NoRows) => {
            writer.tell("merging-joined-nobody", &[], &[("modes", &modes)])
        }
    }
}

fn kish(writer: ProtocolWriter, Kish { deff, n_eff }: Kish) -> RichText {
    let [deff, n_eff] =
        [(deff, 3), (n_eff, 1)].map(|(value, digits)| writer.lang.decimal(value, digits));
    writer.tell("merging-kish", &[("deff", deff.into()), ("n_eff", n_eff.into())], &[])
}

fn steps(writer: ProtocolWriter, raking: &PoolRaking) -> Vec<Block> {
    let number = |value: f64| Word::from(writer.lang.decimal(value, 3));
    let limit = |value: f64| Word::from(writer.lang.exact(value));
    let [n, count] = writer.counted(raking.iterations as u64);
    let range = [("min", number(raking.range.min)), ("max", number(raking.range.max))];
    let steps = [n, count].into_iter().chain(range).collect::<Vec<_>>();
    let limits = [("low", limit(FACTOR_MIN)), ("high", limit(FACTOR_MAX))];
    let bounds = match raking.bounds {
        FactorBounds::Kept => writer.tell("merging-bounds-kept", &limits, &[]),
        FactorBounds::Infeasible => writer.tell("merging-bounds-infeasible", &limits, &[]),
        FactorBounds::Applied { unbounded } => {
            let [low, high] = limits;
            let words = [low, high, ("min", number(unbounded.min)), ("max", number(unbounded.max))];
            writer.tell("merging-bounds-applied", &words, &[])
        }
    };
    let [before, after] = [&raking.before, &raking.after].map(|at| gap(writer, at.as_ref()));
    let told = [
        writer.tell("merging-raked", &steps, &[]),
        bounds,
        kish(writer, raking.kish),
        writer.tell("merging-farthest", &[], &[("before", &before), ("after", &after)]),
    ];
    told.into_iter().map(Block::Paragraph).collect()
}

/// The levels that were held, and those of high leverage.
fn leverage(writer: ProtocolWriter, raking: &PoolRaking) -> Vec<Block> {
    let held = raking.held.iter().map(|held| held_at_one(writer, held)).collect();
    let high = raking.leveraged.iter().map(|cell| leveraged(writer, cell)).collect();
    let held = writer.listing("merging-held", held);
    held.into_iter().chain(writer.listing("merging-leveraged", high)).collect()
}

fn held_at_one(writer: ProtocolWriter, held: &HeldLevel) -> RichText {
    let why = writer.say(match held.why {
        WhyHeld::FewCases => "merging-held-few",
        WhyHeld::SmallTarget => "merging-held-small",
        WhyHeld::OtherMargin => "merging-held-other",
    });
    let (level, margin) = (level(writer, held.level.as_deref()), writer.code(&held.margin));
    let texts = [("level", &level), ("margin", &margin), ("why", &why)];
    writer.tell("merging-held-one", &writer.counted(held.n), &texts)
}

/// The levels that few respondents share, and how many they are.
fn leveraged(writer: ProtocolWriter, cell: &Leveraged) -> RichText {
    let one = |(margin, code): &(String, Option<String>)| {
        let (level, margin) = (level(writer, code.as_deref()), writer.code(margin));
        writer.tell("merging-leveraged-level", &[], &[("level", &level), ("margin", &margin)])
    };
    let levels: Vec<RichText> = cell.levels.iter().map(one).collect();
    let levels = RichText::joined(&levels, ", ");
    writer.tell("merging-leveraged-one", &writer.counted(cell.n), &[("levels", &levels)])
}

fn table(writer: ProtocolWriter, margin: &MarginRaked) -> Option<Block> {
    let percent = |share: f64| RichText::from(writer.lang.decimal(share * 100.0, 2));
    let row = |row: &LevelRaked| {
        [
            level(writer, row.code.as_deref()),
            writer.integer(row.n),
            percent(row.base),
            row.given.map_or_else(|| "–".into(), percent),
            percent(row.target),
            percent(row.weighted),
        ]
    };
    let columns = [
        DocumentColumn::words(margin.name.as_str()),
        writer.number_column("merging-n"),
        writer.number_column("merging-unweighted-share"),
        writer.number_column("merging-given-share"),
        writer.number_column("merging-target-share"),
        writer.number_column("merging-weighted-share"),
    ];
    let caption =
        writer.tell("merging-margin-table", &[], &[("margin", &writer.code(&margin.name))]);
    ProtocolWriter::table(caption, columns, margin.levels.iter().map(row))
}

/// A level's code, as it stands in the questionnaire.
fn level(writer: ProtocolWriter, code: Option<&str>) -> RichText {
    code.map_or_else(|| writer.say("merging-no-answer"), RichText::from)
}

/// A gap in percent of the target; what is left after raking is rounding, and shown as that.
fn gap(writer: ProtocolWriter, gap: Option<&TargetGap>) -> RichText {
    let Some(gap) = gap else { return writer.say("merging-gap-none") };
    let (level, margin) = (level(writer, gap.level.as_deref()), writer.code(&gap.margin));
    let off = [("gap", writer.lang.decimal(gap.gap.abs() * 100.0, 2).into())];
    writer.tell("merging-gap", &off, &[("level", &level), ("margin", &margin)])
}
