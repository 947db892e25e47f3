//! Taking people out of files of records and tables, among the results or named as sources: those
//! who were erased, or answered too long ago.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::made::is_made;
use super::seen::seen;
use super::{is_called, records};
use crate::failure::{Failure, unreadable, unwritable};
use mitreden_count::dataset::{Whose, without};
use mitreden_keep::files::write_with;
use mitreden_keep::record::Record;
use mitreden_keep::store::{Decided, NamedSource, Store, StoreError};

/// What was removed from files, or would be.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) ids: BTreeSet<Uuid>,
    /// Responses without a day, which stay, by file.
    pub(crate) undated: BTreeMap<String, usize>,
    /// Files that could not be read or written.
    pub(crate) failed: Vec<Failure>,
}

/// Takes whoever `is_gone` names out of all files among some results, and of those within the
/// town's folder that were named as sources, unless it is only to be `told`.
pub(crate) fn take_out(
    results: &Path,
    store: Option<&mut Store>,
    is_gone: &dyn Fn(Whose) -> bool,
    told: bool,
) -> Taken {
    // The dataset and its weights are made anew as a whole.
    let mut paths = records(results);
    let is_anew =
        |path: &PathBuf| path.file_name().is_some_and(|name| is_made(&name.to_string_lossy()));
    paths.retain(|path| !is_anew(path));
    let (mut named, failed) =
        match store.as_deref().map(|store| named(results, store, true)).transpose() {
            Ok(named) => (named.unwrap_or_default(), None),
            Err(error) => (Vec::new(), Some(error.into())),
        };
    paths.extend(named.iter().map(|(_, path)| path.clone()));
    // One that was changed by others since it was named is still to be told.
    named.retain(|(source, path)| {
        seen(path).is_ok_and(|now| (now.size, &now.print) == (source.size, &source.print))
    });
    let mut taken = out_of(paths, is_gone, told);
    taken.failed.extend(failed);
    if let (Some(store), false) = (store, told) {
        taken.failed.extend(note_anew(store, named).err());
    }
    taken
}

/// The files that were named as sources, within the town's folder or outside it.
pub(crate) fn named(
    results: &Path,
    store: &Store,
    inside: bool,
) -> Result<Vec<(NamedSource, PathBuf)>, StoreError> {
    let root = results.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let all = store
        .named_sources()?
        .into_iter()
        .filter(|source| Path::new(&source.path).is_relative() == inside);
    let all =
        all.map(|source| (root.join(&source.path), source)).filter(|(path, _)| path.is_file());
    Ok(all.map(|(path, source)| (source, path)).collect())
}

/// Notes named files anew, as a removal by this program is no change to be told.
fn note_anew(store: &mut Store, named: Vec<(NamedSource, PathBuf)>) -> Result<(), Failure> {
    let mut sources = Vec::new();
    for (source, path) in named.into_iter().filter(|(_, path)| path.is_file()) {
        let now = seen(&path)?;
        sources.push(NamedSource { size: now.size, print: now.print, ..source });
    }
    store.decide(&Decided { sources: &sources, ..Decided::default() })?;
    Ok(())
}

/// Removes from files the responses for which `is_gone` holds, unless they are only to be `told`.
pub(crate) fn out_of(paths: Vec<PathBuf>, is_gone: &dyn Fn(Whose) -> bool, told: bool) -> Taken {
    let mut taken = Taken::default();
    for path in paths {
        let mut undated = 0;
        let mut look = |whose: Whose| {
            let goes = is_gone(whose);
            if goes {
                taken.ids.extend(whose.id);
            }
            undated += usize::from(!goes && whose.day.is_none() && !whose.simulated);
            goes
        };
        let is_table = is_called(&path, ".parquet");
        let done = if is_table {
            without(&path, &mut look, !told).map(drop).map_err(Failure::from)
        } else {
            lines(&path, &mut look, !told)
        };
        taken.failed.extend(done.err());
        if undated > 0 {
            taken.undated.insert(
                path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                undated,
            );
        }
    }
    taken
}

/// The same for a file of records, line by line. A line that cannot be read stays: nobody knows
/// whose it is, and of when.
fn lines(
    path: &Path,
    is_gone: &mut dyn FnMut(Whose) -> bool,
    written: bool,
) -> Result<(), Failure> {
    let open = || File::open(path).map(BufReader::new).map_err(|error| unreadable(path, &error));
    let mut gone = BTreeSet::new();
    each(open()?, |at, line| {
        let record = std::str::from_utf8(line).ok().and_then(|text| {
            Record::from_line(text.trim_start_matches('\u{feff}').trim_end()).ok()
        });
        let whose = record.map_or(Whose { id: None, day: None, simulated: false }, |record| {
            Whose { id: Some(record.id), day: record.day, simulated: record.simulated }
        });
        if !line.trim_ascii().is_empty() && is_gone(whose) {
            gone.insert(at);
        }
        Ok(())
    })
    .map_err(|error| unreadable(path, &error))?;
    if gone.is_empty() || !written {
        return Ok(());
    }
    let from = open()?;
    let written: io::Result<()> = write_with(path, |file| {
        each(from, |at, line| if gone.contains(&at) { Ok(()) } else { file.write_all(line) })
    });
    written.map_err(|error| unwritable(path, &error))?;
    // One that holds nobody any more is no file of records.
    if fs::metadata(path).is_ok_and(|about| about.len() == 0) {
        fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
    }
    Ok(())
}

fn each(
    mut from: impl BufRead,
    mut visit: impl FnMut(usize, &[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut line = Vec::new();
    for at in 0.. {
        line.clear();
        if from.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        visit(at, &line)?;
    }
    Ok(())
}
