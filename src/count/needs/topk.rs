//! One answer about importance, as membership among the top K.
//!
//! Each respondent has at most K places to give. Ties at the cut share the places that are left, so
//! that somebody who calls everything very important says no more than somebody who says nothing:
//! yea-saying has no weight.

/// The number of places a respondent has, unless the question asks for another.
pub const TOP: usize = 3;

/// One answer to a question about the importance of needs, over the needs in the town's order.
///
/// An explicit "none of these" is an answer as well: nothing picked, ranked or given points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Importance<'a> {
    /// Whether each need was picked; the question itself limits how many are.
    Picked(&'a [bool]),
    /// The rank of each need, from 1; lists may be partial.
    Ranked(&'a [Option<u8>]),
    /// The points of each need; a need with 0 points has no place.
    Points(&'a [f64]),
    /// The rating of each need, where larger is more important; `None` was not rated.
    Rated(&'a [Option<f64>]),
}

impl Importance<'_> {
    /// How high the need at a place stands beside the others; what was left out stands lowest.
    pub(crate) fn height(&self, k: usize) -> f64 {
        match self {
            Self::Picked(picked) => f64::from(u8::from(picked.get(k) == Some(&true))),
            Self::Ranked(ranks) => {
                ranks.get(k).copied().flatten().map_or(f64::NEG_INFINITY, |rank| -f64::from(rank))
            }
            Self::Points(points) => points.get(k).copied().unwrap_or(0.0),
            Self::Rated(ratings) => ratings.get(k).copied().flatten().unwrap_or(f64::NEG_INFINITY),
        }
    }
}

/// Writes each need's membership among the top `k`, from 0 to 1.
pub fn top_k(answer: Importance<'_>, k: usize, t: &mut [f64]) {
    t.fill(0.0);
    match answer {
        Importance::Picked(picked) => {
            for (t, picked) in t.iter_mut().zip(picked) {
                *t = f64::from(u8::from(*picked));
            }
        }
        Importance::Ranked(ranks) => {
            for (t, rank) in t.iter_mut().zip(ranks) {
                *t = f64::from(u8::from(
                    rank.is_some_and(|rank| rank >= 1 && usize::from(rank) <= k),
                ));
            }
        }
        Importance::Points(points) => {
            share_places(points.iter().map(|p| (*p > 0.0).then_some(*p)), k, t);
        }
        Importance::Rated(ratings) => share_places(ratings.iter().copied(), k, t),
    }
}

/// Gives the places from the highest value down; those tied at the cut share what is left.
fn share_places(values: impl Iterator<Item = Option<f64>>, k: usize, t: &mut [f64]) {
    let values = values.enumerate().take(t.len());
    let mut order: Vec<(usize, f64)> =
        values.filter_map(|(i, value)| value.map(|value| (i, value))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut left = k;
    for tied in order.chunk_by(|a, b| a.1.total_cmp(&b.1).is_eq()) {
        let share = (left as f64 / tied.len() as f64).min(1.0);
        for (i, _) in tied {
            t[*i] = share;
        }
        left = left.saturating_sub(tied.len());
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are exact")]
mod tests {
    use super::*;

    fn top3<const M: usize>(answer: Importance<'_>) -> [f64; M] {
        let mut t = [9.0; M];
        top_k(answer, TOP, &mut t);
        t
    }

    #[test]
    fn picks_and_ranks() {
        assert_eq!(top3(Importance::Picked(&[true, false])), [1.0, 0.0]);
        let ranks = [Some(4), Some(1), None, Some(3), Some(2)];
        assert_eq!(top3(Importance::Ranked(&ranks)), [0.0, 1.0, 0.0, 1.0, 1.0]);
        assert_eq!(top3(Importance::Ranked(&[None, Some(1)])), [0.0, 1.0]);
    }

    #[test]
    fn ties_at_the_cut_share_the_places_left() {
        assert_eq!(
            top3(Importance::Points(&[40.0, 20.0, 20.0, 20.0])),
            [1.0, 2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0]
        );
        assert_eq!(top3(Importance::Points(&[100.0, 0.0, 0.0, 0.0])), [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn who_rates_all_alike_gives_each_the_same() {
        assert_eq!(top3(Importance::Rated(&[Some(5.0); 6])), [0.5; 6]);
        assert_eq!(top3(Importance::Rated(&[Some(5.0), None, Some(5.0)])), [1.0, 0.0, 1.0]);
    }

    #[test]
    fn an_explicit_none_gives_nothing() {
        assert_eq!(top3(Importance::Picked(&[false; 4])), [0.0; 4]);
        assert_eq!(top3(Importance::Points(&[0.0; 4])), [0.0; 4]);
    }
}
