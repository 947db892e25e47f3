//! How the weights were made, for people.

use super::markdown::{Page, code, plain};
use super::protocol::{BaseWeights, Protocol, Summed, Weighting};
use crate::bases::MODE_BASE;
use crate::weights::{
    Bounds, FACTOR_MAX, FACTOR_MIN, Gap, LevelTable, RakeProtocol, Range, WhyHeld,
};

pub(super) fn weights(page: &mut Page, protocol: &Protocol) {
    page.line("## Weights");
    let base = protocol
        .base_weights
        .as_ref()
        .map_or_else(|| "All base weights are 1.".to_owned(), brought);
    let Some(weighting) = &protocol.weighting else {
        let known = match (protocol.too_few_to_weight, &protocol.base_weights) {
            (Some(n), _) => format!(
                "None: the {n} responses that count are too few to be weighted to the population. {base}"
            ),
            (None, Some(_)) => format!(
                "Each response weighs its base weight; nothing is known of the population. {base}"
            ),
            (None, None) => "None: nothing is known of the population.".to_owned(),
        };
        page.line(&format!("{known} Say \"of respondents\", not \"of citizens\"."));
        return;
    };
    let Weighting { n, outside, unknown, .. } = weighting;
    page.line(&format!(
        "{n} responses are weighted. {outside} are outside the population and {unknown} count as outside because it is unknown; \
         they are kept and have no weight."
    ));
    let what = match weighting.summed {
        Summed::Population => "the size of the population",
        Summed::Respondents => "their number",
    };
    page.line(&format!("The weights add up to {}, {what}. {base}", weighting.sum));
    let modes: Vec<String> =
        weighting.modes.iter().map(|(mode, n)| format!("{mode} ({n})")).collect();
    let modes = if modes.is_empty() { "none".to_owned() } else { modes.join(", ") };
    page.line(&format!("All modes are weighted in one pool. Modes with at least {MODE_BASE} weighted responses: {modes}."));
    match &weighting.rake {
        Some(rake) => raking(page, rake),
        None => page.line("No margin is known: all weights are equal."),
    }
}

/// What responses brought along.
fn brought(base: &BaseWeights) -> String {
    let BaseWeights { rows, without, sum, smallest, largest } = base;
    let rest = match without {
        0 => String::new(),
        others => {
            format!(" {others} others have none and count 1: make sure that both are on one scale.")
        }
    };
    format!(
        "{rows} base weights came with the responses: from {smallest} to {largest}, {sum} in all.{rest}"
    )
}

fn raking(page: &mut Page, rake: &RakeProtocol) {
    page.line(&format!(
        "Raked in {} steps; factors relative to their mean: {}.",
        rake.iterations,
        range(rake.range)
    ));
    page.line(&match rake.bounds {
        Bounds::Kept => format!("All factors lie inside {FACTOR_MIN} to {FACTOR_MAX}; no bounds were needed."),
        Bounds::Applied { unbounded } => {
            format!(
                "Without bounds they were {}; the logit distance keeps them inside {FACTOR_MIN} to {FACTOR_MAX}.",
                range(unbounded)
            )
        }
        Bounds::Infeasible => format!("The margins cannot be met inside {FACTOR_MIN} to {FACTOR_MAX}: the factors stay unbounded."),
    });
    page.line(&format!(
        "Design effect of weighting (Kish): {:.3}; effective n: {:.1}.",
        rake.kish.deff, rake.kish.n_eff
    ));
    page.line(&format!(
        "Farthest from its target before: {}; after: {}.",
        gap(rake.gap_before.as_ref()),
        gap(rake.gap_after.as_ref())
    ));
    let exempt = rake.held.iter().map(|held| {
        let why = match held.why {
            WhyHeld::FewCases => "too few cases",
            WhyHeld::SmallTarget => "too small a target",
            WhyHeld::OtherMargin => "all its cases are held in another margin",
        };
        format!(
            "{} of {}: {} responses, {why}",
            level(held.level.as_deref()),
            code(&held.margin),
            held.n
        )
    });
    page.list("Not raked, held at factor 1:", exempt);
    for margin in &rake.margins {
        let row = |row: &LevelTable| {
            let percent = |share: f64| format!("{:.2}", share * 100.0);
            let given = row.given.map_or_else(|| "–".to_owned(), percent);
            let numbers = [
                row.n.to_string(),
                percent(row.base),
                given,
                percent(row.target),
                percent(row.weighted),
            ];
            std::iter::once(level(row.level.as_deref())).chain(numbers).collect()
        };
        let head =
            [margin.margin.as_str(), "n", "unweighted %", "given %", "aimed at %", "weighted %"];
        page.table(&head, margin.levels.iter().map(row));
    }
}

fn range(range: Range) -> String {
    format!("{:.3} to {:.3}", range.min, range.max)
}

fn level(code: Option<&str>) -> String {
    code.map_or_else(|| "no answer".to_owned(), plain)
}

/// A gap in percent of the target; what is left after raking is rounding, and shown as that.
fn gap(gap: Option<&Gap>) -> String {
    gap.map_or_else(
        || "nothing was raked".to_owned(),
        |gap| {
            format!(
                "{} of {}, {:.2} % off",
                level(gap.level.as_deref()),
                code(&gap.margin),
                gap.gap.abs() * 100.0
            )
        },
    )
}
