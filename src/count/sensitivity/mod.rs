//! Whether the order of needs hangs on how it was computed: the same answers under other formulas
//! and other weights.
//!
//! Each variant is ranked with tiers of its own and held against the main order by Kendall's tau b.
//! Only variants whose inputs exist are there.

mod kendall;
mod methods;
#[cfg(test)]
mod tests;

pub use kendall::tau_b;
pub use methods::MethodBeside;

pub use crate::preferences::{RankedChoices, Worths};

use crate::bases;
use crate::estimate::Estimates;
use crate::needs::{Formula, Importance, estimate, score, top_k, win_share};
use crate::rank::{DeclaredScores, NeedPlace, Ranking, schulze, sets};
use crate::study::{CountError, Domain, Facets, Reading, Study, share};
use mitreden_define::index::{Indexed, NeedIndex};
use mitreden_define::survey::{FacetKind, Kind, Mode, RankingMethod, RankingRule, Scale};

/// Another way to order the needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountingWay {
    /// The share who name it and are not satisfied, where another method is the main one.
    UnmetPriority,
    /// The share who name it and are not satisfied, where the middle of the scale counts as
    /// satisfied.
    MiddleSatisfied,
    /// The same, where the middle of the scale counts as not satisfied.
    MiddleUnsatisfied,
    /// The share who name it first and are not satisfied.
    FirstNamed,
    /// The share who name it first or second and are not satisfied.
    FirstTwo,
    /// Importance times everyone's dissatisfaction.
    Product,
    /// Importance times the dissatisfaction of those who name the need, nothing filled in.
    NamersOwn,
    /// Borda's win share of importance alone.
    Borda,
    /// Worths of the Plackett-Luce model of importance alone.
    PlackettLuce,
    /// Mean importance times the mean distance from satisfied, of respondents who rated both.
    MeanGap,
    /// The score of those alone who answered in this mode.
    Mode(Mode),
    /// The score where each respondent counts once.
    Unweighted,
}

/// The needs in an order.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantOrder {
    /// The number each is ordered by; `None` where it was not measured. Numbers of other measures
    /// are compared, never told.
    pub(crate) values: Indexed<NeedIndex, Option<f64>>,
    /// The rank of each need, from 1.
    pub rank: Indexed<NeedIndex, usize>,
    /// The tier of each need, from 1; `None` by a method that has none.
    pub tier: Option<Indexed<NeedIndex, usize>>,
}

impl VariantOrder {
    /// Whether a need was measured.
    pub fn has(&self, need: NeedIndex) -> bool {
        self.values.get(need).is_some_and(Option::is_some)
    }
}

/// The order of the needs in another way.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The way in which they are ordered.
    pub way: CountingWay,
    /// The order that results.
    pub order: VariantOrder,
    /// Kendall's tau b with the main order.
    pub tau_b: Option<f64>,
}

/// The main order and its variants.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The main order, by score, as in the ranking.
    pub main: VariantOrder,
    /// The orders in other ways.
    pub variants: Vec<Variant>,
    /// How each other method that can be computed stands to the main one.
    pub methods: Vec<MethodBeside>,
}

impl Sensitivity {
    /// In how many variants a need stands in the same tier as in the main order, and how many
    /// variants measure it; `None` where the main order has no tiers.
    pub fn stable(&self, need: NeedIndex) -> Option<(usize, usize)> {
        let main = self.main.tier.as_ref()?.get(need);
        let measured = self.variants.iter().filter(|variant| variant.order.has(need));
        let tiers = measured.filter_map(|variant| variant.order.tier.as_ref());
        let same = tiers.clone().filter(|tier| tier.get(need) == main).count();
        Some((same, tiers.count()))
    }
}

