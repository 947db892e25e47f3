//! A study: a survey with its dataset, and whom it is of, opened once for everything that is
//! counted of them.
//!
//! Opening goes through the dataset once to find out who counts, in which cell each respondent is,
//! and what each says of every need, rakes the cells to the population, and builds the one design that every estimate rests on,
//! as `svydesign` does in R (Lumley 2004, Journal of Statistical Software 9(8)).

mod asked;
mod coded;
mod facets;
mod few;
mod finite;
mod gather;
mod groups;
mod lists;
mod origins;
mod reading;
mod replicated;
mod respondents;
mod said;
mod sample;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::dataset::{Columns, Dataset, DatasetError};
use crate::elsewhere::CopiedDataset;
use crate::estimate::{Base, Design};
use crate::needs::NeedAnswers;
use crate::unasked::{Unasked, unasked};
use crate::weights::{RakeError, RakeProtocol};
pub(crate) use facets::{Facets, Reading};
pub use few::FewClusters;
pub(crate) use finite::comes_by;
pub(crate) use gather::cell_columns;
pub(crate) use lists::{List, Listed};
use mitreden_base::ids::Code;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Mode, Survey};
pub(crate) use reading::Read;
pub(crate) use respondents::Domain;
pub(crate) use said::share;
#[cfg(test)]
pub(crate) use sample::{RAKED, READ};
pub(crate) use sample::{Sample, unique};
pub(crate) use tally::{Tallies, Tally};

/// Why a study cannot be counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// The survey has no needs.
    #[error("the survey has no needs")]
    NoNeeds,
    /// No question about importance counts.
    #[error("no question of the survey asks what matters (`facet: importance`)")]
    NoImportance,
    /// No respondent counts.
    #[error("no response counts: none is complete or partial and inside the population")]
    Nobody,
    /// The question by which groups were asked for has none.
    #[error("`{0}` is no single choice, so it makes no groups")]
    NoGroups(Code),
    /// The dataset cannot be read.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The weights cannot be computed.
    #[error("the weights cannot be computed: {0}")]
    Weights(#[from] RakeError),
    /// Too many respondents were not asked a question of the margins.
    #[error(transparent)]
    Unasked(#[from] Unasked),
    /// The rules for open answers are too many.
    #[error("the rules for open answers cannot be made ready: {0}")]
    Rules(#[from] aho_corasick::BuildError),
}

/// The respondents of a study: only they are in its sample, and they alone are raked to the
/// population. By default this is everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// The mode that respondents must have answered in.
    pub mode: Option<Mode>,
    /// The option (a place) of a single choice that respondents must have chosen.
    pub group: Option<(QuestionIndex, usize)>,
    /// The definitions, by hash, of which respondents must have answered one.
    pub definitions: Option<BTreeSet<String>>,
}

impl Who {
    /// All respondents who count.
    pub fn everybody() -> Self {
        Self::default()
    }
}

/// The weights of respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// There are no weights: all respondents count the same.
    None,
    /// The weights are the base weights that rows have.
    Base,
    /// The weights are raked to the population.
    Raked,
}

impl Weights {
    /// The word for the weights in output formats.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Base => "base",
            Self::Raked => "raked",
        }
    }
}

