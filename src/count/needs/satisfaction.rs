//! One answer about satisfaction: satisfied or not.
//!
//! Who is neither satisfied nor dissatisfied is not satisfied (as ETC Institute counts it): the
//! threshold is what the survey says for scales from 1 to 5, else the scale's middle.

use mitreden_define::survey::{RankingRule, Scale};

/// Returns 1 if a point on a scale says "not satisfied", 0 if it says "satisfied".
///
/// There is no word for "don't know" here: only a point is a valid answer.
pub fn dissatisfied(scale: &Scale, rule: &RankingRule, point: i16) -> f64 {
    let middle = 0.5 * (f64::from(scale.from) + f64::from(scale.to));
    let threshold =
        if (scale.from, scale.to) == (1, 5) { rule.unsatisfied_at_most } else { middle };
    f64::from(u8::from(f64::from(scale.turned(point)) <= threshold))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_define::survey::RankingMethod;

    const RULE: RankingRule =
        RankingRule { method: RankingMethod::UnmetPriority, top: 3, unsatisfied_at_most: 2.0 };

    fn of(from: i16, to: i16, best_is_to: bool) -> Vec<f64> {
        let scale = Scale { from, to, best_is_to: Some(best_is_to), low: None, high: None };
        (from..=to).map(|point| dissatisfied(&scale, &RULE, point)).collect()
    }

    #[test]
    fn one_to_five_asks_the_rule() {
        assert_eq!(of(1, 5, true), [1.0, 1.0, 0.0, 0.0, 0.0]);
        assert_eq!(of(1, 5, false), [0.0, 0.0, 0.0, 1.0, 1.0], "school marks are turned");
    }

    #[test]
    fn other_scales_ask_their_middle() {
        assert_eq!(of(1, 7, true), [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
        assert_eq!(of(0, 3, true), [1.0, 1.0, 0.0, 0.0], "an even scale has no neutral point");
    }
}
