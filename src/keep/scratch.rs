//! Files and folders that are gone when the work is done: also when the process is told to stop,
//! and at the next start where it was killed. They are their owner's alone.
//!
//! Each is locked as long as somebody works with it. The system lets go of the lock whatever
//! becomes of the process, so what nobody holds is left over.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, TempDir};

/// The beginning of names of hidden files and folders, where people would see them.
const HIDDEN: &str = ".mitreden-";
/// The beginning of names in the system's folder for temporary files.
const PLAIN: &str = "mitreden-scratch-";
/// The ending of the name of a file that is being written.
const END: &str = ".tmp";
/// The file in a folder whose lock says that somebody works there.
const LOCK: &str = "in-use";
/// How long nobody has written to a file that counts as left over, where there are no locks.
const LONG: Duration = Duration::from_hours(24);

/// The files and folders to be removed when the process is told to stop.
static KEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn kept() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A temporary folder, which is removed when it is dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    _lock: File,
}

impl Scratch {
    /// Makes a temporary folder in the system's folder for them.
    pub fn among_temporary(folder: &Path) -> io::Result<Self> {
        Self::make(folder, PLAIN)
    }

    /// Makes a hidden temporary folder within a folder.
    pub fn within(folder: &Path) -> io::Result<Self> {
        Self::make(folder, HIDDEN)
    }

    fn make(within: &Path, prefix: &str) -> io::Result<Self> {
        loop {
            // Nobody is told to stop between making and noting it.
            let mut kept = kept();
            let mut builder = Builder::new();
            builder.prefix(prefix);
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
            let folder = builder.tempdir_in(within)?;
            kept.insert(folder.path().to_owned());
            drop(kept);
            match held(&folder.path().join(LOCK)) {
                Ok(lock) => return Ok(Self { folder, _lock: lock }),
                // Another process that has just started has swept it away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => forget(folder.path()),
                Err(error) => {
                    forget(folder.path());
                    return Err(error);
                }
            }
        }
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        forget(self.folder.path());
    }
}

/// Opens a file and takes its lock.
fn held(path: &Path) -> io::Result<File> {
    let file = File::options().create(true).append(true).open(path)?;
    lock(&file)?;
    if path.exists() { Ok(file) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// Takes a file's lock. Some disks know no locks: what is left there is swept by its age.
fn lock(file: &File) -> io::Result<()> {
    match file.lock() {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        done => done,
    }
}

fn forget(path: &Path) {
    kept().remove(path);
}

/// A file that is being written: it goes when it is dropped, unless it is put into its place
/// before.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: Option<NamedTempFile>,
    path: PathBuf,
}

impl Unfinished {
    /// Makes an unfinished file in a folder; only its owner may read it unless `builder` says
    /// otherwise.
    pub(super) fn within(folder: &Path, mut builder: Builder<'_, '_>) -> io::Result<Self> {
        builder.prefix(HIDDEN).suffix(END);
        loop {
            let mut kept = kept();
            let file = builder.tempfile_in(folder)?;
            let path = file.path().to_owned();
            kept.insert(path.clone());
            drop(kept);
            let made = Self { file: Some(file), path };
            lock(made.file()?)?;
            // Another process that has just started may have swept it away.
            if made.path.exists() {
                return Ok(made);
            }
        }
    }

    /// The open file, to be written to.
    pub(super) fn file(&self) -> io::Result<&File> {
        self.file.as_ref().map(NamedTempFile::as_file).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// The path of the file until it is moved to its place.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the file to its place.
    pub(super) fn persist(mut self, place: &Path) -> io::Result<()> {
        // Whoever is told to stop stops before or after.
        let _kept = kept();
        let file = self.file.take().ok_or(io::ErrorKind::NotFound)?;
        file.persist(place).map(drop).map_err(|error| error.error)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        forget(&self.path);
    }
}

/// Removes all that this process has made and not finished. Nothing is made from then on: the
/// process is about to end.
pub fn clear() {
    let kept = kept();
    for path in kept.iter() {
        // Somebody else of this process may still be writing there.
        for _ in 0..5 {
            let removed =
                if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            match removed {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {}
                _ => break,
            }
        }
    }
    std::mem::forget(kept);
}

/// The temporary files and folders of this program in a folder, in use or left over.
pub fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Links are left alone, as they lead elsewhere.
        let Ok(kind) = path.symlink_metadata().map(|about| about.file_type()) else { return false };
        let is_file = kind.is_file() && name.starts_with(HIDDEN) && name.ends_with(END);
        is_file || (kind.is_dir() && (name.starts_with(HIDDEN) || name.starts_with(PLAIN)))
    };
    let mut found: Vec<_> = entries.map(|entry| entry.path()).filter(is_ours).collect();
    found.sort();
    found
}

