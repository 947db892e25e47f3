//! What the agenda was on a day.

use chrono::NaiveDate;

use mitreden_define::town::{Measure, Status};

/// Where a measure stood on a day; one that nothing has happened to is an idea.
pub(super) fn status(measure: &Measure, day: NaiveDate) -> Status {
    measure.status_on(day).unwrap_or(Status::Idea)
}

/// The word for where a measure stands, and the symbol the template draws beside it.
pub(super) fn word(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Idea => ("status-idea", "idea"),
        Status::Decided => ("status-decided", "decided"),
        Status::Started => ("status-started", "started"),
        Status::Half => ("status-half", "half"),
        Status::Done => ("status-done", "done"),
        Status::Dropped => ("status-dropped", "dropped"),
    }
}
