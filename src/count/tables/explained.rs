//! A need's number, back to the sums and the formula it comes from, for the team.
//!
//! The letters are those of `needs`: w the weight, a whether importance was answered, t whether the
//! need is among the first, v whether satisfaction was rated, d whether it is not met.

use crate::estimate::{Base, Estimate};
use crate::needs::{NeedScore, ScoreMeasure, Sums, sums};
use crate::rank::{
    DeclaredScores, DrawnOrders, Lists, NeedPlace, NeedWorth, RankedNeed, is_by_satisfaction,
    ranked, scores_by,
};
use crate::ranking::Relation;
use crate::replicates::ReplicateError;
use crate::study::{CountError, Domain, Study, Weights};
use crate::weights::n_eff;
use mitreden_define::index::{ListIndex as _, NeedIndex};

/// How the number of a need comes about.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The need.
    pub need: NeedIndex,
    /// Its score, importance and dissatisfaction.
    pub score: NeedScore,
    /// Its place; `None` where it takes part in no order of all.
    pub place: Option<NeedPlace>,
    /// How many needs are in the order.
    pub ranked: usize,
    /// Who answered what matters.
    pub asked: Base,
    /// Who rated how satisfied they are with it.
    pub rated: Base,
    /// How many carry the score: they name it and may not be satisfied.
    pub carriers: u64,
    /// Σ wat·v·d / Σ wa: named, and not satisfied.
    pub unmet: f64,
    /// Σ wat(1 − v) / Σ wa: named, and satisfaction not known.
    pub open: f64,
    /// Its worth, where a method of worths orders the needs: the variance is that of its log.
    pub worth: Option<NeedWorth>,
    /// In which replicates an order without rank sets was worked out, or why in none.
    pub replicates: Option<Result<DrawnOrders, ReplicateError>>,
    /// What each stratum contributes to the variance of the score, with its degrees of freedom.
    pub strata: Vec<(f64, f64)>,
    /// The degrees of freedom of the score by Satterthwaite.
    pub df: f64,
    /// What may be said of it and each other need of the order, in the order of the file.
    pub relations: Vec<(NeedIndex, Relation)>,
    /// The critical value of the first step of the joint decisions.
    pub critical: Option<f64>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// The smallest and the largest weight relative to their mean.
    pub range: Option<(f64, f64)>,
    /// Whether some of the answers are made up.
    pub simulated: bool,
}

/// Explains the number of a need among all respondents; `None` where it stands on no list, or on
/// the list of some only.
pub fn explain(study: &Study<'_>, need: NeedIndex) -> Result<Option<Explained>, CountError> {
    let slot = study.order.iter().position(|known| *known == need);
    let Some(slot) = slot.filter(|slot| study.is_common(*slot)) else { return Ok(None) };
    let facets = study.facets()?;
    let everybody = Domain::default();
    let scores = scores_by(study, &facets, everybody)?;
    let (facets, scores) = if is_by_satisfaction(study, &scores) {
        (facets, scores)
    } else {
        let facets = study.facets()?.importance_only();
        let scores = scores_by(study, &facets, everybody)?;
        (facets, scores)
    };
    let all = sums(&study.design, &everybody.rows(study, &facets)?);
    let (Some(sums), Some(score)) = (all.get(slot), scores.needs.get(slot)) else {
        return Ok(None);
    };
    let order = ranked(study, &study.facets()?, &Lists::open(study)?, everybody, false)?;
    let own = order.needs.iter().find(|known| known.need == need);
    let place = own.and_then(|own| own.place.ok());
    let declared =
        DeclaredScores::by(study.survey.ranking.method, study, &study.facets()?, everybody)?;
    let (score, estimates) = match (&declared, own) {
        (Some(declared), Some(own)) => (&own.score, declared.estimates.as_ref()),
        _ => (score, Some(&scores.estimates)),
    };
    let sets = order.sets.as_ref();
    let relation = |(other, _): (&RankedNeed, NeedPlace)| {
        let relation = sets?.relation(need.place(), other.need.place());
        (place.is_some() && other.need != need).then_some((other.need, relation))
    };
    let mut relations: Vec<(NeedIndex, Relation)> = order.ranked().filter_map(relation).collect();
    relations.sort_by_key(|(need, _)| *need);
    let share = |sum: f64| if sums.asked > 0.0 { sum / sums.asked } else { 0.0 };
    Ok(Some(Explained {
        need,
        score: score.clone(),
        place,
        ranked: order.ranked().count(),
        asked: sums.asked_base(),
        rated: rated(sums),
        carriers: sums.carriers,
        unmet: share(sums.unmet),
        open: share(sums.open),
        worth: own.and_then(|own| own.worth),
        replicates: order.replicates.clone(),
        strata: estimates.map(|estimates| estimates.by_stratum(slot)).unwrap_or_default(),
        df: estimates.map_or(0.0, |estimates| estimates.df_of(slot)),
        relations,
        critical: sets.and_then(|sets| sets.critical),
        weights: study.weights(),
        range: range(study),
        simulated: study.sample.simulated,
    }))
}

fn rated(sums: &Sums) -> Base {
    Base { n: sums.rated_n, n_eff: n_eff(sums.rated, sums.rated_squared) }
}

/// The smallest and the largest weight of those who count, relative to their mean.
fn range(study: &Study<'_>) -> Option<(f64, f64)> {
    let (mut low, mut high, mut sum, mut n) = (f64::INFINITY, 0.0_f64, 0.0, 0_u64);
    for row in 0..study.sample.codes.len() {
        let Some(cell) = study.sample.cell(row) else { continue };
        let w = study.design.factor(cell) * study.sample.base_weight(row);
        (low, high, sum, n) = (low.min(w), high.max(w), sum + w, n + 1);
    }
    let mean = sum / n as f64;
    (n > 0 && mean > 0.0).then(|| (low / mean, high / mean))
}

impl Explained {
    /// Whether the score has a part that everyone's dissatisfaction fills in.
    pub fn is_filled(&self) -> bool {
        self.everyone().is_some() && self.open > 0.0
    }

    /// The share that is not satisfied of those who rated, where it counts.
    pub fn everyone(&self) -> Option<Estimate> {
        let fills =
            matches!(self.score.measure, ScoreMeasure::UnmetPriority | ScoreMeasure::Product);
        self.score.dissatisfaction.filter(|_| fills)
    }
}
