//! Where a survey's responses lie, and the dataset they make.

mod fetched;
mod named;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

pub use self::fetched::{fetched, open_at};
use self::named::Named;
pub(crate) use self::named::kept_once;
pub(crate) use self::parts::parts;
use crate::failure::{Failure, unreadable};
use crate::handin::ReceivedHandin;
use crate::results::archives::Archives;
use crate::results::seen::seen;
use crate::results::unread::{self, is_source};
use crate::results::{DEFINITIONS, MERGED, PROTOCOL, STORE, scratch};
use crate::town::names::shown;
use crate::town::{Folder, Machine};
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::Word;
use mitreden_count::dataset::{Columns, Dataset, DatasetError, about};
use mitreden_count::merge::made::{FORMAT, is_merged};
use mitreden_count::merge::{
    MadeFrom, MadeOf, MergeError, MergeSource, Merged, Notice, NoticeKind, Outputs, Words, merge,
};
use mitreden_count::rank::METHOD;
use mitreden_define::survey::Survey;
use mitreden_define::survey::union::Union;
use mitreden_keep::resolve::{KeepWish, Settlement};
use mitreden_keep::scratch::Scratch;
use mitreden_keep::store::{NamedSource, Received as Arrivals, Store, rescued};
use mitreden_keep::tombstone::Erased;

/// How many cases are named in an error; all of them stand in a file.
const CASES: usize = 10;

/// The sources of one survey's responses.
pub struct Sources {
    store: Option<Store>,
    archives: Archives,
    /// The files, each with the name by which datasets made of them know it.
    files: Vec<(String, PathBuf)>,
    /// The files that are named now, to be noted as sources.
    new: Vec<NamedSource>,
    settled: Vec<Settlement>,
    /// The hand-ins that have come.
    arrivals: Arrivals,
    /// The notices on where answers come from.
    notices: Vec<Notice>,
    machine: Machine,
}

impl Sources {
    /// The store and files among the results, those that were named before, and others that are
    /// named now.
    pub fn find(folder: &Folder, survey: &Survey, others: &[PathBuf]) -> Result<Self, Failure> {
        let results = folder.results(survey);
        let store = Store::open_existing(&results.join(STORE))?;
        let settled = store.as_ref().map(Store::settlements).transpose()?.unwrap_or_default();
        let arrivals = store.as_ref().map(Store::received).transpose()?.unwrap_or_default();
        let archives = Archives::default();
        let mut found = Self {
            store,
            archives,
            files: Vec::new(),
            new: Vec::new(),
            settled,
            arrivals,
            notices: Vec::new(),
            machine: folder.machine().clone(),
        };
        let named = Named::read(folder, found.store.as_ref(), others)?;
        let unread = found.among(&results, &named)?;
        for (source, path) in named.files {
            // A file of the results that is named as well is the same source.
            if !found.files.iter().any(|(_, known)| same(known, &path)) {
                found.files.push((source.path.clone(), path));
                found.new.extend(named.new.contains(&source.path).then_some(source));
            }
        }
        found.notices.extend(missing(&found.arrivals));
        for (kind, files) in [
            (NoticeKind::FilesUnread, unread),
            (NoticeKind::SourcesGone, named.gone),
            (NoticeKind::SourcesChanged, named.changed),
        ] {
            found.notices.extend(
                (!files.is_empty())
                    .then(|| Notice::new(kind, files.len() as u64).list("files", files)),
            );
        }
        let rescued = Self::rescued(&results)?;
        let n = rescued.len() as u64;
        found.notices.extend(
            (n > 0).then(|| Notice::new(NoticeKind::FilesRescued, n).list("files", rescued)),
        );
        found.read_archives(&results)?;
        Ok(found)
    }

    /// The names of files that were rescued of the store and are not all merged into it yet.
    fn rescued(results: &Path) -> Result<Vec<String>, Failure> {
        let mut lacking = Vec::new();
        for path in rescued(&results.join(STORE)) {
            if Store::open_existing(&path)?.is_some() {
                lacking.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            }
        }
        Ok(lacking)
    }

