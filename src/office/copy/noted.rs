//! Which databases hold a copy of a survey's dataset: noted in the folder's store, without user and
//! password, so that nobody who erases forgets one.

use std::collections::BTreeSet;

use crate::database::noted::{add, read, remove};
use crate::failure::Failure;
use crate::results::{STORE, results};
use crate::town::Folder;
use mitreden_keep::store::{Store, StoreError};
use mitreden_keep::tombstone::Key;

/// The name under which a store keeps them.
const NAME: &str = "copies";

/// The copies that are noted in a store.
pub fn known(store: &Store) -> Result<BTreeSet<String>, StoreError> {
    read(store, NAME)
}

/// The copies of a survey's dataset.
pub fn copies(folder: &Folder, survey: &str) -> Result<BTreeSet<String>, Failure> {
    let store = Store::open_existing(&results(folder, survey).join(STORE))?;
    Ok(store.as_ref().map(known).transpose()?.unwrap_or_default())
}

/// Notes a copy. Where nothing can be written no copy may be made.
pub(super) fn note(folder: &Folder, survey: &str, place: &str) -> Result<(), Failure> {
    let results = results(folder, survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), Key::fresh)?;
    Ok(note_all(&mut store, &BTreeSet::from([place.to_owned()]))?)
}

/// Notes the copies that another state of the store knows.
pub fn note_all(store: &mut Store, more: &BTreeSet<String>) -> Result<(), StoreError> {
    add(store, NAME, more)
}

/// Removes the note of a copy; false if there was none.
pub fn forget(store: &mut Store, place: &str) -> Result<bool, StoreError> {
    remove(store, NAME, place)
}
