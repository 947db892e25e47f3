//! Two surveys compared: what citizens needed then and what they need now, for the team.
//!
//! Each survey is a study of its own, with its own weights and design. Both are fresh samples: what
//! chance did to one says nothing of the other, so that variances add. Which scores have changed is
//! one decision over all needs that both asked about (the signs of `ranking`), and a place has
//! changed only where what one survey allows and what the other allows have no rank in common.
//!
//! What differs in how the two asked is told before any number, and where the scores would be shares
//! of different things they are not compared at all.

mod asked;
mod matching;
mod wording;

use chrono::NaiveDate;

use crate::bases::{BaseSize, Shown};
use crate::estimate::{Base, Estimate, Estimates};
use crate::needs::ScoreMeasure;
use crate::rank::{Below, Counted, RankPlace, Ranking, SEED};
use crate::ranking::{DRAWS, RankSets, Sign, signs};
use crate::study::{CountError, Study, Weights};
use mitreden_define::index::NeedIndex;

pub use asked::{Differing, WaveDifference, WaveSaid};
use matching::{Match, matched};

/// Two surveys beside each other; what writes reports does not take it.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyComparison {
    /// The newer survey.
    pub now: SurveyedWave,
    /// The older one.
    pub then: SurveyedWave,
    /// What differs in how they asked, and whom.
    pub differences: Vec<WaveDifference>,
    /// The needs that both have a score of, in the newer one's order.
    pub needs: Vec<ComparedNeed>,
    /// The other needs of either.
    pub apart: Vec<UncomparedNeed>,
    /// How many standard errors a change must have in the first step of the joint decision.
    pub critical: Option<f64>,
}

/// Who answered one of the surveys.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyedWave {
    /// How many count.
    pub n: Shown<u64>,
    /// What they are worth of equal weight; `None` where they are few.
    pub n_eff: Option<f64>,
    /// Whether they are enough for an order.
    pub shown: BaseSize,
    /// The days of the first and the last interview.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// Whether some of the answers are made up.
    pub simulated: bool,
    /// Whether all answers are one cluster, so that there is no standard error.
    pub is_one_cluster: bool,
}

/// A need that both surveys have a score of.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedNeed {
    /// The need in the newer survey.
    pub now: NeedIndex,
    /// The need in the older one.
    pub then: NeedIndex,
    /// The score in the newer survey, from 0 to 1, and what it is a share of.
    pub score_now: (Estimate, ScoreMeasure),
    /// The score in the older one.
    pub score_then: (Estimate, ScoreMeasure),
    /// The place among the compared needs in the newer survey.
    pub place_now: RankPlace,
    /// The place among them in the older one.
    pub place_then: RankPlace,
    /// What became of the score; `None` where the two are not shares of the same.
    pub change: Option<ScoreChange>,
}

/// The change of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreChange {
    /// The newer score less the older, from −1 to 1, with the range of this change alone; its base
    /// is the smaller one.
    pub estimate: Estimate,
    /// The degrees of freedom of the change.
    pub df: f64,
    /// The probability of a change as large where there is none, for this need alone.
    pub p: f64,
    /// Whether it may be told, jointly with all others, that the score has risen or fallen.
    pub told: Sign,
}

/// A need that cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UncomparedNeed {
    /// The need in the newer survey, if it is there.
    pub now: Option<NeedIndex>,
    /// The need in the older one.
    pub then: Option<NeedIndex>,
    /// Why it is not compared.
    pub why: Uncompared,
}

/// Why a need is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uncompared {
    /// Only the newer survey asked about it.
    OnlyNow,
    /// Only the older survey asked about it.
    OnlyThen,
    /// Several needs of one survey are this one in the other.
    Several,
    /// One of the surveys asked only some of its respondents about it.
    OfSome,
    /// Hardly anybody was asked how satisfied they are with it, while the other needs are ordered by
    /// that.
    Unrated,
    /// Too few answered in one of the surveys.
    Few,
}

impl SurveyComparison {
    /// Whether scores are compared: nobody may subtract shares of different things.
    pub fn is_compared(&self) -> bool {
        !self.differences.iter().any(WaveDifference::forbids)
    }

    /// Whether the older survey's answers came in later.
    pub fn is_backwards(&self) -> bool {
        self.then.days.zip(self.now.days).is_some_and(|(then, now)| then > now)
    }
}

impl ComparedNeed {
    /// Whether the ranks it can have now and those it could have then have none in common: the
    /// place is better or worse then.
    pub fn has_moved(&self) -> bool {
        let (now, then) = (self.place_now, self.place_then);
        self.change.is_some() && (now.high < then.low || then.high < now.low)
    }
}

/// One of the surveys as it is counted.
struct Wave<'s, 'a> {
    study: &'s Study<'a>,
    counted: Counted,
    ranking: Ranking,
}

impl<'s, 'a> Wave<'s, 'a> {
    fn of(study: &'s Study<'a>) -> Result<Self, CountError> {
        let counted = Counted::ours(study, &study.facets()?)?;
        let ranking = counted.order(study, &counted.by_need(study));
        Ok(Self { study, counted, ranking })
    }

