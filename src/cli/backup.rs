//! `backup`: a copy of what was answered, while it goes on being answered.

pub(super) mod files;

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
use mitreden_base::seed::fingerprint;
use mitreden_keep::store::Store;

/// The list of what a backup holds.
pub(super) const LIST: &str = "backup.json";
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

/// What a backup holds of one survey.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Copied {
    pub(super) survey: String,
    responses: usize,
    open: usize,
    /// The day; earlier versions did not note it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<String>,
    /// The fingerprint of the store; none where there is none.
    pub(super) sha256: Option<String>,
    /// Sources beside it, and archived definitions: their fingerprints by their paths.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) files: BTreeMap<String, String>,
    /// What was not copied.
    #[serde(skip)]
    left: Vec<String>,
}

pub(super) fn run(args: &BackupArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let to = &args.to;
    let is_new = fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_new {
        return Err(Failure::user("failure-backup-there").word("path", to.display().to_string()));
    }
    let bar = ui.spinner("busy-copying");
    let mut list = if args.store.url.is_some() {
        from_database(args, folder, ui)?
    } else {
        from_folder(args, folder)?
    };
    bar.finish_and_clear();
    if list.is_empty() {
        return Err(Failure::user("failure-backup-none"));
    }
    for one in &mut list {
        one.day = Some(ui.now.date().to_string());
    }
    let json = serde_json::to_string_pretty(&list).map_err(|error| Failure::plain(&error))?;
    let path = to.join(LIST);
    // Written last: a backup without its list is none.
    mitreden_keep::files::write_private(&path, json.as_bytes())
        .map_err(|error| unwritable(&path, &error))?;
    for one in &list {
        let words = [
            ("survey", one.survey.as_str().into()),
            ("n", one.responses.into()),
            ("open", one.open.into()),
        ];
        if one.sha256.is_some() {
            ui.say("backed-up", &words);
        }
        let told = |names: Vec<&String>| {
            let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
            [
                ("survey", one.survey.as_str().into()),
                ("n", names.len().into()),
                ("files", names.join(", ").into()),
            ]
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
    let mut surveys: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    surveys.sort();
    let mut list = Vec::new();
    for survey in surveys {
        if !survey.is_dir() {
            continue;
        }
        let name =
            survey.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut store = Store::open_existing(&survey.join(STORE))?;
        let beside = Beside::of(&survey)?;
        if store.is_none() && beside.taken.is_empty() {
            continue;
        }
        folder.make_private(&args.to)?;
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
            note_folder(store, &args.to)?;
            if !beside.taken.is_empty() {
                folder.make_private(&args.to.join(&name))?;
                note_folder(store, &args.to.join(&name))?;
            }
            let named = store.named_sources()?.into_iter().map(|source| source.path);
            one = Copied {
                left: one.left.into_iter().chain(named).collect(),
                ..copied(store, &args.to, name.clone(), folder)?
            };
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
        if whole.is_empty() {
            continue;
        }
        databases::note(folder, survey.id.as_str(), &place, ui);
        // What is erased later is still in the copy.
        folder.make_private(&args.to)?;
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
    folder.make_private(to)?;
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