/// Removes from a folder the temporary files of processes that have ended.
pub fn sweep(folder: &Path) {
    for path in unfinished(folder) {
        if path.is_file() {
            if let Ok(_held) = left(&path) {
                drop(fs::remove_file(&path));
            }
            continue;
        }
        match left(&path.join(LOCK)) {
            // Whoever killed it left it before it held anything; where there is something it is not
            // ours.
            Err(error) if error.kind() == io::ErrorKind::NotFound => drop(fs::remove_dir(&path)),
            Ok(_held) => drop(fs::remove_dir_all(&path)),
            Err(_) => {}
        }
    }
}

/// Takes the lock of a file that nobody else holds.
fn left(path: &Path) -> io::Result<File> {
    let file = File::options().append(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::Error(error))
            if error.kind() == io::ErrorKind::Unsupported && is_old(&file) =>
        {
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
    }
}

/// Whether nobody has written to a file for so long that it cannot be in use.
fn is_old(file: &File) -> bool {
    let written = file.metadata().and_then(|about| about.modified());
    written.is_ok_and(|written| written.elapsed().is_ok_and(|since| since > LONG))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_somebody_holds_stays_and_what_was_left_goes() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let (scratch, hidden) =
            (Scratch::among_temporary(at).unwrap(), Scratch::within(at).unwrap());
        let file = Unfinished::within(at, Builder::new()).unwrap();
        assert_eq!((names(at), unfinished(at).len()), (3, 3));
        sweep(at);
        assert_eq!(names(at), 3, "all of it is held");
        // As processes leave it that were killed; and what only looks like it.
        let copy = |path: &Path, name: &str| {
            fs::create_dir(at.join(name)).unwrap();
            fs::copy(path.join(LOCK), at.join(name).join(LOCK)).unwrap();
        };
        copy(scratch.path(), "mitreden-scratch-abc");
        copy(hidden.path(), ".mitreden-abc");
        fs::write(at.join("mitreden-scratch-abc/merged.parquet"), "answers").unwrap();
        fs::write(at.join(".mitreden-x.tmp"), "answers").unwrap();
        fs::create_dir(at.join(".mitreden-empty")).unwrap();
        fs::create_dir(at.join(".mitreden-mine")).unwrap();
        fs::write(at.join(".mitreden-mine/notes.txt"), "mine").unwrap();
        fs::create_dir(at.join("mitreden-backup")).unwrap();
        sweep(at);
        let left: Vec<_> =
            unfinished(at).into_iter().filter(|path| path.ends_with(".mitreden-mine")).collect();
        assert_eq!((names(at), left.len()), (5, 1));
        drop((scratch, hidden, file));
        assert_eq!(names(at), 2);
    }

    #[test]
    fn what_is_finished_is_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = Unfinished::within(folder.path(), Builder::new()).unwrap();
        let path = file.path().to_owned();
        file.persist(&folder.path().join("done")).unwrap();
        assert!(!path.exists() && folder.path().join("done").is_file() && !kept().contains(&path));
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let scratch = Scratch::among_temporary(folder.path()).unwrap();
        assert_eq!(fs::metadata(scratch.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
