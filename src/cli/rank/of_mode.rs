//! One way to answer beside the others, as JSON: shares from 0 to 100, differences in percentage
//! points.

use serde::Serialize;

use mitreden_base::ids::Code;
use mitreden_count::estimate::Estimate;
use mitreden_count::ranking::Sign;
use mitreden_count::tables::{ModeDifference, ModeEffects, NeedByMode, NeedReference};
use mitreden_define::survey::{Draw, Survey};

/// How those who answered in one way differ from the others.
#[derive(Serialize)]
pub(super) struct OfMode<'a> {
    /// How people came to be asked, where the questionnaire says so.
    sample: Option<&'static str>,
    /// The share that left open what matters.
    unanswered: Option<f64>,
    /// The share that named no need, of those who answered.
    named_nothing: Option<f64>,
    /// Whether all ways agree on the first tier.
    one_first_tier: Option<bool>,
    critical: Option<f64>,
    needs: Vec<Need<'a>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract names the field so")]
struct Need<'a> {
    need: &'a str,
    /// The share that names it, of those who answered, and of those who name any.
    named: Option<f64>,
    named_of_namers: Option<f64>,
    score: Option<f64>,
    /// The scores that a mixture of the ways can have.
    mixed_low: Option<f64>,
    mixed_high: Option<f64>,
    /// This way's score less that of everyone else; of two ways the first has it.
    difference: Option<Difference>,
    /// Those drawn at random, put together with those who came by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<Reference>,
    mode_sensitive: bool,
}

#[derive(Serialize)]
struct Reference {
    drawn: f64,
    drawn_se: Option<f64>,
    open: f64,
    open_se: Option<f64>,
    /// What the drawn count, from 0 to 1.
    weight: f64,
    composite: f64,
    error: f64,
}

#[derive(Serialize)]
struct Difference {
    points: f64,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    df: f64,
    p: f64,
    told: &'static str,
}

/// What is told of the way that a group is.
pub(super) fn of_mode<'a>(
    survey: &'a Survey,
    effects: &ModeEffects,
    group: &Code,
) -> Option<OfMode<'a>> {
    let at = effects.modes.iter().position(|one| *group == *one.mode.word())?;
    let answers = effects.modes.get(at)?;
    let percent = |share: Option<Estimate>| share.map(|share| 100.0 * share.value);
    let need = |of: &NeedByMode| {
        let own = of.of.get(at)?;
        let difference = of.differences.iter().find(|found| found.mode == answers.mode);
        Some(Need {
            need: survey.needs.get(of.need)?.code.as_str(),
            named: percent(own.named),
            named_of_namers: percent(own.among_namers),
            score: percent(own.score),
            mixed_low: of.mixed.map(|(low, _)| 100.0 * low),
            mixed_high: of.mixed.map(|(_, high)| 100.0 * high),
            difference: difference.map(told),
            reference: of.reference.map(reference),
            mode_sensitive: of.is_sensitive(),
        })
    };
    Some(OfMode {
        sample: effects.draw.map(|draw| match draw {
            Draw::Random => "random",
            Draw::SelfSelected => "self-selected",
        }),
        unanswered: percent(answers.unanswered),
        named_nothing: percent(answers.nothing),
        one_first_tier: effects.has_one_first_tier,
        critical: effects.critical,
        needs: effects.needs.iter().filter_map(need).collect(),
    })
}

fn reference(both: NeedReference) -> Reference {
    Reference {
        drawn: 100.0 * both.drawn.value,
        drawn_se: both.drawn.se.map(|se| 100.0 * se),
        open: 100.0 * both.open.value,
        open_se: both.open.se.map(|se| 100.0 * se),
        weight: both.weight,
        composite: 100.0 * both.composite,
        error: 100.0 * both.error,
    }
}

fn told(found: &ModeDifference) -> Difference {
    let range = found.estimate.interval;
    Difference {
        points: 100.0 * found.estimate.value,
        se: found.estimate.se.map(|se| 100.0 * se),
        low: range.map(|range| 100.0 * range.low),
        high: range.map(|range| 100.0 * range.high),
        df: found.df,
        p: found.p,
        told: match found.told {
            Sign::Above => "higher",
            Sign::Below => "lower",
            Sign::Open => "open",
        },
    }
}
