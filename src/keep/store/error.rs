//! What can go wrong with a store, and what to do about it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why a store cannot be used.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum StoreError {
    #[error("`{}` is not a store of mitreden; name another file, or move this one away", path.display())]
    NotAStore { path: PathBuf },
    #[error("`{}` was written by a newer mitreden (format {version}, this one knows {known}); install the newer one", path.display())]
    Newer { path: PathBuf, version: i32, known: i32 },
    #[error("`{}` cannot be opened; see that its folder exists and may be entered", path.display())]
    CannotOpen { path: PathBuf },
    #[error("`{}` may not be written to; give yourself write access to the file and to its folder", path.display())]
    ReadOnly { path: PathBuf },
    #[error("the disk of `{}` is full and nothing of this was saved; make room and try again", path.display())]
    Full { path: PathBuf },
    #[error("`{}` is in use by another program; wait until it is done or close it, then try again", path.display())]
    Locked { path: PathBuf },
    #[error("`{}` is damaged ({reason}); restore it from a backup", path.display())]
    Damaged { path: PathBuf, reason: String },
    #[error("`{}`, or the log beside it, was deleted, moved or replaced while it was in use", path.display())]
    Away { path: PathBuf },
    #[error(
        "`{}`, or the log beside it, was deleted, moved or replaced while it was in use; what it held until then is in `{}`; start the program again, and it goes on from there, or put the file back",
        path.display(),
        rescued.display()
    )]
    Gone { path: PathBuf, rescued: PathBuf },
    #[error(
        "`{}`, or the log beside it, was deleted, moved or replaced while it was in use, and what it holds could not be written beside it ({reason}); as long as the program runs it is tried again: mend that before you stop it",
        path.display()
    )]
    Lost { path: PathBuf, reason: String },
    #[error("`{}` holds answers under another key than the backup; restore into a database of its own", path.display())]
    OtherKey { path: PathBuf },
    #[error(
        "`{server}` does not answer ({reason}); see that the database runs and that this address and its password are right"
    )]
    Unreachable { server: String, reason: String },
    #[error(
        "the address of the database cannot be used ({reason}); write it as postgres://user:password@host/database"
    )]
    BadUrl { reason: String },
    #[error("`{}` cannot be read or written; check the disk it lies on", path.display())]
    Other { path: PathBuf, source: rusqlite::Error },
}

impl StoreError {
    /// The error of a store at a path.
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAStore { path },
            // A file that is there cannot be opened where none can be made beside it.
            Some(ErrorCode::CannotOpen) if path.is_file() => Self::ReadOnly { path },
            Some(ErrorCode::CannotOpen) => Self::CannotOpen { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, reason: error.to_string() },
            _ => Self::Other { path, source: error },
        }
    }
}

impl StoreError {
    /// The error of the file that a store is in.
    pub(super) fn file(path: &Path, error: std::io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Other {
                path,
                source: rusqlite::Error::ToSqlConversionFailure(Box::new(error)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn every_failure_of_sqlite_says_what_to_do() {
        let told = |code| {
            StoreError::of(
                Path::new("r.sqlite"),
                rusqlite::Error::SqliteFailure(ffi::Error::new(code), None),
            )
        };
        assert!(matches!(told(ffi::SQLITE_READONLY_DIRECTORY), StoreError::ReadOnly { .. }));
        assert!(matches!(told(ffi::SQLITE_PERM), StoreError::ReadOnly { .. }));
        assert!(matches!(told(ffi::SQLITE_CANTOPEN), StoreError::CannotOpen { .. }));
        assert!(matches!(told(ffi::SQLITE_FULL), StoreError::Full { .. }));
        assert!(matches!(told(ffi::SQLITE_BUSY_SNAPSHOT), StoreError::Locked { .. }));
        assert!(matches!(told(ffi::SQLITE_CORRUPT), StoreError::Damaged { .. }));
        assert!(matches!(told(ffi::SQLITE_NOTADB), StoreError::NotAStore { .. }));
        assert!(matches!(told(ffi::SQLITE_IOERR), StoreError::Other { .. }));
        assert_eq!(
            told(ffi::SQLITE_FULL).to_string(),
            "the disk of `r.sqlite` is full and nothing of this was saved; make room and try again"
        );
    }
}
