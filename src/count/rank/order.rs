//! Which needs enter an order, and where they stand in it.
//!
//! Everything is counted in the order of the needs' first codes: the draws behind rank sets, and
//! what decides where scores are equal. So an order is the same whatever the needs are called today
//! and wherever they stand in the file.

use super::over_replicates::{DrawnOrders, OrderSums};
use super::{Below, ByNeed, DeclaredScores, NeedPlace, RankPlace, RankedNeed, SEED};
use crate::bases::{self, SATISFACTION_NEEDED_FROM};
use crate::estimate::Estimates;
use crate::needs::{NeedScore, ScoreMeasure, Scores, score};
use crate::ranking::{RankSets, largest_first};
use crate::replicates::ReplicateError;
use crate::study::{CountError, Domain, Facets, Listed, Study};
use mitreden_define::index::{ListIndex as _, NeedIndex};
use mitreden_define::survey::RankingMethod;

/// The needs of one domain, in order and below it.
pub(super) struct Ordered {
    pub(super) needs: Vec<RankedNeed>,
    /// The rank sets, in the order of the survey's needs; `None` by a method that has none.
    pub(super) sets: Option<RankSets>,
    /// In which replicates an order without rank sets was worked out, or why in none.
    pub(super) drawn: Option<Result<DrawnOrders, ReplicateError>>,
}

