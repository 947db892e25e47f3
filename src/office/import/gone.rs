//! What a source held and its last file lacks: kept as a list beside the store.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unwritable};
use crate::results::LISTS;
use crate::town::Folder;
use mitreden_base::seed::fingerprint;
use mitreden_keep::files::write_private;
use mitreden_keep::store::GoneRows;

/// Writes the list of responses that are gone; if there are none, an earlier list is removed.
pub(super) fn keep(
    folder: &Folder,
    results: &Path,
    source: &str,
    gone: &[GoneRows],
) -> Result<Option<PathBuf>, Failure> {
    let path = list(results, source);
    if gone.is_empty() {
        remove(&path)?;
        return Ok(None);
    }
    if let Some(parent) = path.parent() {
        folder.make(parent)?;
    }
    let written = written(gone).and_then(|bytes| write_private(&path, &bytes));
    written.map_err(|error| unwritable(&path, &error))?;
    Ok(Some(path))
}

/// The file that lists what a source held and its last file lacks. A source may be called anything;
/// a file may not.
fn list(results: &Path, source: &str) -> PathBuf {
    let plain: String = source
        .chars()
        .map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' })
        .collect();
    let plain = plain.trim_start_matches('.').to_owned();
    // Two sources must not become one file.
    let print = fingerprint(source.as_bytes());
    let digits: String = print.trim_start_matches("sha256:").chars().take(8).collect();
    let name = if plain == source { plain } else { format!("{plain}-{digits}") };
    results.join(LISTS).join(format!("{name}.gone.csv"))
}

/// The list as the bytes of a table.
fn written(gone: &[GoneRows]) -> io::Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["id", "source", "mode", "lang", "day", "place"])?;
    for one in gone {
        let day = one.day.map(|day| day.to_string()).unwrap_or_default();
        let id = one.id.to_string();
        table.write_record([
            &id,
            &one.source,
            one.mode.word(),
            &one.lang,
            &day,
            one.place.as_deref().unwrap_or_default(),
        ])?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Removes the list of a source.
pub(super) fn forget(results: &Path, source: &str) -> Result<(), Failure> {
    remove(&list(results, source))
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}
