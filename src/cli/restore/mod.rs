//! `restore`: a backup, or what was set aside once, put back or taken in; and it is said what is
//! not in it.

pub(super) mod aside;
mod put;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use clap::Args;

use self::put::{Put, into_database, into_folder};
use super::backup::files::{is_ours, print, put_back};
use super::backup::{Copied, LIST};
use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::sources::STORE;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_base::ids::is_id;
use mitreden_keep::private;
use mitreden_keep::scratch::Scratch;
use mitreden_keep::store::{Beyond, Store};

/// Put a backup in the place of what is there
#[derive(Args)]
#[command(
    after_help = "What is there is set aside under a name with the time, and what it holds beyond the backup is told; that file, or any backup, is taken in beside what is there with --merge. What was withdrawn or erased since the backup stays so where that is known. `serve` may go on: who is answering goes on from where the backup was.\n\nExamples:\n  mitreden restore /media/office/2026-05-12\n  mitreden restore /media/office/2026-05-12 --merge"
)]
pub(super) struct RestoreArgs {
    /// The folder of the backup, or a store that was set aside
    from: PathBuf,
    /// Take in what is not here yet; nothing that is here goes
    #[arg(long)]
    merge: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// What is put back of one survey.
struct Bringing {
    survey: String,
    /// Its store, where there is one.
    store: Option<PathBuf>,
    /// The day of the backup, where it is known.
    day: Option<String>,
    /// Files beside it, and where they lie.
    files: (PathBuf, BTreeMap<String, String>),
}

/// How it is done.
struct Way<'a> {
    folder: &'a Folder,
    store: &'a StoreArgs,
    merge: bool,
    now: NaiveDateTime,
}

pub(super) fn run(args: &RestoreArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let list = if args.from.is_dir() { listed(&args.from)? } else { vec![alone(&args.from)?] };
    // All are looked at before anything is touched.
    let mut fresh = Vec::new();
    for one in &list {
        fresh.push(
            one.store.as_deref().map(|from| Fresh::of(folder, &one.survey, from)).transpose()?,
        );
    }
    let way = Way { folder, store: &args.store, merge: args.merge, now: ui.now };
    for (one, fresh) in list.iter().zip(fresh) {
        if let Some(fresh) = fresh {
            let is_database = args.store.url.is_some();
            let put = if is_database {
                into_database(&way, one, &fresh, ui)?
            } else {
                into_folder(&way, one, &fresh)?
            };
            tell(one, &put, &way, ui);
        }
        let results = folder.path("results").join(&one.survey);
        let (from, files) = &one.files;
        let back = put_back(folder, (from, &results), files, (!args.merge).then_some(ui.now))?;
        if back.n > 0 || !back.kept.is_empty() {
            let words = [
                ("survey", one.survey.as_str().into()),
                ("n", back.n.into()),
                ("m", back.kept.len().into()),
            ];
            let id = if args.merge { "restored-files-merged" } else { "restored-files" };
            ui.say(id, &[&words[..], &[("kept", back.kept.join(", ").into())]].concat());
        }
    }
    Ok(())
}

/// What a backup holds, by its list. What is not as it was then is put back nowhere.
fn listed(from: &Path) -> Result<Vec<Bringing>, Failure> {
    let path = from.join(LIST);
    let json = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let damaged = |path: &Path| {
        Failure::user("failure-backup-damaged").word("path", path.display().to_string())
    };
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
        all.push(Bringing { survey, store, day, files: (beside, files) });
    }
    Ok(all)
}

/// One store, of the survey in whose results it lies.
fn alone(from: &Path) -> Result<Bringing, Failure> {
    let real = fs::canonicalize(from).map_err(|error| unreadable(from, &error))?;
    let results = real
        .parent()
        .filter(|results| results.parent().is_some_and(|above| above.ends_with("results")));
    let survey = results
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| is_id(name));
    let survey = survey.ok_or_else(|| {
        Failure::user("failure-restore-whose").word("path", from.display().to_string())
    })?;
    if real.ends_with(STORE) {
        return Err(
            Failure::user("failure-restore-itself").word("path", from.display().to_string())
        );
    }
    let none = (PathBuf::new(), BTreeMap::new());
    Ok(Bringing { survey, store: Some(from.to_owned()), day: None, files: none })
}

/// A copy of a store that is sound and up to date, and goes when it is no longer used. What it is a
/// copy of stays as it is.
struct Fresh {
    path: PathBuf,
    responses: usize,
    _scratch: Scratch,
}

impl Fresh {
    /// On the disk where it may stay.
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

/// Says what was put back, what was there beyond it, and what nobody can know.
fn tell(one: &Bringing, put: &Put, way: &Way<'_>, ui: &mut Ui) {
    let survey = || ("survey", one.survey.as_str().into());
    let shown = |path: &Path| ("path", path.display().to_string().into());
    let away = ("away", put.away.into());
    match &put.came {
        Some(came) if came.is_none() => ui.say("restored-merged-none", &[survey(), away]),
        Some(came) => {
            ui.say("restored-merged", &[survey(), away, ("parts", parts(came, ui).into())]);
        }
        None => ui.say("restored", &[survey(), away, ("n", put.responses.into())]),
    }
    if let Some(path) = &put.aside {
        match &put.beyond {
            None => ui.warn("restored-unread", &[survey(), shown(path)]),
            Some(beyond) if beyond.is_none() => ui.say("restored-aside", &[survey(), shown(path)]),
            Some(beyond) => {
                let store = if way.store.url.is_some() { "database" } else { "folder" };
                let words = [
                    survey(),
                    shown(path),
                    ("parts", parts(beyond, ui).into()),
                    ("store", store.into()),
                ];
                ui.warn("restored-beyond", &words);
            }
        }
    }
    if put.unknown {
        let day = one.day.as_deref().and_then(|day| day.parse().ok()).map(|day| ui.lang.date(day));
        let case = if day.is_some() { "known" } else { "unknown" };
        ui.warn(
            "restored-unknown",
            &[survey(), ("case", case.into()), ("day", day.unwrap_or_default().into())],
        );
    }
    if put.new_key {
        ui.warn("restored-key", &[survey()]);
    }
}

/// What it is, in words: so many of each that there is any of.
fn parts(beyond: &Beyond, ui: &Ui) -> String {
    let all = [
        ("beyond-responses", beyond.responses),
        ("beyond-interviews", beyond.interviews),
        ("beyond-invitations", beyond.invitations),
        ("beyond-used", beyond.used),
        ("beyond-contacts", beyond.contacts),
        ("beyond-forms", beyond.forms),
    ];
    let parts =
        all.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| ui.lang.say(id, &[("n", n.into())]));
    parts.collect::<Vec<_>>().join(", ")
}
