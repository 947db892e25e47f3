//! The words and symbols for where a measure stands.

use mitreden_define::town::MeasureStatus;

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