/// Orders the needs of a ranking of all respondents in all ways their answers allow; `None` where
/// they are too few to be ranked. What stands below the order there takes part in none of them.
pub(crate) fn sensitivity(
    study: &Study<'_>,
    ranking: &Ranking,
) -> Result<Option<Sensitivity>, CountError> {
    if ranking.ranked().next().is_none() {
        return Ok(None);
    }
    let slot = |need: NeedIndex| study.order.iter().position(|known| *known == need);
    let mut slots: Vec<usize> = ranking.ranked().filter_map(|(need, _)| slot(need.need)).collect();
    slots.sort_unstable();
    let main = main(study, ranking);
    let everyone = Everyone { study, ranking, slots: &slots };
    let facets = everyone.facets()?;
    let mut all = everyone.formulas(&facets)?;
    all.extend(everyone.modes(&facets)?);
    if let Some(unweighted) = study.unweighted()? {
        let order = Everyone { study: &unweighted, ..everyone }.main(&facets, None)?;
        all.push((CountingWay::Unweighted, order));
    }
    let variant = |(way, order): (CountingWay, VariantOrder)| Variant {
        way,
        tau_b: tau_b(main.values.as_slice(), order.values.as_slice()),
        order,
    };
    let variants: Vec<Variant> = all.into_iter().map(variant).collect();
    let methods = everyone.methods(&main, &variants)?;
    Ok(Some(Sensitivity { main, variants, methods }))
}

/// The main order as it stands in the ranking.
fn main(study: &Study<'_>, ranking: &Ranking) -> VariantOrder {
    let none = || study.survey.needs.map(|_, _| 0);
    let (mut values, mut rank) = (study.survey.needs.map(|_, _| None), none());
    let mut tier = ranking.sets.as_ref().map(|_| none());
    for (need, place) in ranking.ranked() {
        let score = need.score.score.filter(|score| is_measured(study, score.se));
        let value = match place {
            // Numbers may be withheld, or there are none: the ranks are compared.
            NeedPlace::Replicated(place) => Some(-(place.rank as f64)),
            NeedPlace::Joint(_) => score.map(|score| score.value),
        };
        values.get_mut(need.need).into_iter().for_each(|slot| *slot = value);
        rank.get_mut(need.need).into_iter().for_each(|slot| *slot = place.rank());
        let tiers = tier.as_mut().and_then(|tiers| tiers.get_mut(need.need));
        tiers.into_iter().zip(place.jointly()).for_each(|(slot, place)| *slot = place.tier);
    }
    VariantOrder { values, rank, tier }
}

/// Whether a number was measured: where there are no standard errors, all numbers were.
fn is_measured(study: &Study<'_>, se: Option<f64>) -> bool {
    study.design.is_one_cluster() || se.is_some()
}

/// The respondents of a study, and the needs that are ordered.
#[derive(Clone, Copy)]
struct Everyone<'a> {
    study: &'a Study<'a>,
    ranking: &'a Ranking,
    /// The needs in the order, by their places in the order of counting.
    slots: &'a [usize],
}

