//! What each respondent weighs.
//!
//! Weights are made only where the survey says what is known of the population. Those who count (complete or partial, and
//! inside `among`; where that is unknown, outside) are raked to its margins from base weights of 1, and scaled so that
//! they add up to its size, or to their number where it has none.

use std::collections::BTreeMap;

use super::MergeError;
use super::facts::Row;
use super::protocol::{Protocol, Summed, Weighting};
use crate::count::bases::MODE_BASE;
use crate::count::cells::{CellKey, Cells, Tally};
use crate::count::population::{Inside, Sorting};
use crate::count::weights::{Calibration, rake};
use crate::define::survey::{Mode, Population, Survey};

impl Row {
    /// Whether it is weighted and ranked.
    pub(super) fn counts(&self) -> bool {
        self.is_far_enough() && self.stance.inside == Inside::Yes
    }
}

/// The weight of each cell; nothing where there is no population.
pub(super) struct Weights(BTreeMap<u64, f64>);

impl Weights {
    /// A row's weight, if it has one.
    pub(super) fn of(&self, row: &Row) -> Option<f64> {
        self.0.get(&row.stance.cell).copied().filter(|_| row.counts())
    }
}

/// Weights those who count, and writes down how.
pub(super) fn weights(
    survey: &Survey,
    sorting: &Sorting<'_>,
    standing: &[Row],
    protocol: &mut Protocol,
) -> Result<Weights, MergeError> {
    let Some(population) = &survey.population else { return Ok(Weights(BTreeMap::new())) };
    let counted = standing.iter().filter(|row| row.counts());
    let mut numbers: BTreeMap<u64, u64> = BTreeMap::new();
    let mut modes: BTreeMap<Mode, u64> = BTreeMap::new();
    for row in counted {
        *numbers.entry(row.stance.cell).or_default() += 1;
        *modes.entry(row.mode).or_default() += 1;
    }
    let mut cells = Cells::new();
    for (cell, n) in &numbers {
        let key = CellKey { levels: sorting.levels(*cell), ..CellKey::default() };
        cells.add(key, Tally { n: *n, d: *n as f64, d2: *n as f64 });
    }
    let margins = sorting.margins();
    let raked = if margins.is_empty() { None } else { Some(rake(&cells, &margins)?) };
    let factors = raked.as_ref().map_or_else(|| Calibration::none(&cells).factors, |raked| raked.calibration.factors.clone());

    let sum: f64 = cells.iter().zip(&factors).map(|(cell, factor)| cell.d * factor).sum();
    let (target, summed) = scale(population, cells.n());
    let weights = numbers.keys().zip(&factors).map(|(cell, factor)| (*cell, factor * target / sum)).collect();
    protocol.weighting = Some(Weighting {
        n: cells.n(),
        outside: inside(standing, Inside::No),
        unknown: inside(standing, Inside::Unknown),
        sum: target,
        summed,
        modes: modes.into_iter().filter(|(_, n)| *n >= MODE_BASE).collect(),
        rake: raked.map(|raked| raked.protocol),
    });
    Ok(Weights(weights))
}

fn inside(standing: &[Row], what: Inside) -> u64 {
    standing.iter().filter(|row| row.is_far_enough() && row.stance.inside == what).map(|_| 1).sum()
}

fn scale(population: &Population, n: u64) -> (f64, Summed) {
    population.size.map_or((n as f64, Summed::Respondents), |size| (size as f64, Summed::Population))
}
