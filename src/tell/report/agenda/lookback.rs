//! What became of the last agenda: what changed since the survey, a line a measure.
//!
//! The last agenda is what stood there before the first person was interviewed. What counts is what was entered from that
//! day on; for a measure that came from an earlier survey (`from: survey:…`), what was entered after its first line. What
//! came after the first interview is new. Where neither day nor survey is known, nothing is claimed.

use chrono::NaiveDate;

use super::Desk;
use crate::define::town::{Event, Measure, Status};
use crate::tell::model::{Block, Section, Text};
use crate::tell::words::status;

/// What can be said of a measure.
enum Told<'a> {
    /// It stands elsewhere than it did.
    Changed(&'a Measure, Status),
    /// Something was entered, and it stands where it stood.
    Noted(&'a Measure),
    /// Nothing was entered.
    Same(&'a Measure),
    /// It was not there before.
    New(&'a Measure),
    /// Nothing is entered at all, or nobody knows since when to look.
    Unknown(&'a Measure),
}

/// The section.
pub(super) fn section(desk: &Desk<'_>) -> Section {
    let first = desk.input.fieldwork.days.map(|(first, _)| first);
    let told: Vec<_> = desk.input.agenda.measures.iter().filter_map(|measure| desk.told(measure, first)).collect();
    let mut blocks = vec![Block::paragraph(desk.since(&told, first))];
    let old = told.iter().filter(|told| matches!(told, Told::Changed(..) | Told::Noted(_) | Told::Same(_))).count();
    let changed = told.iter().filter(|told| matches!(told, Told::Changed(..))).count();
    if first.is_some() || old > 0 {
        blocks.push(Block::paragraph(desk.say("back-count", &[("n", old.into()), ("changed", changed.into())])));
    }
    // What moved comes first; within that the order is the agenda's.
    let kinds: [fn(&Told<'_>) -> bool; 3] =
        [|told| matches!(told, Told::Changed(..)), |told| matches!(told, Told::Noted(_)), |told| matches!(told, Told::Same(_))];
    let lines = kinds.iter().flat_map(|kind| told.iter().filter(|told| kind(told))).map(|told| desk.line(told));
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        blocks.push(Block::list(lines));
    }
    let new: Vec<_> = told.iter().filter(|told| matches!(told, Told::New(_))).map(|told| desk.line(told)).collect();
    if !new.is_empty() {
        blocks.push(Block::paragraph(desk.say("back-news", &[("n", new.len().into())])));
        blocks.push(Block::list(new));
    }
    let unknown: Vec<_> =
        told.iter().filter_map(|told| if let Told::Unknown(measure) = told { Some(*measure) } else { None }).collect();
    let unknown: Vec<_> = unknown.into_iter().map(|measure| desk.text(&measure.title)).collect();
    if !unknown.is_empty() {
        let words = [("n", unknown.len().into())];
        blocks.push(Block::paragraph(desk.tell("back-unknown", &words, &[("measures", &desk.named(&unknown))])));
    }
    Section::new(desk.say("back-heading", &[]), blocks)
}

impl<'a> Desk<'a> {
    /// What can be said of a measure; nothing of one that was given up before.
    fn told(&self, measure: &'a Measure, first: Option<NaiveDate>) -> Option<Told<'a>> {
        let Some(begin) = measure.history.first() else { return Some(Told::Unknown(measure)) };
        let before = match first {
            Some(day) if begin.on >= day => return Some(Told::New(measure)),
            _ if self.is_of_earlier(measure) => 1,
            Some(day) => measure.history.iter().take_while(|event| event.on < day).count(),
            None => return Some(Told::Unknown(measure)),
        };
        let (old, since) = measure.history.split_at(before.min(measure.history.len()));
        let was = old.last()?.status;
        if was == Status::Dropped && since.is_empty() {
            return None;
        }
        Some(match since.last() {
            None => Told::Same(measure),
            Some(last) if last.status != was => Told::Changed(measure, was),
            Some(_) => Told::Noted(measure),
        })
    }

    /// Whether a measure came from another survey than this one.
    fn is_of_earlier(&self, measure: &Measure) -> bool {
        let surveys = || measure.from.iter().filter_map(|from| from.strip_prefix("survey:"));
        let this = self.input.questionnaire.id.as_str();
        surveys().next().is_some() && surveys().all(|survey| survey != this)
    }

    /// Says since when it is looked.
    fn since(&self, told: &[Told<'_>], first: Option<NaiveDate>) -> String {
        let is_wave = |told: &Told<'_>| match told {
            Told::Changed(measure, _) | Told::Noted(measure) | Told::Same(measure) => self.is_of_earlier(measure),
            Told::New(_) | Told::Unknown(_) => false,
        };
        let id = match (first, told.iter().any(is_wave)) {
            (Some(_), false) => "back-since",
            (Some(_), true) => "back-since-waves",
            (None, true) => "back-waves",
            (None, false) => "back-nothing",
        };
        let day = first.map(|day| self.lang.date(day)).unwrap_or_default();
        self.say(id, &[("day", day.into())])
    }

    fn line(&self, told: &Told<'_>) -> Text {
        let (Told::Changed(measure, _) | Told::Noted(measure) | Told::Same(measure) | Told::New(measure) | Told::Unknown(measure)) =
            *told;
        let last = measure.history.last();
        let date = |day: Option<NaiveDate>| day.map(|day| self.lang.date(day)).unwrap_or_default();
        let note = last.and_then(|last| last.note.as_ref()).map(|note| self.text(note));
        let noted = note.is_some();
        let id = match told {
            Told::Changed(..) if noted => "back-changed-note",
            Told::Changed(..) => "back-changed",
            Told::Noted(_) if noted => "back-noted-note",
            Told::Noted(_) => "back-noted",
            Told::New(_) => "back-new",
            Told::Same(_) | Told::Unknown(_) => "back-same",
        };
        let was = if let Told::Changed(_, was) = told { status(self.lang, Some(*was)) } else { String::new() };
        let words = [
            ("was", was.into()),
            ("is", status(self.lang, measure.status()).into()),
            ("since", date(measure.since()).into()),
            ("on", date(last.map(|last| last.on)).into()),
            ("first", date(measure.history.first().map(|event: &Event| event.on)).into()),
        ];
        self.tell(id, &words, &[("measure", &self.text(&measure.title)), ("note", &note.unwrap_or_default())])
    }
}
