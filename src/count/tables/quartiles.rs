//! How sure the quartiles of a number are: one more pass, over who is not above each of them.

use super::among::{Among, GroupOf, Standing, each};
use super::sums::Sums;
use crate::cells::Moments;
use crate::estimate::{Base, Interval};
use crate::study::{CountError, Study};
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;

/// The 95 % interval of each quartile; `None` where the answers do not reach so far.
pub type QuartileRanges = [Option<Interval>; 3];

/// Returns the intervals of each column's quartiles, where it has some.
pub(super) fn ranges(
    study: &Study<'_>,
    at: QuestionIndex,
    (among, keys): (&Among, &[GroupOf]),
    sums: &Sums,
    quartiles: &[Option<[f64; 3]>],
) -> Result<Vec<Option<QuartileRanges>>, CountError> {
    if quartiles.iter().all(Option::is_none) {
        return Ok(vec![None; quartiles.len()]);
    }
    let cells = || study.design.layout();
    let mut moments: Vec<Moments> =
        quartiles.iter().map(|_| Moments::squares(cells(), 4)).collect();
    each(study, Some(at), among, keys, |member| {
        let Answer::Number(number) = member.answer else { return };
        if member.standing != Standing::Inside {
            return;
        }
        for column in [Some(0), member.group].into_iter().flatten() {
            if let (Some(moments), Some(Some(quartiles))) =
                (moments.get_mut(column), quartiles.get(column))
            {
                let below = quartiles.map(|quartile| f64::from(u8::from(*number <= quartile)));
                moments.push(member.cell, member.d, &[1.0, below[0], below[1], below[2]]);
            }
        }
    })?;
    let range = |(at, moments): (usize, &Moments)| {
        quartiles.get(at)?.as_ref()?;
        let below = study.design.ratios(moments, &[(1, 0), (2, 0), (3, 0)]);
        // Only the interval is asked for, which does not rest on these.
        let base = Base { n: 0, n_eff: 0.0 };
        let values = &sums.groups.get(at)?.values;
        Some([0, 1, 2].map(|j| values.woodruff(&below.quantity(j, base))))
    };
    Ok(moments.iter().enumerate().map(range).collect())
}
