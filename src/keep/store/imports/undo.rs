//! Taking an import back, as if it had never been.

use std::collections::BTreeSet;

use rusqlite::{Connection, Params, TransactionBehavior};
use uuid::Uuid;

use super::gone::take_back;
use crate::record::{COLLECTED, SIMULATED};
use crate::store::{Store, StoreError};

/// The result of undoing an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// How many responses were removed.
    pub responses: usize,
    /// How many of them had been handed in.
    pub handed_in: usize,
}

impl Store {
    /// Takes back all responses of a source, without tombstones; nothing where there is no such
    /// import.
    pub fn undo_import(&mut self, source: &str) -> Result<Option<Undone>, StoreError> {
        let Self { connection, path, .. } = self;
        let fail = |error| StoreError::of(path, error);
        if [COLLECTED, SIMULATED].contains(&source) {
            return Ok(None);
        }
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let undone = undo(&tx, source).map_err(fail)?;
        tx.commit().map_err(fail)?;
        self.empty_log()?;
        Ok(undone)
    }

    /// The ids that earlier versions of this program gave to responses that have another id now.
    pub fn former_ids(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        former(&self.connection).map_err(|error| self.fail(error))
    }
}

fn undo(tx: &Connection, source: &str) -> rusqlite::Result<Option<Undone>> {
    let all: Vec<String> = tx
        .prepare("SELECT DISTINCT id FROM responses WHERE source = ?1")?
        .query_map([source], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if all.is_empty() {
        return Ok(None);
    }
    let mut was_handed_in = tx.prepare("SELECT 1 FROM handed WHERE id = ?1")?;
    let mut handed_in = 0;
    for id in &all {
        handed_in += usize::from(was_handed_in.exists([id])?);
        take_back(tx, id)?;
    }
    tx.execute("DELETE FROM imported_names WHERE source = ?1", [source])?;
    tx.execute("DELETE FROM imported_files WHERE source = ?1", [source])?;
    Ok(Some(Undone { responses: all.len(), handed_in }))
}

/// The former ids of responses that were taken over.
pub(in crate::store) fn former(connection: &Connection) -> rusqlite::Result<BTreeSet<Uuid>> {
    ids(connection, "SELECT was FROM imported_before", [])
}

/// The former ids of one response.
pub(in crate::store) fn former_of(
    connection: &Connection,
    id: &Uuid,
) -> rusqlite::Result<BTreeSet<Uuid>> {
    ids(connection, "SELECT was FROM imported_before WHERE id = ?1", [id.to_string()])
}

fn ids(connection: &Connection, sql: &str, of: impl Params) -> rusqlite::Result<BTreeSet<Uuid>> {
    let mut statement = connection.prepare(sql)?;
    let ids = statement.query_map(of, |row| row.get::<_, String>(0))?;
    ids.filter_map(|id| id.map(|id| Uuid::try_parse(&id).ok()).transpose()).collect()
}
