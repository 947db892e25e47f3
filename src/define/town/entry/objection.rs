//! What speaks against a new line of a history.

use chrono::NaiveDate;

use super::super::agenda::MeasureEvent;

/// A reason why a line cannot be added to a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryObjection {
    /// The last line has this later day, and a history stands in the order of its days.
    Before(NaiveDate),
    /// The day has not come, and a history says what has happened.
    Future,
    /// The same line is there already.
    Twice,
    /// The measure has had this status since this day, and the line says nothing more.
    Same(NaiveDate),
}

/// The objection to adding a line to a history on a day, if there is one.
pub fn objection(
    history: &[MeasureEvent],
    event: &MeasureEvent,
    today: NaiveDate,
) -> Option<EntryObjection> {
    if history.contains(event) {
        return Some(EntryObjection::Twice);
    }
    let last = history.last();
    if let Some(last) = last.filter(|last| event.on < last.on) {
        return Some(EntryObjection::Before(last.on));
    }
    if event.on > today {
        return Some(EntryObjection::Future);
    }
    let same = last.filter(|last| last.status == event.status && event.note.is_none());
    same.map(|last| EntryObjection::Same(last.on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Text;
    use crate::town::MeasureStatus;

    fn event(on: &str, status: MeasureStatus, note: Option<&str>) -> MeasureEvent {
        MeasureEvent { on: on.parse().unwrap(), status, note: note.map(Text::plain) }
    }

    #[test]
    fn a_line_must_be_new_in_order_and_past() {
        let today: NaiveDate = "2026-08-01".parse().unwrap();
        let history = [
            event("2026-06-01", MeasureStatus::Idea, None),
            event("2026-07-01", MeasureStatus::Half, Some("a")),
        ];
        let last = history[1].on;
        for (on, status, note, objection) in [
            ("2026-07-01", MeasureStatus::Done, None, None),
            ("2026-08-01", MeasureStatus::Half, Some("b"), None),
            ("2026-06-30", MeasureStatus::Done, None, Some(EntryObjection::Before(last))),
            ("2026-08-02", MeasureStatus::Done, None, Some(EntryObjection::Future)),
            ("2026-07-01", MeasureStatus::Half, Some("a"), Some(EntryObjection::Twice)),
            ("2026-06-01", MeasureStatus::Idea, None, Some(EntryObjection::Twice)),
            ("2026-07-15", MeasureStatus::Half, None, Some(EntryObjection::Same(last))),
        ] {
            assert_eq!(
                super::objection(&history, &event(on, status, note), today),
                objection,
                "{on} {status:?} {note:?}"
            );
        }
        assert_eq!(
            super::objection(&[], &event("2026-08-01", MeasureStatus::Idea, None), today),
            None
        );
    }
}
