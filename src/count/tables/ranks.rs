//! The needs in order among anybody, for the team.
//!
//! They are counted as those of a group are, and ranked from the same effective size on, but nothing
//! beside that is withheld: what a report tells is not looked at.

use super::among::{Among, GroupOf, Standing, each, keys};
use crate::bases::{BaseSize, Shown};
use crate::rank::{Lists, Ranking, Rankings, beside, ranked};
use crate::study::{CountError, Domain, Study};
use mitreden_base::ids::Code;
use mitreden_define::survey::Mode;

/// Orders of needs, each of a group; what writes reports does not take them.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRankings {
    /// The orders.
    pub rankings: Rankings,
    /// Of how many it is not known whether the condition holds.
    pub unknown: u64,
}

/// Ranks the needs among some, or for each group of them.
pub fn rank(
    study: &Study<'_>,
    mode: Option<Mode>,
    among: &Among,
) -> Result<TeamRankings, CountError> {
    let keys = keys(study, among.by.as_ref());
    let mut groups: Vec<Option<usize>> = vec![None; study.sample.codes.len()];
    let mut unknown = 0;
    each(study, None, among, &keys, |member| {
        unknown += u64::from(member.standing == Standing::Unknown);
        if let (Standing::Inside, Some(group)) = (member.standing, groups.get_mut(member.row)) {
            // Without groups they are all in the first.
            *group = if keys.len() > 1 { member.group } else { Some(0) };
        }
    })?;
    let facets = study.facets()?;
    let lists = Lists::open(study)?;
    let orders = keys.iter().enumerate().filter(|(at, _)| keys.len() == 1 || *at > 0);
    let orders = orders.map(|(at, key)| {
        let code = match key {
            GroupOf::All => None,
            GroupOf::Option(code) => Some(code.clone()),
            GroupOf::Mode(mode) => Some(Code::new(mode.word())),
            GroupOf::Truth(truth) => Some(Code::new(&truth.to_string())),
        };
        let order =
            ranked(study, &facets, &lists, Domain { mode, group: Some((&groups, at)) }, true)?;
        let is_few = BaseSize::of_share(order.base.n) == BaseSize::Hidden;
        let (n, n_eff) = if is_few { (Shown::Hidden, None) } else { (order.n, order.n_eff) };
        Ok(Ranking { group: code, n, n_eff, ..order })
    });
    let rankings = beside(study, orders.collect::<Result<_, CountError>>()?);
    Ok(TeamRankings { rankings, unknown })
}
