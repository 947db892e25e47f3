//! Raking within pools of modes: what is joined, what is held, what may be told.

use std::collections::BTreeMap;

use super::super::{HeldLevel, HeldTold, RakeError, RakingMargin, Reraking, WhyHeld, WhyJoined};
use super::{part, rake_within};
use crate::bases::LEVEL_HELD_BELOW;
use crate::cells::{CellKey, CellTally, Cells};
use crate::weights::rake::rake;
use mitreden_define::survey::Mode;
use proptest::prelude::*;

/// Cells of two margins by mode, base weights 1.
fn town(counts: &[(Mode, [u16; 2], u64)]) -> (Cells, Vec<Mode>) {
    let mut cells = Cells::new();
    for (mode, levels, n) in counts {
        let key = CellKey { levels: levels.to_vec(), stratum: *mode as u32, cluster: None };
        cells.add(key, CellTally { n: *n, d: *n as f64, d2: *n as f64 });
    }
    (cells, counts.iter().map(|(mode, ..)| *mode).collect())
}

fn margins() -> [RakingMargin; 2] {
    [
        RakingMargin::new("sex", [("f", 0.5), ("m", 0.5)]),
        RakingMargin::new("place", [("north", 0.4), ("south", 0.6)]),
    ]
}

/// The numbers of respondents by mode, sex and place.
fn both(online: [u64; 4], street: [u64; 4]) -> (Cells, Vec<Mode>) {
    let levels = [[0, 0], [0, 1], [1, 0], [1, 1]];
    let of = |mode, n: [u64; 4]| levels.into_iter().zip(n).map(move |(at, n)| (mode, at, n));
    let counts: Vec<_> = of(Mode::Online, online)
        .chain(of(Mode::Street, street))
        .filter(|(_, _, n)| *n > 0)
        .collect();
    town(&counts)
}

/// What is raked alone is what a pool is raked to, but for what the pool counts.
#[test]
fn each_pool_meets_the_margins() {
    let (cells, modes) = both([90, 60, 20, 30], [20, 20, 60, 20]);
    let raked = rake_within(&cells, &margins(), &modes).unwrap();
    assert_eq!(raked.protocol.pools().len(), 2);
    let mut shares = Vec::new();
    for (at, pool) in raked.protocol.pools.iter().enumerate() {
        let of: Vec<usize> = modes.iter().map(|mode| raked.protocol.pool_of(*mode)).collect();
        let alone = rake(&part(&cells, &of, at), &margins()).unwrap();
        assert_eq!(alone.protocol.kish, pool.kish);
        for (level, target) in pool.margins[0].levels.iter().zip([0.5, 0.5]) {
            assert!((level.weighted - target).abs() < 1e-12);
        }
        shares.push(alone.protocol.kish.n_eff);
    }
    let all: f64 = shares.iter().sum();
    for (pool, n_eff) in raked.protocol.pools.iter().zip(shares) {
        assert!((pool.share - n_eff / all).abs() < 1e-12);
    }
    // All together they weigh what they did, and are worth what both are.
    let weights: f64 = cells.iter().zip(&raked.calibration.factors).map(|(c, g)| c.d * g).sum();
    assert!((weights - 320.0).abs() < 1e-9);
    assert!((raked.protocol.kish.n_eff - all).abs() < 1e-9);
}

/// Nobody from the south was met in the street: they are raked with those online, and it is said.
#[test]
fn who_cannot_be_raked_alone_is_raked_with_others() {
    let (cells, modes) = both([90, 60, 20, 30], [60, 0, 60, 0]);
    let raked = rake_within(&cells, &margins(), &modes).unwrap();
    let [only] = raked.protocol.pools.as_slice() else { panic!("{:?}", raked.protocol.pools) };
    assert_eq!(only.pool.modes, [(Mode::Online, 200), (Mode::Street, 120)]);
    assert!(raked.protocol.pools().is_empty());
    let [joined] = raked.protocol.joined.as_slice() else { panic!("{:?}", raked.protocol.joined) };
    assert_eq!(joined.pool.modes, [(Mode::Street, 120)]);
    let is_empty =
        |why: &RakeError| matches!(why, RakeError::NoCases { level, .. } if level == "south");
    assert!(matches!(&joined.why, WhyJoined::Unraked(why) if is_empty(why)));
    assert_eq!(raked.calibration, rake(&cells, &margins()).unwrap().calibration);
    // Where all together cannot be either, that is the error.
    let (cells, modes) = both([90, 0, 110, 0], [60, 0, 60, 0]);
    assert!(rake_within(&cells, &margins(), &modes).is_err());
}

/// Three from the south were met in the street: held there, they would be told by what is left to
/// the others, so that both modes are raked together.
#[test]
fn a_pool_with_few_of_a_level_is_raked_with_others() {
    let (cells, modes) = both([90, 60, 20, 30], [60, 2, 60, 1]);
    let raked = rake_within(&cells, &margins(), &modes).unwrap();
    let [joined] = raked.protocol.joined.as_slice() else { panic!("{:?}", raked.protocol.joined) };
    let (margin, level) = ("place".to_owned(), "south".to_owned());
    assert_eq!(joined.why, WhyJoined::FewCases { margin, level, n: 3 });
    assert_eq!(raked.calibration, rake(&cells, &margins()).unwrap().calibration);
}

