//! Scores against what they are by definition.

use super::*;
use crate::cells::{CellKey, Cells, Moments};
use crate::estimate::Design;
use crate::weights::{Calibration, RakingMargin, rake};

/// One respondent's answers about two needs: membership and rating, `None` where there is no
/// answer.
struct Person {
    level: u16,
    d: f64,
    named: [Option<f64>; 2],
    dissatisfied: [Option<f64>; 2],
}

struct People {
    people: Vec<Person>,
    codes: Vec<u32>,
}

impl People {
    fn scores(&self, design: &Design) -> Scores {
        let mut answers = NeedAnswers::new(2);
        for Person { named, dissatisfied, .. } in &self.people {
            let given = |answer: Option<f64>| f64::from(u8::from(answer.is_some()));
            answers.push(named.iter().zip(dissatisfied).map(|(t, dis)| NeedAnswer {
                a: given(*t),
                t: t.unwrap_or_default(),
                dis: dis.unwrap_or_default(),
                v: given(*dis),
            }));
        }
        let weights: Vec<f64> = self.people.iter().map(|person| person.d).collect();
        score(design, &NeedRows::new(&answers, self.codes.as_slice(), &weights))
    }
}

/// Codes people into cells by their level.
fn coded(people: Vec<Person>) -> (Cells, People) {
    let mut cells = Cells::new();
    let key = |person: &Person| CellKey { levels: vec![person.level], ..CellKey::default() };
    let codes = people.iter().map(|person| cells.push(key(person), person.d)).collect();
    (cells, People { people, codes })
}

fn unweighted(people: Vec<Person>) -> Scores {
    let (cells, people) = coded(people);
    people.scores(&Design::new(&cells, &Calibration::none(&cells), &[]))
}

