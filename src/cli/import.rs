//! `import`: foreign responses into the survey's store, by a mapping of their columns.

mod telling;

use std::path::{Path, PathBuf};

use clap::Args;

use self::telling::Telling;
use super::ui::Ui;
use mitreden_define::survey::Survey;
use mitreden_keep::store::SourceHolds;
use mitreden_office::failure::Failure;
use mitreden_office::import::{self as office, ImportWish, import};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// How many examples of each kind of rejection are shown.
const EXAMPLES: usize = 10;

/// Take in responses from a table or JSON lines
#[derive(Args)]
#[command(
    after_help = "A table is CSV or XLSX. Importing again replaces: what a mended mapping or a corrected file says of the same people counts, and nobody is there twice.\n\nExamples:\n  mitreden import kcmo answers.csv --map kcmo.import.yaml\n  mitreden import kcmo answers.csv --map kcmo.import.yaml --whole\n  mitreden import kcmo --undo kcmo"
)]
pub(super) struct ImportArgs {
    /// The survey's id or path
    survey: String,
    /// The file with the responses
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// The file that says how its columns become answers
    #[arg(long, value_name = "MAPPING", required_unless_present = "undo")]
    map: Option<PathBuf>,
    /// The file stands for all of its source: what it lacks is withdrawn
    #[arg(long)]
    whole: bool,
    /// The file holds only new rows, beside those of before
    #[arg(long, conflicts_with = "whole")]
    more: bool,
    /// What was imported under this name, of a file or source, are the same people
    #[arg(long, value_name = "NAME")]
    was: Vec<String>,
    /// What was imported under this name, of a file or source, are other people
    #[arg(long, value_name = "NAME")]
    was_not: Vec<String>,
    /// Take back all that was imported from a source
    #[arg(long, value_name = "SOURCE", conflicts_with_all = ["file", "map", "whole", "more", "was", "was_not"])]
    undo: Option<String>,
}

pub(super) fn run(args: &ImportArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    match (&args.undo, &args.file, &args.map) {
        (Some(source), _, _) => undo(source, folder, &survey, ui),
        (None, Some(file), Some(map)) => take_in(args, (file, map), (folder, &survey), ui),
        // The command line asks for both.
        (None, _, _) => Err(Failure::Bug("neither a file nor a source".to_owned())),
    }
}

fn take_in(
    args: &ImportArgs,
    (file, map): (&Path, &Path),
    (folder, survey): (&Folder, &Survey),
    ui: &Ui,
) -> Result<(), Failure> {
    let holds = match (args.more, args.whole) {
        (true, _) => SourceHolds::More,
        (_, true) => SourceHolds::Whole,
        _ => SourceHolds::Unsaid,
    };
    let wish = ImportWish { file, map, holds, was: &args.was, was_not: &args.was_not };
    let imported = import(folder, survey, wish, ui)?;
    Ui::result(&imported.report.to_text(EXAMPLES, ui.lang))?;
    if imported.report.rows_out == 0 {
        return Err(Failure::user("failure-nothing-imported"));
    }
    Telling { file, survey }.tell(imported, ui)
}

fn undo(source: &str, folder: &Folder, survey: &Survey, ui: &Ui) -> Result<(), Failure> {
    let undone = office::undo(folder, survey, source)?;
    ui.say("import-undone", &[("n", undone.responses.into()), ("source", source.into())]);
    if undone.handed_in > 0 {
        ui.say("import-undone-handed", &[("n", undone.handed_in.into())]);
    }
    Ok(())
}
