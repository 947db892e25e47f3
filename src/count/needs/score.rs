//! Scores with their covariance: a pass for their sums, and one for their influences.

use super::answers::NeedAnswer;
use super::by_cell::{ByCell, Room, Run, Saying, Sorted};
use super::influence::{InfluenceTable, Linear};
use super::moments::{Gathered, NeedMoments};
use super::rows::NeedRows;
use super::sums::Sums;
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

/// Scores needs by what respondents say of them.
pub fn score(design: &Design, rows: &NeedRows<'_>) -> Scores {
    let sorted = Sorted::of(rows, design.cells());
    let by_cell = sorted.group(0, rows);
    let scoring = Scoring::new(design, sums_by_cell(design, rows, &by_cell), rows.known());
    let moments = scoring.gather(design, &by_cell);
    scoring.scores(design, &moments)
}

/// Returns the sums that the scores of needs are made of.
pub(crate) fn sums(design: &Design, rows: &NeedRows<'_>) -> Vec<Sums> {
    sums_by_cell(design, rows, &Sorted::of(rows, design.cells()).group(0, rows))
}

fn sums_by_cell(design: &Design, rows: &NeedRows<'_>, by_cell: &ByCell<'_>) -> Vec<Sums> {
    by_cell.fold(
        || vec![Sums::default(); rows.m()],
        |sums, room, run| add_run(sums, room, run, (design, rows.known())),
        |all, part| join(all, &part),
    )
}

/// Adds what respondents of one cell say of each need.
pub(super) fn add_run(
    sums: &mut [Sums],
    room: &mut Room,
    run: &Run<'_>,
    (design, known): (&Design, &[NeedAnswer]),
) {
    let g = design.factor(run.cell);
    run.said(room, |k, code, Saying { n, d, d2 }| {
        sums[k].add_some(&known[code], n, g * d, g * g * d2);
    });
}

/// Adds the sums of other respondents, need by need.
pub(super) fn join(all: &mut [Sums], part: &[Sums]) {
    all.iter_mut().zip(part).for_each(|(all, part)| all.join(part));
}

/// What the second pass over the respondents of one domain needs to know.
pub(super) struct Scoring {
    sums: Vec<Sums>,
    pub(super) linear: Vec<Option<Linear>>,
    score: InfluenceTable,
    importance: InfluenceTable,
    dissatisfaction: InfluenceTable,
}

impl Scoring {
    /// Begins with the sums of the first pass.
    pub(super) fn new(design: &Design, sums: Vec<Sums>, known: &[NeedAnswer]) -> Self {
        let linear: Vec<_> = sums.iter().map(|sums| Linear::of(sums, design.n_hat())).collect();
        let table = |on: fn(&Linear, &NeedAnswer) -> f64| {
            InfluenceTable::new(linear.len(), known, |k, said| {
                linear[k].as_ref().map_or(0.0, |linear| on(linear, said))
            })
        };
        Self {
            score: table(Linear::on_score),
            importance: table(Linear::on_importance),
            dissatisfaction: table(Linear::on_dissatisfaction),
            linear,
            sums,
        }
    }

    /// The influences on the score, on importance and on dissatisfaction.
    pub(super) fn tables(&self) -> [&InfluenceTable; 3] {
        [&self.score, &self.importance, &self.dissatisfaction]
    }

    /// Gathers the moments of respondents who are sorted by cell.
    pub(super) fn gather(&self, design: &Design, by_cell: &ByCell<'_>) -> NeedMoments {
        let tables = self.tables();
        let (m, layout) = (self.sums.len(), design.layout());
        let gathered = by_cell.fold(
            || Gathered::of(m),
            |gathered, room, run| gathered.add(run, room, tables, layout.pool(run.cell as usize)),
            |all, part| all.join(&part),
        );
        let mut all = NeedMoments {
            score: Moments::new(layout.clone(), m),
            importance: Moments::squares(layout.clone(), m),
            dissatisfaction: Moments::squares(layout, m),
        };
        gathered.give(&mut all);
        all
    }

    /// Estimates the scores.
    pub(super) fn scores(self, design: &Design, moments: &NeedMoments) -> Scores {
        let Self { sums, linear, .. } = self;
        let m = sums.len();
        let estimates = |moments: &Moments, value: fn(&Linear) -> f64| {
            let theta = linear.iter().map(|linear| linear.as_ref().map_or(0.0, value));
            design.influence(DVector::from_iterator(m, theta), moments)
        };
        let mut scores = estimates(&moments.score, |linear| linear.score);
        let importance = estimates(&moments.importance, |linear| linear.importance);
        let dissatisfaction =
            estimates(&moments.dissatisfaction, |linear| linear.dissatisfaction.unwrap_or(0.0));
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
