//! Whether the order of needs hangs on how it was computed: the same answers under other formulas and other weights.
//!
//! Each variant is ranked with tiers of its own and held against the main order by Kendall's tau b. Only variants whose
//! inputs exist are there.

mod kendall;
mod plackett_luce;
#[cfg(test)]
mod tests;
mod worths;

pub use kendall::tau_b;
pub use plackett_luce::{Choices, Worths};

use crate::count::bases;
use crate::count::estimate::Estimates;
use crate::count::needs::{Formula, Importance, Row, Rows, Scores, estimate, score, win_share};
use crate::count::rank::SEED;
use crate::count::ranking::RankSets;
use crate::count::study::{CountError, Domain, Facets, Reading, Respondents, Study, share};
use crate::define::survey::{Mode, RankingRule, Scale};

/// Another way to order the needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Importance times everyone's dissatisfaction.
    Product,
    /// Importance times the dissatisfaction of those who name the need, nothing filled in.
    NamersOwn,
    /// Borda's win share of importance alone.
    Borda,
    /// Worths of the Plackett-Luce model of importance alone.
    PlackettLuce,
    /// Mean importance times the mean distance from satisfied, where both were rated.
    MeanGap,
    /// Only those who answered this way.
    Mode(Mode),
    /// Everybody counted once.
    Unweighted,
}

/// Needs in order. Everything stands in the order of the survey's needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The number each is ordered by; `None` where it was not measured.
    pub values: Vec<Option<f64>>,
    /// The rank of each, from 1.
    pub rank: Vec<usize>,
    /// The tier of each, from 1.
    pub tier: Vec<usize>,
}

/// The needs ordered in another way.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Which.
    pub way: Way,
    /// The order.
    pub order: Order,
    /// Kendall's tau b with the main order.
    pub tau_b: Option<f64>,
}

/// The main order and its variants.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// By score, as the ranking has it.
    pub main: Order,
    /// In other ways.
    pub variants: Vec<Variant>,
}

impl Sensitivity {
    /// In how many of how many variants that measure a need it stands in the same tier as in the main order.
    pub fn stable(&self, need: usize) -> (usize, usize) {
        let measured = self.variants.iter().filter(|variant| variant.order.values.get(need).is_some_and(Option::is_some));
        let same = |variant: &&Variant| variant.order.tier.get(need) == self.main.tier.get(need);
        (measured.clone().filter(same).count(), measured.count())
    }
}

/// Orders the needs of a study in all ways its answers allow; `None` where they are too few to be ranked.
pub fn sensitivity(study: &Study<'_>) -> Result<Option<Sensitivity>, CountError> {
    let facets = study.facets()?;
    if bases::Base::of_ranking(study.base().n_eff) == bases::Base::Hidden {
        return Ok(None);
    }
    let everyone = Everyone { study };
    let scores = everyone.scores(&facets, None)?;
    let main = order(&scores.estimates);
    let mut all = everyone.formulas(&facets, &scores)?;
    all.extend(everyone.modes(&facets)?);
    if let Some(unweighted) = study.unweighted()? {
        let scores = Everyone { study: &unweighted }.scores(&facets, None)?;
        all.push((Way::Unweighted, scores.estimates));
    }
    let variant = |(way, estimates): (Way, Estimates)| {
        let order = order(&estimates);
        Variant { way, tau_b: tau_b(&main.values, &order.values), order }
    };
    let variants = all.into_iter().map(variant).collect();
    Ok(Some(Sensitivity { main, variants }))
}

fn order(estimates: &Estimates) -> Order {
    let sets = RankSets::of(estimates, SEED);
    // Without any standard error all numbers were measured all the same.
    let measured = |k: usize| estimates.cov.is_none() || estimates.se(k).is_some();
    let values = estimates.theta.iter().enumerate().map(|(k, value)| measured(k).then_some(*value));
    Order { values: values.collect(), rank: sets.rank, tier: sets.tier }
}

/// The respondents of one study.
struct Everyone<'a> {
    study: &'a Study<'a>,
}

impl Everyone<'_> {
    fn m(&self) -> usize {
        self.study.survey.needs.len()
    }

    fn scores(&self, facets: &Facets<'_>, mode: Option<Mode>) -> Result<Scores, CountError> {
        score(&self.study.design, self.m(), &Respondents::new(self.study, facets, Domain { mode, group: None }))
    }

    fn estimate(&self, facets: &Facets<'_>, formula: Formula) -> Result<Estimates, CountError> {
        estimate(&self.study.design, self.m(), &Respondents::new(self.study, facets, Domain::default()), formula)
    }

    /// The other formulas.
    fn formulas(&self, facets: &Facets<'_>, scores: &Scores) -> Result<Vec<(Way, Estimates)>, CountError> {
        let mut all = Vec::new();
        let asks_satisfaction = scores.needs.iter().any(|need| need.dissatisfaction.is_some());
        if asks_satisfaction {
            all.push((Way::Product, self.estimate(facets, Formula::Product)?));
        }
        if asks_satisfaction && scores.needs.iter().any(|need| need.filled > 0.0 && need.filled < 1.0) {
            all.push((Way::NamersOwn, self.estimate(facets, Formula::NamersOwn)?));
        }
        let wins = Facets::of(self.study.survey).read_as(Reading { importance: win_share, ..Reading::SCORE });
        let named = ImportanceOnly(Respondents::new(self.study, &wins, Domain::default()));
        all.push((Way::Borda, score(&self.study.design, self.m(), &named)?.estimates));
        if let Some(worths) = self.worths()? {
            all.push((Way::PlackettLuce, worths));
        }
        if asks_satisfaction && facets.rates_importance() {
            let means = Facets::of(self.study.survey).read_as(Reading { importance: rating, unmet: distance });
            all.push((Way::MeanGap, self.estimate(&means, Formula::Product)?));
        }
        Ok(all)
    }

    /// Each mode alone, where there are several and it has enough respondents.
    fn modes(&self, facets: &Facets<'_>) -> Result<Vec<(Way, Estimates)>, CountError> {
        let base = |mode: Mode| Domain { mode: Some(mode), group: None }.base(self.study);
        let used: Vec<Mode> = Mode::ALL.into_iter().filter(|mode| base(*mode).n > 0).collect();
        let mut all = Vec::new();
        for mode in used.iter().copied().filter(|_| used.len() > 1) {
            if bases::Base::of_group_ranking(base(mode).n_eff) != bases::Base::Hidden {
                all.push((Way::Mode(mode), self.scores(facets, Some(mode))?.estimates));
            }
        }
        Ok(all)
    }
}

/// Respondents of whom nobody said how satisfied they are.
struct ImportanceOnly<R>(R);

impl<R: Rows> Rows for ImportanceOnly<R> {
    type Error = R::Error;

    fn try_for_each(&self, f: &mut dyn FnMut(&Row<'_>)) -> Result<(), R::Error> {
        let mut none = Vec::new();
        self.0.try_for_each(&mut |row| {
            none.resize(row.v.len(), 0.0);
            f(&Row { v: &none, ..*row });
        })
    }
}

/// The rating itself, as a share of its scale.
fn rating(answer: Importance<'_>, _: usize, t: &mut [f64]) {
    t.fill(0.0);
    if let Importance::Rated(ratings) = answer {
        for (t, rating) in t.iter_mut().zip(ratings) {
            *t = rating.unwrap_or(0.0);
        }
    }
}

/// How far a point is from the best one, as a share of its scale.
fn distance(scale: &Scale, _: &RankingRule, point: i16) -> f64 {
    1.0 - share(scale, point)
}
