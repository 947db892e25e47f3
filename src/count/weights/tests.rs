//! Raking by hand: what is aimed at, what is held, what is refused.

use super::plan::Plan;
use super::*;
use crate::cells::{CellKey, CellTally};

/// Cells with the given levels and numbers of rows, base weights 1.
fn cells(counts: &[(&[u16], u64)]) -> Cells {
    let mut cells = Cells::new();
    for (levels, n) in counts {
        let key = CellKey { levels: levels.to_vec(), ..CellKey::default() };
        cells.add(key, CellTally { n: *n, d: *n as f64, d2: *n as f64 });
    }
    cells
}

fn sex() -> RakingMargin {
    RakingMargin::new("sex", [("f", 0.5), ("m", 0.5)])
}

fn district() -> RakingMargin {
    RakingMargin::new("district", [("north", 0.4), ("south", 0.6)])
}

/// The protocol of those who were raked, all together.
fn only(raked: &Raked) -> &PoolProtocol {
    let [only] = raked.protocol.pools.as_slice() else { panic!("{:?}", raked.protocol.pools) };
    only
}

/// The weighted shares of a margin's levels.
fn shares(raked: &Raked, margin: usize) -> Vec<f64> {
    raked.protocol.margins[margin].levels.iter().map(|level| level.weighted).collect()
}

fn close(ours: &[f64], expected: &[f64]) {
    assert_eq!(ours.len(), expected.len());
    for (a, b) in ours.iter().zip(expected) {
        assert!((a - b).abs() < 1e-10, "{ours:?} is not {expected:?}");
    }
}

#[test]
fn one_margin_is_post_stratification() {
    let raked = rake(&cells(&[(&[0], 60), (&[1], 40)]), &[sex()]).unwrap();
    close(&raked.calibration.factors, &[50.0 / 60.0, 50.0 / 40.0]);
    assert_eq!(only(&raked).bounds, FactorBounds::Kept);
    assert!((only(&raked).gap_before.as_ref().unwrap().gap.abs() - 0.2).abs() < 1e-12);
    // Kish: 1 + cv².
    assert!((raked.protocol.kish.n_eff - 96.0).abs() < 1e-9);
}

#[test]
fn missing_answers_keep_their_share() {
    let sex = sex();
    let raked = rake(&cells(&[(&[0], 60), (&[1], 30), (&[sex.missing()], 10)]), &[sex]).unwrap();
    close(&shares(&raked, 0), &[0.45, 0.45, 0.1]);
    close(&raked.calibration.factors, &[0.75, 1.5, 1.0]);
    let missing = &raked.protocol.margins[0].levels[2];
    assert_eq!((missing.level.as_deref(), missing.given, missing.held), (None, None, false));
}

#[test]
fn a_small_level_is_held_and_the_other_margins_are_met_by_all() {
    let sex = RakingMargin::new("sex", [("f", 0.49), ("m", 0.49), ("d", 0.02)]);
    let counts: &[(&[u16], u64)] =
        &[(&[0, 0], 30), (&[0, 1], 26), (&[1, 0], 20), (&[1, 1], 20), (&[2, 0], 1), (&[2, 1], 3)];
    let raked = rake(&cells(counts), &[sex, district()]).unwrap();
    assert_eq!(raked.calibration.factors[4..], [1.0, 1.0]);
    close(&shares(&raked, 0), &[0.48, 0.48, 0.04]);
    close(&shares(&raked, 1), &[0.4, 0.6]);
    let held =
        HeldLevel { margin: "sex".into(), level: Some("d".into()), n: 4, why: WhyHeld::FewCases };
    assert_eq!(only(&raked).held, [held]);
    assert!(
        raked
            .calibration
            .x
            .row(4)
            .iter()
            .chain(raked.calibration.x.row(5).iter())
            .all(|x| *x == 0.0)
    );
}

