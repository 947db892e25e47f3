//! Which needs enter an order, and where they stand in it.
//!
//! Everything is counted in the order of the needs' first codes: the draws behind rank sets, and what decides where scores are
//! equal. So an order is the same whatever the needs are called today and wherever they stand in the file.

use super::{Below, Place, RankedNeed, SEED};
use crate::bases::{self, SATISFACTION_NEEDED_FROM};
use crate::estimate::Estimates;
use crate::needs::{Measure, NeedScore, Scores, score};
use crate::ranking::RankSets;
use crate::study::{CountError, Domain, Facets, Listed, Respondents, Study};

/// The needs of one domain, in order and below it.
pub(super) struct Ordered {
    pub(super) needs: Vec<RankedNeed>,
    /// In the order of the survey's needs.
    pub(super) sets: RankSets,
}

impl Ordered {
    pub(super) fn of(study: &Study<'_>, facets: &Facets<'_>, domain: Domain<'_>) -> Result<Self, CountError> {
        let scores = scores(study, facets, domain)?;
        let ordered_by = scores.needs.iter().enumerate().filter(|(slot, _)| study.is_common(*slot)).map(|(_, need)| measure(need));
        let is_unmet = ordered_by.clone().any(|measure| measure != Measure::Priority);
        let listed = scores.needs.iter().enumerate().filter(|(slot, _)| study.listed(*slot) != Listed::Nowhere);
        let standing: Vec<(usize, NeedScore, Option<Below>)> = listed
            .map(|(slot, need)| {
                let (score, below) = stands(study, slot, need, is_unmet);
                (slot, score, below)
            })
            .collect();
        let ordered: Vec<usize> = standing.iter().filter(|(.., below)| below.is_none()).map(|(slot, ..)| *slot).collect();
        let sets = sets(study, &scores.estimates, &ordered);
        let placed = |(slot, score, below): (usize, NeedScore, Option<Below>)| {
            let need = study.order[slot];
            let place = Place { rank: sets.rank[need], low: sets.low[need], high: sets.high[need], tier: sets.tier[need] };
            (slot, RankedNeed { need, score, place: below.map_or(Ok(place), Err) })
        };
        let mut needs: Vec<(usize, RankedNeed)> = standing.into_iter().map(placed).collect();
        needs.sort_by(|(a_slot, a), (b_slot, b)| match (a.place, b.place) {
            (Ok(a), Ok(b)) => a.rank.cmp(&b.rank).then(a_slot.cmp(b_slot)),
            (Ok(_), Err(_)) => std::cmp::Ordering::Less,
            (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
            (Err(why), Err(other)) => why.cmp(&other).then(named(b).total_cmp(&named(a))).then(a_slot.cmp(b_slot)),
        });
        Ok(Self { needs: needs.into_iter().map(|(_, need)| need).collect(), sets })
    }
}

/// The scores of a domain, in the order of counting; by importance alone where no need has enough answers about satisfaction.
fn scores(study: &Study<'_>, facets: &Facets<'_>, domain: Domain<'_>) -> Result<Scores, CountError> {
    let of = |facets: &Facets<'_>| score(&study.design, study.order.len(), &Respondents::new(study, facets, domain));
    let scores = of(facets)?;
    let rated = |(slot, need): (usize, &NeedScore)| study.is_common(slot) && is_rated(need);
    if scores.needs.iter().enumerate().any(rated) || scores.needs.iter().all(|need| need.dissatisfaction.is_none()) {
        return Ok(scores);
    }
    of(&study.facets()?.importance_only())
}

/// Whether enough rated how satisfied they are with a need.
fn is_rated(need: &NeedScore) -> bool {
    need.dissatisfaction.is_some_and(|dissatisfaction| dissatisfaction.n >= SATISFACTION_NEEDED_FROM)
}

fn measure(need: &NeedScore) -> Measure {
    if is_rated(need) { need.measure } else { Measure::Priority }
}

/// What may be said of a need, and why it stands below the order, if it does.
fn stands(study: &Study<'_>, slot: usize, need: &NeedScore, is_unmet: bool) -> (NeedScore, Option<Below>) {
    let enough = need.score.is_some_and(|score| bases::Base::of_share(score.n) != bases::Base::Hidden);
    if !study.is_common(slot) {
        (NeedScore::unknown(), Some(Below::List))
    } else if !enough {
        (need.clone(), Some(Below::Base))
    } else if is_unmet && !is_rated(need) {
        (need.by_importance(), Some(Below::Satisfaction))
    } else {
        (need.clone(), None)
    }
}

fn named(need: &RankedNeed) -> f64 {
    need.score.importance.map_or(0.0, |importance| importance.value)
}

/// The rank sets of some numbers among themselves, by the places of the survey's needs; the others have rank 0.
pub(crate) fn sets(study: &Study<'_>, estimates: &Estimates, slots: &[usize]) -> RankSets {
    let needs: Vec<usize> = slots.iter().filter_map(|slot| study.order.get(*slot).copied()).collect();
    RankSets::of(&estimates.pick(slots), SEED).spread(&needs, study.order.len())
}
