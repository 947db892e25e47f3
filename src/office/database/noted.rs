//! Which databases keep answers of a survey, too: noted in the folder's store, so that nobody who
//! erases forgets one.

use std::collections::BTreeSet;

use crate::failure::Failure;
use crate::results::{STORE, results};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_keep::online::{OnlineStore as _, Postgres};
use mitreden_keep::store::{Store, StoreError};
use mitreden_keep::tombstone::Key;

/// The name under which a store keeps the databases.
const NAME: &str = "databases";

/// The databases that are noted in a store.
pub fn known(store: &Store) -> Result<BTreeSet<String>, StoreError> {
    read(store, NAME)
}

/// The databases that are noted under a name.
pub(crate) fn read(store: &Store, name: &str) -> Result<BTreeSet<String>, StoreError> {
    let Some(json) = store.remembered(name)? else { return Ok(BTreeSet::new()) };
    // Nobody may say that all is erased who does not know where it is.
    serde_json::from_str(&json).map_err(|_| {
        let reason = "it cannot be read which databases hold answers, too".to_owned();
        StoreError::Damaged { path: store.path().to_owned(), reason }
    })
}

/// Notes a database. Where nothing can be written that is said, and the work goes on.
pub fn note(folder: &Folder, survey: &str, place: &str, teller: &dyn Teller) {
    if let Err(error) = try_to_note(folder, survey, place) {
        let words = [
            ("place", place.into()),
            ("survey", survey.into()),
            ("error", error.to_string().into()),
        ];
        teller.warn("database-not-noted", &words);
    }
}

fn try_to_note(folder: &Folder, survey: &str, place: &str) -> Result<(), StoreError> {
    let results = results(folder, survey);
    if folder.make(&results).is_err() {
        return Err(StoreError::ReadOnly { path: results });
    }
    let mut store = Store::open(&results.join(STORE), Key::fresh)?;
    let mut all = known(&store)?;
    if all.insert(place.to_owned()) {
        write(&mut store, NAME, &all)?;
    }
    Ok(())
}

/// Notes the databases that another state of the store knows.
pub fn note_all(store: &mut Store, more: &BTreeSet<String>) -> Result<(), StoreError> {
    add(store, NAME, more)
}

/// Removes the note of a database; false if there was none.
pub fn forget(store: &mut Store, place: &str) -> Result<bool, StoreError> {
    remove(store, NAME, place)
}

/// Adds places to those that are noted under a name.
pub(crate) fn add(
    store: &mut Store,
    name: &str,
    more: &BTreeSet<String>,
) -> Result<(), StoreError> {
    let before = read(store, name)?;
    if more.is_subset(&before) {
        Ok(())
    } else {
        write(store, name, &before.union(more).cloned().collect())
    }
}

/// Removes a place from those that are noted under a name; false if it was not there.
pub(crate) fn remove(store: &mut Store, name: &str, place: &str) -> Result<bool, StoreError> {
    let mut all = read(store, name)?;
    let was_there = all.remove(place);
    if was_there {
        write(store, name, &all)?;
    }
    Ok(was_there)
}

/// Notes these databases under a name.
fn write(store: &mut Store, name: &str, known: &BTreeSet<String>) -> Result<(), StoreError> {
    serde_json::to_string(known).map_or(Ok(()), |json| store.remember(name, &json))
}

/// Erases in the database what was erased in the folder; returns how many were still there.
pub async fn obey(database: &Postgres, folder: &Folder, survey: &str) -> Result<usize, Failure> {
    let Some(store) = Store::open_existing(&results(folder, survey).join(STORE))? else {
        return Ok(0);
    };
    let gone = store.erased_among(database.ids().await?)?;
    drop(store);
    Ok(if gone.is_empty() { 0 } else { database.forget(&gone).await? })
}

/// The failure that databases were not searched.
pub fn left(places: &BTreeSet<String>, survey: &str) -> Failure {
    let listed = places.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let one = places.first().cloned().unwrap_or_default();
    Failure::user("failure-databases-left")
        .word("places", listed)
        .word("place", one)
        .word("survey", survey)
}
