//! What is made of all answers and can be made anew: it goes as soon as it may hold something that
//! was erased.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::taking::take_out;
use super::{MERGED, PROTOCOL, STORE, TABLE, WEIGHTS, WEIGHTS_TABLE, open, stores};
use crate::failure::{Failure, unwritable};
use mitreden_count::dataset::without;
use mitreden_keep::handin::Handin;
use mitreden_keep::scratch;
use mitreden_keep::store::{Store, StoreError};
use mitreden_keep::tombstone::{Key, Tombstone};

/// The files that are removed.
const MADE: [&str; 5] = [MERGED, TABLE, PROTOCOL, WEIGHTS, WEIGHTS_TABLE];
/// The name under which a store keeps the number of erasures that these files reflect.
const SWEPT: &str = "swept-erasures";

/// Whether a file's name is that of one of these.
pub(crate) fn is_made(name: &str) -> bool {
    MADE.contains(&name)
}

/// Those of these files that lie among some results.
pub fn present(results: &Path) -> Vec<PathBuf> {
    MADE.iter().map(|name| results.join(name)).filter(|path| path.exists()).collect()
}

/// Removes these files, and leftovers of a command that was killed.
pub fn remove(results: &Path) -> Result<(), Failure> {
    scratch::sweep(results);
    take_away(present(results))
}

/// Removes the weights: they are of a dataset that is made anew.
pub(crate) fn remove_weights(results: &Path) -> Result<(), Failure> {
    take_away([WEIGHTS, WEIGHTS_TABLE].map(|name| results.join(name)))
}

fn take_away(files: impl IntoIterator<Item = PathBuf>) -> Result<(), Failure> {
    for path in files {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(unwritable(&path, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a dataset without a store holds answers of days before one.
pub fn holds_aged(results: &Path, day: NaiveDate) -> bool {
    let table = results.join(MERGED);
    if table.is_file() {
        // One that cannot be read may hold anything.
        return without(&table, |row| !row.simulated && row.day.is_some_and(|of| of < day), false)
            .map_or(true, |n| n > 0);
    }
    let Ok(mut rows) = csv::Reader::from_path(results.join(TABLE)) else { return false };
    let at = |rows: &csv::StringRecord, name| rows.iter().position(|own| own == name);
    let Ok(Some(days)) = rows.headers().map(|names| at(names, "day")) else { return false };
    rows.records().map_while(Result::ok).any(|row| {
        row.get(days).and_then(|of| of.parse().ok()).is_some_and(|of: NaiveDate| of < day)
    })
}

/// Removes what was withdrawn, after a store has settled, its own or one that servers share: from
/// the folder's store, from what was made of it, and from what lies beside it.
pub fn clear(results: &Path, key: &Key, tombstones: BTreeSet<Tombstone>) -> Result<(), StoreError> {
    let Some(mut store) = Store::open_existing(&results.join(STORE))? else { return Ok(()) };
    if store.key() != key {
        store.take_in([&Handin { tombstones, ..Handin::of(*key) }])?;
    }
    let mut failed = sweep(results, &mut store)?;
    if store.erased_since_dataset()? > 0 {
        failed.extend(remove(results).err());
    }
    if failed.is_empty() { Ok(()) } else { Err(StoreError::ReadOnly { path: results.to_owned() }) }
}

/// Where something was erased since the last time: takes it out of stores that were put aside, and
/// of files of records and tables. What cannot be opened is tried again the next time.
pub fn sweep(results: &Path, store: &mut Store) -> Result<Vec<Failure>, StoreError> {
    let erasures = store.erasures()?.to_string();
    if store.remembered(SWEPT)?.as_ref() == Some(&erasures) {
        return Ok(Vec::new());
    }
    let mut failed = Vec::new();
    for path in stores(results).into_iter().filter(|path| *path != results.join(STORE)) {
        let obey = || open(&path)?.map_or(Ok(0), |mut aside| aside.obey(store));
        failed.extend(obey().err().map(Failure::from));
    }
    let erased = store.erased()?;
    failed.extend(
        take_out(
            results,
            Some(store),
            &|whose| whose.id.is_some_and(|id| erased.contains(&id)),
            false,
        )
        .failed,
    );
    if failed.is_empty() {
        store.remember(SWEPT, &erasures)?;
    }
    Ok(failed)
}
