//! `purge`: what the town has promised to delete is deleted.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;

use chrono::{Months, NaiveDate};
use clap::Args;
use uuid::Uuid;

use super::backup::ASIDE;
use super::erase::tell_holding;
use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::import::LISTS;
use super::sources::STORE;
use super::store::{StoreArgs, runtime};
use super::ui::Ui;
use crate::define::survey::Survey;
use crate::keep::store::Store;

/// Delete answers that are kept for long enough
#[derive(Args)]
#[command(
    after_help = "It carries out `retention:` of town.yaml: responses older than that are erased for good, and do not come back by import, merge or hand-in. The merged dataset goes, too, and is made anew by `merge`; what else still holds them is named. With --store both the database and the folder are purged. --dry-run only tells.\n\nExamples:\n  mitreden purge --dry-run\n  mitreden purge"
)]
pub(super) struct PurgeArgs {
    /// The surveys' ids or paths; all of them if none is named
    surveys: Vec<String>,
    /// Only say what would be deleted
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &PurgeArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let files = match &args.surveys[..] {
        [] => folder.all_surveys()?.iter().map(|path| path.display().to_string()).collect(),
        named => named.to_vec(),
    };
    for name in files {
        let (town, survey) = folder.open(&name)?;
        let months = town.profile.privacy.as_ref().and_then(|privacy| privacy.answers_months);
        let months = months.ok_or_else(|| Failure::user("failure-purge-promise"))?;
        let Some(day) = ui.now.date().checked_sub_months(Months::new(months)) else { continue };
        let mut gone = BTreeSet::new();
        if args.store.url.is_some() {
            gone.extend(in_database(args, folder, &survey, day)?);
        }
        let results = folder.results(&survey);
        // What a restored backup was put in the place of is kept no longer either.
        for path in [STORE, ASIDE].map(|name| results.join(name)) {
            let Some(mut store) = Store::open_existing(&path)? else { continue };
            let ids = store.older_than(day)?;
            ids.iter().filter(|_| !args.dry_run).try_for_each(|id| store.erase(id).map(drop))?;
            gone.extend(ids);
        }
        let id = if args.dry_run { "purge-would" } else { "purged" };
        let words = [("survey", survey.id.as_str().into()), ("n", gone.len().into()), ("day", ui.lang.date(day).into())];
        ui.say(id, &words);
        if !args.dry_run && !gone.is_empty() {
            clear_up(folder, &survey, &gone.into_iter().collect::<Vec<_>>(), ui)?;
        }
    }
    Ok(())
}

fn in_database(args: &PurgeArgs, folder: &Folder, survey: &Survey, day: NaiveDate) -> Result<Vec<Uuid>, Failure> {
    runtime()?.block_on(async {
        let store = args.store.open(folder, survey).await?;
        let ids = store.older_than(day).await?;
        for id in ids.iter().filter(|_| !args.dry_run) {
            store.withdraw(id).await?;
        }
        Ok(ids)
    })
}

/// The dataset is made anew by whoever needs it; what nobody can make anew is named.
fn clear_up(folder: &Folder, survey: &Survey, ids: &[Uuid], ui: &mut Ui) -> Result<(), Failure> {
    let results = folder.results(survey);
    for path in ["merged.parquet", "merged.csv", "merge.md"].map(|name| results.join(name)) {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(unwritable(&path, &error)),
            _ => {}
        }
    }
    // So do lists of what imports said of them.
    let lists = results.join(LISTS);
    match fs::remove_dir_all(&lists) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(unwritable(&lists, &error)),
        _ => {}
    }
    match Store::open_existing(&results.join(STORE))? {
        Some(store) => tell_holding(folder, survey, &store, ids, ui),
        None => Ok(()),
    }
}
