//! All sources of a survey's responses put together into one dataset.
//!
//! Everything becomes rows in sorted runs first (`gather`); one pass over them finds out what is
//! needed of each row (`facts`); over these few numbers a row it is decided which version of a
//! response stands (`stand`), what looks odd (`quality`) and what each respondent weighs (`weigh`);
//! a last pass writes what stands in the order of ids. The order in which sources are named changes
//! nothing.

mod decode;
mod facts;
mod gather;
pub mod made;
pub mod notice;
mod protocol;
pub mod quality;
mod raking;
mod stand;
#[cfg(test)]
mod tests;
mod unusable;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::PathBuf;

use thiserror::Error;

pub use decode::{Dropped, Why};
pub use made::{MadeFrom, MadeOf, Seen};
pub use notice::{Notice, NoticeKind};
pub use stand::Idle;

use stand::Stands;

pub use protocol::{
    BaseWeights, Conflict, Counts, Duplicate, Flagged, Protocol, ProtocolGroup, Rejected, Summed,
    Weighting,
};
pub use raking::{LevelRaked, MarginRaked, PoolRaking, Raking};
pub use unusable::Unusable;
pub(crate) use weigh::sum_of_weights;

use crate::dataset::{CHUNK, Columns, DatasetError, save};
use crate::population::Sorting;
use crate::unasked::{Unasked, unasked};
use crate::weights::RakeError;
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{FacetKind, Question, Survey};
use mitreden_keep::handin::Handin;
use mitreden_keep::resolve::{KeepWish, SettledChoice, Settlement};
use mitreden_keep::store::{Store, StoreError};

/// A source of responses. Its name is shown to people, and settles conflicts.
pub enum MergeSource<'a> {
    /// The survey's store; its tombstones hold for all sources.
    Store(&'a Store),
    /// Records, one in a line.
    Lines {
        /// The source's name.
        name: String,
        /// The lines.
        reader: Box<dyn BufRead + 'a>,
    },
    /// A hand-in of another store, whose tombstones hold for all sources, too.
    Handin {
        /// The source's name.
        name: String,
        /// The content of the hand-in.
        handin: &'a Handin,
    },
    /// A dataset in Parquet with the columns of the survey.
    Table {
        /// The source's name.
        name: String,
        /// The path of the file.
        path: PathBuf,
    },
}

impl MergeSource<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Store(store) => store.name(),
            Self::Lines { name, .. } | Self::Handin { name, .. } | Self::Table { name, .. } => name,
        }
    }
}

/// The files that the dataset is written to.
#[derive(Clone, Debug)]
pub struct Outputs {
    /// The path of the Parquet file.
    pub parquet: PathBuf,
    /// The path of the CSV file, where one is wanted.
    pub csv: Option<PathBuf>,
    /// The inputs that the dataset is made from, for the metadata of the Parquet file.
    pub made: MadeFrom,
    /// An empty folder for data that do not fit into memory; the caller removes it.
    pub scratch: PathBuf,
}

impl Outputs {
    /// A dataset for one use, in a folder that the caller removes.
    pub fn temporary(folder: &std::path::Path) -> Self {
        Self {
            parquet: folder.join("merged.parquet"),
            csv: None,
            made: MadeFrom::default(),
            scratch: folder.to_owned(),
        }
    }
}

/// The result of merging.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// How many rows the dataset has.
    pub rows: u64,
    /// How many of them count: complete or partial, and inside the population.
    pub counted: u64,
    /// The description of itself that the dataset holds.
    pub of: MadeOf,
    /// The choices between contradicting versions that the decisions led to.
    pub chosen: Vec<SettledChoice>,
    /// The account of the merge.
    pub protocol: Protocol,
}

/// The decisions on responses whose versions contradict each other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// The decisions that are made now. One without effect is an error.
    pub now: &'a [KeepWish],
    /// The decisions that were made before, and hold.
    pub before: &'a [Settlement],
}

