//! The weighting protocol: who answered against who lives here, and what making up for it cost.

use super::input::{ReportInput, WeightingAccount};
use super::shown::{count, with_count_note};
use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, Label, RichText, Section, Table};
use crate::words::Voice;
use mitreden_base::locale::Lang;
use mitreden_count::study::Weights;
use mitreden_count::weights::{
    FACTOR_MAX, FACTOR_MIN, FactorBounds, LevelTable, MarginTable, ModePool, RakeProtocol, Reach,
    WhyHeld,
};
use mitreden_define::survey::Mode;

pub(super) fn section(input: &ReportInput<'_>, voice: Voice) -> Section {
    let heading = voice.say("weighting-heading", &[]);
    let Some(weighting) = &input.weighting else {
        return Section::new(
            heading,
            vec![Block::paragraph(voice.say(none(input.weights()), &[]))],
        );
    };
    let quoted = |name: RichText| voice.tell("quoted", &[], &[("name", &name)]);
    let margins: Vec<_> = weighting
        .protocol
        .margins
        .iter()
        .map(|margin| quoted(weighting.name(&margin.margin).text()))
        .collect();
    let margins = RichText::list(voice.lang, &margins);
    let mut blocks =
        vec![Block::paragraph(voice.tell("weighting-how", &[], &[("margins", &margins)]))];
    blocks.extend(pools(&weighting.protocol, voice.lang).map(Block::Paragraph));
    if input.weights() != Weights::Raked {
        blocks.push(Block::paragraph(voice.say("weighting-level", &[])));
    }
    blocks.push(Block::list(facts(weighting, voice)));
    blocks.extend(
        weighting
            .protocol
            .margins
            .iter()
            .map(|margin| Block::Table(table(weighting, voice, margin))),
    );
    Section::new(heading, blocks)
}

/// The sentence on weights that are not those of the population.
pub(super) fn none(weights: Weights) -> &'static str {
    if weights == Weights::Base { "weighting-drawn" } else { "weighting-none" }
}

/// That modes were raked by themselves, and what each counts where that may be told.
pub(super) fn pools(protocol: &RakeProtocol, lang: Lang) -> Option<RichText> {
    let pools = protocol.pools();
    let shares = protocol.pool_shares();
    let name = |(at, pool): (usize, &&ModePool)| {
        let mode = |(mode, _): &(Mode, u64)| lang.say(&format!("mode-{}", mode.word()), &[]);
        let modes: Vec<RichText> = pool.modes.iter().map(|one| mode(one).into()).collect();
        let modes = RichText::list(lang, &modes);
        match shares.as_ref().and_then(|shares| shares.get(at)) {
            Some(share) => {
                let share = [("share", lang.percent(100.0 * share, 0).into())];
                RichText::said(lang, "weighting-pool", &share, &[("modes", &modes)])
            }
            None => modes,
        }
    };
    let names: Vec<RichText> = pools.iter().enumerate().map(name).collect();
    let pools = RichText::joined(&names, "; ");
    (!names.is_empty()).then(|| RichText::said(lang, "weighting-pools", &[], &[("pools", &pools)]))
}

fn facts(weighting: &WeightingAccount, voice: Voice) -> Vec<RichText> {
    let reach = weighting.protocol.reach();
    let mut facts = reach.map_or_else(
        || vec![voice.say("weighting-withheld", &[]).into()],
        |told| reached(told, voice),
    );
    for held in weighting.protocol.held() {
        let margin = weighting.name(held.margin);
        let Some((held_level, why)) = held.which else {
            facts.push(voice.tell("weighting-held-hidden", &[], &[("margin", &margin.text())]));
            continue;
        };
        let id = match why {
            WhyHeld::FewCases => "weighting-held-few",
            WhyHeld::SmallTarget => "weighting-held-small",
            WhyHeld::OtherMargin => "weighting-held-other",
        };
        let level = level(weighting, voice, held.margin, held_level);
        facts.push(voice.tell(id, &[], &[("margin", &margin.text()), ("level", &level.text())]));
    }
    facts
}

/// What the weights cost, and how far they reach.
fn reached(reach: Reach, voice: Voice) -> Vec<RichText> {
    let lang = voice.lang;
    let number = |value: f64| lang.decimal(value, 2).into();
    let kish =
        [("n_eff", lang.decimal(reach.kish.n_eff, 0).into()), ("deff", number(reach.kish.deff))];
    let mut facts: Vec<RichText> = vec![voice.say("weighting-kish", &kish).into()];
    let Some((range, bounds)) = reach.factors else {
        facts.push(voice.say("weighting-range-withheld", &[]).into());
        return facts;
    };
    let range = [("min", number(range.min)), ("max", number(range.max))];
    facts.push(voice.say("weighting-range", &range).into());
    let limits = [("low", number(FACTOR_MIN)), ("high", number(FACTOR_MAX))];
    let bounds = match bounds {
        FactorBounds::Kept => voice.say("weighting-bounds-kept", &limits),
        FactorBounds::Infeasible => voice.say("weighting-bounds-infeasible", &limits),
        FactorBounds::Applied { unbounded } => {
            let [low, high] = limits;
            let words = [low, high, ("min", number(unbounded.min)), ("max", number(unbounded.max))];
            voice.say("weighting-bounds-applied", &words)
        }
    };
    facts.push(bounds.into());
    facts
}

fn table(weighting: &WeightingAccount, voice: Voice, margin: &MarginTable) -> Table {
    let lang = voice.lang;
    let percent = |share: f64| RichText::from(lang.percent(100.0 * share, 1));
    let row = |row: &LevelTable| {
        let told = row.published();
        let n = count(lang, told.map(|told| told.n));
        let label = level(weighting, voice, &margin.margin, row.level.as_deref()).text();
        let given = row.given.map_or_else(|| "–".into(), percent);
        // Any of its shares would tell how few they are.
        let Some(told) = told else {
            return [label, n.into(), "–".into(), given, "–".into(), "–".into()];
        };
        let raked = told.raked.map(|raked| [raked.target, raked.weighted].map(percent));
        let [target, weighted] = raked.unwrap_or_else(|| ["–", "–"].map(RichText::from));
        [label, n.into(), percent(told.base), given, target, weighted]
    };
    let columns = [
        DocumentColumn::words(&weighting.name(&margin.margin)),
        DocumentColumn::numbers(voice.say("column-n", &[])),
        DocumentColumn::numbers(voice.say("column-sample", &[])),
        DocumentColumn::numbers(voice.say("column-population", &[])),
        DocumentColumn::numbers(voice.say("column-target", &[])),
        DocumentColumn::numbers(voice.say("column-weighted", &[])),
    ];
    let caption =
        voice.tell("weighting-table", &[], &[("margin", &weighting.name(&margin.margin).text())]);
    let rows: Vec<_> = margin.levels.iter().map(row).collect();
    let is_told = |level: &LevelTable| level.published().is_none_or(|told| told.raked.is_some());
    let note = if margin.levels.iter().all(is_told) {
        "weighting-note"
    } else {
        "weighting-note-withheld"
    };
    with_count_note(lang, Table::new(caption, columns, rows).with_note(voice.say(note, &[])))
}

/// What readers call a level of a margin.
pub(super) fn level(
    weighting: &WeightingAccount,
    voice: Voice,
    margin: &str,
    code: Option<&str>,
) -> Label {
    let Some(code) = code else { return voice.say("weighting-missing", &[]).into() };
    let known = weighting
        .names_of(margin)
        .and_then(|names| names.levels.iter().find(|(known, _)| known == code));
    known.map_or_else(|| code.into(), |(_, label)| label.clone())
}
