//! The definitions that answers were collected with: in the store, and beside the files of results.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::DEFINITIONS;
use crate::failure::{Failure, unreadable, unwritable};
use mitreden_base::diagnostics::Problems;
use mitreden_base::seed::fingerprint;
use mitreden_count::dataset::{about, definitions};
use mitreden_count::merge::made::definitions_in;
use mitreden_define::survey::union::{self, Union};
use mitreden_define::survey::{Definition, Survey, read_archive};
use mitreden_keep::files::write_atomically;
use mitreden_keep::handin::Handin;
use mitreden_keep::jsonl;
use mitreden_keep::store::Store;

const SHA: &str = "sha256:";

/// The definitions of a survey that were found.
#[derive(Debug, Default)]
pub(crate) struct Archives {
    definitions: Vec<Definition>,
    /// How many responses answer each definition.
    answered: BTreeMap<String, u64>,
    /// The definitions that are named by answers in files.
    beside_files: BTreeSet<String>,
}

impl Archives {
    /// Adds the definitions of a store.
    pub(crate) fn add_store(&mut self, store: &Store) -> Result<(), Failure> {
        self.definitions.extend(store.definitions()?);
        self.count(store.answered()?);
        Ok(())
    }

    /// Adds the definitions that came with a hand-in.
    pub(crate) fn add_handin(&mut self, handin: &Handin) {
        self.definitions.extend(handin.definitions.iter().cloned());
        for record in &handin.records {
            *self.answered.entry(record.definition.clone()).or_default() += 1;
        }
    }

    /// Counts the definitions that the answers in a file name.
    pub(crate) fn add_file(&mut self, path: &Path) -> Result<(), Failure> {
        let found = if path.extension().is_some_and(|end| end == "parquet") {
            self.definitions.extend(definitions_in(&about(path)?));
            definitions(path)?
        } else {
            jsonl::definitions(path).map_err(|error| unreadable(path, &error))?
        };
        self.beside_files.extend(found.keys().cloned());
        self.count(found);
        Ok(())
    }

    fn count(&mut self, found: BTreeMap<String, u64>) {
        for (hash, n) in found {
            *self.answered.entry(hash).or_default() += n;
        }
    }

    /// Adds those that lie beside files of answers. A file that was changed is none of them: by it,
    /// answers would be read as what they were not.
    pub(crate) fn add_beside(&mut self, results: &Path) -> Result<(), Failure> {
        let folder = results.join(DEFINITIONS);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(unreadable(&folder, &error)),
        };
        let is_yaml = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml");
        let mut files: Vec<PathBuf> =
            entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_yaml).collect();
        files.sort();
        for path in files {
            let yaml = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            let hash = fingerprint(yaml.as_bytes());
            let stem = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            if hash.strip_prefix(SHA) != Some(stem.as_str()) {
                return Err(Failure::at("failure-archive-changed", &path));
            }
            self.definitions.push(Definition { yaml, hash });
        }
        Ok(())
    }

    /// The earlier versions of a survey that were answered, with the number of responses.
    fn versions(&self, survey: &Survey) -> Result<Vec<(Survey, u64)>, Failure> {
        let is_today = |hash: &str| hash == survey.definition.hash || hash == survey.former.hash;
        let mut versions = Vec::new();
        for definition in self.definitions.iter().filter(|definition| !is_today(&definition.hash)) {
            let Some(n) = self.answered.get(&definition.hash) else { continue };
            let version = read_archive(definition).ok_or_else(|| {
                Failure::user("failure-archive-unreadable").word("hash", definition.hash.as_str())
            })?;
            let is_known = versions
                .iter()
                .any(|(known, _): &(Survey, u64)| known.definition.hash == definition.hash);
            // A store may hold definitions of a survey that had another id.
            if version.id == survey.id && !is_known {
                versions.push((version, *n));
            }
        }
        Ok(versions)
    }

    /// The differences between today's survey and the answered versions, as problems of today's
    /// file.
    pub(crate) fn problems(&self, survey: &Survey) -> Result<Problems, Failure> {
        let versions = self.versions(survey)?;
        let found = union::since(survey, versions.iter().map(|(version, n)| (version, *n)));
        Ok(union::problems(survey, &found))
    }

    /// Lays today's definition beside files of answers that were given to it, if none lies there
    /// yet: tomorrow it may be another one.
    pub(crate) fn keep(&self, survey: &Survey, results: &Path) -> Result<(), Failure> {
        for definition in [&survey.definition, &survey.former] {
            let is_kept = self.definitions.iter().any(|known| known.hash == definition.hash);
            if self.beside_files.contains(&definition.hash) && !is_kept {
                keep_beside(results, definition)?;
            }
        }
        Ok(())
    }

    /// The survey with all that its versions asked. Where answers would say something else by
    /// today's file, there is none until the file says which is right.
    pub(crate) fn union(&self, survey: &Survey) -> Result<Union, Failure> {
        let problems = self.problems(survey)?;
        if problems.has_errors() {
            return Err(Failure::Problems(problems.only_errors()));
        }
        Ok(Union::new(survey, self.versions(survey)?.into_iter().map(|(version, _)| version)))
    }
}

/// Writes a definition beside the files of answers that were given to it.
pub(crate) fn keep_beside(results: &Path, definition: &Definition) -> Result<(), Failure> {
    let folder = results.join(DEFINITIONS);
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    let path = folder
        .join(definition.hash.strip_prefix(SHA).unwrap_or(&definition.hash))
        .with_extension("yaml");
    if path.is_file() {
        return Ok(());
    }
    write_atomically(&path, definition.yaml.as_bytes()).map_err(|error| unwritable(&path, &error))
}
