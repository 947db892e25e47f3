//! `check`: every problem of the town's files and questionnaires, with its place.

use clap::{Args, ValueEnum};

use super::ui::Ui;
use mitreden_base::diagnostics::{Severity, to_json, to_text};
use mitreden_office::check::{Checked, check};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Find every problem in questionnaires and the town's files
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden check\n  mitreden check digitales-leoben-2026 --format json"
)]
pub(super) struct CheckArgs {
    /// A survey's id or path; all the town's files if left out
    survey: Option<String>,
    /// How the problems are written: table (lines and carets, for people) or json
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

pub(super) fn run(args: &CheckArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let Checked { problems, files } = check(folder, args.survey.as_deref(), ui)?;
    match args.format {
        Format::Json => Ui::result(&format!("{:#}\n", to_json(&problems, ui.speech())))?,
        Format::Table => Ui::result(&to_text(&problems, ui.speech(), ui.diagnostics_style()))?,
    }
    let count = |severity| problems.count(severity);
    let (errors, warnings, notes) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let id = match (errors + warnings, notes) {
        (0, 0) => "check-fine",
        (0, _) => "check-notes",
        _ => "check-summary",
    };
    let words = [
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("notes", notes.into()),
        ("files", files.into()),
    ];
    ui.say(id, &words);
    if errors > 0 { Err(Failure::AlreadyReported) } else { Ok(()) }
}
