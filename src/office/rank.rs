//! The needs in order, with how sure the order is.

use std::sync::Arc;

use crate::failure::Failure;
use crate::sources;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::findings;
use mitreden_count::rank::{Rankings, Request};
use mitreden_count::study::{Study, Who};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode, Survey};

/// Which order is asked for.
#[derive(Clone, Copy, Debug)]
pub struct RankWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// The question whose options make groups.
    pub by: Option<&'a str>,
    /// Only answers that came in this way.
    pub mode: Option<Mode>,
    /// Whether needs are ranked although too much could not be read.
    pub accept_losses: bool,
}

/// An order of needs.
pub struct Ranked {
    /// The survey, with what its earlier versions asked.
    pub survey: Arc<Survey>,
    /// The question that made the groups.
    pub by: Option<QuestionIndex>,
    /// One order for each group, or one for all.
    pub rankings: Rankings,
}

/// Ranks the needs of a survey.
pub fn rank(folder: &Folder, wish: RankWish<'_>, teller: &dyn Teller) -> Result<Ranked, Failure> {
    let (_, survey) = folder.open(wish.survey)?;
    let by = wish.by.map(|id| grouping(&survey, id)).transpose()?;
    let _working = teller.working("busy-ranking");
    let opened = sources::open(folder, &survey, &folder.definition_files(wish.survey)?)?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let rankings = findings::rank(&study, Request { mode: wish.mode, by })?;
    drop(study);
    Ok(Ranked { survey: Arc::clone(&opened.union.survey), by, rankings })
}

/// The question that makes the groups.
fn grouping(survey: &Survey, id: &str) -> Result<QuestionIndex, Failure> {
    let choices =
        || survey.questions.iter().filter(|question| matches!(question.kind, Kind::Single { .. }));
    survey.find(id).ok_or_else(|| {
        let unknown =
            Failure::user("failure-no-group").word("survey", survey.id.as_str()).word("name", id);
        unknown.meant(id, choices().map(|question| question.id.as_str()))
    })
}
