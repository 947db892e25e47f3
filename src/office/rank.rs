//! The needs in order, with how sure the order is.

use std::sync::Arc;

use crate::among::among;
use crate::copy::{obey, print};
use crate::failure::Failure;
use crate::results::scratch;
use crate::sources::{self, Sources, readable};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::dataset::cloud::is_address;
use mitreden_count::elsewhere::CopiedDataset;
use mitreden_count::findings;
use mitreden_count::merge::Notice;
use mitreden_count::rank::{Rankings, Request};
use mitreden_count::study::{Study, Who};
use mitreden_count::tables::{self, Among, Grouper, ModeEffects, TeamRankings};
use mitreden_define::survey::{Mode, RankingMethod, Survey};
use mitreden_keep::copy::{CopyAbout, DatasetCopy};

/// Which order is asked for.
#[derive(Clone, Copy, Debug)]
pub struct RankWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// A single choice, `mode` or a condition: what makes groups.
    pub by: Option<&'a str>,
    /// A condition: only those of whom it holds.
    pub rows: Option<&'a str>,
    /// Only answers that came in this way.
    pub mode: Option<Mode>,
    /// Whether needs are ranked although too much could not be read.
    pub accept_losses: bool,
    /// The merged dataset that is counted instead of the folder's: a file, an address of one, or a
    /// database that holds a copy.
    pub dataset: Option<&'a str>,
}

/// The orders of needs that were asked for.
pub struct NeedOrders {
    /// The survey, with what its earlier versions asked.
    pub survey: Arc<Survey>,
    /// What made the groups.
    pub by: Option<Grouper>,
    /// One order for each group, or one for all.
    pub rankings: Rankings,
    /// Whether they are for the team alone: nothing of them is protected against what a report
    /// tells.
    pub is_for_the_team: bool,
    /// Of how many it is not known whether the condition holds; they are left out.
    pub unknown: u64,
    /// Where they are those of all who answered in each way: how these differ.
    pub modes: Option<ModeEffects>,
}

/// Ranks the needs of a survey.
///
/// Everybody's needs, and those of the options of a question, hide what a report hides. Orders among
/// people whom somebody chose are for the team.
pub fn rank(
    folder: &Folder,
    wish: RankWish<'_>,
    teller: &dyn Teller,
) -> Result<NeedOrders, Failure> {
    if let Some(url) = wish.dataset.filter(|place| !is_table(place)) {
        return elsewhere(folder, wish, url, teller);
    }
    let (_, survey) = folder.open(wish.survey)?;
    let _working = teller.working("busy-ranking");
    let definition = folder.definition_files(wish.survey)?;
    let opened = match wish.dataset {
        Some(place) => sources::open_at(folder, &survey, &definition, place)?,
        None => sources::open(folder, &survey, &definition)?,
    };
    let survey = Arc::clone(&opened.union.survey);
    let among = among(&survey, wish.by, wish.rows)?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let published = match &among {
        Among { by: None, rows: None } => Some(None),
        Among { by: Some(Grouper::Options(question)), rows: None } => Some(Some(*question)),
        _ => None,
    };
    let (rankings, unknown) = if let Some(by) = published {
        (findings::rank(&study, Request { mode: wish.mode, by })?, 0)
    } else {
        let TeamRankings { rankings, unknown } = tables::rank(&study, wish.mode, &among)?;
        (rankings, unknown)
    };
    let is_of_modes = matches!(among, Among { by: Some(Grouper::Modes), rows: None });
    let is_of_all = is_of_modes && wish.mode.is_none();
    let modes = if is_of_all { tables::effects(&study)? } else { None };
    drop(study);
    let is_for_the_team = published.is_none();
    Ok(NeedOrders { survey, by: among.by, rankings, is_for_the_team, unknown, modes })
}

/// Whether a place is that of a table, and not of a database.
fn is_table(place: &str) -> bool {
    is_address(place) || place.ends_with(".parquet")
}

/// Ranks the needs of a survey by the copy of its dataset: everybody's, or those of one mode.
fn elsewhere(
    folder: &Folder,
    wish: RankWish<'_>,
    url: &str,
    teller: &dyn Teller,
) -> Result<NeedOrders, Failure> {
    let options = [("--by", wish.by), ("--where", wish.rows)];
    if let Some((option, _)) = options.iter().find(|(_, given)| given.is_some()) {
        return Err(Failure::user("failure-elsewhere-option").word("option", *option));
    }
    let (_, survey) = folder.open(wish.survey)?;
    let id = survey.id.as_str();
    let method = survey.ranking.method;
    if method != RankingMethod::UnmetPriority {
        return Err(Failure::user("failure-elsewhere-method").word("method", method.word()));
    }
    let results = folder.results(&survey);
    let sources = Sources::find(folder, &survey, &[])?;
    let union = sources.union(&survey)?;
    let copy = DatasetCopy::open(url, id)?;
    obey(&copy, &sources, id)?;
    let CopyAbout { made, rows, erased, at, notices, .. } = copy.known()?;
    if made != print(&sources.made((&survey, &results), &folder.definition_files(wish.survey)?)?) {
        return Err(Failure::user("failure-elsewhere-other")
            .word("place", copy.place())
            .word("survey", id));
    }
    let lang = teller.lang();
    let words = [
        ("n", rows.into()),
        ("place", copy.place().into()),
        ("day", lang.date(at.date()).into()),
        ("time", at.format("%H:%M").to_string().into()),
    ];
    teller.say("ranked-elsewhere", &words);
    if erased > 0 {
        teller.warn("copy-erased", &[("n", erased.into()), ("survey", id.into())]);
    }
    let notices: Vec<Notice> =
        serde_json::from_str(&notices).map_err(|error| copy.damaged(error.to_string()))?;
    teller.notices(&notices);
    readable(&notices, id, wish.accept_losses)?;
    let _working = teller.working("busy-ranking");
    let scratch = scratch(folder.machine())?;
    let (elsewhere, cells) =
        CopiedDataset::open(copy, &union, &scratch.path().join("cells.parquet"))?;
    let study = Study::elsewhere(&union, &cells, elsewhere)?;
    let rankings = findings::rank(&study, Request { mode: wish.mode, by: None })?;
    Ok(NeedOrders {
        survey: Arc::clone(&union.survey),
        by: None,
        rankings,
        is_for_the_team: false,
        unknown: 0,
        modes: None,
    })
}
