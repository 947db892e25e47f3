//! How often each primary unit counts in each replicate.

use super::{ReplicateError, ReplicateWish};
use crate::estimate::{SamplingUnits, UnitStratum};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// How respondents are left out or drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplicateKind {
    /// Each unit is left out once.
    Jackknife,
    /// Units are drawn with replacement within their stratum, one fewer than there are.
    Bootstrap,
    /// Each unit counts as often as a Poisson variable of mean 1 says.
    Poisson,
}

impl ReplicateKind {
    /// The word for the kind in output formats.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jackknife => "jackknife",
            Self::Bootstrap => "bootstrap",
            Self::Poisson => "poisson",
        }
    }

    /// How many replicates there are of so many units, where `n` were wished for.
    pub(super) fn replicates(self, n: usize, units: usize) -> usize {
        match self {
            Self::Jackknife => units,
            Self::Bootstrap | Self::Poisson => n,
        }
    }
}

/// How often each unit counts in each replicate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Multipliers {
    pub(super) units: SamplingUnits,
    kind: ReplicateKind,
    /// How often each unit was drawn, replicate by replicate; empty for a jackknife.
    pub(super) drawn: Vec<Vec<u16>>,
}

impl Multipliers {
    pub(super) fn draw(
        units: SamplingUnits,
        ReplicateWish { kind, n, seed }: ReplicateWish,
    ) -> Result<Self, ReplicateError> {
        let is_lone = |stratum: &UnitStratum| stratum.n() == 1;
        if kind == ReplicateKind::Bootstrap && units.strata.iter().any(is_lone) {
            return Err(ReplicateError::LoneCluster);
        }
        let fresh = ChaCha8Rng::seed_from_u64(seed);
        let stream = |replicate: usize| {
            let mut rng = fresh.clone();
            rng.set_stream(replicate as u64);
            rng
        };
        let drawn = match kind {
            ReplicateKind::Jackknife => Vec::new(),
            ReplicateKind::Bootstrap => {
                (0..n).map(|replicate| with_replacement(&units, &mut stream(replicate))).collect()
            }
            ReplicateKind::Poisson => {
                let each = |mut rng: ChaCha8Rng| {
                    (0..units.len()).map(|_| poisson(rng.next_u64())).collect()
                };
                (0..n).map(|replicate| each(stream(replicate))).collect()
            }
        };
        Ok(Self { units, kind, drawn })
    }

    pub(super) fn replicates(&self) -> usize {
        self.kind.replicates(self.drawn.len(), self.units.len())
    }

    /// How often each unit counts in a replicate.
    pub(super) fn of_units(&self, replicate: usize) -> Vec<f64> {
        (0..).take(self.units.len()).map(|unit| self.of_unit(replicate, unit)).collect()
    }

    /// How often a row counts in a replicate; not at all if it does not count anyway.
    pub(super) fn of_row(&self, replicate: usize, row: usize) -> f64 {
        let unit = self.units.of_row.get(row).copied().flatten();
        unit.map_or(0.0, |unit| self.of_unit(replicate, unit))
    }

    fn of_unit(&self, replicate: usize, unit: u32) -> f64 {
        let Self { units, kind, drawn } = self;
        let Some(stratum) = units.strata.get(units.stratum(unit)) else { return 0.0 };
        let n = stratum.n() as f64;
        let times = || f64::from(drawn[replicate][unit as usize]);
        // Where a good part of the population was asked, replicates differ less.
        let spread = (1.0 - stratum.fraction).sqrt();
        match kind {
            ReplicateKind::Jackknife => {
                let left_out = u32::try_from(replicate).unwrap_or(u32::MAX);
                let Some(of) = units.strata.get(units.stratum(left_out)) else { return 1.0 };
                if unit == left_out {
                    0.0
                } else if of.n() == 1 {
                    // Without a stratum that is one cluster the others stand for it, too.
                    1.0 / (1.0 - of.share)
                } else if of.units == stratum.units {
                    n / (n - 1.0)
                } else {
                    1.0
                }
            }
            ReplicateKind::Bootstrap => 1.0 + spread * (n / (n - 1.0) * times() - 1.0),
            ReplicateKind::Poisson => 1.0 + spread * (times() - 1.0),
        }
    }

    pub(super) fn scale(&self) -> f64 {
        match self.kind {
            ReplicateKind::Jackknife => 1.0,
            ReplicateKind::Bootstrap | ReplicateKind::Poisson => {
                1.0 / (self.replicates() as f64 - 1.0)
            }
        }
    }

    pub(super) fn rscale(&self, replicate: usize) -> f64 {
        if self.kind != ReplicateKind::Jackknife {
            return 1.0;
        }
        let left_out = u32::try_from(replicate).unwrap_or(u32::MAX);
        self.units.strata.get(self.units.stratum(left_out)).map_or(0.0, |stratum| {
            let n = stratum.n() as f64;
            let part = if stratum.n() == 1 { 1.0 } else { (n - 1.0) / n };
            (1.0 - stratum.fraction) * part
        })
    }
}

/// Draws n − 1 of the n units of each stratum; says how often each was.
fn with_replacement(units: &SamplingUnits, rng: &mut ChaCha8Rng) -> Vec<u16> {
    let mut times = vec![0_u16; units.len()];
    for stratum in &units.strata {
        let n = stratum.n();
        for _ in 1..n {
            // The high half of a product of 128 bits: even but for 2⁻⁶⁴ of n.
            let at = (u128::from(rng.next_u64()) * n as u128) >> 64;
            let unit = stratum.units.start as usize + usize::try_from(at).unwrap_or(0);
            if let Some(times) = times.get_mut(unit) {
                *times = times.saturating_add(1);
            }
        }
    }
    times
}

/// A Poisson variable of mean 1, from 64 random bits by inversion.
fn poisson(bits: u64) -> u16 {
    let uniform = (bits >> 11) as f64 / (1_u64 << 53) as f64;
    let (mut k, mut mass) = (0, (-1.0_f64).exp());
    let mut sum = mass;
    while uniform >= sum && mass > 1e-17 {
        k += 1;
        mass /= f64::from(k);
        sum += mass;
    }
    k
}
