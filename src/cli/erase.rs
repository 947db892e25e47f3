//! `erase`: a response goes and does not come back; and what still holds it is named.

use clap::Args;
use uuid::Uuid;

use super::copied::CopyArgs;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_office::copy;
use mitreden_office::database::noted;
use mitreden_office::erase::erase;
use mitreden_office::failure::Failure;
use mitreden_office::results::survey;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Erase responses for good
#[derive(Args)]
#[command(
    after_help = "Only a keyed hash of the id stays, so that the response does not come back by import, merge or hand-in. It goes from the store and what was put aside of it, from the files of records and tables among the results, from the merged dataset, which `merge` makes anew, with --store from the database, and with --to from a copy of the dataset. Files made before that still hold it are named, and databases that keep answers or a copy, too.\n\nExamples:\n  mitreden erase digitales-leoben-2026 0f8fad5b-d9cb-469f-a165-70867728950e"
)]
pub(super) struct EraseArgs {
    /// The survey's id or path
    survey: String,
    /// The ids of the responses
    #[arg(required = true, value_name = "ID")]
    ids: Vec<Uuid>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    copied: CopyArgs,
}

pub(super) fn run(args: &EraseArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let survey = survey(folder, &args.survey)?;
    let ids = args.ids.iter().copied().collect();
    let places = (&args.store.server(), &args.copied.place());
    let erased = erase(folder, &survey, &ids, places)?;
    for (id, n) in &erased.found {
        ui.say("erased", &[("id", id.to_string().into()), ("n", (*n).into())]);
    }
    erased.holding.tell(&survey, ui)?;
    if erased.was_handed_in {
        ui.say("erase-handed", &[("survey", survey.as_str().into())]);
    }
    if erased.is_busy {
        ui.warn("erase-busy", &[]);
    }
    ui.say("erase-reach", &[]);
    let is_whole = erased.failed.is_empty() && erased.copies.is_empty();
    for failure in erased.failed {
        ui.failure(failure);
    }
    if !erased.copies.is_empty() {
        ui.failure(copy::left(&erased.copies, &survey));
    }
    match (erased.left.is_empty(), is_whole) {
        (false, _) => Err(noted::left(&erased.left, &survey)),
        (true, false) => Err(Failure::AlreadyReported),
        (true, true) => Ok(()),
    }
}
