//! What parts of the respondents tell of a need beside each other and beside all: a share of a
//! group is a count of a cross table.

use crate::bases::BaseSize;
use crate::estimate::Estimate;
use crate::needs::NeedScore;
use crate::rank::ByNeed;
use crate::results::persons;
use crate::suppression::{LinkedTables, sum};

/// The persons that are counted for a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Those who name it.
    Importance,
    /// Those who name it and are not satisfied.
    Score,
    /// Those who are not satisfied with it, and those who are.
    Sides,
}

impl Of {
    const ALL: [Self; 3] = [Self::Importance, Self::Score, Self::Sides];

    fn share(self, score: &NeedScore) -> Option<Estimate> {
        match self {
            Self::Importance => score.importance,
            Self::Score => score.score,
            Self::Sides => score.dissatisfaction,
        }
    }

    /// The count of these persons, and of how many they are part.
    fn counts(self, score: &NeedScore) -> Option<(u64, u64)> {
        self.share(score)
            .filter(|share| share.shown().get().is_some())
            .map(|share| (persons(&share), share.n))
    }

    /// Suppresses the count in a score, with all that follows from it.
    fn suppress(self, score: &mut NeedScore) {
        match self {
            Self::Importance | Self::Score => *score = score.unnamed(),
            Self::Sides => score.dissatisfaction = None,
        }
    }
}

/// Takes away from parts what is not told of all, which they would add up to; and what few of a
/// part make up, with what that follows from. Of parts that are not shown nothing is known.
pub(super) fn suppress(whole: &ByNeed, parts: &mut [ByNeed]) {
    for (need, whole) in whole.entries() {
        for of in Of::ALL {
            let mut published: Vec<&mut NeedScore> =
                parts.iter_mut().filter_map(|part| part.get_mut(need)).collect();
            // Where few of a part rated it, its score is an importance, which is looked into
            // anyway.
            published.retain(|score| {
                of.counts(score).is_some() && (of != Of::Score || score.measure == whole.measure)
            });
            let counts: Vec<(u64, u64)> =
                published.iter().filter_map(|score| of.counts(score)).collect();
            let hidden = match of.share(whole) {
                None => vec![true; counts.len()],
                Some(share) => hidden(of, (persons(&share), share.n), &counts),
            };
            published
                .into_iter()
                .zip(hidden)
                .filter(|(_, hidden)| *hidden)
                .for_each(|(score, _)| of.suppress(score));
        }
    }
}

/// Which of the parts' counts, each of a base, are suppressed, beside the count of all.
fn hidden(of: Of, (all, n): (u64, u64), parts: &[(u64, u64)]) -> Vec<bool> {
    let mut linked = LinkedTables::default();
    let side = |all: u64, counts: &[u64], linked: &mut LinkedTables| {
        let places: Vec<usize> = counts.iter().map(|count| linked.print(*count)).collect();
        let others = linked.keep(all.saturating_sub(counts.iter().sum()));
        linked.know(sum(places.iter().copied().chain([others])));
        linked.know_at_most(sum([others]), n.saturating_sub(parts.iter().map(|(_, n)| n).sum()));
        places
    };
    let counts: Vec<u64> = parts.iter().map(|(count, _)| *count).collect();
    let places = side(all, &counts, &mut linked);
    let mut beside = Vec::new();
    if of == Of::Sides {
        let rest: Vec<u64> = parts.iter().map(|(count, n)| n.saturating_sub(*count)).collect();
        beside = side(n.saturating_sub(all), &rest, &mut linked);
        for (one, other) in places.iter().zip(&beside) {
            linked.know(sum([*one, *other]));
        }
    }
    linked.decide();
    let hides = |at: usize| beside.get(at).is_some_and(|place| linked.hides(*place));
    places.iter().enumerate().map(|(at, place)| linked.hides(*place) || hides(at)).collect()
}

/// Takes away what two ways to part respondents would tell together. `cells` are the scores of one
/// row of the cross table, `row` that of the row as a whole and `columns` those of each column,
/// where the cells are parts of them. Such a row is told whole or not at all, so that it is the
/// same whatever else is asked for.
pub(super) fn suppress_crossed(row: &ByNeed, columns: Option<&[ByNeed]>, cells: &mut [ByNeed]) {
    for (need, row) in row.entries() {
        for of in Of::ALL {
            let counts =
                cells.iter().filter_map(|cell| of.counts(cell.get(need)?)).collect::<Vec<_>>();
            let column = |(at, cell): (usize, &ByNeed)| {
                let (count, n) = of.counts(cell.get(need)?)?;
                let column = columns.map(|columns| of.share(columns.get(at)?.get(need)?));
                let is_open = match column {
                    Some(Some(share)) => is_open(of, (persons(&share), share.n), &[(count, n)]),
                    Some(None) => false,
                    None => true,
                };
                Some(is_open)
            };
            let of_row =
                of.share(row).is_some_and(|share| is_open(of, (persons(&share), share.n), &counts));
            if of_row && cells.iter().enumerate().filter_map(column).all(|is_open| is_open) {
                continue;
            }
            cells
                .iter_mut()
                .filter_map(|cell| cell.get_mut(need))
                .for_each(|score| of.suppress(score));
        }
    }
}

fn is_open(of: Of, (all, n): (u64, u64), parts: &[(u64, u64)]) -> bool {
    let counts: Vec<u64> = parts.iter().map(|(count, _)| *count).collect();
    let rest: Vec<u64> = parts.iter().map(|(count, n)| n.saturating_sub(*count)).collect();
    are_open(all, &counts) && (of != Of::Sides || are_open(n.saturating_sub(all), &rest))
}

/// Whether the parts of a count and the remainder may be told.
pub(super) fn are_open(all: u64, parts: &[u64]) -> bool {
    let rest = all.saturating_sub(parts.iter().sum());
    parts.iter().chain([&rest]).all(|n| BaseSize::of_part(*n).get().is_some())
}
