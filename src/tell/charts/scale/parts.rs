//! The parts of a bar: a block for each point, and one for neighbouring points whose answers are
//! too few to be shown.

use std::ops::Range;

/// One block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// The point, from 0; `None` for points that are hidden.
    pub(super) point: Option<usize>,
    /// How long it is, in percent.
    pub(super) share: f64,
}

/// Returns the blocks from left to right; nothing if the shares are no whole, or if what is hidden
/// has no one place.
pub(super) fn parts(shares: &[f64]) -> Option<Vec<Part>> {
    if shares.iter().any(|share| *share < 0.0 || share.is_infinite()) {
        return None;
    }
    let hidden: Vec<usize> =
        shares.iter().enumerate().filter(|(_, share)| share.is_nan()).map(|(i, _)| i).collect();
    let known: f64 = shares.iter().filter(|share| share.is_finite()).sum();
    let rest = 100.0 - known;
    let (Some(first), Some(last)) = (hidden.first().copied(), hidden.last().copied()) else {
        let part = |(i, share): (usize, &f64)| Part { point: Some(i), share: *share };
        let parts = shares.iter().enumerate().map(part).filter(|part| part.share > 0.0);
        return (rest.abs() < 1.0).then(|| parts.collect());
    };
    // Together they have their place only as neighbours; one alone could be read off; who hides all
    // hides the bar.
    if hidden.len() < 2 || last - first + 1 != hidden.len() || known <= 0.0 || rest < -1.0 {
        return None;
    }
    let part = |(i, share): (usize, &f64)| match i {
        _ if i == first => Some(Part { point: None, share: rest.max(0.0) }),
        _ if share.is_nan() => None,
        _ => Some(Part { point: Some(i), share: *share }),
    };
    Some(shares.iter().enumerate().filter_map(part).filter(|part| part.share > 0.0).collect())
}

/// Tells whether the middle runs through what is hidden, so that nobody knows how much of it lies
/// on which side.
pub(super) fn spans(shares: &[f64]) -> bool {
    let half = shares.len() / 2;
    let left = shares.iter().take(half).any(|share| share.is_nan());
    let right = shares.iter().rev().take(half).any(|share| share.is_nan());
    (left && right)
        || (shares.len() % 2 == 1 && shares.get(half).is_some_and(|share| share.is_nan()))
}

/// Returns how much lies left and right of the middle; half of the middle point, and of what is
/// hidden there, on either side.
pub(super) fn sides(shares: &[f64]) -> (f64, f64) {
    if spans(shares) {
        let half = shares.len() / 2;
        let left: f64 = shares.iter().take(half).filter(|share| share.is_finite()).sum();
        let right: f64 = shares.iter().rev().take(half).filter(|share| share.is_finite()).sum();
        let rest = (100.0 - left - right).max(0.0);
        return (left + rest / 2.0, right + rest / 2.0);
    }
    let half = shares.len() / 2;
    let middle =
        if shares.len() % 2 == 1 { shares.get(half).copied().unwrap_or_default() } else { 0.0 };
    let side = |range: Range<usize>| stretch(shares, range).unwrap_or_default();
    (side(0..half) + middle / 2.0, side(shares.len() - half..shares.len()) + middle / 2.0)
}

/// How many points make an end of a scale of so many: half of few, two of many.
pub(super) fn reach(points: usize) -> usize {
    (points / 2).min(2)
}

/// What lies at the ends of a scale and between them; nothing where it cannot be told from what is
/// hidden, or where nothing lies between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ends {
    pub(super) low: Option<f64>,
    pub(super) middle: Option<f64>,
    pub(super) high: Option<f64>,
}

/// Returns what lies at the ends and between them.
pub(super) fn ends(shares: &[f64]) -> Ends {
    let (all, reach) = (shares.len(), reach(shares.len()));
    let part = |range: Range<usize>| if range.is_empty() { None } else { stretch(shares, range) };
    let ends = Ends {
        low: part(0..reach),
        middle: part(reach..all - reach),
        high: part(all - reach..all),
    };
    // Of a bar that is not drawn two stretches would tell of the third, and so of what is hidden in
    // it.
    let is_open = |range: Range<usize>| {
        shares.get(range).is_some_and(|shares| shares.iter().all(|share| share.is_finite()))
    };
    match parts(shares) {
        Some(_) => ends,
        None => {
            Ends { low: None, middle: None, high: ends.high.filter(|_| is_open(all - reach..all)) }
        }
    }
}