/// Of a level that all together have too few of, or whose target is too small, no mode has enough.
#[test]
fn what_few_of_a_pool_have_stays_untold() {
    let margins = || {
        let levels = [("north", 0.4), ("south", 0.592), ("isle", 0.008)];
        [RakingMargin::new("sex", [("f", 0.5), ("m", 0.5)]), RakingMargin::new("place", levels)]
    };
    let counts = |isle: u64| {
        let levels = [[0, 0], [0, 1], [1, 0], [1, 1]];
        let of = |mode, n: [u64; 4]| levels.into_iter().zip(n).map(move |(at, n)| (mode, at, n));
        let online = of(Mode::Online, [90, 60, 20, 30]).chain([(Mode::Online, [0, 2], isle)]);
        let street = of(Mode::Street, [20, 20, 60, 20]).chain([(Mode::Street, [1, 2], 7)]);
        town(&online.chain(street).collect::<Vec<_>>())
    };
    let (cells, modes) = counts(30);
    let mut protocol = rake_within(&cells, &margins(), &modes).unwrap().protocol;
    let [_, street] = protocol.pools.as_slice() else { panic!("{:?}", protocol.pools) };
    assert_eq!((street.held[0].n, street.held[0].why), (7, WhyHeld::SmallTarget));
    assert!(protocol.holds_few("place") && !protocol.holds_few("sex"));
    let of_street = HeldTold { margin: "place", which: None };
    assert_eq!(protocol.held()[1], of_street);
    // Two modes leave three counts unknown: what the weights are worth would tell them.
    assert!(protocol.hides_levels() && protocol.reach().is_none());
    assert_eq!(protocol.pool_shares(), None);
    let table = &mut protocol.margins[1];
    table.levels.iter_mut().for_each(|level| level.shares_hidden = true);
    assert!(table.levels.iter().all(|level| level.published().unwrap().raked.is_none()));
    assert!(protocol.far_off().is_empty());

    let (cells, modes) = both([90, 60, 20, 30], [20, 20, 60, 20]);
    let open = rake_within(&cells, &[margins()[0].clone()], &modes).unwrap().protocol;
    assert!(open.reach().unwrap().factors.is_some() && open.pool_shares().is_some());
}

/// A pool of which nobody was drawn counts nothing in a replicate, and the others all.
#[test]
fn a_replicate_without_a_pool_is_the_others() {
    let (cells, modes) = both([90, 60, 20, 30], [20, 20, 60, 20]);
    let raked = rake_within(&cells, &margins(), &modes).unwrap();
    let of: Vec<usize> = modes.iter().map(|mode| raked.protocol.pool_of(*mode)).collect();
    let mut again = Reraking::new(&cells, &margins(), &raked.protocol, of).unwrap();
    let whole: Vec<f64> = cells.iter().map(|cell| cell.d).collect();
    for (found, expected) in again.factors(&whole).unwrap().iter().zip(&raked.calibration.factors) {
        assert!((found - expected).abs() < 1e-9);
    }
    let online: Vec<f64> = whole
        .iter()
        .zip(&modes)
        .map(|(d, mode)| if *mode == Mode::Online { *d } else { 0.0 })
        .collect();
    let factors = again.factors(&online).unwrap();
    assert!(factors[4..].iter().all(|g| *g == 0.0));
    let sum: f64 = factors.iter().zip(&online).map(|(g, d)| g * d).sum();
    assert!((sum - 200.0).abs() < 1e-9);
}

proptest! {
    /// Whatever the counts: the weights add up, every margin is met by those not held, no mode is
    /// lost, and each of a pool but the last has enough respondents.
    #[test]
    fn pools_hold_everybody(n in prop::collection::vec((0..5_usize, 0..2_u16, 0..2_u16, 1..90_u64), 4..24)) {
        let mut by: BTreeMap<(usize, [u16; 2]), u64> = BTreeMap::new();
        for (mode, a, b, n) in n {
            *by.entry((mode, [a, b])).or_default() += n;
        }
        let counts: Vec<_> =
            by.into_iter().map(|((mode, levels), n)| (Mode::ALL[mode], levels, n)).collect();
        let (cells, modes) = town(&counts);
        let Ok(raked) = rake_within(&cells, &margins(), &modes) else { return Ok(()) };
        let protocol = &raked.protocol;
        let weights: f64 = cells.iter().zip(&raked.calibration.factors).map(|(c, g)| c.d * g).sum();
        prop_assert!((weights / cells.d() - 1.0).abs() < 1e-9);
        prop_assert!((protocol.pools.iter().map(|one| one.share).sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert_eq!(protocol.pools.iter().map(|one| one.pool.n()).sum::<u64>(), cells.n());
        for one in &protocol.pools {
            prop_assert!(one.pool.n() >= crate::bases::MODE_BASE || protocol.pools.len() == 1);
            let is_why = |held: &HeldLevel| {
                held.n < LEVEL_HELD_BELOW || held.why == WhyHeld::OtherMargin
            };
            prop_assert!(one.held.iter().all(is_why));
        }
        for (margin, table) in margins().iter().zip(&protocol.margins) {
            for level in &table.levels {
                prop_assert!((level.weighted - level.target).abs() < 1e-9, "{}", margin.name);
            }
        }
    }
}
