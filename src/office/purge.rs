//! What the town has promised to delete is deleted, wherever among the results it lies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{Months, NaiveDate};
use uuid::Uuid;

use crate::copy::{self, CopyPlace};
use crate::database::{Server, noted, runtime};
use crate::failure::{Failure, unwritable};
use crate::results::holding::{self, Holding};
use crate::results::taking::{named, out_of, take_out};
use crate::results::{LISTS, STORE, made, open, results, stores};
use crate::town::Folder;
use mitreden_base::diagnostics::Problems;
use mitreden_count::dataset::Whose;
use mitreden_keep::online::OnlineStore as _;
use mitreden_keep::store::{Aged, Store, StoreError};
use mitreden_keep::tombstone::Key;

/// The days before which answers and contacts are kept no longer.
#[derive(Clone, Copy)]
pub struct Until {
    /// The day before which answers are deleted.
    pub answers: Option<NaiveDate>,
    /// The day before which contacts are deleted.
    pub contacts: Option<NaiveDate>,
}

/// The data of one survey that are kept no longer.
#[derive(Default)]
pub struct Past {
    /// The ids of the responses.
    pub answers: BTreeSet<Uuid>,
    /// The ids of the contacts.
    pub contacts: BTreeSet<Uuid>,
    /// The responses without a day, by their source.
    pub undated: BTreeMap<String, usize>,
    /// Why some files could not be searched.
    pub failed: Vec<Failure>,
    /// The databases that were not searched.
    pub left: BTreeSet<String>,
    /// The databases that hold a copy of the dataset, and were not searched.
    pub copies: BTreeSet<String>,
    /// The files and folders that still hold some of it after deletion.
    pub holding: Holding,
}

/// What the town has promised. Whatever else is wrong with its files, and with its questionnaires,
/// is no reason to keep answers for longer.
pub fn until(folder: &Folder, today: NaiveDate) -> Result<Until, Failure> {
    let mut problems = Problems::new();
    let Some(town) = folder.town(&mut problems)? else {
        return Err(Failure::Problems(problems.only_errors()));
    };
    let privacy = town.profile.privacy.as_ref();
    let before = |months: Option<u32>| {
        months.and_then(|months| today.checked_sub_months(Months::new(months)))
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

/// Deletes the data of a survey that are kept no longer; with `dry_run`, only finds them.
pub fn purge(
    folder: &Folder,
    (survey, until): (&str, Until),
    (server, copied): (&Server, &CopyPlace),
    dry_run: bool,
) -> Past {
    let results = results(folder, survey);
    let mut past = Past::default();
    look(&results, until, &mut past);
    if server.url.is_some() {
        match in_database((server, survey), until, dry_run, &mut past) {
            Ok(place) => drop(past.left.remove(&place)),
            Err(failure) => past.failed.push(failure),
        }
    }
    if let Err(failure) = in_copy((copied, survey), until, dry_run, &mut past) {
        past.failed.push(failure);
    }
    let made_is_old = until.answers.is_some_and(|day| made::holds_aged(&results, day));
    if dry_run {
        return past;
    }
    let all: BTreeSet<Uuid> = past.answers.union(&past.contacts).copied().collect();
    forget(&results, until, &all, &mut past);
    if made_is_old || !all.is_empty() {
        past.failed.extend(made::remove(&results).err());
        past.failed.extend(remove_lists(&results).err());
    }
    if !past.answers.is_empty() {
        let find = || match Store::open_existing(&results.join(STORE))? {
            Some(store) => holding::find(folder, survey, &store, &past.answers),
            None => Ok(Holding::default()),
        };
        match find() {
            Ok(holding) => past.holding = holding,
            // It is deleted all the same, which is told.
            Err(failure) => past.failed.push(failure),
        }
    }
    past
}

/// Searches the stores and files of a survey.
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
            past.left.extend(noted::known(&store)?);
            past.copies.extend(copy::noted::known(&store)?);
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
                let left = Failure::at("failure-purge-outside", &path);
                past.failed.push(left.word("n", outside.ids.len()));
            }
        }
    }
}

/// Whether a response is kept no longer; simulated ones are kept, as nobody was promised anything.
fn is_past(whose: Whose, until: Until) -> bool {
    !whose.simulated && whose.day.zip(until.answers).is_some_and(|(day, until)| day < until)
}

/// Deletes all of them, in every store and file.
fn forget(results: &Path, until: Until, all: &BTreeSet<Uuid>, past: &mut Past) {
    if all.is_empty() {
        return;
    }
    // Even where there was none yet: what lies in a file elsewhere must not come back.
    let made =
        if results.is_dir() { Store::open(&results.join(STORE), Key::fresh).err() } else { None };
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

/// Deletes in the database; returns where that is.
fn in_database(
    (server, survey): (&Server, &str),
    until: Until,
    dry_run: bool,
    past: &mut Past,
) -> Result<String, Failure> {
    runtime()?.block_on(async {
        let database = server.database(survey).await?;
        if let Some(day) = until.answers {
            let Aged { answers, undated } = database.aged(day).await?;
            if !dry_run && !answers.is_empty() {
                database.forget(&answers.iter().copied().collect::<Vec<_>>()).await?;
            }
            past.answers.extend(answers);
            past.undated.extend(undated);
        }
        Ok(database.place().to_owned())
    })
}

/// Deletes in the copy that is named, what was found elsewhere, too.
fn in_copy(
    (copied, survey): (&CopyPlace, &str),
    until: Until,
    dry_run: bool,
    past: &mut Past,
) -> Result<(), Failure> {
    if let Some(day) = until.answers {
        past.answers.extend(copied.aged(survey, day)?);
    }
    let ids = if dry_run { BTreeSet::new() } else { past.answers.clone() };
    if let Some((_, place)) = copied.forget(survey, &ids)? {
        past.copies.remove(&place);
    }
    Ok(())
}

/// What the database keeps of surveys that nothing here knows: another town's, or one's that was
/// called otherwise.
pub fn others(server: &Server, surveys: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
    let (Some(_), Some(any)) = (&server.url, surveys.first()) else { return Ok(Vec::new()) };
    let kept = runtime()?
        .block_on(async { Ok::<_, Failure>(server.database(any).await?.surveys().await?) })?;
    Ok(kept.difference(surveys).cloned().collect())
}

/// Removes the lists that imports have written about responses.
fn remove_lists(results: &Path) -> Result<(), Failure> {
    let lists = results.join(LISTS);
    match fs::remove_dir_all(&lists) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(&lists, &error)),
        _ => Ok(()),
    }
}
