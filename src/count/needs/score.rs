//! The second pass: scores with their covariance.

use super::influence::Linear;
use super::sums::{NeedRow, Rows, Sums};
use crate::bases::FILLED_FLAGGED_ABOVE;
use crate::cells::Moments;
use crate::estimate::{Base, Design, Estimate, Estimates};
use crate::ranking::RankSets;
use crate::weights::n_eff;
use mitreden_define::survey::RankingMethod;
use nalgebra::DVector;

/// The share that the score of a need is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreMeasure {
    /// The share of those who name it and are not satisfied.
    UnmetPriority,
    /// Importance times dissatisfaction, as no respondent was asked about both.
    Product,
    /// The share of those who name it, as nobody was asked about satisfaction.
    Priority,
    /// What another method makes of the answers, as the questionnaire declares.
    Declared(RankingMethod),
}

impl ScoreMeasure {
    /// Whether satisfaction does not enter the score.
    pub fn is_of_importance(self) -> bool {
        match self {
            Self::UnmetPriority | Self::Product => false,
            Self::Priority => true,
            Self::Declared(method) => !method.is_by_satisfaction(),
        }
    }
}

/// The scores of one need.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedScore {
    /// The share that the score is.
    pub measure: ScoreMeasure,
    /// The score, from 0 to 1; its base counts those asked about importance. `None` if nobody was.
    pub score: Option<Estimate>,
    /// The share of those asked who put the need among their most important.
    pub importance: Option<Estimate>,
    /// The share not satisfied of those who rated their satisfaction.
    pub dissatisfaction: Option<Estimate>,
    /// The share of those naming it whose satisfaction is not known and was filled in by
    /// everyone's.
    pub filled: f64,
}

impl NeedScore {
    /// The scores of a need about which too few answered.
    pub fn unknown() -> Self {
        Self {
            measure: ScoreMeasure::UnmetPriority,
            score: None,
            importance: None,
            dissatisfaction: None,
            filled: 0.0,
        }
    }

    /// The scores by the need's importance alone.
    #[must_use]
    pub fn by_importance(&self) -> Self {
        Self {
            measure: ScoreMeasure::Priority,
            score: self.importance,
            importance: self.importance,
            ..Self::unknown()
        }
    }

    /// The scores without those whose base is too small to be shown.
    #[must_use]
    pub(crate) fn published(&self) -> Self {
        let shown = |estimate: Option<Estimate>| {
            estimate.filter(|estimate| estimate.shown().get().is_some())
        };
        let (score, importance) = (shown(self.score), shown(self.importance));
        Self { score, importance, dissatisfaction: shown(self.dissatisfaction), ..self.clone() }
    }

    /// The scores with no more digits than a report prints.
    #[must_use]
    pub(crate) fn rounded(&self) -> Self {
        let rounded = |estimate: Option<Estimate>| estimate.map(Estimate::rounded);
        let (score, importance) = (rounded(self.score), rounded(self.importance));
        Self { score, importance, dissatisfaction: rounded(self.dissatisfaction), ..self.clone() }
    }

    /// The same without what would tell how few name the need: its score is at most the share of
    /// those who name it.
    #[must_use]
    pub(crate) fn unnamed(&self) -> Self {
        Self { measure: self.measure, dissatisfaction: self.dissatisfaction, ..Self::unknown() }
    }

    /// Says whether so much was filled in for "don't know" that the reader must be told.
    ///
    /// A product is filled in by design; it carries its own label.
    pub fn filled_is_flagged(&self) -> bool {
        self.measure == ScoreMeasure::UnmetPriority && self.filled > FILLED_FLAGGED_ABOVE
    }
}

/// The scores of all needs, with their covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// The needs, in the order of the rows' vectors.
    pub needs: Vec<NeedScore>,
    /// The scores (0 where nobody was asked) with their full covariance.
    pub estimates: Estimates,
}

impl Scores {
    /// Returns the ranks each need can have.
    pub fn ranks(&self, seed: u64) -> RankSets {
        RankSets::of(&self.estimates, seed)
    }
}

/// Scores `m` needs from respondents gone through twice.
pub fn score<R: Rows>(design: &Design, m: usize, rows: &R) -> Result<Scores, R::Error> {
    let mut scoring = Scoring::new(design, sums(design, m, rows)?);
    rows.try_for_each(|row| scoring.push(row))?;
    Ok(scoring.scores(design))
}

