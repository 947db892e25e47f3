//! `purge`: what the town has promised to delete is deleted, wherever among the results it lies.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::copied::CopyArgs;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_base::diagnostics::listed;
use mitreden_office::copy;
use mitreden_office::database::{Server, noted};
use mitreden_office::failure::Failure;
use mitreden_office::purge::{Past, Until, others, purge, until};
use mitreden_office::results;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Delete answers that are kept for long enough
#[derive(Args)]
#[command(
    after_help = "It carries out `retention:` of town.yaml, in every folder of results/ with --store in the database and with --to in a copy of the dataset: responses, drafts, forms and contacts older than that are erased for good, from stores and what was put aside of them, files of records and tables, and do not come back by import, merge or hand-in. The merged dataset goes, too, and is made anew by `merge`. What still holds them, what has no day, and databases that were not looked at are named. --dry-run only tells.\n\nExamples:\n  mitreden purge --dry-run\n  mitreden purge"
)]
pub(super) struct PurgeArgs {
    /// The surveys' ids or paths; all that are asked or have results if none is named
    surveys: Vec<String>,
    /// Only say what would be deleted
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    copied: CopyArgs,
}

pub(super) fn run(args: &PurgeArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    // Two files of one id are an error, and still no reason to keep what both have asked.
    let mut is_whole = match folder.all_surveys() {
        Err(failure) => {
            ui.failure(failure);
            false
        }
        Ok(_) => true,
    };
    let until = until(folder, ui.today())?;
    let surveys = match &args.surveys[..] {
        [] => results::surveys(folder)?,
        named => {
            named.iter().map(|name| results::survey(folder, name)).collect::<Result<_, _>>()?
        }
    };
    let (server, place) = (args.store.server(), args.copied.place());
    let mut left: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut copies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for survey in &surveys {
        // What cannot be opened does not keep what comes after it from being purged.
        let past = purge(folder, (survey, until), (&server, &place), args.dry_run);
        tell(args, survey, until, &past, ui);
        past.holding.tell(survey, ui)?;
        is_whole &= past.failed.is_empty();
        past.failed.into_iter().for_each(|failure| ui.failure(failure));
        if !past.copies.is_empty() {
            copies.insert(survey.clone(), past.copies);
        }
        if !past.left.is_empty() {
            left.insert(survey.clone(), past.left);
        }
    }
    if args.surveys.is_empty() && is_whole {
        tell_others(&server, &surveys, ui)?;
    }
    for (survey, places) in left {
        ui.failure(noted::left(&places, &survey));
        is_whole = false;
    }
    for (survey, places) in copies {
        ui.failure(copy::left(&places, &survey));
        is_whole = false;
    }
    if is_whole { Ok(()) } else { Err(Failure::AlreadyReported) }
}

/// Names surveys that only the database knows.
fn tell_others(server: &Server, surveys: &BTreeSet<String>, ui: &Ui) -> Result<(), Failure> {
    let others = others(server, surveys)?;
    if !others.is_empty() {
        let named = listed(others.iter().map(String::as_str));
        ui.say("purge-others", &[("n", others.len().into()), ("surveys", named.into())]);
    }
    Ok(())
}

fn tell(args: &PurgeArgs, survey: &str, until: Until, past: &Past, ui: &Ui) {
    let would = |done, would| if args.dry_run { would } else { done };
    // Of what could not be looked at nobody knows that nothing is older.
    if let Some(day) = until.answers.filter(|_| !past.answers.is_empty() || past.failed.is_empty())
    {
        let words = [
            ("survey", survey.into()),
            ("n", past.answers.len().into()),
            ("day", ui.lang.date(day).into()),
        ];
        ui.say(would("purged", "purge-would"), &words);
    }
    if let (Some(day), false) = (until.contacts, past.contacts.is_empty()) {
        let words = [
            ("survey", survey.into()),
            ("n", past.contacts.len().into()),
            ("day", ui.lang.date(day).into()),
        ];
        ui.say(would("purged-contacts", "purge-would-contacts"), &words);
    }
    let undated: usize = past.undated.values().sum();
    if undated > 0 {
        let by: Vec<String> =
            past.undated.iter().map(|(source, n)| format!("{source}: {n}")).collect();
        ui.warn(
            "purge-undated",
            &[("survey", survey.into()), ("n", undated.into()), ("by", by.join(", ").into())],
        );
    }
}
