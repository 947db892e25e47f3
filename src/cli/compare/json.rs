//! A comparison as JSON: a contract, version 1. Numbers are unrounded, shares from 0 to 100, changes
//! in percentage points. What cannot be compared is null, and `why` or `compared` say so.

use serde::Serialize;

use super::words::CompareWords;
use mitreden_count::bases::BaseSize;
use mitreden_count::comparison::{
    ComparedNeed, Differing, SurveyedWave, Uncompared, UncomparedNeed, WaveDifference, WaveSaid,
};
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::{METHOD, RankPlace};
use mitreden_count::ranking::Sign;
use mitreden_define::survey::Survey;
use mitreden_office::failure::Failure;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    /// Comparisons are not protected against what the reports tell.
    publication: bool,
    now: Surveyed<'a>,
    then: Surveyed<'a>,
    /// Whether scores are shares of the same, so that they are compared.
    compared: bool,
    /// Whether the older survey's answers came in later.
    backwards: bool,
    /// Two fresh samples: nobody is known to have answered both.
    samples: &'static str,
    differences: Vec<Difference>,
    critical: Option<f64>,
    needs: Vec<ComparedRow<'a>>,
    not_compared: Vec<Apart<'a>>,
}

#[derive(Serialize)]
struct Surveyed<'a> {
    survey: &'a str,
    title: String,
    first: Option<String>,
    last: Option<String>,
    n: Option<u64>,
    n_eff: Option<f64>,
    weights: &'a str,
    simulated: bool,
    suppressed: bool,
}

#[derive(Serialize)]
struct Difference {
    what: &'static str,
    forbids: bool,
    then: Vec<String>,
    now: Vec<String>,
}

#[derive(Serialize)]
struct ComparedRow<'a> {
    need: &'a str,
    /// The code in the older survey.
    was: &'a str,
    label: String,
    then: WaveScore,
    now: WaveScore,
    change: Option<Change>,
    /// Whether the ranks it could have then and those it can have now have none in common.
    moved: Option<bool>,
}

#[derive(Serialize)]
struct WaveScore {
    measure: &'static str,
    score: f64,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    base: u64,
    rank: usize,
    rank_low: usize,
    rank_high: usize,
}

#[derive(Serialize)]
struct Change {
    points: f64,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    df: Option<f64>,
    p: f64,
    told: &'static str,
}

#[derive(Serialize)]
struct Apart<'a> {
    need: Option<&'a str>,
    was: Option<&'a str>,
    why: &'static str,
}

pub(super) fn json(words: &CompareWords<'_>) -> Result<String, Failure> {
    let CompareWords { now, then, comparison, tag, .. } = *words;
    let document = Document {
        version: 1,
        method: METHOD,
        publication: false,
        now: surveyed(now, &comparison.now, tag),
        then: surveyed(then, &comparison.then, tag),
        compared: comparison.is_compared(),
        backwards: comparison.is_backwards(),
        samples: "fresh",
        differences: comparison.differences.iter().map(|one| difference(one, tag)).collect(),
        critical: comparison.critical,
        needs: comparison.needs.iter().map(|need| compared(words, need)).collect(),
        not_compared: comparison.apart.iter().map(|need| apart(words, need)).collect(),
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(error.to_string()))
}

fn surveyed<'a>(survey: &'a Survey, wave: &SurveyedWave, tag: &str) -> Surveyed<'a> {
    Surveyed {
        survey: survey.id.as_str(),
        title: survey.title.show(tag),
        first: wave.days.map(|(first, _)| first.to_string()),
        last: wave.days.map(|(_, last)| last.to_string()),
        n: wave.n.get().copied(),
        n_eff: wave.n_eff,
        weights: wave.weights.word(),
        simulated: wave.simulated,
        suppressed: wave.shown == BaseSize::Hidden,
    }
}

fn difference(one: &WaveDifference, tag: &str) -> Difference {
    let said = |said: &WaveSaid| match said {
        WaveSaid::Words(words) => words.clone(),
        WaveSaid::Texts(texts) => texts.iter().map(|text| text.show(tag)).collect(),
    };
    Difference {
        what: differing(one.what),
        forbids: one.forbids(),
        then: said(&one.then),
        now: said(&one.now),
    }
}

fn compared<'a>(words: &CompareWords<'a>, need: &ComparedNeed) -> ComparedRow<'a> {
    let code =
        |survey: &'a Survey, need| survey.needs.get(need).map_or("", |need| need.code.as_str());
    let change = need.change.map(|change| {
        let estimate = change.estimate;
        Change {
            points: 100.0 * estimate.value,
            se: estimate.se.map(percent),
            low: estimate.interval.map(|range| percent(range.low)),
            high: estimate.interval.map(|range| percent(range.high)),
            df: estimate.se.map(|_| change.df),
            p: change.p,
            told: told(change.told),
        }
    });
    ComparedRow {
        need: code(words.now, need.now),
        was: code(words.then, need.then),
        label: words.text(need),
        then: score(need.score_then, need.place_then),
        now: score(need.score_now, need.place_now),
        moved: need.change.map(|_| need.has_moved()),
        change,
    }
}

fn score((estimate, measured): (Estimate, ScoreMeasure), place: RankPlace) -> WaveScore {
    WaveScore {
        measure: measure(measured),
        score: percent(estimate.value),
        se: estimate.se.map(percent),
        low: estimate.interval.map(|range| percent(range.low)),
        high: estimate.interval.map(|range| percent(range.high)),
        base: estimate.n,
        rank: place.rank,
        rank_low: place.low,
        rank_high: place.high,
    }
}

fn apart<'a>(words: &CompareWords<'a>, need: &UncomparedNeed) -> Apart<'a> {
    let code = |survey: &'a Survey, need| survey.needs.get(need).map(|need| need.code.as_str());
    Apart {
        need: need.now.and_then(|now| code(words.now, now)),
        was: need.then.and_then(|then| code(words.then, then)),
        why: why(need.why),
    }
}

fn percent(share: f64) -> f64 {
    100.0 * share
}

/// What programs call what is told of a change.
pub(super) fn told(sign: Sign) -> &'static str {
    match sign {
        Sign::Above => "up",
        Sign::Below => "down",
        Sign::Open => "open",
    }
}

/// What programs call what a score is a share of.
pub(super) fn measure(measure: ScoreMeasure) -> &'static str {
    match measure {
        ScoreMeasure::Priority => "priority",
        ScoreMeasure::Declared(method) => method.word(),
        ScoreMeasure::UnmetPriority | ScoreMeasure::Product => "unmet",
    }
}

/// What programs call the reason why a need is not compared.
pub(super) fn why(why: Uncompared) -> &'static str {
    match why {
        Uncompared::OnlyNow => "only-now",
        Uncompared::OnlyThen => "only-then",
        Uncompared::Several => "several",
        Uncompared::OfSome => "of-some",
        Uncompared::Unrated => "unrated",
        Uncompared::Few => super::super::rank::FEW,
    }
}

fn differing(what: Differing) -> &'static str {
    match what {
        Differing::Importance => "importance",
        Differing::Satisfaction => "satisfaction",
        Differing::Top => "top",
        Differing::Scale => "scale",
        Differing::Best => "best",
        Differing::Weight => "weight",
        Differing::Midpoint => "midpoint",
        Differing::Measure => "measure",
        Differing::Among => "among",
        Differing::Margins => "margins",
        Differing::Weights => "weights",
        Differing::Modes => "modes",
        Differing::Question => "question",
        Differing::Need => "need",
    }
}
