//! `erase`: a response goes and does not come back; and what still holds it is named.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use uuid::Uuid;

use super::failure::Failure;
use super::folder::Folder;
use super::handin::is_one;
use super::import::key;
use super::sources::{MERGED, STORE};
use super::ui::Ui;
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
    let mut holding = files_with(&results, &args.ids);
    // What was made of all answers together may hold these.
    let derived = [MERGED, "merged.csv", "merge.md"].map(|name| results.join(name));
    holding.extend(derived.into_iter().filter(|path| path.exists()));
    holding.extend(Some(folder.reports(&survey)).filter(|path| path.exists()));
    let places = [results.clone(), PathBuf::from(".")];
    for path in places.iter().flat_map(|place| entries(place)) {
        let bytes = fs::read(&path).unwrap_or_default();
        if is_one(&bytes) && !holding.contains(&path) && (store.wrote(&bytes)? || contains(&bytes, &args.ids)) {
            holding.push(path);
        }
    }
    holding.sort();
    if !holding.is_empty() {
        ui.say("erase-holding", &[("n", holding.len().into())]);
        for path in &holding {
            Ui::result(&format!("{}\n", path.display()))?;
        }
        ui.say("erase-mend", &[("survey", survey.id.as_str().into())]);
    }
    if was_handed_in {
        ui.say("erase-handed", &[("survey", survey.id.as_str().into())]);
    }
    ui.say("erase-reach", &[]);
    Ok(())
}

/// The files of records among the results that name one of the ids.
fn files_with(results: &Path, ids: &[Uuid]) -> Vec<PathBuf> {
    let ids: Vec<String> = ids.iter().map(|id| format!("\"id\":\"{id}\"")).collect();
    let names = |path: &PathBuf| {
        let Ok(file) = File::open(path) else { return false };
        BufReader::new(file).lines().map_while(Result::ok).any(|line| ids.iter().any(|id| line.contains(id)))
    };
    entries(results).into_iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl")).filter(names).collect()
}

fn contains(bytes: &[u8], ids: &[Uuid]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    ids.iter().any(|id| text.contains(&format!("\"id\":\"{id}\"")))
}

/// The files in a folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}
