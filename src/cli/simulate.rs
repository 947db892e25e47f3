//! `simulate`: made-up respondents, to try a survey before anyone is asked.

use std::io::Write;

use clap::Args;
use indicatif::ProgressBar;

use super::failure::Failure;
use super::folder::Folder;
use super::ui::Ui;
use crate::ask::interview::Plan;
use crate::ask::simulate::{Simulation, Wish};
use crate::keep::files::write_with;

/// Make up respondents, each marked as simulated, in results/SURVEY/simulated.jsonl
#[derive(Args)]
#[command(after_help = "Example: mitreden simulate digitales-leoben-2026 -n 1200 --seed 7")]
pub(super) struct SimulateArgs {
    /// The survey's id or path
    survey: String,
    /// How many respondents
    #[arg(short, value_name = "N")]
    n: u64,
    /// What all of them come from: the same seed makes the same respondents
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(super) fn run(args: &SimulateArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let plan = Plan::new(&survey).map_err(|error| Failure::user(error.to_string()))?;
    let simulation = Simulation::new(&plan, Wish { seed: args.seed, today: ui.now.date() });
    let path = folder.results(&survey).join("simulated.jsonl");
    folder.make(&folder.results(&survey))?;
    let bar = ui.progress(args.n);
    let mut records: Vec<_> = (0..args.n).map(|index| simulation.record(index)).map(|record| with(&bar, record)).collect();
    records.sort_by_key(|record| record.id);
    write_with(&path, |file| records.iter().try_for_each(|record| writeln!(file, "{}", record.to_line())))
        .map_err(|error| super::folder::unwritable(&path, &error))?;
    bar.finish_and_clear();
    let words = [("n", args.n.into()), ("count", ui.lang.integer(args.n).into()), ("path", path.display().to_string().into())];
    ui.say("simulated-written", &words);
    Ok(())
}

/// Hands a value on and moves the bar.
fn with<T>(bar: &ProgressBar, value: T) -> T {
    bar.inc(1);
    value
}
