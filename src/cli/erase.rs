//! `erase`: a response goes and does not come back; and what still holds it is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use uuid::Uuid;

use super::failure::Failure;
use super::folder::Folder;
use super::handin::{folders, is_one};
use super::import::{LISTS, key};
use super::sources::STORE;
use super::ui::Ui;
use crate::base::sealing::is_sealed;
use crate::define::survey::Survey;
use crate::keep::store::Store;

/// Erase responses for good
#[derive(Args)]
#[command(
    after_help = "Only a keyed hash of the id stays, so that the response does not come back by import, merge or hand-in. Files made before that still hold it are named.\n\nExamples:\n  mitreden erase digitales-leoben-2026 0f8fad5b-d9cb-469f-a165-70867728950e"
)]
pub(super) struct EraseArgs {
    /// The survey's id or path
    survey: String,
    /// The ids of the responses
    #[arg(required = true, value_name = "ID")]
    ids: Vec<Uuid>,
}

pub(super) fn run(args: &EraseArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let results = folder.results(&survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), key)?;
    let mut was_handed_in = false;
    for id in &args.ids {
        was_handed_in |= store.was_handed_in(id)?;
        let n = store.erase(id)?;
        ui.say("erased", &[("id", id.to_string().into()), ("n", n.into())]);
    }
    tell_holding(folder, &survey, &store, &args.ids, ui)?;
    if was_handed_in {
        ui.say("erase-handed", &[("survey", survey.id.as_str().into())]);
    }
    ui.say("erase-reach", &[]);
    Ok(())
}

/// Names what was made before and still holds what was erased, or may.
pub(super) fn tell_holding(folder: &Folder, survey: &Survey, store: &Store, ids: &[Uuid], ui: &mut Ui) -> Result<(), Failure> {
    let results = folder.results(survey);
    let mut holding = sources_with(&results, ids);
    // What was made of all answers together may hold these.
    let derived = ["merged.csv", "merge.md"].map(|name| results.join(name));
    holding.extend(derived.into_iter().filter(|path| path.exists()));
    let listed = |path: &PathBuf| contains(&fs::read(path).unwrap_or_default(), ids);
    holding.extend(entries(&results.join(LISTS)).into_iter().filter(listed));
    holding.extend(Some(folder.reports(survey)).filter(|path| path.exists()));
    let here = PathBuf::from(".");
    let root = Some(folder.path("")).filter(|root| fs::canonicalize(root).ok() != fs::canonicalize(&here).ok());
    let (handed, away): (Vec<_>, Vec<_>) = folders(store)?.into_iter().partition(|folder| folder.is_dir());
    let mut looked = BTreeSet::new();
    for place in [results, here].into_iter().chain(root).chain(handed) {
        // The same folder under another name is looked through once.
        if !looked.insert(fs::canonicalize(&place).unwrap_or_else(|_| place.clone())) {
            continue;
        }
        for path in entries(&place) {
            let bytes = fs::read(&path).unwrap_or_default();
            // Nobody sees from outside what is sealed: it may hold them, whoever wrote it.
            let may_hold = is_one(&bytes) && (is_sealed(&bytes) || store.wrote(&bytes)?);
            if may_hold || (is_copy(&path) && contains(&bytes, ids)) {
                holding.push(path);
            }
        }
    }
    holding.sort();
    holding.dedup();
    if !holding.is_empty() {
        ui.say("erase-holding", &[("n", holding.len().into())]);
        for path in &holding {
            Ui::path(path)?;
        }
        ui.say("erase-mend", &[("survey", survey.id.as_str().into())]);
    }
    for folder in away {
        ui.say("erase-away", &[("path", folder.display().to_string().into())]);
    }
    Ok(())
}

/// Whether a file is a hand-in, or the store as it was once: in a backup, or put aside when one was brought back.
fn is_copy(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_own = name == STORE || name.ends_with("-wal") || name.ends_with("-shm");
    !is_own && [".handin", ".age", ".sqlite", ".jsonl", ".before-restore"].iter().any(|end| name.ends_with(end))
}

/// The sources among the results that hold one of the ids; tables may, and are not looked into.
fn sources_with(results: &Path, ids: &[Uuid]) -> Vec<PathBuf> {
    let ends = |path: &PathBuf, end: &str| path.extension().is_some_and(|own| own == end);
    let names = |path: &PathBuf| contains(&fs::read(path).unwrap_or_default(), ids);
    entries(results).into_iter().filter(|path| ends(path, "parquet") || (ends(path, "jsonl") && names(path))).collect()
}

/// Whether one of the ids is written there, in small or capital letters.
fn contains(bytes: &[u8], ids: &[Uuid]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    ids.iter().any(|id| text.contains(&id.to_string()))
}

/// The files in a folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}