/// Returns the sums that the scores of `m` needs are made of.
pub(crate) fn sums<R: Rows>(design: &Design, m: usize, rows: &R) -> Result<Vec<Sums>, R::Error> {
    let mut sums = vec![Sums::default(); m];
    rows.try_for_each(|row| {
        let w = design.factor(row.cell) * row.d;
        sums.iter_mut().enumerate().for_each(|(k, sums)| sums.add(row, k, w));
    })?;
    Ok(sums)
}

/// The second pass over the respondents of one domain.
pub(super) struct Scoring {
    sums: Vec<Sums>,
    pub(super) linear: Vec<Option<Linear>>,
    score: Influences,
    importance: Influences,
    dissatisfaction: Influences,
}

impl Scoring {
    /// Begins with the sums of the first pass.
    pub(super) fn new(design: &Design, sums: Vec<Sums>) -> Self {
        let m = sums.len();
        let squares = |on| Influences::new(Moments::squares(design.cells(), m), on);
        Self {
            linear: sums.iter().map(|sums| Linear::of(sums, design.n_hat())).collect(),
            sums,
            score: Influences::new(Moments::new(design.cells(), m), Linear::on_score),
            importance: squares(Linear::on_importance),
            dissatisfaction: squares(Linear::on_dissatisfaction),
        }
    }

    /// Adds a respondent of the domain.
    pub(super) fn push(&mut self, row: &NeedRow<'_>) {
        for influences in [&mut self.score, &mut self.importance, &mut self.dissatisfaction] {
            influences.push(row, &self.linear);
        }
    }

    /// Estimates the scores.
    pub(super) fn scores(self, design: &Design) -> Scores {
        let Self { sums, linear, score, importance, dissatisfaction } = self;
        let m = sums.len();
        let estimates = |influences: &Influences, value: fn(&Linear) -> f64| {
            let theta = linear.iter().map(|linear| linear.as_ref().map_or(0.0, value));
            design.influence(DVector::from_iterator(m, theta), &influences.moments)
        };
        let mut scores = estimates(&score, |linear| linear.score);
        let importance = estimates(&importance, |linear| linear.importance);
        let dissatisfaction =
            estimates(&dissatisfaction, |linear| linear.dissatisfaction.unwrap_or(0.0));
        for (k, (linear, sums)) in linear.iter().zip(&sums).enumerate() {
            match linear {
                Some(_) => scores.rest_on(k, sums.asked_base(), sums.carriers),
                None => scores.forget(k),
            }
        }
        let need = |k: usize| {
            let (sums, linear) = (&sums[k], linear[k].as_ref());
            let asked = sums.asked_base();
            let rated = Base { n: sums.rated_n, n_eff: n_eff(sums.rated, sums.rated_squared) };
            NeedScore {
                measure: measure(sums),
                score: linear.map(|_| scores.share(k, asked)),
                importance: linear.map(|_| importance.share(k, asked)),
                dissatisfaction: linear
                    .and_then(|linear| linear.dissatisfaction)
                    .map(|_| dissatisfaction.share(k, rated)),
                filled: if sums.named > 0.0 { sums.open / sums.named } else { 0.0 },
            }
        };
        Scores { needs: (0..m).map(need).collect(), estimates: scores }
    }
}

fn measure(sums: &Sums) -> ScoreMeasure {
    if sums.rated <= 0.0 {
        ScoreMeasure::Priority
    } else if sums.both > 0.0 {
        ScoreMeasure::UnmetPriority
    } else {
        ScoreMeasure::Product
    }
}

/// Moments of one influence function of all needs.
struct Influences {
    moments: Moments,
    on: fn(&Linear, &NeedRow<'_>, usize) -> f64,
    u: Vec<f64>,
}

impl Influences {
    fn new(moments: Moments, on: fn(&Linear, &NeedRow<'_>, usize) -> f64) -> Self {
        Self { u: vec![0.0; moments.m()], moments, on }
    }

    fn push(&mut self, row: &NeedRow<'_>, linear: &[Option<Linear>]) {
        for (k, (u, linear)) in self.u.iter_mut().zip(linear).enumerate() {
            *u = linear.as_ref().map_or(0.0, |linear| (self.on)(linear, row, k));
        }
        self.moments.push(row.cell, row.d, &self.u);
    }
}
