//! Modes that are raked together.
//!
//! Those who answer online and those who are asked in the street are two samples, each with its own
//! way of missing people. A mode that has enough respondents is therefore raked by itself, a smaller
//! one together with the nearest in kind, and so is one whose respondents cannot be raked to all
//! margins or who have too few of a level. What the pools then say is joined in proportion to what
//! each tells.

use std::collections::BTreeMap;

use super::rake::RakeError;
use crate::bases::MODE_BASE;
use mitreden_define::survey::Mode;
use thiserror::Error;

/// Modes whose respondents are raked together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModePool {
    /// The modes in the order of [`Mode::ALL`], with how many respondents each has.
    pub modes: Vec<(Mode, u64)>,
}

/// Modes that were to be raked by themselves, and why they could not be.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinedPool {
    /// The modes.
    pub pool: ModePool,
    /// Why their respondents could not be raked by themselves.
    pub why: WhyJoined,
}

/// Why modes could not be raked by themselves.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum WhyJoined {
    /// Their respondents cannot be raked to all margins.
    #[error(transparent)]
    Unraked(#[from] RakeError),
    /// They have too few of a level that all together have enough of.
    #[error("margin `{margin}`: level `{level}` has only {n} responses")]
    FewCases {
        /// The margin's name.
        margin: String,
        /// The level's code.
        level: String,
        /// How many rows it has in them.
        n: u64,
    },
}

impl ModePool {
    /// How many respondents it has.
    pub fn n(&self) -> u64 {
        self.modes.iter().map(|(_, n)| n).sum()
    }

    /// Whether respondents of a mode are in it.
    pub(crate) fn has(&self, mode: Mode) -> bool {
        self.modes.iter().any(|(known, _)| *known == mode)
    }

    /// The mode with most respondents, the first of several.
    fn largest(&self) -> Option<Mode> {
        self.modes.iter().rev().max_by_key(|(_, n)| *n).map(|(mode, _)| *mode)
    }
}

/// The other modes, the nearest in kind first: whether someone asks matters more than the device.
pub(crate) fn nearest(mode: Mode) -> [Mode; 4] {
    use Mode::{Kiosk, Online, Paper, Phone, Street};
    match mode {
        Online => [Kiosk, Paper, Phone, Street],
        Kiosk => [Online, Paper, Street, Phone],
        Paper => [Online, Kiosk, Phone, Street],
        Street => [Phone, Kiosk, Paper, Online],
        Phone => [Street, Paper, Online, Kiosk],
    }
}

/// Puts modes together until each pool has enough respondents, or all are one.
pub(super) fn of_modes(n: &BTreeMap<Mode, u64>) -> Vec<ModePool> {
    let alone = |(mode, n): (&Mode, &u64)| ModePool { modes: vec![(*mode, *n)] };
    let mut pools: Vec<ModePool> = n.iter().filter(|(_, n)| **n > 0).map(alone).collect();
    let smallest = |pools: &[ModePool]| {
        let small = pools.iter().enumerate().filter(|(_, pool)| pool.n() < MODE_BASE);
        small.min_by_key(|(_, pool)| pool.n()).map(|(at, _)| at)
    };
    while let Some(at) = smallest(&pools).filter(|_| pools.len() > 1) {
        join(&mut pools, at);
    }
    pools
}

/// Puts a pool together with the one that is nearest in kind.
pub(super) fn join(pools: &mut Vec<ModePool>, at: usize) {
    let pool = pools.remove(at);
    let mut near = pool.largest().into_iter().flat_map(nearest);
    let to = near.find_map(|mode| pools.iter().position(|other| other.has(mode)));
    match to.and_then(|to| pools.get_mut(to)) {
        Some(with) => {
            with.modes.extend(pool.modes);
            with.modes.sort_unstable();
        }
        None => pools.push(pool),
    }
    pools.sort_by_key(|pool| pool.modes.first().map(|(mode, _)| *mode));
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mode::{Kiosk, Online, Paper, Phone, Street};

    fn pooled(n: &[(Mode, u64)]) -> Vec<Vec<Mode>> {
        let pools = of_modes(&n.iter().copied().collect());
        let modes = |pool: &ModePool| pool.modes.iter().map(|(mode, _)| *mode).collect();
        pools.iter().map(modes).collect()
    }

    #[test]
    fn small_modes_go_with_the_nearest_in_kind() {
        assert_eq!(pooled(&[(Online, 200), (Street, 100)]), [vec![Online], vec![Street]]);
        let all = [(Online, 400), (Kiosk, 20), (Street, 160), (Phone, 9), (Paper, 99)];
        assert_eq!(pooled(&all), [vec![Online, Kiosk, Paper], vec![Street, Phone]]);
        // Two that are small alone are enough together.
        let papers = [(Online, 60), (Street, 200), (Paper, 60)];
        assert_eq!(pooled(&papers), [vec![Online, Paper], vec![Street]]);
        // Without any of its kind a small mode goes with the other.
        assert_eq!(pooled(&[(Online, 500), (Street, 99)]), [vec![Online, Street]]);
        assert_eq!(pooled(&[(Online, 50), (Street, 60)]), [vec![Online, Street]]);
        assert_eq!(pooled(&[(Street, 3)]), [vec![Street]]);
    }
}
