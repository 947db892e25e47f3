//! Erasing responses for good: in every store and file, and what still holds them is found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use uuid::Uuid;

use crate::copy::{self, CopyPlace};
use crate::database::{Server, noted, runtime};
use crate::failure::Failure;
use crate::results::holding::{self, Holding};
use crate::results::taking::take_out;
use crate::results::{STORE, made, open, results, stores};
use crate::town::Folder;
use mitreden_keep::online::OnlineStore as _;
use mitreden_keep::store::{Store, StoreError};
use mitreden_keep::tombstone::Key;

/// The result of erasing responses.
pub struct ErasedResponses {
    /// How many versions of each response there were.
    pub found: BTreeMap<Uuid, usize>,
    /// The files and folders that still hold one of the responses, or may.
    pub holding: Holding,
    /// Whether one of the responses was handed in before.
    pub was_handed_in: bool,
    /// Whether other processes use the store, so that its file could not be rewritten yet.
    pub is_busy: bool,
    /// Why some stores could not be searched.
    pub failed: Vec<Failure>,
    /// The databases that keep answers, too, and were not searched.
    pub left: BTreeSet<String>,
    /// The databases that hold a copy of the dataset, and were not searched.
    pub copies: BTreeSet<String>,
}

/// Erases responses of a survey, here and in the databases that are named. Whatever cannot be opened
/// does not keep the others from being gone through.
pub fn erase(
    folder: &Folder,
    survey: &str,
    ids: &BTreeSet<Uuid>,
    (server, place): (&Server, &CopyPlace),
) -> Result<ErasedResponses, Failure> {
    let results = results(folder, survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), Key::fresh)?;
    let mut was_handed_in = false;
    let mut found: BTreeMap<Uuid, usize> = BTreeMap::new();
    for id in ids {
        was_handed_in |= store.was_handed_in(id)?;
    }
    found.extend(ids.iter().copied().zip(store.forget(ids)?));
    let mut failed = aside(&results, ids, &mut found);
    let taken = take_out(
        &results,
        Some(&mut store),
        &|whose| whose.id.is_some_and(|id| ids.contains(&id)),
        false,
    );
    taken.ids.iter().for_each(|id| seen(&mut found, *id, 1));
    failed.extend(taken.failed);
    let mut left = noted::known(&store).unwrap_or_else(|error| {
        failed.push(error.into());
        BTreeSet::new()
    });
    if server.url.is_some() {
        match in_database(server, survey, ids, &mut found) {
            Ok(place) => drop(left.remove(&place)),
            Err(failure) => failed.push(failure),
        }
    }
    let mut copies = copy::noted::known(&store).unwrap_or_else(|error| {
        failed.push(error.into());
        BTreeSet::new()
    });
    match place.forget(survey, ids) {
        Ok(None) => {}
        Ok(Some((gone, place))) => {
            for id in gone {
                seen(&mut found, id, 1);
            }
            copies.remove(&place);
        }
        Err(failure) => failed.push(failure),
    }
    failed.extend(made::remove(&results).err());
    let holding = holding::find(folder, survey, &store, ids).unwrap_or_else(|failure| {
        failed.push(failure);
        Holding::default()
    });
    let is_busy = store.is_to_be_rewritten().unwrap_or_else(|error| {
        failed.push(error.into());
        false
    });
    Ok(ErasedResponses { found, holding, was_handed_in, is_busy, failed, left, copies })
}

/// Erases in stores that were set aside, rescued or copied; tells which cannot be opened.
fn aside(results: &Path, ids: &BTreeSet<Uuid>, found: &mut BTreeMap<Uuid, usize>) -> Vec<Failure> {
    let mut failed = Vec::new();
    for path in stores(results).into_iter().filter(|path| *path != results.join(STORE)) {
        let mut forget = || -> Result<(), StoreError> {
            let Some(mut store) = open(&path)? else { return Ok(()) };
            let each = store.forget(ids)?;
            ids.iter().zip(each).for_each(|(id, n)| seen(found, *id, n));
            Ok(())
        };
        failed.extend(forget().err().map(Failure::from));
    }
    failed
}

/// Erases in the database; returns where that is.
fn in_database(
    server: &Server,
    survey: &str,
    ids: &BTreeSet<Uuid>,
    found: &mut BTreeMap<Uuid, usize>,
) -> Result<String, Failure> {
    runtime()?.block_on(async {
        let database = server.database(survey).await?;
        let there = database.ids().await?;
        database.forget(&ids.iter().copied().collect::<Vec<_>>()).await?;
        ids.intersection(&there).for_each(|id| seen(found, *id, 1));
        Ok(database.place().to_owned())
    })
}

/// Counts the versions of a response: a copy of a version is no further version.
fn seen(found: &mut BTreeMap<Uuid, usize>, id: Uuid, n: usize) {
    let there = found.entry(id).or_default();
    *there = (*there).max(n);
}
