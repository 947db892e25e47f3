//! A comparison as CSV after RFC 4180: one row for each need of either survey, numbers unrounded,
//! shares from 0 to 100, changes in percentage points. What is not compared says why in `why`.

use super::json::{measure, told, why};
use super::words::CompareWords;
use mitreden_count::comparison::{ComparedNeed, UncomparedNeed};
use mitreden_count::estimate::Estimate;
use mitreden_count::rank::RankPlace;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Survey;
use mitreden_office::failure::Failure;

const HEADER: [&str; 27] = [
    "need",
    "was",
    "label",
    "measure",
    "then",
    "then_se",
    "then_low",
    "then_high",
    "then_base",
    "then_rank",
    "then_rank_low",
    "then_rank_high",
    "now",
    "now_se",
    "now_low",
    "now_high",
    "now_base",
    "now_rank",
    "now_rank_low",
    "now_rank_high",
    "change",
    "change_se",
    "change_low",
    "change_high",
    "df",
    "told",
    "why",
];

pub(super) fn csv(words: &CompareWords<'_>) -> Result<String, Failure> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug = |error: ::csv::Error| {
        Failure::Bug(format!("the comparison cannot be written as CSV: {error}"))
    };
    writer.write_record(HEADER).map_err(bug)?;
    for need in &words.comparison.needs {
        writer.write_record(compared(words, need)).map_err(bug)?;
    }
    for need in &words.comparison.apart {
        writer.write_record(apart(words, need)).map_err(bug)?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Bug(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Bug(error.to_string()))
}

fn code(survey: &Survey, need: Option<NeedIndex>) -> String {
    let need = need.and_then(|need| survey.needs.get(need));
    need.map_or_else(String::new, |need| need.code.to_string())
}

fn percent(value: Option<f64>) -> String {
    value.map(|value| (100.0 * value).to_string()).unwrap_or_default()
}

fn score(estimate: Estimate, place: RankPlace) -> [String; 8] {
    [
        percent(Some(estimate.value)),
        percent(estimate.se),
        percent(estimate.interval.map(|range| range.low)),
        percent(estimate.interval.map(|range| range.high)),
        estimate.n.to_string(),
        place.rank.to_string(),
        place.low.to_string(),
        place.high.to_string(),
    ]
}

fn compared(words: &CompareWords<'_>, need: &ComparedNeed) -> Vec<String> {
    let estimate = need.change.map(|change| change.estimate);
    let range = estimate.and_then(|estimate| estimate.interval);
    let df = need.change.filter(|change| change.estimate.se.is_some());
    let first = [
        code(words.now, Some(need.now)),
        code(words.then, Some(need.then)),
        words.text(need),
        measure(need.score_now.1).to_owned(),
    ];
    let last = [
        percent(estimate.map(|estimate| estimate.value)),
        percent(estimate.and_then(|estimate| estimate.se)),
        percent(range.map(|range| range.low)),
        percent(range.map(|range| range.high)),
        df.map(|change| change.df.to_string()).unwrap_or_default(),
        need.change.map_or_else(String::new, |change| told(change.told).to_owned()),
        if need.change.is_some() { String::new() } else { "measure".to_owned() },
    ];
    let scores =
        [score(need.score_then.0, need.place_then), score(need.score_now.0, need.place_now)];
    first.into_iter().chain(scores.into_iter().flatten()).chain(last).collect()
}

fn apart(words: &CompareWords<'_>, need: &UncomparedNeed) -> Vec<String> {
    let survey = if need.now.is_some() { words.now } else { words.then };
    let label = need.now.or(need.then).and_then(|need| survey.needs.get(need));
    let mut row = vec![String::new(); HEADER.len()];
    row[0] = code(words.now, need.now);
    row[1] = code(words.then, need.then);
    row[2] = label.map_or_else(String::new, |need| need.text.show(words.tag));
    why(need.why).clone_into(&mut row[HEADER.len() - 1]);
    row
}
