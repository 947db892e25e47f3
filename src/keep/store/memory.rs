//! What a store remembers for the next start, beside what people answered.

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError};

impl Store {
    /// The text that was last kept under a name.
    pub fn remembered(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT CAST(value AS TEXT) FROM meta WHERE key = ?1";
        self.connection
            .query_row(sql, [name], |row| row.get(0))
            .optional()
            .map_err(|error| self.fail(error))
    }

    /// Keeps a text under a name, in place of the one before.
    pub fn remember(&mut self, name: &str, what: &str) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
        self.connection
            .execute(sql, params![name, what.as_bytes()])
            .map(drop)
            .map_err(|error| self.fail(error))
    }
}
