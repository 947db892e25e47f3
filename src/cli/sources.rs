//! Where a survey's responses lie, and the dataset they make.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::archives::Archives;
use super::failure::Failure;
use super::folder::{Folder, unreadable};
use super::handin::Received;
use crate::base::diagnostics::Problems;
use crate::count::dataset::{Columns, Dataset, DatasetError};
use crate::count::merge::{MergeError, Merged, Outputs, Source, merge};
use crate::define::survey::Survey;
use crate::define::survey::union::Union;
use crate::keep::resolve::Keep;
use crate::keep::store::Store;

/// The merged dataset's file in the results.
pub(super) const MERGED: &str = "merged.parquet";
/// The store's file in the results.
pub(super) const STORE: &str = "responses.sqlite";

/// The sources of one survey.
pub(super) struct Sources {
    store: Option<Store>,
    archives: Archives,
    files: Vec<PathBuf>,
    /// When the newest of them was written, where the system tells.
    newest: Option<SystemTime>,
}

impl Sources {
    /// The store and files among the results, and others by name.
    pub(super) fn find(folder: &Folder, survey: &Survey, others: &[PathBuf]) -> Result<Self, Failure> {
        let results = folder.results(survey);
        let store_file = results.join(STORE);
        let store = Store::open_existing(&store_file)?;
        let mut files = Vec::new();
        if results.is_dir() {
            let entries = fs::read_dir(&results).map_err(|error| unreadable(&results, &error))?;
            let is_source = |path: &PathBuf| {
                let ends = path.extension().is_some_and(|end| end == "jsonl" || end == "parquet");
                ends && path.file_name().is_none_or(|name| name != MERGED)
            };
            files.extend(entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_source));
            files.sort();
        }
        for path in others {
            fs::metadata(path).map_err(|error| unreadable(path, &error))?;
            // A file of the results that is named as well is the same source.
            if !files.iter().any(|known| same(known, path)) {
                files.push(path.clone());
            }
        }
        let mut archives = Archives::default();
        if let Some(store) = &store {
            archives.add_store(store)?;
        }
        let beside: BTreeSet<&Path> = files.iter().filter_map(|path| path.parent()).chain([&*results]).collect();
        for folder in beside {
            archives.add_beside(folder)?;
        }
        for path in &files {
            archives.add_file(path)?;
        }
        let written = |path: &PathBuf| fs::metadata(path).and_then(|meta| meta.modified()).ok();
        let newest = files.iter().chain(store.is_some().then_some(&store_file)).filter_map(written).max();
        Ok(Self { store, archives, files, newest })
    }

    /// The survey with all that its versions asked.
    pub(super) fn union(&self, survey: &Survey) -> Result<Union, Failure> {
        self.archives.union(survey)
    }

    /// What differs between the survey and what people answered.
    pub(super) fn problems(&self, survey: &Survey) -> Result<Problems, Failure> {
        self.archives.problems(survey)
    }

    /// Takes in the definitions that hand-ins bring along.
    pub(super) fn know(&mut self, received: &[Received]) {
        received.iter().for_each(|one| self.archives.add_handin(&one.handin));
    }

    /// Merges them.
    pub(super) fn merge(&self, union: &Union, settle: &[Keep], out: &Outputs) -> Result<Merged, Failure> {
        self.merge_with(&[], union, settle, out)
    }

    /// Merges them, and hand-ins beside them.
    pub(super) fn merge_with(
        &self,
        received: &[Received],
        union: &Union,
        settle: &[Keep],
        out: &Outputs,
    ) -> Result<Merged, Failure> {
        let mut sources: Vec<Source<'_>> = self.store.iter().map(Source::Store).collect();
        sources.extend(received.iter().map(|one| Source::Handin { name: one.name.clone(), handin: &one.handin }));
        for path in &self.files {
            let name = path.display().to_string().replace('\\', "/");
            sources.push(if path.extension().is_some_and(|end| end == "parquet") {
                Source::Table { name, path: path.clone() }
            } else {
                let file = File::open(path).map_err(|error| unreadable(path, &error))?;
                Source::Lines { name, reader: Box::new(BufReader::new(file)) }
            });
        }
        merge(union, sources, settle, out).map_err(|error| failure(error, &union.survey))
    }
}

/// A dataset, and the folder it lies in if that is for this once.
pub(super) struct Opened {
    pub(super) dataset: Dataset,
    /// What was asked of those in it.
    pub(super) union: Union,
    _scratch: Option<TempDir>,
}

/// The merged dataset; made anew for this once where a source, the survey or the needs have changed since.
pub(super) fn open(folder: &Folder, survey: &Survey, definition: &[PathBuf]) -> Result<Opened, Failure> {
    let merged = folder.results(survey).join(MERGED);
    let sources = Sources::find(folder, survey, &[])?;
    let written = |path: &PathBuf| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let newest = definition.iter().filter_map(written).chain(sources.newest).max();
    if written(&merged).is_some_and(|merged| newest.is_none_or(|newest| newest < merged)) {
        let union = sources.union(survey)?;
        let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
        match Dataset::open(&merged, &columns) {
            Ok(dataset) => return Ok(Opened { dataset, union, _scratch: None }),
            // Another version of the survey or of this program wrote it.
            Err(DatasetError::Columns { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    let (opened, _) = afresh(&sources, survey)?;
    Ok(opened)
}

/// A dataset made anew for this once, with what came of merging.
pub(super) fn afresh(sources: &Sources, survey: &Survey) -> Result<(Opened, Merged), Failure> {
    let scratch = scratch()?;
    let out = Outputs::temporary(scratch.path());
    let union = sources.union(survey)?;
    let merged = sources.merge(&union, &[], &out)?;
    let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
    let dataset = Dataset::open(&out.parquet, &columns)?;
    Ok((Opened { dataset, union, _scratch: Some(scratch) }, merged))
}

/// A folder that goes when it is no longer used.
pub(super) fn scratch() -> Result<TempDir, Failure> {
    TempDir::with_prefix("mitreden-").map_err(|error| Failure::user("failure-scratch").word("error", error.to_string()))
}

fn same(a: &Path, b: &Path) -> bool {
    a == b || fs::canonicalize(a).ok().zip(fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

fn failure(error: MergeError, survey: &Survey) -> Failure {
    let survey = survey.id.as_str();
    match error {
        MergeError::NoResponses(protocol) if protocol.sources.is_empty() => {
            Failure::user("failure-no-responses").word("survey", survey)
        }
        MergeError::NoResponses(protocol) => {
            let protocol = crate::count::merge::markdown(&protocol);
            Failure::user("failure-none-stands").word("survey", survey).word("protocol", protocol)
        }
        MergeError::Twice(name) => Failure::user("failure-source-twice").word("name", name),
        MergeError::Unreadable { name, source } => {
            Failure::user("failure-source").word("name", name).word("error", source.to_string())
        }
        MergeError::Store(error) => error.into(),
        MergeError::Dataset(error) => error.into(),
        MergeError::Weights(error) => error.into(),
    }
}
