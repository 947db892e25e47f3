//! A sample drawn at random as the reference for answers of those who came by themselves, for the
//! team.
//!
//! Of each need the drawn are put together with the others so that the mean squared error is least:
//! the more sure the drawn are, and the farther the others are from them beyond chance, the more
//! the drawn count. The weight of the drawn is (V + B²)/(D + V + B²), where D and V are the
//! variances of the drawn and of the others and B² = max(0, Δ² − D − V) the square of how far the
//! others are off (Elliott & Haviland 2007, Survey Methodology 33:211-215). B is estimated from the
//! same answers, so that the error is a guide and no standard error: nothing is decided by it.

use crate::estimate::Estimate;
use crate::needs::{NeedRows, score_groups};
use crate::study::{Study, comes_by};
use mitreden_define::survey::{Draw, Mode};

/// The ways in which those drawn at random answered, and those of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceModes {
    /// The ways in which only those who were drawn could answer.
    pub drawn: Vec<Mode>,
    /// The ways in which anybody could.
    pub open: Vec<Mode>,
}

/// A need among those drawn at random and among the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedReference {
    /// The score of the drawn.
    pub drawn: Estimate,
    /// The score of the others.
    pub open: Estimate,
    /// How much the drawn count in what is put together, from 0 to 1.
    pub weight: f64,
    /// The score put together.
    pub composite: f64,
    /// The square root of its mean squared error, as far as that can be estimated.
    pub error: f64,
}

impl ReferenceModes {
    /// The ways of a survey whose questionnaire says that people were drawn at random; `None` where
    /// it says no such thing, or all ways are of one kind.
    pub(super) fn of(study: &Study<'_>, modes: &[Mode]) -> Option<Self> {
        if study.survey.fieldwork.sample != Some(Draw::Random) {
            return None;
        }
        let (open, drawn): (Vec<Mode>, Vec<Mode>) =
            modes.iter().partition(|mode| comes_by(study.survey, **mode));
        (!open.is_empty() && !drawn.is_empty()).then_some(Self { drawn, open })
    }

    /// Puts both together, need by need in the order of counting; `None` for a need about which one
    /// side has too few answers, or no standard error.
    pub(super) fn needs(
        &self,
        study: &Study<'_>,
        rows: &NeedRows<'_>,
    ) -> Vec<Option<NeedReference>> {
        let side = |row: usize| {
            let mode = study.sample.modes.get(row)?;
            Some(usize::from(self.open.contains(mode)))
        };
        let sides = score_groups(&study.design, 2, rows, side);
        let score = |side: usize, slot: usize| {
            let scores = sides.get(side)?.scores.as_ref()?;
            scores.needs.get(slot)?.score?.shown().get().copied()
        };
        let need = |slot| NeedReference::of(score(0, slot)?, score(1, slot)?);
        (0..study.order.len()).map(need).collect()
    }
}

impl NeedReference {
    fn of(drawn: Estimate, open: Estimate) -> Option<Self> {
        let [of_drawn, of_open] = [drawn.se?, open.se?].map(|se| se * se);
        let apart = drawn.value - open.value;
        let off = of_open + (apart * apart - of_drawn - of_open).max(0.0);
        // Where both are certain they are the same, or the drawn alone count.
        let weight = if of_drawn + off > 0.0 { off / (of_drawn + off) } else { 1.0 };
        Some(Self {
            drawn,
            open,
            weight,
            composite: weight * drawn.value + (1.0 - weight) * open.value,
            error: (weight * weight * of_drawn + (1.0 - weight) * (1.0 - weight) * off).sqrt(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Base;

    fn share(value: f64, se: f64) -> Estimate {
        let base = Base { n: 200, n_eff: 200.0 };
        Estimate { value, se: Some(se), interval: None, n: base.n, n_eff: base.n_eff }
    }

    /// By hand: the others are .10 higher; D = .0009, V = .0004, B² = .01 − .0013 = .0087, so the
    /// drawn count .0091/.01 = .91, and the mean squared error is .0009 · .0091/.01 = .000819.
    #[test]
    fn the_farther_off_the_others_are_the_less_they_count() {
        let both = NeedReference::of(share(0.3, 0.03), share(0.4, 0.02)).unwrap();
        assert!((both.weight - 0.91).abs() < 1e-12);
        assert!((both.composite - 0.309).abs() < 1e-12);
        assert!((both.error - 0.000_819_f64.sqrt()).abs() < 1e-12);
        // As far apart as chance would have them: both count by how sure they are.
        let both = NeedReference::of(share(0.3, 0.03), share(0.32, 0.02)).unwrap();
        assert!((both.weight - 4.0 / 13.0).abs() < 1e-12);
        // However far apart, it is never worse than the drawn alone.
        assert!(both.error <= 0.03);
    }
}
