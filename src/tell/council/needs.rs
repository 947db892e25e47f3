//! The needs by rank, grouped by tiers, with their intervals and the ranks they can have.
//!
//! As many are shown as have room; the page says how many are missing, and how many of them belong
//! to the last tier shown. Needs too few people answered for are never shown, only counted.

use serde::Serialize;

use super::ordered;
use super::template_text::TemplateText;
use super::writer::{Numbered, PageWriter};
use crate::charts::BarStanding;
use crate::report::needs::measure;
use crate::report::shown::Row;
use mitreden_count::needs::ScoreMeasure;

#[derive(Serialize)]
pub(super) struct Needs {
    pub(super) heading: String,
    pub(super) columns: Columns,
    pub(super) tiers: Vec<Tier>,
    pub(super) reading: String,
}

#[derive(Serialize)]
pub(super) struct Columns {
    pub(super) tier: String,
    pub(super) number: String,
    pub(super) need: String,
    pub(super) score: String,
    pub(super) ranks: String,
}

#[derive(Serialize)]
pub(super) struct Tier {
    pub(super) name: String,
    pub(super) rows: Vec<Line>,
}

#[derive(Serialize)]
pub(super) struct Line {
    pub(super) number: String,
    pub(super) label: TemplateText,
    pub(super) score: String,
    pub(super) interval: String,
    pub(super) ranks: String,
    /// Nothing where no score is shown.
    pub(super) bar: Option<Bar>,
}

/// A bar and its interval, as parts of the column's width.
#[derive(Serialize)]
pub(super) struct Bar {
    pub(super) value: f64,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

/// A need that has a rank set and a tier.
#[derive(Clone, Copy)]
pub(super) struct InTier<'a> {
    pub(super) number: usize,
    pub(super) row: &'a Row<'a>,
    pub(super) standing: BarStanding,
}

/// Those that have a rank set and a tier.
pub(super) fn joint<'a>(ranked: &[Numbered<'a>]) -> Vec<InTier<'a>> {
    let joint = |need: &Numbered<'a>| {
        Some(InTier { number: need.number, row: need.row, standing: need.row.joint()? })
    };
    ranked.iter().filter_map(joint).collect()
}

/// The needs that are shown.
pub(super) fn shown<'a>(writer: &PageWriter<'a>) -> Vec<Numbered<'a>> {
    writer.ranked().into_iter().take(writer.amount.needs).collect()
}

pub(super) fn needs(writer: &PageWriter<'_>) -> Needs {
    let (ranked, shown) = (writer.ranked(), shown(writer));
    let order = ordered::ordered(&shown);
    if !order.is_empty() {
        return ordered::needs(writer, &order, ranked.len() - shown.len());
    }
    let (ranked, shown) = (joint(&ranked), joint(&shown));
    let heading = if measure(writer.page.report).is_of_importance() {
        "council-needs-important"
    } else {
        "council-needs"
    };
    let say = |id: &str| writer.say(id, &[]);
    let end = |need: &InTier<'_>| {
        need.standing
            .interval
            .map_or(need.standing.score, |(_, high)| high.max(need.standing.score))
    };
    let whole = shown.iter().map(end).fold(0.0, f64::max).max(1e-9);
    let mut tiers: Vec<Tier> = Vec::new();
    let mut last = None;
    for need in &shown {
        let tier = need.standing.tier;
        if last != Some(tier) {
            tiers.push(Tier {
                name: writer.say("council-tier", &[("tier", tier.to_string().into())]),
                rows: Vec::new(),
            });
            last = Some(tier);
        }
        if let Some(tier) = tiers.last_mut() {
            tier.rows.push(line(writer, need, whole));
        }
    }
    Needs {
        heading: say(heading),
        columns: Columns {
            tier: say("column-tier"),
            number: say("column-number"),
            need: say("column-need"),
            score: say("council-column-score"),
            ranks: say("column-ranks"),
        },
        tiers,
        reading: reading(writer, &ranked, &shown),
    }
}

fn line(writer: &PageWriter<'_>, need: &InTier<'_>, whole: f64) -> Line {
    let (lang, standing) = (writer.lang(), need.standing);
    let ends = |(low, high)| {
        [("low", lang.decimal(low, 0).into()), ("high", lang.decimal(high, 0).into())]
    };
    let (low, high) = standing.ranks;
    let part = |value: f64| (value / whole).clamp(0.0, 1.0);
    Line {
        number: need.number.to_string(),
        label: writer.label(need.row).into(),
        score: lang.percent(standing.score, 0),
        interval: standing.interval.map_or_else(
            || "–".to_owned(),
            |interval| writer.say("council-interval", &ends(interval)),
        ),
        ranks: if low == high { low.to_string() } else { format!("{low}–{high}") },
        bar: Some(Bar {
            value: part(standing.score),
            low: standing.interval.map(|(low, _)| part(low)),
            high: standing.interval.map(|(_, high)| part(high)),
        }),
    }
}

/// How the table is read, and what it leaves out.
fn reading(writer: &PageWriter<'_>, ranked: &[InTier<'_>], shown: &[InTier<'_>]) -> String {
    let input = writer.page.report;
    let measure = measure(input);
    let mut said = Vec::new();
    if !shown.is_empty() {
        said.push(match measure {
            // What it counts of the first need says the headline.
            ScoreMeasure::UnmetPriority | ScoreMeasure::Priority => {
                writer.say("council-reading-score", &[])
            }
            _ => writer.voice.explain_score(measure, input.top),
        });
    }
    if ranked.iter().any(|need| need.standing.interval.is_some()) {
        said.push(writer.say("council-reading", &[]));
    }
    let left = ranked.len() - shown.len();
    let tier = shown.last().map_or(0, |need| need.standing.tier);
    let cut = ranked.iter().skip(shown.len()).filter(|need| need.standing.tier == tier).count();
    if left > 0 {
        let words = [
            ("n", left.into()),
            ("cut", cut.into()),
            ("tier", tier.to_string().into()),
            ("file", writer.page.full.into()),
        ];
        said.push(writer.say(if cut > 0 { "council-more-cut" } else { "council-more" }, &words));
    }
    let hidden = writer.hidden();
    if hidden > 0 {
        said.push(writer.say("council-hidden", &[("n", hidden.into())]));
    }
    let beside = writer.beside().count();
    if beside > 0 {
        said.push(writer.say("council-beside", &[("n", beside.into())]));
    }
    said.extend(writer.untranslated());
    said.join(" ")
}
