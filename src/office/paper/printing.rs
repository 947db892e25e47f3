//! Blank forms: which version of the questionnaire, in which language, under which numbers.

use std::sync::Arc;

use crate::failure::Failure;
use crate::laptop::home;
use crate::promise::promise;
use crate::results::STORE;
use crate::results::archives::keep_beside;
use crate::results::versions::{Versions, unknown};
use crate::town::Folder;
use mitreden_define::form_number::FormNumber;
use mitreden_define::survey::Survey;
use mitreden_keep::store::{PrintWish, Store};
use mitreden_keep::tombstone::Key;
use mitreden_tell::form::FormWish;

/// Finds an earlier version of the questionnaire in the archive.
pub fn earlier(sign: &str, folder: &Folder, survey: &Arc<Survey>) -> Result<Arc<Survey>, Failure> {
    folder.make(&folder.results(survey))?;
    let mut store = Store::open(&folder.results(survey).join(STORE), Key::fresh)?;
    store.archive(&survey.definition)?;
    let mut versions = Versions::of(&store, &folder.results(survey), Arc::clone(survey))?;
    let hash = sign.parse().ok().and_then(|sign| versions.hash(sign)).map(str::to_owned);
    let found = match hash {
        Some(hash) => versions.survey(&store, &hash)?,
        None => None,
    };
    found.ok_or_else(|| unknown(sign, &versions))
}

/// The language of a form: one that was named has to be the survey's, else the one wanted if the
/// survey speaks it.
pub fn form_lang(named: Option<&str>, survey: &Survey, wanted: &str) -> Result<String, Failure> {
    let speaks = |tag: &str| survey.languages.iter().any(|known| known == tag);
    match named {
        Some(tag) if !speaks(tag) => {
            let unknown = Failure::user("failure-form-lang").word("tag", tag);
            Err(unknown.meant(tag, survey.languages.iter().map(String::as_str)))
        }
        Some(tag) => Ok(tag.to_owned()),
        None => Ok(if speaks(wanted) { wanted } else { survey.language() }.to_owned()),
    }
}

/// The most answers that are printed: nobody looks through more on paper, and setting their pages
/// takes memory that a small machine may not have.
const MOST_ANSWERS: usize = 2_000;

/// Whether a questionnaire can be printed: the answers of all its questions together are not too
/// many.
pub fn fits(survey: &Survey) -> Result<(), Failure> {
    let answers: usize = survey.questions.iter().map(|question| question.kind.items().len()).sum();
    if answers <= MOST_ANSWERS {
        return Ok(());
    }
    Err(Failure::user("failure-print-answers").word("n", answers).word("limit", MOST_ANSWERS))
}

/// The forms to be printed.
#[derive(Clone, Copy, Debug)]
pub struct NumberRun {
    /// The running number of the first form; if left out, the next that is free.
    pub from: Option<u64>,
    /// How many forms are printed.
    pub forms: u32,
    /// Random bits for the prefix of a folder that has none yet.
    pub random: u32,
}

/// The numbers of a print run.
pub struct FormNumbers {
    /// The numbers of the forms.
    pub run: Vec<FormNumber>,
    /// The last number that was printed before, where this run repeats some numbers.
    pub again: Option<FormNumber>,
}

impl FormNumbers {
    /// Takes the numbers. None is given twice, unless that is asked for; what is printed with each
    /// is noted before it is printed.
    pub fn take(folder: &Folder, wish: &FormWish<'_>, run: NumberRun) -> Result<Self, Failure> {
        let survey = wish.survey;
        folder.make(&folder.results(survey))?;
        let mut store = Store::open(&folder.results(survey).join(STORE), Key::fresh)?;
        store.archive(&survey.definition)?;
        promise(&mut store, wish.town, survey)?;
        // So that it can be copied to where forms are keyed.
        keep_beside(&folder.results(survey), &survey.definition)?;
        let taken = store.take_numbers(PrintWish {
            from: run.from,
            forms: run.forms,
            home: home(&folder.results(survey).join(STORE), folder.machine()),
            random: run.random,
            definition: survey.definition.hash.clone(),
            day: wish.day,
            lang: wish.tag.to_owned(),
            large: wish.large,
        })?;
        let from = || run.from.unwrap_or_default().to_string();
        let (run, again) =
            taken.ok_or_else(|| Failure::user("failure-print-from").word("from", from()))?;
        let run = (run.first.serial()..=run.last.serial()).filter_map(FormNumber::new).collect();
        Ok(Self { run, again })
    }
}
