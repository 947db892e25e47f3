//! The needs of a survey in order: from a merged dataset to scores, rank sets and tiers, as a whole and by group.
//!
//! The scores come from `needs`, the ranks from `ranking`. One order holds only needs that stand on the list of everybody counted
//! in it (`order`); what only some were asked is ranked among those (`lists`). A group is a domain: everybody stays in the design, and only the
//! group's members answer.

mod lists;
mod order;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::bases;
use crate::estimate::{Base, Estimate};
use crate::needs::{Measure, NeedScore};
use crate::ranking::RankSets;
use crate::study::{CountError, Domain, Facets, Study, Weights};
use crate::weights::RakeProtocol;
use crate::withhold::told_groups;
pub use lists::ListRanking;
use lists::Lists;
use mitreden_base::ids::Code;
use mitreden_define::survey::Mode;
use order::Ordered;
pub(crate) use order::sets;

/// The seed of the draws behind rank sets: fixed, so that the same data give the same sets.
pub const SEED: u64 = 1;
/// The number of the method: another one whenever the same answers give other numbers.
pub const METHOD: u32 = 2;

/// Where a need stands in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its rank by score, from 1.
    pub rank: usize,
    /// The best rank it can have, at 95 % jointly.
    pub low: usize,
    /// The worst rank it can have.
    pub high: usize,
    /// Its tier, from 1.
    pub tier: usize,
}

/// Why a need stands below the order and takes no rank from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// Hardly anybody was asked how satisfied they are with it, while the others are ordered by that, too.
    Satisfaction,
    /// It stands on the list of some only of those who count.
    List,
    /// Too few answered about it.
    Base,
}

/// One need of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedNeed {
    /// The need (an index into the survey's needs).
    pub need: usize,
    /// Its score, importance and dissatisfaction, from 0 to 1.
    pub score: NeedScore,
    /// Its place, or why it has none.
    pub place: Result<Place, Below>,
}

/// The needs of one group of respondents, or of all, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The option of the grouping question; `None` for all respondents.
    pub group: Option<Code>,
    /// Whom it rests on.
    pub base: Base,
    /// Whether so many answered that it may be shown, and with which remark.
    pub shown: bases::Base,
    /// Whether some of them are made up.
    pub simulated: bool,
    /// The needs, the one with the highest score first, then those that stand below the order; empty where the base is too small.
    pub needs: Vec<RankedNeed>,
    /// The rank sets, in the order of the survey's needs; those below the order have rank 0.
    pub sets: Option<RankSets>,
    /// The needs that only some were asked about, each in the order of its list.
    pub lists: Vec<ListRanking>,
}

/// What is asked of the responses.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request {
    /// Only answers that came in this way.
    pub mode: Option<Mode>,
    /// One ranking for each option of this question (an index) instead of one for all.
    pub by: Option<usize>,
}

/// Rankings, with how the respondents were weighted.
#[derive(Debug, Clone, PartialEq)]
pub struct Rankings {
    /// One for all respondents, or one for each group.
    pub rankings: Vec<Ranking>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// The raking; `None` where nothing is known of the population.
    pub weighting: Option<RakeProtocol>,
    /// The needs that stand on the list of somebody who counts, in the order of counting.
    pub listed: Vec<usize>,
    /// All who count.
    pub base: Base,
    /// The days of the first and the last interview.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Questions of the margins (indices) that some were not asked, with how many those are.
    pub unasked: Vec<(usize, u64)>,
    /// How many were asked in the street in no known shift.
    pub adrift: u64,
    /// Whether all answers are one cluster, so that there is no standard error.
    pub is_one_cluster: bool,
}

/// Ranks the needs of a study.
pub fn rank(study: &Study<'_>, request: Request) -> Result<Rankings, CountError> {
    let facets = study.facets()?;
    let lists = Lists::open(study)?;
    let everyone = Domain { mode: request.mode, group: None };
    let one = |domain, group| -> Result<Ranking, CountError> {
        let all = ranking(study, &facets, domain, group)?;
        Ok(Ranking { lists: lists.rank(&facets, domain, &all)?, ..all })
    };
    let rankings = match request.by {
        None => vec![one(everyone, None)?],
        Some(question) => {
            let groups = study.groups(question)?;
            let codes = study.survey.questions[question].kind.items().iter().map(|item| item.code.clone()).enumerate();
            let of_group = |(at, code)| one(Domain { group: Some((&groups, at)), ..everyone }, Some(code));
            withhold(codes.map(of_group).collect::<Result<_, _>>()?, everyone.base(study).n)
        }
    };
    Ok(Rankings {
        rankings,
        weights: study.weights(),
        weighting: study.weighting.clone(),
        listed: study.listed_needs(),
        base: study.base(),
        days: study.days(),
        unasked: study.unasked.clone(),
        adrift: study.sample.adrift,
        is_one_cluster: study.design.is_one_cluster(),
    })
}

/// Hides groups from which, together with all respondents, a few others could be told.
fn withhold(mut rankings: Vec<Ranking>, all: u64) -> Vec<Ranking> {
    let sizes: Vec<_> = rankings.iter().map(|ranking| (ranking.base.n, ranking.shown != bases::Base::Hidden)).collect();
    for (ranking, told) in rankings.iter_mut().zip(told_groups(all, &sizes)) {
        if !told {
            (ranking.shown, ranking.sets) = (bases::Base::Hidden, None);
            ranking.needs.clear();
            ranking.lists.clear();
        }
    }
    rankings
}

fn ranking(study: &Study<'_>, facets: &Facets<'_>, domain: Domain<'_>, group: Option<Code>) -> Result<Ranking, CountError> {
    let base = domain.base(study);
    let shown = match &group {
        Some(_) => bases::Base::of_group_ranking(base.n_eff),
        None => bases::Base::of_ranking(base.n_eff),
    };
    let simulated = study.sample.simulated;
    let mut ranking = Ranking { group, base, shown, simulated, needs: Vec::new(), sets: None, lists: Vec::new() };
    if shown != bases::Base::Hidden {
        let Ordered { needs, sets } = Ordered::of(study, facets, domain)?;
        (ranking.needs, ranking.sets) = (needs, Some(sets));
    }
    Ok(ranking)
}

impl Ranking {
    /// The needs that have a rank, the first one first.
    pub fn ranked(&self) -> impl Iterator<Item = (&RankedNeed, Place)> {
        self.needs.iter().filter_map(|need| Some((need, need.place.ok()?)))
    }

    /// What the scores of the order are shares of.
    pub fn measure(&self) -> Option<Measure> {
        self.ranked().next().map(|(need, _)| need.measure())
    }
}

impl RankedNeed {
    /// What the score is a share of.
    pub fn measure(&self) -> Measure {
        self.score.measure
    }

    /// The score for showing: hidden on a small base.
    pub fn shown(&self) -> Option<Estimate> {
        self.score.score.and_then(|score| score.shown().get().copied())
    }
}
