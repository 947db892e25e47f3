//! How far the score of each need among some is from that among everyone else, for several of
//! them at once and with the full covariance: what a joint decision over all of it needs.

use super::influence::{InfluenceTable, Linear};
use super::rows::NeedRows;
use super::score::join;
use super::sums::Sums;
use crate::bases::BaseSize;
use crate::cells::Moments;
use crate::estimate::{Design, Estimates};
use nalgebra::DVector;

/// One of the groups that is held against everyone else.
struct Side {
    group: usize,
    inside: Vec<Sums>,
    outside: Vec<Sums>,
    linear: [Vec<Option<Linear>>; 2],
}

/// Returns for each of the groups that are asked for, one after the other, each need's score in it
/// less that of everyone else, from −1 to 1. What is known of too few on either side is not
/// measured. `group_of` is the group of each row, if it has one.
pub fn against_the_rest(
    design: &Design,
    asked: &[usize],
    rows: &NeedRows<'_>,
    group_of: impl Fn(usize) -> Option<usize> + Sync,
) -> Estimates {
    let m = rows.m();
    let empty = || vec![Sums::default(); m];
    let (all, each) = rows.fold(
        m * (1 + asked.len()),
        || (empty(), vec![empty(); asked.len()]),
        |(all, each), row| {
            let w = design.factor(row.cell) * row.d;
            let group = group_of(row.row);
            let own = asked.iter().position(|asked| Some(*asked) == group);
            for sums in std::iter::once(all).chain(own.and_then(|own| each.get_mut(own))) {
                sums.iter_mut().zip(row.answers()).for_each(|(sums, said)| sums.add(said, w));
            }
        },
        |(all, each), (more, of_each)| {
            join(all, &more);
            each.iter_mut().zip(of_each).for_each(|(sums, more)| join(sums, &more));
        },
    );
    let linear = |sums: &[Sums]| sums.iter().map(|s| Linear::of(s, design.n_hat())).collect();
    let side = |(group, inside): (&usize, Vec<Sums>)| {
        let outside: Vec<Sums> =
            inside.iter().zip(&all).map(|(inside, all)| inside.rest(all)).collect();
        Side { group: *group, linear: [linear(&inside), linear(&outside)], inside, outside }
    };
    let sides: Vec<Side> = asked.iter().zip(each).map(side).collect();
    let table = |linear: &[Option<Linear>], sign: f64| {
        InfluenceTable::new(m, rows.known(), |k, said| {
            linear[k].as_ref().map_or(0.0, |linear| sign * linear.on_score(said))
        })
    };
    let tables: Vec<[InfluenceTable; 2]> = sides
        .iter()
        .map(|Side { linear: [inside, outside], .. }| [table(inside, 1.0), table(outside, -1.0)])
        .collect();
    let k = m * sides.len();
    let (moments, _) = rows.fold(
        design.cells() * k * k.div_ceil(2),
        || (Moments::new(design.layout(), k), vec![0.0; k]),
        |(moments, u), row| {
            let group = group_of(row.row);
            for ((side, tables), u) in sides.iter().zip(&tables).zip(u.chunks_mut(m.max(1))) {
                tables[usize::from(group != Some(side.group))].write(row, u);
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
