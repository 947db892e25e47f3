//! One at a time: what two processes must not do at once in the same folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// A lock that is held as long as it lives; the system releases it even if the process is killed.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the lock is held by the open file")] File);

/// Why a lock could not be had.
#[derive(Debug, thiserror::Error)]
pub enum NotLocked {
    /// Another process holds the lock.
    #[error("another process holds it")]
    Taken,
    /// The lock's file could not be made or locked.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Lock {
    /// Takes the lock of a file, which is made if need be and left where it is.
    pub fn take(path: &Path) -> Result<Self, NotLocked> {
        let file = File::options().create(true).append(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(NotLocked::Taken),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_it_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(NotLocked::Taken)));
        drop(held);
        assert!(Lock::take(&path).is_ok());
        assert!(matches!(Lock::take(&folder.path().join("none/a.lock")), Err(NotLocked::Io(_))));
    }
}
