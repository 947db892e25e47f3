//! The versions of a questionnaire that are known in a folder: today's, those archived in the
//! store, and those that lie in files beside it, which can be copied to another computer.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::DEFINITIONS;
use crate::failure::Failure;
use mitreden_base::seed::fingerprint;
use mitreden_define::survey::{Definition, Survey, read_archive};
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::store::{Store, StoreError};

/// All versions of a questionnaire by their signs; each is read when it is needed.
pub(crate) struct Versions {
    today: Arc<Survey>,
    /// The hashes of the archived definitions, today's included.
    hashes: Vec<String>,
    /// The definitions that lie in files only.
    beside: BTreeMap<String, Definition>,
    read: BTreeMap<String, Arc<Survey>>,
}

impl Versions {
    /// The versions in a store, where today's is archived already, and in the folder it lies in.
    pub(crate) fn of(
        store: &Store,
        results: &Path,
        today: Arc<Survey>,
    ) -> Result<Self, StoreError> {
        let mut hashes = store.definition_hashes()?;
        let mut beside = files(results);
        beside.retain(|hash, _| !hashes.contains(hash));
        hashes.extend(beside.keys().cloned());
        Ok(Self { today, hashes, beside, read: BTreeMap::new() })
    }

    /// Today's questionnaire.
    pub(crate) fn today(&self) -> &Arc<Survey> {
        &self.today
    }

    /// The signs of all versions, each once.
    pub(crate) fn signs(&self) -> Vec<VersionSign> {
        let mut signs: Vec<_> = self.hashes.iter().map(|hash| VersionSign::of(hash)).collect();
        signs.sort_unstable();
        signs.dedup();
        signs
    }

    /// The hash of the version with a sign; none where no version has it, or several do.
    pub(crate) fn hash(&self, sign: VersionSign) -> Option<&str> {
        let mut fitting = self.hashes.iter().filter(|hash| VersionSign::of(hash) == sign);
        let first = fitting.next()?;
        if fitting.next().is_some() { None } else { Some(first) }
    }

    /// The questionnaire with this hash; none where it is not archived.
    pub(crate) fn survey(
        &mut self,
        store: &Store,
        hash: &str,
    ) -> Result<Option<Arc<Survey>>, Failure> {
        if hash == self.today.definition.hash {
            return Ok(Some(Arc::clone(&self.today)));
        }
        if let Some(known) = self.read.get(hash) {
            return Ok(Some(Arc::clone(known)));
        }
        let definition = match self.beside.get(hash) {
            Some(definition) => Some(definition.clone()),
            None => store.definition(hash)?,
        };
        let Some(definition) = definition else { return Ok(None) };
        let survey = read_archive(&definition).map(Arc::new);
        if let Some(survey) = &survey {
            self.read.insert(hash.to_owned(), Arc::clone(survey));
        }
        Ok(survey)
    }
}

/// The definitions in files, without those that were changed since they were written.
fn files(results: &Path) -> BTreeMap<String, Definition> {
    let entries = fs::read_dir(results.join(DEFINITIONS)).into_iter().flatten();
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let one = |path: PathBuf| {
        let yaml = fs::read_to_string(&path).ok()?;
        let hash = fingerprint(yaml.as_bytes());
        let is_named_so = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .is_some_and(|stem| hash.ends_with(stem));
        is_named_so.then_some((hash.clone(), Definition { yaml, hash }))
    };
    paths.filter_map(one).collect()
}

/// The failure that no version has a sign, with the signs there are.
pub(crate) fn unknown(sign: &str, versions: &Versions) -> Failure {
    Failure::user("failure-version").word("sign", sign).word("known", listed(versions))
}

/// The signs of all versions, one after another.
pub(crate) fn listed(versions: &Versions) -> String {
    versions.signs().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
