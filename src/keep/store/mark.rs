//! Whether the answers are still those that a dataset was made from: a mark in the store, which any change takes away,
//! whichever process makes it. So nobody needs to compare times of files, or to read all answers.

use rusqlite::{Connection, OptionalExtension};

use super::{Store, StoreError};

/// The table of the mark, and what takes it away when one of these tables changes.
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

/// All tables that a dataset is made from are watched.
pub(super) const TABLES: &str =
    watching!("responses" "definitions" "tombstones" "foreign_tombstones" "settlements" "sources" "imported_before");

impl Store {
    /// The mark, if nothing has changed since it was set.
    pub fn mark(&self) -> Result<Option<String>, StoreError> {
        read(&self.connection).map_err(|error| self.fail(error))
    }

    /// Sets a mark before the answers are read, and returns it. Where another program holds the store, or it may not be
    /// written to, there is none: then whatever is made from it will be made anew.
    pub fn begin_mark(&mut self, word: &str) -> Result<String, StoreError> {
        match set(&self.connection, word).map_err(|error| self.fail(error)) {
            Err(StoreError::Locked { .. } | StoreError::ReadOnly { .. }) => Ok(String::new()),
            done => done.map(|()| word.to_owned()),
        }
    }
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
    use crate::define::survey::Definition;
    use crate::keep::sample::record;

    #[test]
    fn whatever_changes_the_answers_takes_it_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32]).unwrap();
        let definition = Definition { yaml: "survey: s".to_owned(), hash: "sha256:0".to_owned() };
        let again = || Store::open(&path, || [1; 32]).unwrap();
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
        let other = crate::keep::record::Record { id: Uuid::from_u128(3), ..record() };
        store.add([&other]).unwrap();
        store.begin_mark("made").unwrap();
        assert_eq!(store.add([&other]).unwrap().duplicate, 1);
        store.remember("device", "\"laptop\"").unwrap();
        assert_eq!(store.mark().unwrap().as_deref(), Some("made"), "nothing of the answers has changed");
    }
}
