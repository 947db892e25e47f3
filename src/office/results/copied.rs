//! Where hand-ins and backups went: these folders may still hold what is erased later.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mitreden_keep::handin::is_handin;
use mitreden_keep::sealing::is_sealed;
use mitreden_keep::store::{Store, StoreError};

/// The name under which a store keeps the folders.
const FOLDERS: &str = "copied-to";

/// The folders that are noted in a store.
pub fn folders(store: &Store) -> Result<BTreeSet<PathBuf>, StoreError> {
    let known = store.remembered(FOLDERS)?.and_then(|json| serde_json::from_str(&json).ok());
    Ok(known.unwrap_or_default())
}

/// Notes a folder. One whose name is no valid text is not noted.
pub fn note_folder(store: &mut Store, folder: &Path) -> Result<(), StoreError> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut known = folders(store)?;
    // Where there is no such folder, nothing is written either.
    if fs::canonicalize(here).is_ok_and(|real| known.insert(real))
        && let Ok(json) = serde_json::to_string(&known)
    {
        store.remember(FOLDERS, &json)?;
    }
    Ok(())
}

/// Notes the folders that another state of the store knows.
pub fn note_folders(store: &mut Store, more: &BTreeSet<PathBuf>) -> Result<(), StoreError> {
    let known = folders(store)?;
    let all: BTreeSet<PathBuf> = known.union(more).cloned().collect();
    match serde_json::to_string(&all) {
        Ok(json) if all != known => store.remember(FOLDERS, &json),
        _ => Ok(()),
    }
}

/// Whether a file is a hand-in, as far as its beginning tells.
pub fn is_one(bytes: &[u8]) -> bool {
    is_sealed(bytes) || is_handin(bytes)
}
