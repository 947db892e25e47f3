//! What the agenda was on a day.

use chrono::NaiveDate;

use crate::define::town::{Event, Measure, Status};

/// What had happened to a measure by a day.
fn past(measure: &Measure, today: NaiveDate) -> &[Event] {
    let n = measure.history.iter().take_while(|event| event.on <= today).count();
    measure.history.get(..n).unwrap_or_default()
}

/// Where a measure stood on a day; one that nothing has happened to is an idea.
pub(super) fn status(measure: &Measure, today: NaiveDate) -> Status {
    past(measure, today).last().map_or(Status::Idea, |event| event.status)
}

/// The word for where a measure stands, and the sign the template draws beside it.
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
