//! Which projects a budget would be spent on if everybody who answered had an equal part of it, by
//! the Method of Equal Shares: for the team.
//!
//! Whoever put a need among their most important approves of every project that serves it. Needs
//! that only some had on their list approve of nothing: the others could not have named them.

use std::collections::BTreeMap;

use super::among::{Among, Standing, each, keys};
use crate::bases::BaseSize;
use crate::cells::{CellLayout, Moments};
use crate::equal_shares::{Ballot, Election, Outcome};
use crate::estimate::{Base, Estimate};
use crate::needs::NeedRow;
use crate::study::{CountError, Domain, Study, Weights};
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

/// What everybody approves of, while it is gathered.
struct Votes {
    alike: BTreeMap<Vec<usize>, Alike>,
    moments: Moments,
    /// How many answered, their weights and the squares of these.
    base: (u64, f64, f64),
    u: Vec<f64>,
    approved: Vec<usize>,
}

impl Votes {
    fn none(cells: CellLayout, k: usize) -> Self {
        Self {
            alike: BTreeMap::new(),
            moments: Moments::squares(cells, k),
            base: (0, 0.0, 0.0),
            u: vec![0.0; k],
            approved: Vec::new(),
        }
    }

    /// Adds a respondent of weight `w`; `serving` are the projects that serve each need.
    fn add(&mut self, row: &NeedRow<'_>, serving: &[Vec<usize>], w: f64) {
        if !row.answers().any(|said| said.a > 0.0) {
            return;
        }
        let Self { alike, moments, base: (n, all, squares), u, approved } = self;
        approved.clear();
        for (said, serving) in row.answers().zip(serving) {
            approved.extend(serving.iter().filter(|_| said.t > 0.0).copied());
        }
        approved.sort_unstable();
        approved.dedup();
        u.fill(0.0);
        u[0] = 1.0;
        for at in approved.iter() {
            u[1 + at] = 1.0;
        }
        moments.push(row.cell, row.d, u);
        (*n, *all, *squares) = (*n + 1, *all + w, *squares + w * w);
        if let Some(alike) = alike.get_mut(approved) {
            (alike.n, alike.w) = (alike.n + 1, alike.w + w);
        } else {
            alike.insert(approved.clone(), Alike { n: 1, w });
        }
    }

    fn join(&mut self, other: Self) {
        for (approved, Alike { n, w }) in other.alike {
            let alike = self.alike.entry(approved).or_insert(Alike { n: 0, w: 0.0 });
            (alike.n, alike.w) = (alike.n + n, alike.w + w);
        }
        self.moments.merge(&other.moments);
        let (n, w, w2) = other.base;
        self.base = (self.base.0 + n, self.base.1 + w, self.base.2 + w2);
    }
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
    let k = 1 + proposals.len();
    let cells = study.design.cells();
    let Votes { alike: votes, moments, base: (n, w, w2), .. } = domain.rows(study, &facets)?.fold(
        cells * k,
        || Votes::none(study.design.layout(), k),
        |votes, row| votes.add(row, &serving, study.design.factor(row.cell) * row.d),
        Votes::join,
    );
    let base = Base { n, n_eff: n_eff(w, w2) };
    let pairs: Vec<_> = (1..=proposals.len()).map(|y| (y, 0)).collect();
    let estimates = study.design.ratios(&moments, &pairs);
    let is_enough = BaseSize::of_share(n) != BaseSize::Hidden;
    let supporters = |at: usize| -> u64 {
        votes.iter().filter(|(vote, _)| vote.contains(&at)).map(|(_, alike)| alike.n).sum()
    };
    let support = |at: usize| {
        let is_published = is_enough && BaseSize::of_part(supporters(at)).get().is_some();
        is_published.then(|| estimates.share(at, base))
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
