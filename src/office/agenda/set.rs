//! A new line in a measure's history.

use chrono::NaiveDate;

use super::file::{AgendaFile, lock};
use super::note::note;
use crate::failure::Failure;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::town::{
    EntryObjection, HistoryEntry, Measure, MeasureEvent, MeasureStatus, objection,
};

/// The line to be added to a measure's history.
#[derive(Clone, Copy, Debug)]
pub struct StatusWish<'a> {
    /// The measure's code.
    pub measure: &'a str,
    /// The word for the measure's new status.
    pub status: &'a str,
    /// The day; today if none is given.
    pub on: Option<NaiveDate>,
    /// The notes, in the town's first language, or as `en=TEXT` in another one.
    pub notes: &'a [String],
}

/// A line that was added.
pub struct MeasureAdded {
    /// The agenda as it was before the line was added.
    pub agenda: AgendaFile,
    /// The line that was added.
    pub entry: HistoryEntry,
}

/// Adds a line to a measure's history in the agenda's file.
pub fn set(
    folder: &Folder,
    wish: StatusWish<'_>,
    teller: &dyn Teller,
) -> Result<MeasureAdded, Failure> {
    let status = MeasureStatus::of_word(wish.status).ok_or_else(|| {
        let words = MeasureStatus::ALL.map(MeasureStatus::word);
        Failure::user("failure-no-status").word("name", wish.status).meant(wish.status, words)
    })?;
    let _lock = lock(folder)?;
    let agenda = AgendaFile::open(folder)?;
    let measure = agenda.measure(wish.measure)?;
    let today = teller.today();
    let note = note(wish.notes, &agenda.town.profile.languages)?;
    let event = MeasureEvent { on: wish.on.unwrap_or(today), status, note };
    if let Some(objection) = objection(&measure.history, &event, today) {
        return Err(refused(measure, &event, objection, teller));
    }
    let entry = HistoryEntry { measure: measure.code.clone(), event };
    agenda.add(std::slice::from_ref(&entry))?;
    Ok(MeasureAdded { agenda, entry })
}

fn refused(
    measure: &Measure,
    event: &MeasureEvent,
    objection: EntryObjection,
    teller: &dyn Teller,
) -> Failure {
    let date = |day| teller.lang().date(day);
    let at =
        |id| Failure::user(id).word("measure", measure.code.as_str()).word("on", date(event.on));
    match objection {
        EntryObjection::Before(last) => at("failure-agenda-before").word("last", date(last)),
        EntryObjection::Future => at("failure-agenda-future"),
        EntryObjection::Twice => at("failure-agenda-twice"),
        EntryObjection::Same(since) => {
            at("failure-agenda-same").word("status", event.status.word()).word("since", date(since))
        }
    }
}
