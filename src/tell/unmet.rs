//! Which points of a scale say that somebody is not satisfied: the rule that a score stands on, in
//! words.

use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_count::needs::dissatisfied;
use mitreden_define::survey::{FacetKind, Kind, Scale, Survey};

/// The points that say "not satisfied", on the one scale on which satisfaction is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnmetPoints {
    /// The ends of the scale.
    scale: (i16, i16),
    /// The first and the last of the points.
    points: (i16, i16),
    /// Whether the largest point is the best.
    best_is_to: bool,
}

impl UnmetPoints {
    /// Those of a survey; `None` where satisfaction is not asked on one scale.
    pub fn of(survey: &Survey) -> Option<Self> {
        let asked = survey
            .questions
            .iter()
            .filter(|question| question.facet_weight(FacetKind::Satisfaction) > 0.0);
        let mut scales = asked.map(|question| match &question.kind {
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
            _ => None,
        });
        let first = scales.next()??;
        let key = |scale: &Scale| (scale.from, scale.to, scale.best_is_to);
        if scales.any(|scale| scale.is_none_or(|scale| key(scale) != key(first))) {
            return None;
        }
        let is_unmet = |point: &i16| dissatisfied(first, &survey.ranking, *point) > 0.0;
        let mut unmet = (first.from..=first.to).filter(is_unmet);
        let lowest = unmet.next()?;
        Some(Self {
            scale: (first.from, first.to),
            points: (lowest, unmet.next_back().unwrap_or(lowest)),
            best_is_to: first.best_is_to?,
        })
    }

    /// The points in words: "1, 2 or 3 of 5 points".
    pub fn words(self, lang: Lang) -> String {
        let (from, to) = self.scale;
        let (lowest, highest) = self.points;
        let before: Vec<String> = (lowest..highest).map(|point| point.to_string()).collect();
        let points = if before.is_empty() {
            highest.to_string()
        } else {
            let last = ("last", highest.to_string().into());
            lang.say("unmet-or", &[("others", before.join(", ").into()), last])
        };
        let words = [
            ("points", points.into()),
            ("from", from.to_string().into()),
            ("to", to.to_string().into()),
        ];
        // Only where more points are better they are points.
        lang.say(if from == 1 && self.best_is_to { "unmet-points" } else { "unmet-scale" }, &words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_told_by_its_points() {
        let one_to_five = UnmetPoints { scale: (1, 5), points: (1, 3), best_is_to: true };
        assert_eq!(one_to_five.words(Lang::De), "1, 2 oder 3 von 5 Punkten");
        assert_eq!(one_to_five.words(Lang::En), "1, 2 or 3 of 5 points");
        let marks = UnmetPoints { scale: (1, 5), points: (3, 5), best_is_to: false };
        assert_eq!(marks.words(Lang::De), "3, 4 oder 5 auf der Skala von 1 bis 5");
        let two = UnmetPoints { scale: (0, 3), points: (0, 0), best_is_to: true };
        assert_eq!(two.words(Lang::En), "0 on the scale from 0 to 3");
    }
}
