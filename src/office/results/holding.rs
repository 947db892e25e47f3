//! What was made before something was erased and still holds it, or may: it is named, as only
//! people know where it went.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::copied::{folders, is_one};
use super::{LISTS, files, is_called, results, stores};
use crate::failure::{Failure, unwritable};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_keep::scratch::unfinished;
use mitreden_keep::sealing::is_sealed;
use mitreden_keep::store::Store;

/// The length of an id in writing.
const ID: usize = 36;

/// The files and folders that still hold erased answers, or may.
#[derive(Debug, Default)]
pub struct Holding {
    /// The files and folders that were found.
    pub files: Vec<PathBuf>,
    /// The folders that copies were written into and that cannot be reached now.
    pub away: Vec<PathBuf>,
}

impl Holding {
    /// Tells of all these files and folders.
    pub fn tell(&self, survey: &str, teller: &dyn Teller) -> Result<(), Failure> {
        if !self.files.is_empty() {
            teller.say("erase-holding", &[("n", self.files.len().into())]);
            self.files.iter().try_for_each(|path| teller.path(path))?;
            teller.say("erase-mend", &[("survey", survey.into())]);
        }
        for folder in &self.away {
            teller.say("erase-away", &[("path", folder.display().to_string().into())]);
        }
        Ok(())
    }
}

/// Finds what still holds one of these ids, or may. Removes lists of imports that name them.
pub fn find(
    folder: &Folder,
    survey: &str,
    store: &Store,
    ids: &BTreeSet<Uuid>,
) -> Result<Holding, Failure> {
    let results = results(folder, survey);
    for list in files(&results.join(LISTS)).into_iter().filter(|path| names(path, ids)) {
        fs::remove_file(&list).map_err(|error| unwritable(&list, &error))?;
    }
    let own = stores(&results);
    let mut holding: Vec<PathBuf> = files(&results)
        .into_iter()
        .filter(|path| !is_part(path, &own) && names(path, ids))
        .collect();
    // What another command is making just now holds them until it is done.
    holding.extend(unfinished(&results));
    holding.extend(files(&folder.path("surveys")).into_iter().filter(|path| names(path, ids)));
    holding.extend(Some(folder.path("reports").join(survey)).filter(|path| path.exists()));
    let outside = store.named_sources()?.into_iter().map(|source| folder.path(source.path));
    holding.extend(
        outside.filter(|path| path.is_file() && (is_called(path, ".parquet") || names(path, ids))),
    );
    let here = PathBuf::from(".");
    let root = Some(folder.path(""))
        .filter(|root| fs::canonicalize(root).ok() != fs::canonicalize(&here).ok());
    let (handed, away): (Vec<_>, Vec<_>) =
        folders(store)?.into_iter().partition(|folder| folder.is_dir());
    let mut looked = BTreeSet::new();
    for place in [results, here].into_iter().chain(root).chain(handed) {
        // The same folder under another name is looked through once.
        if !looked.insert(fs::canonicalize(&place).unwrap_or_else(|_| place.clone())) {
            continue;
        }
        for path in files(&place).into_iter().filter(|path| !is_part(path, &own)) {
            let Ok(bytes) = fs::read(&path) else {
                // What cannot be read may hold them.
                holding.extend(is_copy(&path).then_some(path));
                continue;
            };
            // Nobody sees from outside what is sealed: it may hold them, whoever wrote it.
            let may_hold = is_one(&bytes) && (is_sealed(&bytes) || store.wrote(&bytes)?);
            if may_hold || (is_copy(&path) && contains(&bytes, ids)) {
                holding.push(path);
            }
        }
    }
    holding.sort();
    holding.dedup();
    Ok(Holding { files: holding, away })
}

/// Whether a file is one of the stores that were searched, or belongs to one.
fn is_part(path: &Path, own: &[PathBuf]) -> bool {
    let name = path.as_os_str().to_string_lossy();
    own.iter().any(|store| {
        ["", "-wal", "-shm", "-journal"]
            .iter()
            .any(|end| name == format!("{}{end}", store.display()))
    })
}

/// Whether a file is a hand-in, or an earlier state of a store or of records, as in a backup.
fn is_copy(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [".handin", ".age", ".sqlite", ".jsonl", ".csv"].iter().any(|end| name.ends_with(end))
        || name.contains(".sqlite.")
}

/// Whether a file contains one of these ids; one that cannot be read may.
fn names(path: &Path, ids: &BTreeSet<Uuid>) -> bool {
    fs::read(path).map_or(true, |bytes| contains(&bytes, ids))
}

/// Whether bytes contain one of the ids, in small or capital letters.
fn contains(bytes: &[u8], ids: &BTreeSet<Uuid>) -> bool {
    let is_like_one = |part: &[u8]| part.get(8) == Some(&b'-') && part.get(13) == Some(&b'-');
    let mut parts = bytes.windows(ID).filter(|part| is_like_one(part));
    parts.any(|part| Uuid::try_parse_ascii(part).is_ok_and(|id| ids.contains(&id)))
}
