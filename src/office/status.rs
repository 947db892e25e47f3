//! The fieldwork so far.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use crate::copy;
use crate::database::{OnlineTally, Server};
use crate::failure::Failure;
use crate::results::{STORE, WEIGHTS, WEIGHTS_TABLE, made};
use crate::sources::{Sources, afresh_if_any};
use crate::street::open_interviews;
use crate::town::Folder;
use mitreden_count::fieldwork::{Fieldwork, fieldwork};
use mitreden_count::merge::Notice;
use mitreden_define::survey::Survey;
use mitreden_keep::journal::Aside;
use mitreden_keep::online::OnlineCounts;
use mitreden_keep::store::Store;

/// The state of a survey's fieldwork.
pub struct SurveyStatus {
    /// The survey that was looked at.
    pub survey: Survey,
    /// The time of the status.
    pub now: NaiveDateTime,
    /// The counts of the fieldwork.
    pub work: Fieldwork,
    /// The notices that must be told before any numbers.
    pub notices: Vec<Notice>,
    /// How many interviews have begun and not ended.
    pub open: usize,
    /// The interviews in modes that this version does not know.
    pub aside: Vec<Aside>,
    /// The online counts.
    pub online: OnlineCounts,
    /// How many invitations there are, and how many of them are used.
    pub invitations: (usize, usize),
    /// How many responses were erased or withdrawn since the dataset was made, which may hold them.
    pub erased: usize,
    /// Whether weights alone lie beside the answers.
    pub has_weights: bool,
    /// The databases that hold a copy of the dataset.
    pub copies: BTreeSet<String>,
}

/// Reads the status of a survey from the folder, and from the database that is named.
pub fn status(
    folder: &Folder,
    name: &str,
    server: &Server,
    now: NaiveDateTime,
) -> Result<SurveyStatus, Failure> {
    let (_, survey) = folder.open(name)?;
    // Nothing is weighted here: at the beginning of the fieldwork it could not be.
    let unweighted = Survey { population: None, ..survey.clone() };
    let found = Sources::find(folder, &survey, &[])?;
    let merged = afresh_if_any(&found, &unweighted)?;
    let store = Store::open_existing(&folder.results(&survey).join(STORE))?;
    let contacts = store.as_ref().map(Store::contacts).transpose()?.unwrap_or_default();
    let open = store.as_ref().map(open_interviews).transpose()?.map_or(0, |open| open.len());
    let notices =
        merged.as_ref().map_or_else(|| found.notices().to_vec(), |opened| opened.notices.clone());
    let asked = merged.as_ref().map_or(&survey, |opened| &*opened.union.survey);
    let work = fieldwork(asked, merged.as_ref().map(|opened| &opened.dataset), &contacts)?;
    let OnlineTally { online, invitations, news, aside } =
        server.counted(store.as_ref(), &survey)?;
    // What is made of all answers knows what was erased only until the next erasure.
    let made = made::present(&folder.results(&survey));
    let has_weights =
        made.iter().any(|path| [WEIGHTS, WEIGHTS_TABLE].iter().any(|name| path.ends_with(name)));
    let erased = match (&store, made.is_empty()) {
        (Some(store), false) => store.erased_since_dataset()? + news,
        _ => news,
    };
    Ok(SurveyStatus {
        survey,
        now,
        work,
        notices,
        open,
        aside,
        online,
        invitations,
        erased,
        has_weights,
        copies: store.as_ref().map(copy::noted::known).transpose()?.unwrap_or_default(),
    })
}