/// A survey with its dataset, and the sample, weights and design of those whom it is of.
///
/// Records become a dataset by [`merge`](crate::merge::merge), the dataset is opened as a study,
/// and what may be told of it are its [`findings`](crate::findings::findings):
///
/// ```
/// use mitreden_base::diagnostics::{Problems, Source};
/// use mitreden_count::dataset::{Columns, Dataset};
/// use mitreden_count::findings::findings;
/// use mitreden_count::merge::{self, Outputs, Words, merge};
/// use mitreden_count::study::{Study, Weights, Who};
/// use mitreden_define::survey::{read, union::Union};
///
/// let text = "
/// survey: park
/// title: The park
/// languages: [en]
/// modes: [online]
/// needs: { benches: Benches, lamps: Lamps }
/// ranking: { top: 1 }
/// pages:
///   - page: all
///     questions:
///       - { id: age, type: single, text: Age?, options: { young: Under 40, old: 40 and over } }
///       - { id: first, type: ranking, facet: importance, text: First?, options: needs, top: 1 }
/// population:
///   margins:
///     - { of: age, shares: { young: 0.5, old: 0.5 } }
/// ";
/// let survey = read(&Source::new("park.yaml", text), &[], None, &mut Problems::new()).unwrap();
/// // Of 120 people 90 are young and want benches; the others want lamps.
/// let line = |n: u32| {
///     let (age, first) = if n < 90 { ("young", "benches") } else { ("old", "lamps") };
///     let answers = serde_json::json!({ "age": age, "first": [first] });
/// #   let id = uuid::Uuid::from_u128(n.into());
///     serde_json::json!({
///         "answers": answers, "definition": survey.definition.hash, "mode": "online",
/// #       "consent": null, "day": "2026-05-04", "device": null, "disposition": "complete",
/// #       "flags": [], "id": id.to_string(), "interviewer": null, "lang": "en", "orders": {}, "paradata": [],
/// #       "place": null, "practice": false, "revision": 1, "seconds": null, "seed": null,
/// #       "shift": null, "simulated": false, "source": "collected", "survey": "park", "v": 1,
///         // and the rest of a record
///     })
///     .to_string()
/// };
/// let lines: Vec<_> = (0..120).map(line).collect();
///
/// let folder = tempfile::tempdir().unwrap();
/// let union = Union::alone(&survey);
/// let reader = Box::new(std::io::Cursor::new(lines.join("\n")));
/// let answers = merge::MergeSource::Lines { name: "park.jsonl".to_owned(), reader };
/// let out = Outputs::temporary(folder.path());
/// merge(&union, vec![answers], Words::default(), &out).unwrap();
///
/// let dataset = Dataset::open(&out.parquet, &Columns::of(&survey).unwrap()).unwrap();
/// let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
/// assert_eq!((study.base().n, study.weights()), (120, Weights::Raked));
/// // Half of the town is old: weighted, lamps matter as much as benches.
/// for found in findings(&study).unwrap().needs {
///     let importance = found.score.importance.unwrap();
///     assert!((importance.value - 0.5).abs() < 1e-9);
/// }
/// ```
#[derive(Debug)]
pub struct Study<'a> {
    pub(crate) union: &'a Union,
    pub(crate) survey: &'a Survey,
    pub(crate) dataset: &'a Dataset,
    pub(crate) who: Who,
    pub(crate) columns: Columns,
    pub(crate) sample: Sample,
    pub(crate) design: Design,
    /// The needs in the order in which they are counted.
    pub(crate) order: Vec<NeedIndex>,
    /// The respondents whose list each need is on.
    listed: Indexed<NeedIndex, Listed>,
    /// What each row of the dataset says of every need.
    answers: Arc<NeedAnswers>,
    /// How often what decides on suppression was said; nothing of questions that were not tallied.
    pub(crate) tallies: Tallies,
    /// Questions of the margins that some definitions did not ask, and how many answered those
    /// definitions.
    pub(crate) unasked: Vec<(QuestionIndex, u64)>,
    /// The raking; `None` where nothing is known of the population.
    pub(crate) weighting: Option<RakeProtocol>,
    replicates: replicated::DrawnOnce,
    /// Where the rows are, if the dataset has cells alone.
    pub(crate) elsewhere: Option<Arc<CopiedDataset>>,
}

impl<'a> Study<'a> {
    /// Reads the sample, rakes it, and builds its design.
    pub fn open(union: &'a Union, dataset: &'a Dataset, who: &Who) -> Result<Self, CountError> {
        let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
        let mut read = Read::of(union, &columns, dataset, who)?;
        read.sample.draw_from(&union.survey, who);
        Self::of((union, dataset, who), columns, read, None)
    }

