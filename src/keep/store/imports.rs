//! Importing: the rows of a file become versions of responses, so that a mended mapping or a
//! corrected file replaces what an earlier one made of the same people, and nobody is there twice.
//!
//! All of a file is one transaction: killed at any moment, all or nothing of it is kept, and what
//! must not be stored is taken back whole.

mod arrive;
mod gone;
#[cfg(test)]
mod tests;
mod undo;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior, params};
use uuid::Uuid;

pub use undo::Undone;
pub(super) use undo::{former, former_of};

use super::{Store, StoreError, erased_in};
use crate::ids::Nth;
use crate::record::Record;
use crate::tombstone::{Erased, Key};
use mitreden_base::seed::fingerprint;
use mitreden_define::survey::{Definition, Mode};

/// The tables of imports: the mapping that a response came by, and what its last file said; the id
/// that an earlier version of this program gave it; which names of sources hold the same people as
/// another, and which do not; and the files that were taken in without ids. Rows about a response
/// are deleted together with it, whoever deletes it.
pub(super) const TABLES: &str = "
    CREATE TABLE imported (
        id TEXT NOT NULL, mapping TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (id, mapping)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imported_before (id TEXT NOT NULL, was TEXT NOT NULL, PRIMARY KEY (id, was)) STRICT, WITHOUT ROWID;
    CREATE TABLE imported_names (
        source TEXT NOT NULL, name TEXT NOT NULL, same INTEGER NOT NULL, PRIMARY KEY (source, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imported_files (source TEXT NOT NULL, print TEXT NOT NULL, PRIMARY KEY (source, print)) STRICT, WITHOUT ROWID;
    CREATE TRIGGER imported_gone AFTER DELETE ON responses
    WHEN NOT EXISTS (SELECT 1 FROM responses WHERE id = OLD.id) BEGIN
        DELETE FROM imported WHERE id = OLD.id;
        DELETE FROM imported_before WHERE id = OLD.id;
    END;
";

/// The part of its source's rows that a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SourceHolds {
    /// Nobody has said which rows the file holds.
    #[default]
    Unsaid,
    /// The file holds new rows only.
    More,
    /// The file holds all rows of the source: what it lacks is withdrawn.
    Whole,
}

/// The settings of an import.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The name of the mapping.
    pub mapping: String,
    /// The source of the rows, unless each names its own.
    pub source: Option<String>,
    /// Whether a column identifies respondents.
    pub by_id: bool,
    /// The part of the source's rows that the file holds.
    pub holds: SourceHolds,
    /// Names under which rows may have been kept before; rows tell the ids they would have under
    /// each.
    pub names: Vec<ImportName>,
}

/// A name that a source has, or the file of an earlier import had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportName {
    /// The name.
    pub name: String,
    /// Whether the same people are meant; none where nobody has said.
    pub same: Option<bool>,
}

/// A row that has been turned into a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The record, under its own id.
    pub record: Record,
    /// The row's content and number, where no column identifies it.
    pub nth: Option<Nth>,
    /// The ids that it would have under other names: which name (an index into [`Import::names`]),
    /// and the id.
    pub former: Vec<(usize, Uuid)>,
}

/// How many rows were stored, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what people are told")]
pub struct Arrived {
    pub new: usize,
    pub same: usize,
    pub replaced: usize,
    /// Rows that another mapping of the source gives, too, with other content.
    pub double: usize,
    pub erased: usize,
    /// Rows that were found under the id of an earlier version of this program.
    pub taken_over: usize,
    /// New rows with the same answers as one that was there already.
    pub alike: usize,
}

/// A response that the source held and the file does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record")]
pub struct GoneRows {
    pub id: Uuid,
    pub source: String,
    pub mode: Mode,
    pub lang: String,
    pub day: Option<NaiveDate>,
    pub place: Option<String>,
}

/// Why nothing of a file was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// These numbers of rows are kept under other names of a source, and nobody has said whether
    /// they are of the same people.
    Elsewhere(Vec<(String, usize)>),
    /// The rows have no ids, and nobody has said whether the file holds new rows only or all of
    /// them.
    Unclear,
    /// The same rows have been taken in before and cannot be more of them.
    Again,
}

