//! `handin`: what is new on this laptop in one file for the office, and reading such files there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::device::device;
use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::key::find;
use super::sources::STORE;
use super::ui::Ui;
use mitreden_define::survey::Survey;
use mitreden_define::town::Town;
use mitreden_keep::files::write_private;
use mitreden_keep::handin::{BadHandin, Handin, is_handin, read, write};
use mitreden_keep::sealing::{CannotOpen, PrivateKey, PublicKey, is_sealed, open, seal};
use mitreden_keep::store::{Handing, Store, StoreError};

/// Under which name a store remembers where hand-ins and backups went.
const FOLDERS: &str = "copied-to";

/// Hand over what is new, sealed to the town's key
#[derive(Args)]
#[command(
    after_help = "One file with the responses, contacts and erasures since the last time, sealed where town.yaml names a handin_key. `merge` takes it in, in any order and any number of times.\n\nExamples:\n  mitreden handin digitales-leoben-2026\n  mitreden handin digitales-leoben-2026 --all --to /media/usb"
)]
pub(super) struct HandinArgs {
    /// The survey's id or path
    survey: String,
    /// The folder the file goes to, instead of the one we are in
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Everything, not only what is new: when a file was lost
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: &HandinArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let key = town.profile.handin_key.as_deref().map(public).transpose()?;
    let nothing = || Failure::user("failure-handin-nothing").word("survey", survey.id.as_str());
    let mut store =
        Store::open_existing(&folder.results(&survey).join(STORE))?.ok_or_else(nothing)?;
    let (device, is_copy) = device(&mut store)?;
    if is_copy {
        ui.say("handin-device", &[("device", device.as_str().into())]);
    }
    let open = store.pending()?.len();
    let into = args.to.clone().unwrap_or_default();
    note_folder(&mut store, &into)?;
    let mut path = PathBuf::new();
    let what = Handing { survey: survey.id.as_str(), device: &device, all: args.all };
    let bar = ui.spinner("busy-handing");
    let handed = store.hand_in(what, |handin| {
        let ending = if key.is_some() { "handin.age" } else { "handin" };
        // Numbers of a laptop whose store was made anew begin at 1 again: no file is ever written
        // over.
        while path.as_os_str().is_empty() || path.exists() {
            if !path.as_os_str().is_empty() {
                handin.number += 1;
            }
            path = into.join(format!("{}-{device}-{}.{ending}", survey.id, handin.number));
        }
        let plain = write(handin);
        let bytes = match &key {
            Some(key) => seal(&plain, key).map_err(|error| Failure::plain(&error))?,
            None => plain,
        };
        write_private(&path, &bytes).map_err(|error| unwritable(&path, &error))?;
        Ok::<_, Failure>(bytes)
    });
    bar.finish_and_clear();
    let handed = handed?;
    if open > 0 {
        ui.say("handin-open", &[("n", open.into())]);
    }
    let Some(handin) = handed else {
        ui.say("handin-nothing-new", &[]);
        return Ok(());
    };
    let words = [
        ("path", path.display().to_string().into()),
        ("responses", handin.records.len().into()),
        ("contacts", handin.contacts.len().into()),
        ("erased", (handin.tombstones.len() + handin.passed.len()).into()),
    ];
    ui.say("handin-written", &words);
    if key.is_none() {
        ui.say("handin-plain", &[]);
    }
    Ui::path(&path)?;
    Ok(())
}

/// The folders that hand-ins and backups were written into: they may still hold what is erased
/// later.
pub(super) fn folders(store: &Store) -> Result<BTreeSet<PathBuf>, StoreError> {
    let known = store.remembered(FOLDERS)?.and_then(|json| serde_json::from_str(&json).ok());
    Ok(known.unwrap_or_default())
}

/// Remembers a folder. One whose name is no text is left to the eyes of people.
pub(super) fn note_folder(store: &mut Store, folder: &Path) -> Result<(), StoreError> {
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

/// Remembers folders that another state of the store knows.
pub(super) fn note_folders(store: &mut Store, more: &BTreeSet<PathBuf>) -> Result<(), StoreError> {
    let known = folders(store)?;
    let all: BTreeSet<PathBuf> = known.union(more).cloned().collect();
    match serde_json::to_string(&all) {
        Ok(json) if all != known => store.remember(FOLDERS, &json),
        _ => Ok(()),
    }
}

fn public(key: &str) -> Result<PublicKey, Failure> {
    key.parse().map_err(|_| Failure::user("failure-handin-key").word("key", key))
}

/// Whether a file is a hand-in, as far as its beginning tells.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    is_sealed(bytes) || is_handin(bytes)
}

/// A hand-in from a file: its name and what is in it.
pub(super) struct Received {
    pub(super) name: String,
    pub(super) handin: Handin,
}

/// Reads the hand-ins among files. Those that cannot be used are told, all of them; then nothing is
/// taken in.
pub(super) fn receive(
    files: &[PathBuf],
    (town, survey): (&Town, &Survey),
    (key, plain): (Option<&Path>, bool),
    ui: &mut Ui,
) -> Result<(Vec<Received>, Vec<PathBuf>), Failure> {
    let (mut received, mut others, mut bad) = (Vec::new(), Vec::new(), 0);
    let mut opener: Option<PrivateKey> = None;
    for path in files {
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        // A file that was cut off at once, as on a stick pulled out too early, is known by its name
        // only.
        if !is_one(&bytes) && !path.extension().is_some_and(|end| end == "handin" || end == "age") {
            others.push(path.clone());
            continue;
        }
        // Whoever may seal has no reason not to; what is not sealed may be anybody's.
        if is_handin(&bytes) && town.profile.handin_key.is_some() && !plain {
            Failure::user("failure-handin-unsealed")
                .word("path", path.display().to_string())
                .tell(ui);
            bad += 1;
            continue;
        }
        match one(path, bytes, (town, survey), (key, &mut opener)) {
            Ok(handin) => received
                .push(Received { name: path.display().to_string().replace('\\', "/"), handin }),
            Err(failure) => {
                failure.tell(ui);
                bad += 1;
            }
        }
    }
    if bad > 0 { Err(Failure::Told) } else { Ok((received, others)) }
}

fn one(
    path: &Path,
    mut bytes: Vec<u8>,
    (town, survey): (&Town, &Survey),
    (key, opener): (Option<&Path>, &mut Option<PrivateKey>),
) -> Result<Handin, Failure> {
    let at = |id| Failure::user(id).word("path", path.display().to_string());
    if is_sealed(&bytes) || (!is_handin(&bytes) && path.extension().is_some_and(|end| end == "age"))
    {
        let key = match opener {
            Some(key) => key,
            None => opener.insert(find(town, key)?),
        };
        bytes = open(&bytes, key).map_err(|error| match error {
            CannotOpen::WrongKey => {
                at("failure-handin-wrong-key").word("key", key.public().to_string())
            }
            CannotOpen::Newer => at("failure-handin-newer"),
            CannotOpen::Damaged | CannotOpen::NotSealed => at("failure-handin-damaged"),
        })?;
    }
    let handin = read(&bytes).map_err(|error| match error {
        BadHandin::Newer(_) => at("failure-handin-newer"),
        BadHandin::Cut | BadHandin::Changed => at("failure-handin-damaged"),
        BadHandin::Foreign => at("failure-handin-foreign"),
        BadHandin::Line { line, reason } => {
            at("failure-handin-line").word("line", line.to_string()).word("reason", reason)
        }
    })?;
    if survey.id == *handin.survey {
        Ok(handin)
    } else {
        Err(at("failure-handin-survey").word("survey", handin.survey))
    }
}