impl Everyone<'_> {
    /// The questions, read in the same way as for the main order.
    fn facets(&self) -> Result<Facets<'_>, CountError> {
        let facets = self.study.facets()?;
        Ok(if self.ranking.is_of_importance() { facets.importance_only() } else { facets })
    }

    fn order(&self, estimates: &Estimates) -> VariantOrder {
        let measured: Vec<usize> = self
            .slots
            .iter()
            .copied()
            .filter(|slot| is_measured(self.study, estimates.se(*slot)))
            .collect();
        let sets = sets(self.study, estimates, &measured);
        let mut values = self.study.survey.needs.map(|_, _| None);
        for slot in measured {
            if let Some(value) = self.study.order.get(slot).and_then(|need| values.get_mut(*need)) {
                *value = Some(estimates.theta[slot]);
            }
        }
        VariantOrder { values, rank: sets.rank.into(), tier: Some(sets.tier.into()) }
    }

    /// The order by the main method.
    fn main(&self, facets: &Facets<'_>, mode: Option<Mode>) -> Result<VariantOrder, CountError> {
        let domain = Domain { mode, group: None };
        let found = match self.ranking.method {
            RankingMethod::UnmetPriority => None,
            RankingMethod::Borda => {
                let order = self.order(&self.scores(&self.wins()?, mode)?);
                return Ok(VariantOrder { tier: None, ..order });
            }
            RankingMethod::Schulze => return self.schulze(domain),
            method => DeclaredScores::by(method, self.study, facets, domain)?,
        };
        let estimates = found.and_then(|found| found.estimates);
        Ok(match estimates {
            Some(estimates) => self.order(&estimates),
            None => self.order(&self.scores(facets, mode)?),
        })
    }

    /// The order by strongest paths of majorities; nothing is measured where nobody puts one first.
    fn schulze(&self, domain: Domain<'_>) -> Result<VariantOrder, CountError> {
        let mut values = self.study.survey.needs.map(|_, _| None);
        let mut rank = self.study.survey.needs.map(|_, _| 0);
        let ranks = schulze(self.study, &self.study.facets()?, domain, self.slots)?;
        for (slot, own) in self.slots.iter().zip(ranks.into_iter().flatten()) {
            let Some(need) = self.study.order.get(*slot) else { continue };
            values.get_mut(*need).into_iter().for_each(|value| *value = Some(-(own as f64)));
            rank.get_mut(*need).into_iter().for_each(|rank| *rank = own);
        }
        Ok(VariantOrder { values, rank, tier: None })
    }

    /// The questions, read as win shares of importance.
    fn wins(&self) -> Result<Facets<'_>, CountError> {
        let reading = Reading { importance: win_share, ..Reading::SCORE };
        Ok(self.study.facets()?.read_as(reading).importance_only())
    }

    /// The numbers of another method; `None` where the answers give none.
    fn declared(&self, method: RankingMethod) -> Result<Option<Estimates>, CountError> {
        let facets = self.study.facets()?;
        let found = DeclaredScores::by(method, self.study, &facets, Domain::default())?;
        Ok(found.and_then(|found| found.estimates))
    }

    fn scores(&self, facets: &Facets<'_>, mode: Option<Mode>) -> Result<Estimates, CountError> {
        let rows = Domain { mode, group: None }.rows(self.study, facets)?;
        Ok(score(&self.study.design, &rows).estimates)
    }

    fn estimate(&self, facets: &Facets<'_>, formula: Formula) -> Result<Estimates, CountError> {
        let rows = Domain::default().rows(self.study, facets)?;
        Ok(estimate(&self.study.design, &rows, formula))
    }

    /// The orders by the other formulas.
    fn formulas(
        &self,
        facets: &Facets<'_>,
    ) -> Result<Vec<(CountingWay, VariantOrder)>, CountError> {
        let mut all = Vec::new();
        let main = self.ranking.method;
        if main != RankingMethod::UnmetPriority {
            all.push((CountingWay::UnmetPriority, self.scores(facets, None)?));
        }
        let scores = || self.ranking.ranked().map(|(need, _)| &need.score);
        let asks_satisfaction = self.asks_satisfaction();
        if main == RankingMethod::UnmetPriority {
            for (way, reading) in self.readings(facets, asks_satisfaction) {
                let read = self.facets()?.read_as(reading);
                all.push((way, self.scores(&read, None)?));
            }
        }
        if asks_satisfaction && main != RankingMethod::ImportanceSatisfaction {
            all.push((CountingWay::Product, self.estimate(facets, Formula::Product)?));
        }
        if asks_satisfaction && scores().any(|need| need.filled > 0.0 && need.filled < 1.0) {
            all.push((CountingWay::NamersOwn, self.estimate(facets, Formula::NamersOwn)?));
        }
        if main != RankingMethod::Borda {
            all.push((CountingWay::Borda, self.scores(&self.wins()?, None)?));
        }
        if main != RankingMethod::PlackettLuce
            && self.has_one_ranking()
            && let Some(worths) = self.declared(RankingMethod::PlackettLuce)?
        {
            all.push((CountingWay::PlackettLuce, worths));
        }
        if asks_satisfaction && facets.rates_importance() {
            let means =
                self.study.facets()?.read_as(Reading { importance: rating, unmet: distance });
            all.push((CountingWay::MeanGap, self.estimate(&means, Formula::Product)?));
        }
        Ok(all.into_iter().map(|(way, numbers)| (way, self.order(&numbers))).collect())
    }

    /// Other ways to read the same answers: what the middle of the scale says, and how many of the
    /// needs that somebody put in order count.
    fn readings(
        &self,
        facets: &Facets<'_>,
        asks_satisfaction: bool,
    ) -> Vec<(CountingWay, Reading)> {
        let top = self.study.survey.ranking.top;
        let mut all = Vec::new();
        match facets.middle_is_unsatisfied().filter(|_| asks_satisfaction) {
            Some(true) => all.push((
                CountingWay::MiddleSatisfied,
                Reading { unmet: middle_is_satisfied, ..Reading::SCORE },
            )),
            Some(false) => all.push((
                CountingWay::MiddleUnsatisfied,
                Reading { unmet: middle_is_unsatisfied, ..Reading::SCORE },
            )),
            None => {}
        }
        if facets.orders_importance() {
            let first = Reading { importance: first_named, ..Reading::SCORE };
            all.extend((top > 1).then_some((CountingWay::FirstNamed, first)));
            let two = Reading { importance: first_two, ..Reading::SCORE };
            all.extend((top > 2).then_some((CountingWay::FirstTwo, two)));
        }
        all
    }

    /// Whether anything is known of how satisfied respondents are with the needs in the order.
    fn asks_satisfaction(&self) -> bool {
        self.ranking.ranked().any(|(need, _)| need.score.dissatisfaction.is_some())
    }

    /// Whether one question ranks needs, so that worths are of these ranks.
    fn has_one_ranking(&self) -> bool {
        let questions = self.study.survey.questions.iter();
        let ranks = questions.filter(|question| {
            matches!(question.kind, Kind::Ranking { .. })
                && question.facet_weight(FacetKind::Importance) > 0.0
        });
        ranks.count() == 1
    }

    /// The orders of each mode alone, if there are several with enough respondents.
    fn modes(&self, facets: &Facets<'_>) -> Result<Vec<(CountingWay, VariantOrder)>, CountError> {
        let base = |mode: Mode| Domain { mode: Some(mode), group: None }.base(self.study);
        let used: Vec<Mode> = Mode::ALL.into_iter().filter(|mode| base(*mode).n > 0).collect();
        let mut all = Vec::new();
        for mode in used.iter().copied().filter(|_| used.len() > 1) {
            if bases::BaseSize::of_group_ranking(base(mode).n_eff) != bases::BaseSize::Hidden {
                all.push((CountingWay::Mode(mode), self.main(facets, Some(mode))?));
            }
        }
        Ok(all)
    }
}

/// Who names a need first.
fn first_named(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    top_k(answer, 1, t);
}

/// Who names a need first or second.
fn first_two(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    top_k(answer, 2, t);
}

/// Whether a point lies below the middle of its scale.
fn middle_is_satisfied(scale: &Scale, _: &RankingRule, point: i16) -> f64 {
    f64::from(u8::from(f64::from(scale.turned(point)) < middle(scale)))
}

/// Whether a point lies below the middle of its scale, or in it.
fn middle_is_unsatisfied(scale: &Scale, _: &RankingRule, point: i16) -> f64 {
    f64::from(u8::from(f64::from(scale.turned(point)) <= middle(scale)))
}

fn middle(scale: &Scale) -> f64 {
    0.5 * (f64::from(scale.from) + f64::from(scale.to))
}

/// Writes each need's rating, as a share of its scale.
fn rating(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    t.fill(0.0);
    if let Importance::Rated(ratings) = answer {
        for (t, rating) in t.iter_mut().zip(ratings) {
            *t = rating.unwrap_or(0.0);
        }
    }
}

/// The distance of a point from the best one, as a share of its scale.
fn distance(scale: &Scale, _: &RankingRule, point: i16) -> f64 {
    1.0 - share(scale, point)
}
