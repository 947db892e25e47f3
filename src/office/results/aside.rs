//! What stood where a backup was put back: kept beside it under a name with the time, and never
//! written over.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::failure::{Failure, unwritable};
use mitreden_keep::private;

/// How the name of what was set aside ends; earlier versions wrote no time before it and might
/// write a number behind it.
const END: &str = ".before-restore";
/// The content of a database is set aside as if it had been a file of this name.
pub(crate) const DATABASE: &str = "database.sqlite";
/// The endings of the files beside a store that is in use.
const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Whether a file was set aside, by its name.
pub(crate) fn is_aside(name: &str) -> bool {
    name.contains(END)
}

/// Whether a file belongs to a store that is in use, by its name.
pub(crate) fn is_log(name: &str) -> bool {
    LOGS.iter().any(|log| name.ends_with(log))
}

/// A name beside a place that nothing had; it is taken by an empty file, so that nobody else takes
/// it.
pub(crate) fn reserve(place: &Path, now: NaiveDateTime) -> Result<PathBuf, Failure> {
    let time = now.format("%Y-%m-%dT%H-%M-%S");
    let mut n = 1_u32;
    loop {
        let again = if n == 1 { String::new() } else { format!("-{n}") };
        let path = ending(place, &format!(".{time}{again}{END}"));
        match private::create_new(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => n += 1,
            done => return done.map(|_| path.clone()).map_err(|error| unwritable(&path, &error)),
        }
    }
}

/// Moves a store aside that cannot be opened, or what is left of one; says its name there. Nothing
/// happens where nothing is.
pub(crate) fn move_away(there: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>, Failure> {
    let parts = || LOGS.into_iter().chain([""]).filter(|end| ending(there, end).exists());
    if parts().next().is_none() {
        return Ok(None);
    }
    let aside = reserve(there, now)?;
    // Its log first: a log that met another store would be taken for that one's.
    for end in parts() {
        let (from, to) = (ending(there, end), ending(&aside, end));
        fs::rename(&from, &to).map_err(|error| unwritable(&to, &error))?;
    }
    Ok(Some(aside))
}

/// Removes a store that is no longer needed, with the files beside it.
pub(crate) fn remove(store: &Path) {
    for end in LOGS.into_iter().chain([""]) {
        // What is not there is gone.
        drop(fs::remove_file(ending(store, end)));
    }
}

fn ending(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::STORE;

    #[test]
    fn no_name_is_given_twice_and_logs_are_told_from_stores() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join(STORE);
        let now =
            chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap().and_hms_opt(10, 0, 7).unwrap();
        let (first, second) = (reserve(&there, now).unwrap(), reserve(&there, now).unwrap());
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(name(&first), "responses.sqlite.2026-05-12T10-00-07.before-restore");
        assert_eq!(name(&second), "responses.sqlite.2026-05-12T10-00-07-2.before-restore");
        assert!(
            is_aside(&name(&first))
                && is_aside("responses.sqlite.before-restore")
                && !is_aside(STORE)
        );
        assert!(is_log("responses.sqlite.before-restore-wal") && !is_log(&name(&second)));
    }

    #[test]
    fn what_cannot_be_opened_is_moved_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join(STORE);
        let now = chrono::NaiveDateTime::MIN;
        assert_eq!(move_away(&there, now).unwrap(), None);
        fs::write(ending(&there, "-wal"), "log").unwrap();
        let aside = move_away(&there, now).unwrap().unwrap();
        assert_eq!(fs::read(ending(&aside, "-wal")).unwrap(), b"log");
        assert!(!ending(&there, "-wal").exists());
    }
}
