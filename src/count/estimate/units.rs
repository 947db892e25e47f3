//! The primary sampling units of a sample, row by row: clusters, and responses that are one of
//! their own.

use super::design::Design;
use std::ops::Range;

/// The units of a sample, numbered stratum by stratum.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SamplingUnits {
    /// The unit of each row; `None` for rows that do not count.
    pub(crate) of_row: Vec<Option<u32>>,
    /// The strata, as the variance takes them.
    pub(crate) strata: Vec<UnitStratum>,
}

/// The units of one stratum.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnitStratum {
    /// The numbers of its units.
    pub(crate) units: Range<u32>,
    /// The part of the population that they are.
    pub(crate) fraction: f64,
    /// Its part of the sum of the base weights.
    pub(crate) share: f64,
}

impl UnitStratum {
    /// How many units there are.
    pub(crate) fn n(&self) -> usize {
        self.units.len()
    }
}

impl SamplingUnits {
    /// How many units there are.
    pub(crate) fn len(&self) -> usize {
        self.strata.last().map_or(0, |last| last.units.end as usize)
    }

    /// The stratum of a unit, by its place among them.
    pub(crate) fn stratum(&self, unit: u32) -> usize {
        self.strata.partition_point(|stratum| stratum.units.end <= unit)
    }
}

impl Design {
    /// Numbers the units of rows whose cells are known; `None` for a row that does not count.
    pub(crate) fn units(&self, cells: impl Iterator<Item = Option<u32>>) -> SamplingUnits {
        let all: f64 = self.tallies.iter().map(|(d, _)| d).sum();
        let mut strata = Vec::new();
        // For each cell its stratum and, where it is part of one, its cluster.
        let mut places: Vec<Option<(usize, Option<u32>)>> = vec![None; self.cells()];
        let mut first = 0;
        for (at, group) in self.groups.iter().enumerate() {
            let d = |cells: &[usize]| cells.iter().map(|c| self.tallies[*c].0).sum::<f64>();
            let sum = d(&group.open) + group.clusters.iter().map(|cells| d(cells)).sum::<f64>();
            for &cell in &group.open {
                places[cell] = Some((at, None));
            }
            for (unit, cluster) in (first..).zip(&group.clusters) {
                for cell in cluster {
                    places[*cell] = Some((at, Some(unit)));
                }
            }
            let end = first + u32::try_from(group.n).unwrap_or(u32::MAX - first);
            let fraction = group.fraction();
            strata.push(UnitStratum { units: first..end, fraction, share: sum / all });
            first = end;
        }
        let clusters = self.groups.iter().map(|group| group.clusters.len());
        let mut open: Vec<u32> = strata
            .iter()
            .zip(clusters)
            .map(|(stratum, n)| stratum.units.start + u32::try_from(n).unwrap_or(0))
            .collect();
        let unit = |cell: Option<u32>| {
            let (stratum, cluster) = *places.get(cell? as usize)?.as_ref()?;
            cluster.or_else(|| {
                let next = open.get_mut(stratum)?;
                *next += 1;
                Some(*next - 1)
            })
        };
        SamplingUnits { of_row: cells.map(unit).collect(), strata }
    }
}
