//! What people were told when they answered: for how long their answers are kept. It is kept with
//! the definition they were asked, as the text they agreed to is.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::{Store, StoreError};

/// The table of the months for which answers are kept, as promised to respondents, by definition.
pub(super) const TABLES: &str = "
    CREATE TABLE promises (definition TEXT NOT NULL, months INTEGER NOT NULL, PRIMARY KEY (definition, months)) STRICT, WITHOUT ROWID;
";

impl Store {
    /// Keeps what is promised to those who answer a definition.
    pub fn promise(&mut self, definition: &str, months: u32) -> Result<(), StoreError> {
        note(&self.connection, definition, months).map_err(|error| self.fail(error))
    }

    /// All promises: the fingerprint of the definition, and the months that answers are kept.
    pub fn promises(&self) -> Result<BTreeSet<(String, u32)>, StoreError> {
        all(&self.connection).map_err(|error| self.fail(error))
    }

    /// The shortest time that was promised to anybody whose answers are here, if that is shorter
    /// than this one; and how many of them were asked while it was promised.
    pub fn promised_less(&self, months: u32) -> Result<Option<(u32, u64)>, StoreError> {
        let sql = "SELECT min(months), (SELECT sum(n) FROM answered WHERE definition IN (SELECT definition FROM promises WHERE months < ?1))
                   FROM promises JOIN answered USING (definition) WHERE n > 0 AND months < ?1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(row.get::<_, Option<u32>>(0)?.zip(row.get::<_, Option<u32>>(1)?))
        };
        let found =
            self.connection.query_row(sql, [months], read).map_err(|error| self.fail(error))?;
        Ok(found.map(|(months, n)| (months, u64::from(n))))
    }
}

pub(super) fn note(tx: &Connection, definition: &str, months: u32) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO promises VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![definition, months],
    )
    .map(drop)
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<BTreeSet<(String, u32)>> {
    let mut statement = connection
        .prepare("SELECT definition, months FROM promises ORDER BY definition, months")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;
    use crate::sample::record;

    #[test]
    fn only_a_shorter_promise_to_somebody_who_is_here_counts() {
        let mut store = Store::in_memory(|| [1; 32].into()).unwrap();
        store.promise("nobody", 3).unwrap();
        for months in [24, 60, 24] {
            store.promise(&record().definition, months).unwrap();
        }
        assert_eq!(store.promised_less(60).unwrap(), None);
        store.add([record(), Record { id: uuid::Uuid::from_u128(7), ..record() }]).unwrap();
        assert_eq!(store.promised_less(60).unwrap(), Some((24, 2)));
        assert_eq!(store.promised_less(24).unwrap(), None);
    }
}
