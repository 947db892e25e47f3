//! What a server asks of the store: the steps of interviews of many at once, each within a
//! transaction of the caller's.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::add::add_one;
use super::forget::forget;
use super::{Store, StoreError, is_erased_in};
use crate::journal::{Begun, Happening, NotBegun, Pending};
use crate::online::{Beginning, Counted, InterviewStanding, Invitation, KeepOutcome, OnlineCounts};
use crate::record::{Disposition, Record};
use crate::tombstone::{Key, Tombstone};

/// The tables of invitations and counts; no invitation can be joined with an interview.
pub(super) const TABLES: &str = "
    CREATE TABLE invitations (hash BLOB PRIMARY KEY, used INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE counts (day TEXT NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (day, what)) STRICT, WITHOUT ROWID;
";

type Done<T> = rusqlite::Result<T>;

/// Begins an interview and uses up its invitation.
pub(crate) fn begin(
    tx: &Connection,
    key: &Key,
    begun: &Begun,
    invitation: Option<&Invitation>,
) -> Done<Beginning> {
    let id = begun.id.to_string();
    if exists(tx, "SELECT 1 FROM interviews WHERE id = ?1", &id)? {
        return Ok(Beginning::Before);
    }
    if exists(tx, "SELECT 1 FROM responses WHERE id = ?1", &id)?
        || is_erased_in(tx, key, &begun.id)?
    {
        return Ok(Beginning::Over);
    }
    if let Some(hash) = invitation {
        let used = tx
            .query_row("SELECT used FROM invitations WHERE hash = ?1", [hash], |row| {
                row.get::<_, bool>(0)
            })
            .optional()?;
        match used {
            None => return Ok(Beginning::NotInvited),
            Some(true) => return Ok(Beginning::Used),
            Some(false) => tx.execute("UPDATE invitations SET used = 1 WHERE hash = ?1", [hash])?,
        };
    }
    let json = serde_json::to_string(begun)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    tx.prepare_cached("INSERT INTO interviews VALUES (?1, ?2)")?.execute(params![id, json])?;
    count(tx, begun.day, &OnlineCounts::one(Counted::Start))?;
    Ok(Beginning::Begun)
}

/// How an interview began and what happened in it, as texts; nothing if it is not under way. In one
/// statement, so that all of it is of one moment.
fn open(connection: &Connection, id: &str) -> Done<Option<(String, Vec<Happening>)>> {
    let sql = "SELECT json, millis, what FROM interviews LEFT JOIN happenings ON interview = id WHERE id = ?1 ORDER BY n";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut found: Option<(String, Vec<Happening>)> = None;
    while let Some(row) = rows.next()? {
        let (_, happenings) = match &mut found {
            Some(found) => found,
            None => found.insert((row.get(0)?, Vec::new())),
        };
        // One that has only begun has a row without a happening.
        if let Some(millis) = row.get(1)? {
            happenings.push(Happening { millis, what: row.get(2)? });
        }
    }
    Ok(found)
}

/// Whether an interview is over.
fn is_over(connection: &Connection, id: &Uuid) -> Done<bool> {
    exists(connection, "SELECT 1 FROM responses WHERE id = ?1", &id.to_string())
}

/// Adds to a journal that has so many entries.
pub(crate) fn append(
    tx: &Connection,
    id: &Uuid,
    first: usize,
    happenings: &[Happening],
) -> Done<KeepOutcome> {
    let id = id.to_string();
    if entries(tx, &id)? != Some(first) {
        return Ok(KeepOutcome::Behind);
    }
    let mut insert = tx.prepare_cached("INSERT INTO happenings VALUES (?1, ?2, ?3, ?4)")?;
    for (n, happening) in (i64::try_from(first).unwrap_or(i64::MAX)..).zip(happenings) {
        insert.execute(params![id, n, happening.millis, happening.what])?;
    }
    Ok(KeepOutcome::Kept)
}

/// Puts the record in the place of a journal that has so many entries.
pub(crate) fn conclude(
    tx: &Connection,
    key: &Key,
    record: &Record,
    kept: usize,
) -> Done<KeepOutcome> {
    let id = record.id.to_string();
    match entries(tx, &id)? {
        Some(n) if n == kept => {}
        None if is_over(tx, &record.id)? => return Ok(KeepOutcome::Kept),
        _ => return Ok(KeepOutcome::Behind),
    }
    add_one(tx, key, record)?;
    tx.execute("DELETE FROM interviews WHERE id = ?1", [&id])?;
    let what = if record.disposition == Disposition::Complete {
        Counted::Complete
    } else {
        Counted::BreakOff
    };
    if let Some(day) = record.day {
        count(tx, day, &OnlineCounts::one(what))?;
    }
    Ok(KeepOutcome::Kept)
}

/// Forgets an interview, under way or over. A code that nobody ever used leaves nothing behind.
pub(crate) fn withdraw(tx: &Connection, key: &Key, id: &Uuid) -> Done<bool> {
    let is_there =
        exists(tx, "SELECT 1 FROM interviews WHERE id = ?1", &id.to_string())? || is_over(tx, id)?;
    if is_there {
        forget(tx, key, id)?;
    }
    Ok(is_there)
}

/// Adds to the counts of a day.
pub(crate) fn count(tx: &Connection, day: NaiveDate, counts: &OnlineCounts) -> Done<()> {
    let sql = "INSERT INTO counts VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + excluded.n";
    let mut add = tx.prepare_cached(sql)?;
    for (what, n) in counts.iter() {
        add.execute(params![day.to_string(), what, i64::try_from(n).unwrap_or(i64::MAX)])?;
    }
    Ok(())
}

/// The counts of all days together.
pub(crate) fn counts(connection: &Connection) -> Done<OnlineCounts> {
    let mut statement = connection.prepare("SELECT what, sum(n) FROM counts GROUP BY what")?;
    let mut counts = OnlineCounts::default();
    for row in
        statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?
    {
        let (what, n) = row?;
        counts.add_word(&what, u64::try_from(n).unwrap_or(0));
    }
    Ok(counts)
}

/// Adds invitations; returns how many were new.
pub(crate) fn invite(tx: &Connection, invitations: &[Invitation]) -> Done<usize> {
    let mut insert = tx.prepare("INSERT INTO invitations VALUES (?1, 0) ON CONFLICT DO NOTHING")?;
    invitations.iter().map(|hash| insert.execute([hash])).sum()
}

/// How many invitations there are, and how many are used.
pub(crate) fn invitations(connection: &Connection) -> Done<(usize, usize)> {
    let count = |value: i64| usize::try_from(value).unwrap_or(0);
    let sql = "SELECT count(*), ifnull(sum(used), 0) FROM invitations";
    connection.query_row(sql, [], |row| Ok((count(row.get(0)?), count(row.get(1)?))))
}

/// How many entries the journal of an interview under way has.
fn entries(tx: &Connection, id: &str) -> Done<Option<usize>> {
    let sql = "SELECT (SELECT count(*) FROM happenings WHERE interview = id) FROM interviews WHERE id = ?1";
    let n: Option<i64> = tx.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(n.and_then(|n| usize::try_from(n).ok()))
}

fn exists(connection: &Connection, sql: &str, id: &str) -> Done<bool> {
    connection.prepare_cached(sql)?.exists([id])
}

impl Store {
    /// The key of the store's tombstones, by which codes are turned into ids, too.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The state of an interview.
    pub fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError> {
        let text = id.to_string();
        // Interviews end and do not begin anew: one that ends in between is found among those that
        // are over.
        if let Some((json, happenings)) =
            open(&self.connection, &text).map_err(|error| self.fail(error))?
        {
            return match Begun::read(&json) {
                Ok(begun) => Ok(InterviewStanding::Open(Box::new(Pending { begun, happenings }))),
                Err(NotBegun::Mode(_)) => Ok(InterviewStanding::Aside),
                Err(error) => Err(self.no_interview(&text, &error)),
            };
        }
        let over = is_over(&self.connection, id).map_err(|error| self.fail(error))?;
        Ok(if over { InterviewStanding::Over } else { InterviewStanding::Unknown })
    }

    /// The tombstones of the responses that were erased here.
    pub fn tombstones(&self) -> Result<BTreeSet<Tombstone>, StoreError> {
        let all = || -> Done<_> {
            self.connection
                .prepare("SELECT hash FROM tombstones")?
                .query_map([], |row| row.get(0))?
                .collect()
        };
        all().map_err(|error| self.fail(error))
    }

    /// The online counts of all days together.
    pub fn counts(&self) -> Result<OnlineCounts, StoreError> {
        counts(&self.connection).map_err(|error| self.fail(error))
    }

    /// How many invitations there are, and how many are used.
    pub fn invitations(&self) -> Result<(usize, usize), StoreError> {
        invitations(&self.connection).map_err(|error| self.fail(error))
    }

    /// Once a day, and where something was erased, writes the file anew, all rows in the order of
    /// their random ids: within a page they lie as they came, and pages are taken as they are
    /// needed.
    pub fn settle(&mut self, today: NaiveDate) -> Result<(), StoreError> {
        let (erasures, is_due) = (self.erasures()?, self.is_to_be_rewritten()?);
        let write = || -> Done<bool> {
            let sql = "SELECT value FROM meta WHERE key = 'settled'";
            let settled: Option<Vec<u8>> =
                self.connection.query_row(sql, [], |row| row.get(0)).optional()?;
            let today = today.to_string();
            if settled.as_deref() == Some(today.as_bytes()) && !is_due {
                return Ok(false);
            }
            // What comes in after a stop is settled again, though the stop has settled the whole
            // day.
            let is_new = settled.is_none_or(|settled| settled.as_slice() < today.as_bytes());
            if is_new || is_due {
                self.connection.execute_batch("VACUUM")?;
            }
            let sql = "INSERT INTO meta VALUES ('settled', ?1) ON CONFLICT DO UPDATE SET value = excluded.value";
            self.connection.execute(sql, [today.as_bytes()])?;
            Ok(is_new || is_due)
        };
        if write().map_err(|error| self.fail(error))? {
            self.note_rewritten(erasures)?;
        }
        Ok(())
    }
}
