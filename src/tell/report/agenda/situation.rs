//! How it stands with a need and a measure that serves it, in a word.

use chrono::NaiveDate;

use super::super::shown::Row;
use super::AgendaPart;
use mitreden_define::town::{Measure, MeasureStatus};

/// How it stands with a need, by one of its measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Situation {
    /// Nothing serves the need.
    Gap,
    /// The measure was done before the last answers came, and its need can still be in front.
    YetOpen,
    /// The measure is neither done nor given up, and its month is over.
    Overdue,
    /// The measure is decided or begun.
    Running,
    /// Nobody has decided the measure, as far as is entered.
    Proposed,
    /// The measure is done.
    Done,
}

impl AgendaPart<'_> {
    /// How it stands with a measure and a need it serves; without one, with the measure alone.
    pub(super) fn situation(&self, measure: &Measure, need: Option<&Row<'_>>) -> Situation {
        match measure.status_on(self.day()) {
            Some(MeasureStatus::Done) if need.is_some_and(|row| self.is_open(measure, row)) => {
                Situation::YetOpen
            }
            Some(MeasureStatus::Done) => Situation::Done,
            _ if measure.is_overdue(self.day()) => Situation::Overdue,
            Some(MeasureStatus::Decided | MeasureStatus::Started | MeasureStatus::Half) => {
                Situation::Running
            }
            None | Some(MeasureStatus::Idea | MeasureStatus::Dropped) => Situation::Proposed,
        }
    }

    /// Whether a need can still be in front though a measure for it is done. What was done after
    /// the last answer nobody could speak of.
    fn is_open(&self, measure: &Measure, row: &Row<'_>) -> bool {
        let was_there = |since: NaiveDate| {
            self.input.fieldwork.days.is_none_or(|(_, last_answer)| since <= last_answer)
        };
        self.can_be_in_front(row) && measure.since_on(self.day()).is_none_or(was_there)
    }

    /// Whether a need can be among as many as a respondent could name; in an order without rank
    /// sets, whether it is.
    pub(super) fn can_be_in_front(&self, row: &Row<'_>) -> bool {
        row.best().is_some_and(|best| best <= self.input.top)
    }

    /// Whether a need is surely in the lower half; only rank sets can tell.
    pub(super) fn is_surely_low(&self, row: &Row<'_>) -> bool {
        let half = self.rows.iter().filter(|row| row.standing.is_some()).count() / 2;
        row.joint().is_some_and(|standing| standing.ranks.0 > half)
    }

    pub(super) fn situation_word(&self, situation: Situation) -> String {
        let id = match situation {
            Situation::Gap => "situation-gap",
            Situation::YetOpen => "situation-yet-open",
            Situation::Overdue => "situation-overdue",
            Situation::Running => "situation-running",
            Situation::Proposed => "situation-proposed",
            Situation::Done => "situation-done",
        };
        self.say(id, &[])
    }

    /// What the word means, as a remark under the table; nothing where it says that itself.
    pub(super) fn situation_means(&self, situation: Situation) -> Option<String> {
        let top = || [("top", self.input.top.into())];
        Some(match situation {
            Situation::Gap => self.say("situation-gap-means", &[]),
            Situation::YetOpen if self.has_sets() => self.say("situation-yet-open-means", &top()),
            Situation::YetOpen => self.say("situation-yet-open-order-means", &top()),
            Situation::Overdue => {
                let date = self.lang.date(self.day());
                self.say("situation-overdue-means", &[("date", date.into())])
            }
            Situation::Running => self.say("situation-running-means", &[]),
            Situation::Proposed => self.say("situation-proposed-means", &[]),
            Situation::Done if !self.is_ranked() => return None,
            Situation::Done if self.has_sets() => self.say("situation-done-means", &top()),
            Situation::Done => self.say("situation-done-order-means", &top()),
        })
    }
}
