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
use crate::count::dataset::{Dataset, DatasetError};
use crate::count::estimate::{Design, Estimates};
use crate::count::needs::{Formula, Importance, Row, Rows, Scores, estimate, score, win_share};
use crate::count::rank::{Domain, Facets, RankError, Reading, Respondents, SEED, share};
use crate::count::ranking::RankSets;
use crate::count::sample::Sample;
use crate::define::survey::{Mode, RankingRule, Scale, Survey};

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

/// Orders the needs of a survey in all ways its answers allow; `None` where they are too few to be ranked.
pub fn sensitivity(survey: &Survey, dataset: &Dataset) -> Result<Option<Sensitivity>, RankError> {
    if survey.needs.is_empty() {
        return Err(RankError::NoNeeds);
    }
    let facets = Facets::of(survey);
    if !facets.asks_importance() {
        return Err(RankError::NoImportance);
    }
    let sample = Sample::read(survey, dataset, None)?;
    if sample.cells.is_empty() {
        return Err(RankError::Nobody);
    }
    let (calibration, _) = sample.calibrate()?;
    let design = Design::new(&sample.cells, &calibration, &[]);
    if bases::Base::of_ranking(design.base().n_eff) == bases::Base::Hidden {
        return Ok(None);
    }
    let everyone = Everyone { survey, dataset, sample: &sample, design: &design };
    let scores = everyone.read(&facets, None, |rows| score(&design, survey.needs.len(), rows))?;
    let main = order(&scores.estimates);
    let mut all = everyone.formulas(&facets, &scores)?;
    all.extend(everyone.modes(&facets)?);
    if !sample.is_unweighted() {
        let sample = sample.unweighted();
        let (calibration, _) = sample.calibrate()?;
        let design = Design::new(&sample.cells, &calibration, &[]);
        let everyone = Everyone { survey, dataset, sample: &sample, design: &design };
        let scores = everyone.read(&facets, None, |rows| score(&design, survey.needs.len(), rows))?;
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

/// The respondents of one design.
struct Everyone<'a> {
    survey: &'a Survey,
    dataset: &'a Dataset,
    sample: &'a Sample,
    design: &'a Design,
}

impl Everyone<'_> {
    fn read<T>(&self, facets: &Facets<'_>, mode: Option<Mode>, f: impl FnOnce(&Respondents<'_>) -> T) -> Result<T, DatasetError> {
        let domain = Domain { sample: self.sample, mode, group: None };
        Respondents::new(self.dataset, facets, &domain).read(f)
    }

    /// The other formulas.
    fn formulas(&self, facets: &Facets<'_>, scores: &Scores) -> Result<Vec<(Way, Estimates)>, DatasetError> {
        let m = self.survey.needs.len();
        let mut all = Vec::new();
        let asks_satisfaction = scores.needs.iter().any(|need| need.dissatisfaction.is_some());
        if asks_satisfaction {
            let product = self.read(facets, None, |rows| estimate(self.design, m, rows, Formula::Product))?;
            all.push((Way::Product, product));
        }
        if asks_satisfaction && scores.needs.iter().any(|need| need.filled > 0.0 && need.filled < 1.0) {
            let own = self.read(facets, None, |rows| estimate(self.design, m, rows, Formula::NamersOwn))?;
            all.push((Way::NamersOwn, own));
        }
        let wins = Facets::of(self.survey).read_as(Reading { importance: win_share, ..Reading::SCORE });
        let wins = self.read(&wins, None, |rows| score(self.design, m, &ImportanceOnly(rows)))?;
        all.push((Way::Borda, wins.estimates));
        if let Some(worths) = self.worths()? {
            all.push((Way::PlackettLuce, worths));
        }
        if asks_satisfaction && facets.rates_importance() {
            let means = Facets::of(self.survey).read_as(Reading { importance: rating, unmet: distance });
            let gap = self.read(&means, None, |rows| estimate(self.design, m, rows, Formula::Product))?;
            all.push((Way::MeanGap, gap));
        }
        Ok(all)
    }

    /// Each mode alone, where there are several and it has enough respondents.
    fn modes(&self, facets: &Facets<'_>) -> Result<Vec<(Way, Estimates)>, DatasetError> {
        let base = |mode: Mode| Domain { sample: self.sample, mode: Some(mode), group: None }.base(self.design);
        let used: Vec<Mode> = Mode::ALL.into_iter().filter(|mode| base(*mode).n > 0).collect();
        let mut all = Vec::new();
        for mode in used.iter().copied().filter(|_| used.len() > 1) {
            if bases::Base::of_group_ranking(base(mode).n_eff) != bases::Base::Hidden {
                let scores = self.read(facets, Some(mode), |rows| score(self.design, self.survey.needs.len(), rows))?;
                all.push((Way::Mode(mode), scores.estimates));
            }
        }
        Ok(all)
    }
}

/// Respondents of whom nobody said how satisfied they are.
struct ImportanceOnly<'a, R>(&'a R);

impl<R: Rows> Rows for ImportanceOnly<'_, R> {
    fn for_each(&self, f: &mut dyn FnMut(&Row<'_>)) {
        let mut none = Vec::new();
        self.0.for_each(&mut |row| {
            none.resize(row.v.len(), 0.0);
            f(&Row { v: &none, ..*row });
        });
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