/// The result of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOutcome {
    /// What became of the rows, or would have become.
    pub arrived: Arrived,
    /// The responses that the source held and the file lacks.
    pub gone: Vec<GoneRows>,
    /// Whether those were withdrawn.
    pub withdrawn: bool,
    /// Why nothing was stored.
    pub refused: Option<Refused>,
}

impl Store {
    /// The sources that imported responses name.
    pub fn imported_sources(&self) -> Result<Vec<String>, StoreError> {
        sources(&self.connection).map_err(|error| self.fail(error))
    }

    /// The names under which rows of a source may be kept, with what was said of them before: those
    /// of all other sources. Where the source was named by a person, those that a mapping of today
    /// gave are other sources, and meant so.
    pub fn names_for(
        &self,
        source: Option<&str>,
        is_named: bool,
    ) -> Result<Vec<ImportName>, StoreError> {
        let known = if is_named { unnamed(&self.connection) } else { sources(&self.connection) };
        let known = known.map_err(|error| self.fail(error))?;
        let read = || -> rusqlite::Result<HashMap<String, bool>> {
            let mut statement = self
                .connection
                .prepare("SELECT name, same FROM imported_names WHERE source = ?1")?;
            statement
                .query_map([source.unwrap_or_default()], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        let mut said = read().map_err(|error| self.fail(error))?;
        let mut names: Vec<_> = known
            .into_iter()
            .filter(|name| Some(name.as_str()) != source)
            .map(|name| ImportName { same: said.remove(&name), name })
            .collect();
        // What was taken over has left its name; what was erased there is still asked for under it.
        names.extend(said.into_iter().map(|(name, same)| ImportName { name, same: Some(same) }));
        names.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(names)
    }

    /// Takes in what `feed` passes on, batch by batch: all of it, or nothing where it fails or has
    /// to be refused.
    pub fn import<E: From<StoreError>>(
        &mut self,
        what: &Import,
        definition: &Definition,
        feed: impl FnOnce(&mut Importing<'_>) -> Result<(), E>,
    ) -> Result<ImportOutcome, E> {
        self.is_in_place()?;
        let Self { connection, path, key, .. } = self;
        let fail = |error| E::from(StoreError::of(path, error));
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        tx.execute(
            "INSERT INTO definitions VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            [&definition.hash, &definition.yaml],
        )
        .map_err(fail)?;
        let outcome = {
            let mut importing = Importing::new(&tx, key, what, path).map_err(fail)?;
            feed(&mut importing)?;
            importing.end().map_err(fail)?
        };
        if outcome.refused.is_some() {
            tx.rollback().map_err(fail)?;
            return Ok(outcome);
        }
        tx.commit().map_err(fail)?;
        self.is_in_place()?;
        if outcome.withdrawn || outcome.arrived.taken_over > 0 {
            self.empty_log()?;
        }
        Ok(outcome)
    }
}

/// An import under way.
pub struct Importing<'t> {
    tx: &'t Connection,
    key: &'t Key,
    what: &'t Import,
    path: &'t std::path::Path,
    erased: Erased,
    /// Whether rows are kept under each of the names.
    kept: Vec<bool>,
    /// The ids of the file's rows that are in the store.
    seen: HashSet<Uuid>,
    sources: BTreeSet<String>,
    /// Rows kept under names of which nobody has said whether the same people are meant.
    suspects: Vec<usize>,
    /// How often each content was there before this file, and how often it is in the file.
    before: HashMap<Uuid, u64>,
    /// The fingerprint of all rows without ids.
    print: [u64; 2],
    arrived: Arrived,
}

impl<'t> Importing<'t> {
    fn new(
        tx: &'t Connection,
        key: &'t Key,
        what: &'t Import,
        path: &'t std::path::Path,
    ) -> rusqlite::Result<Self> {
        let known = sources(tx)?;
        Ok(Self {
            tx,
            key,
            what,
            path,
            erased: erased_in(tx, key)?,
            kept: what.names.iter().map(|name| known.contains(&name.name)).collect(),
            seen: HashSet::new(),
            sources: BTreeSet::new(),
            suspects: vec![0; what.names.len()],
            before: HashMap::new(),
            print: [0; 2],
            arrived: Arrived::default(),
        })
    }

    /// Takes in some rows. Sorted by id they go into the store's pages in order.
    pub fn take(&mut self, mut batch: Vec<Arrival>) -> Result<(), StoreError> {
        batch.sort_by_key(|arrival| arrival.record.id);
        batch
            .into_iter()
            .try_for_each(|arrival| self.arrive(arrival))
            .map_err(|error| StoreError::of(self.path, error))
    }

    fn end(mut self) -> rusqlite::Result<ImportOutcome> {
        let gone = self.gone()?;
        let print = self.print();
        let is_known = match &print {
            Some((source, print)) => self
                .tx
                .prepare("SELECT 1 FROM imported_files WHERE source = ?1 AND print = ?2")?
                .exists([source, print])?,
            None => false,
        };
        let elsewhere = self.elsewhere();
        let refused = if !elsewhere.is_empty() {
            Some(Refused::Elsewhere(elsewhere))
        } else if self.what.holds == SourceHolds::More && is_known {
            Some(Refused::Again)
        } else if self.what.holds == SourceHolds::Unsaid && !self.what.by_id && !gone.is_empty() {
            Some(Refused::Unclear)
        } else {
            None
        };
        let gone = if self.what.holds == SourceHolds::More { Vec::new() } else { gone };
        let withdrawn =
            refused.is_none() && self.what.holds == SourceHolds::Whole && !gone.is_empty();
        if withdrawn {
            self.withdraw(&gone)?;
        }
        if let (None, Some((source, print))) = (&refused, print) {
            self.tx.execute(
                "INSERT INTO imported_files VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                [source, print],
            )?;
        }
        if refused.is_none() {
            self.remember_names()?;
        }
        Ok(ImportOutcome { arrived: std::mem::take(&mut self.arrived), gone, withdrawn, refused })
    }

    /// The names under which rows of this file are kept, though nobody has said that the same
    /// people are meant.
    fn elsewhere(&self) -> Vec<(String, usize)> {
        let found = self.what.names.iter().zip(&self.suspects).filter(|(_, n)| **n > 0);
        found.map(|(name, n)| (name.name.clone(), *n)).collect()
    }

    /// Keeps what was said of names, as it holds for later files, too.
    fn remember_names(&self) -> rusqlite::Result<()> {
        let Some(source) = &self.what.source else { return Ok(()) };
        let sql = "INSERT INTO imported_names VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET same = excluded.same";
        let mut remember = self.tx.prepare(sql)?;
        for (name, is_kept) in self.what.names.iter().zip(&self.kept) {
            if let (Some(same), true) = (name.same, is_kept) {
                remember.execute(params![source, name.name, same])?;
            }
        }
        Ok(())
    }

    /// The fingerprint of rows that nothing but their content identifies, whatever their order; and
    /// their source.
    fn print(&self) -> Option<(String, String)> {
        let mut sources = self.sources.iter();
        let (source, None) = (sources.next()?, sources.next()) else { return None };
        let bytes: Vec<u8> = self.print.iter().flat_map(|part| part.to_le_bytes()).collect();
        (!self.what.by_id).then(|| (source.clone(), fingerprint(&bytes)))
    }
}

/// The sources of imported responses.
fn sources(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT DISTINCT source FROM responses WHERE source NOT IN ('collected', 'simulated') ORDER BY source";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// The sources whose mapping nobody knows, as an earlier version of this program imported them.
fn unnamed(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql =
        "SELECT DISTINCT source FROM responses r WHERE source NOT IN ('collected', 'simulated')
         AND NOT EXISTS (SELECT 1 FROM imported i WHERE i.id = r.id) ORDER BY source";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}
