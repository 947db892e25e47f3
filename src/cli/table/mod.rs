//! `table`: one question by another, among anybody, for the team.

mod csv;
mod json;
mod markdown;
mod terminal;
mod words;

use clap::{Args, ValueEnum};

use super::rank::FEW;
use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_office::failure::Failure;
use mitreden_office::table::{TableWish, table};
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;

/// Tabulate a question, by another or among some, for the team
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden table digitales-leoben-2026 used --by age\n  mitreden table digitales-leoben-2026 satisfied --where \"'phone-parking' in used\""
)]
pub(super) struct TableArgs {
    /// The survey's id or path
    survey: String,
    /// The question
    question: String,
    /// A column for each option of this single choice, for each mode (`mode`), or for whether a condition holds
    #[arg(long, value_name = "QUESTION|CONDITION")]
    by: Option<String>,
    /// Only those of whom this condition holds
    #[arg(long = "where", value_name = "CONDITION")]
    rows: Option<String>,
    /// Also how many people are behind each share
    #[arg(long)]
    exact: bool,
    /// Count although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// How the table is written: table, json, csv or md; json and csv give numbers unrounded
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// What must be known of everything that is not protected against what a report tells.
pub(super) fn for_the_team(lang: Lang) -> String {
    lang.say("table-for-the-team", &[("least", SHARE_HIDDEN_BELOW.into())])
}

/// Says how many are left out, few of them only as few; nothing where nobody is.
pub(super) fn left_out(lang: Lang, id: &str, n: u64) -> Option<String> {
    let case = if n < SHARE_HIDDEN_BELOW { "few" } else { "many" };
    let count = Word::from(lang.integer(n));
    let words = [("count", count), ("case", case.into()), ("least", SHARE_HIDDEN_BELOW.into())];
    (n > 0).then(|| lang.say(id, &words))
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Md,
}

pub(super) fn run(args: &TableArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish = TableWish {
        survey: &args.survey,
        question: &args.question,
        by: args.by.as_deref(),
        rows: args.rows.as_deref(),
        accept_losses: args.accept_losses,
    };
    let tabulated = table(folder, wish, ui)?;
    let tag = ui.tag_for(&tabulated.survey);
    let words = words::TableWords::new(&tabulated, &wish, tag, args.exact);
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
