//! A backup, or what was set aside once, put back or taken in; and it is known what is not in it.

mod put;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

pub use self::put::Put;
use self::put::{into_database, into_folder};
pub use crate::backup::files::Back;
use crate::backup::files::{is_ours, print, put_back};
use crate::backup::{Copied, LIST};
use crate::database::Server;
use crate::failure::{Failure, unreadable, unwritable};
use crate::results::STORE;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_base::ids::is_id;
use mitreden_keep::private;
use mitreden_keep::scratch::Scratch;
use mitreden_keep::store::Store;

/// The part of a backup that is put back for one survey.
pub struct Bringing {
    /// The survey's id.
    pub survey: String,
    /// The day of the backup, where it is known.
    pub day: Option<String>,
    /// The path of the store, where there is one.
    store: Option<PathBuf>,
    /// A copy of the store that was found sound.
    fresh: Option<Fresh>,
    /// The folder of the files beside the store, and the files in it with their fingerprints.
    files: (PathBuf, BTreeMap<String, String>),
}

/// The way in which a backup is put back.
#[derive(Clone, Copy, Debug)]
pub struct RestoreWay<'a> {
    /// The town's folder.
    pub folder: &'a Folder,
    /// The database, where the backup is put into one.
    pub server: &'a Server,
    /// Whether the backup is merged with what is there.
    pub merge: bool,
    /// The time, which names what is set aside.
    pub now: NaiveDateTime,
}

/// What a backup or a store that was set aside brings, all of it looked at before anything is
/// touched.
pub fn look(from: &Path, folder: &Folder) -> Result<Vec<Bringing>, Failure> {
    let mut list = if from.is_dir() { listed(from)? } else { vec![alone(from)?] };
    for one in &mut list {
        let store = one.store.as_deref();
        one.fresh = store.map(|store| Fresh::of(folder, &one.survey, store)).transpose()?;
    }
    Ok(list)
}

impl Bringing {
    /// Puts the store back; none where the backup has no store.
    pub fn put_store(
        &self,
        way: &RestoreWay<'_>,
        teller: &dyn Teller,
    ) -> Result<Option<Put>, Failure> {
        let Some(fresh) = &self.fresh else { return Ok(None) };
        if way.server.url.is_some() {
            into_database(way, self, fresh, teller).map(Some)
        } else {
            into_folder(way, self, fresh).map(Some)
        }
    }

    /// Puts the files back that lay beside the store.
    pub fn put_files(&self, way: &RestoreWay<'_>) -> Result<Back, Failure> {
        let results = way.folder.path("results").join(&self.survey);
        let (from, files) = &self.files;
        put_back(way.folder, (from, &results), files, (!way.merge).then_some(way.now))
    }
}

/// The parts of a backup, by its list. A file that has changed since is not put back.
fn listed(from: &Path) -> Result<Vec<Bringing>, Failure> {
    let path = from.join(LIST);
    let json = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let damaged = |path: &Path| Failure::at("failure-backup-damaged", path);
    let list: Vec<Copied> = serde_json::from_str(&json).map_err(|_| damaged(&path))?;
    // What is no id of a survey names no file of ours either.
    if !list.iter().all(|one| is_id(&one.survey) && one.files.keys().all(|name| is_ours(name))) {
        return Err(damaged(&path));
    }
    let mut all = Vec::new();
    for one in list {
        let store = one.sha256.as_ref().map(|_| from.join(format!("{}.sqlite", one.survey)));
        if let Some((store, wanted)) = store.as_ref().zip(one.sha256.as_ref())
            && print(store)? != *wanted
        {
            return Err(damaged(store));
        }
        let beside = from.join(&one.survey);
        for (name, wanted) in &one.files {
            let file = beside.join(name);
            if print(&file)? != *wanted {
                return Err(damaged(&file));
            }
        }
        let Copied { survey, day, files, .. } = one;
        all.push(Bringing { survey, day, store, fresh: None, files: (beside, files) });
    }
    Ok(all)
}

/// A single store, of the survey in whose results it lies.
fn alone(from: &Path) -> Result<Bringing, Failure> {
    let real = fs::canonicalize(from).map_err(|error| unreadable(from, &error))?;
    let results = real
        .parent()
        .filter(|results| results.parent().is_some_and(|above| above.ends_with("results")));
    let survey = results
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| is_id(name));
    let survey = survey.ok_or_else(|| Failure::at("failure-restore-whose", from))?;
    if real.ends_with(STORE) {
        return Err(Failure::at("failure-restore-itself", from));
    }
    let none = (PathBuf::new(), BTreeMap::new());
    Ok(Bringing { survey, day: None, store: Some(from.to_owned()), fresh: None, files: none })
}

/// A copy of a store that is sound and up to date, and goes when it is no longer used. What it is a
/// copy of stays as it is.
struct Fresh {
    path: PathBuf,
    responses: usize,
    _scratch: Scratch,
}

impl Fresh {
    /// Copies the store to the disk on which it is to stay.
    fn of(folder: &Folder, survey: &str, from: &Path) -> Result<Self, Failure> {
        let results = folder.path("results").join(survey);
        folder.make(&results)?;
        let scratch = Scratch::within(&results).map_err(|error| unwritable(&results, &error))?;
        let path = scratch.path().join(STORE);
        private::create(&path).map_err(|error| unwritable(&path, &error))?;
        // Its log belongs to it, if it has one.
        for end in ["", "-wal"] {
            let (log, copy) = (from.as_os_str().to_owned(), path.as_os_str().to_owned());
            let [log, copy] = [log, copy].map(|mut name| {
                name.push(end);
                PathBuf::from(name)
            });
            if end.is_empty() || log.exists() {
                fs::copy(&log, &copy).map_err(|error| unwritable(&copy, &error))?;
            }
        }
        Store::verify(&path)?;
        let store =
            Store::open_existing(&path)?.ok_or_else(|| Failure::user("failure-backup-none"))?;
        let (responses, _) = store.size()?;
        Ok(Self { path, responses, _scratch: scratch })
    }
}
