//! `agenda`: what the town does about needs, shown and kept up.

mod export;
mod import;
mod list;
mod set;
mod show;

use clap::{Args, Subcommand, ValueEnum};

use super::ui::Ui;
use mitreden_office::failure::Failure;
use mitreden_office::town::Folder;

/// Show and keep up what the town does about needs
#[derive(Args)]
#[command(
    after_help = "Measures stand in town/agenda.yaml. `set` and `import` add lines to their histories there and change nothing else.\n\nExamples:\n  mitreden agenda\n  mitreden agenda set e-forms started --note \"Tender is out\" --on 2026-09-01\n  mitreden agenda export --out agenda.csv"
)]
pub(super) struct AgendaArgs {
    #[command(subcommand)]
    action: Option<Action>,
    /// How the list is written: table, json or csv
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Subcommand)]
enum Action {
    Show(show::ShowArgs),
    Set(set::SetArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

pub(super) fn run(args: &AgendaArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    if args.action.is_some() && args.format.is_some() {
        return Err(Failure::user("failure-agenda-format"));
    }
    match &args.action {
        None => list::run(args.format.unwrap_or(Format::Table), folder, ui),
        Some(Action::Show(args)) => show::run(args, folder, ui),
        Some(Action::Set(args)) => set::run(args, folder, ui),
        Some(Action::Export(args)) => export::run(args, folder),
        Some(Action::Import(args)) => import::run(args, folder, ui),
    }
}