#[test]
fn a_target_below_one_percent_is_held() {
    let margin = RakingMargin::new("age", [("young", 9.0), ("old", 991.0)]);
    let raked = rake(&cells(&[(&[0], 20), (&[1], 80)]), &[margin]).unwrap();
    close(&shares(&raked, 0), &[0.2, 0.8]);
    assert_eq!(only(&raked).held[0].why, WhyHeld::SmallTarget);
    // Both levels keep what they have: there is nothing left to weight to.
    close(&[only(&raked).gap_after.as_ref().unwrap().gap], &[0.0]);
}

#[test]
fn a_level_whose_rows_another_margin_holds_is_held_too() {
    let sex = RakingMargin::new("sex", [("f", 0.49), ("m", 0.49), ("d", 0.02)]);
    let district = RakingMargin::new("district", [("north", 0.4), ("south", 0.58), ("isle", 0.02)]);
    // Six live on the isle, four of them held: more than the isle's 2 % of a hundred.
    let counts: &[(&[u16], u64)] =
        &[(&[0, 0], 30), (&[0, 1], 24), (&[1, 0], 20), (&[1, 1], 20), (&[0, 2], 2), (&[2, 2], 4)];
    let raked = rake(&cells(counts), &[sex, district]).unwrap();
    let why: Vec<_> = only(&raked).held.iter().map(|held| (held.n, held.why)).collect();
    assert_eq!(why, [(4, WhyHeld::FewCases), (6, WhyHeld::OtherMargin)]);
    assert_eq!(raked.calibration.factors[4..], [1.0, 1.0]);
    close(&[raked.protocol.margins[1].levels[2].weighted], &[0.06]);
}

