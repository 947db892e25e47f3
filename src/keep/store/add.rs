//! Putting responses into the store: all of them or none.

use std::borrow::Borrow;

use rusqlite::{Connection, Statement, params};

use super::{Store, StoreError};
use crate::record::Record;
use crate::tombstone::Erased;

/// What became of the records that were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Added {
    /// First versions of responses.
    pub new: usize,
    /// There already, revision and content: ignored.
    pub duplicate: usize,
    /// Kept beside another revision of the response, of which the newest stands.
    pub replaced: usize,
    /// Kept beside the same revision with other content: a conflict to be settled.
    pub conflicting: usize,
    /// Of responses that were erased: dropped.
    pub erased: usize,
}

impl Store {
    /// Adds records in one transaction. When it returns they are on the disk; when it fails none
    /// is.
    ///
    /// The same content at another revision is kept, too: dropping it would let a version that was
    /// changed and changed back lose against the change.
    pub fn add<I>(&mut self, records: I) -> Result<Added, StoreError>
    where
        I: IntoIterator,
        I::Item: Borrow<Record>,
    {
        self.transact(|tx, key| {
            let mut erased = super::erased_in(tx, key)?;
            erased.add_former(super::imports::former(tx)?);
            add_all(tx, &erased, records)
        })
    }
}

pub(super) fn add_all<I>(tx: &Connection, erased: &Erased, records: I) -> rusqlite::Result<Added>
where
    I: IntoIterator,
    I::Item: Borrow<Record>,
{
    let mut adding = Adding {
        erased,
        insert: tx.prepare("INSERT INTO responses VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")?,
        others: tx.prepare(
            "SELECT count(*), ifnull(max(revision > ?2), 0), ifnull(max(revision = ?2), 0) FROM responses
             WHERE id = ?1 AND NOT (revision = ?2 AND source = ?3 AND hash = ?4)",
        )?,
    };
    let mut added = Added::default();
    for record in records {
        *adding.one(record.borrow(), &mut added)? += 1;
    }
    Ok(added)
}

/// The statements, prepared once.
struct Adding<'t> {
    erased: &'t Erased,
    insert: Statement<'t>,
    others: Statement<'t>,
}

impl Adding<'_> {
    /// Adds a record; says which count it belongs to.
    fn one<'a>(
        &mut self,
        record: &Record,
        added: &'a mut Added,
    ) -> rusqlite::Result<&'a mut usize> {
        if self.erased.contains(&record.id) {
            return Ok(&mut added.erased);
        }
        let (id, hash) = (record.id.to_string(), record.content_hash());
        let version = params![id, record.revision, record.source, hash];
        if self.insert.execute(params![
            id,
            record.revision,
            record.source,
            hash,
            record.to_line()
        ])? == 0
        {
            return Ok(&mut added.duplicate);
        }
        let others =
            self.others.query_row(version, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(match others {
            (0_u32, _, _) => &mut added.new,
            (_, false, true) => &mut added.conflicting,
            _ => &mut added.replaced,
        })
    }
}
