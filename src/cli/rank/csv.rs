//! The ranking as CSV after RFC 4180: one row for each need of each group, numbers unrounded, shares from 0 to 100.

use super::super::failure::Failure;
use crate::count::estimate::Estimate;
use crate::count::rank::Rankings;
use crate::define::survey::Survey;

const HEADER: [&str; 15] = [
    "group",
    "need",
    "label",
    "score",
    "se",
    "low",
    "high",
    "rank",
    "rank_low",
    "rank_high",
    "tier",
    "importance",
    "dissatisfaction",
    "base",
    "simulated",
];

pub(super) fn csv(survey: &Survey, rankings: &Rankings, tag: &str) -> Result<String, Failure> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug = |error: ::csv::Error| Failure::Bug(format!("the ranking cannot be written as CSV: {error}"));
    writer.write_record(HEADER).map_err(bug)?;
    for ranking in &rankings.rankings {
        let group = ranking.group.as_ref().map_or("", |code| code.as_str());
        for ranked in &ranking.needs {
            let need = &survey.needs[ranked.need];
            let score = ranked.shown();
            let percent = |value: Option<f64>| value.map(|value| (100.0 * value).to_string()).unwrap_or_default();
            let share = |estimate: Option<Estimate>| percent(estimate.and_then(|e| e.shown().get().map(|e| e.value)));
            let rank = |rank: usize| score.map(|_| rank.to_string()).unwrap_or_default();
            writer
                .write_record([
                    group.to_owned(),
                    need.code.to_string(),
                    need.text.show(tag),
                    percent(score.map(|score| score.value)),
                    percent(score.and_then(|score| score.se)),
                    percent(score.and_then(|score| score.interval).map(|interval| interval.low)),
                    percent(score.and_then(|score| score.interval).map(|interval| interval.high)),
                    rank(ranked.rank),
                    rank(ranked.low),
                    rank(ranked.high),
                    rank(ranked.tier),
                    share(ranked.score.importance),
                    share(ranked.score.dissatisfaction),
                    score.map(|score| score.n.to_string()).unwrap_or_default(),
                    ranking.simulated.to_string(),
                ])
                .map_err(bug)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Bug(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Bug(error.to_string()))
}