    /// Opens the study of all respondents of a dataset that lies elsewhere; `cells` are its cells.
    /// Needs are ranked by it, by our own method and among everybody or those of one mode.
    pub fn elsewhere(
        union: &'a Union,
        cells: &'a Dataset,
        elsewhere: CopiedDataset,
    ) -> Result<Self, CountError> {
        let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
        let who = Who::everybody();
        let mut read = Read::elsewhere(union, &columns, cells, &elsewhere)?;
        read.sample.draw_from(&union.survey, &who);
        Self::of((union, cells, &who), columns, read, Some(Arc::new(elsewhere)))
    }

    fn of(
        (union, dataset, who): (&'a Union, &'a Dataset, &Who),
        columns: Columns,
        Read { sample, answers, tallies }: Read,
        elsewhere: Option<Arc<CopiedDataset>>,
    ) -> Result<Self, CountError> {
        if sample.cells.is_empty() {
            return Err(CountError::Nobody);
        }
        let unasked = unasked(
            union,
            &sample.waves.iter().map(|(hash, wave)| (hash.as_str(), wave.n)).collect(),
        )?;
        let (calibration, weighting) = sample.calibrate()?;
        let design = Design::new(&sample.cells, &calibration, &sample.strata);
        let (survey, who) = (&*union.survey, who.clone());
        let (order, listed) = (facets::counting_order(survey), lists::listed(union, &sample.waves));
        Ok(Self {
            union,
            survey,
            dataset,
            who,
            columns,
            sample,
            design,
            order,
            listed,
            answers,
            tallies,
            unasked,
            weighting,
            replicates: replicated::DrawnOnce::default(),
            elsewhere,
        })
    }

    /// What makes one respondent count more than another. Weights that are all alike make nobody
    /// count more.
    pub fn weights(&self) -> Weights {
        if self.weighting.as_ref().is_some_and(|protocol| !protocol.is_level()) {
            Weights::Raked
        } else if self.sample.has_base_weights() {
            Weights::Base
        } else {
            Weights::None
        }
    }

    /// The study of the same respondents, each counting 1; `None` where they do already.
    pub(crate) fn unweighted(&self) -> Result<Option<Self>, CountError> {
        if self.sample.is_unweighted() {
            return Ok(None);
        }
        self.sampled(&self.who, self.sample.unweighted(), self.tallies.clone()).map(Some)
    }

    /// The study of those in another sample of the same rows.
    fn sampled(&self, who: &Who, sample: Sample, tallies: Tallies) -> Result<Self, CountError> {
        let read = Read { sample, answers: Arc::clone(&self.answers), tallies };
        let elsewhere = self.elsewhere.clone();
        Self::of((self.union, self.dataset, who), self.columns.clone(), read, elsewhere)
    }

    /// Whether some of the answers are made up.
    pub fn is_simulated(&self) -> bool {
        self.sample.simulated
    }

    /// The base of all respondents who count.
    pub fn base(&self) -> Base {
        self.design.base()
    }

    /// The days of the first and the last interview, those that do not count included.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let mut days = self
            .sample
            .calendar
            .keys()
            .flatten()
            .filter_map(|day| NaiveDate::from_epoch_days(*day));
        let first = days.next()?;
        Some((first, days.next_back().unwrap_or(first)))
    }

    /// The modes in which those who count answered.
    pub(crate) fn modes(&self) -> Vec<Mode> {
        let here = |mode: &Mode| {
            let mut rows = self.sample.modes.iter().enumerate();
            rows.any(|(row, known)| known == mode && self.sample.cell(row).is_some())
        };
        Mode::ALL.into_iter().filter(here).collect()
    }

    /// The questions that ask about needs.
    pub(crate) fn facets(&self) -> Result<Facets<'a>, CountError> {
        if self.survey.needs.is_empty() {
            return Err(CountError::NoNeeds);
        }
        let facets = Facets::of(self.union).known(Arc::clone(&self.answers));
        if facets.asks_importance() { Ok(facets) } else { Err(CountError::NoImportance) }
    }
}
