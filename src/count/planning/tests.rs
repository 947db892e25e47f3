use super::earlier::{Shift, between};
use super::*;
use crate::golden::{Row, number, table};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

const TWO: Assumptions =
    Assumptions { needs: 2, picks: 1, unsatisfied: 1.0, difference: 0.1, deff: 1.0, icc: 0.0 };
const NOBODY: PlannedSample = PlannedSample { alone: 0, shifts: 0, per_shift: 25 };

fn close(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() < by, "{a} is not {b}");
}

/// One of two is named by each, so the difference has the variance 1 − d² for one person, and n =
/// (z.975 + z.8)²·(1 − d²)/d²: 777 for ten points, 3,132 for five.
#[test]
fn two_needs_of_a_simple_random_sample_are_in_closed_form() {
    for (difference, n) in [(0.1, 777.0), (0.05, 3132.0)] {
        let z: f64 = 1.959_964 + 0.841_621;
        close(z * z * (1.0 - difference * difference) / (difference * difference), n, 0.6);
        let assumed = Assumptions { difference, ..TWO };
        let tiers = TwoTiers::of(&assumed).unwrap();
        let found = least_online(&assumed, &tiers, 0.8, NOBODY).unwrap();
        // The critical value is drawn: it is right to a hundredth.
        close(found.alone as f64 / n, 1.0, 0.012);
        let doubled = Assumptions { deff: 2.0, ..assumed };
        let twice = least_online(&doubled, &tiers, 0.8, NOBODY).unwrap();
        close(twice.alone as f64 / found.alone as f64, 2.0, 0.02);
    }
}

/// By hand: 12 shifts of 25 with ρ = .05 vary as 25·12/(1 + 24·.05) = 136.4 people, and 11 degrees
/// of freedom are left.
#[test]
fn shifts_count_less_than_their_interviews() {
    let assumed = Assumptions { icc: 0.05, ..TWO };
    let tiers = TwoTiers::of(&assumed).unwrap();
    let of = |assumed: &Assumptions, alone: u64, shifts: u64| {
        precision(assumed, &tiers, &PlannedSample { alone, shifts, per_shift: 25 })
    };
    let street = of(&assumed, 0, 12).unwrap();
    close(street.se, (0.99_f64 / (300.0 / 2.2)).sqrt(), 1e-12);
    close(street.df, 11.0, 1e-9);
    // With 400 others: (400 + 300·2.2)/700² and, after Satterthwaite, 1060²/(400²/399 + 660²/11).
    let both = of(&assumed, 400, 12).unwrap();
    close(both.se, (0.99_f64 * 1060.0).sqrt() / 700.0, 1e-12);
    close(both.df, 1060.0_f64.powi(2) / (400.0 * 400.0 / 399.0 + 660.0 * 660.0 / 11.0), 1e-9);
    assert_eq!((of(&assumed, 400, 1), of(&assumed, 1, 0)), (None, None));
    let none = Assumptions { icc: 0.0, ..assumed };
    assert!(of(&none, 0, 12).unwrap().power > street.power + 0.1);
    let shifts = least_shifts(&assumed, &tiers, 0.8, NOBODY).unwrap().shifts;
    let power = |shifts: u64| of(&assumed, 0, shifts).unwrap().power;
    assert!(power(shifts) >= 0.8 && power(shifts - 1) < 0.8);
}

fn golden(row: &Row) -> (Assumptions, PlannedSample) {
    let whole = |column: &str| row[column].parse::<u64>().unwrap();
    let assumed = Assumptions {
        needs: row["needs"].parse().unwrap(),
        picks: row["picks"].parse().unwrap(),
        unsatisfied: number(row, "unsatisfied"),
        difference: number(row, "difference"),
        deff: number(row, "deff"),
        icc: number(row, "icc"),
    };
    let (alone, shifts) = (whole("alone"), whole("shifts"));
    (assumed, PlannedSample { alone, shifts, per_shift: whole("per_shift") })
}

