//! A new line in a measure's history.

use chrono::NaiveDate;

use super::file::{AgendaFile, lock};
use super::note::note;
use crate::failure::Failure;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::town::{Event, HistoryEntry, Measure, Objection, Status, objection};

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
pub struct Added {
    /// The agenda as it was before the line was added.
    pub agenda: AgendaFile,
    /// The line that was added.
    pub entry: HistoryEntry,
}

/// Adds a line to a measure's history in the agenda's file.
pub fn set(folder: &Folder, wish: StatusWish<'_>, teller: &dyn Teller) -> Result<Added, Failure> {
    let status = Status::of_word(wish.status).ok_or_else(|| {
        let words = Status::ALL.map(Status::word);
        Failure::user("failure-no-status").word("name", wish.status).meant(wish.status, words)
    })?;
    let _lock = lock(folder)?;
    let agenda = AgendaFile::open(folder)?;
    let measure = agenda.measure(wish.measure)?;
    let today = teller.today();
    let note = note(wish.notes, &agenda.town.profile.languages)?;
    let event = Event { on: wish.on.unwrap_or(today), status, note };
    if let Some(objection) = objection(&measure.history, &event, today) {
        return Err(refused(measure, &event, objection, teller));
    }
    let entry = HistoryEntry { measure: measure.code.clone(), event };
    agenda.add(std::slice::from_ref(&entry))?;
    Ok(Added { agenda, entry })
}

fn refused(measure: &Measure, event: &Event, objection: Objection, teller: &dyn Teller) -> Failure {
    let date = |day| teller.lang().date(day);
    let at =
        |id| Failure::user(id).word("measure", measure.code.as_str()).word("on", date(event.on));
    match objection {
        Objection::Before(last) => at("failure-agenda-before").word("last", date(last)),
        Objection::Future => at("failure-agenda-future"),
        Objection::Twice => at("failure-agenda-twice"),
        Objection::Same(since) => {
            at("failure-agenda-same").word("status", event.status.word()).word("since", date(since))
        }
    }
}
