//! A copy of what was answered, while it goes on being answered.

pub(crate) mod files;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use self::files::Beside;
use crate::database::{Server, noted, runtime};
use crate::failure::{Failure, unreadable, unwritable};
use crate::results::copied::note_folder;
use crate::results::{STORE, scratch};
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::name;
use mitreden_base::seed::fingerprint;
use mitreden_keep::store::Store;

/// The name of the file that lists what a backup holds.
pub(crate) const LIST: &str = "backup.json";

/// The part of a backup that is of one survey.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Copied {
    /// The survey's id.
    pub survey: String,
    /// How many responses were copied.
    pub responses: usize,
    /// How many interviews were copied that have begun and not ended.
    pub open: usize,
    /// The day of the backup; earlier versions did not note it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The fingerprint of the store; none where there is no store.
    pub sha256: Option<String>,
    /// The fingerprints of the sources beside the store and of archived definitions, by path.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, String>,
    /// The names of files that were not copied.
    #[serde(skip)]
    pub left: Vec<String>,
}

/// Copies what was answered into a new folder: from the town's folder, or from the database that is
/// named.
pub fn backup(
    folder: &Folder,
    to: &Path,
    server: &Server,
    teller: &dyn Teller,
) -> Result<Vec<Copied>, Failure> {
    let is_new = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_new {
        return Err(Failure::at("failure-backup-there", to));
    }
    let working = teller.working("busy-copying");
    let mut list = if server.url.is_some() {
        from_database(folder, to, server, teller)?
    } else {
        from_folder(folder, to)?
    };
    drop(working);
    if list.is_empty() {
        return Err(Failure::user("failure-backup-none"));
    }
    for one in &mut list {
        one.day = Some(teller.today().to_string());
    }
    let json = serde_json::to_string_pretty(&list).map_err(|error| Failure::plain(&error))?;
    let path = to.join(LIST);
    // Written last: a backup without its list is none.
    mitreden_keep::files::write_private(&path, json.as_bytes())
        .map_err(|error| unwritable(&path, &error))?;
    Ok(list)
}

/// Copies the answers to every survey in the town's folder.
fn from_folder(folder: &Folder, to: &Path) -> Result<Vec<Copied>, Failure> {
    let results = folder.path("results");
    let entries = fs::read_dir(&results).map_err(|error| unreadable(&results, &error))?;
    let mut surveys: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    surveys.sort();
    let mut list = Vec::new();
    for survey in surveys {
        if !survey.is_dir() {
            continue;
        }
        let name = name(&survey);
        let mut store = Store::open_existing(&survey.join(STORE))?;
        let beside = Beside::of(&survey)?;
        if store.is_none() && beside.taken.is_empty() {
            continue;
        }
        Folder::make_private(to)?;
        let mut one = Copied {
            survey: name.clone(),
            responses: 0,
            open: 0,
            day: None,
            sha256: None,
            files: BTreeMap::new(),
            left: beside.left,
        };
        if let Some(store) = &mut store {
            // What is erased later is still there.
            note_folder(store, to)?;
            if !beside.taken.is_empty() {
                Folder::make_private(&to.join(&name))?;
                note_folder(store, &to.join(&name))?;
            }
            let named = store.named_sources()?.into_iter().map(|source| source.path);
            one = Copied {
                left: one.left.into_iter().chain(named).collect(),
                ..copied(store, to, name.clone())?
            };
        }
        one.files = files::copy(&survey, &to.join(&name), &beside.taken)?;
        list.push(one);
    }
    Ok(list)
}

/// Copies the answers to every survey of the town that the database keeps anything of.
fn from_database(
    folder: &Folder,
    to: &Path,
    server: &Server,
    teller: &dyn Teller,
) -> Result<Vec<Copied>, Failure> {
    let mut list = Vec::new();
    for file in folder.all_surveys()? {
        let (_, survey) = folder.open(&file.display().to_string())?;
        let (whole, place) = runtime()?.block_on(async {
            let database = server.database(survey.id.as_str()).await?;
            // What was erased here is in no copy that is made from now on.
            noted::obey(&database, folder, survey.id.as_str()).await?;
            Ok::<_, Failure>((database.whole().await?, database.place().to_owned()))
        })?;
        if whole.is_empty() {
            continue;
        }
        noted::note(folder, survey.id.as_str(), &place, teller);
        // What is erased later is still in the copy.
        Folder::make_private(to)?;
        if let Some(mut here) = Store::open_existing(&folder.results(&survey).join(STORE))? {
            note_folder(&mut here, to)?;
        }
        let scratch = scratch(folder.machine())?;
        let mut store = Store::open(&scratch.path().join(STORE), || whole.key)?;
        store.fill(&whole)?;
        list.push(copied(&store, to, survey.id.to_string())?);
    }
    Ok(list)
}

fn copied(store: &Store, to: &Path, name: String) -> Result<Copied, Failure> {
    Folder::make_private(to)?;
    let path = to.join(format!("{name}.sqlite"));
    store.copy_to(&path)?;
    let copy = Store::open_existing(&path)?.ok_or_else(|| Failure::user("failure-backup-none"))?;
    let (responses, open) = copy.size()?;
    drop(copy);
    let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
    let sha256 = Some(fingerprint(&bytes));
    Ok(Copied {
        survey: name,
        responses,
        open,
        day: None,
        sha256,
        files: BTreeMap::new(),
        left: Vec::new(),
    })
}
