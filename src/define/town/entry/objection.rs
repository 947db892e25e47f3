//! What speaks against a new line of a history.

use chrono::NaiveDate;

use super::super::agenda::Event;

/// A reason why a line cannot be added to a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
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
pub fn objection(history: &[Event], event: &Event, today: NaiveDate) -> Option<Objection> {
    if history.contains(event) {
        return Some(Objection::Twice);
    }
    let last = history.last();
    if let Some(last) = last.filter(|last| event.on < last.on) {
        return Some(Objection::Before(last.on));
    }
    if event.on > today {
        return Some(Objection::Future);
    }
    let same = last.filter(|last| last.status == event.status && event.note.is_none());
    same.map(|last| Objection::Same(last.on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Text;
    use crate::town::Status;

    fn event(on: &str, status: Status, note: Option<&str>) -> Event {
        Event { on: on.parse().unwrap(), status, note: note.map(Text::plain) }
    }

    #[test]
    fn a_line_must_be_new_in_order_and_past() {
        let today: NaiveDate = "2026-08-01".parse().unwrap();
        let history =
            [event("2026-06-01", Status::Idea, None), event("2026-07-01", Status::Half, Some("a"))];
        let last = history[1].on;
        for (on, status, note, objection) in [
            ("2026-07-01", Status::Done, None, None),
            ("2026-08-01", Status::Half, Some("b"), None),
            ("2026-06-30", Status::Done, None, Some(Objection::Before(last))),
            ("2026-08-02", Status::Done, None, Some(Objection::Future)),
            ("2026-07-01", Status::Half, Some("a"), Some(Objection::Twice)),
            ("2026-06-01", Status::Idea, None, Some(Objection::Twice)),
            ("2026-07-15", Status::Half, None, Some(Objection::Same(last))),
        ] {
            assert_eq!(
                super::objection(&history, &event(on, status, note), today),
                objection,
                "{on} {status:?} {note:?}"
            );
        }
        assert_eq!(super::objection(&[], &event("2026-08-01", Status::Idea, None), today), None);
    }
}
