//! How the weights were made, with every number.

use super::pen::Pen;
use crate::model::{Block, DocumentColumn, RichText, Section};
use mitreden_base::locale::Word;
use mitreden_count::bases::MODE_BASE;
use mitreden_count::merge::{
    BaseWeights, LevelRaked, MarginRaked, Protocol, Raking, Summed, Weighting,
};
use mitreden_count::weights::{
    FACTOR_MAX, FACTOR_MIN, FactorBounds, HeldLevel, Leveraged, TargetGap, WhyHeld,
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

pub(super) fn section(pen: Pen, told: WeightsTold<'_>) -> Section {
    let base =
        told.base.map_or_else(|| vec![pen.say("merging-base-one")], |base| brought(pen, base));
    let blocks = match told.weighting {
        None => vec![unweighted(pen, told, base)],
        Some(weighting) => weighted(pen, weighting, base),
    };
    Section::new(pen.say("merging-weights"), blocks)
}

/// Sentences, one after the other.
fn sentences(all: &[RichText]) -> Block {
    Block::Paragraph(RichText::joined(all, " "))
}

/// What responses brought along.
fn brought(pen: Pen, base: &BaseWeights) -> Vec<RichText> {
    let BaseWeights { rows, without, sum, smallest, largest } = base;
    let [n, count] = pen.counted(*rows as u64);
    let [smallest, largest, sum] = [("smallest", smallest), ("largest", largest), ("sum", sum)]
        .map(|(name, value)| {
            let word: Word = pen.lang.exact(*value).into();
            (name, word)
        });
    let mut told = vec![pen.tell("merging-base-brought", &[n, count, smallest, largest, sum], &[])];
    if *without > 0 {
        told.push(pen.tell("merging-base-without", &pen.counted(*without as u64), &[]));
    }
    told
}

/// Why there are no weights of the population, and what that means for words.
fn unweighted(pen: Pen, of: WeightsTold<'_>, base: Vec<RichText>) -> Block {
    let mut told = match (of.too_few, of.base) {
        (Some(n), _) => vec![pen.tell("merging-unweighted-few", &pen.counted(n), &[])],
        (None, Some(base)) if !base.are_alike() => vec![pen.say("merging-unweighted-base")],
        (None, _) => vec![pen.say("merging-unweighted")],
    };
    if of.too_few.is_some() || of.base.is_some() {
        told.extend(base);
    }
    told.push(pen.say("merging-say"));
    sentences(&told)
}

fn weighted(pen: Pen, weighting: &Weighting, base: Vec<RichText>) -> Vec<Block> {
    let Weighting { n, outside, unknown, .. } = weighting;
    let lang = pen.lang;
    let not_in = [
        ("outside", (*outside).into()),
        ("out", lang.integer(*outside).into()),
        ("unknown", (*unknown).into()),
        ("unclear", lang.integer(*unknown).into()),
    ];
    let who = [
        pen.tell("merging-weighted", &pen.counted(*n), &[]),
        pen.tell("merging-outside", &not_in, &[]),
    ];
    let summed = match weighting.summed {
        Summed::Population => "population",
        Summed::Respondents => "respondents",
    };
    let sum = [("sum", pen.lang.exact(weighting.sum).into()), ("summed", summed.into())];
    let mut sum = vec![pen.tell("merging-sum", &sum, &[])];
    sum.extend(base);
    let modes = weighting.modes.iter().map(|(mode, n)| {
        let count = format!(" ({})", lang.integer(*n));
        pen.mode(*mode).then(count.into())
    });
    let mut modes = RichText::joined(&modes.collect::<Vec<_>>(), ", ");
    if modes.runs().is_empty() {
        modes = pen.say("merging-modes-none");
    }
    let least = [("least", MODE_BASE.to_string().into())];
    let modes = pen.tell("merging-modes", &least, &[("modes", &modes)]);
    let mut blocks = vec![sentences(&who), sentences(&sum), Block::Paragraph(modes)];
    match &weighting.rake {
        Some(raking) => blocks.extend(raked(pen, raking)),
        None => blocks.push(pen.paragraph("merging-no-margin")),
    }
    blocks
}

fn raked(pen: Pen, raking: &Raking) -> Vec<Block> {
    let number = |value: f64| Word::from(pen.lang.decimal(value, 3));
    let limit = |value: f64| Word::from(pen.lang.exact(value));
    let [n, count] = pen.counted(raking.iterations as u64);
    let range = [("min", number(raking.range.min)), ("max", number(raking.range.max))];
    let steps = [n, count].into_iter().chain(range).collect::<Vec<_>>();
    let limits = [("low", limit(FACTOR_MIN)), ("high", limit(FACTOR_MAX))];
    let bounds = match raking.bounds {
        FactorBounds::Kept => pen.tell("merging-bounds-kept", &limits, &[]),
        FactorBounds::Infeasible => pen.tell("merging-bounds-infeasible", &limits, &[]),
        FactorBounds::Applied { unbounded } => {
            let [low, high] = limits;
            let words = [low, high, ("min", number(unbounded.min)), ("max", number(unbounded.max))];
            pen.tell("merging-bounds-applied", &words, &[])
        }
    };
    let n_eff = pen.lang.decimal(raking.kish.n_eff, 1).into();
    let kish = [("deff", number(raking.kish.deff)), ("n_eff", n_eff)];
    let [before, after] = [&raking.before, &raking.after].map(|at| gap(pen, at.as_ref()));
    let told = [
        pen.tell("merging-raked", &steps, &[]),
        bounds,
        pen.tell("merging-kish", &kish, &[]),
        pen.tell("merging-farthest", &[], &[("before", &before), ("after", &after)]),
    ];
    let mut blocks: Vec<Block> = told.into_iter().map(Block::Paragraph).collect();
    blocks.extend(
        pen.listing(
            "merging-held",
            raking.held.iter().map(|held| held_at_one(pen, held)).collect(),
        ),
    );
    blocks.extend(pen.listing(
        "merging-leveraged",
        raking.leveraged.iter().map(|cell| leveraged(pen, cell)).collect(),
    ));
    blocks.extend(raking.margins.iter().filter_map(|margin| table(pen, margin)));
    blocks
}

fn held_at_one(pen: Pen, held: &HeldLevel) -> RichText {
    let why = pen.say(match held.why {
        WhyHeld::FewCases => "merging-held-few",
        WhyHeld::SmallTarget => "merging-held-small",
        WhyHeld::OtherMargin => "merging-held-other",
    });
    let (level, margin) = (level(pen, held.level.as_deref()), pen.code(&held.margin));
    let texts = [("level", &level), ("margin", &margin), ("why", &why)];
    pen.tell("merging-held-one", &pen.counted(held.n), &texts)
}

/// The levels that few respondents share, and how many they are.
fn leveraged(pen: Pen, cell: &Leveraged) -> RichText {
    let one = |(margin, code): &(String, Option<String>)| {
        let (level, margin) = (level(pen, code.as_deref()), pen.code(margin));
        pen.tell("merging-leveraged-level", &[], &[("level", &level), ("margin", &margin)])
    };
    let levels: Vec<RichText> = cell.levels.iter().map(one).collect();
    let levels = RichText::joined(&levels, ", ");
    pen.tell("merging-leveraged-one", &pen.counted(cell.n), &[("levels", &levels)])
}

fn table(pen: Pen, margin: &MarginRaked) -> Option<Block> {
    let percent = |share: f64| RichText::from(pen.lang.decimal(share * 100.0, 2));
    let row = |row: &LevelRaked| {
        [
            level(pen, row.code.as_deref()),
            pen.integer(row.n),
            percent(row.base),
            row.given.map_or_else(|| "–".into(), percent),
            percent(row.target),
            percent(row.weighted),
        ]
    };
    let columns = [
        DocumentColumn::words(margin.name.as_str()),
        pen.number_column("merging-n"),
        pen.number_column("merging-unweighted-share"),
        pen.number_column("merging-given-share"),
        pen.number_column("merging-target-share"),
        pen.number_column("merging-weighted-share"),
    ];
    let caption = pen.tell("merging-margin-table", &[], &[("margin", &pen.code(&margin.name))]);
    Pen::table(caption, columns, margin.levels.iter().map(row))
}

/// A level's code, as it stands in the questionnaire.
fn level(pen: Pen, code: Option<&str>) -> RichText {
    code.map_or_else(|| pen.say("merging-no-answer"), RichText::from)
}

/// A gap in percent of the target; what is left after raking is rounding, and shown as that.
fn gap(pen: Pen, gap: Option<&TargetGap>) -> RichText {
    let Some(gap) = gap else { return pen.say("merging-gap-none") };
    let (level, margin) = (level(pen, gap.level.as_deref()), pen.code(&gap.margin));
    let off = [("gap", pen.lang.decimal(gap.gap.abs() * 100.0, 2).into())];
    pen.tell("merging-gap", &off, &[("level", &level), ("margin", &margin)])
}
