//! The sources of a survey that are files of their own, beside its store: into a backup and back.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use chrono::NaiveDateTime;

use crate::failure::{Failure, unreadable, unwritable};
use crate::results::aside::{is_aside, reserve};
use crate::results::made::is_made;
use crate::results::{CODEBOOK, DEFINITIONS, STORE};
use crate::sources::is_copy;
use crate::town::Folder;
use mitreden_base::seed::fingerprint;
use mitreden_keep::files::write_private_with;

/// The files among the results of a survey, beside its store and what is made of it.
#[derive(Default)]
pub(crate) struct Beside {
    /// The sources and archived definitions, which are copied, by their paths among the results.
    pub(crate) taken: Vec<String>,
    /// All other files, which are not copied.
    pub(crate) left: Vec<String>,
}

impl Beside {
    pub(crate) fn of(results: &Path) -> Result<Self, Failure> {
        let mut beside = Self::default();
        for name in names(results)? {
            let path = results.join(&name);
            let ends = |end: &str| path.extension().is_some_and(|own| own == end);
            if name == DEFINITIONS && path.is_dir() {
                beside
                    .taken
                    .extend(names(&path)?.into_iter().map(|inner| format!("{name}/{inner}")));
            } else if path.is_file()
                && (ends("jsonl") || (ends("parquet") && !is_made(&name) && !is_copy(&path)))
            {
                beside.taken.push(name);
            } else if is_aside(&name)
                || (!name.starts_with(STORE)
                    && !name.starts_with('.')
                    && !ends("lock")
                    && !is_made(&name)
                    && name != CODEBOOK)
            {
                beside.left.push(name);
            }
        }
        Ok(beside)
    }
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut names: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Copies files and reads the copies again; returns their fingerprints by name.
pub(crate) fn copy(
    from: &Path,
    to: &Path,
    names: &[String],
) -> Result<BTreeMap<String, String>, Failure> {
    let mut copied = BTreeMap::new();
    for name in names {
        let (source, copy) = (from.join(name), to.join(name));
        Folder::make_private(copy.parent().unwrap_or(to))?;
        put(&source, &copy)?;
        let (was, is) = (print(&source)?, print(&copy)?);
        if was != is {
            return Err(
                Failure::user("failure-backup-changed").word("path", source.display().to_string())
            );
        }
        copied.insert(name.clone(), is);
    }
    Ok(copied)
}

/// Whether a name from a list is one that a backup gives: a source beside the store, or an archived
/// definition.
pub(crate) fn is_ours(name: &str) -> bool {
    let is_plain = |name: &str| {
        !name.is_empty()
            && !name.starts_with('.')
            && !name.contains(['/', '\\', ':'])
            && !name.chars().any(char::is_control)
    };
    match name.split_once('/') {
        Some((folder, inner)) => folder == DEFINITIONS && is_plain(inner),
        None => {
            is_plain(name)
                && !is_made(name)
                && [".jsonl", ".parquet"].iter().any(|end| name.ends_with(end))
        }
    }
}

/// The result of putting files back.
#[derive(Default)]
pub struct Back {
    /// How many files came back.
    pub n: usize,
    /// The names under which other files are kept, or of those that stay as they are here.
    pub kept: Vec<String>,
}

/// Puts files back. What is there and differs is kept beside them under a name with the time; where
/// there is none, it stays.
pub(crate) fn put_back(
    folder: &Folder,
    (from, results): (&Path, &Path),
    files: &BTreeMap<String, String>,
    now: Option<NaiveDateTime>,
) -> Result<Back, Failure> {
    let mut back = Back::default();
    for (name, wanted) in files {
        let (copy, place) = (from.join(name), results.join(name));
        if place.exists() {
            if print(&place)? == *wanted {
                continue;
            }
            let Some(now) = now else {
                back.kept.push(name.clone());
                continue;
            };
            let aside = reserve(&place, now)?;
            fs::rename(&place, &aside).map_err(|error| unwritable(&aside, &error))?;
            back.kept.push(aside.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
        folder.make(place.parent().unwrap_or(results))?;
        put(&copy, &place)?;
        back.n += 1;
    }
    Ok(back)
}

fn put(from: &Path, to: &Path) -> Result<(), Failure> {
    let mut source = File::open(from).map_err(|error| unreadable(from, &error))?;
    let copied: io::Result<u64> = write_private_with(to, |file| io::copy(&mut source, file));
    copied.map(drop).map_err(|error| unwritable(to, &error))
}

/// The fingerprint of a file.
pub(crate) fn print(path: &Path) -> Result<String, Failure> {
    Ok(fingerprint(&fs::read(path).map_err(|error| unreadable(path, &error))?))
}
