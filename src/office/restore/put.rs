//! One survey's store put in the place of what is there, or taken in beside it: in the town's
//! folder, or in a database.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Bringing, Fresh, RestoreWay};
use crate::copy;
use crate::database::{noted, runtime};
use crate::failure::{Failure, unwritable};
use crate::results::copied::{folders, note_folders};
use crate::results::{STORE, aside, scratch};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_keep::online::Whole;
use mitreden_keep::store::{Beyond, Store, StoreError};
use mitreden_keep::tombstone::Key;

/// The name under which a store notes that it was put back where nobody knew what had been erased
/// since.
const UNKNOWN: &str = "erasures-unknown";

/// The result of putting a store back.
#[derive(Default)]
pub struct Put {
    /// How many responses the backup holds.
    pub responses: usize,
    /// How many of them stay erased.
    pub away: usize,
    /// What was taken in, where the backup was merged with what is there.
    pub came: Option<Beyond>,
    /// The path of what was there before and was set aside.
    pub aside: Option<PathBuf>,
    /// What that holds beyond the backup; none where it cannot be read.
    pub beyond: Option<Beyond>,
    /// Whether nobody knows what was erased after the backup.
    pub unknown: bool,
    /// Whether codes are hashed with another key from now on.
    pub new_key: bool,
}

/// Puts a store back in the place of the survey's, which other processes may go on using.
pub(crate) fn into_folder(
    way: &RestoreWay<'_>,
    one: &Bringing,
    fresh: &Fresh,
) -> Result<Put, Failure> {
    let there = way.folder.path("results").join(&one.survey).join(STORE);
    let put = match Store::open_existing(&there) {
        Ok(Some(mut before)) if way.merge => taken_in(way, &mut before, &there, fresh)?,
        Ok(Some(mut before)) => match in_place(way, &mut before, &there, fresh) {
            // It opens, but not all of it can be read.
            Err(Failed::Store(StoreError::Damaged { .. })) => anew(way, &there, one, fresh)?,
            done => done?,
        },
        Ok(None) => anew(way, &there, one, fresh)?,
        // Nothing can be taken in beside it, but the backup can take its place.
        Err(StoreError::Damaged { .. } | StoreError::NotAStore { .. }) if !way.merge => {
            anew(way, &there, one, fresh)?
        }
        Err(other) => return Err(other.into()),
    };
    Ok(Put { responses: fresh.responses, ..put })
}

/// The error of a closure that works on a store and on other files.
enum Failed {
    Store(StoreError),
    Other(Failure),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

impl From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Store(error) => error.into(),
            Failed::Other(failure) => failure,
        }
    }
}

/// Puts a store in the place of one that is there.
fn in_place(
    way: &RestoreWay<'_>,
    before: &mut Store,
    there: &Path,
    fresh: &Fresh,
) -> Result<Put, Failed> {
    let key = *before.key();
    let put = before.give_way(&fresh.path, |this, restored| {
        let aside = aside::reserve(there, way.now)?;
        prepare(this, restored, &aside).inspect_err(|_| aside::remove(&aside))
    })?;
    Ok(Put { new_key: *before.key() != key, ..put })
}

/// Sets aside what is there, and copies to the new store what that has to know.
fn prepare(this: &Store, restored: &mut Store, aside: &Path) -> Result<Put, Failed> {
    this.copy_to(aside)?;
    // Forms printed since lie with people, and what was erased since is to stay so.
    let away = restored.heed(this)?;
    carry(this, restored)?;
    // Nobody knew when this store was put here: nobody knows now.
    let unknown = match this.remembered(UNKNOWN)? {
        Some(day) => restored.remember(UNKNOWN, &day).map(|()| true)?,
        None => restored.key() != this.key(),
    };
    let beyond = Some(this.beyond(restored.path())?);
    Ok(Put { away, aside: Some(aside.to_owned()), beyond, unknown, ..Put::default() })
}

/// Copies the notes of folders, databases and copies that hold answers, too, from one store to another.
fn carry(from: &Store, to: &mut Store) -> Result<(), StoreError> {
    note_folders(to, &folders(from)?)?;
    noted::note_all(to, &noted::known(from)?)?;
    copy::noted::note_all(to, &copy::noted::known(from)?)
}

