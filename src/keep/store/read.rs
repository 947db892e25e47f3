//! Reading responses back, in the order of their ids, one at a time: a million need not fit into
//! memory.

use std::sync::Arc;

use rusqlite::Row;
use uuid::Uuid;

use super::{Store, StoreError};
use crate::record::Record;
use crate::resolve::{Resolved, ResponseVersion, resolve};
use crate::tombstone::Erased;

impl Store {
    /// Visits the version that stands of each response, in the order of their ids. Those in
    /// conflict have none: their ids are returned.
    pub fn records<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<Vec<Uuid>, E> {
        let mut conflicts = Vec::new();
        let mut same = Vec::new();
        let mut decide = |same: Vec<ResponseVersion<Record>>| {
            // What was erased here is no longer here.
            let Resolved { stands, conflicts: open, .. } = resolve(same, &Erased::default(), &[]);
            conflicts.extend(
                open.first().and_then(|versions| versions.first()).map(|version| version.id),
            );
            stands.into_iter().try_for_each(|version| visit(version.what))
        };
        self.versions(|version| {
            let is_next =
                same.first().is_some_and(|first: &ResponseVersion<Record>| first.id != version.id);
            let done = if is_next { std::mem::take(&mut same) } else { Vec::new() };
            same.push(version);
            decide(done)
        })?;
        decide(same)?;
        Ok(conflicts)
    }

    /// Visits every version of every response, in the order of ids and revisions.
    pub fn versions<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(ResponseVersion<Record>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.select("SELECT id, revision, source, hash, json FROM responses ORDER BY id, revision, source, hash", &mut visit)
    }

    /// Visits the versions that a query finds.
    pub(super) fn select<E: From<StoreError>>(
        &self,
        sql: &str,
        visit: &mut impl FnMut(ResponseVersion<Record>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.rows(sql, |row| {
            let version = self.version(row)?;
            let line = row.get_ref(4)?.as_str()?;
            let record = Record::from_line(line)
                .map_err(|bad| Unread::Damaged(format!("response {}: {bad}", version.id)))?;
            Ok(visit(ResponseVersion {
                id: version.id,
                revision: version.revision,
                hash: version.hash,
                source: version.source,
                from: version.from,
                what: record,
            }))
        })
    }

    /// Every version without its content: what [`resolve`] needs to decide over more responses than
    /// fit into memory.
    pub fn index(&self) -> Result<Vec<ResponseVersion<()>>, StoreError> {
        let mut index = Vec::new();
        self.rows(
            "SELECT id, revision, source, hash FROM responses ORDER BY id, revision, source, hash",
            |row| {
                index.push(self.version(row)?);
                Ok(Ok::<_, StoreError>(()))
            },
        )?;
        Ok(index)
    }

    fn version(&self, row: &Row<'_>) -> Result<ResponseVersion<()>, Unread> {
        let id = row.get_ref(0)?.as_str()?;
        let id = Uuid::try_parse(id).map_err(|_| Unread::Damaged(format!("`{id}` is no id")))?;
        let from = Arc::clone(&self.name);
        Ok(ResponseVersion {
            id,
            revision: row.get(1)?,
            source: row.get(2)?,
            hash: row.get(3)?,
            from,
            what: (),
        })
    }

    /// Visits the rows of a query; the visitor's own error ends it.
    fn rows<E: From<StoreError>>(
        &self,
        sql: &str,
        mut visit: impl FnMut(&Row<'_>) -> Result<Result<(), E>, Unread>,
    ) -> Result<(), E> {
        let fail = |error| E::from(self.fail(error));
        let mut statement = self.connection.prepare(sql).map_err(fail)?;
        let mut rows = statement.query([]).map_err(fail)?;
        while let Some(row) = rows.next().map_err(fail)? {
            visit(row).map_err(|unread| match unread {
                Unread::Sql(error) => self.fail(error),
                Unread::Damaged(reason) => StoreError::Damaged { path: self.path.clone(), reason },
            })??;
        }
        Ok(())
    }
}

/// Why a row cannot be read.
enum Unread {
    Sql(rusqlite::Error),
    Damaged(String),
}

impl From<rusqlite::Error> for Unread {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<rusqlite::types::FromSqlError> for Unread {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged(error.to_string())
    }
}
