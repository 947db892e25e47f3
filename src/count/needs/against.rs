//! How far the score of each need among some is from that among others, for several of them at once
//! and with the full covariance: what a joint decision over all of it needs.
//!
//! Both sides are domains of one design, so that what both owe to the same weights and clusters is
//! in the error of their difference.

use super::influence::{InfluenceTable, Linear};
use super::rows::NeedRows;
use super::score::join;
use super::sums::Sums;
use crate::bases::BaseSize;
use crate::cells::Moments;
use crate::estimate::{Design, Estimates};
use nalgebra::DVector;

/// On which side of a comparison a respondent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedSide {
    /// Among those whose score is the first.
    Inside,
    /// Among those they are held against.
    Outside,
    /// On neither side.
    Neither,
}

/// One comparison, with the sums of both sides.
struct Comparison {
    inside: Vec<Sums>,
    outside: Vec<Sums>,
    linear: [Vec<Option<Linear>>; 2],
}

/// Returns for each of so many comparisons, one after the other, each need's score on the one side
/// less that on the other, from −1 to 1. What is known of too few on either side is not measured.
/// `side` is the side of a row in a comparison.
pub fn compared(
    design: &Design,
    comparisons: usize,
    rows: &NeedRows<'_>,
    side: impl Fn(usize, usize) -> ComparedSide + Sync,
) -> Estimates {
    let m = rows.m();
    let sums = rows.fold(
        m * 2 * comparisons,
        || vec![[vec![Sums::default(); m], vec![Sums::default(); m]]; comparisons],
        |all, row| {
            let w = design.factor(row.cell) * row.d;
            for (at, [inside, outside]) in all.iter_mut().enumerate() {
                let sums = match side(row.row, at) {
                    ComparedSide::Inside => inside,
                    ComparedSide::Outside => outside,
                    ComparedSide::Neither => continue,
                };
                sums.iter_mut().zip(row.answers()).for_each(|(sums, said)| sums.add(said, w));
            }
        },
        |all, more| {
            for (all, more) in all.iter_mut().flatten().zip(more.iter().flatten()) {
                join(all, more);
            }
        },
    );
    let linear = |sums: &[Sums]| sums.iter().map(|s| Linear::of(s, design.n_hat())).collect();
    let comparison = |[inside, outside]: [Vec<Sums>; 2]| Comparison {
        linear: [linear(&inside), linear(&outside)],
        inside,
        outside,
    };
    let sides: Vec<Comparison> = sums.into_iter().map(comparison).collect();
    let table = |linear: &[Option<Linear>], sign: f64| {
        InfluenceTable::new(m, rows.known(), |k, said| {
            linear[k].as_ref().map_or(0.0, |linear| sign * linear.on_score(said))
        })
    };
    let tables: Vec<[InfluenceTable; 2]> = sides
        .iter()
        .map(|Comparison { linear: [inside, outside], .. }| {
            [table(inside, 1.0), table(outside, -1.0)]
        })
        .collect();
    let k = m * sides.len();
    let (moments, _) = rows.fold(
        design.cells() * k * k.div_ceil(2),
        || (Moments::new(design.layout(), k), vec![0.0; k]),
        |(moments, u), row| {
            for ((at, tables), u) in tables.iter().enumerate().zip(u.chunks_mut(m.max(1))) {
                match side(row.row, at) {
                    ComparedSide::Inside => tables[0].write(row, u),
                    ComparedSide::Outside => tables[1].write(row, u),
                    ComparedSide::Neither => u.fill(0.0),
                }
            }
            moments.push(row.cell, row.d, u);
        },
        |(all, _), (more, _)| all.merge(&more),
    );
    let theta = sides.iter().flat_map(|side| {
        let [inside, outside] = &side.linear;
        inside.iter().zip(outside).map(|(inside, outside)| {
            inside.zip(*outside).map_or(0.0, |(inside, outside)| inside.score - outside.score)
        })
    });
    let mut estimates = design.influence(DVector::from_iterator(k, theta), &moments);
    let sums = sides.iter().flat_map(|side| side.inside.iter().zip(&side.outside));
    let enough = |n: u64| BaseSize::of_share(n) != BaseSize::Hidden;
    for (at, (inside, outside)) in sums.enumerate() {
        if enough(inside.n) && enough(outside.n) {
            let base = |sums: &Sums| (sums.asked_base(), sums.carriers);
            estimates.differ_by(at, [base(inside), base(outside)]);
        } else {
            estimates.forget(at);
        }
    }
    estimates
}