/// Merges a store with the one that is there. An interview that is under way here and over there
/// would end: then the store is kept as it was, too.
fn taken_in(
    way: &RestoreWay<'_>,
    before: &mut Store,
    there: &Path,
    fresh: &Fresh,
) -> Result<Put, Failure> {
    Store::verify(there)?;
    let other =
        Store::open_existing(&fresh.path)?.ok_or_else(|| Failure::user("failure-backup-none"))?;
    let mut put = Put::default();
    if before.is_behind(&fresh.path)? {
        let aside = aside::reserve(there, way.now)?;
        before.copy_to(&aside)?;
        (put.aside, put.beyond) = (Some(aside), Some(Beyond::default()));
    }
    let key = *before.key();
    let (came, away) = before.unite(&other)?;
    carry(&other, before)?;
    Ok(Put { came: Some(came), away, new_key: *before.key() != key, ..put })
}

/// Puts a store where there is none that can be read.
fn anew(way: &RestoreWay<'_>, there: &Path, one: &Bringing, fresh: &Fresh) -> Result<Put, Failure> {
    // With a log, as every store that is used has one.
    let mut restored = Store::open(&fresh.path, Key::fresh)?;
    restored.remember(UNKNOWN, one.day.as_deref().unwrap_or_default())?;
    restored.empty_log()?;
    drop(restored);
    let aside = aside::move_away(there, way.now)?;
    // Whoever made a store there meanwhile is not written over.
    match fs::hard_link(&fresh.path, there) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(unwritable(there, &error));
        }
        // Not every disk has links.
        Err(_) => fs::rename(&fresh.path, there).map_err(|error| unwritable(there, &error))?,
    }
    Ok(Put { aside, unknown: true, ..Put::default() })
}

/// Puts a store into the rows of a survey in a database.
pub(crate) fn into_database(
    way: &RestoreWay<'_>,
    one: &Bringing,
    fresh: &Fresh,
    teller: &dyn Teller,
) -> Result<Put, Failure> {
    let (_, survey) = way.folder.open(&one.survey)?;
    let brought = Store::open(&fresh.path, Key::fresh)?.whole()?;
    let results = way.folder.results(&survey);
    way.folder.make(&results)?;
    runtime()?.block_on(async {
        let mut database = way.server.database(survey.id.as_str()).await?;
        noted::note(way.folder, survey.id.as_str(), database.place(), teller);
        let (away, put) = database
            .put_back(|there| {
                let is_new = there.key != brought.key;
                if way.merge && !is_new {
                    let both = there.unite(&brought);
                    let put = Put {
                        came: Some(Beyond::between(&both, there)),
                        away: brought.erased_by(&both),
                        ..Put::default()
                    };
                    return Ok((both, put));
                }
                let knows_nothing =
                    there.is_empty() && there.tombstones.is_subset(&brought.tombstones);
                let responses = brought.records.len();
                let mut put = Put {
                    responses,
                    unknown: is_new || knows_nothing,
                    new_key: is_new,
                    ..Put::default()
                };
                if !there.is_empty() && !is_new {
                    let aside = aside::reserve(&results.join(aside::DATABASE), way.now)?;
                    set_aside(way.folder, there, &aside).inspect_err(|_| aside::remove(&aside))?;
                    put.beyond = Some(Beyond::between(there, &brought));
                    put.aside = Some(aside);
                }
                Ok::<_, Failure>((brought.clone(), put))
            })
            .await?;
        // What was erased in the folder meanwhile is not brought back here either.
        let obeyed = noted::obey(&database, way.folder, survey.id.as_str()).await?;
        Ok(Put { away: put.away + away + obeyed, ..put })
    })
}

/// Writes all that a database keeps of a survey into a store.
fn set_aside(folder: &Folder, whole: &Whole, aside: &Path) -> Result<(), Failure> {
    let scratch = scratch(folder.machine())?;
    let mut store = Store::open(&scratch.path().join(STORE), || whole.key)?;
    store.fill(whole)?;
    Ok(store.copy_to(aside)?)
}