    /// Why a need has no score here.
    fn lacks(&self, need: NeedIndex) -> Option<Uncompared> {
        let found = self.ranking.needs.iter().find(|known| known.need == need);
        match found.map_or(Err(Below::Base), |known| known.place) {
            Ok(_) => None,
            Err(Below::List) => Some(Uncompared::OfSome),
            Err(Below::Satisfaction) => Some(Uncompared::Unrated),
            Err(Below::Base | Below::Suppressed) => Some(Uncompared::Few),
        }
    }

    /// The score of a need and what it is a share of.
    fn score(&self, need: NeedIndex) -> Option<(Estimate, ScoreMeasure)> {
        let found = self.ranking.ranked().find(|(known, _)| known.need == need);
        found.and_then(|(known, _)| Some((known.shown()?, known.measure())))
    }

    /// The places of needs in the order of counting.
    fn slots(&self, needs: &[NeedIndex]) -> Vec<usize> {
        let slot = |need: &NeedIndex| self.study.order.iter().position(|known| known == need);
        needs.iter().filter_map(slot).collect()
    }

    /// The scores of some needs with their covariance.
    fn picked(&self, needs: &[NeedIndex]) -> Option<Estimates> {
        Some(self.counted.scores()?.estimates.pick(&self.slots(needs)))
    }

    fn facts(&self) -> SurveyedWave {
        let Base { n, n_eff } = self.study.base();
        let is_few = BaseSize::of_share(n) == BaseSize::Hidden;
        SurveyedWave {
            n: if is_few { Shown::Hidden } else { Shown::Fine(n) },
            n_eff: (!is_few).then_some(n_eff),
            shown: self.counted.shown,
            days: self.study.days(),
            weights: self.study.weights(),
            simulated: self.ranking.simulated,
            is_one_cluster: self.study.design.is_one_cluster(),
        }
    }
}

/// Compares a survey with an older one.
pub fn compare(now: &Study<'_>, then: &Study<'_>) -> Result<SurveyComparison, CountError> {
    let (now, then) = (Wave::of(now)?, Wave::of(then)?);
    let (mut pairs, mut apart) = (Vec::new(), Vec::new());
    for Match { now: one, then: other, why } in matched(now.study, then.study) {
        let lacking = |wave: &Wave<'_, '_>, need: Option<NeedIndex>| wave.lacks(need?);
        let why = why.or_else(|| lacking(&now, one)).or_else(|| lacking(&then, other));
        match (one.zip(other), why) {
            (Some(pair), None) => pairs.push(pair),
            (_, why) => {
                let why = why.unwrap_or(Uncompared::Few);
                apart.push(UncomparedNeed { now: one, then: other, why });
            }
        }
    }
    // Everything is counted in one order, whatever the needs are called and wherever they stand.
    let slot = |need: NeedIndex| now.study.order.iter().position(|known| *known == need);
    pairs.sort_by_key(|(need, _)| slot(*need));
    let mut differences = asked::differences(now.study, then.study);
    differences.extend(asked::measures(&now, &then, &pairs));
    differences.extend(wording::differences((now.study, then.study), &pairs)?);
    differences.sort_by_key(|difference| difference.what);
    let mut comparison = SurveyComparison {
        now: now.facts(),
        then: then.facts(),
        differences,
        needs: Vec::new(),
        apart,
        critical: None,
    };
    compare_pairs(&mut comparison, (&now, &then), &pairs);
    comparison.needs.sort_by_key(|need| need.place_now.rank);
    comparison.apart.sort_by_key(|need| (need.why, need.now, need.then));
    Ok(comparison)
}

fn compare_pairs(
    comparison: &mut SurveyComparison,
    (now, then): (&Wave<'_, '_>, &Wave<'_, '_>),
    pairs: &[(NeedIndex, NeedIndex)],
) {
    let (newer, older): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    let (Some(newer), Some(older)) = (now.picked(&newer), then.picked(&older)) else {
        return;
    };
    let sets = [&newer, &older].map(|scores| RankSets::of(scores, SEED));
    let apart = newer.less(&older);
    let decided = comparison.is_compared().then(|| signs(&apart, DRAWS, SEED));
    comparison.critical = decided.as_ref().and_then(|decided| decided.critical);
    for (at, (one, other)) in pairs.iter().enumerate() {
        let (Some(score_now), Some(score_then)) = (now.score(*one), then.score(*other)) else {
            continue;
        };
        let (one_base, other_base) = (score_now.0, score_then.0);
        let base =
            Base { n: one_base.n.min(other_base.n), n_eff: one_base.n_eff.min(other_base.n_eff) };
        let change = decided.as_ref().and_then(|decided| {
            Some(ScoreChange {
                estimate: apart.quantity(at, base),
                df: apart.df_of(at),
                p: apart.p_of(at),
                told: *decided.signs.get(at)?,
            })
        });
        let [place_now, place_then] = [&sets[0], &sets[1]].map(|sets| RankPlace {
            rank: sets.rank[at],
            low: sets.low[at],
            high: sets.high[at],
            tier: sets.tier[at],
        });
        comparison.needs.push(ComparedNeed {
            now: *one,
            then: *other,
            score_now,
            score_then,
            place_now,
            place_then,
            change,
        });
    }
}
