//! What a number is made of, as JSON: a contract, version 1. Shares are from 0 to 100.

use serde::Serialize;

use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::{METHOD, NeedPlace};
use mitreden_count::ranking::Relation;
use mitreden_count::tables::Explained;
use mitreden_define::survey::Survey;
use mitreden_office::failure::Failure;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    publication: bool,
    survey: &'a str,
    need: &'a str,
    measure: &'static str,
    simulated: bool,
    weights: &'a str,
    weight_range: Option<(f64, f64)>,
    score: Option<Share>,
    importance: Option<Share>,
    dissatisfaction: Option<Share>,
    unmet: f64,
    open: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    carriers: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_worth: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_worth_se: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quasi_se: Option<f64>,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    tier: Option<usize>,
    /// The ranks that hold in 95 % of the replicates, in an order without rank sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates_low: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates_high: Option<usize>,
    df: f64,
    strata: Vec<Stratum>,
    critical: Option<f64>,
    relations: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Share {
    value: f64,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    base: u64,
    effective: f64,
}

#[derive(Serialize)]
struct Stratum {
    variance: f64,
    df: f64,
}

#[derive(Serialize)]
struct Other<'a> {
    need: &'a str,
    relation: &'static str,
}

pub(super) fn json(
    survey: &Survey,
    explained: &Explained,
    is_exact: bool,
) -> Result<String, Failure> {
    let share = |estimate: Option<Estimate>| {
        let estimate = estimate.filter(|estimate| estimate.n >= SHARE_HIDDEN_BELOW)?;
        Some(Share {
            value: 100.0 * estimate.value,
            se: estimate.se.map(|se| 100.0 * se),
            low: estimate.interval.map(|interval| 100.0 * interval.low),
            high: estimate.interval.map(|interval| 100.0 * interval.high),
            base: estimate.n,
            effective: estimate.n_eff,
        })
    };
    let relation = |relation: Relation| match relation {
        Relation::Ahead => "ahead",
        Relation::AheadAlone => "ahead_alone",
        Relation::Level => "level",
        Relation::BehindAlone => "behind_alone",
        Relation::Behind => "behind",
    };
    let place = explained.place.and_then(NeedPlace::jointly);
    let range = explained.place.and_then(NeedPlace::replicated).and_then(|place| place.range);
    let document = Document {
        version: 1,
        method: METHOD,
        publication: false,
        survey: survey.id.as_str(),
        need: survey.needs[explained.need].code.as_str(),
        measure: match explained.score.measure {
            ScoreMeasure::UnmetPriority => "unmet",
            ScoreMeasure::Product => "product",
            ScoreMeasure::Priority => "priority",
            ScoreMeasure::Declared(method) => method.word(),
        },
        simulated: explained.simulated,
        weights: explained.weights.word(),
        weight_range: explained.range,
        score: share(explained.score.score),
        importance: share(explained.score.importance),
        dissatisfaction: share(explained.score.dissatisfaction),
        unmet: 100.0 * explained.unmet,
        open: 100.0 * explained.open,
        carriers: is_exact.then_some(explained.carriers),
        log_worth: explained.worth.map(|worth| worth.log),
        log_worth_se: explained.worth.and_then(|worth| worth.se),
        quasi_se: explained.worth.and_then(|worth| worth.quasi_se),
        rank: explained.place.map(NeedPlace::rank),
        rank_low: place.map(|place| place.low),
        rank_high: place.map(|place| place.high),
        tier: place.map(|place| place.tier),
        replicates_low: range.map(|(low, _)| low),
        replicates_high: range.map(|(_, high)| high),
        df: explained.df,
        strata: explained
            .strata
            .iter()
            .map(|(variance, df)| Stratum { variance: 1e4 * variance, df: *df })
            .collect(),
        critical: explained.critical,
        relations: explained
            .relations
            .iter()
            .map(|(need, found)| Other {
                need: survey.needs[*need].code.as_str(),
                relation: relation(*found),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(error.to_string()))
}