/// Why there is no dataset.
#[derive(Debug, Error)]
pub enum MergeError {
    /// No response enters the dataset. The protocol tells what became of those there were.
    #[error("there are no responses to merge")]
    NoResponses(Box<Protocol>),
    /// Some decisions have no effect.
    #[error("a word on a conflict decides nothing")]
    Idle(Vec<Idle>),
    /// Two sources have this name.
    #[error("`{0}` is named twice as a source")]
    Twice(String),
    /// A source cannot be read.
    #[error("`{name}` cannot be read: {source}")]
    Unreadable {
        /// The source's name.
        name: String,
        /// The system's error.
        source: std::io::Error,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A table does not have the survey's columns, or cannot be read or written.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The respondents cannot be weighted to the population.
    #[error("the weights cannot be computed: {0}")]
    Weights(#[from] RakeError),
    /// Too many respondents were not asked a question of the population's margins.
    #[error(transparent)]
    Unasked(#[from] Unasked),
}

/// The questions about which needs matter.
fn importance(survey: &Survey) -> BTreeSet<&str> {
    let asks = |question: &&Question| question.facet_weight(FacetKind::Importance) > 0.0;
    survey.questions.iter().filter(asks).map(|question| question.id.as_str()).collect()
}

/// Merges all sources, each response read by the definition it was collected with.
pub fn merge(
    union: &Union,
    sources: Vec<MergeSource<'_>>,
    words: Words<'_>,
    out: &Outputs,
) -> Result<Merged, MergeError> {
    let survey = &*union.survey;
    let columns = Columns::of(survey).map_err(DatasetError::from)?;
    let sorting = Sorting::new(survey, &columns);
    let mut protocol = Protocol::new(union);
    let gathered = gather::gather(union, &columns, sources, &out.scratch, &mut protocol)?;
    let facts = facts::read(&gathered, survey, &columns, &sorting, &mut protocol)?;
    let Stands { rows: standing, chosen } =
        stand::decide(&facts, &gathered, words, &survey.prefer, &mut protocol)
            .map_err(MergeError::Idle)?;
    protocol.notice_conflicts();
    protocol.notice_losses(&gathered, &standing, &importance(survey));
    if standing.is_empty() {
        return Err(MergeError::NoResponses(Box::new(protocol)));
    }
    protocol.notice_days(survey, &standing);
    protocol.notice_shifts(&standing);
    protocol.count(&facts, &standing);
    let flags = protocol.flag(&standing);
    let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
    for row in standing.iter().filter(|row| row.counts()) {
        *counted.entry(facts.word(row.definition)).or_default() += 1;
    }
    unasked(union, &counted)?;
    let weights = weigh::weights(survey, &sorting, &standing, &mut protocol)?;

    let chunks = standing.chunks(CHUNK).zip(0..).map(|(rows, number)| {
        let start = number * CHUNK;
        let places: Vec<_> = rows.iter().map(|row| row.place).collect();
        let mut chunk = gathered.runs.collect(&places)?;
        let part = |all: &[bool]| {
            all.get(start..start + rows.len()).map(<[bool]>::to_vec).unwrap_or_default()
        };
        let [speeder, straight, alike] =
            [part(&flags.speeder), part(&flags.straightline), part(&flags.near_duplicate)];
        let weights: Vec<Option<f64>> = rows.iter().map(|row| weights.of(row)).collect();
        chunk.settle(&weights, [&speeder, &straight, &alike])?;
        Ok(chunk)
    });
    let rows = stand::fingerprint(&standing);
    let of = MadeOf { made: out.made.clone(), rows, notices: protocol.notices.clone() };
    let definitions = union.versions().filter(|(hash, _)| protocol.definitions.contains_key(*hash));
    let about = made::with_definitions(
        of.about(),
        definitions.map(|(_, version)| &version.survey.definition),
    );
    save(&columns, &out.parquet, out.csv.as_deref(), &about, chunks)?;
    Ok(Merged { rows: protocol.rows, counted: protocol.counted, of, chosen, protocol })
}
