//! The parts of a bar: a block for each point, and one for neighbouring points whose answers are too few to be shown.

/// One block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// The point, from 0; `None` for points that are hidden.
    pub(super) point: Option<usize>,
    /// How long it is, in percent.
    pub(super) share: f64,
}

/// Returns the blocks from left to right; nothing if the shares are no whole, or if what is hidden has no one place.
pub(super) fn parts(shares: &[f64]) -> Option<Vec<Part>> {
    if shares.iter().any(|share| *share < 0.0 || share.is_infinite()) {
        return None;
    }
    let hidden: Vec<usize> = shares.iter().enumerate().filter(|(_, share)| share.is_nan()).map(|(i, _)| i).collect();
    let known: f64 = shares.iter().filter(|share| share.is_finite()).sum();
    let rest = 100.0 - known;
    let (Some(first), Some(last)) = (hidden.first().copied(), hidden.last().copied()) else {
        let part = |(i, share): (usize, &f64)| Part { point: Some(i), share: *share };
        let parts = shares.iter().enumerate().map(part).filter(|part| part.share > 0.0);
        return (rest.abs() < 1.0).then(|| parts.collect());
    };
    // Together they have their place only as neighbours; one alone could be read off; who hides all hides the bar.
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

/// Tells whether the middle runs through what is hidden, so that nobody knows how much of it lies on which side.
pub(super) fn spans(shares: &[f64]) -> bool {
    let half = shares.len() / 2;
    let left = shares.iter().take(half).any(|share| share.is_nan());
    let right = shares.iter().rev().take(half).any(|share| share.is_nan());
    (left && right) || (shares.len() % 2 == 1 && shares.get(half).is_some_and(|share| share.is_nan()))
}

/// Returns how much lies left and right of the middle; half of the middle point, and of what is hidden there, on either side.
pub(super) fn sides(shares: &[f64]) -> (f64, f64) {
    if spans(shares) {
        let half = shares.len() / 2;
        let left: f64 = shares.iter().take(half).filter(|share| share.is_finite()).sum();
        let right: f64 = shares.iter().rev().take(half).filter(|share| share.is_finite()).sum();
        let rest = (100.0 - left - right).max(0.0);
        return (left + rest / 2.0, right + rest / 2.0);
    }
    let middle = if shares.len() % 2 == 1 { shares.get(shares.len() / 2).copied().unwrap_or_default() } else { 0.0 };
    let (left, right) = ends(shares);
    (left + middle / 2.0, right + middle / 2.0)
}

/// Returns how much lies left and right of the middle point, which counts on neither side.
pub(super) fn ends(shares: &[f64]) -> (f64, f64) {
    let half = shares.len() / 2;
    let known: f64 = shares.iter().filter(|share| share.is_finite()).sum();
    let rest = (100.0 - known).max(0.0);
    let side = |shares: &mut dyn Iterator<Item = &f64>| {
        let (mut sum, mut hidden) = (0.0, false);
        for share in shares {
            if share.is_nan() { hidden = true } else { sum += share }
        }
        if hidden { sum + rest } else { sum }
    };
    (side(&mut shares.iter().take(half)), side(&mut shares.iter().rev().take(half)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIDDEN: f64 = f64::NAN;

    fn part(point: impl Into<Option<usize>>, share: f64) -> Part {
        Part { point: point.into(), share }
    }

    #[test]
    fn hidden_neighbours_on_one_side_are_one_block() {
        let shares = [30.0, 40.0, 20.0, HIDDEN, HIDDEN];
        assert_eq!(parts(&shares).unwrap(), [part(0, 30.0), part(1, 40.0), part(2, 20.0), part(None, 10.0)]);
        assert_eq!(sides(&shares), (80.0, 20.0));
        assert_eq!(ends(&shares), (70.0, 10.0));
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
        assert_eq!((sides(&[25.0, 50.0, 25.0]), ends(&[25.0, 50.0, 25.0])), ((50.0, 50.0), (25.0, 25.0)));
    }
}
