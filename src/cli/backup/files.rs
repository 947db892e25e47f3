//! The sources of a survey that are files of their own, beside its store: into a backup and back.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::super::archives::FOLDER as DEFINITIONS;
use super::super::failure::Failure;
use super::super::folder::{Folder, unreadable, unwritable};
use super::super::made::MADE;
use super::super::merging::CODEBOOK;
use super::super::sources::{MERGED, STORE, is_copy};
use super::restrict;
use crate::base::seed::fingerprint;
use crate::keep::files::write_with;

/// What was there before a backup was put in its place.
const ASIDE: &str = "before-restore";

/// What lies among the results of a survey, beside its store and what is made of it.
#[derive(Default)]
pub(super) struct Beside {
    /// Sources and archived definitions, by their path among the results.
    pub(super) taken: Vec<String>,
    /// All else.
    pub(super) left: Vec<String>,
}

impl Beside {
    pub(super) fn of(results: &Path) -> Result<Self, Failure> {
        let mut beside = Self::default();
        for name in names(results)? {
            let path = results.join(&name);
            let ends = |end: &str| path.extension().is_some_and(|own| own == end);
            if name == DEFINITIONS && path.is_dir() {
                beside.taken.extend(names(&path)?.into_iter().map(|inner| format!("{name}/{inner}")));
            } else if path.is_file() && (ends("jsonl") || (ends("parquet") && name != MERGED && !is_copy(&path))) {
                beside.taken.push(name);
            } else if !name.starts_with(STORE)
                && !name.starts_with('.')
                && !ends("lock")
                && !MADE.contains(&name.as_str())
                && name != CODEBOOK
            {
                beside.left.push(name);
            }
        }
        Ok(beside)
    }
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut names: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// Copies files and reads the copies again; returns their fingerprints by name.
pub(super) fn copy(folder: &Folder, from: &Path, to: &Path, names: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let mut copied = BTreeMap::new();
    for name in names {
        let (source, copy) = (from.join(name), to.join(name));
        folder.make(copy.parent().unwrap_or(to))?;
        put(&source, &copy)?;
        let (was, is) = (print(&source)?, print(&copy)?);
        if was != is {
            return Err(Failure::user("failure-backup-changed").word("path", source.display().to_string()));
        }
        copied.insert(name.clone(), is);
    }
    Ok(copied)
}

/// Whether a name from a list stays within its folder.
pub(super) fn is_inside(name: &str) -> bool {
    let path = Path::new(name);
    !name.is_empty() && !name.contains('\\') && path.components().all(|part| matches!(part, Component::Normal(_)))
}

/// Puts files back; what is there and differs is kept beside them under a name of its own. Returns how many came back, and
/// the names under which the others are kept.
pub(super) fn put_back(
    folder: &Folder,
    from: &Path,
    results: &Path,
    files: &BTreeMap<String, String>,
) -> Result<(usize, Vec<String>), Failure> {
    let (mut back, mut kept) = (0, Vec::new());
    for (name, wanted) in files {
        let (copy, place) = (from.join(name), results.join(name));
        if place.exists() {
            if print(&place)? == *wanted {
                continue;
            }
            let aside = free(&place);
            fs::rename(&place, &aside).map_err(|error| unwritable(&aside, &error))?;
            kept.push(aside.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
        folder.make(place.parent().unwrap_or(results))?;
        put(&copy, &place)?;
        back += 1;
    }
    Ok((back, kept))
}

/// A name beside a file that nothing has yet.
fn free(place: &Path) -> PathBuf {
    let named = |n: u32| {
        let mut name = place.as_os_str().to_owned();
        name.push(if n == 1 { format!(".{ASIDE}") } else { format!(".{ASIDE}-{n}") });
        PathBuf::from(name)
    };
    (1..=u32::MAX).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1))
}

fn put(from: &Path, to: &Path) -> Result<(), Failure> {
    let mut source = File::open(from).map_err(|error| unreadable(from, &error))?;
    let copied: io::Result<u64> = write_with(to, |file| io::copy(&mut source, file));
    copied.map_err(|error| unwritable(to, &error))?;
    restrict(to);
    Ok(())
}

/// The fingerprint of a file.
pub(super) fn print(path: &Path) -> Result<String, Failure> {
    Ok(fingerprint(&fs::read(path).map_err(|error| unreadable(path, &error))?))
}
