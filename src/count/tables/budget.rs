//! Which projects a budget would be spent on if everybody who answered had an equal part of it, by
//! the Method of Equal Shares: for the team.
//!
//! Whoever put a need among their most important approves of every project that serves it. Needs
//! that only some had on their list approve of nothing: the others could not have named them.

use std::collections::BTreeMap;

use super::among::{Among, Standing, each, keys};
use crate::bases::BaseSize;
use crate::cells::Moments;
use crate::equal_shares::{Ballot, Election, Outcome};
use crate::estimate::{Base, Estimate};
use crate::needs::Rows as _;
use crate::study::{CountError, Domain, Respondents, Study, Weights};
use crate::weights::n_eff;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Mode;

/// Weights become whole numbers, so many for a voter of mean weight: what rounding takes from a
/// vote is no more than a millionth of it.
const WHOLE: f64 = 1e6;
/// Completion gives each voter this much more at a time, in cents, as where the method is in use.
const STEP: u64 = 100;
/// Or this part of the budget for all voters together, where that is less.
const STEP_PART: u64 = 100;

/// A project that the budget could be spent on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The cost in cents.
    pub cost: u64,
    /// The needs that it serves.
    pub serves: Vec<NeedIndex>,
}

/// A budget as it would be spent; what writes reports does not take it.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamBudget {
    /// Who answered what matters: they have the budget.
    pub base: Base,
    /// Of how many it is not known whether the condition holds.
    pub unknown: u64,
    /// The share of them that supports each project; `None` where those are few.
    pub support: Vec<Option<Estimate>>,
    /// The projects that are chosen; `None` where too few answered.
    pub outcome: Option<Outcome>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// Whether some of the answers are made up.
    pub simulated: bool,
}

/// Those who support the same projects.
struct Alike {
    n: u64,
    w: f64,
}

/// Spends a budget (in cents) on projects as the answers of some approve of them.
pub fn budget(
    study: &Study<'_>,
    mode: Option<Mode>,
    among: &Among,
    (budget, proposals): (u64, &[Proposal]),
) -> Result<TeamBudget, CountError> {
    let (groups, unknown) = members(study, among)?;
    let facets = study.facets()?.importance_only();
    let domain = Domain { mode, group: Some((&groups, 0)) };
    // For each need, by its place in the order of counting, the projects that serve it.
    let serving: Vec<Vec<usize>> = study
        .order
        .iter()
        .enumerate()
        .map(|(slot, need)| {
            let serving = proposals.iter().enumerate().filter(|(_, one)| one.serves.contains(need));
            serving.map(|(at, _)| at).filter(|_| study.is_common(slot)).collect()
        })
        .collect();
    let mut votes: BTreeMap<Vec<usize>, Alike> = BTreeMap::new();
    let mut moments = Moments::squares(study.design.cells(), 1 + proposals.len());
    let mut u = vec![0.0; 1 + proposals.len()];
    let (mut n, mut w, mut w2) = (0, 0.0, 0.0);
    let mut approved = Vec::new();
    Respondents::new(study, &facets, domain).try_for_each(|row| {
        u.fill(0.0);
        if row.a.iter().any(|a| *a > 0.0) {
            u[0] = 1.0;
            approved.clear();
            for (t, serving) in row.t.iter().zip(&serving) {
                approved.extend(serving.iter().filter(|_| *t > 0.0).copied());
            }
            approved.sort_unstable();
            approved.dedup();
            for at in &approved {
                u[1 + at] = 1.0;
            }
            let weight = study.design.factor(row.cell) * row.d;
            (n, w, w2) = (n + 1, w + weight, w2 + weight * weight);
            if let Some(alike) = votes.get_mut(&approved) {
                (alike.n, alike.w) = (alike.n + 1, alike.w + weight);
            } else {
                votes.insert(approved.clone(), Alike { n: 1, w: weight });
            }
        }
        moments.push(row.cell, row.d, &u);
    })?;
    let base = Base { n, n_eff: n_eff(w, w2) };
    let pairs: Vec<_> = (1..=proposals.len()).map(|y| (y, 0)).collect();
    let estimates = study.design.ratios(&moments, &pairs);
    let is_enough = BaseSize::of_share(n) != BaseSize::Hidden;
    let supporters = |at: usize| -> u64 {
        votes.iter().filter(|(vote, _)| vote.contains(&at)).map(|(_, alike)| alike.n).sum()
    };
    let support = |at: usize| {
        let is_told = is_enough && BaseSize::of_part(supporters(at)).get().is_some();
        is_told.then(|| estimates.share(at, base))
    };
    let election = || {
        let is_level = study.weights() == Weights::None;
        let ballot = |(vote, alike): (&Vec<usize>, &Alike)| Ballot {
            approved: vote.clone(),
            weight: if is_level { alike.n } else { whole(alike.w * n as f64 / w) },
        };
        Election::new(
            proposals.iter().map(|proposal| proposal.cost).collect(),
            votes.iter().map(ballot).collect(),
        )
    };
    let step = (STEP * n).min(budget.div_ceil(STEP_PART));
    Ok(TeamBudget {
        base,
        unknown,
        support: (0..proposals.len()).map(support).collect(),
        outcome: is_enough.then(|| election().spend(budget, step)),
        weights: study.weights(),
        simulated: study.sample.simulated,
    })
}

/// For each row whether it is one of those who are asked for (group 0), and of how many that is not
/// known.
fn members(study: &Study<'_>, among: &Among) -> Result<(Vec<Option<usize>>, u64), CountError> {
    let mut groups = vec![None; study.sample.codes.len()];
    let mut unknown = 0;
    let among = Among { by: None, rows: among.rows.clone() };
    each(study, None, &among, &keys(study, None), |member| {
        unknown += u64::from(member.standing == Standing::Unknown);
        if let (Standing::Inside, Some(group)) = (member.standing, groups.get_mut(member.row)) {
            *group = Some(0);
        }
    })?;
    Ok((groups, unknown))
}

/// A weight as a whole number; nobody who counts has none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of weights is above 0, and its millionths stay far below 2^53"
)]
fn whole(weight: f64) -> u64 {
    ((weight * WHOLE).round() as u64).max(1)
}

/// Whether anybody could support a project that serves these needs: one of them is on the list of
/// everybody who counts.
pub fn can_be_supported(study: &Study<'_>, serves: &[NeedIndex]) -> bool {
    let common = study.common_needs();
    serves.iter().any(|need| common.contains(need))
}
