//! What became of the last agenda.
//!
//! The last agenda is what stood on it before the first interview of this survey; where no day is known, all of it. Told is
//! what changed within the two years before the page's day and has come further than an idea, the latest first.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::day::{past, word};
use super::pen::Pen;
use super::told::Told;
use crate::define::town::{Measure, Status};

/// How far back changes are told.
const BACK: Months = Months::new(24);

#[derive(Serialize)]
pub(super) struct Since {
    heading: String,
    rows: Vec<Line>,
    note: String,
}

#[derive(Serialize)]
struct Line {
    sign: &'static str,
    title: Told,
    status: String,
}

pub(super) fn since(pen: &Pen<'_>) -> Since {
    let changed = changed(pen);
    let left = changed.len().saturating_sub(pen.room.changes);
    let line = |(on, status, measure): &(NaiveDate, Status, &Measure)| {
        let (said, sign) = word(*status);
        let words = [("status", pen.say(said, &[]).into()), ("day", pen.lang().date(*on).replace(' ', "\u{a0}").into())];
        Line { sign, title: pen.measure(measure).into(), status: pen.say("council-since-status", &words) }
    };
    let note = if pen.page.report.agenda.measures.is_empty() {
        pen.say("council-since-no-agenda", &[])
    } else if changed.is_empty() {
        pen.say("council-since-nothing", &[])
    } else if left > 0 {
        pen.say("council-since-more", &[("n", left.into())])
    } else {
        String::new()
    };
    Since { heading: pen.say("council-since", &[]), rows: changed.iter().take(pen.room.changes).map(line).collect(), note }
}

/// The measures that changed, with the day and what they now are, the latest first.
fn changed<'a>(pen: &Pen<'a>) -> Vec<(NaiveDate, Status, &'a Measure)> {
    let page = &pen.page;
    let (first, from) = (page.report.fieldwork.days.map(|(first, _)| first), page.report.cover.day.checked_sub_months(BACK));
    let change = |measure: &'a Measure| {
        let past = past(measure, page.today);
        let (begun, last) = past.first().zip(past.last())?;
        let is_old = first.is_none_or(|first| begun.on < first);
        let is_recent = from.is_none_or(|from| from <= last.on);
        (is_old && is_recent && last.status != Status::Idea).then_some((last.on, last.status, measure))
    };
    let mut changed: Vec<_> = page.report.agenda.measures.iter().filter_map(change).collect();
    changed.sort_by_key(|(on, ..)| std::cmp::Reverse(*on));
    changed
}
