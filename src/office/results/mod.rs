//! Where answers lie: the folders of results, whether a questionnaire is still there or not, and
//! all that is in each.

pub mod archives;
pub mod aside;
pub mod copied;
pub mod holding;
pub mod made;
pub mod seen;
pub(crate) mod taking;
pub mod tidy;
pub mod unread;
pub mod versions;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use self::aside::is_log;
use crate::failure::Failure;
use crate::town::Folder;
use crate::town::listing::Listed;
use mitreden_base::ids::is_id;
use mitreden_keep::scratch::Scratch;
use mitreden_keep::store::{Store, StoreError};

/// The file name of the store of a survey's responses.
pub const STORE: &str = "responses.sqlite";
/// The file name of the merged dataset.
pub const MERGED: &str = "merged.parquet";
/// The file name of the dataset as a table for spreadsheets.
pub const TABLE: &str = "merged.csv";
/// The file name of the codebook, which explains the dataset's columns.
pub const CODEBOOK: &str = "codebook.csv";
/// The file name of the protocol of merging, which names ids.
pub const PROTOCOL: &str = "merge.md";
/// The file name of the weights alone.
pub const WEIGHTS: &str = "weights.parquet";
/// The file name of the weights alone as a table for spreadsheets.
pub const WEIGHTS_TABLE: &str = "weights.csv";
/// The folder of the definitions that answers in files were given to.
pub const DEFINITIONS: &str = "definitions";
/// The folder in which lists of imports lie.
pub const LISTS: &str = "import";
/// The file that is locked while a shift is under way.
pub const SHIFT_LOCK: &str = "shift.lock";
/// The file that is locked while someone keys.
pub const KEYIN_LOCK: &str = "keyin.lock";

/// The beginning of the names of stores, whatever was made of them.
const OURS: &str = "responses";
/// The beginning of every `SQLite` file.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// The folder of a survey's answers.
pub fn results(folder: &Folder, survey: &str) -> PathBuf {
    folder.path("results").join(survey)
}

/// The ids of all surveys with a questionnaire, or with something among the results.
pub fn surveys(folder: &Folder) -> Result<BTreeSet<String>, Failure> {
    let mut ids: BTreeSet<String> =
        folder.listing()?.0.iter().filter_map(|file| file.id()).map(str::to_owned).collect();
    let entries = fs::read_dir(folder.path("results")).into_iter().flatten().filter_map(Result::ok);
    ids.extend(
        entries
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned()),
    );
    ids.retain(|id| is_id(id));
    Ok(ids)
}

/// The id that somebody means: of a questionnaire, or of answers whose questionnaire is gone or
/// cannot be read.
pub fn survey(folder: &Folder, name: &str) -> Result<String, Failure> {
    let listing = folder.listing()?;
    let is_read = listing
        .0
        .iter()
        .any(|file| file.id.is_some() && (file.id() == Some(name) || file.stem == name));
    if !is_read && is_id(name) && results(folder, name).is_dir() {
        return Ok(name.to_owned());
    }
    match Listed::read(folder.survey_file(name)?).id() {
        Some(id) => Ok(id.to_owned()),
        // What is wrong with it is told by whoever reads it.
        None => Ok(folder.open(name)?.1.id.to_string()),
    }
}

/// The stores among some results, the one in use first: others were put aside, rescued, or copied
/// by a sync program.
pub fn stores(results: &Path) -> Vec<PathBuf> {
    let is_in_use = |path: &Path| path.file_name().is_some_and(|name| name == STORE);
    let mut stores: Vec<PathBuf> =
        files(results).into_iter().filter(|path| is_in_use(path) || is_sqlite(path)).collect();
    stores.sort_by_key(|path| (!is_in_use(path), path.clone()));
    stores
}

/// Opens one of them; none where nothing was ever kept in it, or where it is somebody's own and
/// merely lies there.
pub fn open(path: &Path) -> Result<Option<Store>, StoreError> {
    let is_called_so =
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(OURS));
    match Store::open_existing(path) {
        Err(StoreError::NotAStore { .. }) if !is_called_so => Ok(None),
        opened => opened,
    }
}

/// The files of records and tables among some results, those that were set aside included.
pub fn records(results: &Path) -> Vec<PathBuf> {
    let is_one = |path: &PathBuf| is_called(path, ".jsonl") || is_called(path, ".parquet");
    files(results).into_iter().filter(is_one).collect()
}

/// Whether a file's name has this ending, or had it before it was set aside.
pub fn is_called(path: &Path, end: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && (name.ends_with(end) || name.contains(&format!("{end}.")))
}

/// The files in a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

/// Whether a file is one of `SQLite`, by its beginning. The logs of a store are not looked into:
/// closing one releases all locks that the own process has on it, and the next process that comes
/// takes the log from under the one that uses it.
fn is_sqlite(path: &Path) -> bool {
    if path.file_name().is_some_and(|name| is_log(&name.to_string_lossy())) {
        return false;
    }
    let mut head = [0; SQLITE.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == SQLITE
}

/// A temporary folder, which is removed when it is dropped.
pub fn scratch() -> Result<Scratch, Failure> {
    Scratch::among_temporary(&std::env::temp_dir())
        .map_err(|error| Failure::user("failure-scratch").word("error", error.to_string()))
}