/// Answers without any pattern, some missing, of unequal weight.
fn mixed(n: u32) -> Vec<Person> {
    let person = |i: u32| {
        let bit = |step: u32| f64::from(i * step % 7 % 2);
        Person {
            level: u16::from(i.is_multiple_of(3)),
            d: 1.0 + f64::from(i % 4),
            named: [
                (!i.is_multiple_of(9)).then_some(bit(3)),
                (!i.is_multiple_of(5)).then_some(0.5 * bit(5)),
            ],
            dissatisfied: [(i % 4 != 1).then_some(bit(2)), (i % 3 != 1).then_some(bit(6))],
        }
    };
    (0..n).map(person).collect()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

#[test]
fn four_people_by_hand() {
    let person = |named, dissatisfied| Person {
        level: 0,
        d: 1.0,
        named: [named; 2],
        dissatisfied: [dissatisfied, None],
    };
    // Two name it and are dissatisfied or don't know; of three who rated, two are dissatisfied.
    let people = vec![
        person(Some(1.0), Some(1.0)),
        person(Some(1.0), None),
        person(Some(0.0), Some(1.0)),
        person(Some(0.0), Some(0.0)),
        person(None, None),
    ];
    let scores = unweighted(people);
    let first = &scores.needs[0];
    let share = first.score.unwrap();
    close(share.value, (1.0 + 2.0 / 3.0) / 4.0);
    close(first.importance.unwrap().value, 0.5);
    close(first.dissatisfaction.unwrap().value, 2.0 / 3.0);
    close(first.filled, 0.5);
    assert_eq!(
        (first.measure, share.n, first.dissatisfaction.unwrap().n),
        (ScoreMeasure::UnmetPriority, 4, 3)
    );
    close(share.n_eff, 4.0);
    assert!(first.filled_is_flagged());
    // Nobody was asked how satisfied they are with the second: its score is its importance, error
    // and all.
    let second = &scores.needs[1];
    assert_eq!((second.measure, second.dissatisfaction), (ScoreMeasure::Priority, None));
    assert_eq!(second.score, second.importance);
}

/// The influence is the derivative of the score by a respondent's weight, for filled-in answers as
/// well.
#[test]
fn the_linearisation_is_the_derivative() {
    let n = 40;
    let scored = |shift: Option<(usize, f64)>| {
        let mut people = mixed(n);
        if let Some((i, by)) = shift {
            people[i].d += by;
        }
        unweighted(people)
    };
    let (cells, _) = coded(mixed(n));
    let h = 1e-5;
    let mut moments = Moments::new(cells.len(), 2);
    for (i, person) in mixed(n).iter().enumerate() {
        let (up, down) = (scored(Some((i, h))), scored(Some((i, -h))));
        let slope = (up.estimates.theta - down.estimates.theta) * (cells.d() / (2.0 * h));
        let cell = cells.code(&CellKey { levels: vec![person.level], ..CellKey::default() });
        moments.push(cell.unwrap(), person.d, slope.as_slice());
    }
    let numeric = Design::new(&cells, &Calibration::none(&cells), &[]).mean(&moments).cov.unwrap();
    let ours = scored(None).estimates.cov.unwrap();
    assert!((&ours - &numeric).norm() < 1e-8 * ours.norm());
}

/// A split questionnaire: half were asked what matters, half how satisfied they are.
#[test]
fn a_split_questionnaire_is_a_product() {
    let mut people = mixed(60);
    for (i, person) in people.iter_mut().enumerate() {
        if i % 2 == 0 {
            person.dissatisfied = [None; 2];
        } else {
            person.named = [None; 2];
        }
    }
    let scores = unweighted(people);
    for need in &scores.needs {
        let (score, i, d) =
            (need.score.unwrap(), need.importance.unwrap(), need.dissatisfaction.unwrap());
        assert_eq!(need.measure, ScoreMeasure::Product);
        assert!(!need.filled_is_flagged());
        close(score.value, i.value * d.value);
        // Both halves are far from each other in the sample only through the centring: nearly
        // independent.
        let delta = (d.value * i.se.unwrap()).hypot(i.value * d.se.unwrap());
        assert!((score.se.unwrap() / delta - 1.0).abs() < 1e-9);
    }
}

#[test]
fn a_need_nobody_was_asked_about_stays_out() {
    let mut people = mixed(200);
    for person in &mut people {
        person.named[1] = None;
    }
    let scores = unweighted(people);
    assert_eq!((scores.needs[1].score, scores.needs[1].importance), (None, None));
    let ranks = scores.ranks(1);
    assert_eq!((ranks.low, ranks.high), (vec![1, 1], vec![2, 2]));
}

#[test]
fn weights_change_the_score_and_are_taken_out_of_its_error() {
    let (cells, people) = coded(mixed(300));
    let margin = RakingMargin::new("half", [("no", 0.5), ("yes", 0.5)]);
    let raked = rake(&cells, &[margin]).unwrap();
    let design = Design::new(&cells, &raked.calibration, &[]);
    let weighted = people.scores(&design).needs[0].score.unwrap();
    // The weighted share, row by row.
    let (mut unmet, mut asked, mut valid, mut bad) = (0.0, 0.0, 0.0, 0.0);
    let weight = |person: &Person, cell: &u32| person.d * design.factor(*cell);
    for (person, cell) in people.people.iter().zip(&people.codes) {
        if let Some(d) = person.dissatisfied[0] {
            valid += weight(person, cell);
            bad += weight(person, cell) * d;
        }
    }
    for (person, cell) in people.people.iter().zip(&people.codes) {
        if let Some(t) = person.named[0] {
            asked += weight(person, cell);
            unmet += weight(person, cell) * t * person.dissatisfied[0].unwrap_or(bad / valid);
        }
    }
    close(weighted.value, unmet / asked);
    assert!(weighted.n_eff < 300.0 && weighted.n < 300);
}

/// Nobody of 31 names the one need; of the other one person does. Without a floor the first has no
/// variance at all.
#[test]
fn what_hardly_anybody_names_has_a_variance_in_decisions() {
    let person = |i: usize| Person {
        level: 0,
        d: 1.0,
        named: [Some(0.0), Some(f64::from(u8::from(i == 0)))],
        dissatisfied: [Some(1.0); 2],
    };
    let scores = unweighted((0..31).map(person).collect());
    assert_eq!(scores.needs[0].score.unwrap().se, Some(0.0));
    let joint = scores.estimates.joint().unwrap();
    close(joint.cov[(0, 0)], 2.0 / 35.0 * 33.0 / 35.0 / 31.0);
    close(joint.cov[(1, 1)], 3.0 / 35.0 * 32.0 / 35.0 / 31.0);
    close(joint.df, 30.0);
}

/// Sums and products by cell are those by row: with base weights and without, with cells that share
/// their products, cells of few and of very many, and rare things said.
#[test]
fn sums_by_cell_are_sums_by_row() {
    let people = mixed(70_000);
    for is_weighted in [true, false] {
        let mut cells = Cells::new();
        let mut answers = NeedAnswers::new(2);
        let (mut codes, mut weights) = (Vec::new(), Vec::new());
        for (i, person) in (0_u32..).zip(&people) {
            let cluster = i.is_multiple_of(3).then_some(i * 7 % 900);
            let key = CellKey { levels: vec![person.level], stratum: 0, cluster };
            let d = if is_weighted { person.d } else { 1.0 };
            codes.push(cells.push(key, d));
            weights.extend(is_weighted.then_some(d));
            let rare = |k: u32| f64::from(i * (k + 3) % 29) / 29.0;
            answers.push([0, 1].map(|k: u32| NeedAnswer {
                a: f64::from(u8::from(!(i + k).is_multiple_of(9))),
                t: if i % 50 == k { rare(k) } else { f64::from(u8::from(i % 5 > k)) },
                dis: f64::from(u8::from(i % 11 > 4 + k)),
                v: f64::from(u8::from(!i.is_multiple_of(4))),
            }));
        }
        let margins = [RakingMargin::new("level", [("0", 0.5), ("1", 0.5)])];
        let calibration = rake(&cells, &margins)
            .map_or_else(|_| Calibration::none(&cells), |raked| raked.calibration);
        let design = Design::new(&cells, &calibration, &[]);
        assert!(design.layout().pools() < cells.len());
        let rows = NeedRows::new(&answers, codes.as_slice(), &weights);
        let scores = score(&design, &rows);
        let sums = rows.fold(
            1,
            || vec![Sums::default(); 2],
            |sums, row| {
                let w = design.factor(row.cell) * row.d;
                sums.iter_mut().zip(row.answers()).for_each(|(sums, said)| sums.add(said, w));
            },
            |all, part| score::join(all, &part),
        );
        let linear: Vec<_> =
            sums.iter().map(|sums| influence::Linear::of(sums, design.n_hat()).unwrap()).collect();
        let of = |influence: fn(&influence::Linear, &NeedAnswer) -> f64| {
            rows.fold(
                1,
                || Moments::new(design.layout(), 2),
                |moments, row| {
                    let u = [0, 1].map(|k| influence(&linear[k], row.of(k)));
                    moments.push(row.cell, row.d, &u);
                },
                |all, part| all.merge(&part),
            )
        };
        let theta = linear.iter().map(|linear| linear.score);
        let theta = nalgebra::DVector::from_iterator(2, theta);
        let expected = design.influence(theta, &of(influence::Linear::on_score));
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * b.abs().max(1e-9);
        for j in 0..2 {
            assert!(close(scores.estimates.theta[j], expected.theta[j]));
            for k in 0..2 {
                let (found, expected) = (&scores.estimates.cov, &expected.cov);
                let (found, expected) = (found.as_ref().unwrap(), expected.as_ref().unwrap());
                assert!(close(found[(j, k)], expected[(j, k)]));
            }
            let importance = design
                .influence(nalgebra::DVector::zeros(2), &of(influence::Linear::on_importance));
            let se = scores.needs[j].importance.unwrap().se.unwrap();
            assert!(close(se, importance.se(j).unwrap()));
        }
    }
}