impl Ordered {
    /// Orders the needs by scores, which are in the order of counting, as far as they may be told.
    /// `by` is the method with its numbers, if it is not ours.
    pub(super) fn of(
        study: &Study<'_>,
        scores: &Scores,
        published: &ByNeed,
        by: (RankingMethod, Option<&DeclaredScores>),
    ) -> Self {
        let (method, declared) = by;
        let ordered_by = scores
            .needs
            .iter()
            .enumerate()
            .filter(|(slot, _)| study.is_common(*slot))
            .map(|(_, need)| measure(need));
        let is_unmet = match method {
            RankingMethod::UnmetPriority => {
                ordered_by.clone().any(|measure| measure != ScoreMeasure::Priority)
            }
            _ => method.is_by_satisfaction(),
        };
        let listed = scores
            .needs
            .iter()
            .enumerate()
            .filter(|(slot, _)| study.listed(*slot) != Listed::Nowhere);
        let mut standing: Vec<Standing> = listed
            .map(|(slot, need)| Standing::of((study, slot), need, published, is_unmet))
            .collect();
        if method != RankingMethod::UnmetPriority {
            for one in &mut standing {
                one.declare(method, declared);
            }
        }
        let ordered: Vec<usize> =
            standing.iter().filter(|one| one.below.is_none()).map(|one| one.slot).collect();
        let order = declared.and_then(|declared| declared.order.as_ref());
        let estimates = declared.and_then(|declared| declared.estimates.as_ref());
        let sets = method
            .has_rank_sets()
            .then(|| sets(study, estimates.unwrap_or(&scores.estimates), &ordered));
        let mut replicated = vec![None; study.order.len()];
        let alone = order.map(|order| order.places(&ordered)).unwrap_or_default();
        ordered.iter().zip(alone).for_each(|(slot, place)| replicated[*slot] = Some(place));
        let mut worths = vec![None; study.order.len()];
        if let Some(declared) = declared {
            let known = declared.worths(&ordered).into_iter().flatten();
            ordered.iter().zip(known).for_each(|(slot, worth)| worths[*slot] = Some(worth));
            let known: Vec<_> = ordered.iter().zip(declared.scores(&ordered)).collect();
            for one in &mut standing {
                let own = known.iter().find(|(slot, _)| **slot == one.slot);
                if let Some((_, score)) = own {
                    one.score.score = *score;
                }
            }
        }
        let placed = |Standing { slot, score, below, is_suppressed }: Standing| {
            let need = study.order[slot];
            let place = match (below, &sets, replicated[slot]) {
                (Some(below), ..) => Err(below),
                (None, Some(sets), _) => Ok(NeedPlace::Joint(jointly(sets, need))),
                (None, None, Some(place)) => Ok(NeedPlace::Replicated(place)),
                (None, None, None) => Err(Below::Base),
            };
            let worth = worths[slot];
            (slot, RankedNeed { need, score, place, is_suppressed, worth })
        };
        let mut needs: Vec<(usize, RankedNeed)> = standing.into_iter().map(placed).collect();
        // Below the order the one that more people name comes first.
        largest_first(&mut needs, |(_, need)| named(need));
        needs.sort_by(|(a_slot, a), (b_slot, b)| match (a.place, b.place) {
            (Ok(a), Ok(b)) => a.rank().cmp(&b.rank()).then(a_slot.cmp(b_slot)),
            (Ok(_), Err(_)) => std::cmp::Ordering::Less,
            (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
            (Err(why), Err(other)) => why.cmp(&other),
        });
        let drawn = order.map(OrderSums::drawn);
        Self { needs: needs.into_iter().map(|(_, need)| need).collect(), sets, drawn }
    }
}

/// The scores of a domain, in the order of counting; by importance alone where no need has enough
/// answers about satisfaction.
pub(super) fn scores(
    study: &Study<'_>,
    facets: &Facets<'_>,
    domain: Domain<'_>,
) -> Result<Scores, CountError> {
    let scores = scores_by(study, facets, domain)?;
    if is_by_satisfaction(study, &scores) {
        return Ok(scores);
    }
    scores_by(study, &study.facets()?.importance_only(), domain)
}

/// The scores of a domain by what is asked.
pub(crate) fn scores_by(
    study: &Study<'_>,
    facets: &Facets<'_>,
    domain: Domain<'_>,
) -> Result<Scores, CountError> {
    match &study.elsewhere {
        Some(elsewhere) => study.score_elsewhere(elsewhere, facets, domain),
        None => Ok(score(&study.design, &domain.rows(study, facets)?)),
    }
}

/// Whether satisfaction counts: some need has enough answers about it, or none has any.
pub(crate) fn is_by_satisfaction(study: &Study<'_>, scores: &Scores) -> bool {
    let rated = |(slot, need): (usize, &NeedScore)| study.is_common(slot) && is_rated(need);
    scores.needs.iter().enumerate().any(rated)
        || scores.needs.iter().all(|need| need.dissatisfaction.is_none())
}

/// Whether enough respondents rated their satisfaction with a need.
fn is_rated(need: &NeedScore) -> bool {
    need.dissatisfaction
        .is_some_and(|dissatisfaction| dissatisfaction.n >= SATISFACTION_NEEDED_FROM)
}

fn measure(need: &NeedScore) -> ScoreMeasure {
    if is_rated(need) { need.measure } else { ScoreMeasure::Priority }
}

/// What may be told of a need, and why it stands below the order, if it does.
struct Standing {
    slot: usize,
    score: NeedScore,
    below: Option<Below>,
    is_suppressed: bool,
}

impl Standing {
    fn of(
        (study, slot): (&Study<'_>, usize),
        counted: &NeedScore,
        published: &ByNeed,
        is_unmet: bool,
    ) -> Self {
        let published = study
            .order
            .get(slot)
            .and_then(|need| published.get(*need))
            .cloned()
            .unwrap_or_else(NeedScore::unknown);
        let enough = counted
            .score
            .is_some_and(|score| bases::BaseSize::of_share(score.n) != bases::BaseSize::Hidden);
        let lacks_score = counted.score.is_some() && published.score.is_none();
        let lacks_rating = counted.dissatisfaction.is_some() && published.dissatisfaction.is_none();
        let (score, below) = if !study.is_common(slot) {
            (NeedScore::unknown(), Some(Below::List))
        } else if !enough {
            (published, Some(Below::Base))
        } else if is_unmet && !is_rated(counted) {
            (published.by_importance(), Some(Below::Satisfaction))
        } else if lacks_score {
            (published, Some(Below::Suppressed))
        } else {
            (published, None)
        };
        let is_suppressed = study.is_common(slot) && enough && (lacks_score || lacks_rating);
        Self { slot, score, below, is_suppressed }
    }
}

impl Standing {
    /// Makes it stand by another method: its own number comes once all who stand are known.
    ///
    /// What repeats counts of a question is told only where these are, so that no number of any
    /// method is told of a need whose shares are withheld.
    fn declare(&mut self, method: RankingMethod, declared: Option<&DeclaredScores>) {
        if self.below == Some(Below::Satisfaction) {
            return;
        }
        if self.below.is_none() {
            let lacks_part = self.score.importance.is_none()
                || method.is_by_satisfaction() && self.score.dissatisfaction.is_none();
            if lacks_part {
                (self.below, self.is_suppressed) = (Some(Below::Suppressed), true);
            } else if declared.is_none_or(|declared| !declared.has(self.slot)) {
                self.below = Some(Below::Base);
            }
        }
        self.score.measure = ScoreMeasure::Declared(method);
        self.score.score = None;
        self.score.filled = 0.0;
    }
}

/// The share by which needs below the order are sorted; one that is not shown counts as none.
fn named(need: &RankedNeed) -> f64 {
    need.score
        .importance
        .and_then(|importance| importance.shown().get().copied())
        .map_or(0.0, |importance| importance.value)
}

/// What a need's rank set says.
fn jointly(sets: &RankSets, need: NeedIndex) -> RankPlace {
    let at = need.place();
    RankPlace { rank: sets.rank[at], low: sets.low[at], high: sets.high[at], tier: sets.tier[at] }
}

/// The rank sets of some numbers among themselves, by the places of the survey's needs; the others
/// have rank 0.
pub(crate) fn sets(study: &Study<'_>, estimates: &Estimates, slots: &[usize]) -> RankSets {
    let needs: Vec<usize> =
        slots.iter().filter_map(|slot| Some(study.order.get(*slot)?.place())).collect();
    RankSets::of(&estimates.pick(slots), SEED).spread(&needs, study.order.len())
}
