//! `erase`: a response goes and does not come back; and what still holds it is named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::Args;
use uuid::Uuid;

use super::databases;
use super::failure::Failure;
use super::folder::Folder;
use super::holding;
use super::import::key;
use super::made;
use super::places::{open, results, stores, survey};
use super::sources::STORE;
use super::store::{StoreArgs, runtime};
use super::taking::take_out;
use super::ui::Ui;
use mitreden_keep::online::Store as _;
use mitreden_keep::store::{Store, StoreError};

/// Erase responses for good
#[derive(Args)]
#[command(
    after_help = "Only a keyed hash of the id stays, so that the response does not come back by import, merge or hand-in. It goes from the store and what was put aside of it, from the files of records and tables among the results, from the merged dataset, which `merge` makes anew, and with --store from the database. Files made before that still hold it are named, and databases that keep answers, too.\n\nExamples:\n  mitreden erase digitales-leoben-2026 0f8fad5b-d9cb-469f-a165-70867728950e"
)]
pub(super) struct EraseArgs {
    /// The survey's id or path
    survey: String,
    /// The ids of the responses
    #[arg(required = true, value_name = "ID")]
    ids: Vec<Uuid>,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &EraseArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let survey = survey(folder, &args.survey)?;
    let results = results(folder, &survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), key)?;
    let ids: BTreeSet<Uuid> = args.ids.iter().copied().collect();
    let mut was_handed_in = false;
    let mut found: BTreeMap<Uuid, usize> = BTreeMap::new();
    for id in &ids {
        was_handed_in |= store.was_handed_in(id)?;
    }
    found.extend(ids.iter().copied().zip(store.forget(&ids)?));
    // Whatever cannot be opened does not keep the others from being gone through.
    let mut failed = aside(&results, &ids, &mut found);
    let taken = take_out(
        &results,
        Some(&mut store),
        &|whose| whose.id.is_some_and(|id| ids.contains(&id)),
        false,
    );
    taken.ids.iter().for_each(|id| seen(&mut found, *id, 1));
    failed.extend(taken.failed);
    let mut left = databases::noted(&store).unwrap_or_else(|error| {
        failed.push(error.into());
        BTreeSet::new()
    });
    if args.store.url.is_some() {
        match in_database(args, &survey, &ids, &mut found) {
            Ok(place) => drop(left.remove(&place)),
            Err(failure) => failed.push(failure),
        }
    }
    failed.extend(made::remove(&results).err());
    for (id, n) in &found {
        ui.say("erased", &[("id", id.to_string().into()), ("n", (*n).into())]);
    }
    holding::tell(folder, &survey, &store, &ids, ui)?;
    if was_handed_in {
        ui.say("erase-handed", &[("survey", survey.as_str().into())]);
    }
    if store.is_to_be_rewritten()? {
        ui.warn("erase-busy", &[]);
    }
    ui.say("erase-reach", &[]);
    let is_whole = failed.is_empty();
    for failure in failed {
        failure.tell(ui);
    }
    match (left.is_empty(), is_whole) {
        (false, _) => Err(databases::left(&left, &survey)),
        (true, false) => Err(Failure::Told),
        (true, true) => Ok(()),
    }
}

/// The same in stores that were put aside, rescued or copied; what cannot be opened is told.
fn aside(results: &Path, ids: &BTreeSet<Uuid>, found: &mut BTreeMap<Uuid, usize>) -> Vec<Failure> {
    let mut failed = Vec::new();
    for path in stores(results).into_iter().filter(|path| *path != results.join(STORE)) {
        let mut forget = || -> Result<(), StoreError> {
            let Some(mut store) = open(&path)? else { return Ok(()) };
            let each = store.forget(ids)?;
            ids.iter().zip(each).for_each(|(id, n)| seen(found, *id, n));
            Ok(())
        };
        failed.extend(forget().err().map(Failure::from));
    }
    failed
}

/// The same in the database; says where that is.
fn in_database(
    args: &EraseArgs,
    survey: &str,
    ids: &BTreeSet<Uuid>,
    found: &mut BTreeMap<Uuid, usize>,
) -> Result<String, Failure> {
    runtime()?.block_on(async {
        let database = args.store.database(survey).await?;
        let there = database.ids().await?;
        database.forget(&ids.iter().copied().collect::<Vec<_>>()).await?;
        ids.intersection(&there).for_each(|id| seen(found, *id, 1));
        Ok(database.place().to_owned())
    })
}

/// A copy of a version is no further version.
fn seen(found: &mut BTreeMap<Uuid, usize>, id: Uuid, n: usize) {
    let there = found.entry(id).or_default();
    *there = (*there).max(n);
}
