//! `compare`: a survey beside an older one, for the team.

mod csv;
mod json;
mod markdown;
mod terminal;
mod words;

use clap::{Args, ValueEnum};

use super::table::for_the_team;
use super::ui::Ui;
use mitreden_base::locale::Lang;
use mitreden_office::compare::{CompareWish, compare};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;

/// Compare a survey with an older one, for the team
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden compare digital-2028 digital-2026\n  mitreden compare digital-2028 digital-2026 --format json > change.json"
)]
pub(super) struct CompareArgs {
    /// The newer survey's id or path
    survey: String,
    /// The older survey's id or path
    older: String,
    /// Compare although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// How the comparison is written: table, json, csv or md; json and csv give numbers unrounded
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Md,
}

pub(super) fn run(args: &CompareArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish =
        CompareWish { survey: &args.survey, older: &args.older, accept_losses: args.accept_losses };
    let compared = compare(folder, wish, ui)?;
    if compared.comparison.is_backwards()
        && let (Some(now), Some(then)) =
            (compared.comparison.now.days, compared.comparison.then.days)
    {
        let day = |lang: Lang, day| lang.date(day).into();
        ui.warn(
            "compare-backwards",
            &[
                ("newer", compared.now.id.as_str().into()),
                ("older", compared.then.id.as_str().into()),
                ("since", day(ui.lang, now.0)),
                ("until", day(ui.lang, now.1)),
                ("first", day(ui.lang, then.0)),
                ("last", day(ui.lang, then.1)),
            ],
        );
    }
    let tag = ui.tag_for(&compared.now);
    let words = words::CompareWords::new(&compared, tag);
    if matches!(args.format, Format::Json | Format::Csv) {
        ui.talk(&for_the_team(ui.lang));
    }
    let text = match args.format {
        Format::Table => terminal::terminal(&words, ui),
        Format::Md => markdown::markdown(&words),
        Format::Json => json::json(&words)?,
        Format::Csv => csv::csv(&words)?,
    };
    Ui::result(&text)?;
    Ok(())
}
