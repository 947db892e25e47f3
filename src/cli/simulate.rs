//! `simulate`: made-up respondents, to try a survey before anyone is asked.

use clap::{Args, ValueEnum};

use super::ui::Ui;
use mitreden_office::failure::Failure;
use mitreden_office::simulate::{self as office, Simulated, simulate};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Up to so many respondents are written as lines, which people can read and git can compare.
const LINES: u64 = 100_000;

/// Make up respondents, each marked as simulated
#[derive(Args)]
#[command(
    after_help = "They are written to results/SURVEY/simulated.jsonl or .parquet. As soon as one person has answered, made-up respondents are left out of all numbers; --remove takes them away.\n\nExamples:\n  mitreden simulate digitales-leoben-2026 -n 300\n  mitreden simulate digitales-leoben-2026 -n 1200 --seed 2026\n  mitreden simulate digitales-leoben-2026 --remove"
)]
pub(super) struct SimulateArgs {
    /// The survey's id or path
    survey: String,
    /// How many respondents
    #[arg(short, value_name = "N", required_unless_present = "remove")]
    n: Option<u64>,
    /// What all of them come from: the same seed makes the same respondents
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// jsonl (lines people can read) or parquet; if left out, jsonl up to 100,000 respondents
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Take those made up before away
    #[arg(long, conflicts_with_all = ["n", "seed", "format"])]
    remove: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Parquet,
}

impl From<Format> for office::SimulationFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jsonl => Self::Jsonl,
            Format::Parquet => Self::Parquet,
        }
    }
}

pub(super) fn run(args: &SimulateArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let Some(n) = args.n.filter(|_| !args.remove) else {
        for path in office::remove(folder, &survey)? {
            ui.say("simulated-removed", &[("path", path.display().to_string().into())]);
        }
        ui.say("simulated-left", &[("survey", survey.id.as_str().into())]);
        return Ok(());
    };
    let format = args.format.unwrap_or(if n > LINES { Format::Parquet } else { Format::Jsonl });
    let Simulated { path, replaced } =
        simulate(folder, &survey, (n, args.seed), format.into(), ui)?;
    let words = [
        ("n", n.into()),
        ("count", ui.lang.integer(n).into()),
        ("path", path.display().to_string().into()),
    ];
    ui.say("simulated-written", &words);
    if let Some(before) = replaced? {
        ui.say("simulated-replaced", &[("path", before.display().to_string().into())]);
    }
    Ok(())
}
