//! What the numbers cannot say.

use super::input::{ReportInput, Sampling};
use super::needs::filled;
use super::titles::titled;
use super::weighting::level;
use crate::locale::Say as _;
use crate::model::{Block, Emphasis, RichText, Section};
use mitreden_count::bases::{
    BaseSize, RANKING_HIDDEN_BELOW, RANKING_NOTICED_BELOW, RANKING_SMALL_BELOW,
};
use mitreden_count::study::Weights;

pub(super) fn section(input: &ReportInput<'_>) -> Section {
    let lang = input.lang;
    let say = |id: &str| RichText::from(lang.say(id, &[]));
    let mut limits: Vec<RichText> = Vec::new();
    if input.simulated {
        limits.push(say("limit-simulated"));
    }
    limits.push(say(match input.fieldwork.sampling {
        Sampling::Unrecorded => "limit-unrecorded",
        Sampling::SelfSelected => "limit-self-selected",
        Sampling::Random => "limit-random",
    }));
    limits.push(say(of_weights(input.weights())));
    limits.extend(held(input));
    limits.extend(unasked(input));
    limits.extend(adrift(input).map(RichText::from));
    if input.fieldwork.modes.iter().filter(|(_, n)| *n > 0).count() > 1 {
        limits.push(say("limit-modes"));
    }
    limits.extend(few(input).map(RichText::from));
    if input.needs.iter().any(|need| need.found.score.score.is_some_and(|score| score.se.is_none()))
    {
        limits.push(say("limit-no-se"));
    }
    limits.extend(of_filled(input));
    Section::new(say("limits-heading"), vec![Block::list(limits)])
}

/// Says for which needs satisfaction is filled in for many; where that is most of them, once for
/// all.
fn of_filled(input: &ReportInput<'_>) -> Option<RichText> {
    let lang = input.lang;
    let filled = filled(input);
    let percent = |share: f64| lang.percent(100.0 * share, 0);
    let shares = || filled.iter().map(|need| need.found.score.filled);
    if 2 * filled.len() > input.needs.len() {
        let (least, most) = (shares().fold(f64::INFINITY, f64::min), shares().fold(0.0, f64::max));
        let words = [("least", percent(least).into()), ("most", percent(most).into())];
        return Some(lang.say("limit-filled-most", &words).into());
    }
    let name = |need: &&super::ReportedNeed| {
        need.text().with(format!(" ({})", percent(need.found.score.filled)), Emphasis::None)
    };
    let names: Vec<_> = filled.iter().map(name).collect();
    let needs = RichText::list(lang, &names);
    (!names.is_empty()).then(|| RichText::said(lang, "limit-filled", &[], &[("needs", &needs)]))
}

/// The sentence on what weights cannot say.
pub(crate) fn of_weights(weights: Weights) -> &'static str {
    match weights {
        Weights::None => "limit-unweighted",
        Weights::Base => "limit-drawn",
        Weights::Raked => "limit-weighted",
    }
}

/// Says which groups are not weighted, and stay far from their part of the population.
fn held(input: &ReportInput<'_>) -> Vec<RichText> {
    let Some(weighting) = &input.weighting else { return Vec::new() };
    let percent = |share: f64| input.lang.percent(100.0 * share, 1);
    let told = weighting.protocol.far_off().into_iter().map(|off| {
        let words =
            [("share", percent(off.weighted).into()), ("target", percent(off.target).into())];
        let level = level(weighting, input.voice(), off.margin, Some(off.level)).text();
        RichText::said(
            input.lang,
            "limit-held",
            &words,
            &[("margin", &weighting.name(off.margin).text()), ("level", &level)],
        )
    });
    told.collect()
}

/// Says how many were not asked a question that the answers are weighted by.
fn unasked(input: &ReportInput<'_>) -> Vec<RichText> {
    let told = input.unasked.iter().filter_map(|(question, n)| {
        let question = input.questionnaire.questions.get(*question)?;
        let words = [("n", (*n).into()), ("count", input.lang.integer(*n).into())];
        Some(RichText::said(
            input.lang,
            "limit-unasked",
            &words,
            &[("question", &titled(input, question))],
        ))
    });
    told.collect()
}

/// Says how many were asked in the street in no known shift.
fn adrift(input: &ReportInput<'_>) -> Option<String> {
    let words = [("n", input.adrift.into()), ("count", input.lang.integer(input.adrift).into())];
    (input.adrift > 0).then(|| input.lang.say("limit-adrift", &words))
}

/// The sentence for the top of the first page where the answers are worth so few that it must not
/// be overlooked.
pub(crate) fn notice(input: &ReportInput<'_>) -> Option<String> {
    if input.base.n_eff >= RANKING_NOTICED_BELOW {
        return None;
    }
    let count = ("count", input.lang.integer(input.base.n).into());
    if BaseSize::of_ranking(input.base.n_eff) == BaseSize::Hidden {
        return Some(input.lang.say("notice-hidden", &[count]));
    }
    let is_weighted = input.weights() != Weights::None;
    let n_eff = input.effective().filter(|_| is_weighted).unwrap_or_else(|| "none".to_owned());
    Some(input.lang.say("notice-few", &[count, ("n_eff", n_eff.into())]))
}

/// Says that the answers are worth too few for an order, or for a firm one.
pub(crate) fn few(input: &ReportInput<'_>) -> Option<String> {
    let (id, withheld, least) = match BaseSize::of_ranking(input.base.n_eff) {
        BaseSize::Hidden => ("limit-hidden", "limit-hidden-withheld", RANKING_HIDDEN_BELOW),
        BaseSize::Small => ("limit-small", "limit-small-withheld", RANKING_SMALL_BELOW),
        BaseSize::Fine => return None,
    };
    Some(match input.effective() {
        Some(n_eff) => input.lang.say(id, &[("n_eff", n_eff.into())]),
        None => input.lang.say(withheld, &[("least", input.lang.decimal(least, 0).into())]),
    })
}
