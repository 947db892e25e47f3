//! What an open store still holds when its files were taken away is written beside where they were,
//! before it is gone for good; and what was rescued so is found again.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::place::{FILES, beside};
use super::{Store, StoreError};
use crate::files::{named, sync_folder};
use crate::online::InterviewStanding;

/// The part of a rescued file's name between the store's own name and the number.
const RESCUED: &str = "-rescued-";
/// The ending of a rescued file's name.
const END: &str = ".sqlite";
/// How the name goes on where the copy is damaged: for those who know how to save something from
/// it.
const DAMAGED: &str = ".damaged";

/// The beginning of a rescued file's path, to which number and ending are added.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The number of a file that was rescued of a store, if that is what its name says.
fn number(store: &Path, name: &str) -> Option<u32> {
    name.strip_prefix(&stem(store))?.strip_prefix(RESCUED)?.strip_suffix(END)?.parse().ok()
}

/// The paths of the files that were rescued of a store, in order.
pub fn rescued(store: &Path) -> Vec<PathBuf> {
    let folder =
        store.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let found = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<_> = found
        .filter_map(|path| Some((number(store, &path.file_name()?.to_string_lossy())?, path)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// Puts what was rescued last in the place of a store that is not there: else one with another key
/// would be begun, and nobody's code would lead back to their answers. Says which file it was.
pub fn put_back_rescued(store: &Path) -> Result<Option<PathBuf>, StoreError> {
    // A file without a byte is none.
    if fs::metadata(store).is_ok_and(|about| about.len() > 0) {
        return Ok(None);
    }
    let Some(last) = rescued(store).pop() else { return Ok(None) };
    let fail = |error| StoreError::file(store, error);
    // What is left of the one that is gone would be taken for this one's.
    for end in &FILES[1..] {
        drop(fs::remove_file(beside(store, end)));
    }
    fs::rename(&last, store).map_err(fail)?;
    Ok(Some(last))
}

impl Store {
    /// Writes all that can still be read into a file of its own, and what is in the log into the
    /// file that is open, which may still be somewhere.
    pub(super) fn rescue(&self) -> Result<PathBuf, StoreError> {
        let fail = |error| StoreError::file(&self.path, error);
        let folder = self
            .path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(fail)?;
        let mut file = named().tempfile_in(folder).map_err(fail)?;
        // What nobody holds is swept by whoever starts next.
        drop(file.as_file().lock());
        let copied = self.copy_to(file.path());
        let damage = match &copied {
            Err(damage @ StoreError::Damaged { .. }) => Some(damage.to_string()),
            _ => None,
        };
        // Where somebody else has begun to use the same log for another file, it is not ours to
        // write to its place.
        if damage.is_none() && self.writes_of_others() == self.writes {
            drop(self.checkpoint());
        }
        if damage.is_none() {
            copied?;
        }
        let end = if damage.is_none() { END.to_owned() } else { format!("{END}{DAMAGED}") };
        let mut n = 1_u32;
        let path = loop {
            let path = folder.join(format!("{}{RESCUED}{n}{end}", stem(&self.path)));
            match file.persist_noclobber(&path) {
                Ok(_) => break path,
                Err(there) if there.error.kind() == ErrorKind::AlreadyExists => file = there.file,
                Err(other) => return Err(fail(other.error)),
            }
            n += 1;
        };
        sync_folder(folder).map_err(fail)?;
        match damage {
            None => Ok(path),
            Some(reason) => Err(StoreError::Damaged { path, reason }),
        }
    }

    /// Erases a response in what was rescued of this store as well, where it is there: what is
    /// withdrawn is withdrawn everywhere.
    pub(crate) fn erase_rescued(&self, id: &Uuid) -> Result<(), StoreError> {
        for path in rescued(&self.path) {
            if let Some(mut held) = Self::open_existing(&path)?
                && held.standing(id)? != InterviewStanding::Unknown
            {
                held.erase(id)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::record;

    #[test]
    fn what_was_rescued_is_found_in_order_and_takes_the_place_of_a_store_that_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for n in [2, 10, 1] {
            let mut store =
                Store::open(&at(&format!("other-{n}.sqlite")), || [n; 32].into()).unwrap();
            store.add([record()]).unwrap();
            drop(store);
            fs::rename(
                at(&format!("other-{n}.sqlite")),
                at(&format!("responses-rescued-{n}.sqlite")),
            )
            .unwrap();
        }
        fs::write(at("responses-rescued-x.sqlite"), "").unwrap();
        fs::write(at("responses-rescued-3.sqlite.damaged"), "").unwrap();
        let path = at("responses.sqlite");
        let names = |found: Vec<PathBuf>| found.iter().map(|path| stem(path)).collect::<Vec<_>>();
        assert_eq!(
            names(rescued(&path)),
            ["responses-rescued-1", "responses-rescued-2", "responses-rescued-10"]
        );
        let store = Store::open(&path, || [0; 32].into()).unwrap();
        assert_eq!((store.key(), store.size().unwrap()), (&[10; 32].into(), (1, 0)));
        assert_eq!(rescued(&path).len(), 2);
        assert_eq!(put_back_rescued(&path).unwrap(), None, "there is one");
    }

    #[test]
    fn what_is_erased_is_erased_in_what_was_rescued_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32].into()).unwrap();
        store.add([record()]).unwrap();
        let held = store.rescue().unwrap();
        store.erase(&record().id).unwrap();
        let held = Store::open_existing(&held).unwrap().unwrap();
        assert_eq!(held.size().unwrap(), (0, 0));
        assert!(held.is_erased(&record().id).unwrap());
    }
}
