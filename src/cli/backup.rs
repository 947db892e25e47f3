//! `backup` and `restore`: a copy of what was answered, while it goes on being answered, and the way back.

mod files;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use self::files::Beside;
use super::databases;
use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::handin::note_folder;
use super::sources::{STORE, scratch};
use super::store::{StoreArgs, runtime};
use super::ui::Ui;
use crate::base::ids::is_id;
use crate::base::seed::fingerprint;
use crate::keep::store::Store;

/// The list of what a backup holds.
const LIST: &str = "backup.json";
/// What was there before a backup was put in its place.
pub(super) const ASIDE: &str = "responses.sqlite.before-restore";
/// A backup on its way.
pub(super) const RESTORING: &str = "responses.sqlite.restoring";

/// Copy what was answered to a safe place
#[derive(Args)]
#[command(
    after_help = "The copy is of one moment, though answers may go on coming in; it holds the keys of the codes, and is checked when it is written. Sources that are files of their own and archived definitions are copied, too; what is not is named. Keep it as safe as the answers. --store copies what a PostgreSQL database keeps of the town's surveys into such files.\n\nExamples:\n  mitreden backup /media/office/2026-05-12\n  mitreden restore /media/office/2026-05-12"
)]
pub(super) struct BackupArgs {
    /// A new folder for the copy
    to: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

/// Put a backup in the place of what is there
#[derive(Args)]
#[command(
    after_help = "What is there is kept beside it as responses.sqlite.before-restore, other sources that differ likewise; with --store, in the database, it is not. What was withdrawn or erased since the backup stays so. `serve` may go on: who is answering goes on from where the backup was.\n\nExamples:\n  mitreden restore /media/office/2026-05-12"
)]
pub(super) struct RestoreArgs {
    /// The folder of the backup
    from: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

/// What a backup holds of one survey.
#[derive(serde::Serialize, serde::Deserialize)]
struct Copied {
    survey: String,
    responses: usize,
    open: usize,
    /// The fingerprint of the store; none where there is none.
    sha256: Option<String>,
    /// Sources beside it, and archived definitions: their fingerprints by their paths.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<String, String>,
    /// What was not copied.
    #[serde(skip)]
    left: Vec<String>,
}

pub(super) fn backup(args: &BackupArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let to = &args.to;
    let is_new = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_new {
        return Err(Failure::user("failure-backup-there").word("path", to.display().to_string()));
    }
    let bar = ui.spinner("busy-copying");
    let list = if args.store.url.is_some() { from_database(args, folder, ui)? } else { from_folder(args, folder)? };
    bar.finish_and_clear();
    if list.is_empty() {
        return Err(Failure::user("failure-backup-none"));
    }
    let json = serde_json::to_string_pretty(&list).map_err(|error| Failure::plain(&error))?;
    let path = to.join(LIST);
    // Written last: a backup without its list is none.
    crate::keep::files::write_atomically(&path, json.as_bytes()).map_err(|error| unwritable(&path, &error))?;
    for one in &list {
        let words = [("survey", one.survey.as_str().into()), ("n", one.responses.into()), ("open", one.open.into())];
        if one.sha256.is_some() {
            ui.say("backed-up", &words);
        }
        let told = |names: Vec<&String>| {
            let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
            [("survey", one.survey.as_str().into()), ("n", names.len().into()), ("files", names.join(", ").into())]
        };
        if !one.files.is_empty() {
            ui.say("backed-up-files", &told(one.files.keys().collect()));
        }
        if !one.left.is_empty() {
            ui.say("backed-up-left", &told(one.left.iter().collect()));
        }
    }
    Ui::path(to)?;
    Ok(())
}

/// What was answered to every survey in the town's folder.
fn from_folder(args: &BackupArgs, folder: &Folder) -> Result<Vec<Copied>, Failure> {
    let results = folder.path("results");
    let entries = fs::read_dir(&results).map_err(|error| unreadable(&results, &error))?;
    let mut surveys: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    surveys.sort();
    let mut list = Vec::new();
    for survey in surveys {
        if !survey.is_dir() {
            continue;
        }
        let name = survey.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut store = Store::open_existing(&survey.join(STORE))?;
        let beside = Beside::of(&survey)?;
        if store.is_none() && beside.taken.is_empty() {
            continue;
        }
        folder.make(&args.to)?;
        let mut one =
            Copied { survey: name.clone(), responses: 0, open: 0, sha256: None, files: BTreeMap::new(), left: beside.left };
        if let Some(store) = &mut store {
            // What is erased later is still there.
            note_folder(store, &args.to)?;
            if !beside.taken.is_empty() {
                folder.make(&args.to.join(&name))?;
                note_folder(store, &args.to.join(&name))?;
            }
            let named = store.named_sources()?.into_iter().map(|source| source.path);
            one = Copied { left: one.left.into_iter().chain(named).collect(), ..copied(store, &args.to, name.clone(), folder)? };
        }
        one.files = files::copy(folder, &survey, &args.to.join(&name), &beside.taken)?;
        list.push(one);
    }
    Ok(list)
}

/// Every survey of the town that the database keeps anything of.
fn from_database(args: &BackupArgs, folder: &Folder, ui: &Ui) -> Result<Vec<Copied>, Failure> {
    let mut list = Vec::new();
    for file in folder.all_surveys()? {
        let (_, survey) = folder.open(&file.display().to_string())?;
        let (whole, place) = runtime()?.block_on(async {
            let database = args.store.database(survey.id.as_str()).await?;
            // What was erased here is in no copy that is made from now on.
            databases::obey(&database, folder, survey.id.as_str()).await?;
            Ok::<_, Failure>((database.whole().await?, database.place().to_owned()))
        })?;
        if whole.open.is_empty() && whole.records.is_empty() && whole.invitations.is_empty() {
            continue;
        }
        databases::note(folder, survey.id.as_str(), &place, ui);
        // What is erased later is still in the copy.
        folder.make(&args.to)?;
        if let Some(mut here) = Store::open_existing(&folder.results(&survey).join(STORE))? {
            note_folder(&mut here, &args.to)?;
        }
        let scratch = scratch()?;
        let mut store = Store::open(&scratch.path().join(STORE), || whole.key)?;
        store.fill(&whole)?;
        list.push(copied(&store, &args.to, survey.id.to_string(), folder)?);
    }
    Ok(list)
}

fn copied(store: &Store, to: &Path, name: String, folder: &Folder) -> Result<Copied, Failure> {
    folder.make(to)?;
    let path = to.join(format!("{name}.sqlite"));
    store.copy_to(&path)?;
    restrict(&path);
    let copy = Store::open_existing(&path)?.ok_or_else(|| Failure::user("failure-backup-none"))?;
    let (responses, open) = copy.size()?;
    drop(copy);
    let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
    let sha256 = Some(fingerprint(&bytes));
    Ok(Copied { survey: name, responses, open, sha256, files: BTreeMap::new(), left: Vec::new() })
}

pub(super) fn restore(args: &RestoreArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let path = args.from.join(LIST);
    let json = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let damaged = |path: &Path| Failure::user("failure-backup-damaged").word("path", path.display().to_string());
    let list: Vec<Copied> = serde_json::from_str(&json).map_err(|_| damaged(&path))?;
    // All are looked at before anything is touched.
    // What is no id of a survey names no file of ours either.
    if !list.iter().all(|one| is_id(&one.survey)) {
        return Err(damaged(&path));
    }
    for one in &list {
        let from = args.from.join(format!("{}.sqlite", one.survey));
        if let Some(sha256) = &one.sha256
            && files::print(&from)? != *sha256
        {
            return Err(damaged(&from));
        }
        for (name, sha256) in &one.files {
            let file = args.from.join(&one.survey).join(name);
            if !files::is_inside(name) || files::print(&file)? != *sha256 {
                return Err(damaged(&file));
            }
        }
    }
    for one in &list {
        if one.sha256.is_some() {
            let from = args.from.join(format!("{}.sqlite", one.survey));
            let kept_away = if args.store.url.is_some() {
                into_database(args, folder, one, &from, ui)?
            } else {
                into_folder(folder, one, &from)?
            };
            let words = [("survey", one.survey.as_str().into()), ("n", one.responses.into()), ("away", kept_away.into())];
            ui.say("restored", &words);
        }
        let results = folder.path("results").join(&one.survey);
        let (back, kept) = files::put_back(folder, &args.from.join(&one.survey), &results, &one.files)?;
        if back > 0 {
            let words = [("survey", one.survey.as_str().into()), ("n", back.into()), ("m", kept.len().into())];
            ui.say("restored-files", &[&words[..], &[("kept", kept.join(", ").into())]].concat());
        }
    }
    Ok(())
}

/// Puts a copy in the place of a survey's store, which others may go on using; says how many stay erased.
fn into_folder(folder: &Folder, one: &Copied, from: &Path) -> Result<usize, Failure> {
    let results = folder.path("results").join(&one.survey);
    folder.make(&results)?;
    let (fresh, there) = (results.join(RESTORING), results.join(STORE));
    fs::copy(from, &fresh).map_err(|error| unwritable(&fresh, &error))?;
    restrict(&fresh);
    Store::verify(&fresh)?;
    let Some(mut before) = Store::open_existing(&there)? else {
        fs::rename(&fresh, &there).map_err(|error| unwritable(&there, &error))?;
        return Ok(0);
    };
    let mut restored = Store::open(&fresh, super::import::key)?;
    let kept_away = restored.obey(&before)?;
    // Forms printed since the backup lie with people: their numbers are given, and they are to be read.
    restored.take_over_prints(&before)?;
    let (aside, next) = (results.join(ASIDE), results.join(format!("{ASIDE}.new")));
    drop(fs::remove_file(&next));
    before.copy_to(&next)?;
    restrict(&next);
    fs::rename(&next, &aside).map_err(|error| unwritable(&aside, &error))?;
    before.take_over(&restored)?;
    drop((before, restored));
    for end in ["", "-wal", "-shm"] {
        // It is in its place: what is left of the copy is no more than that.
        drop(fs::remove_file(results.join(format!("{RESTORING}{end}"))));
    }
    Ok(kept_away)
}

fn into_database(args: &RestoreArgs, folder: &Folder, one: &Copied, from: &Path, ui: &Ui) -> Result<usize, Failure> {
    let (_, survey) = folder.open(&one.survey)?;
    let scratch = scratch()?;
    let copy = scratch.path().join(STORE);
    // Opening a store may bring it up to date; the backup stays as it is.
    fs::copy(from, &copy).map_err(|error| unwritable(&copy, &error))?;
    let whole = Store::open(&copy, super::import::key)?.whole()?;
    runtime()?.block_on(async {
        let mut database = args.store.database(survey.id.as_str()).await?;
        databases::note(folder, survey.id.as_str(), database.place(), ui);
        Ok(database.put_back(&whole).await?)
    })
}

/// Only its owner may read it.
fn restrict(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // On a disk that knows no rights the copy is still a copy.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    }
    #[cfg(not(unix))]
    let _ = path;
}