    /// Finds the definitions that answers were given to: in the store, and beside files.
    fn read_archives(&mut self, results: &Path) -> Result<(), Failure> {
        if let Some(store) = &self.store {
            self.archives.add_store(store)?;
        }
        let beside: BTreeSet<&Path> =
            self.files.iter().filter_map(|(_, path)| path.parent()).chain([results]).collect();
        for folder in beside {
            self.archives.add_beside(folder)?;
        }
        self.files.iter().try_for_each(|(_, path)| self.archives.add_file(path))
    }

    /// The survey with all that its versions asked.
    pub fn union(&self, survey: &Survey) -> Result<Union, Failure> {
        self.archives.union(survey)
    }

    /// Keeps today's definition beside files of answers that were given to it.
    pub fn keep_definition(&self, survey: &Survey, results: &Path) -> Result<(), Failure> {
        self.archives.keep(survey, results)
    }

    /// The differences between the survey and the versions that were answered, as problems.
    pub fn problems(&self, survey: &Survey) -> Result<Problems, Failure> {
        self.archives.problems(survey)
    }

    /// Whether people whose answers are here were told that these are kept for a shorter time than
    /// this: for how long, and how many of them.
    pub fn promised_less(&self, months: Option<u32>) -> Result<Option<(u32, u64)>, Failure> {
        Ok(self
            .store
            .as_ref()
            .zip(months)
            .map(|(store, months)| store.promised_less(months))
            .transpose()?
            .flatten())
    }

    /// Adds the definitions that hand-ins bring along.
    pub fn know(&mut self, received: &[ReceivedHandin]) {
        for one in received {
            self.archives.add_handin(&one.handin);
            self.arrivals.add(&one.handin);
        }
        self.notices.retain(|notice| notice.kind != NoticeKind::HandinsMissing);
        self.notices.extend(missing(&self.arrivals));
    }

    /// Takes in the files among the results; returns those that are no sources: what nobody knows
    /// by its name, and copies.
    fn among(&mut self, results: &Path, named: &Named) -> Result<Vec<String>, Failure> {
        if !results.is_dir() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(results).map_err(|error| unreadable(results, &error))?;
        let mut files: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| is_source(path))
            .collect();
        files.sort();
        let (copies, sources): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_copy(path));
        let name =
            |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.files.extend(sources.into_iter().map(|path| (name(&path), path)));
        let mut unread = unread::among(results);
        unread.extend(copies);
        unread.sort();
        // Who names a file to `merge` means it.
        unread.retain(|path| !named.files.iter().any(|(_, wanted)| same(wanted, path)));
        Ok(unread.iter().map(|path| name(path)).collect())
    }

    /// The files that are to be noted as sources.
    pub fn named_now(&self) -> &[NamedSource] {
        &self.new
    }

    /// The settlements that were made before.
    pub fn settled(&self) -> &[Settlement] {
        &self.settled
    }

    /// The notices on where answers come from.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// How many erasures are known before the answers are read.
    pub fn erasures(&self) -> Result<usize, Failure> {
        Ok(self.store.as_ref().map(Store::erasures).transpose()?.unwrap_or(0))
    }

    /// Who was erased or has withdrawn, as far as the folder's store knows; none where nobody was.
    pub(crate) fn erased(&self) -> Result<Option<Erased>, Failure> {
        let Some(store) = &self.store else { return Ok(None) };
        Ok(if store.erasures()? > 0 { Some(store.erased()?) } else { None })
    }

    /// Marks the store before it is read, so that whatever changes it from now on is seen.
    pub fn mark(&mut self) -> Result<Option<String>, Failure> {
        let word = format!("reading {}", uuid::Uuid::new_v4());
        Ok(self.store.as_mut().map(|store| store.begin_mark(&word)).transpose()?)
    }

    /// The description of what a dataset made of the sources now is made from.
    pub fn made(
        &self,
        (survey, results): (&Survey, &Path),
        definition: &[PathBuf],
    ) -> Result<MadeFrom, Failure> {
        let mut town = BTreeMap::new();
        for path in definition.iter().filter(|path| path.is_file()) {
            town.insert(
                path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                seen(path)?,
            );
        }
        let archive = results.join(DEFINITIONS);
        for entry in fs::read_dir(&archive)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
        {
            let name = entry.file_name().to_string_lossy().into_owned();
            town.insert(format!("{DEFINITIONS}/{name}"), seen(&entry.path())?);
        }
        let sources = self.files.iter().map(|(name, path)| Ok((name.clone(), seen(path)?)));
        Ok(MadeFrom {
            format: FORMAT,
            method: METHOD,
            survey: survey.id.to_string(),
            definition: survey.definition.hash.clone(),
            town,
            store: self.store.is_some(),
            sources: sources.collect::<Result<_, Failure>>()?,
        })
    }

    /// Merges the sources, with hand-ins beside them.
    pub fn merge(
        &self,
        received: &[ReceivedHandin],
        union: &Union,
        now: &[KeepWish],
        out: &Outputs,
    ) -> Result<Merged, MergeFailure> {
        let mut sources: Vec<MergeSource<'_>> = self.store.iter().map(MergeSource::Store).collect();
        sources.extend(
            received
                .iter()
                .map(|one| MergeSource::Handin { name: one.name.clone(), handin: &one.handin }),
        );
        for (_, path) in &self.files {
            let name = shown(path);
            sources.push(if path.extension().is_some_and(|end| end == "parquet") {
                MergeSource::Table { name, path: path.clone() }
            } else {
                let file = File::open(path).map_err(|error| unreadable(path, &error))?;
                MergeSource::Lines { name, reader: Box::new(BufReader::new(file)) }
            });
        }
        let words = Words { now, before: &self.settled };
        let mut merged = merge(union, sources, words, out).map_err(MergeFailure::Merge)?;
        self.notices.iter().for_each(|notice| merged.protocol.notice(notice.clone()));
        Ok(merged)
    }

    /// Opens the merged dataset, if it was made of what these sources hold now.
    fn fresh(
        &self,
        merged: &Path,
        made: &MadeFrom,
        union: &Union,
    ) -> Result<Option<Opened>, Failure> {
        let Some(of) = about(merged).ok().as_ref().and_then(MadeOf::of) else { return Ok(None) };
        let mark = self.store.as_ref().map(Store::mark).transpose()?.flatten();
        if of.made != *made || (made.store && mark.as_ref() != Some(&of.mark())) {
            return Ok(None);
        }
        let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
        match Dataset::open(merged, &columns) {
            Ok(dataset) => {
                let mut notices = of.notices;
                notices.extend(self.notices.iter().cloned());
                notices.sort();
                Ok(Some(Opened::new(dataset, union.clone(), notices)))
            }
            Err(DatasetError::Columns { .. }) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }
}

