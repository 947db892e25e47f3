//! Paper forms: printed with numbers, keyed by the version they were printed with, and verified.

mod keying;
pub mod printing;
mod script;
mod verify;
mod version;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::failure::{Failure, unwritable};
use crate::promise::promise;
use crate::results::versions::Versions;
use crate::results::{KEYIN_LOCK, STORE};
use crate::town::Folder;
use mitreden_base::locale::Lang;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::town::Profile;
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::lock::{Lock, NotLocked};
use mitreden_keep::store::Store;
use mitreden_keep::tombstone::Key;

/// What is known of a pile of forms before any is keyed.
#[derive(Clone, Debug)]
pub struct Pile {
    /// The code of the clerk.
    pub clerk: Option<String>,
    /// The day on which the forms were received.
    pub day: NaiveDate,
    /// The language that the forms are printed in, where it was given.
    pub tag: Option<String>,
    /// The version sign on the forms, where it was given.
    pub printed: Option<String>,
    /// The clerk's language.
    pub lang: Lang,
}

/// The session in which a clerk keys forms; nobody else keys at the same time.
pub struct Keying {
    versions: Versions,
    store: Store,
    clerk: Option<String>,
    day: NaiveDate,
    /// The language of the forms, where it was given.
    tag: Option<String>,
    /// The version sign of the forms, where it was given.
    printed: Option<VersionSign>,
    /// The version sign that was typed last.
    typed: Option<VersionSign>,
    /// How many forms were read by another version than today's, by version and the day they were
    /// printed.
    older: BTreeMap<(VersionSign, Option<NaiveDate>), u64>,
    lang: Lang,
    _lock: Lock,
}

impl Keying {
    /// Opens a survey's store to key forms into it.
    pub fn open(
        folder: &Folder,
        (town, survey): (&Profile, Arc<Survey>),
        pile: Pile,
    ) -> Result<Self, Failure> {
        let results = folder.results(&survey);
        folder.make(&results)?;
        let lock = results.join(KEYIN_LOCK);
        let lock = Lock::take(&lock).map_err(|error| match error {
            NotLocked::Taken => Failure::at("failure-keyin-taken", &lock),
            NotLocked::Io(error) => unwritable(&lock, &error),
        })?;
        let mut store = Store::open(&results.join(STORE), Key::fresh)?;
        store.archive(&survey.definition)?;
        promise(&mut store, town, &survey)?;
        let versions = Versions::of(&store, &results, Arc::clone(&survey))?;
        // What was printed is keyed, even if the questionnaire is no longer made for paper.
        if !survey.modes.contains(&Mode::Paper) && !store.has_forms()? {
            return Err(Failure::user("failure-keyin-mode"));
        }
        let Pile { clerk, day, tag, printed, lang } = pile;
        let printed = printed.map(|sign| version::named(&sign, &versions)).transpose()?;
        let (typed, older) = (None, BTreeMap::new());
        Ok(Self { versions, store, clerk, day, tag, printed, typed, older, lang, _lock: lock })
    }

    /// How many forms were read by another version than today's, by version and the day they were
    /// printed.
    pub const fn older(&self) -> &BTreeMap<(VersionSign, Option<NaiveDate>), u64> {
        &self.older
    }
}

/// Checks that the questionnaire, or a version that was printed, has a language.
pub fn speaks(tag: &str, folder: &Folder, today: &Arc<Survey>) -> Result<(), Failure> {
    let results = &folder.results(today);
    let mut known = today.languages.clone();
    if let Some(store) = Store::open_existing(&results.join(STORE))? {
        let mut versions = Versions::of(&store, results, Arc::clone(today))?;
        for run in store.print_runs()? {
            let languages =
                versions.survey(&store, &run.definition)?.map(|survey| survey.languages.clone());
            known.extend(languages.unwrap_or_default());
        }
    }
    if known.iter().any(|one| one == tag) {
        return Ok(());
    }
    known.sort_unstable();
    known.dedup();
    Err(Failure::user("failure-form-lang")
        .word("tag", tag)
        .meant(tag, known.iter().map(String::as_str)))
}
