//! What the agenda was on a day.

use chrono::NaiveDate;

use mitreden_define::town::{Measure, MeasureStatus};

/// Where a measure stood on a day; one that nothing has happened to is an idea.
pub(super) fn status(measure: &Measure, day: NaiveDate) -> MeasureStatus {
    measure.status_on(day).unwrap_or(MeasureStatus::Idea)
}

/// The word for where a measure stands, and the symbol the template draws beside it.
pub(super) fn word(status: MeasureStatus) -> (&'static str, &'static str) {
    match status {
        MeasureStatus::Idea => ("status-idea", "idea"),
        MeasureStatus::Decided => ("status-decided", "decided"),
        MeasureStatus::Started => ("status-started", "started"),
        MeasureStatus::Half => ("status-half", "half"),
        MeasureStatus::Done => ("status-done", "done"),
        MeasureStatus::Dropped => ("status-dropped", "dropped"),
    }
}
