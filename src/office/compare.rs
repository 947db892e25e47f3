//! A survey beside an older one: what has changed, for the team.

use std::sync::Arc;

use crate::failure::Failure;
use crate::sources::{self, Opened};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::comparison::{self, SurveyComparison};
use mitreden_count::study::{CountError, Study, Who};
use mitreden_define::survey::Survey;

/// Which surveys are compared.
#[derive(Clone, Copy, Debug)]
pub struct CompareWish<'a> {
    /// The newer survey's id or path.
    pub survey: &'a str,
    /// The older survey's id or path.
    pub older: &'a str,
    /// Whether they are compared although too much could not be read.
    pub accept_losses: bool,
}

/// Two surveys compared.
pub struct ComparedSurveys {
    /// The newer survey, with what its earlier versions asked.
    pub now: Arc<Survey>,
    /// The older survey, with what its earlier versions asked.
    pub then: Arc<Survey>,
    /// What has changed.
    pub comparison: SurveyComparison,
}

/// Compares a survey with an older one.
pub fn compare(
    folder: &Folder,
    wish: CompareWish<'_>,
    teller: &dyn Teller,
) -> Result<ComparedSurveys, Failure> {
    let (_, newer) = folder.open(wish.survey)?;
    let (_, older) = folder.open(wish.older)?;
    // What answers a survey has depends on its id, wherever its file lies.
    if newer.id == older.id {
        return Err(Failure::user("failure-compare-same").word("survey", newer.id.as_str()));
    }
    let _working = teller.working("busy-ranking");
    let open = |name: &str, survey: &Survey| -> Result<Opened, Failure> {
        let opened = sources::open(folder, survey, &folder.definition_files(name)?)?;
        if !opened.notices.is_empty() {
            teller.say("compare-notices", &[("survey", survey.id.as_str().into())]);
        }
        teller.notices(&opened.notices);
        opened.readable(wish.accept_losses)?;
        Ok(opened)
    };
    let (now, then) = (open(wish.survey, &newer)?, open(wish.older, &older)?);
    let comparison = comparison::compare(&study(&now)?, &study(&then)?)?;
    let (now, then) = (Arc::clone(&now.union.survey), Arc::clone(&then.union.survey));
    Ok(ComparedSurveys { now, then, comparison })
}

fn study(opened: &Opened) -> Result<Study<'_>, CountError> {
    Study::open(&opened.union, &opened.dataset, &Who::everybody())
}
