//! A copy of a store while it is in use, whole and of one moment; the keys are in it.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{Store, StoreError};
use crate::private;

/// The number of pages copied at a time: between two such steps others may write.
const PAGES: i32 = 512;
/// How long a busy store is left alone before the next try.
const MOMENT: Duration = Duration::from_millis(20);
/// How often the copy is tried again before it is given up.
const TRIES: u32 = 500;

impl Store {
    /// Copies the store to a path where nothing is yet but an empty file, for its owner alone, and
    /// sees to it that the copy is sound. A copy that is broken off leaves nothing in it.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let fail = |error| StoreError::of(path, error);
        // Before anything is in it: what SQLite makes is as readable as the umask says.
        private::create(path).map_err(|_| StoreError::CannotOpen { path: path.to_owned() })?;
        let mut copy = Connection::open(path).map_err(fail)?;
        {
            let backup = Backup::new(&self.connection, &mut copy).map_err(fail)?;
            let mut tries = 0;
            loop {
                match backup.step(PAGES).map_err(fail)? {
                    StepResult::Done => break,
                    // Somebody writes: a moment later it goes on.
                    StepResult::Busy | StepResult::Locked if tries < TRIES => sleep(MOMENT),
                    StepResult::Busy | StepResult::Locked => {
                        return Err(StoreError::Locked { path: self.path.clone() });
                    }
                    _ => tries = 0,
                }
                tries += 1;
            }
        }
        // A copy is one file, with nothing beside it.
        copy.pragma_update(None, "journal_mode", "DELETE").map_err(fail)?;
        drop(copy);
        Self::verify(path)
    }

    /// Gives way to the store at a path, in one step, while others go on using this one: they see
    /// either all of what was here before or all of what is here then. Nothing is written here from
    /// before `prepare` until it is done: what that is shown of this store is all there ever was,
    /// and what it changes of the other comes here. Nothing happens where it fails.
    pub fn give_way<T, E: From<StoreError>>(
        &mut self,
        to: &Path,
        prepare: impl FnOnce(&Self, &mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.path.clone();
        let fail = |error| E::from(StoreError::of(&path, error));
        // A copy that was put here has no log, and without one nobody reads what is locked.
        self.connection
            .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
            .map_err(fail)?;
        let open = |path: &Path| {
            Self::open_existing(path)?
                .ok_or_else(|| StoreError::NotAStore { path: path.to_owned() })
        };
        let (this, source, mut changed) = (open(&path)?, open(to)?, open(to)?);
        let backup = Backup::new(&source.connection, &mut self.connection).map_err(fail)?;
        let step = |pages| -> Result<(), E> {
            for _ in 0..TRIES {
                match backup.step(pages).map_err(fail)? {
                    // Somebody writes: a moment later it goes on.
                    StepResult::Busy | StepResult::Locked => sleep(MOMENT),
                    _ => return Ok(()),
                }
            }
            Err(StoreError::Locked { path: path.clone() }.into())
        };
        // No page yet, but from now on nobody else can write.
        step(0)?;
        let prepared = prepare(&this, &mut changed)?;
        let key = changed.key;
        drop(changed);
        step(-1)?;
        drop((backup, this));
        self.key = key;
        self.empty_log()?;
        Ok(prepared)
    }

    /// Checks that a file is a sound store.
    pub fn verify(path: &Path) -> Result<(), StoreError> {
        let store = Self::open_existing(path)?
            .ok_or_else(|| StoreError::NotAStore { path: path.to_owned() })?;
        let told: String = store
            .connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(|error| store.fail(error))?;
        if told == "ok" { Ok(()) } else { Err(store.damaged(told)) }
    }

    /// How many responses and open interviews the store holds.
    pub fn size(&self) -> Result<(usize, usize), StoreError> {
        let count = |value: i64| usize::try_from(value).unwrap_or(0);
        let sql =
            "SELECT (SELECT count(DISTINCT id) FROM responses), (SELECT count(*) FROM interviews)";
        let read =
            self.connection.query_row(sql, [], |row| Ok((count(row.get(0)?), count(row.get(1)?))));
        read.map_err(|error| self.fail(error))
    }

    /// Forgets what was erased in another state of this store: a copy put back must not bring back
    /// what was withdrawn since.
    pub fn obey(&mut self, other: &Self) -> Result<usize, StoreError> {
        let gone = other.erased_among(self.ids()?)?;
        self.forget(&gone)?;
        // Nor may what came and was erased since then come in again from elsewhere.
        self.bury(&other.buried()?)?;
        Ok(gone.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::record;

    #[test]
    fn a_copy_of_a_store_in_use_is_whole_and_does_not_bring_back_what_was_erased() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copied) = (folder.path().join("a.sqlite"), folder.path().join("b.sqlite"));
        let mut store = Store::open(&path, || [7; 32].into()).unwrap();
        store.add([record()]).unwrap();
        store.copy_to(&copied).unwrap();
        store.erase(&record().id).unwrap();
        let mut copy = Store::open(&copied, || [8; 32].into()).unwrap();
        assert_eq!((copy.size().unwrap(), copy.key()), ((1, 0), &[7; 32].into()));
        assert_eq!(copy.obey(&store).unwrap(), 1);
        assert_eq!(copy.size().unwrap(), (0, 0));
        assert!(copy.is_erased(&record().id).unwrap());
    }

    #[test]
    fn what_came_and_was_erased_after_a_copy_was_made_stays_away_from_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("a.sqlite"), || [7; 32].into()).unwrap();
        let copied = folder.path().join("b.sqlite");
        store.copy_to(&copied).unwrap();
        store.add([record()]).unwrap();
        store.erase(&record().id).unwrap();
        let elsewhere = uuid::Uuid::from_u128(7);
        let mut other = Store::in_memory(|| [3; 32].into()).unwrap();
        other.erase(&elsewhere).unwrap();
        store.take_in([&other.buried().unwrap()]).unwrap();
        let mut copy = Store::open(&copied, || [8; 32].into()).unwrap();
        assert_eq!(copy.obey(&store).unwrap(), 0);
        assert_eq!(copy.add([record()]).unwrap().erased, 1);
        assert!(copy.is_erased(&elsewhere).unwrap());
    }

    #[test]
    fn a_store_in_use_gives_way_to_another() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copied) = (folder.path().join("a.sqlite"), folder.path().join("b.sqlite"));
        let mut store = Store::open(&path, || [7; 32].into()).unwrap();
        store.add([record()]).unwrap();
        store.copy_to(&copied).unwrap();
        let server = Store::open(&path, || [8; 32].into()).unwrap();
        assert_eq!(server.size().unwrap(), (1, 0));
        store.erase(&record().id).unwrap();
        assert_eq!(server.size().unwrap(), (0, 0));
        store.give_way(&copied, |_, _| Ok::<_, StoreError>(())).unwrap();
        assert_eq!((server.size().unwrap(), store.size().unwrap()), ((1, 0), (1, 0)));
        drop((store, server));
        Store::verify(&path).unwrap();
    }

    #[test]
    fn nobody_writes_to_a_store_that_gives_way_and_what_is_prepared_comes_along() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copied) = (folder.path().join("a.sqlite"), folder.path().join("b.sqlite"));
        let mut store = Store::open(&path, || [7; 32].into()).unwrap();
        store.copy_to(&copied).unwrap();
        store.add([record()]).unwrap();
        let other = crate::record::Record { id: uuid::Uuid::from_u128(9), ..record() };
        let mut server = Store::open(&path, || [8; 32].into()).unwrap();
        server.connection.busy_timeout(Duration::from_millis(1)).unwrap();
        store
            .give_way(&copied, |this, restored| {
                assert!(matches!(server.add([&other]), Err(StoreError::Locked { .. })));
                assert_eq!((this.size().unwrap(), restored.size().unwrap()), ((1, 0), (0, 0)));
                assert_eq!(this.beyond(&copied).unwrap().responses, 1);
                restored.add([&other]).map(drop)
            })
            .unwrap();
        assert!(
            server.has_response(&other.id).unwrap() && !server.has_response(&record().id).unwrap()
        );
        server.add([record()]).unwrap();
        // What fails leaves everything as it was.
        let failed = store
            .give_way(&copied, |_, _| Err::<(), _>(StoreError::NotAStore { path: copied.clone() }));
        assert!(failed.is_err() && server.add([record()]).is_ok());
        assert_eq!(store.size().unwrap(), (2, 0));
    }

    #[test]
    fn a_damaged_copy_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        drop(Store::open(&path, || [7; 32].into()).unwrap());
        Store::verify(&path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 4096]).unwrap();
        assert!(Store::verify(&path).is_err());
        std::fs::write(&path, "no store at all").unwrap();
        assert!(matches!(Store::verify(&path), Err(StoreError::NotAStore { .. })));
    }
}