/// The notice on hand-ins that never came, if there are any.
fn missing(arrivals: &Arrivals) -> Option<Notice> {
    let missing = arrivals.missing();
    (!missing.is_empty()).then(|| {
        Notice::new(NoticeKind::HandinsMissing, missing.len() as u64).list("missing", missing)
    })
}

/// Why a merge failed.
pub enum MergeFailure {
    /// The merge itself failed.
    Merge(MergeError),
    /// Something failed before the merge.
    Other(Failure),
}

impl From<Failure> for MergeFailure {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

impl Opened {
    /// A merged dataset that lies where it is kept.
    pub(crate) fn new(dataset: Dataset, union: Union, notices: Vec<Notice>) -> Self {
        Self { dataset, union, notices, _scratch: None }
    }

    /// Refuses a dataset of which too many answers could not be read, unless that was accepted.
    pub fn readable(&self, accepted: bool) -> Result<(), Failure> {
        readable(&self.notices, self.union.survey.id.as_str(), accepted)
    }
}

/// Refuses a dataset of which these notices say that too many answers could not be read, unless
/// that was accepted.
pub(crate) fn readable(notices: &[Notice], survey: &str, accepted: bool) -> Result<(), Failure> {
    match notices.iter().find(|notice| notice.forbids() && !accepted) {
        Some(notice) => {
            Err(Failure::user("failure-losses").word("n", notice.n).word("survey", survey))
        }
        None => Ok(()),
    }
}

impl MergeFailure {
    /// The failure as users read it; `all` is the file with all cases.
    pub fn into_failure(self, survey: &Survey, all: &Path) -> Failure {
        match self {
            Self::Merge(error) => failure(error, survey, all),
            Self::Other(failure) => failure,
        }
    }
}

/// A dataset, with its temporary folder if it is for one use only.
pub struct Opened {
    /// The dataset.
    pub dataset: Dataset,
    /// The union of the survey's versions.
    pub union: Union,
    /// The notices that must be told before any numbers.
    pub notices: Vec<Notice>,
    _scratch: Option<Scratch>,
}

/// The merged dataset; made anew for this once where a source, the survey or the needs have changed
/// since.
pub fn open(folder: &Folder, survey: &Survey, definition: &[PathBuf]) -> Result<Opened, Failure> {
    let results = folder.results(survey);
    let sources = Sources::find(folder, survey, &[])?;
    let union = sources.union(survey)?;
    let made = sources.made((survey, &results), definition)?;
    match sources.fresh(&results.join(MERGED), &made, &union)? {
        Some(opened) => Ok(opened),
        None => make(&sources, survey)
            .map_err(|failure| failure.into_failure(survey, &results.join(PROTOCOL))),
    }
}

/// A dataset made for one use; none where no response counts.
pub fn afresh_if_any(sources: &Sources, survey: &Survey) -> Result<Option<Opened>, Failure> {
    match make(sources, survey) {
        Ok(opened) => Ok(Some(opened)),
        Err(MergeFailure::Merge(MergeError::NoResponses(_))) => Ok(None),
        Err(failure) => Err(failure.into_failure(survey, Path::new(PROTOCOL))),
    }
}

fn make(sources: &Sources, survey: &Survey) -> Result<Opened, MergeFailure> {
    let scratch = scratch(&sources.machine)?;
    let out = Outputs::temporary(scratch.path());
    let union = sources.union(survey)?;
    let merged = sources.merge(&[], &union, &[], &out)?;
    let columns = Columns::of(&union.survey).map_err(DatasetError::from).map_err(Failure::from)?;
    let dataset = Dataset::open(&out.parquet, &columns).map_err(Failure::from)?;
    let opened = Opened::new(dataset, union, merged.protocol.notices);
    Ok(Opened { _scratch: Some(scratch), ..opened })
}

/// Whether a file is a copy of a merged dataset: by what it says of itself, or, as older ones say
/// nothing, by its name.
pub fn is_copy(path: &Path) -> bool {
    let is_table = path.extension().is_some_and(|end| end == "parquet");
    let is_named_so =
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("merged"));
    is_table && (is_named_so || about(path).is_ok_and(|about| is_merged(&about)))
}

