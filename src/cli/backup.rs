//! `backup` and `restore`: a copy of what was answered, while it goes on being answered, and the way back.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::handin::note_folder;
use super::sources::STORE;
use super::ui::Ui;
use crate::base::seed::fingerprint;
use crate::keep::store::Store;

/// The list of what a backup holds.
const LIST: &str = "backup.json";

/// Copy what was answered to a safe place
#[derive(Args)]
#[command(
    after_help = "The copy is of one moment, though answers may go on coming in; it holds the keys of the codes, and is checked when it is written. Keep it as safe as the answers. A PostgreSQL database is backed up with its own tools (pg_dump).\n\nExamples:\n  mitreden backup /media/office/2026-05-12\n  mitreden restore /media/office/2026-05-12"
)]
pub(super) struct BackupArgs {
    /// A new folder for the copy
    to: PathBuf,
}

/// Put a backup in the place of what is there
#[derive(Args)]
#[command(
    after_help = "What is there is kept beside it as responses.sqlite.before-restore. What was withdrawn or erased since the backup stays so. Stop `serve` first.\n\nExamples:\n  mitreden restore /media/office/2026-05-12"
)]
pub(super) struct RestoreArgs {
    /// The folder of the backup
    from: PathBuf,
}

/// One store in a backup.
#[derive(serde::Serialize, serde::Deserialize)]
struct Copied {
    survey: String,
    responses: usize,
    open: usize,
    sha256: String,
}

pub(super) fn backup(args: &BackupArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let to = &args.to;
    let is_new = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_new {
        return Err(Failure::user("failure-backup-there").word("path", to.display().to_string()));
    }
    let results = folder.path("results");
    let mut list = Vec::new();
    let entries = fs::read_dir(&results).map_err(|error| unreadable(&results, &error))?;
    let mut surveys: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    surveys.sort();
    let bar = ui.spinner("busy-copying");
    for survey in surveys {
        let Some(mut store) = Store::open_existing(&survey.join(STORE))? else { continue };
        let name = survey.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        folder.make(to)?;
        // What is erased later is still there.
        note_folder(&mut store, to)?;
        let path = to.join(format!("{name}.sqlite"));
        store.copy_to(&path)?;
        restrict(&path);
        let copy = Store::open_existing(&path)?.ok_or_else(|| Failure::user("failure-backup-none"))?;
        let (responses, open) = copy.size()?;
        drop(copy);
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        list.push(Copied { survey: name, responses, open, sha256: fingerprint(&bytes) });
    }
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
        ui.say("backed-up", &words);
    }
    Ui::result(&format!("{}\n", to.display()))?;
    Ok(())
}

pub(super) fn restore(args: &RestoreArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let path = args.from.join(LIST);
    let json = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let damaged = |path: &Path| Failure::user("failure-backup-damaged").word("path", path.display().to_string());
    let list: Vec<Copied> = serde_json::from_str(&json).map_err(|_| damaged(&path))?;
    // All are looked at before anything is touched.
    for one in &list {
        let from = args.from.join(format!("{}.sqlite", one.survey));
        let bytes = fs::read(&from).map_err(|error| unreadable(&from, &error))?;
        if one.survey.contains(['/', '\\']) || one.survey.starts_with('.') || fingerprint(&bytes) != one.sha256 {
            return Err(damaged(&from));
        }
    }
    for one in &list {
        let results = folder.path("results").join(&one.survey);
        folder.make(&results)?;
        let (fresh, there) = (results.join("responses.sqlite.restoring"), results.join(STORE));
        let from = args.from.join(format!("{}.sqlite", one.survey));
        fs::copy(&from, &fresh).map_err(|error| unwritable(&fresh, &error))?;
        restrict(&fresh);
        Store::verify(&fresh)?;
        let mut kept_away = 0;
        if let Some(before) = Store::open_existing(&there)? {
            let mut restored = Store::open(&fresh, super::import::key)?;
            kept_away = restored.obey(&before)?;
            drop((before, restored));
            let aside = results.join("responses.sqlite.before-restore");
            fs::rename(&there, &aside).map_err(|error| unwritable(&aside, &error))?;
            for beside in ["-wal", "-shm"] {
                // Written back when the store was closed; what is left belongs to the one put aside.
                drop(fs::remove_file(results.join(format!("{STORE}{beside}"))));
            }
        }
        fs::rename(&fresh, &there).map_err(|error| unwritable(&there, &error))?;
        let words = [("survey", one.survey.as_str().into()), ("n", one.responses.into()), ("away", kept_away.into())];
        ui.say("restored", &words);
    }
    Ok(())
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
