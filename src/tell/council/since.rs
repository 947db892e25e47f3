//! What became of the last agenda: those of its measures for which something was entered since,
//! further than an idea; first what is done though its needs can still be in front, then the latest.
//! What the last agenda is, and since when is looked, says [`Lookback`], here as in the report.

use chrono::NaiveDate;
use serde::Serialize;

use super::day::word;
use super::motions::numbers;
use super::template_text::TemplateText;
use super::writer::PageWriter;
use crate::lookback::Lookback;
use crate::report::agenda::Motions;
use crate::words::list;
use mitreden_define::town::{Measure, MeasureStatus};

#[derive(Serialize)]
pub(super) struct Since {
    heading: String,
    rows: Vec<Line>,
    note: String,
}

#[derive(Serialize)]
struct Line {
    symbol: &'static str,
    title: TemplateText,
    status: String,
    /// That needs it serves are still open.
    open: String,
}

pub(super) fn since(writer: &PageWriter<'_>) -> Since {
    let back = Lookback::of(writer.page.report);
    let motions = Motions::of(writer.page.report, writer.rows);
    let entered = entered(writer, &back, &motions);
    // All of the last agenda, those of which nothing is to be told here included.
    let all = writer
        .page
        .report
        .agenda
        .measures
        .iter()
        .filter(|measure| back.is_of_last(measure))
        .count();
    let left = all.saturating_sub(entered.len().min(writer.amount.changes));
    let line = |(on, status, measure): &(NaiveDate, MeasureStatus, &Measure)| {
        let (said, symbol) = word(*status);
        let words = [("status", writer.say(said, &[]).into()), ("day", day(writer, *on).into())];
        Line {
            symbol,
            title: writer.measure(measure).into(),
            status: writer.say("council-since-status", &words),
            open: open(writer, &motions, measure),
        }
    };
    Since {
        // Without an agenda the page says so where it would propose something.
        heading: if writer.page.report.agenda.measures.is_empty()
            && writer.page.report.unsaid.gone.is_empty()
        {
            String::new()
        } else {
            writer.say("council-since", &[])
        },
        rows: entered.iter().take(writer.amount.changes).map(line).collect(),
        note: note(writer, &back, entered.is_empty(), left),
    }
}

/// What is looked at, and what is left out.
fn note(writer: &PageWriter<'_>, back: &Lookback, is_empty: bool, left: usize) -> String {
    let what = match (back.since, is_empty) {
        (Some(since), false) => {
            writer.say("council-since-survey", &[("day", day(writer, since).into())])
        }
        (Some(since), true) => {
            writer.say("council-since-survey-nothing", &[("day", day(writer, since).into())])
        }
        (None, false) => writer.say("council-since-entry", &[]),
        (None, true) => writer.say("council-since-nothing", &[]),
    };
    let file = || ("file", writer.page.full.into());
    let more = (left > 0).then(|| writer.say("council-since-more", &[("n", left.into()), file()]));
    let unsaid = writer.page.report.unsaid;
    let (gone, moved) = (unsaid.gone.len(), unsaid.moved.len());
    let gone = (gone > 0).then(|| writer.say("council-since-gone", &[("n", gone.into()), file()]));
    let moved =
        (moved > 0).then(|| writer.say("council-since-moved", &[("n", moved.into()), file()]));
    [Some(what), more, gone, moved].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// That needs a done measure serves can still be in front; nothing where none can.
fn open(writer: &PageWriter<'_>, motions: &Motions<'_>, measure: &Measure) -> String {
    let needs = motions.yet_open.iter().find(|(known, _)| known.code == measure.code);
    let numbers: Vec<_> = needs.into_iter().flat_map(|(_, needs)| numbers(writer, needs)).collect();
    if numbers.is_empty() {
        return String::new();
    }
    writer.say("council-since-open", &[("numbers", list(writer.lang(), &numbers).into())])
}

fn day(writer: &PageWriter<'_>, day: NaiveDate) -> String {
    writer.lang().date(day).replace(' ', "\u{a0}")
}

/// Whether a measure is of the last agenda and something was entered since, further than an idea.
pub(super) fn is_entered(back: &Lookback, measure: &Measure) -> bool {
    let last = back.past(measure).last();
    back.is_of_last(measure)
        && back.is_touched(measure)
        && last.is_some_and(|last| last.status != MeasureStatus::Idea)
}

/// The measures of the last agenda with an entry since, with its day and what they now are: first
/// those that are done though their needs can still be in front, then the latest.
fn entered<'a>(
    writer: &PageWriter<'a>,
    back: &Lookback,
    motions: &Motions<'_>,
) -> Vec<(NaiveDate, MeasureStatus, &'a Measure)> {
    let is_yet_open =
        |measure: &Measure| motions.yet_open.iter().any(|(known, _)| known.code == measure.code);
    let entry = |measure: &'a Measure| {
        let last = back.past(measure).last()?;
        is_entered(back, measure).then_some((last.on, last.status, measure))
    };
    let mut entered: Vec<_> = writer.page.report.agenda.measures.iter().filter_map(entry).collect();
    entered.sort_by_key(|(on, _, measure)| (!is_yet_open(measure), std::cmp::Reverse(*on)));
    entered
}
