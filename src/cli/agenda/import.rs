//! `agenda import`: a table as `agenda export` writes it, with lines added.

use std::path::PathBuf;

use clap::Args;

use super::super::ui::Ui;
use mitreden_office::agenda::{TakenIn, take_in};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Take in lines that were added to an exported table
#[derive(Args)]
#[command(
    after_help = "Each row that was not there becomes a new last line of its measure's history: measure, on, status and notes are read, other cells may stay empty. Nothing else can be changed so: changed or missing rows, other columns, new measures are told with row and column, and nothing is written. A table as it was exported changes nothing.\n\nExamples:\n  mitreden agenda import agenda.csv"
)]
pub(super) struct ImportArgs {
    /// The table: CSV in UTF-8, separated by commas or semicolons
    file: PathBuf,
}

/// How many problems are told before the rest is only counted.
const MOST: usize = 30;

pub(super) fn run(args: &ImportArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (added, path) = match take_in(folder, &args.file, (ui.lang, ui.today()))? {
        TakenIn::Added(added, path) => (added, path),
        TakenIn::Refused(troubles) => {
            let n = troubles.len();
            let path = args.file.display().to_string();
            for mut trouble in troubles.into_iter().take(MOST) {
                trouble.words.push(("path", (&path).into()));
                ui.error(trouble.id, &trouble.words);
            }
            return Err(Failure::user("failure-agenda-import")
                .word("n", n)
                .word("more", n.saturating_sub(MOST)));
        }
    };
    if added.is_empty() {
        ui.say("agenda-import-nothing", &[("path", path.into())]);
        return Ok(());
    }
    let mut measures: Vec<_> = added.iter().map(|entry| &entry.measure).collect();
    measures.sort();
    measures.dedup();
    let words =
        [("n", added.len().into()), ("measures", measures.len().into()), ("path", path.into())];
    ui.say("agenda-imported", &words);
    Ok(())
}
