//! How far the score of each need among some is from that among everyone else, for several of
//! them at once and with the full covariance: what a joint decision over all of it needs.

use super::groups::GroupRows;
use super::influence::Linear;
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
/// measured.
pub fn against_the_rest<R: GroupRows>(
    design: &Design,
    m: usize,
    asked: &[usize],
    rows: &R,
) -> Result<Estimates, R::Error> {
    let mut all = vec![Sums::default(); m];
    let mut each = vec![all.clone(); asked.len()];
    rows.try_for_each(|row, group| {
        let w = design.factor(row.cell) * row.d;
        let own = asked.iter().position(|asked| Some(*asked) == group);
        for sums in std::iter::once(&mut all).chain(own.and_then(|own| each.get_mut(own))) {
            sums.iter_mut().enumerate().for_each(|(k, sums)| sums.add(row, k, w));
        }
    })?;
    let linear = |sums: &[Sums]| sums.iter().map(|s| Linear::of(s, design.n_hat())).collect();
    let side = |(group, inside): (&usize, Vec<Sums>)| {
        let outside: Vec<Sums> =
            inside.iter().zip(&all).map(|(inside, all)| inside.rest(all)).collect();
        Side { group: *group, linear: [linear(&inside), linear(&outside)], inside, outside }
    };
    let sides: Vec<Side> = asked.iter().zip(each).map(side).collect();
    let mut moments = Moments::new(design.cells(), m * sides.len());
    let mut u = vec![0.0; m * sides.len()];
    rows.try_for_each(|row, group| {
        for (side, u) in sides.iter().zip(u.chunks_mut(m.max(1))) {
            let [inside, outside] = &side.linear;
            let is_inside = group == Some(side.group);
            let (linear, sign) = if is_inside { (inside, 1.0) } else { (outside, -1.0) };
            for (k, (u, linear)) in u.iter_mut().zip(linear).enumerate() {
                *u = linear.as_ref().map_or(0.0, |linear| sign * linear.on_score(row, k));
            }
        }
        moments.push(row.cell, row.d, &u);
    })?;
    let theta = sides.iter().flat_map(|side| {
        let [inside, outside] = &side.linear;
        inside.iter().zip(outside).map(|(inside, outside)| {
            inside.zip(*outside).map_or(0.0, |(inside, outside)| inside.score - outside.score)
        })
    });
    let mut estimates = design.influence(DVector::from_iterator(m * sides.len(), theta), &moments);
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
    Ok(estimates)
}