#[test]
fn contradictions_name_the_level() {
    let none = RakingMargin::new("sex", [("f", 1.0), ("m", 0.0)]);
    let error = rake(&cells(&[(&[0], 50), (&[1], 50)]), &[none]).unwrap_err();
    assert_eq!(error, RakeError::NoTarget { margin: "sex".into(), level: "m".into(), n: 50 });
    let error = rake(&cells(&[(&[0], 50)]), &[sex()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "margin `sex`: level `m` has a target of 50.0 % but no responses"
    );
    assert_eq!(rake(&Cells::new(), &[sex()]).unwrap_err(), RakeError::NoRows);
    // All women live in the north: half and 40 % cannot both hold.
    let nested = rake(&cells(&[(&[0, 0], 50), (&[1, 1], 50)]), &[sex(), district()]).unwrap_err();
    assert!(matches!(nested, RakeError::CannotMeet { margin, .. } if margin == "sex"));
}

#[test]
fn a_level_that_neither_occurs_nor_is_wanted_is_no_error() {
    let margin = RakingMargin::new("sex", [("f", 0.5), ("m", 0.5), ("x", 0.0)]);
    let raked = rake(&cells(&[(&[0], 60), (&[1], 40)]), &[margin]).unwrap();
    close(&shares(&raked, 0), &[0.5, 0.5]);
}

#[test]
fn bounds_hold_where_the_margins_allow_them() {
    let half = || RakingMargin::new("half", [("a", 0.41), ("b", 0.59)]);
    let counts: &[(&[u16], u64)] = &[(&[0, 0], 40), (&[0, 1], 20), (&[1, 0], 20), (&[1, 1], 10)];
    let raked = rake(&cells(counts), &[half(), half()]).unwrap();
    let FactorBounds::Applied { unbounded } = only(&raked).bounds else {
        panic!("{:?}", only(&raked).bounds)
    };
    assert!(unbounded.min < FACTOR_MIN || unbounded.max > FACTOR_MAX);
    assert!(raked.protocol.range.min >= FACTOR_MIN && raked.protocol.range.max <= FACTOR_MAX);
    close(&shares(&raked, 0), &[0.41, 0.59]);
    assert!(only(&raked).gap_after.as_ref().unwrap().gap.abs() < 1e-10);
}

#[test]
fn bounds_that_cannot_be_kept_are_given_up() {
    let rare = RakingMargin::new("rare", [("a", 0.9), ("b", 0.1)]);
    let raked = rake(&cells(&[(&[0], 10), (&[1], 90)]), &[rare]).unwrap();
    assert_eq!(only(&raked).bounds, FactorBounds::Infeasible);
    close(&raked.calibration.factors, &[9.0, 1.0 / 9.0]);
}

/// R's `rake` and `calibrate(calfun = "raking")` agree; so do the two solvers.
#[test]
fn proportional_fitting_finds_the_same_factors() {
    let missing = sex().missing();
    let counts: &[(&[u16], u64)] = &[
        (&[0, 0], 30),
        (&[0, 1], 26),
        (&[1, 0], 20),
        (&[1, 1], 20),
        (&[missing, 0], 7),
        (&[missing, 1], 3),
    ];
    let (cells, margins) = (cells(counts), [sex(), district()]);
    let newton = rake(&cells, &margins).unwrap();
    let fitted = proportional::fit(&cells, &Plan::new(&cells, &margins).unwrap()).unwrap();
    assert_eq!(only(&newton).solver, Solver::Newton);
    assert!(only(&newton).iterations <= 6 && fitted.iterations > 3);
    for (a, b) in newton.calibration.factors.iter().zip(&fitted.factors) {
        assert!((a - b).abs() < 1e-9);
    }
}

#[test]
fn without_margins_nothing_changes() {
    let raked = rake(&cells(&[(&[], 60)]), &[]).unwrap();
    assert_eq!(raked.calibration.factors, [1.0]);
    assert_eq!(only(&raked).gap_after, None);
}

/// The same cells with other base weights are raked as if they were those of another sample.
#[test]
fn raking_anew_is_raking_what_is_there() {
    let missing = sex().missing();
    let levels = [[0, 0], [0, 1], [1, 0], [1, 1], [missing, 0], [missing, 1]];
    let with = |d: [f64; 6]| {
        let mut cells = Cells::new();
        for (levels, d) in levels.iter().zip(d) {
            let key = CellKey { levels: levels.to_vec(), ..CellKey::default() };
            cells.add(key, CellTally { n: 20, d, d2: d * d / 20.0 });
        }
        cells
    };
    let margins = [sex(), district()];
    let whole = [30.0, 26.0, 20.0, 20.0, 7.0, 3.0];
    let raked = rake(&with(whole), &margins).unwrap();
    let mut again = Reraking::new(&with(whole), &margins, &raked.protocol, vec![0; 6]).unwrap();
    for d in [[40.0, 10.0, 20.0, 22.0, 2.0, 12.0], whole] {
        let expected = rake(&with(d), &margins).unwrap().calibration.factors;
        close(&again.factors(&d).unwrap(), &expected);
    }
    // Nobody without an answer was drawn: what was theirs is asked of the others.
    let d = [40.0, 10.0, 20.0, 26.0, 0.0, 0.0];
    let factors = again.factors(&d).unwrap();
    let sum = |of: &[usize]| of.iter().map(|c| factors[*c] * d[*c]).sum::<f64>() / 96.0;
    close(&[sum(&[0, 1]), sum(&[0, 2])], &[0.5, 0.4]);
    // All women live in the north: no weights meet both margins.
    assert_eq!(again.factors(&[50.0, 0.0, 0.0, 46.0, 0.0, 0.0]), None);
}

#[test]
fn raking_anew_keeps_the_bounds_that_were_needed() {
    let half = || RakingMargin::new("half", [("a", 0.41), ("b", 0.59)]);
    let counts: &[(&[u16], u64)] = &[(&[0, 0], 40), (&[0, 1], 20), (&[1, 0], 20), (&[1, 1], 10)];
    let (cells, margins) = (cells(counts), [half(), half()]);
    let raked = rake(&cells, &margins).unwrap();
    let mut again = Reraking::new(&cells, &margins, &raked.protocol, vec![0; 4]).unwrap();
    let d = [41.0, 19.0, 19.0, 11.0];
    let factors = again.factors(&d).unwrap();
    assert!(factors.iter().all(|g| (FACTOR_MIN..=FACTOR_MAX).contains(g)), "{factors:?}");
    let first: f64 = [0, 1].iter().map(|c| factors[*c] * d[*c]).sum();
    close(&[first / 90.0], &[0.41]);
}
