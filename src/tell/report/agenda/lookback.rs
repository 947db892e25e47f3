//! What became of the last agenda, a line a measure; what that is and since when is looked says
//! [`Lookback`].

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
    let (changed, noted) = (
        |became: &Became| matches!(became, Became::Changed(_)),
        |became: &Became| *became == Became::Noted,
    );
    let (same, new) =
        (|became: &Became| *became == Became::Same, |became: &Became| *became == Became::New);
    let old = of(changed).count() + of(noted).count() + of(same).count();
    blocks.push(Block::paragraph(
        part.say("back-count", &[("n", old.into()), ("changed", of(changed).count().into())]),
    ));
    // What moved comes first; within that the order is the agenda's.
    let lines: Vec<_> =
        of(changed).chain(of(noted)).chain(of(same)).map(|told| line(part, &back, told)).collect();
    if !lines.is_empty() {
        blocks.push(Block::list(lines));
    }
    let lines: Vec<_> = of(new).map(|told| line(part, &back, told)).collect();
    if !lines.is_empty() {
        blocks.push(Block::paragraph(part.say("back-news", &[("n", lines.len().into())])));
        blocks.push(Block::list(lines));
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

fn line(
    part: &AgendaPart<'_>,
    back: &Lookback,
    (measure, became): &(&Measure, Became),
) -> RichText {
    let lines = back.past(measure);
    let (first, last) = (lines.first(), lines.last());
    let date = |day: Option<NaiveDate>| day.map(|day| part.lang.date(day)).unwrap_or_default();
    let note = last.and_then(|last| last.note.as_ref()).map(|note| part.text(note));
    let noted = note.is_some();
    let id = match became {
        Became::Changed(_) if noted => "back-changed-note",
        Became::Changed(_) => "back-changed",
        Became::Noted if noted => "back-noted-note",
        Became::Noted => "back-noted",
        Became::New => "back-new",
        Became::Same | Became::Unknown => "back-same",
    };
    let was = if let Became::Changed(was) = became {
        status(part.lang, Some(*was))
    } else {
        String::new()
    };
    let is = last.map(|last| last.status);
    // Where it stands it has stood since the first of the last entries that say so.
    let since = lines
        .iter()
        .rev()
        .take_while(|event| Some(event.status) == is)
        .last()
        .map(|event| event.on);
    let words = [
        ("was", was.into()),
        ("is", status(part.lang, is).into()),
        ("since", date(since).into()),
        ("on", date(last.map(|last| last.on)).into()),
        ("first", date(first.map(|event| event.on)).into()),
    ];
    part.tell(
        id,
        &words,
        &[("measure", &part.text(&measure.title)), ("note", &note.unwrap_or_default())],
    )
}
