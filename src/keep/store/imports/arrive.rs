//! One row on its way into the store: who it is, and what it says beside what is there.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::{Arrival, Importing, SourceHolds};
use crate::ids::Nth;
use crate::record::Record;
use crate::tombstone::tombstone;

/// A version at the newest revision of a response.
struct Top {
    revision: u32,
    hash: String,
    json: String,
    /// Whether another mapping of the source gave the version.
    is_other: bool,
}

impl Importing<'_> {
    pub(super) fn arrive(&mut self, arrival: Arrival) -> rusqlite::Result<()> {
        let Arrival { mut record, nth, former } = arrival;
        if let Some(nth) = nth {
            self.note(nth.id());
            if self.what.holds == SourceHolds::More {
                record.id = self.beyond(nth)?;
            }
        }
        self.sources.insert(record.source.clone());
        if self.erased.contains(&record.id) {
            self.arrived.erased += 1;
            return Ok(());
        }
        let mut top = self.top(&record.id)?;
        let was_known = !top.is_empty();
        // Kept by an earlier version of this program: found once, and then under the id of today.
        for (name, id) in former {
            match self.what.names.get(name).and_then(|name| name.same) {
                Some(true) if top.is_empty() && self.erased.contains(&id) => {
                    self.tx.execute(
                        "INSERT INTO tombstones VALUES (?1) ON CONFLICT DO NOTHING",
                        [tombstone(self.key, &record.id)],
                    )?;
                    self.arrived.erased += 1;
                    return Ok(());
                }
                Some(true)
                    if self.kept.get(name) == Some(&true) && self.take_over(&id, &record)? =>
                {
                    self.arrived.taken_over += 1;
                    top = self.top(&record.id)?;
                }
                None if !was_known && self.kept.get(name) == Some(&true) && self.exists(&id)? => {
                    if let Some(n) = self.suspects.get_mut(name) {
                        *n += 1;
                    }
                }
                _ => {}
            }
        }
        self.seen.insert(record.id);
        self.place(record, &top)
    }

    /// Stores the row's record beside what is there, if its content is different.
    fn place(&mut self, mut record: Record, top: &[Top]) -> rusqlite::Result<()> {
        let newest = top.iter().map(|version| version.revision).max().unwrap_or(0);
        let (others, own): (Vec<&Top>, Vec<&Top>) =
            top.iter().partition(|version| version.is_other);
        let hash = record.content_hash();
        let is_same = |version: &&Top| {
            version.hash == hash
                || Record::from_line(&version.json).is_ok_and(|there| there.says_the_same(&record))
        };
        match (&own[..], &others[..]) {
            ([], []) => {
                record.revision = 1;
                self.arrived.new += 1;
            }
            // One version of ours, and it says the same: by an older definition it is read anew.
            ([one], _) if is_same(one) => {
                self.arrived.same += 1;
                if one.hash == hash || !others.is_empty() {
                    return self.remember(&record.id, &one.hash);
                }
                record.revision = newest + 1;
            }
            ([], _) if others.iter().any(is_same) => {
                self.arrived.same += 1;
                let same = others
                    .iter()
                    .find(|version| is_same(version))
                    .map_or(hash.as_str(), |version| version.hash.as_str());
                return self.remember(&record.id, same);
            }
            // Somebody whom another mapping of the source knows, too: which of the two stands is
            // not ours to say.
            ([], _) => {
                record.revision = newest;
                self.arrived.double += 1;
            }
            _ => {
                record.revision = newest + 1;
                self.arrived.replaced += 1;
                // What the other mapping said is still as good as this.
                for version in others {
                    let Ok(mut other) = Record::from_line(&version.json) else { continue };
                    other.revision = record.revision;
                    self.insert(&other, &version.hash)?;
                }
            }
        }
        self.insert(&record, &hash)?;
        self.remember(&record.id, &hash)
    }

    fn insert(&self, record: &Record, hash: &str) -> rusqlite::Result<()> {
        let sql = "INSERT INTO responses VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        let values =
            params![record.id.to_string(), record.revision, record.source, hash, record.to_line()];
        self.tx.prepare_cached(sql)?.execute(values).map(drop)
    }

    /// Keeps what this mapping's last file says of a response.
    fn remember(&self, id: &Uuid, hash: &str) -> rusqlite::Result<()> {
        let sql = "INSERT INTO imported VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET hash = excluded.hash WHERE hash <> excluded.hash";
        self.tx
            .prepare_cached(sql)?
            .execute(params![id.to_string(), self.what.mapping, hash])
            .map(drop)
    }

    /// The versions at the newest revision, each with whether another mapping gave it.
    fn top(&self, id: &Uuid) -> rusqlite::Result<Vec<Top>> {
        let sql = "SELECT revision, hash, json, ifnull((SELECT max(mapping = ?2) = 0 FROM imported i WHERE i.id = r.id AND i.hash = r.hash), 0)
             FROM responses r WHERE id = ?1 AND revision = (SELECT max(revision) FROM responses WHERE id = ?1) ORDER BY hash";
        let mut statement = self.tx.prepare_cached(sql)?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Top {
                revision: row.get(0)?,
                hash: row.get(1)?,
                json: row.get(2)?,
                is_other: row.get(3)?,
            })
        };
        statement.query_map(params![id.to_string(), self.what.mapping], read)?.collect()
    }

    fn exists(&self, id: &Uuid) -> rusqlite::Result<bool> {
        self.tx.prepare_cached("SELECT 1 FROM responses WHERE id = ?1")?.exists([id.to_string()])
    }

    /// Brings all that is kept under a former id under the id of a record; says whether there was
    /// anything.
    fn take_over(&self, was: &Uuid, record: &Record) -> rusqlite::Result<bool> {
        let id = record.id.to_string();
        let newest: Option<u32> = self
            .tx
            .prepare_cached("SELECT max(revision) FROM responses WHERE id = ?1")?
            .query_row([&id], |row| row.get(0))
            .optional()?
            .flatten();
        let lines: Vec<String> = self
            .tx
            .prepare_cached("SELECT json FROM responses WHERE id = ?1 ORDER BY revision, hash")?
            .query_map([was.to_string()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for line in &lines {
            // A line that cannot be read stays where it is, for `merge` to tell.
            let Ok(mut version) = Record::from_line(line) else { return Ok(false) };
            version.revision += newest.unwrap_or(0);
            version.id = record.id;
            version.source.clone_from(&record.source);
            self.insert(&version, &version.content_hash())?;
        }
        if lines.is_empty() {
            return Ok(false);
        }
        let was = was.to_string();
        self.tx.prepare_cached("DELETE FROM responses WHERE id = ?1")?.execute([&was])?;
        self.tx.prepare_cached("DELETE FROM handed WHERE id = ?1")?.execute([&was])?;
        self.tx
            .prepare_cached("INSERT INTO imported_before VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute([&id, &was])?;
        Ok(true)
    }

    /// The id of a row that is one more of its content than there were before this file.
    fn beyond(&mut self, nth: Nth) -> rusqlite::Result<Uuid> {
        let before = if let Some(before) = self.before.get(&nth.content) {
            *before
        } else {
            self.count(nth)?
        };
        if nth.n <= before {
            self.arrived.alike += 1;
        }
        Ok(Nth { n: before + nth.n, ..nth }.id())
    }

    /// How many rows with a content there were before this file, the erased ones included.
    fn count(&mut self, nth: Nth) -> rusqlite::Result<u64> {
        let mut before = 0;
        loop {
            let next = Nth { n: before + 1, ..nth }.id();
            if !self.erased.contains(&next) && !self.exists(&next)? {
                break;
            }
            before += 1;
        }
        self.before.insert(nth.content, before);
        Ok(before)
    }

    /// Adds a row to the fingerprint of all rows, a sum, which does not depend on their order.
    fn note(&mut self, id: Uuid) {
        let (high, low) = id.as_u64_pair();
        self.print = [self.print[0].wrapping_add(high), self.print[1].wrapping_add(low)];
    }
}
