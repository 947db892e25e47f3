//! One answer about importance, as the share of the other needs that each need wins against.
//!
//! Borda's count (1781) as a win share: with m needs, the one of rank r wins against m − r of m − 1
//! others. Those level with each other share their ranks, and so do those that were left out,
//! behind all that were named.

use super::topk::Importance;

/// Writes each need's win share, from 0 to 1; one that is level with all others has a half.
pub fn win_share(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    let values: Vec<f64> = (0..t.len()).map(|k| answer.height(k)).collect();
    let others = (values.len().max(2) - 1) as f64;
    for (t, own) in t.iter_mut().zip(&values) {
        let wins = values.iter().filter(|other| own > other).count() as f64;
        let level =
            values.iter().filter(|other| own.total_cmp(other).is_eq()).count().saturating_sub(1)
                as f64;
        *t = (wins + 0.5 * level) / others;
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are exact")]
mod tests {
    use super::*;

    fn shares<const M: usize>(answer: Importance<'_>) -> [f64; M] {
        let mut t = [9.0; M];
        win_share(answer, 3, &mut t);
        t
    }

    #[test]
    fn those_left_out_share_what_is_left() {
        assert_eq!(
            shares(Importance::Ranked(&[None, Some(1), Some(2), None, None])),
            [0.25, 1.0, 0.75, 0.25, 0.25]
        );
        assert_eq!(shares(Importance::Ranked(&[None; 3])), [0.5; 3]);
    }

    #[test]
    fn other_answers_are_ranks_with_ties() {
        assert_eq!(shares(Importance::Picked(&[true, false, false])), [1.0, 0.25, 0.25]);
        assert_eq!(shares(Importance::Points(&[50.0, 30.0, 20.0])), [1.0, 0.5, 0.0]);
        assert_eq!(shares(Importance::Rated(&[Some(5.0), Some(5.0), None])), [0.75, 0.75, 0.0]);
    }
}
