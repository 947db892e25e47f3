//! The day the page is of, and what the agenda was on it.

use chrono::NaiveDate;

use super::Council;
use crate::define::town::{Event, Measure, Status};

/// The last day on which anything on the page happened: the last interview, or the last entry of the agenda that is not
/// after today. Where neither is known, it is today.
pub(super) fn stand(page: &Council<'_>) -> NaiveDate {
    let interview = page.report.fieldwork.days.map(|(_, last)| last);
    let entry = page.report.agenda.measures.iter().filter_map(|measure| past(measure, page.today).last()).map(|event| event.on);
    entry.chain(interview).max().unwrap_or(page.today)
}

/// What had happened to a measure by a day.
pub(super) fn past(measure: &Measure, today: NaiveDate) -> &[Event] {
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
