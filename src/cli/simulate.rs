//! `simulate`: made-up respondents, to try a survey before anyone is asked.
//!
//! Neither format holds the answers in memory: any respondent can be made up by their number, so
//! lines are written in the order of ids, which are drawn first; rows are staged and sorted on
//! disk.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::archives::keep_beside;
use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::sources::scratch;
use super::ui::Ui;
use mitreden_ask::interview::Plan;
use mitreden_ask::simulate::{Simulation, Wish};
use mitreden_count::dataset::{About, Columns, DatasetError, Stage};
use mitreden_count::merge::made::with_definitions;
use mitreden_define::survey::Survey;
use mitreden_keep::files::write_with;

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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Jsonl,
    Parquet,
}

impl Format {
    fn file(self) -> &'static str {
        match self {
            Self::Jsonl => "simulated.jsonl",
            Self::Parquet => "simulated.parquet",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Jsonl => Self::Parquet,
            Self::Parquet => Self::Jsonl,
        }
    }
}

pub(super) fn run(args: &SimulateArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let Some(n) = args.n.filter(|_| !args.remove) else { return remove(folder, &survey, ui) };
    let plan = Plan::new(survey.clone())?;
    let simulation = Simulation::new(&plan, Wish { seed: args.seed, today: ui.now.date() });
    let format = args.format.unwrap_or(if n > LINES { Format::Parquet } else { Format::Jsonl });
    let results = folder.results(&survey);
    let path = results.join(format.file());
    folder.make(&results)?;
    keep_beside(&results, &survey.definition)?;
    let bar = ui.progress(n);
    match format {
        Format::Jsonl => {
            lines(&simulation, n, &path, &bar).map_err(|error| unwritable(&path, &error))?;
        }
        Format::Parquet => table(&survey, &simulation, n, (&path, &bar))?,
    }
    bar.finish_and_clear();
    let words = [
        ("n", n.into()),
        ("count", ui.lang.integer(n).into()),
        ("path", path.display().to_string().into()),
    ];
    ui.say("simulated-written", &words);
    replace(&results.join(format.other().file()), ui)
}

/// Takes all made-up respondents away, and what was made of them.
fn remove(folder: &Folder, survey: &Survey, ui: &mut Ui) -> Result<(), Failure> {
    let results = folder.results(survey);
    let made_up: Vec<_> =
        [Format::Jsonl, Format::Parquet].map(|format| results.join(format.file())).into();
    let there: Vec<_> = made_up.into_iter().filter(|path| path.exists()).collect();
    if there.is_empty() {
        let none = Failure::user("failure-none-simulated").word("survey", survey.id.as_str());
        return Err(none.word("folder", results.display().to_string()));
    }
    for path in there {
        fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
        ui.say("simulated-removed", &[("path", path.display().to_string().into())]);
    }
    ui.say("simulated-left", &[("survey", survey.id.as_str().into())]);
    Ok(())
}

/// Takes away the respondents made up before in the other format: both files together would be two
/// surveys in one.
fn replace(before: &Path, ui: &mut Ui) -> Result<(), Failure> {
    match fs::remove_file(before) {
        Ok(()) => ui.say("simulated-replaced", &[("path", before.display().to_string().into())]),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(unwritable(before, &error)),
    }
    Ok(())
}

/// Writes lines in the order of ids.
fn lines(simulation: &Simulation<'_>, n: u64, path: &Path, bar: &ProgressBar) -> io::Result<()> {
    let mut order: Vec<_> = (0..n).map(|index| (simulation.id(index), index)).collect();
    order.sort_unstable();
    write_with(path, |file| {
        for (_, index) in &order {
            writeln!(file, "{}", simulation.record(*index).to_line())?;
            bar.inc(1);
        }
        Ok(())
    })
}

/// Writes rows, sorted by id.
fn table(
    survey: &Survey,
    simulation: &Simulation<'_>,
    n: u64,
    (path, bar): (&Path, &ProgressBar),
) -> Result<(), Failure> {
    let columns = Columns::of(survey).map_err(DatasetError::from)?;
    let scratch = scratch()?;
    let mut stage = Stage::new(survey, &columns, scratch.path());
    for index in 0..n {
        let record = simulation.record(index);
        let answers = record.answers_of(survey).map_err(|error| Failure::Bug(error.to_string()))?;
        stage.push(&record, &answers, None)?;
        bar.inc(1);
    }
    Ok(stage.save(path, &with_definitions(About::new(), [&survey.definition]))?)
}
