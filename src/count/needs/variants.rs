//! Other formulas over the same answers, to see whether the order hangs on the one that was chosen.

use super::answers::NeedAnswer;
use super::influence::{InfluenceTable, Linear};
use super::rows::NeedRows;
use super::score::sums;
use super::sums::Sums;
use crate::cells::Moments;
use crate::estimate::{Design, Estimates};
use nalgebra::DVector;

/// The formula that makes one number of importance and dissatisfaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// Importance times everyone's dissatisfaction: the importance-satisfaction rating of the
    /// American surveys.
    Product,
    /// Importance times the dissatisfaction of those who name the need and rated it: nothing is
    /// filled in from others.
    NamersOwn,
    /// Half of importance and of how far importance exceeds satisfaction, if it does: the
    /// opportunity score of Ulwick (2002, Harvard Business Review 80(1):91-97), which is 20 times
    /// it.
    Opportunity,
}

/// Estimates a formula for each need; a need without its inputs is not measured.
pub fn estimate(design: &Design, rows: &NeedRows<'_>, formula: Formula) -> Estimates {
    let (m, sums) = (rows.m(), sums(design, rows));
    let terms: Vec<Option<Term>> =
        sums.iter().map(|sums| Term::of(sums, design.n_hat(), formula)).collect();
    let table = InfluenceTable::new(m, rows.known(), |k, said| {
        terms[k].as_ref().map_or(0.0, |term| term.influence(said))
    });
    let (moments, _) = rows.fold(
        design.cells() * m,
        || (Moments::new(design.layout(), m), vec![0.0; m]),
        |(moments, u), row| {
            table.write(row, u);
            moments.push(row.cell, row.d, u);
        },
        |(all, _), (more, _)| all.merge(&more),
    );
    let theta = terms.iter().map(|term| term.as_ref().map_or(0.0, Term::value));
    let mut estimates = design.influence(DVector::from_iterator(m, theta), &moments);
    for (k, (term, sums)) in terms.iter().zip(&sums).enumerate() {
        match term {
            Some(_) => estimates.rest_on(k, sums.asked_base(), sums.carriers),
            None => estimates.forget(k),
        }
    }
    estimates
}

/// One need under a formula: importance times a dissatisfaction.
enum Term {
    Product {
        linear: Linear,
        dissatisfaction: f64,
    },
    /// With `rated`, the sum of those who name it and rated it, as a share of all weights.
    NamersOwn {
        linear: Linear,
        dissatisfaction: f64,
        rated: f64,
    },
    Opportunity {
        linear: Linear,
        dissatisfaction: f64,
    },
}

impl Term {
    fn of(sums: &Sums, n_hat: f64, formula: Formula) -> Option<Self> {
        let linear = Linear::of(sums, n_hat)?;
        match formula {
            Formula::Product => {
                Some(Self::Product { dissatisfaction: linear.dissatisfaction?, linear })
            }
            Formula::Opportunity => {
                Some(Self::Opportunity { dissatisfaction: linear.dissatisfaction?, linear })
            }
            Formula::NamersOwn => {
                let rated = sums.named - sums.open;
                // What is left of nobody is rounding.
                let some = rated > 1e-9 * sums.named;
                some.then(|| Self::NamersOwn {
                    linear,
                    dissatisfaction: sums.unmet / rated,
                    rated: rated / n_hat,
                })
            }
        }
    }

    fn value(&self) -> f64 {
        match self {
            Self::Product { linear, dissatisfaction }
            | Self::NamersOwn { linear, dissatisfaction, .. } => {
                linear.importance * dissatisfaction
            }
            Self::Opportunity { linear, dissatisfaction } => {
                0.5 * (linear.importance + gap(linear, *dissatisfaction).max(0.0))
            }
        }
    }

    fn influence(&self, said: &NeedAnswer) -> f64 {
        match self {
            Self::Product { linear, dissatisfaction } => {
                dissatisfaction * linear.on_importance(said)
                    + linear.importance * linear.on_dissatisfaction(said)
            }
            // Where importance is just what satisfaction is the slope has a kink; it is taken from
            // below.
            Self::Opportunity { linear, dissatisfaction } => {
                let on_importance = linear.on_importance(said);
                let on_gap = if gap(linear, *dissatisfaction) > 0.0 {
                    on_importance + linear.on_dissatisfaction(said)
                } else {
                    0.0
                };
                0.5 * (on_importance + on_gap)
            }
            Self::NamersOwn { linear, dissatisfaction, rated } => {
                let on_own = said.a * said.t * said.v * (said.dis - dissatisfaction) / rated;
                dissatisfaction * linear.on_importance(said) + linear.importance * on_own
            }
        }
    }
}

/// How far importance exceeds satisfaction, the share of those who are not dissatisfied.
fn gap(linear: &Linear, dissatisfaction: f64) -> f64 {
    linear.importance - (1.0 - dissatisfaction)
}
