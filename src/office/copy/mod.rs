//! Copies of merged datasets in databases of their own: where they are put, asked, and rid of whom
//! is erased.

pub mod noted;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::failure::Failure;
use crate::sources::{Opened, Sources};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_base::seed::fingerprint;
use mitreden_count::elsewhere::put;
use mitreden_count::merge::{MadeFrom, MadeOf};
use mitreden_define::survey::Survey;
use mitreden_keep::copy::{CopyAbout, CopyError, DatasetCopy};

/// The database that copies of datasets are put into, where one is named.
#[derive(Clone, Debug, Default)]
pub struct CopyPlace {
    /// The address of the database, as `postgres://host/db`.
    pub url: Option<String>,
}

impl CopyPlace {
    /// Connects to the database, where one is named.
    pub(crate) fn open(&self, survey: &str) -> Result<Option<DatasetCopy>, Failure> {
        Ok(self.url.as_deref().map(|url| DatasetCopy::open(url, survey)).transpose()?)
    }

    /// Copies a merged dataset there, in the place of an older copy, and notes where that is; names
    /// copies of before that are now behind.
    pub fn put(
        &self,
        folder: &Folder,
        survey: &Survey,
        (opened, of): (&Opened, &MadeOf),
        teller: &dyn Teller,
    ) -> Result<(), Failure> {
        let id = survey.id.as_str();
        let mut behind = noted::copies(folder, id)?;
        if let Some(copy) = self.open(id)? {
            // Before the first row lies there: nobody may erase here without knowing of it.
            noted::note(folder, id, copy.place())?;
            let about = CopyAbout {
                method: of.made.method,
                made: print(&of.made),
                rows: opened.dataset.rows() as u64,
                erased: 0,
                at: teller.now(),
                notices: serde_json::to_string(&opened.notices).unwrap_or_default(),
            };
            let working = teller.working("busy-copying");
            put(&copy, &opened.union, &opened.dataset, &about)?;
            drop(working);
            behind.remove(copy.place());
            let words = [("n", about.rows.into()), ("place", copy.place().into())];
            teller.say("copied", &words);
        }
        for place in behind {
            teller.say("copy-behind", &[("place", place.into()), ("survey", id.into())]);
        }
        Ok(())
    }

    /// Erases responses in the copy that is named; says which were there, and where that is.
    pub(crate) fn forget(
        &self,
        survey: &str,
        ids: &BTreeSet<Uuid>,
    ) -> Result<Option<(BTreeSet<Uuid>, String)>, Failure> {
        let Some(copy) = self.open(survey)? else { return Ok(None) };
        Ok(Some((copy.forget(ids)?, copy.place().to_owned())))
    }

    /// The responses of before a day in the copy that is named.
    pub(crate) fn aged(&self, survey: &str, day: NaiveDate) -> Result<BTreeSet<Uuid>, Failure> {
        let copy = self.open(survey)?;
        Ok(copy.map(|copy| copy.aged(day)).transpose()?.unwrap_or_default())
    }
}

/// Takes out of a copy whoever was erased or has withdrawn since it was put there, as far as the
/// folder's store knows. Where nobody may delete there, nothing of it is counted.
pub(crate) fn obey(copy: &DatasetCopy, sources: &Sources, survey: &str) -> Result<(), Failure> {
    let Some(erased) = sources.erased()? else { return Ok(()) };
    let gone = copy.which(|id| erased.contains(id))?;
    match copy.forget(&gone) {
        Err(CopyError::Refused { place, reason }) => Err(Failure::user("failure-copy-withdrawn")
            .word("n", gone.len())
            .word("place", place)
            .word("reason", reason)
            .word("survey", survey)),
        done => Ok(done.map(drop)?),
    }
}

/// The fingerprint of all that the columns of a copy, its cells and its codes hang on: the
/// questionnaire, the town's files and the versions that were answered.
pub(crate) fn print(made: &MadeFrom) -> String {
    let of = (made.format, made.method, &made.survey, &made.definition, &made.town);
    fingerprint(serde_json::to_string(&of).unwrap_or_default().as_bytes())
}

/// The failure that copies still hold what was erased.
pub fn left(places: &BTreeSet<String>, survey: &str) -> Failure {
    let listed = places.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let one = places.first().cloned().unwrap_or_default();
    Failure::user("failure-copies-left")
        .word("places", listed)
        .word("place", one)
        .word("survey", survey)
}
