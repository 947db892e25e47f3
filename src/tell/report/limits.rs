//! What the numbers cannot say.

use super::input::{ReportInput, Sampling};
use super::needs::filled;
use crate::count::bases::{Base, RANKING_HIDDEN_BELOW, RANKING_SMALL_BELOW};
use crate::tell::model::{Block, Emphasis, Section, Text};

pub(super) fn section(input: &ReportInput<'_>) -> Section {
    let lang = input.lang;
    let say = |id: &str| Text::from(lang.say(id, &[]));
    let mut limits: Vec<Text> = Vec::new();
    if input.simulated {
        limits.push(say("limit-simulated"));
    }
    limits.push(say(match input.fieldwork.sampling {
        Sampling::Unrecorded => "limit-unrecorded",
        Sampling::SelfSelected => "limit-self-selected",
        Sampling::Random => "limit-random",
    }));
    limits.push(say(if input.weighting.is_some() { "limit-weighted" } else { "limit-unweighted" }));
    if input.fieldwork.modes.iter().filter(|(_, n)| *n > 0).count() > 1 {
        limits.push(say("limit-modes"));
    }
    limits.extend(few(input).map(Text::from));
    if input.needs.iter().any(|need| need.score.score.is_some_and(|score| score.se.is_none())) {
        limits.push(say("limit-no-se"));
    }
    let share = |filled: f64| format!(" ({})", lang.percent(100.0 * filled, 0));
    let filled: Vec<_> = filled(input).map(|need| need.text().with(share(need.score.filled), Emphasis::None)).collect();
    if !filled.is_empty() {
        limits.push(Text::said(lang, "limit-filled", &[], &[("needs", &Text::list(lang, &filled))]));
    }
    Section::new(say("limits-heading"), vec![Block::list(limits)])
}

/// Says that the answers are worth too few for an order, or for a firm one.
pub(in crate::tell) fn few(input: &ReportInput<'_>) -> Option<String> {
    let (id, withheld, least) = match Base::of_ranking(input.base.n_eff) {
        Base::Hidden => ("limit-hidden", "limit-hidden-withheld", RANKING_HIDDEN_BELOW),
        Base::Small => ("limit-small", "limit-small-withheld", RANKING_SMALL_BELOW),
        Base::Fine => return None,
    };
    Some(match input.effective() {
        Some(n_eff) => input.lang.say(id, &[("n_eff", n_eff.into())]),
        None => input.lang.say(withheld, &[("least", input.lang.decimal(least, 0).into())]),
    })
}