/// The sum of some points; what is hidden among them is known if all that is hidden lies there.
fn stretch(shares: &[f64], range: Range<usize>) -> Option<f64> {
    let hidden = |shares: &[f64]| shares.iter().filter(|share| share.is_nan()).count();
    let known = |shares: &[f64]| shares.iter().filter(|share| share.is_finite()).sum::<f64>();
    let here = shares.get(range)?;
    match hidden(here) {
        0 => Some(known(here)),
        all if all == hidden(shares) => Some(known(here) + (100.0 - known(shares)).max(0.0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIDDEN: f64 = f64::NAN;

    fn part(point: impl Into<Option<usize>>, share: f64) -> Part {
        Part { point: point.into(), share }
    }

    fn told(low: f64, middle: impl Into<Option<f64>>, high: f64) -> Ends {
        Ends { low: Some(low), middle: middle.into(), high: Some(high) }
    }

    #[test]
    fn the_ends_of_a_scale_are_its_halves_or_two_points_each() {
        assert_eq!(ends(&[40.0, 60.0]), told(40.0, None, 60.0));
        assert_eq!(ends(&[10.0, 20.0, 30.0, 40.0]), told(30.0, None, 70.0));
        assert_eq!(ends(&[10.0, 20.0, 30.0, 25.0, 15.0]), told(30.0, 30.0, 40.0));
        assert_eq!(ends(&[5.0, 5.0, 10.0, 20.0, 30.0, 20.0, 10.0]), told(10.0, 60.0, 30.0));
    }

    #[test]
    fn no_end_tells_of_what_is_hidden() {
        // The hidden ones lie across an end and the middle: neither can be told.
        let across = [0.0, HIDDEN, HIDDEN, 30.0, 60.0];
        assert_eq!(ends(&across), Ends { low: None, middle: None, high: Some(90.0) });
        // A bar with one hidden point is not drawn: of it only the end that is shown whole.
        let alone = [10.0, 30.0, HIDDEN, 20.0, 20.0];
        assert_eq!(ends(&alone), Ends { low: None, middle: None, high: Some(40.0) });
        assert_eq!(
            ends(&[10.0, 30.0, 40.0, 15.0, HIDDEN]),
            Ends { low: None, middle: None, high: None }
        );
    }

    #[test]
    fn hidden_neighbours_on_one_side_are_one_block() {
        let shares = [30.0, 40.0, 20.0, HIDDEN, HIDDEN];
        assert_eq!(
            parts(&shares).unwrap(),
            [part(0, 30.0), part(1, 40.0), part(2, 20.0), part(None, 10.0)]
        );
        assert_eq!(sides(&shares), (80.0, 20.0));
        assert_eq!(ends(&shares), told(70.0, 20.0, 10.0));
    }

    #[test]
    fn what_has_no_one_place_is_not_drawn() {
        // On both sides, alone, all, and no whole.
        for shares in [
            [HIDDEN, 30.0, 40.0, 20.0, HIDDEN],
            [10.0, 30.0, HIDDEN, 20.0, 20.0],
            [10.0, 30.0, 40.0, 15.0, HIDDEN],
            [HIDDEN; 5],
            [10.0, 10.0, 10.0, 10.0, 10.0],
            [-10.0, 50.0, 20.0, 20.0, 20.0],
            [f64::INFINITY, 50.0, 20.0, 20.0, 10.0],
        ] {
            assert_eq!(parts(&shares), None, "{shares:?}");
        }
    }

    #[test]
    fn what_is_hidden_about_the_middle_lies_half_on_either_side() {
        let shares = [0.0, HIDDEN, HIDDEN, 30.0, 60.0];
        assert_eq!(parts(&shares).unwrap(), [part(None, 10.0), part(3, 30.0), part(4, 60.0)]);
        assert_eq!((spans(&shares), sides(&shares)), (true, (5.0, 95.0)));
        assert!(spans(&[HIDDEN, 50.0, 0.0, HIDDEN]) && !spans(&[50.0, 20.0, 10.0, HIDDEN, HIDDEN]));
    }

    #[test]
    fn a_whole_is_all_its_points() {
        assert_eq!(parts(&[25.0, 0.0, 75.0]).unwrap(), [part(0, 25.0), part(2, 75.0)]);
        assert_eq!(
            (sides(&[25.0, 50.0, 25.0]), ends(&[25.0, 50.0, 25.0])),
            ((50.0, 50.0), told(25.0, 50.0, 25.0))
        );
    }
}
