//! `explain`: from the number of a need back to what it is made of, for the team.

mod json;
mod text;

use clap::{Args, ValueEnum};

use super::table::for_the_team;
use super::ui::Ui;
use mitreden_office::explain::{ExplainWish, explain};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;

/// Say what the number of a need is made of, for the team
#[derive(Args)]
#[command(after_help = "Examples:\n  mitreden explain digitales-leoben-2026 parking")]
pub(super) struct ExplainArgs {
    /// The survey's id or path
    survey: String,
    /// The code of the need
    need: String,
    /// Also how many people are behind each share
    #[arg(long)]
    exact: bool,
    /// Explain although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// How it is written: text or json; json gives numbers unrounded
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: &ExplainArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish =
        ExplainWish { survey: &args.survey, need: &args.need, accept_losses: args.accept_losses };
    let (survey, explained) = explain(folder, wish, ui)?;
    let text = match args.format {
        Format::Text => text::text(&survey, &explained, args.exact, ui),
        Format::Json => {
            ui.talk(&for_the_team(ui.lang));
            json::json(&survey, &explained, args.exact)?
        }
    };
    Ui::result(&text)?;
    Ok(())
}
