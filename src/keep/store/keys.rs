//! The keys of other stores that were taken in whole: whoever was given a code by one of them still
//! comes to their answers with it, and an invitation made there still lets somebody begin.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::{Store, StoreError};
use crate::tombstone::Key;

/// The name under which the keys are kept, one after the other.
const NAME: &str = "other-keys";

type Done<T> = rusqlite::Result<T>;

/// The keys that a schema holds.
pub(super) fn known(connection: &Connection, schema: &str) -> Done<BTreeSet<Key>> {
    let sql = format!("SELECT value FROM {schema}.meta WHERE key = ?1");
    let bytes: Option<Vec<u8>> = connection.query_row(&sql, [NAME], |row| row.get(0)).optional()?;
    Ok(Key::all_in(&bytes.unwrap_or_default()))
}

/// Keeps these keys in place of those before; the store's own key is left out.
pub(super) fn keep(connection: &Connection, own: &Key, keys: &BTreeSet<Key>) -> Done<()> {
    let bytes = Key::bytes_of(keys, own);
    if bytes.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
    connection.execute(sql, rusqlite::params![NAME, bytes]).map(drop)
}

impl Store {
    /// The keys that codes of other stores were made with.
    pub fn other_keys(&self) -> Result<BTreeSet<Key>, StoreError> {
        known(&self.connection, "main").map_err(|error| self.fail(error))
    }
}
