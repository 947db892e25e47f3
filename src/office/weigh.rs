//! The weights of a survey's respondents alone, for the team.

use std::path::PathBuf;
use std::sync::Arc;

use crate::failure::Failure;
use crate::results::made::remove_weights;
use crate::results::{WEIGHTS, WEIGHTS_TABLE};
use crate::sources;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::dataset::PlainOutputs;
use mitreden_count::replicates::{ReplicateError, ReplicateWish};
use mitreden_count::study::{Study, Weights, Who};
use mitreden_count::weighing::{ReplicateAccount, WeighingError, WeighingProtocol, weigh};
use mitreden_define::survey::Survey;

/// Which weights are wished for.
#[derive(Clone, Copy, Debug)]
pub struct WeighWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// Whether the table for machines is written.
    pub parquet: bool,
    /// Whether the table for spreadsheets is written.
    pub csv: bool,
    /// The replicates, where some are wished for.
    pub replicates: Option<ReplicateWish>,
    /// Whether they are made although too much could not be read.
    pub accept_losses: bool,
}

/// The weights of a survey: where they lie, and how they were made.
pub struct WeighedSurvey {
    /// The survey, with what its earlier versions asked.
    pub survey: Arc<Survey>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// How the weights were made.
    pub protocol: WeighingProtocol,
    /// What must be known to use the replicates.
    pub replicates: Option<ReplicateAccount>,
    /// Whether some of the answers are made up.
    pub simulated: bool,
    /// How many respondents have a weight.
    pub n: u64,
    /// The files that were written.
    pub files: Vec<PathBuf>,
}

/// Writes the weights of a survey's respondents beside its answers.
pub fn weights(
    folder: &Folder,
    wish: WeighWish<'_>,
    teller: &dyn Teller,
) -> Result<WeighedSurvey, Failure> {
    let (_, today) = folder.open(wish.survey)?;
    let _working = teller.working("busy-weighing");
    let opened = sources::open(folder, &today, &folder.definition_files(wish.survey)?)?;
    let survey = Arc::clone(&opened.union.survey);
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let weighing = weigh(&study, wish.replicates).map_err(|error| failure(error, &survey))?;
    let results = folder.results(&today);
    folder.make(&results)?;
    let [parquet, csv] = [(wish.parquet, WEIGHTS), (wish.csv, WEIGHTS_TABLE)]
        .map(|(is_wished, name)| is_wished.then(|| results.join(name)));
    // One of an earlier run would not belong to what is written now.
    remove_weights(&results)?;
    let out = PlainOutputs { parquet: parquet.as_deref(), csv: csv.as_deref() };
    let n = weighing.write(out)?;
    let replicates = weighing.account();
    let (weights, simulated) = (study.weights(), study.is_simulated());
    let protocol = weighing.protocol;
    drop(study);
    let files = parquet.into_iter().chain(csv).collect();
    Ok(WeighedSurvey { survey, weights, protocol, replicates, simulated, n, files })
}

fn failure(error: WeighingError, survey: &Survey) -> Failure {
    match error {
        WeighingError::Unweighted => {
            Failure::user("failure-unweighted").word("survey", survey.id.as_str())
        }
        WeighingError::TooFew(n) => Failure::user("failure-too-few-to-weigh").word("n", n),
        WeighingError::Count(error) => error.into(),
        WeighingError::Replicates(ReplicateError::OneCluster) => {
            Failure::user("failure-replicates-one")
        }
        WeighingError::Replicates(ReplicateError::LoneCluster) => {
            Failure::user("failure-replicates-lone")
        }
        WeighingError::Replicates(ReplicateError::TooMany { replicates, rows }) => {
            Failure::user("failure-replicates-many").word("n", replicates).word("rows", rows)
        }
    }
}
