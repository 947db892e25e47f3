//! What became of the last agenda: a line for each measure that moved, the others by their names;
//! what that is and since when is looked says [`Lookback`]. The histories stand in the annex.

use chrono::NaiveDate;

use super::AgendaPart;
use crate::lookback::{Became, Lookback};
use crate::model::{Block, RichText, Section};
use crate::reported::GoneMeasure;
use crate::words::status;
use mitreden_base::calendar::YearMonth;
use mitreden_define::town::Measure;

/// The section.
pub(super) fn section(part: &AgendaPart<'_>) -> Section {
    let back = Lookback::of(part.input);
    let told = part
        .input
        .agenda
        .measures
        .iter()
        .filter_map(|measure| Some((measure, back.became(measure)?)));
    let told: Vec<(&Measure, Became)> = told.collect();
    let mut blocks = vec![Block::paragraph(since(part, &back))];
    let of = |kind: fn(&Became) -> bool| told.iter().filter(move |(_, became)| kind(became));
    let changed = |became: &Became| matches!(became, Became::Changed(_));
    let still = |became: &Became| matches!(became, Became::Noted | Became::Same);
    let new = |became: &Became| *became == Became::New;
    let old = of(changed).count() + of(still).count();
    blocks.push(Block::paragraph(
        part.say("back-count", &[("n", old.into()), ("changed", of(changed).count().into())]),
    ));
    let lines: Vec<_> = of(changed).map(|told| line(part, &back, told)).collect();
    if !lines.is_empty() {
        blocks.push(Block::list(lines));
    }
    let names = |kind| -> Vec<RichText> {
        of(kind).map(|(measure, _)| with_status(part, measure)).collect()
    };
    for (id, names) in [("back-still", names(still)), ("back-news", names(new))] {
        if !names.is_empty() {
            let measures = RichText::list(part.lang, &names);
            blocks.push(Block::paragraph(part.tell(id, &[], &[("measures", &measures)])));
        }
    }
    blocks.extend(unsaid(part));
    let unknown: Vec<_> = of(|became| *became == Became::Unknown)
        .map(|(measure, _)| part.text(&measure.title))
        .collect();
    if !unknown.is_empty() {
        let words = [("n", unknown.len().into())];
        blocks.push(Block::paragraph(part.tell(
            "back-unknown",
            &words,
            &[("measures", &part.named(&unknown))],
        )));
    }
    Section::new(part.say("back-heading", &[]), blocks)
}

/// What earlier reports told and the agenda no longer says: measures that are gone, months that
/// were moved.
fn unsaid(part: &AgendaPart<'_>) -> Vec<Block> {
    let unsaid = part.input.unsaid;
    let gone = |gone: &GoneMeasure| {
        part.tell(
            "back-gone",
            &[("told", part.lang.date(gone.told).into())],
            &[("measure", &part.text(&gone.title))],
        )
    };
    let month = |month: YearMonth| part.lang.month(month).into();
    let moved = |measure: &Measure| {
        let was = ("was", month(*unsaid.moved.get(measure.code.as_str())?));
        let texts = [("measure", &part.text(&measure.title))];
        Some(match measure.due {
            Some(due) => part.tell("back-moved", &[was, ("due", month(due))], &texts),
            None => part.tell("back-unset", &[was], &texts),
        })
    };
    let lines: Vec<_> = unsaid
        .gone
        .iter()
        .map(gone)
        .chain(part.input.agenda.measures.iter().filter_map(moved))
        .collect();
    let mut blocks = Vec::new();
    if !lines.is_empty() {
        blocks.push(Block::paragraph(part.say("back-unsaid", &[])));
        blocks.push(Block::list(lines));
    }
    if unsaid.is_partial {
        blocks.push(Block::paragraph(part.say("back-partial", &[])));
    }
    blocks
}

/// Says what the last agenda is, and since when is looked.
fn since(part: &AgendaPart<'_>, back: &Lookback) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| part.lang.date(day)).unwrap_or_default();
    let begun = match (back.first, part.input.simulated) {
        (None, _) => "back-undated",
        (Some(_), false) => "back-begun",
        (Some(_), true) => "back-begun-simulated",
    };
    let begun = part.say(begun, &[("first", day(back.first).into())]);
    let id = if back.since.is_some() { "back-since-survey" } else { "back-since-entry" };
    format!("{begun} {}", part.say(id, &[("day", day(back.since).into())]))
}

/// A measure by its name, with where it stands.
fn with_status(part: &AgendaPart<'_>, measure: &Measure) -> RichText {
    let is = status(part.lang, measure.status_on(part.day()));
    part.tell("back-named", &[("is", is.into())], &[("measure", &part.text(&measure.title))])
}

/// A measure whose status changed: from what to what, and since when.
fn line(
    part: &AgendaPart<'_>,
    back: &Lookback,
    (measure, became): &(&Measure, Became),
) -> RichText {
    let lines = back.past(measure);
    let was = if let Became::Changed(was) = became {
        status(part.lang, Some(*was))
    } else {
        String::new()
    };
    let is = lines.last().map(|last| last.status);
    // Where it stands it has stood since the first of the last entries that say so.
    let since = lines
        .iter()
        .rev()
        .take_while(|event| Some(event.status) == is)
        .last()
        .map(|event| event.on);
    let since = since.map(|day| part.lang.date(day)).unwrap_or_default();
    let words =
        [("was", was.into()), ("is", status(part.lang, is).into()), ("since", since.into())];
    part.tell("back-changed", &words, &[("measure", &part.text(&measure.title))])
}
