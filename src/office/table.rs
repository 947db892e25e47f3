//! A table of one question, by another and among anybody, for the team.

use std::sync::Arc;

use crate::among::among;
use crate::failure::Failure;
use crate::sources;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::study::{Study, Who};
use mitreden_count::tables::{self, Grouper, TeamTable};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Question, Survey};

/// Which table is wished for.
#[derive(Clone, Copy, Debug)]
pub struct TableWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// The question.
    pub question: &'a str,
    /// A single choice, `mode`, or a condition: what makes the columns.
    pub by: Option<&'a str>,
    /// A condition: only those of whom it holds.
    pub rows: Option<&'a str>,
    /// Whether it is made although too much could not be read.
    pub accept_losses: bool,
}

/// A table, with the survey it is of.
pub struct Tabulated {
    /// The survey, with what its earlier versions asked.
    pub survey: Arc<Survey>,
    /// What makes the columns.
    pub by: Option<Grouper>,
    /// The table.
    pub table: TeamTable,
}

/// Makes a table of a survey's answers.
pub fn table(
    folder: &Folder,
    wish: TableWish<'_>,
    teller: &dyn Teller,
) -> Result<Tabulated, Failure> {
    let (_, survey) = folder.open(wish.survey)?;
    let _working = teller.working("busy-ranking");
    let opened = sources::open(folder, &survey, &folder.definition_files(wish.survey)?)?;
    // Earlier versions asked what today's does not, and that can be asked for, too.
    let survey = Arc::clone(&opened.union.survey);
    let question = question(&survey, wish.question)?;
    let among = among(&survey, wish.by, wish.rows)?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let table = tables::table(&study, question, &among)?;
    drop(study);
    Ok(Tabulated { survey, by: among.by, table })
}

fn question(survey: &Survey, name: &str) -> Result<QuestionIndex, Failure> {
    let has_answers = |question: &Question| !matches!(question.kind, Kind::Note);
    let ids = || survey.questions.iter().filter(|q| has_answers(q)).map(|q| q.id.as_str());
    let found = survey.find(name);
    found.filter(|at| survey.questions.get(*at).is_some_and(has_answers)).ok_or_else(|| {
        Failure::user("failure-no-question")
            .word("survey", survey.id.as_str())
            .word("name", name)
            .meant(name, ids())
    })
}
