//! The page where the method gives an order and no rank sets: which need comes first, and over
//! which ranks the order moves in replicates. Nothing is said to be ahead, and there are no tiers.

use super::lead::Lead;
use super::needs::{Bar, Columns, Line, Needs, Tier};
use super::writer::{Numbered, PageWriter};
use crate::model::RichText;
use crate::report::ordered::{replicates, scores};
use crate::words::{OrderStanding, ranks_in_column};

/// The needs of such an order that are shown.
pub(super) fn ordered<'a>(shown: &[Numbered<'a>]) -> Vec<(Numbered<'a>, OrderStanding)> {
    shown.iter().filter_map(|need| Some((*need, need.standing.ordered()?))).collect()
}

/// Which need comes first, and how the order was found.
pub(super) fn lead(writer: &PageWriter<'_>, all: &[(Numbered<'_>, OrderStanding)]) -> Lead {
    let first: Vec<_> = all.iter().filter(|(_, found)| found.place.rank == 1).collect();
    let names: Vec<_> = first.iter().map(|(need, _)| writer.label(need.row)).collect();
    let method = ("method", writer.page.report.questionnaire.ranking.method.word().into());
    let names = RichText::list(writer.lang(), &names);
    Lead {
        head: writer.tell("council-first-order", &[], &[("needs", &names)]).into(),
        text: writer.say("council-order", &[method]).into(),
    }
}

/// The needs in front, in one list.
pub(super) fn needs(
    writer: &PageWriter<'_>,
    shown: &[(Numbered<'_>, OrderStanding)],
    left: usize,
) -> Needs {
    let say = |id: &str| writer.say(id, &[]);
    let end = |found: &OrderStanding| {
        let (score, high) = (found.score?, found.interval.map(|(_, high)| high));
        Some(high.map_or(score, |high| high.max(score)))
    };
    let whole = shown.iter().filter_map(|(_, found)| end(found)).fold(0.0, f64::max).max(1e-9);
    let rows = shown.iter().map(|(need, found)| line(writer, need, *found, whole)).collect();
    let has_scores = shown.iter().any(|(_, found)| found.score.is_some());
    Needs {
        heading: say("council-needs-important"),
        columns: Columns {
            tier: String::new(),
            number: say("column-number"),
            need: say("column-need"),
            score: if has_scores { say("council-column-score") } else { String::new() },
            ranks: say("column-replicates"),
        },
        tiers: vec![Tier { name: String::new(), rows }],
        reading: reading(writer, left),
    }
}

fn line(writer: &PageWriter<'_>, need: &Numbered<'_>, found: OrderStanding, whole: f64) -> Line {
    let lang = writer.lang();
    let part = |value: f64| (value / whole).clamp(0.0, 1.0);
    let interval = found.interval.map(|(low, high)| {
        let ends = [("low", lang.decimal(low, 1).into()), ("high", lang.decimal(high, 1).into())];
        writer.say("council-interval", &ends)
    });
    Line {
        number: need.number.to_string(),
        label: writer.label(need.row).into(),
        score: found.score.map_or_else(String::new, |score| lang.percent(score, 0)),
        interval: interval.unwrap_or_default(),
        ranks: found
            .place
            .range
            .map_or_else(|| "–".to_owned(), |range| ranks_in_column(lang, range)),
        bar: found.score.map(|score| Bar {
            value: part(score),
            low: found.interval.map(|(low, _)| part(low)),
            high: found.interval.map(|(_, high)| part(high)),
        }),
    }
}

/// How the list is read.
fn reading(writer: &PageWriter<'_>, left: usize) -> String {
    let input = writer.page.report;
    let mut said = vec![scores(input, writer.voice), replicates(input, writer.voice)];
    if left > 0 {
        let words = [("n", left.into()), ("file", writer.page.full.into())];
        said.push(writer.say("council-more", &words));
    }
    said.extend(writer.untranslated());
    said.join(" ")
}
