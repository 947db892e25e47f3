//! The ranking as JSON: a contract, version 1. Numbers are unrounded, shares from 0 to 100.

use serde::Serialize;

use super::super::failure::Failure;
use super::weights;
use crate::count::bases::Base;
use crate::count::estimate::Estimate;
use crate::count::rank::{RankedNeed, Ranking, Rankings};
use crate::define::survey::Survey;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    survey: &'a str,
    n: u64,
    n_eff: f64,
    weights: &'a str,
    simulated: bool,
    suppressed: bool,
    group: Option<&'a str>,
    needs: Vec<Need<'a>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract names the field so")]
struct Need<'a> {
    need: &'a str,
    label: String,
    score: Option<f64>,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    tier: Option<usize>,
    importance: Option<f64>,
    dissatisfaction: Option<f64>,
    base: Option<u64>,
}

/// One object, or an array of them where there are groups.
pub(super) fn json(survey: &Survey, rankings: &Rankings, by: Option<usize>, tag: &str) -> Result<String, Failure> {
    let documents: Vec<_> = rankings.rankings.iter().map(|ranking| document((survey, tag), rankings, ranking)).collect();
    let text = match (&documents[..], by) {
        ([one], None) => serde_json::to_string(one),
        (all, _) => serde_json::to_string(all),
    };
    text.map(|text| text + "\n").map_err(|error| Failure::Bug(format!("the ranking cannot be written as JSON: {error}")))
}

fn document<'a>((survey, tag): (&'a Survey, &str), rankings: &Rankings, ranking: &'a Ranking) -> Document<'a> {
    let suppressed = ranking.shown == Base::Hidden;
    let needs = if suppressed {
        (0..survey.needs.len()).map(|need| hidden(survey, tag, need)).collect()
    } else {
        ranking.needs.iter().map(|need| shown(survey, tag, need)).collect()
    };
    Document {
        version: 1,
        survey: survey.id.as_str(),
        n: ranking.base.n,
        n_eff: ranking.base.n_eff,
        weights: weights(rankings),
        simulated: ranking.simulated,
        suppressed,
        group: ranking.group.as_ref().map(crate::base::ids::Code::as_str),
        needs,
    }
}

fn hidden<'a>(survey: &'a Survey, tag: &str, need: usize) -> Need<'a> {
    let need = &survey.needs[need];
    Need {
        need: need.code.as_str(),
        label: need.text.show(tag),
        score: None,
        se: None,
        low: None,
        high: None,
        rank: None,
        rank_low: None,
        rank_high: None,
        tier: None,
        importance: None,
        dissatisfaction: None,
        base: None,
    }
}

fn shown<'a>(survey: &'a Survey, tag: &str, ranked: &RankedNeed) -> Need<'a> {
    let empty = hidden(survey, tag, ranked.need);
    let Some(score) = ranked.shown() else { return empty };
    let value = |estimate: Option<Estimate>| Some(100.0 * estimate?.shown().get()?.value);
    Need {
        score: Some(100.0 * score.value),
        se: score.se.map(|se| 100.0 * se),
        low: score.interval.map(|interval| 100.0 * interval.low),
        high: score.interval.map(|interval| 100.0 * interval.high),
        rank: Some(ranked.rank),
        rank_low: Some(ranked.low),
        rank_high: Some(ranked.high),
        tier: Some(ranked.tier),
        importance: value(ranked.score.importance),
        dissatisfaction: value(ranked.score.dissatisfaction),
        base: Some(score.n),
        ..empty
    }
}
