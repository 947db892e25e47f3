//! Where a need stands in an order without rank sets, and over which ranks it moves in replicates
//! of the weights.
//!
//! The bootstrap of ranks is inconsistent where numbers are tied or nearly so (Mogstad, Romano,
//! Shaikh & Wilhelm 2024, cited in `ranking`, which offers none for that reason). So the range that
//! holds in 95 % of the replicates is a sensitivity of the order, as the order under other weights
//! is: no rank set, no tier, and nothing that puts one need ahead of another.

use super::SEED;
use crate::preferences::{PairwiseTable, WeakOrder};
use crate::ranking::levelled;
use crate::replicates::{ReplicateError, ReplicateKind, Replicates};
use crate::study::{CountError, Study};

/// In how many replicates an order is worked out.
pub const ORDERS: usize = 200;
/// At each end one of so many replicates may lie outside of the range: 2.5 %.
const OUTSIDE_OF: usize = 40;

/// The replicates that an order was worked out in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnOrders {
    /// How respondents were drawn.
    pub kind: ReplicateKind,
    /// In how many replicates anybody was there, so that there is an order.
    pub n: usize,
    /// How many replicates of all could not be raked to all margins: in most of them a level has
    /// nobody, which tells how many are of it. `None` where that is withheld.
    pub unmet: Option<usize>,
}

/// The place of a need in an order without rank sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderPlace {
    /// 1 plus how many needs come before it: those that are level share it.
    pub rank: usize,
    /// The best and the worst rank over the replicates: the need's own rank and those of at least
    /// 95 % of them lie in it. `None` where there are no replicates.
    pub range: Option<(usize, usize)>,
}

/// How an order is read from what was summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sums {
    /// For each need what it won, and the weight of those who said what it wins.
    Shares,
    /// For each two needs the weight that puts the first before the second.
    Majorities,
}

/// What an order is made of, once with the weights as they are and once in each replicate.
#[derive(Debug, Clone)]
pub(crate) struct OrderSums {
    m: usize,
    sums: Sums,
    /// For each sum its columns: the weights as they are, then the replicates.
    values: Vec<f64>,
    /// The weight of all who say something, by column.
    all: Vec<f64>,
    drawn: Result<DrawnOrders, ReplicateError>,
}

/// Adds up what respondents say in all columns at once.
#[derive(Clone)]
pub(super) struct OrderCounter<'a> {
    study: &'a Study<'a>,
    replicates: Option<&'a Replicates>,
    counted: OrderSums,
    /// What one respondent weighs in each column.
    weights: Vec<f64>,
    /// The primary unit of the first respondent, and whether another has another.
    unit: Option<u32>,
    is_of_several: bool,
}

impl<'a> OrderCounter<'a> {
    /// Begins to count shares that `m` needs win.
    pub(super) fn shares(study: &'a Study<'a>, m: usize) -> Result<Self, CountError> {
        Self::new(study, m, (Sums::Shares, 2 * m))
    }

    /// Begins to count who puts which of `m` needs first.
    pub(super) fn majorities(study: &'a Study<'a>, m: usize) -> Result<Self, CountError> {
        Self::new(study, m, (Sums::Majorities, m * m))
    }

    fn new(
        study: &'a Study<'a>,
        m: usize,
        (sums, size): (Sums, usize),
    ) -> Result<Self, CountError> {
        let replicates = study.replicates(ORDERS, SEED)?;
        let kind = study.replicate_kind();
        let drawn = match replicates {
            Ok(all) => Ok(DrawnOrders { kind, n: all.len(), unmet: Some(all.unmet) }),
            Err(error) => Err(error.clone()),
        };
        let columns = 1 + replicates.as_ref().map_or(0, Replicates::len);
        let zeros = |n: usize| vec![0.0; n * columns];
        let counted = OrderSums { m, sums, values: zeros(size), all: zeros(1), drawn };
        Ok(Self {
            study,
            replicates: replicates.as_ref().ok(),
            counted,
            weights: zeros(1),
            unit: None,
            is_of_several: false,
        })
    }

    /// How many numbers it holds.
    pub(super) fn size(&self) -> usize {
        self.counted.values.len()
    }

    /// Takes the next respondent, by row, cell and base weight.
    pub(super) fn next(&mut self, row: usize, cell: u32, d: f64) {
        let Some((own, drawn)) = self.weights.split_first_mut() else { return };
        *own = d * self.study.design.factor(cell);
        if let Some(replicates) = self.replicates {
            for (replicate, weight) in drawn.iter_mut().enumerate() {
                *weight = d * replicates.factor(replicate, row, cell);
            }
            let unit = replicates.unit(row);
            self.is_of_several |= self.unit.is_some() && self.unit != unit;
            self.unit = self.unit.or(unit);
        }
        self.counted.all.iter_mut().zip(&self.weights).for_each(|(all, w)| *all += w);
    }

    /// Adds what the respondent says a need wins, where it was asked about.
    pub(super) fn win(&mut self, need: usize, asked: f64, share: f64) {
        self.add(need, asked * share);
        self.add(self.counted.m + need, asked);
    }

    /// Adds one of the respondent's orders, which counts this part.
    pub(super) fn order(&mut self, order: &WeakOrder, part: f64) {
        for (first, after) in order.stages() {
            for i in first {
                for j in after {
                    self.add(usize::from(*i) * self.counted.m + usize::from(*j), part);
                }
            }
        }
    }

