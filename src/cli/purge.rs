//! `purge`: what the town has promised to delete is deleted, wherever among the results it lies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{Months, NaiveDate};
use clap::Args;
use uuid::Uuid;

use super::databases;
use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::holding;
use super::import::{LISTS, key};
use super::made;
use super::places::{self, open, results, stores};
use super::sources::STORE;
use super::store::{StoreArgs, runtime};
use super::taking::{named, out_of, take_out};
use super::ui::Ui;
use mitreden_base::diagnostics::{Problems, listed};
use mitreden_count::dataset::Whose;
use mitreden_keep::online::Store as _;
use mitreden_keep::store::{Aged, Store, StoreError};

/// Delete answers that are kept for long enough
#[derive(Args)]
#[command(
    after_help = "It carries out `retention:` of town.yaml, in every folder of results/ and with --store in the database: responses, drafts, forms and contacts older than that are erased for good, from stores and what was put aside of them, files of records and tables, and do not come back by import, merge or hand-in. The merged dataset goes, too, and is made anew by `merge`. What still holds them, what has no day, and databases that were not looked at are named. --dry-run only tells.\n\nExamples:\n  mitreden purge --dry-run\n  mitreden purge"
)]
pub(super) struct PurgeArgs {
    /// The surveys' ids or paths; all that are asked or have results if none is named
    surveys: Vec<String>,
    /// Only say what would be deleted
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// The days before which answers and contacts are kept no longer.
#[derive(Clone, Copy)]
struct Until {
    answers: Option<NaiveDate>,
    contacts: Option<NaiveDate>,
}

/// What of one survey is past its time.
#[derive(Default)]
struct Past {
    answers: BTreeSet<Uuid>,
    contacts: BTreeSet<Uuid>,
    /// Responses of no known day, by where they come from.
    undated: BTreeMap<String, usize>,
    failed: Vec<Failure>,
    /// Databases that were not looked at.
    left: BTreeSet<String>,
}

pub(super) fn run(args: &PurgeArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    // Two files of one id are an error, and still no reason to keep what both have asked.
    let mut is_whole = match folder.all_surveys() {
        Err(failure) => {
            failure.tell(ui);
            false
        }
        Ok(_) => true,
    };
    let until = until(folder, ui)?;
    let surveys = match &args.surveys[..] {
        [] => places::surveys(folder)?,
        named => named.iter().map(|name| places::survey(folder, name)).collect::<Result<_, _>>()?,
    };
    let mut left: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for survey in &surveys {
        // What cannot be opened does not keep what comes after it from being purged.
        match one(args, folder, (survey, until), ui) {
            Ok(past) => {
                is_whole &= past.failed.is_empty();
                for failure in past.failed {
                    failure.tell(ui);
                }
                if !past.left.is_empty() {
                    left.insert(survey.clone(), past.left);
                }
            }
            Err(failure) => {
                failure.tell(ui);
                is_whole = false;
            }
        }
    }
    if args.surveys.is_empty() && is_whole {
        tell_others(args, &surveys, ui)?;
    }
    for (survey, places) in left {
        databases::left(&places, &survey).tell(ui);
        is_whole = false;
    }
    if is_whole { Ok(()) } else { Err(Failure::Told) }
}

/// What the town has promised. Whatever else is wrong with its files, and with its questionnaires,
/// is no reason to keep answers for longer.
fn until(folder: &Folder, ui: &Ui) -> Result<Until, Failure> {
    let mut problems = Problems::new();
    let Some(town) = folder.town(&mut problems)? else {
        return Err(Failure::Problems(problems.only_errors()));
    };
    let privacy = town.profile.privacy.as_ref();
    let before = |months: Option<u32>| {
        months.and_then(|months| ui.now.date().checked_sub_months(Months::new(months)))
    };
    let until = Until {
        answers: before(privacy.and_then(|privacy| privacy.answers_months)),
        contacts: before(privacy.and_then(|privacy| privacy.contacts_months)),
    };
    if until.answers.or(until.contacts).is_none() {
        Err(Failure::user("failure-purge-promise"))
    } else {
        Ok(until)
    }
}

fn one(
    args: &PurgeArgs,
    folder: &Folder,
    (survey, until): (&str, Until),
    ui: &mut Ui,
) -> Result<Past, Failure> {
    let results = results(folder, survey);
    let mut past = Past::default();
    look(&results, until, &mut past);
    if args.store.url.is_some() {
        match in_database(args, survey, until, &mut past) {
            Ok(place) => drop(past.left.remove(&place)),
            Err(failure) => past.failed.push(failure),
        }
    }
    let made_is_old = until.answers.is_some_and(|day| made::holds_aged(&results, day));
    if !args.dry_run {
        let all: BTreeSet<Uuid> = past.answers.union(&past.contacts).copied().collect();
        forget(&results, until, &all, &mut past);
        if made_is_old || !all.is_empty() {
            made::remove(&results)?;
            remove_lists(&results)?;
        }
    }
    tell(args, survey, until, &past, ui);
    if !args.dry_run
        && !past.answers.is_empty()
        && let Some(store) = Store::open_existing(&results.join(STORE))?
    {
        holding::tell(folder, survey, &store, &past.answers, ui)?;
    }
    Ok(past)
}

/// Looks through the stores and files of a survey.
fn look(results: &Path, until: Until, past: &mut Past) {
    for path in stores(results) {
        let mut look = || -> Result<(), StoreError> {
            let Some(store) = open(&path)? else { return Ok(()) };
            if let Some(day) = until.answers {
                let Aged { answers, undated } = store.aged(day)?;
                past.answers.extend(answers);
                // Copies of the store hold the same ones once more.
                for (source, n) in undated {
                    let known = past.undated.entry(source).or_default();
                    *known = (*known).max(n);
                }
            }
            if let Some(day) = until.contacts {
                past.contacts.extend(store.aged_contacts(day)?);
            }
            past.left.extend(databases::noted(&store)?);
            Ok(())
        };
        past.failed.extend(look().err().map(Failure::from));
    }
    if until.answers.is_some() {
        let mut store = open(&results.join(STORE)).ok().flatten();
        let is_gone = |whose| is_past(whose, until);
        let taken = take_out(results, store.as_mut(), &is_gone, true);
        past.answers.extend(taken.ids);
        past.undated.extend(taken.undated);
        past.failed.extend(taken.failed);
        // What lies outside the town's folder is not ours to change.
        let outside =
            store.as_ref().map(|store| named(results, store, false)).transpose().unwrap_or_else(
                |error| {
                    past.failed.push(error.into());
                    None
                },
            );
        for (_, path) in outside.into_iter().flatten() {
            let outside = out_of(vec![path.clone()], &is_gone, true);
            past.failed.extend(outside.failed);
            if !outside.ids.is_empty() {
                let words =
                    Failure::user("failure-purge-outside").word("path", path.display().to_string());
                past.failed.push(words.word("n", outside.ids.len()));
            }
        }
    }
}

/// Nobody was promised anything about people who were made up.
fn is_past(whose: Whose, until: Until) -> bool {
    !whose.simulated && whose.day.zip(until.answers).is_some_and(|(day, until)| day < until)
}

/// Forgets all of it, in every store and file.
fn forget(results: &Path, until: Until, all: &BTreeSet<Uuid>, past: &mut Past) {
    if all.is_empty() {
        return;
    }
    // Even where there was none yet: what lies in a file elsewhere must not come back.
    let made = if results.is_dir() { Store::open(&results.join(STORE), key).err() } else { None };
    // What could not be opened was told when it was looked at.
    past.failed.extend(made.filter(|_| past.failed.is_empty()).map(Failure::from));
    for path in stores(results) {
        let forget = || open(&path)?.map_or(Ok(Vec::new()), |mut store| store.forget(all));
        if let Err(error) = forget()
            && past.failed.is_empty()
        {
            past.failed.push(error.into());
        }
    }
    let is_gone = |whose: Whose| {
        is_past(whose, until) || (!whose.simulated && whose.id.is_some_and(|id| all.contains(&id)))
    };
    let mut store = open(&results.join(STORE)).ok().flatten();
    past.failed.extend(take_out(results, store.as_mut(), &is_gone, false).failed);
}

/// The same in the database; says where that is.
fn in_database(
    args: &PurgeArgs,
    survey: &str,
    until: Until,
    past: &mut Past,
) -> Result<String, Failure> {
    runtime()?.block_on(async {
        let database = args.store.database(survey).await?;
        if let Some(day) = until.answers {
            let Aged { answers, undated } = database.aged(day).await?;
            if !args.dry_run && !answers.is_empty() {
                database.forget(&answers.iter().copied().collect::<Vec<_>>()).await?;
            }
            past.answers.extend(answers);
            past.undated.extend(undated);
        }
        Ok(database.place().to_owned())
    })
}

/// What the database keeps of surveys that nothing here knows: another town's, or one's that was
/// called otherwise.
fn tell_others(args: &PurgeArgs, surveys: &BTreeSet<String>, ui: &mut Ui) -> Result<(), Failure> {
    let (Some(_), Some(any)) = (&args.store.url, surveys.first()) else { return Ok(()) };
    let kept = runtime()?
        .block_on(async { Ok::<_, Failure>(args.store.database(any).await?.surveys().await?) })?;
    let others: Vec<&str> = kept.difference(surveys).map(String::as_str).collect();
    if !others.is_empty() {
        ui.say("purge-others", &[("n", others.len().into()), ("surveys", listed(others).into())]);
    }
    Ok(())
}

fn tell(args: &PurgeArgs, survey: &str, until: Until, past: &Past, ui: &mut Ui) {
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

/// Lists of what imports said of people.
fn remove_lists(results: &Path) -> Result<(), Failure> {
    let lists = results.join(LISTS);
    match fs::remove_dir_all(&lists) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(&lists, &error)),
        _ => Ok(()),
    }
}
