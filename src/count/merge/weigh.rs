//! What each respondent weighs.
//!
//! Weights are made only where the survey says what is known of the population. Those who count
//! (complete or partial, and inside `among`; where that is unknown, outside) are raked to its
//! margins within pools of modes from their base weights (1 where a row brings none), and scaled so
//! that they add up to its size, or to their number where it has none.

use std::collections::BTreeMap;

use super::MergeError;
use super::facts::Row;
use super::protocol::{BaseWeights, Protocol, Summed, Weighting};
use super::raking::Raking;
use crate::bases::WEIGHTS_NEEDED_FROM;
use crate::cells::{CellKey, CellTally, Cells};
use crate::population::{Inside, Sorting};
use crate::weights::{Calibration, Raked, leveraged, rake_within};
use mitreden_define::survey::{Mode, Population, Survey};

impl Row {
    /// The base weight of the row.
    fn base_weight(&self) -> f64 {
        self.d.unwrap_or(1.0)
    }

    fn cell(&self) -> RowCell {
        (self.stance.cell, self.mode)
    }

    /// Whether the row is weighted and ranked.
    pub(super) fn counts(&self) -> bool {
        self.is_far_enough() && self.stance.inside == Inside::Yes
    }
}

/// What a row's weight hangs on: the combination of its levels, and its mode.
type RowCell = (u64, Mode);

/// The factors of each cell's base weights; none where there is neither a population nor a base
/// weight.
pub(super) struct Weights(BTreeMap<RowCell, f64>);

impl Weights {
    /// A row's weight, if it has one.
    pub(super) fn of(&self, row: &Row) -> Option<f64> {
        self.0.get(&row.cell()).filter(|_| row.counts()).map(|factor| factor * row.base_weight())
    }
}

/// Weights the respondents who count, and notes how in the protocol.
pub(super) fn weights(
    survey: &Survey,
    sorting: &Sorting<'_>,
    standing: &[Row],
    protocol: &mut Protocol,
) -> Result<Weights, MergeError> {
    let counted = standing.iter().filter(|row| row.counts());
    protocol.base_weights = BaseWeights::of(counted.clone().map(|row| row.d));
    let Some(population) = &survey.population else {
        // What rows brought along holds without a population, too.
        let brought = protocol.base_weights.is_some();
        return Ok(Weights(counted.filter(|_| brought).map(|row| (row.cell(), 1.0)).collect()));
    };
    let mut tallies: BTreeMap<RowCell, CellTally> = BTreeMap::new();
    for row in counted {
        let (tally, d) = (tallies.entry(row.cell()).or_default(), row.base_weight());
        *tally = CellTally { n: tally.n + 1, d: tally.d + d, d2: tally.d2 + d * d };
    }
    let mut cells = Cells::new();
    for ((cell, mode), tally) in &tallies {
        let key = CellKey { levels: sorting.levels(*cell), stratum: *mode as u32, cluster: None };
        cells.add(key, *tally);
    }
    let (margins, modes) = (sorting.margins(), tallies.keys().map(|(_, mode)| *mode));
    let modes: Vec<Mode> = modes.collect();
    let raked =
        if margins.is_empty() { Ok(None) } else { rake_within(&cells, &margins, &modes).map(Some) };
    let raked = match raked {
        // The first answers of a survey seldom fill every level; there is nothing to show of them
        // yet.
        Err(_) if cells.n() < WEIGHTS_NEEDED_FROM => {
            protocol.too_few_to_weight = Some(cells.n());
            let brought = protocol.base_weights.is_some();
            return Ok(Weights(
                tallies.keys().filter(|_| brought).map(|cell| (*cell, 1.0)).collect(),
            ));
        }
        raked => raked?,
    };
    let factors = raked.as_ref().map_or_else(
        || Calibration::none(&cells).factors,
        |raked| raked.calibration.factors.clone(),
    );

    let sum: f64 = cells.iter().zip(&factors).map(|(cell, factor)| cell.d * factor).sum();
    let (target, summed) = sum_of_weights(population, cells.n());
    let weights =
        tallies.keys().zip(&factors).map(|(cell, factor)| (*cell, factor * target / sum)).collect();
    protocol.weighting = Some(Weighting {
        n: cells.n(),
        outside: inside(standing, Inside::No),
        unknown: inside(standing, Inside::Unknown),
        sum: target,
        summed,
        rake: raked.map(|Raked { calibration, protocol }| {
            let of: Vec<usize> = modes.iter().map(|mode| protocol.pool_of(*mode)).collect();
            let pools = (of.as_slice(), protocol.pools.len());
            let leveraged = leveraged(&cells, &margins, &calibration.x, pools);
            Raking::new(protocol, leveraged)
        }),
    });
    Ok(Weights(weights))
}

impl BaseWeights {
    /// Sums up what those who count brought along; `None` where nobody did.
    pub(crate) fn of(brought: impl Iterator<Item = Option<f64>>) -> Option<Self> {
        let mut all = Self { rows: 0, without: 0, sum: 0.0, smallest: f64::INFINITY, largest: 0.0 };
        for d in brought {
            let Some(d) = d else {
                all.without += 1;
                continue;
            };
            all.rows += 1;
            all.sum += d;
            all.smallest = all.smallest.min(d);
            all.largest = all.largest.max(d);
        }
        (all.rows > 0).then_some(all)
    }
}

fn inside(standing: &[Row], what: Inside) -> u64 {
    standing.iter().filter(|row| row.is_far_enough() && row.stance.inside == what).map(|_| 1).sum()
}

/// What the weights of `n` respondents add up to, and what that is.
pub(crate) fn sum_of_weights(population: &Population, n: u64) -> (f64, Summed) {
    population
        .size
        .map_or((n as f64, Summed::Respondents), |size| (size as f64, Summed::Population))
}
