//! Interviews under way: each thing that happens is on the disk before the next question appears.

use rusqlite::params;
use uuid::Uuid;

use super::add::add_one;
use super::{Added, Store, StoreError};
use crate::contact::Contact;
use crate::journal::{Aside, Begun, Happening, NotBegun, Pending};
use crate::record::Record;

/// The tables of interviews under way. They are empty between interviews: the order in which people
/// answered is not kept.
pub(super) const TABLES: &str = "
    CREATE TABLE interviews (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE happenings (
        interview TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE, n INTEGER NOT NULL, millis INTEGER NOT NULL,
        what TEXT NOT NULL, PRIMARY KEY (interview, n)
    ) STRICT, WITHOUT ROWID;
";

impl Store {
    /// Notes that an interview has begun.
    pub fn begin(&mut self, begun: &Begun) -> Result<(), StoreError> {
        let json = serde_json::to_string(begun).map_err(|error| self.damaged(error.to_string()))?;
        self.transact(|tx, _| {
            tx.execute(
                "INSERT INTO interviews VALUES (?1, ?2)",
                params![begun.id.to_string(), json],
            )
            .map(drop)
        })
    }

    /// Notes what happened in an interview, all of it or nothing: `first` is the place of the first
    /// of them among all of the interview. When it returns they are on the disk. What is there
    /// already is left as it is.
    pub fn happen(
        &mut self,
        interview: &Uuid,
        first: i64,
        happenings: &[Happening],
    ) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            let mut insert = tx
                .prepare("INSERT INTO happenings VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
            for (n, happening) in (first..).zip(happenings) {
                insert.execute(params![
                    interview.to_string(),
                    n,
                    happening.millis,
                    happening.what
                ])?;
            }
            Ok(())
        })
    }

    /// The interviews that have begun and not ended, by the day they began. Those of modes that
    /// this version does not know are not among them: see [`Self::aside`].
    pub fn pending(&self) -> Result<Vec<Pending>, StoreError> {
        let mut pending = Vec::new();
        for (id, json) in self.interviews()? {
            match Begun::read(&json) {
                Ok(begun) => pending.push(Pending { begun, happenings: self.happenings(&id)? }),
                Err(NotBegun::Mode(_)) => {}
                Err(error) => return Err(self.no_interview(&id, &error)),
            }
        }
        pending.sort_by_key(|pending: &Pending| (pending.begun.day, pending.begun.id));
        Ok(pending)
    }

    /// The interviews that have begun and not ended in a mode that this version does not know, by
    /// their ids.
    pub fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        let mut aside = Vec::new();
        for (text, json) in self.interviews()? {
            if let Err(NotBegun::Mode(mode)) = Begun::read(&json) {
                let id =
                    Uuid::try_parse(&text).map_err(|error| self.no_interview(&text, &error))?;
                aside.push(Aside { id, mode, json, happenings: self.happenings(&text)? });
            }
        }
        Ok(aside)
    }

    /// The id of each interview under way, and its beginning, as it is written.
    fn interviews(&self) -> Result<Vec<(String, String)>, StoreError> {
        let all = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut statement =
                self.connection.prepare("SELECT id, json FROM interviews ORDER BY id")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        all().map_err(|error| self.fail(error))
    }

    /// The error that a row does not hold an interview.
    pub(super) fn no_interview(&self, id: &str, error: &dyn std::error::Error) -> StoreError {
        self.damaged(format!("interview {id}: {error}"))
    }

    fn happenings(&self, interview: &str) -> Result<Vec<Happening>, StoreError> {
        let all = || -> rusqlite::Result<Vec<Happening>> {
            let mut statement = self
                .connection
                .prepare("SELECT millis, what FROM happenings WHERE interview = ?1 ORDER BY n")?;
            statement
                .query_map([interview], |row| {
                    Ok(Happening { millis: row.get(0)?, what: row.get(1)? })
                })?
                .collect()
        };
        all().map_err(|error| self.fail(error))
    }

    /// Drops an interview that came to nothing, and notes the contact it was, in one transaction.
    pub fn drop_interview(
        &mut self,
        interview: &Uuid,
        contact: Option<&Contact>,
    ) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            tx.execute("DELETE FROM interviews WHERE id = ?1", [interview.to_string()])?;
            contact.map_or(Ok(0), |contact| super::contacts::insert(tx, contact)).map(drop)
        })
    }

    /// Ends an interview: its final record and the contact it came of take the place of what
    /// happened in it, all at once.
    pub fn conclude(
        &mut self,
        record: &Record,
        contact: Option<&Contact>,
    ) -> Result<Added, StoreError> {
        self.transact(|tx, key| {
            let added = add_one(tx, key, record)?;
            tx.execute("DELETE FROM interviews WHERE id = ?1", [record.id.to_string()])?;
            contact.map_or(Ok(0), |contact| super::contacts::insert(tx, contact))?;
            Ok(added)
        })
    }
}
