//! The needs of a survey in order: from a merged dataset to scores, rank sets and tiers, as a whole and by group.
//!
//! The scores come from `needs`, the ranks from `ranking`. A group is a domain: everybody stays in the design, and only the
//! group's members answer.

use crate::base::ids::Code;
use crate::count::bases;
use crate::count::estimate::{Base, Estimate};
use crate::count::needs::{Measure, NeedScore, Scores, score};
use crate::count::ranking::RankSets;
use crate::count::study::{CountError, Domain, Facets, Respondents, Study};
use crate::count::weights::RakeProtocol;
use crate::count::withhold::told_groups;
use crate::define::survey::Mode;

/// The seed of the draws behind rank sets: fixed, so that the same data give the same sets.
pub const SEED: u64 = 1;

/// One need of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedNeed {
    /// The need (an index into the survey's needs).
    pub need: usize,
    /// Its score, importance and dissatisfaction, from 0 to 1.
    pub score: NeedScore,
    /// Its rank by score, from 1.
    pub rank: usize,
    /// The best rank it can have, at 95 % jointly.
    pub low: usize,
    /// The worst rank it can have.
    pub high: usize,
    /// Its tier, from 1.
    pub tier: usize,
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
    /// The needs, the one with the highest score first; empty where the base is too small.
    pub needs: Vec<RankedNeed>,
    /// The rank sets, in the order of the survey's needs.
    pub sets: Option<RankSets>,
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
    /// The raking; `None` where nothing is known of the population.
    pub weighting: Option<RakeProtocol>,
    /// All who count.
    pub base: Base,
}

/// Ranks the needs of a study.
pub fn rank(study: &Study<'_>, request: Request) -> Result<Rankings, CountError> {
    let facets = study.facets()?;
    let everyone = Domain { mode: request.mode, group: None };
    let rankings = match request.by {
        None => vec![ranking(study, &facets, everyone, None)?],
        Some(question) => {
            let groups = study.groups(question)?;
            let codes = study.survey.questions[question].kind.items().iter().map(|item| item.code.clone()).enumerate();
            let one = |(at, code)| ranking(study, &facets, Domain { group: Some((&groups, at)), ..everyone }, Some(code));
            withhold(codes.map(one).collect::<Result<_, _>>()?, everyone.base(study).n)
        }
    };
    Ok(Rankings { rankings, weighting: study.weighting.clone(), base: study.base() })
}

/// Hides groups from which, together with all respondents, a few others could be told.
fn withhold(mut rankings: Vec<Ranking>, all: u64) -> Vec<Ranking> {
    let sizes: Vec<_> = rankings.iter().map(|ranking| (ranking.base.n, ranking.shown != bases::Base::Hidden)).collect();
    for (ranking, told) in rankings.iter_mut().zip(told_groups(all, &sizes)) {
        if !told {
            (ranking.shown, ranking.sets) = (bases::Base::Hidden, None);
            ranking.needs.clear();
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
    if shown == bases::Base::Hidden {
        return Ok(Ranking { group, base, shown, simulated, needs: Vec::new(), sets: None });
    }
    let scores = score(&study.design, study.survey.needs.len(), &Respondents::new(study, facets, domain))?;
    let sets = scores.ranks(SEED);
    let needs = in_order(scores, &sets);
    Ok(Ranking { group, base, shown, simulated, needs, sets: Some(sets) })
}

/// The needs by rank; those that tie in the order of the survey.
fn in_order(scores: Scores, sets: &RankSets) -> Vec<RankedNeed> {
    let place = |(need, score): (usize, NeedScore)| RankedNeed {
        need,
        score,
        rank: sets.rank[need],
        low: sets.low[need],
        high: sets.high[need],
        tier: sets.tier[need],
    };
    let mut needs: Vec<_> = scores.needs.into_iter().enumerate().map(place).collect();
    needs.sort_by_key(|need| need.rank);
    needs
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
