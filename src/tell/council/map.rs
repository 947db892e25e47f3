//! Importance against dissatisfaction: a small drawing of the needs in the list, by their numbers.
//!
//! Left out where nobody was asked about satisfaction, or no need has a base for both shares.

use serde::Serialize;

use super::needs::shown;
use super::writer::{Numbered, PageWriter};
use crate::charts::{Spot, spots};
use crate::report::needs::measure;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;

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
}

/// A mark of an axis with its words.
#[derive(Serialize)]
struct Mark {
    at: f64,
    words: String,
}

pub(super) fn map(writer: &PageWriter<'_>) -> Option<Map> {
    if measure(writer.page.report) == ScoreMeasure::Priority {
        return None;
    }
    let percent = |estimate: Option<Estimate>| Some(100.0 * estimate?.shown().get()?.value);
    let mut placed: Vec<(Numbered<'_>, f64, f64)> = Vec::new();
    for need in shown(writer) {
        let score = &need.row.need.found.score;
        if let Some((x, y)) = percent(score.importance).zip(percent(score.dissatisfaction)) {
            placed.push((need, x, y));
        }
    }
    if placed.is_empty() {
        return None;
    }
    let lang = writer.lang();
    let points: Vec<_> = placed.iter().map(|(need, x, y)| (need.number, *x, *y)).collect();
    let drawing = spots(&points, writer.spacing.map);
    let told = placed.iter().map(|(need, x, y)| {
        let words = [
            ("number", need.number.to_string().into()),
            ("need", writer.label(need.row).plain().into()),
            ("important", lang.percent(*x, 0).into()),
            ("unsatisfied", lang.percent(*y, 0).into()),
        ];
        writer.say("council-map-point", &words)
    });
    let told: Vec<_> = told.collect();
    let mark = |at: f64, value: f64| {
        let decimals = usize::from(value.fract().abs() > 1e-9);
        Mark { at, words: lang.percent(value, decimals) }
    };
    Some(Map {
        heading: writer.say("council-map", &[]),
        intro: writer.say("council-map-intro", &[]),
        alt: writer.say("council-map-alt", &[("points", told.join(" ").into())]),
        x: writer.say("council-map-x", &[]),
        y: writer.say("council-map-y", &[]),
        width: drawing.width,
        height: drawing.height,
        plot: drawing.plot,
        across: drawing.across.iter().map(|one| mark(one.at, one.value)).collect(),
        up: drawing.up.iter().map(|one| mark(one.at, one.value)).collect(),
        points: drawing.points,
    })
}
