//! Which need of one survey is which of the other: the one with its code, else the one that had it
//! (`was:`).

use super::Uncompared;
use crate::study::Study;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Need, Survey};

/// A need of either survey with the one it is in the other.
pub(super) struct Match {
    pub(super) now: Option<NeedIndex>,
    pub(super) then: Option<NeedIndex>,
    /// Why it is in one of them alone.
    pub(super) why: Option<Uncompared>,
}

/// All needs that either survey asked anybody about.
pub(super) fn matched(now: &Study<'_>, then: &Study<'_>) -> Vec<Match> {
    let (newer, older) = (now.listed_needs(), then.listed_needs());
    let of = |need: NeedIndex| counterpart((then.survey, need), (now.survey, &newer));
    let found: Vec<(NeedIndex, Option<NeedIndex>)> =
        older.iter().map(|need| (*need, of(*need))).collect();
    let taken = |need: NeedIndex| found.iter().filter(|(_, one)| *one == Some(need)).count();
    let mut all = Vec::new();
    for need in &newer {
        if taken(*need) == 0 {
            all.push(Match { now: Some(*need), then: None, why: Some(Uncompared::OnlyNow) });
        }
    }
    for (need, one) in &found {
        let why = match one.map(taken) {
            None => Some(Uncompared::OnlyThen),
            Some(1) => None,
            Some(_) => Some(Uncompared::Several),
        };
        all.push(Match { now: *one, then: Some(*need), why });
    }
    all
}

fn counterpart(
    (then, need): (&Survey, NeedIndex),
    (now, newer): (&Survey, &[NeedIndex]),
) -> Option<NeedIndex> {
    let need = then.needs.get(need)?;
    let find = |is: &dyn Fn(&Need) -> bool| {
        newer.iter().copied().find(|one| now.needs.get(*one).is_some_and(is))
    };
    find(&|one| one.code == need.code)
        .or_else(|| find(&|one| one.was.contains(&need.code)))
        // A list of needs that was edited since knows the older survey's by their new codes.
        .or_else(|| find(&|one| need.was.contains(&one.code)))
        .or_else(|| find(&|one| one.was.iter().any(|was| need.was.contains(was))))
}
