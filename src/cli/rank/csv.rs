//! The ranking as CSV after RFC 4180: one row for each need of each group, numbers unrounded,
//! shares from 0 to 100. The orders of those who had another list than everybody's follow, under
//! the codes of the needs they are told for. What is withheld is empty, and `withheld` says why. Of
//! an order without rank sets the ranks over replicates stand in columns of their own.

use super::json::measure;
use super::{FEW, asked};
use mitreden_count::estimate::Estimate;
use mitreden_count::rank::{NeedPlace, OrderPlace, RankPlace, RankedNeed, Ranking, Rankings};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Survey;
use mitreden_office::failure::Failure;

const HEADER: [&str; 21] = [
    "group",
    "list",
    "need",
    "label",
    "measure",
    "asked",
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
    "withheld",
    "replicates_low",
    "replicates_high",
];

pub(super) fn csv(survey: &Survey, rankings: &Rankings, tag: &str) -> Result<String, Failure> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug = |error: ::csv::Error| {
        Failure::Bug(format!("the ranking cannot be written as CSV: {error}"))
    };
    writer.write_record(HEADER).map_err(bug)?;
    for ranking in &rankings.rankings {
        let group = ranking.group.as_ref().map_or("", |code| code.as_str());
        let code = |need: &NeedIndex| survey.needs[*need].code.to_string();
        let lists = ranking
            .lists
            .iter()
            .map(|list| (list.of.iter().map(code).collect::<Vec<_>>().join(" "), &list.ranking));
        for (list, ranking) in [(String::new(), ranking)].into_iter().chain(lists) {
            for ranked in &ranking.needs {
                let cells = cells((survey, tag), ranking, ranked);
                let withheld = if ranked.is_suppressed { FEW } else { "" };
                let [low, high] = replicated(ranked);
                let last = [ranking.simulated.to_string(), withheld.to_owned(), low, high];
                let row = [group.to_owned(), list.clone()].into_iter().chain(cells).chain(last);
                writer.write_record(row).map_err(bug)?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Bug(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Bug(error.to_string()))
}

fn cells((survey, tag): (&Survey, &str), ranking: &Ranking, ranked: &RankedNeed) -> [String; 15] {
    let need = &survey.needs[ranked.need];
    let shown = ranked.shown();
    let score = shown.filter(|_| ranked.place.is_ok());
    let percent = |value: Option<f64>| {
        value.map(|value| super::percent(ranking, value).to_string()).unwrap_or_default()
    };
    // As in JSON: of what has no score nothing else is told.
    let known = |estimate: Option<Estimate>| {
        ranked.base().and(estimate)?.shown().get().map(|estimate| estimate.value)
    };
    let share = |estimate: Option<Estimate>| percent(known(estimate));
    let place = ranked.place.ok().filter(|_| ranked.base().is_some());
    let text = |rank: Option<usize>| rank.map(|rank| rank.to_string()).unwrap_or_default();
    let joint = |of: fn(RankPlace) -> usize| {
        text(place.and_then(NeedPlace::jointly).filter(|_| score.is_some()).map(of))
    };
    [
        need.code.to_string(),
        need.text.show(tag),
        measure(ranking, ranked).unwrap_or_default().to_owned(),
        asked(ranking, ranked).map(|n| n.to_string()).unwrap_or_default(),
        percent(score.map(|score| score.value)),
        percent(score.and_then(|score| score.se)),
        percent(score.and_then(|score| score.interval).map(|interval| interval.low)),
        percent(score.and_then(|score| score.interval).map(|interval| interval.high)),
        text(place.map(NeedPlace::rank)),
        joint(|place| place.low),
        joint(|place| place.high),
        joint(|place| place.tier),
        share(ranked.score.importance),
        share(ranked.score.dissatisfaction),
        ranked.base().map(|n| n.to_string()).unwrap_or_default(),
    ]
}

/// The ranks over replicates, in an order without rank sets.
fn replicated(ranked: &RankedNeed) -> [String; 2] {
    let place = ranked.place.ok().and_then(NeedPlace::replicated);
    let range =
        place.filter(|_| ranked.base().is_some()).and_then(|OrderPlace { range, .. }| range);
    range.map_or_else(Default::default, |(low, high)| [low.to_string(), high.to_string()])
}
