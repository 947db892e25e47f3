//! What the council is asked to vote on, and what needs no vote any more. The report's findings and
//! the council's page ask here, so that the two cannot differ.

use super::AgendaPart;
use super::money::MoneySum;
use super::places::TablePart;
use super::situation::Situation;
use crate::report::input::ReportInput;
use crate::report::shown::Row;
use mitreden_define::town::{Measure, MeasureStatus};

/// What there is to vote on.
#[derive(Debug)]
pub(crate) struct Motions<'a> {
    /// The needs in front that nothing serves.
    pub(crate) gaps: Vec<&'a Row<'a>>,
    /// The measures that nobody has decided, by the rank of the first need each serves.
    pub(crate) proposed: Vec<Motion<'a>>,
    /// The measures that are decided or begun, in the same order.
    pub(crate) running: Vec<&'a Measure>,
    /// The measures that are done though needs they serve can still be in front.
    pub(crate) yet_open: Vec<(&'a Measure, Vec<&'a Row<'a>>)>,
}

/// A measure to vote on.
#[derive(Debug)]
pub(crate) struct Motion<'a> {
    pub(crate) measure: &'a Measure,
    /// The needs it serves, by rank.
    pub(crate) needs: Vec<&'a Row<'a>>,
    pub(crate) whom: MotionPart,
    pub(crate) is_overdue: bool,
}

/// Which needs a motion is for; they are voted on in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MotionPart {
    /// At least one need that is not surely in the lower half.
    Upper,
    /// Only needs surely in the lower half.
    Low,
    /// Only needs without a rank, or none that the survey asked about.
    Unranked,
}

impl<'a> Motions<'a> {
    /// What there is to vote on, on the report's day.
    pub(crate) fn of(input: &'a ReportInput<'a>, rows: &'a [Row<'a>]) -> Self {
        let part = AgendaPart::new(input, rows);
        // Without an order nothing is read from where a need stands.
        let in_table = if part.is_ranked() { part.in_table() } else { part.live.clone() };
        let yet_open = in_table.iter().map(|measure| (*measure, part.yet_open_needs(measure)));
        let mut proposed: Vec<_> = in_table
            .iter()
            .filter(|measure| part.is_proposed(measure))
            .map(|measure| part.motion(measure))
            .collect();
        proposed.sort_by_key(|motion| motion.whom);
        Self {
            gaps: part.gaps(),
            yet_open: yet_open.filter(|(_, needs)| !needs.is_empty()).collect(),
            running: in_table.iter().copied().filter(|measure| part.is_running(measure)).collect(),
            proposed,
        }
    }

    /// What all that is proposed costs.
    pub(crate) fn sum(&self) -> MoneySum {
        MoneySum::of(self.proposed.iter().map(|motion| motion.measure))
    }
}

impl<'a> AgendaPart<'a> {
    /// The needs that can be in front and that nothing serves.
    pub(super) fn gaps(&self) -> Vec<&'a Row<'a>> {
        let is_gap = |row: &&Row<'_>| self.can_be_in_front(row) && self.serving(row).is_empty();
        self.rows.iter().filter(is_gap).collect()
    }

    /// The needs that can still be in front though a measure for them is done.
    pub(super) fn yet_open_needs(&self, measure: &Measure) -> Vec<&'a Row<'a>> {
        let is_open = |row: &&Row<'_>| {
            self.serves(measure, row) && self.situation(measure, Some(row)) == Situation::YetOpen
        };
        self.rows.iter().filter(is_open).collect()
    }

    fn is_proposed(&self, measure: &Measure) -> bool {
        matches!(measure.status_on(self.day()), None | Some(MeasureStatus::Idea))
    }

    fn is_running(&self, measure: &Measure) -> bool {
        matches!(
            measure.status_on(self.day()),
            Some(MeasureStatus::Decided | MeasureStatus::Started | MeasureStatus::Half)
        )
    }

    fn motion(&self, measure: &'a Measure) -> Motion<'a> {
        let whom = match self.counts_at(measure).map(|row| self.part_of(row)) {
            Some(TablePart::Upper) => MotionPart::Upper,
            Some(TablePart::Low) => MotionPart::Low,
            Some(TablePart::Unranked) | None => MotionPart::Unranked,
        };
        let needs = self.placed.iter().copied().filter(|row| self.serves(measure, row)).collect();
        Motion { measure, needs, whom, is_overdue: measure.is_overdue(self.day()) }
    }
}
