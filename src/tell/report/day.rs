//! The day a report is of.

use chrono::NaiveDate;

use crate::define::town::Agenda;

/// The last day on which anything happened that a report tells of, so that one made later is the same: the last interview,
/// or the agenda's last entry that is not after today. Where neither has a day it is today.
pub fn as_of(interviews: Option<(NaiveDate, NaiveDate)>, agenda: &Agenda, today: NaiveDate) -> NaiveDate {
    let entries = agenda.measures.iter().flat_map(|measure| &measure.history).map(|event| event.on);
    let past = entries.filter(|day| *day <= today);
    past.chain(interviews.map(|(_, last)| last)).max().unwrap_or(today)
}
