//! One answer about importance, as the share of all points that each need was given.

use super::topk::Importance;

/// Writes each need's share of the points of an answer; 0 of an answer of another kind, and of one
/// that gives none. The mean over respondents is the share of all points, each respondent's counting
/// the same.
pub fn point_share(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    t.fill(0.0);
    if let Importance::Points(points) = answer {
        let all: f64 = points.iter().sum();
        for (t, points) in t.iter_mut().zip(points).filter(|_| all > 0.0) {
            *t = points / all;
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are exact")]
mod tests {
    use super::*;

    #[test]
    fn points_are_shares_of_what_was_given() {
        let mut t = [9.0; 3];
        point_share(Importance::Points(&[5.0, 0.0, 15.0]), 3, &mut t);
        assert_eq!(t, [0.25, 0.0, 0.75]);
        point_share(Importance::Points(&[0.0; 3]), 3, &mut t);
        assert_eq!(t, [0.0; 3]);
        point_share(Importance::Picked(&[true; 3]), 3, &mut t);
        assert_eq!(t, [0.0; 3]);
    }
}
