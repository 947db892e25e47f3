//! A folder that is named as a source stands for the tables and records in it and in its folders,
//! as programs write a large table: in parts, beside marks of their own.

use std::fs;
use std::path::{Path, PathBuf};

use super::is_copy;
use crate::failure::{Failure, unreadable};

/// The files, with those of a folder in its place, in the order of their names.
pub(crate) fn parts(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let before = all.len();
        inside(path, &mut all)?;
        if all.len() == before {
            return Err(Failure::at("failure-no-parts", path));
        }
    }
    Ok(all)
}

/// Adds what a folder holds. Names that begin with a dot or `_` are marks of other programs; a
/// dataset that was merged is no source.
fn inside(folder: &Path, all: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.map_err(|error| unreadable(folder, &error))?;
    entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with(['.', '_']));
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder may lead back to where it is.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            inside(&path, all)?;
        } else if path.extension().is_some_and(|end| end == "parquet" || end == "jsonl")
            && !is_copy(&path)
        {
            all.push(path);
        }
    }
    Ok(())
}
