//! What is in the log goes to its place, and the log is emptied: it would tell in which order
//! answers came, and keep what was erased.
//!
//! `SQLite` can wait until nobody reads from the log, but holds up everybody who writes for as
//! long. So nothing is waited for here: where the log cannot be emptied now, it is tried again
//! later.

use std::thread;
use std::time::Duration;

use super::{Store, StoreError};

/// How often emptying the log is tried again where somebody waits for it, and after which pause.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

impl Store {
    /// Writes what is in the log to its place and empties the log, unless somebody reads from it or
    /// writes to it just now; says whether it is empty.
    pub(crate) fn checkpoint(&self) -> Result<bool, StoreError> {
        // What can be written while others write is done first, so that hardly anything is left for
        // the moment in which they cannot.
        self.write_back("PASSIVE")?;
        self.wait_for_others(Duration::ZERO)?;
        let emptied = self.write_back("TRUNCATE");
        self.wait_for_others(super::open::PATIENCE)?;
        emptied
    }

    /// The same, tried again for a while: where somebody reads for longer, it is done when they
    /// have closed the store.
    pub fn empty_log(&self) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            if self.checkpoint()? {
                break;
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    fn write_back(&self, how: &str) -> Result<bool, StoreError> {
        let run = self
            .connection
            .query_row(&format!("PRAGMA wal_checkpoint({how})"), [], |row| row.get::<_, bool>(0));
        match run.map_err(|error| self.fail(error)) {
            Ok(was_busy) => Ok(!was_busy),
            Err(StoreError::Locked { .. }) => Ok(false),
            Err(other) => Err(other),
        }
    }

    fn wait_for_others(&self, patience: Duration) -> Result<(), StoreError> {
        self.connection.busy_timeout(patience).map_err(|error| self.fail(error))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::sample::record;

    #[test]
    fn whoever_writes_is_not_held_up_where_somebody_reads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let log = || std::fs::metadata(folder.path().join("responses.sqlite-wal")).unwrap().len();
        let open = || Store::open(&path, || [1; 32].into()).unwrap();
        let (mut store, reader, mut other) = (open(), open(), open());
        store.add([record()]).unwrap();
        reader.connection.execute_batch("BEGIN; SELECT count(*) FROM responses").unwrap();
        other.remember("a", "later").unwrap();
        let begun = Instant::now();
        assert!(!store.checkpoint().unwrap());
        other.remember("b", "meanwhile").unwrap();
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        assert!(log() > 0);
        reader.connection.execute_batch("COMMIT").unwrap();
        assert!(store.checkpoint().unwrap());
        assert_eq!(log(), 0);
        // It waits again as patiently as before for others who write.
        other.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        thread::scope(|scope| {
            scope.spawn(move || {
                thread::sleep(Duration::from_millis(200));
                other.connection.execute_batch("COMMIT").unwrap();
            });
            store.remember("c", "after all").unwrap();
        });
    }
}
