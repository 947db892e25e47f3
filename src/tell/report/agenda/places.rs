//! Where needs and measures stand in the table, from the top: needs by rank, then those surely in
//! the lower half, those without a rank, and what the survey did not ask about.

use super::super::shown::{Row, Standing};
use super::AgendaPart;
use super::order::by_best;
use mitreden_define::town::Measure;

/// The parts of the table, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TablePart {
    /// Needs that have a place and are not surely in the lower half.
    Upper,
    /// Needs surely in the lower half.
    Low,
    /// Needs of which no place is known.
    Unranked,
}

/// What a measure's money is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Purpose {
    /// Needs of a tier.
    Tier(usize),
    /// Needs in front, in an order without tiers.
    Front,
    /// Needs behind, in an order without tiers.
    Behind,
    /// Needs of which no place is known.
    Unranked,
    /// Nothing that the survey asked about.
    Outside,
}

impl<'a> AgendaPart<'a> {
    pub(super) fn part_of(&self, row: &Row<'_>) -> TablePart {
        match row.standing {
            None => TablePart::Unranked,
            Some(_) if self.is_surely_low(row) => TablePart::Low,
            Some(_) => TablePart::Upper,
        }
    }

    /// The first need of the table that a measure serves: there its money counts.
    pub(super) fn counts_at(&self, measure: &Measure) -> Option<&'a Row<'a>> {
        self.placed.iter().copied().find(|row| self.serves(measure, row))
    }

    pub(super) fn purpose(&self, measure: &Measure) -> Purpose {
        let Some(row) = self.counts_at(measure) else { return Purpose::Outside };
        match row.standing {
            None => Purpose::Unranked,
            Some(Standing::Joint(standing)) => Purpose::Tier(standing.tier),
            Some(Standing::Ordered(_)) if self.can_be_in_front(row) => Purpose::Front,
            Some(Standing::Ordered(_)) => Purpose::Behind,
        }
    }

    /// The measures that serve a need, in the agenda's order.
    pub(super) fn serving(&self, row: &Row<'_>) -> Vec<&'a Measure> {
        self.live.iter().copied().filter(|measure| self.serves(measure, row)).collect()
    }

    /// The measures that serve no need that was asked about.
    pub(super) fn outside(&self) -> Vec<&'a Measure> {
        let is_outside = |measure: &&Measure| self.counts_at(measure).is_none();
        self.live.iter().copied().filter(is_outside).collect()
    }

    /// The measures in the order of the table, each once.
    pub(super) fn in_table(&self) -> Vec<&'a Measure> {
        by_best(self.live.clone(), |measure| {
            self.placed.iter().position(|row| self.serves(measure, row))
        })
    }
}
