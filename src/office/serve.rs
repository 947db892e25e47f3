//! Surveys made ready to be asked in browsers: which ones, what the town has to say first, and
//! where their answers are kept.

use std::sync::Arc;

use crate::database::{Server, noted};
use crate::failure::Failure;
use crate::promise::months;
use crate::results::made;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_ask::interview::Plan;
use mitreden_ask::online::ServedSurvey;
use mitreden_base::diagnostics::{Problems, listed};
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::town::{Profile, Town};
use mitreden_keep::online::{OnlineStore, Sqlite};
use mitreden_keep::scratch::Scratch;
use mitreden_keep::tombstone::Key;

/// The surveys that are to be served.
#[derive(Clone, Copy, Debug)]
pub struct ServeWish<'a> {
    /// The surveys' ids or paths; all that are asked in the mode if none is named.
    pub surveys: &'a [String],
    /// The mode in which they are asked.
    pub mode: Mode,
    /// Whether they are only tried out, for which any survey will do.
    pub practice: bool,
}

/// The town, and the surveys to be served.
pub fn surveys(folder: &Folder, wish: ServeWish<'_>) -> Result<(Town, Vec<Survey>), Failure> {
    let ServeWish { mode, .. } = wish;
    let mut problems = Problems::new();
    let town = folder.town(&mut problems)?;
    let Some(town) = town else { return Err(Failure::Problems(problems.only_errors())) };
    let files = match wish.surveys {
        [] => folder.all_surveys()?,
        named => named.iter().map(|name| folder.survey_file(name)).collect::<Result<_, _>>()?,
    };
    let mut surveys: Vec<Survey> = Vec::new();
    for file in &files {
        let Some(survey) = Folder::survey(file, Some(&town), &mut problems)? else { continue };
        let is_asked = survey.modes.contains(&mode);
        if !is_asked && !wish.practice && !wish.surveys.is_empty() {
            return Err(Failure::user("failure-serve-mode")
                .word("survey", survey.id.as_str())
                .word("mode", mode.word()));
        }
        if is_asked || wish.practice {
            surveys.push(survey);
        }
    }
    if problems.has_errors() {
        return Err(Failure::Problems(problems.only_errors()));
    }
    surveys.sort_by(|a, b| a.id.cmp(&b.id));
    // A survey that is named twice, by its id and by its file, is asked once.
    surveys.dedup_by(|a, b| a.id == b.id);
    if surveys.is_empty() {
        return Err(Failure::user("failure-serve-none").word("mode", mode.word()));
    }
    Ok((town, surveys))
}

/// Refuses a town that asks in public without saying who it is and what it does with the answers.
pub fn must_promise(profile: &Profile) -> Result<(), Failure> {
    let there = [
        ("`privacy`", profile.privacy.is_some()),
        ("`imprint`", profile.imprint.is_some()),
        ("`accessibility`", profile.accessibility.is_some()),
    ];
    let lacking: Vec<_> =
        there.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name).collect();
    if !lacking.is_empty() {
        return Err(Failure::user("failure-serve-promises").word("lacking", listed(lacking)));
    }
    Ok(())
}

/// Makes a survey ready, with its store.
pub async fn serve(
    folder: &Folder,
    server: &Server,
    (town, survey): (&Town, Survey),
    teller: &dyn Teller,
) -> Result<ServedSurvey, Failure> {
    let plan = Plan::new(survey)?;
    let survey = plan.survey();
    let store: Arc<dyn OnlineStore> = if server.url.is_some() {
        let database = server.database(survey.id.as_str()).await?;
        noted::note(folder, survey.id.as_str(), database.place(), teller);
        Arc::new(database)
    } else {
        server.open(folder, survey).await?
    };
    store.archive(&survey.definition).await?;
    if let Some(months) = months(&town.profile) {
        store.promise(&survey.definition.hash, months).await?;
    }
    let results = folder.results(survey);
    let log = store.log().await?;
    Ok(ServedSurvey::new(plan, store)
        .noting(log)
        .then(Arc::new(move |key, tombstones| made::clear(&results, key, tombstones))))
}

/// Makes a survey ready to be tried out, with a store in the scratch folder.
pub async fn practice(survey: Survey, scratch: &Scratch) -> Result<ServedSurvey, Failure> {
    let plan = Plan::new(survey)?;
    let survey = plan.survey();
    let store = Sqlite::open(&scratch.path().join(format!("{}.sqlite", survey.id)), Key::fresh)?;
    store.archive(&survey.definition).await?;
    Ok(ServedSurvey::new(plan, Arc::new(store)))
}
