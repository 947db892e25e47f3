//! Weights alone, for whoever goes on with them elsewhere: one row for each respondent who counts,
//! with the stratum and cluster that the design sees them in, and replicates where they are wished
//! for.
//!
//! They are for the team: a weight tells which combination of the margins somebody belongs to.

mod replicated;
mod rows;

use crate::merge::{BaseWeights, Raking, Summed, Weighting, sum_of_weights};
use crate::replicates::{ReplicateError, ReplicateWish, Replicates};
use crate::study::{CountError, Study};

pub use replicated::{ModeShare, ReplicateAccount};

/// Why there are no weights.
#[derive(Debug, thiserror::Error)]
pub enum WeighingError {
    /// Nothing is known by which one respondent could count more than another.
    #[error("nothing is weighted: the survey has no population and no response a base weight")]
    Unweighted,
    /// Too few respondents count to be weighted to the population.
    #[error("the {0} responses that count are too few to be weighted")]
    TooFew(u64),
    /// The weights cannot be computed, or the dataset cannot be read.
    #[error(transparent)]
    Count(#[from] CountError),
    /// There are no replicates.
    #[error(transparent)]
    Replicates(#[from] ReplicateError),
}

/// How the weights were made, with every number.
#[derive(Debug, Clone, PartialEq)]
pub struct WeighingProtocol {
    /// The base weights that responses came with; `None` where none did.
    pub base_weights: Option<BaseWeights>,
    /// How respondents were weighted to the population; `None` where they were not.
    pub weighting: Option<Weighting>,
    /// How many respondents count, where they are too few to be weighted to the population.
    pub too_few_to_weight: Option<u64>,
}

/// The weights of a study.
pub struct Weighing<'a> {
    study: &'a Study<'a>,
    /// What weights are multiplied by, so that they add up to what they should.
    scale: f64,
    /// How they were made.
    pub protocol: WeighingProtocol,
    replicates: Option<(ReplicateWish, Replicates)>,
}

/// Prepares the weights of a study, and their replicates.
pub fn weigh<'a>(
    study: &'a Study<'a>,
    wish: Option<ReplicateWish>,
) -> Result<Weighing<'a>, WeighingError> {
    let sample = &study.sample;
    let n = study.base().n;
    let too_few = (sample.has_margins() && study.weighting.is_none()).then_some(n);
    let population = study.survey.population.as_ref().filter(|_| too_few.is_none());
    let base_weights = base_weights(study)?;
    if base_weights.is_none() && population.is_none() {
        return Err(too_few.map_or(WeighingError::Unweighted, WeighingError::TooFew));
    }
    let weighting = population.map(|population| {
        let (sum, summed) = sum_of_weights(population, n);
        weighting(study, sum, summed)
    });
    let scale = weighting.as_ref().map_or(1.0, |all| all.sum / study.design.n_hat());
    let drawn = wish.map(|wish| Ok::<_, WeighingError>((wish, study.draw(wish)??)));
    Ok(Weighing {
        study,
        scale,
        protocol: WeighingProtocol { base_weights, weighting, too_few_to_weight: too_few },
        replicates: drawn.transpose()?,
    })
}

/// What those who count brought along.
fn base_weights(study: &Study<'_>) -> Result<Option<BaseWeights>, CountError> {
    let mut brought = Vec::new();
    for batch in study.dataset.batches(&["base_weight"]) {
        let batch = batch?;
        let column = batch.numbers("base_weight")?;
        let counts = |(row, _): &(usize, _)| study.sample.cell(batch.first + row).is_some();
        brought.extend(column.iter().enumerate().filter(counts).map(|(_, d)| d));
    }
    Ok(BaseWeights::of(brought.into_iter()))
}

/// How respondents were weighted to the population, as a merge tells it.
fn weighting(study: &Study<'_>, sum: f64, summed: Summed) -> Weighting {
    Weighting {
        n: study.base().n,
        outside: study.sample.outside,
        unknown: study.sample.unknown,
        sum,
        summed,
        rake: study.weighting.clone().map(|protocol| {
            let leveraged = study.sample.leveraged(study.design.calibrated_on(), &protocol);
            Raking::new(protocol, leveraged)
        }),
    }
}
