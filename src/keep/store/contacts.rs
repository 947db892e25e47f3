//! The contact log: only ever added to. What was noted by mistake is taken back by a further row,
//! not changed.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{Store, StoreError};
use crate::contact::Contact;

/// The tables of contacts.
pub(super) const TABLES: &str = "
    CREATE TABLE contacts (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE taken_back (contact TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
";

pub(super) fn insert(connection: &Connection, contact: &Contact) -> rusqlite::Result<usize> {
    let json = serde_json::to_string(contact)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    connection.execute(
        "INSERT INTO contacts VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![contact.id.to_string(), json],
    )
}

impl Store {
    /// Notes a contact. Its outcome is final: a second contact of the same id changes nothing.
    pub fn meet(&mut self, contact: &Contact) -> Result<(), StoreError> {
        self.transact(|tx, _| insert(tx, contact).map(drop))
    }

    /// Takes back a contact that was noted by mistake; the row stays, and no longer counts.
    pub fn take_back(&mut self, contact: &Uuid) -> Result<(), StoreError> {
        let sql = "INSERT INTO taken_back VALUES (?1) ON CONFLICT DO NOTHING";
        self.transact(|tx, _| tx.execute(sql, [contact.to_string()]).map(drop))
    }

    /// The contacts that were not taken back, by day and time.
    pub fn contacts(&self) -> Result<Vec<Contact>, StoreError> {
        let all = || -> rusqlite::Result<Vec<String>> {
            let sql = "SELECT json FROM contacts WHERE id NOT IN (SELECT contact FROM taken_back) ORDER BY id";
            let mut statement = self.connection.prepare(sql)?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        let mut contacts = Vec::new();
        for json in all().map_err(|error| self.fail(error))? {
            let contact: Contact = serde_json::from_str(&json)
                .map_err(|error| self.damaged(format!("a contact: {error}")))?;
            contacts.push(contact);
        }
        contacts.sort_by_key(|contact| (contact.day, contact.time, contact.id));
        Ok(contacts)
    }
}
