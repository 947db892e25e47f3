//! A shift in the street: its number, its lock, its store, and whom it asks.

mod pending;
pub mod screen;
pub mod shift;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::pending::{aside_in_words, open_interviews, warn_aside};
pub use self::shift::{HeldShift, Shift};
use crate::failure::{Failure, unreadable, unwritable};
use crate::laptop::device;
use crate::promise::promise;
use crate::results::{SHIFT_LOCK, STORE};
use crate::teller::Teller;
use crate::town::{Folder, Machine};
use mitreden_ask::interview::{Plan, Setting};
use mitreden_ask::terminal::Terminal;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::town::Profile;
use mitreden_keep::journal::Aside;
use mitreden_keep::lock::{Lock, NotLocked};
use mitreden_keep::store::Store;
use mitreden_keep::tombstone::Key;

/// The name under which a store keeps the last shift.
const LAST: &str = "shift";

/// A survey that is asked in the street, with its store; only one shift is held at a time.
pub struct StreetWork {
    plan: Arc<Plan>,
    store: Store,
    /// The language of the interviews.
    lang: String,
    practice: bool,
    machine: Machine,
    _lock: Option<Lock>,
}

/// Where people are asked, and by whom; either may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// The place where people are asked.
    pub place: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
}

/// The last shift on this laptop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Last {
    day: String,
    number: u32,
    place: Option<String>,
    interviewer: Option<String>,
}

impl StreetWork {
    /// Opens a survey for a shift. To `practice`, nothing is kept and any survey will do.
    pub fn open(
        folder: &Folder,
        (town, survey): (&Profile, Survey),
        tag: &str,
        practice: bool,
    ) -> Result<Self, Failure> {
        let plan = Plan::new(survey)?;
        let survey = plan.survey();
        let lang = survey.languages.iter().find(|known| *known == tag);
        let lang = lang.map_or(survey.language(), String::as_str).to_owned();
        must_be_asked(survey, practice)?;
        let lock = if practice { None } else { Some(lock(folder, survey)?) };
        let mut store = if practice {
            Store::in_memory(Key::fresh)?
        } else {
            Store::open(&folder.results(survey).join(STORE), Key::fresh)?
        };
        store.archive(&survey.definition)?;
        promise(&mut store, town, survey)?;
        let machine = folder.machine().clone();
        Ok(Self { plan, store, lang, practice, machine, _lock: lock })
    }

    /// The place and interviewer of the last shift, as far as they can be read.
    pub fn last(&self) -> Result<Stand, Failure> {
        let Last { place, interviewer, .. } = self.remembered()?;
        Ok(Stand { place, interviewer })
    }

    fn remembered(&self) -> Result<Last, Failure> {
        // What an older version has remembered otherwise is forgotten.
        let last = self.store.remembered(LAST)?;
        Ok(last.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// The shift that begins, or goes on with the last one if day and place are the same.
    pub fn begin(&mut self, stand: Stand, teller: &dyn Teller) -> Result<Shift, Failure> {
        let (device, _) = device(&mut self.store, &self.machine)?;
        let last = self.remembered()?;
        let Stand { place, interviewer } =
            Stand { place: tidy(stand.place), interviewer: tidy(stand.interviewer) };
        let day = teller.today().to_string();
        let number = if last.day != day {
            1
        } else if (&last.place, &last.interviewer) == (&place, &interviewer) {
            last.number
        } else {
            last.number + 1
        };
        let id = format!("{day}-{number}");
        let last = Last { day, number, place: place.clone(), interviewer: interviewer.clone() };
        let json = serde_json::to_string(&last).map_err(|error| Failure::plain(&error))?;
        self.store.remember(LAST, &json)?;
        let (now, practice, lang) = (teller.now(), self.practice, teller.lang());
        Ok(Shift { now, since: teller.stopwatch(), place, interviewer, device, id, practice, lang })
    }

    /// Holds a shift on a screen, until the interviewer leaves.
    pub fn hold(
        &mut self,
        shift: &Shift,
        terminal: &mut dyn Terminal,
    ) -> Result<HeldShift, Failure> {
        let lang = self.lang.clone();
        shift.hold(&mut self.store, &self.plan, terminal, &|seed, day| setting(&lang, seed, day))
    }

    /// Takes the interviews of a file, one a line; how many they are. What was taken before one
    /// that cannot be stays.
    pub fn script(
        &mut self,
        shift: &Shift,
        path: &Path,
        teller: &dyn Teller,
    ) -> Result<usize, Failure> {
        let _working = teller.working("busy-asking");
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let mut held = 0;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            held += 1;
            let seed = Uuid::new_v4().as_u64_pair().0;
            let setting = setting(&self.lang, seed, shift.time().date());
            shift.script(&mut self.store, &self.plan, (setting, line)).map_err(|error| {
                Failure::at("failure-script", path)
                    .word("line", (at + 1).to_string())
                    .word("error", error.say(teller.lang()))
            })?;
        }
        Ok(held)
    }

    /// How many interviews are open.
    pub fn open_interviews(&self) -> Result<usize, Failure> {
        Ok(open_interviews(&self.store)?.len())
    }

    /// Interviews in modes that this version does not know.
    pub fn aside(&self) -> Result<Vec<Aside>, Failure> {
        Ok(self.store.aside()?)
    }

    /// Whether the survey is asked in the street at all.
    pub fn is_asked(&self) -> bool {
        is_asked(self.plan.survey())
    }
}

/// Refuses a survey that is not made for the street, but to practise.
pub fn must_be_asked(survey: &Survey, practice: bool) -> Result<(), Failure> {
    if practice || is_asked(survey) { Ok(()) } else { Err(Failure::user("failure-street-mode")) }
}

fn is_asked(survey: &Survey) -> bool {
    survey.modes.contains(&Mode::Street)
}

fn setting(lang: &str, seed: u64, day: NaiveDate) -> Setting {
    Setting { mode: Mode::Street, lang: lang.to_owned(), seed, today: Some(day) }
}

/// Allows one shift at a time: another one's open interviews would look broken off.
fn lock(folder: &Folder, survey: &Survey) -> Result<Lock, Failure> {
    folder.make(&folder.results(survey))?;
    let path = folder.results(survey).join(SHIFT_LOCK);
    Lock::take(&path).map_err(|error| match error {
        NotLocked::Taken => Failure::at("failure-street-taken", &path),
        NotLocked::Io(error) => unwritable(&path, &error),
    })
}

fn tidy(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