/// The formula holds what 500 surveys made up and counted in R found; so do ours, within what
/// chance does in both.
#[test]
fn formula_and_simulation_agree_with_simulations_in_r() {
    let rows = table("planning_golden.csv");
    assert_eq!(rows.len(), 4);
    for row in &rows {
        let (assumed, sample) = golden(row);
        let tiers = TwoTiers::of(&assumed).unwrap();
        let (apart, error) = (number(row, "apart"), number(row, "error"));
        let formula = precision(&assumed, &tiers, &sample).unwrap();
        let room = 3.0 * error + 0.025;
        assert!(
            (formula.power - room..=formula.most + room).contains(&apart),
            "{row:?} {formula:?}"
        );
        let ours = simulate(&assumed, &tiers, &sample, (60, 7));
        let chance = 4.0 * ours.error.hypot(error);
        close(ours.apart, apart, chance);
        assert!(
            (formula.power - chance - 0.025..=formula.most + chance + 0.025).contains(&ours.apart),
            "{ours:?} {formula:?}"
        );
        assert!(ours.wrong <= 0.2, "{ours:?}");
    }
}

/// Where everybody names three of ten, what is won by one is lost by others.
#[test]
fn picks_compete() {
    let assumed = Assumptions { needs: 10, picks: 3, ..TWO };
    let tiers = TwoTiers::of(&assumed).unwrap();
    let scores = tiers.scores();
    close(scores.iter().sum::<f64>(), 3.0, 1e-9);
    close(scores[0] - scores[9], 0.1, 1e-9);
    let cov = tiers.covariance();
    for row in 0..10 {
        close(cov.row(row).sum(), 0.0, 1e-9);
        assert!(cov[(row, (row + 1) % 10)] < 0.0);
    }
    // Of ten needs five can all be named at most three times by three.
    let furthest = TwoTiers::furthest(&assumed);
    close(furthest, 0.6, 1e-12);
    let of = |difference: f64| TwoTiers::of(&Assumptions { difference, ..assumed });
    assert!(of(furthest - 0.001).is_some() && of(furthest + 0.001).is_none());
    assert_eq!(TwoTiers::of(&Assumptions { needs: 3, picks: 3, ..TWO }), None);
}

#[test]
fn surveys_depend_on_the_seed_alone() {
    let tiers = TwoTiers::of(&TWO).unwrap();
    let sample = PlannedSample { alone: 200, shifts: 8, per_shift: 10 };
    let assumed = Assumptions { icc: 0.05, deff: 1.3, ..TWO };
    let of = |seed: u64| simulate(&assumed, &tiers, &sample, (30, seed));
    assert_eq!(of(3), of(3));
    assert!((1..6).any(|seed| of(seed) != of(3)));
}

/// By hand: two of the shifts all say yes, two all no; then half of each, so that nothing is
/// between them.
#[test]
fn likeness_in_shifts_is_between_and_within() {
    let shifts = |said: [[f64; 2]; 4]| {
        let shift = |said: [f64; 2]| {
            let mut shift = Shift::default();
            for y in said {
                shift.add([y, 1.0].into_iter());
            }
            shift
        };
        between(&said.map(shift))
    };
    let alike = shifts([[1.0; 2], [1.0; 2], [0.0; 2], [0.0; 2]]).unwrap();
    close(alike.icc, 1.0, 1e-12);
    close(alike.per_shift, 2.0, 1e-12);
    let mixed = shifts([[1.0, 0.0]; 4]).unwrap();
    close(mixed.icc, 0.0, 1e-12);
    // By hand: squares of sums 4 + 0 + 1 + 1 over 2 less 16/8, on three; 4 less 3, on four.
    let some = shifts([[1.0; 2], [0.0; 2], [0.0, 1.0], [1.0, 0.0]]).unwrap();
    let (among, within) = ((3.0 - 2.0) / 3.0, 1.0 / 4.0);
    close(some.icc, (among - within) / (among + within), 1e-12);
    assert_eq!(between(&[Shift::default(), Shift::default()]), None);
}

/// What is drawn with a likeness has it.
#[test]
fn shifts_that_are_made_up_are_as_alike_as_assumed() {
    let assumed = Assumptions { needs: 6, picks: 2, icc: 0.2, ..TWO };
    let tiers = TwoTiers::of(&assumed).unwrap();
    let sample = PlannedSample { alone: 0, shifts: 400, per_shift: 10 };
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let shifts = super::simulated::shifts(&assumed, &tiers, &sample, &mut random);
    let found = between(&shifts).unwrap();
    close(found.icc, 0.2, 0.02);
    assert_eq!(found.shifts, 400);
}
