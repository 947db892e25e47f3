//! The needs of a survey in order: from a merged dataset to scores, rank sets and tiers, as a whole and by group.
//!
//! `count::sample` goes through the dataset once to find out who counts and in which cell each respondent is; `facets` turns
//! columns into what one respondent says of each need; the scores come from `needs`, the ranks from `ranking`. A group is
//! a domain: everybody stays in the design, and only the group's members answer.

mod facets;

use std::cell::RefCell;

use crate::base::ids::Code;
use crate::count::bases;
use crate::count::dataset::{Dataset, DatasetError};
use crate::count::estimate::{Base, Design, Estimate};
use crate::count::needs::{Measure, NeedScore, Row, Rows, Scores, score};
use crate::count::ranking::RankSets;
use crate::count::sample::{NOBODY, Sample};
use crate::count::weights::{RakeError, RakeProtocol, n_eff};
use crate::count::withhold::told_groups;
use crate::define::survey::{Kind, Mode, Survey};
pub(crate) use facets::{Facets, Reading, share};

/// The seed of the draws behind rank sets: fixed, so that the same data give the same sets.
pub const SEED: u64 = 1;

/// Why the needs cannot be ranked.
#[derive(Debug, thiserror::Error)]
pub enum RankError {
    /// The survey has no needs.
    #[error("the survey has no needs")]
    NoNeeds,
    /// No question of importance counts.
    #[error("no question of the survey asks what matters (`facet: importance`)")]
    NoImportance,
    /// Nobody counts.
    #[error("no response counts: none is complete or partial and inside the population")]
    Nobody,
    /// A group was asked for that is none.
    #[error("`{0}` is no single choice, so it makes no groups")]
    NoGroups(Code),
    /// The dataset cannot be read.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The weights cannot be computed.
    #[error("the weights cannot be computed: {0}")]
    Weights(#[from] RakeError),
}

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

/// Ranks the needs of a survey from its dataset.
pub fn rank(survey: &Survey, dataset: &Dataset, request: Request) -> Result<Rankings, RankError> {
    if survey.needs.is_empty() {
        return Err(RankError::NoNeeds);
    }
    let facets = Facets::of(survey);
    if !facets.asks_importance() {
        return Err(RankError::NoImportance);
    }
    let groups = request.by.map(|question| groups(survey, question)).transpose()?;
    let sample = Sample::read(survey, dataset, request.by)?;
    if sample.cells.is_empty() {
        return Err(RankError::Nobody);
    }
    let (calibration, weighting) = sample.calibrate()?;
    let design = Design::new(&sample.cells, &calibration, &[]);
    let domain = |group: Option<usize>| Domain { sample: &sample, mode: request.mode, group };
    let one = |domain: Domain<'_>, group: Option<Code>| ranking(survey, dataset, (&facets, &design), &domain, group);
    let rankings = match groups {
        None => vec![one(domain(None), None)?],
        Some(codes) => {
            codes.into_iter().enumerate().map(|(at, code)| one(domain(Some(at)), Some(code))).collect::<Result<_, _>>()?
        }
    };
    let rankings = if request.by.is_some() { withhold(rankings, domain(None).base(&design).n) } else { rankings };
    Ok(Rankings { rankings, weighting, base: design.base() })
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

fn groups(survey: &Survey, question: usize) -> Result<Vec<Code>, RankError> {
    let question = &survey.questions[question];
    if !matches!(question.kind, Kind::Single { .. }) {
        return Err(RankError::NoGroups(question.id.clone()));
    }
    Ok(question.kind.items().iter().map(|item| item.code.clone()).collect())
}

/// Whose answers are looked at.
pub(crate) struct Domain<'a> {
    pub(crate) sample: &'a Sample,
    pub(crate) mode: Option<Mode>,
    pub(crate) group: Option<usize>,
}

impl Domain<'_> {
    fn holds(&self, row: usize) -> bool {
        let mode = self.mode.is_none_or(|mode| self.sample.modes.get(row) == Some(&mode));
        mode && self.group.is_none_or(|group| self.sample.groups.get(row).copied().flatten() == Some(group))
    }

    /// How many there are, and how many of equal weight they are worth.
    pub(crate) fn base(&self, design: &Design) -> Base {
        let (mut n, mut w, mut w2) = (0, 0.0, 0.0);
        for (row, &cell) in self.sample.codes.iter().enumerate() {
            if cell != NOBODY && self.holds(row) {
                let weight = design.factor(cell) * self.sample.base_weight(row);
                n += 1;
                w += weight;
                w2 += weight * weight;
            }
        }
        Base { n, n_eff: n_eff(w, w2) }
    }
}

fn ranking(
    survey: &Survey,
    dataset: &Dataset,
    (facets, design): (&Facets<'_>, &Design),
    domain: &Domain<'_>,
    group: Option<Code>,
) -> Result<Ranking, RankError> {
    let base = domain.base(design);
    let shown = match &group {
        Some(_) => bases::Base::of_group_ranking(base.n_eff),
        None => bases::Base::of_ranking(base.n_eff),
    };
    let simulated = domain.sample.simulated;
    if shown == bases::Base::Hidden {
        return Ok(Ranking { group, base, shown, simulated, needs: Vec::new(), sets: None });
    }
    let respondents = Respondents::new(dataset, facets, domain);
    let scores = respondents.read(|rows| score(design, survey.needs.len(), rows))?;
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

/// The respondents of a domain, read from the dataset anew for each pass.
pub(crate) struct Respondents<'a> {
    dataset: &'a Dataset,
    facets: &'a Facets<'a>,
    domain: &'a Domain<'a>,
    failed: RefCell<Option<DatasetError>>,
}

impl<'a> Respondents<'a> {
    pub(crate) fn new(dataset: &'a Dataset, facets: &'a Facets<'a>, domain: &'a Domain<'a>) -> Self {
        Self { dataset, facets, domain, failed: RefCell::new(None) }
    }

    /// What `f` makes of them, unless the dataset could not be read.
    pub(crate) fn read<T>(&self, f: impl FnOnce(&Self) -> T) -> Result<T, DatasetError> {
        let made = f(self);
        self.failed.take().map_or(Ok(made), Err)
    }

    fn pass(&self, f: &mut dyn FnMut(&Row<'_>)) -> Result<(), DatasetError> {
        let mut said = self.facets.said();
        for batch in self.dataset.batches(&self.facets.names()) {
            let batch = batch?;
            let columns = self.facets.columns(&batch)?;
            for row in 0..batch.rows {
                let Some(&cell) = self.domain.sample.codes.get(batch.first + row) else { continue };
                if cell == NOBODY {
                    continue;
                }
                if self.domain.holds(batch.first + row) {
                    columns.read(row, &mut said);
                } else {
                    said.clear();
                }
                f(&said.row(cell, self.domain.sample.base_weight(batch.first + row)));
            }
        }
        Ok(())
    }
}

impl Rows for Respondents<'_> {
    fn for_each(&self, f: &mut dyn FnMut(&Row<'_>)) {
        if let Err(error) = self.pass(f) {
            self.failed.borrow_mut().get_or_insert(error);
        }
    }
}
