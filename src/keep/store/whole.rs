//! All of a store as a value, and a store that is made of one: what a database keeps is backed up
//! into such a file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior, params};

use super::{Store, StoreError, add, keys, online, promised};
use crate::online::{Invitation, OnlineCounts, Whole};
use crate::tombstone::Erased;
use mitreden_define::survey::Definition;

type Done<T> = rusqlite::Result<T>;

impl Store {
    /// All that is kept of online interviews in this store.
    pub fn whole(&self) -> Result<Whole, StoreError> {
        let mut records = Vec::new();
        self.records(|record| {
            records.push(record);
            Ok::<_, StoreError>(())
        })?;
        let read = |error| self.fail(error);
        Ok(Whole {
            key: self.key,
            other_keys: self.other_keys()?,
            definitions: definitions(&self.connection).map_err(read)?,
            promises: self.promises()?,
            open: self.pending()?,
            aside: self.aside()?,
            records,
            tombstones: self.tombstones()?,
            invitations: invitations(&self.connection).map_err(read)?,
            counts: counts(&self.connection).map_err(read)?,
        })
    }

    /// Fills a new store, which was made with the key of what is to be stored.
    pub fn fill(&mut self, whole: &Whole) -> Result<(), StoreError> {
        let path = self.path.clone();
        let fail = |error| StoreError::of(&path, error);
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        put(&tx, whole).map_err(fail)?;
        tx.commit().map_err(fail)
    }
}

fn put(tx: &Connection, whole: &Whole) -> Done<()> {
    for definition in &whole.definitions {
        tx.execute(
            "INSERT INTO definitions VALUES (?1, ?2)",
            [&definition.hash, &definition.yaml],
        )?;
    }
    for (definition, months) in &whole.promises {
        promised::note(tx, definition, *months)?;
    }
    for (id, json, happenings) in whole.interviews() {
        let json =
            json.map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        tx.execute("INSERT INTO interviews VALUES (?1, ?2)", params![id.to_string(), json])?;
        online::append(tx, id, 0, happenings)?;
    }
    add::add_all(tx, &Erased::default(), &whole.records)?;
    for mark in &whole.tombstones {
        tx.execute("INSERT INTO tombstones VALUES (?1)", [mark])?;
    }
    for (hash, used) in &whole.invitations {
        tx.execute("INSERT INTO invitations VALUES (?1, ?2)", params![hash, used])?;
    }
    keys::keep(tx, &whole.key, &whole.other_keys)?;
    whole.counts.iter().try_for_each(|(day, counts)| online::count(tx, *day, counts))
}

fn definitions(connection: &Connection) -> Done<Vec<Definition>> {
    let mut statement = connection.prepare("SELECT hash, yaml FROM definitions ORDER BY hash")?;
    statement
        .query_map([], |row| Ok(Definition { hash: row.get(0)?, yaml: row.get(1)? }))?
        .collect()
}

fn invitations(connection: &Connection) -> Done<BTreeMap<Invitation, bool>> {
    let mut statement = connection.prepare("SELECT hash, used FROM invitations")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn counts(connection: &Connection) -> Done<BTreeMap<NaiveDate, OnlineCounts>> {
    let mut statement = connection.prepare("SELECT day, what, n FROM counts")?;
    let mut all: BTreeMap<NaiveDate, OnlineCounts> = BTreeMap::new();
    for row in statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })? {
        let (day, what, n) = row?;
        if let Ok(day) = day.parse() {
            all.entry(day).or_default().add_word(&what, u64::try_from(n).unwrap_or(0));
        }
    }
    Ok(all)
}
