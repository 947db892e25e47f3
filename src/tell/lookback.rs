//! What became of the last agenda: one definition, for the report and for the council's page.
//!
//! The last agenda is what stood on it before this survey began, on the day of its first answer;
//! where no answer has a day, all of it. What became of it is looked at from the end of the last
//! survey before this one: a report was made then, and this one goes on from there. Where no
//! earlier survey is known, or a measure came onto the agenda after it, it is looked at from the
//! measure's first entry. What came after this survey began is new. Nothing counts that is entered
//! for later days than the report's.

use chrono::NaiveDate;

use super::report::ReportInput;
use mitreden_define::town::{Measure, MeasureEvent, MeasureStatus};

/// Since when is looked, and what the last agenda is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lookback {
    /// The day of this survey's first answer.
    pub(super) first: Option<NaiveDate>,
    /// The day the last survey before this one ended.
    pub(super) since: Option<NaiveDate>,
    /// The report's day.
    day: NaiveDate,
}

/// What can be said of a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Became {
    /// It stands elsewhere than it did: there.
    Changed(MeasureStatus),
    /// Something was entered, and it stands where it stood.
    Noted,
    /// Nothing was entered.
    Same,
    /// It was not there before.
    New,
    /// Nothing is entered at all.
    Unknown,
}

impl Lookback {
    /// That of a report.
    pub(super) fn of(input: &ReportInput<'_>) -> Self {
        let first = input.fieldwork.days.map(|(first, _)| first);
        Self { first, since: input.last_survey, day: input.cover.day }
    }

    /// What had been entered for a measure by the report's day.
    pub(super) fn past<'m>(&self, measure: &'m Measure) -> &'m [MeasureEvent] {
        measure.past(self.day)
    }

    /// What can be said of a measure; nothing of one that was given up before.
    pub(super) fn became(&self, measure: &Measure) -> Option<Became> {
        let past = self.past(measure);
        let Some(begin) = past.first() else { return Some(Became::Unknown) };
        if self.first.is_some_and(|first| begin.on >= first) {
            return Some(Became::New);
        }
        let (old, new) = past.split_at(self.before(past));
        let was = old.last()?.status;
        Some(match new.last() {
            None if was == MeasureStatus::Dropped && self.is_reported_before(past) => return None,
            None => Became::Same,
            Some(last) if last.status != was => Became::Changed(was),
            Some(_) => Became::Noted,
        })
    }

    /// Whether a measure belongs to the last agenda.
    pub(super) fn is_of_last(&self, measure: &Measure) -> bool {
        matches!(self.became(measure), Some(Became::Changed(_) | Became::Noted | Became::Same))
    }

    /// Whether anything was entered since, the first entry of a measure that came later included.
    pub(super) fn is_touched(&self, measure: &Measure) -> bool {
        self.past(measure).last().is_some_and(|last| self.since.is_none_or(|since| last.on > since))
    }

    /// How many entries say where it stood to begin with: those until the last survey, at least the
    /// first.
    fn before(&self, past: &[MeasureEvent]) -> usize {
        let until = |since: NaiveDate| past.iter().take_while(|event| event.on <= since).count();
        self.since.map_or(1, until).max(1)
    }

    /// Whether all that was entered was already there when the last report was made.
    fn is_reported_before(&self, past: &[MeasureEvent]) -> bool {
        self.since.is_some_and(|since| past.last().is_some_and(|last| last.on <= since))
    }
}
