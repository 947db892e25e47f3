//! What a source held and a later file of it lacks.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{GoneRows, Importing};
use crate::record::Record;

impl Importing<'_> {
    /// The responses of the file's sources that this mapping gave, or nobody knows which, and that
    /// are not in the file.
    pub(super) fn gone(&self) -> rusqlite::Result<Vec<GoneRows>> {
        let sql = "SELECT DISTINCT r.id FROM responses r WHERE source = ?1 AND (
                EXISTS (SELECT 1 FROM imported i WHERE i.id = r.id AND i.mapping = ?2)
                OR NOT EXISTS (SELECT 1 FROM imported i WHERE i.id = r.id)
            ) ORDER BY r.id";
        let mut ids = BTreeSet::new();
        let mut statement = self.tx.prepare(sql)?;
        for source in &self.sources {
            for id in statement
                .query_map(params![source, self.what.mapping], |row| row.get::<_, String>(0))?
            {
                ids.extend(Uuid::try_parse(&id?).ok().filter(|id| !self.seen.contains(id)));
            }
        }
        let mut newest = self.tx.prepare(
            "SELECT json FROM responses WHERE id = ?1 ORDER BY revision DESC, hash LIMIT 1",
        )?;
        let mut gone = Vec::new();
        for id in ids {
            let line: String = newest.query_row([id.to_string()], |row| row.get(0))?;
            gone.extend(Record::from_line(&line).ok().map(|record| GoneRows {
                id,
                source: record.source,
                mode: record.mode,
                lang: record.lang,
                day: record.day,
                place: record.place,
            }));
        }
        Ok(gone)
    }

    /// Takes back what this mapping gave of responses that the file lacks; what another mapping
    /// gave of them stays.
    pub(super) fn withdraw(&self, gone: &[GoneRows]) -> rusqlite::Result<()> {
        let mut own = self.tx.prepare(
            "DELETE FROM responses WHERE id = ?1 AND hash IN (SELECT hash FROM imported WHERE id = ?1 AND mapping = ?2)
             AND hash NOT IN (SELECT hash FROM imported WHERE id = ?1 AND mapping <> ?2)",
        )?;
        let mut forget = self.tx.prepare("DELETE FROM imported WHERE id = ?1 AND mapping = ?2")?;
        let mut is_given = self.tx.prepare("SELECT 1 FROM imported WHERE id = ?1")?;
        for GoneRows { id, .. } in gone {
            let id = id.to_string();
            own.execute(params![id, self.what.mapping])?;
            forget.execute(params![id, self.what.mapping])?;
            if !is_given.exists([&id])? {
                take_back(self.tx, &id)?;
            }
        }
        Ok(())
    }
}

/// Removes a response without a tombstone, so that the same row may be imported again.
pub(super) fn take_back(tx: &Connection, id: &str) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM responses WHERE id = ?1")?.execute([id])?;
    tx.prepare_cached("DELETE FROM handed WHERE id = ?1")?.execute([id]).map(drop)
}
