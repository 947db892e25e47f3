//! `purge`: what the town has promised to delete is deleted.

use chrono::Months;
use clap::Args;

use super::failure::Failure;
use super::folder::Folder;
use super::sources::STORE;
use super::store::{StoreArgs, runtime};
use super::ui::Ui;
use crate::keep::store::Store;

/// Delete answers that are kept for long enough
#[derive(Args)]
#[command(
    after_help = "It carries out `retention:` of town.yaml: responses older than that are erased for good, and do not come back by import, merge or hand-in. Merged files are to be made anew with `merge`. --dry-run only tells.\n\nExamples:\n  mitreden purge --dry-run\n  mitreden purge"
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
        [] => folder.survey_files()?.iter().map(|path| path.display().to_string()).collect(),
        named => named.to_vec(),
    };
    for name in files {
        let (town, survey) = folder.open(&name)?;
        let months = town.profile.privacy.as_ref().and_then(|privacy| privacy.answers_months);
        let months = months.ok_or_else(|| Failure::user("failure-purge-promise"))?;
        let Some(day) = ui.now.date().checked_sub_months(Months::new(months)) else { continue };
        let ids = if args.store.url.is_some() {
            runtime()?.block_on(async {
                let store = args.store.open(folder, &survey).await?;
                let ids = store.older_than(day).await?;
                for id in ids.iter().filter(|_| !args.dry_run) {
                    store.withdraw(id).await?;
                }
                Ok::<_, Failure>(ids)
            })?
        } else {
            let Some(mut store) = Store::open_existing(&folder.results(&survey).join(STORE))? else { continue };
            let ids = store.older_than(day)?;
            for id in ids.iter().filter(|_| !args.dry_run) {
                store.erase(id)?;
            }
            ids
        };
        let id = if args.dry_run { "purge-would" } else { "purged" };
        let words = [("survey", survey.id.as_str().into()), ("n", ids.len().into()), ("day", ui.lang.date(day).into())];
        ui.say(id, &words);
    }
    Ok(())
}
