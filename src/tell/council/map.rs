//! Importance against dissatisfaction: a small drawing of all needs, those of the list by their
//! numbers, in four quarters.
//!
//! Left out where nobody was asked about satisfaction, or no need has a base for both shares. Which
//! needs of the list have no base for both is said.

use serde::Serialize;

use super::writer::{Numbered, PageWriter};
use crate::charts::{Corner, Spot, spots};
use crate::report::ReportInput;
use crate::report::needs::measure;
use crate::words::list;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;

/// The name of a need that is longer than this is not read out with the picture.
const NAME: usize = 90;

#[derive(Serialize)]
pub(super) struct Map {
    heading: String,
    intro: String,
    alt: String,
    x: String,
    y: String,
    width: f64,
    height: f64,
    plot: [f64; 4],
    across: Vec<Mark>,
    up: Vec<Mark>,
    points: Vec<Spot>,
    others: Vec<[f64; 2]>,
    middle: Vec<[[f64; 2]; 2]>,
    corners: Vec<Corner>,
}

/// A mark of an axis with its words.
#[derive(Serialize)]
struct Mark {
    at: f64,
    words: String,
}

/// Whether people were asked how satisfied they are.
pub(super) fn is_rated(input: &ReportInput<'_>) -> bool {
    measure(input) != ScoreMeasure::Priority
}

pub(super) fn map(writer: &PageWriter<'_>) -> Option<Map> {
    if !is_rated(writer.page.report) {
        return None;
    }
    let percent = |estimate: Option<Estimate>| Some(100.0 * estimate?.shown().get()?.value);
    let is_listed = |need: &Numbered<'_>| need.number <= writer.amount.needs;
    let mut placed: Vec<(Numbered<'_>, f64, f64)> = Vec::new();
    let mut without = Vec::new();
    for need in writer.ranked() {
        let score = &need.row.need.found.score;
        if let Some((x, y)) = percent(score.importance).zip(percent(score.dissatisfaction)) {
            placed.push((need, x, y));
        } else if is_listed(&need) {
            without.push(need.number.to_string());
        }
    }
    if placed.is_empty() {
        return None;
    }
    let lang = writer.lang();
    let points: Vec<_> = placed
        .iter()
        .map(|(need, x, y)| (is_listed(need).then_some(need.number), *x, *y))
        .collect();
    let drawing = spots(&points, writer.spacing.map, lang);
    let unlisted = drawing.others.len();
    let intro = [
        Some(writer.say("council-map-intro", &[])),
        (unlisted > 0).then(|| writer.say("council-map-others", &[("n", unlisted.into())])),
        (!without.is_empty()).then(|| {
            writer.say("council-map-without", &[("numbers", list(lang, &without).into())])
        }),
    ];
    let mark = |at: f64, value: f64| {
        let decimals = usize::from(value.fract().abs() > 1e-9);
        Mark { at, words: lang.percent(value, decimals) }
    };
    Some(Map {
        heading: writer.say("council-map", &[]),
        intro: intro.into_iter().flatten().collect::<Vec<_>>().join(" "),
        alt: alt(writer, &placed),
        x: writer.say("council-map-x", &[]),
        y: writer.say("council-map-y", &[]),
        width: drawing.width,
        height: drawing.height,
        plot: drawing.plot,
        across: drawing.across.iter().map(|one| mark(one.at, one.value)).collect(),
        up: drawing.up.iter().map(|one| mark(one.at, one.value)).collect(),
        points: drawing.points,
        others: drawing.others,
        middle: drawing.middle,
        corners: drawing.corners,
    })
}

/// Says what it shows, in short: the numbers stand in the report.
fn alt(writer: &PageWriter<'_>, placed: &[(Numbered<'_>, f64, f64)]) -> String {
    let product = |(_, x, y): &(Numbered<'_>, f64, f64)| x * y;
    let farthest = placed.iter().reduce(|a, b| if product(b) > product(a) { b } else { a });
    let farthest =
        farthest.filter(|(need, ..)| need.row.need.label.as_str().chars().count() <= NAME);
    let said = farthest.map(|(need, x, y)| {
        let words = [
            ("number", need.number.to_string().into()),
            ("need", need.row.need.label.as_str().into()),
            ("important", writer.lang().percent(*x, 0).into()),
            ("unsatisfied", writer.lang().percent(*y, 0).into()),
        ];
        writer.say("council-map-farthest", &words)
    });
    let words = [("n", placed.len().into()), ("farthest", said.unwrap_or_default().into())];
    writer.say("council-map-alt", &words)
}