fn same(a: &Path, b: &Path) -> bool {
    a == b || fs::canonicalize(a).ok().zip(fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

fn failure(error: MergeError, survey: &Survey, all: &Path) -> Failure {
    let survey = survey.id.as_str();
    match error {
        MergeError::NoResponses(protocol) if protocol.sources.is_empty() => {
            Failure::user("failure-no-responses").word("survey", survey)
        }
        MergeError::NoResponses(protocol) => {
            let cases = |lang| {
                let conflicts = protocol
                    .conflicts
                    .iter()
                    .map(|conflict| format!("\n  {}: {}", conflict.from, conflict.id));
                let rejected = protocol
                    .rejected
                    .iter()
                    .map(move |none| format!("\n  {}: {}", none.from, none.what.say(lang)));
                conflicts.chain(rejected).take(CASES).collect()
            };
            Failure::user("failure-none-stands")
                .word("survey", survey)
                .word("n", protocol.conflicts.len() + protocol.rejected.len())
                .word("cases", Word::each(cases))
                .word("all", all.display().to_string())
        }
        MergeError::Idle(idle) => {
            let line = |one: &mitreden_count::merge::Idle| {
                let versions = one
                    .versions
                    .iter()
                    .take(CASES)
                    .map(|version| format!("{} ({})", version.from, version.hash));
                let versions = versions.collect::<Vec<_>>().join(", ");
                let versions = if versions.is_empty() { "–".to_owned() } else { versions };
                format!("\n  {}={}: {versions}", one.keep.id, one.keep.source)
            };
            let cases: String = idle.iter().take(CASES).map(line).collect();
            Failure::user("failure-keep-idle").word("n", idle.len()).word("cases", cases)
        }
        MergeError::Twice(name) => Failure::user("failure-source-twice").word("name", name),
        MergeError::Unreadable { name, source } => {
            Failure::user("failure-source").word("name", name).word("error", source.to_string())
        }
        MergeError::Store(error) => error.into(),
        MergeError::Dataset(error) => error.into(),
        MergeError::Weights(error) => error.into(),
        MergeError::Unasked(error) => error.into(),
    }
}
