//! `rank`: the needs in order, with how sure the order is.

mod below;
mod budget;
mod csv;
mod json;
mod markdown;
mod modes;
mod of_mode;
pub(super) mod replicated;
mod table;
mod words;

use clap::{Args, ValueEnum};

use super::table::{for_the_team, left_out};
use super::ui::Ui;
use mitreden_base::diagnostics::nearest;
use mitreden_count::rank::{Below, ListRanking, RankedNeed, Ranking};
use mitreden_count::tables::{Grouper, ModeEffects};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::Mode;
use mitreden_office::failure::Failure;
use mitreden_office::rank::{NeedOrders, RankWish, rank};
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;

/// Rank the needs, with how sure that order is
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden rank digitales-leoben-2026 --by age\n  mitreden rank digitales-leoben-2026 --format csv > needs.csv\n  mitreden rank digitales-leoben-2026 --budget 50000"
)]
pub(super) struct RankArgs {
    /// The survey's id or path
    survey: String,
    /// One ranking for each option of this single choice, for each mode (`mode`), or for whether a condition holds
    #[arg(long, value_name = "QUESTION|CONDITION")]
    by: Option<String>,
    /// Only those of whom this condition holds: for the team
    #[arg(long = "where", value_name = "CONDITION")]
    rows: Option<String>,
    /// Only answers that came in by online, kiosk, street, phone or paper
    #[arg(long, value_name = "MODE", value_parser = mode)]
    mode: Option<Mode>,
    /// The agenda's measures that so much would buy by equal shares (team)
    #[arg(long, value_name = "EUR", value_parser = budget::amount)]
    budget: Option<u64>,
    /// A merged.parquet elsewhere, or the database of `merge --to`
    #[arg(long, value_name = "FILE|URL", conflicts_with = "budget")]
    dataset: Option<String>,
    /// Rank although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// How the ranking is written: table, json, csv or md; json and csv give numbers unrounded
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

/// How orders were asked for.
struct Asked<'a> {
    /// What makes the groups, and as it was written.
    by: Option<(&'a Grouper, &'a str)>,
    /// The condition that those have in common whom the orders are of.
    rows: Option<&'a str>,
    is_for_the_team: bool,
    /// How those who answered in each way differ.
    modes: Option<&'a ModeEffects>,
}

fn mode(word: &str) -> Result<Mode, String> {
    let words = || Mode::ALL.map(Mode::word);
    Mode::of_word(word).ok_or_else(|| match nearest(word, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", words().join(", ")),
    })
}

pub(super) fn run(args: &RankArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    if let Some(of) = args.budget {
        return budget::run(args, of, folder, ui);
    }
    let wish = RankWish {
        survey: &args.survey,
        by: args.by.as_deref(),
        rows: args.rows.as_deref(),
        mode: args.mode,
        accept_losses: args.accept_losses,
        dataset: args.dataset.as_deref(),
    };
    let NeedOrders { survey, by, rankings, is_for_the_team, unknown, modes } =
        rank(folder, wish, ui)?;
    let survey = &*survey;
    let tag = ui.tag_for(survey);
    let asked = Asked {
        by: by.as_ref().zip(args.by.as_deref()),
        rows: args.rows.as_deref(),
        is_for_the_team,
        modes: modes.as_ref(),
    };
    if is_for_the_team && matches!(args.format, Format::Json | Format::Csv) {
        ui.talk(&for_the_team(ui.lang));
    }
    let text = match args.format {
        Format::Table => table::terminal(survey, &rankings, &asked, ui),
        Format::Md => markdown::markdown(survey, &rankings, &asked, tag),
        Format::Json => json::json(survey, &rankings, &asked, tag)?,
        Format::Csv => csv::csv(survey, &rankings, tag)?,
    };
    Ui::result(&text)?;
    if let Some(left_out) = left_out(ui.lang, "table-unknown", unknown) {
        ui.talk(&left_out);
    }
    Ok(())
}

/// How many of a ranking had a need on their list; nothing where no order is shown.
fn asked(ranking: &Ranking, need: &RankedNeed) -> Option<u64> {
    match need.place {
        Err(Below::List) => {
            list_of(ranking, need.need).and_then(|list| list.ranking.n.get().copied())
        }
        _ => ranking.n.get().copied(),
    }
}

/// What programs are told of numbers that are left out: they are of few, or would tell of few.
pub(super) const FEW: &str = "few";

/// A share as percent; one that was rounded has no more digits in percent, either.
fn percent(ranking: &Ranking, share: f64) -> f64 {
    if ranking.is_rounded { (1e4 * share).round() / 1e2 } else { 100.0 * share }
}

/// The list on which a need stands that not everybody was asked about.
fn list_of(ranking: &Ranking, need: NeedIndex) -> Option<&ListRanking> {
    ranking.lists.iter().find(|list| list.of.contains(&need))
}
