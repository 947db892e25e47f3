//! Whether the answers are still those that a dataset was made from: a mark in the store, which any
//! change takes away, whichever process makes it. So nobody needs to compare times of files, or to
//! read all answers.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError};
use crate::tombstone::{Key, Tombstone};

/// The table of the mark, and triggers that remove the mark when one of these tables changes.
macro_rules! watching {
    ($($table:literal)*) => {
        concat!(
            "CREATE TABLE mark (value TEXT NOT NULL) STRICT;",
            $(
                "CREATE TRIGGER IF NOT EXISTS ", $table, "_added AFTER INSERT ON ", $table, " BEGIN DELETE FROM mark; END;",
                "CREATE TRIGGER IF NOT EXISTS ", $table, "_changed AFTER UPDATE ON ", $table, " BEGIN DELETE FROM mark; END;",
                "CREATE TRIGGER IF NOT EXISTS ", $table, "_taken AFTER DELETE ON ", $table, " BEGIN DELETE FROM mark; END;",
            )*
        )
    };
}

/// The table of the mark, with triggers on all tables that a dataset is made from.
pub(super) const TABLES: &str = watching!("responses" "definitions" "tombstones" "foreign_tombstones" "settlements" "sources" "imported_before");

/// The name under which the number of erasures that the last dataset knows is kept.
const DATASET: &str = "dataset-erasures";

impl Store {
    /// How many erasures there are, of this store and of other stores.
    pub fn erasures(&self) -> Result<usize, StoreError> {
        erasures(&self.connection).map_err(|error| self.fail(error))
    }

    /// How many of them came after the dataset was made that lies among the results: it may still
    /// hold what was erased.
    pub fn erased_since_dataset(&self) -> Result<usize, StoreError> {
        let known = self.remembered(DATASET)?.and_then(|known| known.parse().ok()).unwrap_or(0);
        Ok(self.erasures()?.saturating_sub(known))
    }

    /// How many of the tombstones of another store are not known here.
    pub fn lacks(&self, key: &Key, tombstones: &BTreeSet<Tombstone>) -> Result<usize, StoreError> {
        if *key == self.key {
            return Ok(0);
        }
        let count = || -> rusqlite::Result<usize> {
            let mut known = self
                .connection
                .prepare("SELECT 1 FROM foreign_tombstones WHERE key = ?1 AND hash = ?2")?;
            let is_new =
                |tombstone| known.exists(params![key, tombstone]).map(|known| usize::from(!known));
            tombstones.iter().map(is_new).sum()
        };
        count().map_err(|error| self.fail(error))
    }

    /// The mark, if nothing has changed since it was set.
    pub fn mark(&self) -> Result<Option<String>, StoreError> {
        read(&self.connection).map_err(|error| self.fail(error))
    }

    /// Sets a mark before the answers are read, and returns it. Where another program holds the
    /// store, or it may not be written to, there is none: then whatever is made from it will be
    /// made anew.
    pub fn begin_mark(&mut self, word: &str) -> Result<String, StoreError> {
        match set(&self.connection, word).map_err(|error| self.fail(error)) {
            Err(StoreError::Locked { .. } | StoreError::ReadOnly { .. }) => Ok(String::new()),
            done => done.map(|()| word.to_owned()),
        }
    }
}

/// The number of all tombstones, which never falls.
pub(super) fn erasures(connection: &Connection) -> rusqlite::Result<usize> {
    let sql =
        "SELECT (SELECT count(*) FROM tombstones) + (SELECT count(*) FROM foreign_tombstones)";
    connection
        .query_row(sql, [], |row| row.get::<_, i64>(0))
        .map(|n| usize::try_from(n).unwrap_or(0))
}

pub(super) fn note_dataset(connection: &Connection, erasures: usize) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
    connection.execute(sql, params![DATASET, erasures.to_string().as_bytes()]).map(drop)
}

pub(super) fn read(connection: &Connection) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT value FROM mark", [], |row| row.get(0)).optional()
}

pub(super) fn set(connection: &Connection, value: &str) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM mark", [])?;
    connection.execute("INSERT INTO mark VALUES (?1)", [value]).map(drop)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::sample::record;
    use mitreden_define::survey::Definition;

    #[test]
    fn whatever_changes_the_answers_takes_it_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32].into()).unwrap();
        let definition = Definition { yaml: "survey: s".to_owned(), hash: "sha256:0".to_owned() };
        let again = || Store::open(&path, || [1; 32].into()).unwrap();
        let changes: [(&str, &dyn Fn()); 4] = [
            ("added", &|| assert_eq!(again().add([record()]).unwrap().new, 1)),
            ("archived", &|| again().archive(&definition).unwrap()),
            ("erased", &|| assert_eq!(again().erase(&record().id).unwrap(), 1)),
            ("kept away", &|| assert_eq!(again().erase(&Uuid::from_u128(9)).unwrap(), 0)),
        ];
        for (what, change) in changes {
            store.begin_mark("made").unwrap();
            assert_eq!(store.mark().unwrap().as_deref(), Some("made"));
            change();
            assert_eq!(store.mark().unwrap(), None, "{what} by another process");
        }
        let other = crate::record::Record { id: Uuid::from_u128(3), ..record() };
        store.add([&other]).unwrap();
        store.begin_mark("made").unwrap();
        assert_eq!(store.add([&other]).unwrap().duplicate, 1);
        store.remember("device", "\"laptop\"").unwrap();
        assert_eq!(
            store.mark().unwrap().as_deref(),
            Some("made"),
            "nothing of the answers has changed"
        );
    }
}