    fn add(&mut self, sum: usize, times: f64) {
        let columns = self.weights.len();
        let Some(sums) = self.counted.values.get_mut(sum * columns..(sum + 1) * columns) else {
            return;
        };
        sums.iter_mut().zip(&self.weights).for_each(|(sum, w)| *sum += times * w);
    }

    /// Adds what others counted of other respondents.
    pub(super) fn join(&mut self, other: &Self) {
        let add = |all: &mut [f64], part: &[f64]| {
            all.iter_mut().zip(part).for_each(|(all, part)| *all += part);
        };
        add(&mut self.counted.values, &other.counted.values);
        add(&mut self.counted.all, &other.counted.all);
        self.is_of_several |= other.is_of_several;
        if let (Some(own), Some(others)) = (self.unit, other.unit) {
            self.is_of_several |= own != others;
        }
        self.unit = self.unit.or(other.unit);
    }

    /// What was counted. Respondents who are all of one cluster move together, and how their order
    /// would move with others is not known.
    pub(super) fn finish(self) -> OrderSums {
        let mut counted = self.counted;
        counted.drawn = match counted.drawn {
            Ok(_) if !self.is_of_several => Err(ReplicateError::OneCluster),
            Ok(drawn) => {
                let n = counted.all.iter().skip(1).filter(|all| **all > 0.0).count();
                Ok(DrawnOrders { n, ..drawn })
            }
            none => none,
        };
        counted
    }
}

impl OrderSums {
    /// In which replicates orders were worked out, or why there are none.
    pub(crate) fn drawn(&self) -> Result<DrawnOrders, ReplicateError> {
        self.drawn.clone()
    }

    /// The places of some needs among themselves.
    pub(crate) fn places(&self, slots: &[usize]) -> Vec<OrderPlace> {
        let own = self.ranks(slots, 0);
        let mut drawn: Vec<Vec<usize>> = vec![Vec::new(); slots.len()];
        let columns = (1..self.all.len()).filter(|column| self.all[*column] > 0.0);
        for column in columns.filter(|_| self.drawn.is_ok()) {
            for (ranks, rank) in drawn.iter_mut().zip(self.ranks(slots, column)) {
                ranks.push(rank);
            }
        }
        let place = |(rank, drawn): (usize, Vec<usize>)| OrderPlace {
            rank,
            range: (!drawn.is_empty()).then(|| range(rank, drawn)),
        };
        own.into_iter().zip(drawn).map(place).collect()
    }

    /// The ranks of some needs in a column.
    fn ranks(&self, slots: &[usize], column: usize) -> Vec<usize> {
        let sum = |at: usize| self.values[at * self.all.len() + column];
        match self.sums {
            Sums::Majorities => {
                let before = |i: usize, j: usize| sum(slots[i] * self.m + slots[j]);
                PairwiseTable::from_fn(slots.len(), before).schulze().rank
            }
            Sums::Shares => {
                // What nobody of a replicate was asked about wins nothing there.
                let share = |slot: &usize| {
                    let asked = sum(self.m + slot);
                    if asked > 0.0 { sum(*slot) / asked } else { 0.0 }
                };
                let shares = levelled(&slots.iter().map(share).collect::<Vec<_>>());
                let before = |own: &f64| shares.iter().filter(|other| *other > own).count();
                shares.iter().map(|own| 1 + before(own)).collect()
            }
        }
    }
}

/// The range of a need's own rank and of those in replicates, less the outermost of these at each
/// end. A tie that each replicate breaks in its own way may leave the own rank outside of the rest.
fn range(own: usize, mut drawn: Vec<usize>) -> (usize, usize) {
    drawn.sort_unstable();
    let outside = drawn.len() / OUTSIDE_OF;
    let at = |at: usize| drawn.get(at).copied().unwrap_or(own);
    (own.min(at(outside)), own.max(at(drawn.len().saturating_sub(1 + outside))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn five_of_two_hundred_lie_outside_at_each_end() {
        let drawn = |low: usize, high: usize| {
            let mut drawn = vec![2; 200];
            drawn[..low].fill(1);
            drawn[200 - high..].fill(4);
            drawn
        };
        assert_eq!(range(2, drawn(5, 5)), (2, 2));
        assert_eq!(range(2, drawn(6, 5)), (1, 2));
        assert_eq!(range(2, drawn(5, 6)), (2, 4));
        // A need that is level with two others has the best rank of the three.
        assert_eq!(range(1, vec![2; 200]), (1, 2));
        // Of few none is left out.
        assert_eq!(range(2, vec![1, 2, 3]), (1, 3));
    }

    proptest! {
        /// It holds the need's own rank and at least 95 % of the replicates.
        #[test]
        fn a_range_holds_its_own_rank_and_most_of_the_others(
            own in 1_usize..9, drawn in prop::collection::vec(1_usize..9, 1..300)
        ) {
            let (low, high) = range(own, drawn.clone());
            prop_assert!(low <= own && own <= high);
            let inside = drawn.iter().filter(|rank| (low..=high).contains(rank)).count();
            prop_assert!(inside as f64 >= 0.95 * drawn.len() as f64 - 1e-9);
        }
    }
}
