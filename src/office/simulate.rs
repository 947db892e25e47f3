//! Made-up respondents, to try a survey before anyone is asked.
//!
//! Neither format holds the answers in memory: any respondent can be made up by their number, so
//! lines are written in the order of ids, which are drawn first; rows are staged and sorted on
//! disk.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unwritable};
use crate::results::archives::keep_beside;
use crate::results::scratch;
use crate::teller::{Teller, Working};
use crate::town::Folder;
use mitreden_ask::interview::Plan;
use mitreden_ask::simulate::{Simulation, SimulationWish};
use mitreden_count::dataset::{About, Columns, DatasetError, Stage};
use mitreden_count::merge::made::with_definitions;
use mitreden_define::survey::Survey;
use mitreden_keep::files::write_with;

/// The format in which simulated respondents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulationFormat {
    /// Lines of JSON, which people can read and git can compare.
    Jsonl,
    /// A table in Parquet.
    Parquet,
}

impl SimulationFormat {
    /// The name of the file.
    fn file(self) -> &'static str {
        match self {
            Self::Jsonl => "simulated.jsonl",
            Self::Parquet => "simulated.parquet",
        }
    }

    /// The other of the two formats.
    fn other(self) -> Self {
        match self {
            Self::Jsonl => Self::Parquet,
            Self::Parquet => Self::Jsonl,
        }
    }
}

/// The result of simulating respondents.
pub struct Simulated {
    /// The path of the file.
    pub path: PathBuf,
    /// The file in the other format, which was removed, as both together would count as one survey.
    pub replaced: Result<Option<PathBuf>, Failure>,
}

/// Simulates so many respondents of a seed and writes them in place of earlier ones.
pub fn simulate(
    folder: &Folder,
    survey: &Survey,
    (n, seed): (u64, u64),
    format: SimulationFormat,
    teller: &dyn Teller,
) -> Result<Simulated, Failure> {
    let plan = Plan::new(survey.clone())?;
    let simulation = Simulation::new(&plan, SimulationWish { seed, today: teller.today() });
    let results = folder.results(survey);
    let path = results.join(format.file());
    folder.make(&results)?;
    keep_beside(&results, &survey.definition)?;
    let working = teller.counting(n);
    match format {
        SimulationFormat::Jsonl => {
            lines(&simulation, n, &path, &*working).map_err(|error| unwritable(&path, &error))?;
        }
        SimulationFormat::Parquet => table((folder, survey), &simulation, n, (&path, &*working))?,
    }
    Ok(Simulated { path, replaced: replace(results.join(format.other().file())) })
}

/// Removes all simulated respondents; returns the files they were in.
pub fn remove(folder: &Folder, survey: &Survey) -> Result<Vec<PathBuf>, Failure> {
    let results = folder.results(survey);
    let made_up: Vec<_> = [SimulationFormat::Jsonl, SimulationFormat::Parquet]
        .map(|format| results.join(format.file()))
        .into();
    let there: Vec<_> = made_up.into_iter().filter(|path| path.exists()).collect();
    if there.is_empty() {
        let none = Failure::user("failure-none-simulated").word("survey", survey.id.as_str());
        return Err(none.word("folder", results.display().to_string()));
    }
    for path in &there {
        fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
    }
    Ok(there)
}

fn replace(before: PathBuf) -> Result<Option<PathBuf>, Failure> {
    match fs::remove_file(&before) {
        Ok(()) => Ok(Some(before)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unwritable(&before, &error)),
    }
}

/// Writes respondents as lines, in the order of ids.
fn lines(
    simulation: &Simulation<'_>,
    n: u64,
    path: &Path,
    working: &dyn Working,
) -> io::Result<()> {
    let mut order: Vec<_> = (0..n).map(|index| (simulation.id(index), index)).collect();
    order.sort_unstable();
    write_with(path, |file| {
        for (_, index) in &order {
            writeln!(file, "{}", simulation.record(*index).to_line())?;
            working.step();
        }
        Ok(())
    })
}

/// Writes respondents as rows of a table, sorted by id.
fn table(
    (folder, survey): (&Folder, &Survey),
    simulation: &Simulation<'_>,
    n: u64,
    (path, working): (&Path, &dyn Working),
) -> Result<(), Failure> {
    let columns = Columns::of(survey).map_err(DatasetError::from)?;
    let scratch = scratch(folder.machine())?;
    let mut stage = Stage::new(survey, &columns, scratch.path());
    for index in 0..n {
        let record = simulation.record(index);
        let answers = record.answers_of(survey).map_err(|error| Failure::Bug(error.to_string()))?;
        stage.push(&record, &answers, None)?;
        working.step();
    }
    Ok(stage.save(path, &with_definitions(About::new(), [&survey.definition]))?)
}
