//! From the number of a need back to what it is made of, for the team.

use std::sync::Arc;

use crate::failure::Failure;
use crate::sources;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::study::{Study, Who};
use mitreden_count::tables::{self, Explained};
use mitreden_define::survey::Survey;

/// Which number is to be explained.
#[derive(Clone, Copy, Debug)]
pub struct ExplainWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// The code of the need.
    pub need: &'a str,
    /// Whether that is done although too much could not be read.
    pub accept_losses: bool,
}

/// Explains the number of a need.
pub fn explain(
    folder: &Folder,
    wish: ExplainWish<'_>,
    teller: &dyn Teller,
) -> Result<(Arc<Survey>, Explained), Failure> {
    let (_, survey) = folder.open(wish.survey)?;
    let _working = teller.working("busy-ranking");
    let opened = sources::open(folder, &survey, &folder.definition_files(wish.survey)?)?;
    let survey = Arc::clone(&opened.union.survey);
    let codes = || survey.needs.iter().map(|need| need.code.as_str());
    let found = survey.needs.position(|need| need.code == *wish.need);
    let need = found.ok_or_else(|| {
        Failure::user("failure-no-need")
            .word("survey", survey.id.as_str())
            .word("name", wish.need)
            .meant(wish.need, codes())
    })?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let explained = tables::explain(&study, need)?;
    let explained =
        explained.ok_or_else(|| Failure::user("failure-need-of-some").word("need", wish.need))?;
    drop(study);
    Ok((survey, explained))
}
