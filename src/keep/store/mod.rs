//! The store of a survey's responses: one `SQLite` file in the town's folder, safe against power
//! cuts and several processes.
//!
//! It holds versions and never changes one: a revision is a version more, and only erasing takes
//! away. So two stores are put together by union, and which version stands is decided when they are
//! read ([`super::resolve`]).

mod add;
mod aged;
mod backup;
mod beyond;
mod contacts;
mod decided;
mod error;
mod forget;
mod handed;
mod imports;
mod interviews;
mod keyed;
mod keys;
mod log;
mod mark;
mod memory;
pub(crate) mod online;
mod open;
mod place;
mod prints;
mod promised;
mod read;
mod received;
mod rescue;
mod taken;
mod unite;
mod whole;
pub(crate) mod writer;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

pub use add::Added;
pub use aged::Aged;
pub use beyond::Beyond;
pub use decided::{Decided, NamedSource};
pub use error::StoreError;
pub use handed::Handing;
pub use imports::{
    Arrival, Arrived, GoneRows, Import, ImportName, ImportOutcome, Importing, Refused, SourceHolds,
    Undone,
};
pub use keyed::{FormState, KeyedForm, KeyingErrors};
pub(crate) use place::Place;
pub use prints::{PrintRun, PrintWish};
pub use received::{Arrivals, Received};
pub use rescue::{put_back_rescued, rescued};
pub use taken::Taken;

use super::tombstone::{Erased, Key, Tombstone, tombstone};
use mitreden_define::survey::Definition;

/// A survey's store that is open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    name: Arc<str>,
    key: Key,
    /// The files that were opened.
    place: place::Place,
    /// The count of others' writes when the files were last seen in their places.
    writes: Option<i64>,
    /// The path of the copy that was made of the files' content when they were taken away.
    rescued: Option<PathBuf>,
}

impl Store {
    /// The path that the store was opened by, as it is shown for the versions in it.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The store's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps a definition, so that a later one does not change what an answer meant.
    pub fn archive(&mut self, definition: &Definition) -> Result<(), StoreError> {
        let sql = "INSERT INTO definitions VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let done = self.connection.execute(sql, [&definition.hash, &definition.yaml]);
        done.map(drop).map_err(|error| self.fail(error))
    }

    /// The definition with a fingerprint.
    pub fn definition(&self, hash: &str) -> Result<Option<Definition>, StoreError> {
        let sql = "SELECT yaml FROM definitions WHERE hash = ?1";
        let yaml = self
            .connection
            .query_row(sql, [hash], |row| row.get(0))
            .optional()
            .map_err(|error| self.fail(error))?;
        Ok(yaml.map(|yaml| Definition { yaml, hash: hash.to_owned() }))
    }

    /// All definitions that are archived, by fingerprint.
    pub fn definitions(&self) -> Result<Vec<Definition>, StoreError> {
        let read = || -> rusqlite::Result<Vec<Definition>> {
            let mut statement =
                self.connection.prepare("SELECT yaml, hash FROM definitions ORDER BY hash")?;
            statement
                .query_map([], |row| Ok(Definition { yaml: row.get(0)?, hash: row.get(1)? }))?
                .collect()
        };
        read().map_err(|error| self.fail(error))
    }

    /// How many responses answer each definition.
    pub fn answered(&self) -> Result<BTreeMap<String, u64>, StoreError> {
        let read = || -> rusqlite::Result<BTreeMap<String, u64>> {
            let sql = "SELECT definition, n FROM answered WHERE n > 0";
            let mut statement = self.connection.prepare(sql)?;
            statement
                .query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)?.into())))?
                .collect()
        };
        read().map_err(|error| self.fail(error))
    }

    /// Whether a response was erased here, or where a hand-in came from.
    pub fn is_erased(&self, id: &Uuid) -> Result<bool, StoreError> {
        is_erased_in(&self.connection, &self.key, id).map_err(|error| self.fail(error))
    }

    /// All tombstones, against which is held what comes in from elsewhere.
    pub fn erased(&self) -> Result<Erased, StoreError> {
        erased_in(&self.connection, &self.key).map_err(|error| self.fail(error))
    }

    fn damaged(&self, reason: String) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), reason }
    }

    fn fail(&self, error: rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, error)
    }
}

/// The tombstones of this store, and of those that hand-ins came from.
fn erased_in(connection: &Connection, key: &Key) -> rusqlite::Result<Erased> {
    let own: Vec<Tombstone> = connection
        .prepare("SELECT hash FROM tombstones")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut erased = Erased::new(*key, own);
    let mut foreign: BTreeMap<Key, Vec<Tombstone>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT key, hash FROM foreign_tombstones")?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (key, hash) = row?;
        foreign.entry(key).or_default().push(hash);
    }
    for (key, hashes) in foreign {
        erased.extend(Erased::new(key, hashes));
    }
    Ok(erased)
}

/// The same of one response, without reading all of them: whoever has much to delete is not to slow
/// down those who answer.
fn is_erased_in(connection: &Connection, key: &Key, id: &Uuid) -> rusqlite::Result<bool> {
    if connection
        .prepare_cached("SELECT 1 FROM tombstones WHERE hash = ?1")?
        .exists([tombstone(key, id)])?
    {
        return Ok(true);
    }
    // The index is searched from key to key, not from row to row.
    let keys = "WITH RECURSIVE keys(key) AS (
            SELECT min(key) FROM foreign_tombstones
            UNION ALL SELECT (SELECT min(key) FROM foreign_tombstones f WHERE f.key > keys.key) FROM keys WHERE key IS NOT NULL
        ) SELECT key FROM keys WHERE key IS NOT NULL";
    let keys: Vec<Key> = connection
        .prepare_cached(keys)?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut foreign = connection
        .prepare_cached("SELECT 1 FROM foreign_tombstones WHERE key = ?1 AND hash = ?2")?;
    for key in keys {
        if foreign.exists(rusqlite::params![key, tombstone(&key, id)])? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
