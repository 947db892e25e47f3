//! Whether the files that are open are still those at their paths: what is written to a file that
//! was deleted, moved or replaced meanwhile is on no disk that anybody finds again.

use std::path::{Path, PathBuf};

use rusqlite::{Transaction, TransactionBehavior};

use super::{Store, StoreError};
use crate::tombstone::Key;

/// The endings of a store's files: the database, its log, and the index of its readers.
pub(super) const FILES: [&str; 3] = ["", "-wal", "-shm"];

/// Device and inode, which tell a file from any other on this machine.
type Identity = (u64, u64);

/// The path where a store was opened, and which files were there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    path: PathBuf,
    /// The identity of each of [`FILES`]; none where there was no file, as for a store in memory,
    /// or where the system does not tell files apart.
    files: [Option<Identity>; 3],
}

/// The path of one of a store's files.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The file at a path, if there is one and the system tells files apart.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Elsewhere a file that is open can neither be deleted nor replaced.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}

impl Place {
    /// The files at a path that was opened.
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), files: FILES.map(|end| identity(&beside(path, end))) }
    }

    /// Whether all of them are still there. The log counts like the file itself: without it, what
    /// was kept last is lost.
    pub(crate) fn is_held(&self) -> bool {
        let mut all = FILES.iter().zip(&self.files);
        all.all(|(end, known)| known.is_none() || identity(&beside(&self.path, end)) == *known)
    }
}

impl Store {
    /// The store's path, and which files were opened.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// Fails where the files are no longer at their paths, and then sees to it that what they hold
    /// is not lost. To be asked before anything is written, and again before anything is said to be
    /// kept.
    pub(super) fn is_in_place(&mut self) -> Result<(), StoreError> {
        if self.place.is_held() {
            self.rescued = None;
            self.writes = self.writes_of_others();
            return Ok(());
        }
        let path = self.path.clone();
        // What was rescued once is not rescued again; what could not be is tried again.
        let rescued = match self.rescued.take() {
            Some(rescued) => Ok(rescued),
            None => self.rescue(),
        };
        Err(match rescued {
            Ok(rescued) => {
                self.rescued = Some(rescued.clone());
                StoreError::Gone { path, rescued }
            }
            Err(error) => StoreError::Lost { path, reason: error.to_string() },
        })
    }

    /// Does something in a transaction, while the files are in their places; when it returns, the
    /// transaction is on the disk.
    pub(super) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &Key) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.is_in_place()?;
        let Self { connection, path, key, .. } = self;
        let fail = |error| StoreError::of(path, error);
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let done = work(&tx, key).map_err(fail)?;
        tx.commit().map_err(fail)?;
        self.is_in_place()?;
        Ok(done)
    }

    /// A number that changes whenever another connection has written.
    pub(super) fn writes_of_others(&self) -> Option<i64> {
        self.connection.query_row("PRAGMA data_version", [], |row| row.get(0)).ok()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;
    use crate::contact::Contact;

    #[test]
    fn nothing_is_said_to_be_kept_in_files_that_are_gone_and_what_was_is_rescued() {
        let deeds: [fn(&Path); 6] = [
            |path| fs::rename(path, beside(path, ".aside")).unwrap(),
            |path| fs::remove_file(path).unwrap(),
            |path| {
                fs::write(beside(path, ".new"), "another").unwrap();
                fs::rename(beside(path, ".new"), path).unwrap();
            },
            |path| fs::remove_file(beside(path, "-wal")).unwrap(),
            |path| {
                fs::remove_file(beside(path, "-wal")).unwrap();
                fs::remove_file(beside(path, "-shm")).unwrap();
            },
            |path| fs::remove_dir_all(path.parent().unwrap()).unwrap(),
        ];
        for (n, deed) in deeds.iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("s/responses.sqlite");
            fs::create_dir(folder.path().join("s")).unwrap();
            let mut store = Store::open(&path, || [1; 32].into()).unwrap();
            store.meet(&Contact::sample(1)).unwrap();
            deed(&path);
            let first = store.meet(&Contact::sample(2)).unwrap_err();
            let StoreError::Gone { rescued, .. } = &first else { panic!("{n}: {first}") };
            assert_eq!(*rescued, folder.path().join("s/responses-rescued-1.sqlite"), "{n}");
            assert!(first.to_string().contains("responses-rescued-1.sqlite"), "{first}");
            // It is rescued once.
            assert!(matches!(store.meet(&Contact::sample(2)), Err(StoreError::Gone { .. })), "{n}");
            drop(store);
            let held = Store::open_existing(rescued).unwrap().unwrap();
            assert_eq!(
                (held.contacts().unwrap(), held.key()),
                (vec![Contact::sample(1)], &[1; 32].into()),
                "{n}"
            );
            assert!(!folder.path().join("s/responses-rescued-2.sqlite").exists(), "{n}");
        }
    }

    #[test]
    fn a_file_that_was_moved_holds_all_that_its_log_held_and_goes_on_when_it_is_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32].into()).unwrap();
        store.meet(&Contact::sample(1)).unwrap();
        let aside = folder.path().join("aside");
        fs::rename(&path, &aside).unwrap();
        store.meet(&Contact::sample(2)).unwrap_err();
        let copy = folder.path().join("copy");
        fs::copy(&aside, &copy).unwrap();
        assert_eq!(Store::open_existing(&copy).unwrap().unwrap().contacts().unwrap().len(), 1);
        fs::rename(&aside, &path).unwrap();
        store.meet(&Contact::sample(3)).unwrap();
        assert_eq!(store.contacts().unwrap().len(), 2);
        Store::in_memory(|| [1; 32].into()).unwrap().meet(&Contact::sample(1)).unwrap();
    }

    #[test]
    fn what_could_not_be_rescued_is_said_and_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s/responses.sqlite");
        fs::create_dir(folder.path().join("s")).unwrap();
        let mut store = Store::open(&path, || [1; 32].into()).unwrap();
        store.meet(&Contact::sample(1)).unwrap();
        fs::remove_dir_all(folder.path().join("s")).unwrap();
        fs::write(folder.path().join("s"), "a file where the folder was").unwrap();
        let told = store.meet(&Contact::sample(2)).unwrap_err();
        assert!(matches!(told, StoreError::Lost { .. }), "{told}");
        fs::remove_file(folder.path().join("s")).unwrap();
        assert!(matches!(store.meet(&Contact::sample(2)), Err(StoreError::Gone { .. })));
    }
}
