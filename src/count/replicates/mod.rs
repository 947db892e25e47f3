//! Replicates of a sample: what its weights would be had other respondents come, so that the error
//! of any statistic can be seen by computing it once for each.
//!
//! Jackknife: each primary unit is left out in turn (JK1, `JKn`). Bootstrap: units are drawn with
//! replacement within strata, one fewer than there are, and rescaled (Rao & Wu 1988, JASA
//! 83:231-241). Poisson: each unit counts as often as a Poisson variable of mean 1 says, for samples
//! that chose themselves. Each replicate is raked to the margins anew, because calibration is part
//! of what is estimated.
//!
//! Random numbers are those of `ChaCha8` with a stream for each replicate: they depend on the seed
//! alone, not on threads or their number.

mod multipliers;
mod variance;

#[cfg(test)]
#[path = "../../../tests/rooms/count/replicates.rs"]
pub(crate) mod tests;

use multipliers::Multipliers;
pub use multipliers::ReplicateKind;

use crate::estimate::Design;
use crate::weights::Reraking;

/// Which replicates are wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplicateWish {
    /// How respondents are left out or drawn.
    pub kind: ReplicateKind,
    /// How many replicates are drawn; a jackknife has one for each unit.
    pub n: usize,
    /// What the random numbers follow from.
    pub seed: u64,
}

/// Why there are no replicates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplicateError {
    /// All responses are one cluster, and nothing tells how others would differ.
    #[error("all responses are one cluster")]
    OneCluster,
    /// A stratum is one cluster of several responses, from which nothing can be drawn.
    #[error("a stratum is one cluster, from which nothing can be drawn")]
    LoneCluster,
    /// There would be more numbers than anybody can use.
    #[error("{replicates} replicates of {rows} responses are too many")]
    TooMany {
        /// How many replicates there would be.
        replicates: usize,
        /// How many responses count.
        rows: usize,
    },
}

impl ReplicateError {
    /// The word for it in output formats.
    pub fn word(&self) -> &'static str {
        match self {
            Self::OneCluster => "one_cluster",
            Self::LoneCluster => "lone_cluster",
            Self::TooMany { .. } => "too_many",
        }
    }
}

/// The most numbers that are made: replicates times responses.
const MOST: usize = 200_000_000;

/// The replicates of a sample.
#[derive(Debug, Clone)]
pub struct Replicates {
    multipliers: Multipliers,
    /// What the base weights of each cell are multiplied by in each replicate.
    factors: Vec<Vec<f64>>,
    /// How many replicates could not be raked to all margins.
    pub unmet: usize,
    /// The degrees of freedom of what is estimated by them: clusters less strata.
    pub df: f64,
}

/// The rows of a sample: the cell of each that counts, and its base weight.
pub(crate) trait ReplicateRows: Sync {
    fn len(&self) -> usize;
    fn row(&self, row: usize) -> Option<(u32, f64)>;
}

/// What becomes of the weights of each replicate.
#[derive(Debug, Clone)]
pub(crate) enum Recalibration {
    /// They stay as they were drawn.
    None,
    /// They add up to what the base weights do.
    Sum,
    /// They are raked to the margins.
    Raked(Box<Reraking>),
}

impl Replicates {
    /// Draws the replicates of a sample and calibrates each.
    pub(crate) fn draw(
        design: &Design,
        rows: &impl ReplicateRows,
        calibration: &Recalibration,
        wish: ReplicateWish,
    ) -> Result<Self, ReplicateError> {
        if design.is_one_cluster() {
            return Err(ReplicateError::OneCluster);
        }
        let units = design.units((0..rows.len()).map(|row| rows.row(row).map(|(cell, _)| cell)));
        let counted = units.of_row.iter().flatten().count();
        let replicates = wish.kind.replicates(wish.n, units.len());
        if replicates.saturating_mul(counted) > MOST {
            return Err(ReplicateError::TooMany { replicates, rows: counted });
        }
        let multipliers = Multipliers::draw(units, wish)?;
        let factors = factors(design, rows, calibration, &multipliers);
        let unmet = factors.iter().filter(|(_, is_met)| !is_met).count();
        let factors = factors.into_iter().map(|(factors, _)| factors).collect();
        Ok(Self { multipliers, factors, unmet, df: design.df() })
    }

    /// How many replicates there are.
    pub fn len(&self) -> usize {
        self.factors.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

    /// What the squared distances of all replicates are multiplied by.
    pub fn scale(&self) -> f64 {
        self.multipliers.scale()
    }

    /// What the squared distance of each replicate is multiplied by.
    pub fn rscales(&self) -> Vec<f64> {
        (0..self.len()).map(|replicate| self.multipliers.rscale(replicate)).collect()
    }

    /// The primary unit that a row belongs to; `None` if it does not count.
    pub(crate) fn unit(&self, row: usize) -> Option<u32> {
        self.multipliers.units.of_row.get(row).copied().flatten()
    }

    /// What a row's base weight is multiplied by in a replicate.
    pub(crate) fn factor(&self, replicate: usize, row: usize, cell: u32) -> f64 {
        let factors = self.factors.get(replicate);
        let factor = factors.and_then(|cells| cells.get(cell as usize)).copied().unwrap_or(0.0);
        factor * self.multipliers.of_row(replicate, row)
    }
}

/// The sums of the base weights in each cell, each times what its row counts.
fn sums(design: &Design, rows: &impl ReplicateRows, times: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; design.cells()];
    for row in 0..rows.len() {
        if let Some((cell, d)) = rows.row(row)
            && let Some(sum) = sums.get_mut(cell as usize)
        {
            *sum += d * times(row);
        }
    }
    sums
}

/// The factors of the cells in each replicate, and whether its margins were met.
fn factors(
    design: &Design,
    rows: &impl ReplicateRows,
    calibration: &Recalibration,
    multipliers: &Multipliers,
) -> Vec<(Vec<f64>, bool)> {
    let all: f64 = sums(design, rows, |_| 1.0).iter().sum();
    let one = |replicate: usize, calibration: &mut Recalibration| {
        let units = multipliers.of_units(replicate);
        let drawn = sums(design, rows, |row| {
            let unit = multipliers.units.of_row.get(row).copied().flatten();
            unit.and_then(|unit| units.get(unit as usize)).copied().unwrap_or(0.0)
        });
        let level = all / drawn.iter().sum::<f64>();
        match calibration {
            Recalibration::None => (vec![1.0; drawn.len()], true),
            Recalibration::Sum => (vec![level; drawn.len()], true),
            Recalibration::Raked(cells) => {
                let d: Vec<f64> = drawn.iter().map(|d| level * d).collect();
                match cells.factors(&d) {
                    Some(factors) => (factors.iter().map(|g| level * g).collect(), true),
                    None => (vec![level; drawn.len()], false),
                }
            }
        }
    };
    let mut found = vec![(Vec::new(), true); multipliers.replicates()];
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = found.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (part, found) in found.chunks_mut(share).enumerate() {
            let (one, mut calibration) = (&one, calibration.clone());
            scope.spawn(move || {
                for (i, found) in found.iter_mut().enumerate() {
                    *found = one(part * share + i, &mut calibration);
                }
            });
        }
    });
    found
}
