//! Putting responses into the store: all of them or none.

use std::borrow::Borrow;

use rusqlite::{Connection, Statement, params};

use super::{Store, StoreError};
use crate::record::Record;
use crate::tombstone::{Erased, Key};

/// What became of the records that were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Added {
    /// The first versions of responses.
    pub new: usize,
    /// Records that are there already, with revision and content; they are ignored.
    pub duplicate: usize,
    /// Records kept beside another revision of the response, of which the newest counts.
    pub replaced: usize,
    /// Records kept beside the same revision with other content, a conflict to be settled.
    pub conflicting: usize,
    /// Records of responses that were erased; they are dropped.
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

/// Adds one, unless it was erased: that is looked up, and not all that ever was erased is read, so
/// that nobody waits at the end of an interview because there was much to delete.
pub(super) fn add_one(tx: &Connection, key: &Key, record: &Record) -> rusqlite::Result<Added> {
    if super::is_erased_in(tx, key, &record.id)? {
        return Ok(Added { erased: 1, ..Added::default() });
    }
    add_all(tx, &Erased::default(), [record])
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

/// The statements that add a record, prepared once.
struct Adding<'t> {
    erased: &'t Erased,
    insert: Statement<'t>,
    others: Statement<'t>,
}

impl Adding<'_> {
    /// Adds a record; returns the count that it belongs to.
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::sample::record;
    use crate::store::online;
    use crate::store::{FormState, KeyedForm};
    use mitreden_define::form_number::FormNumber;

    fn numbered(n: u64) -> Record {
        Record { id: Uuid::from_u128(n.into()), ..record() }
    }

    fn form(n: u64) -> KeyedForm {
        KeyedForm {
            number: FormNumber::new(n).unwrap(),
            response: Uuid::from_u128(n.into()),
            state: FormState::Keyed,
            clerk: None,
            lang: "de".into(),
            day: "2026-05-04".into(),
            first: "1".into(),
            second: None,
            definition: None,
        }
    }

    /// One tombstone is damaged: whoever reads them all is told so.
    #[test]
    fn whoever_ends_one_interview_or_form_looks_up_one_tombstone() {
        let mut store = Store::in_memory(|| [7; 32].into()).unwrap();
        store.erase(&Uuid::from_u128(11)).unwrap();
        for table in
            ["tombstones VALUES (x'00')", "foreign_tombstones VALUES (zeroblob(32), x'00')"]
        {
            store.connection.execute(&format!("INSERT INTO {table}"), []).unwrap();
        }
        assert!(store.erased().is_err() && store.add([numbered(1)]).is_err());

        let (new, erased) =
            (Added { new: 1, ..Added::default() }, Added { erased: 1, ..Added::default() });
        assert_eq!(store.conclude(&numbered(12), None).unwrap(), new);
        assert_eq!(store.conclude(&numbered(11), None).unwrap(), erased);
        for (n, expected) in [(13, new), (11, erased)] {
            store.keep_form(&form(n)).unwrap();
            assert_eq!(store.end_form(&form(n), Some(&numbered(n)), (1, 0)).unwrap(), expected);
        }
        assert!(store.form(form(11).number).unwrap().is_none());
        let begun = "INSERT INTO interviews VALUES (?1, '{}')";
        for n in [14, 11] {
            store.connection.execute(begun, [numbered(n).id.to_string()]).unwrap();
            let record = numbered(n);
            let kept = store.transact(|tx, key| online::conclude(tx, key, &record, 0)).unwrap();
            assert_eq!(kept, crate::online::KeepOutcome::Kept);
        }
        let ids: Vec<u128> = store.index().unwrap().iter().map(|one| one.id.as_u128()).collect();
        assert_eq!(ids, [12, 13, 14]);
    }
}
