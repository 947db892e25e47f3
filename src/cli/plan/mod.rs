//! `plan`: how many must be asked, before anybody is.

mod json;
mod text;

use clap::{Args, ValueEnum};

use super::ui::Ui;
use mitreden_base::locale::parse_number;
use mitreden_office::failure::Failure;
use mitreden_office::plan::{PlanWish, plan};
use mitreden_office::town::Folder;

/// Say how many to ask, and in how many street shifts, to tell needs apart
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden plan digitales-leoben-2026 --difference 8\n  mitreden plan digitales-leoben-2026 --online 400 --shifts 12 --per-shift 25"
)]
pub(super) struct PlanArgs {
    /// The survey's id or path
    survey: String,
    /// Points (of 100) by which needs differ that are told apart
    #[arg(long, value_name = "POINTS", default_value = "10", value_parser = points)]
    difference: f64,
    /// The part of such surveys in which they are, 0.5 to 0.99
    #[arg(long, value_name = "PART", default_value = "0.8", value_parser = power)]
    power: f64,
    /// How many answer one by one, as online; else the fewest needed
    #[arg(long, value_name = "N")]
    online: Option<u64>,
    /// In how many street shifts people are asked
    #[arg(long, value_name = "N")]
    shifts: Option<u64>,
    /// How many are asked in a shift
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=1000))]
    per_shift: Option<u64>,
    /// The survey whose answers say what to expect; else this one's
    #[arg(long, value_name = "SURVEY")]
    like: Option<String>,
    /// How alike people of one shift are: intraclass correlation, 0 to 1
    #[arg(long, value_name = "RHO", value_parser = icc)]
    icc: Option<f64>,
    /// What weighting costs: the design effect, from 1 on
    #[arg(long, value_name = "DEFF", value_parser = deff)]
    deff: Option<f64>,
    /// How many surveys are made up to check it
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(20..=100_000))]
    surveys: u64,
    #[arg(long, default_value_t = 1, hide = true)]
    seed: u64,
    /// How the plan is written: table or json
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

fn between(text: &str, low: f64, high: f64) -> Result<f64, String> {
    let number = parse_number(text).filter(|number| (low..=high).contains(number));
    number.ok_or_else(|| format!("write a number from {low} to {high}"))
}

fn points(text: &str) -> Result<f64, String> {
    between(text, 0.5, 90.0)
}

fn power(text: &str) -> Result<f64, String> {
    between(text, 0.5, 0.99)
}

fn icc(text: &str) -> Result<f64, String> {
    between(text, 0.0, 1.0)
}

fn deff(text: &str) -> Result<f64, String> {
    between(text, 1.0, 20.0)
}

pub(super) fn run(args: &PlanArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish = PlanWish {
        survey: &args.survey,
        like: args.like.as_deref(),
        difference: args.difference,
        power: args.power,
        online: args.online,
        shifts: args.shifts,
        per_shift: args.per_shift,
        icc: args.icc,
        deff: args.deff,
        surveys: (args.surveys, args.seed),
    };
    let plan = plan(folder, wish, ui)?;
    let text = match args.format {
        Format::Table => text::text(&plan, &wish, ui),
        Format::Json => json::json(&plan, &wish)?,
    };
    Ui::result(&text)?;
    Ok(())
}
