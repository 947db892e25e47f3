//! What is hidden, against a reader who knows every number that is told and how the tables hang
//! together.

use super::*;
use crate::needs::ScoreMeasure;
use crate::rank::unknown;
use crate::sample_town::{one, ranked, survey_of, town};
use crate::suppression::with_total;
use mitreden_define::answer::{Answer, Missing};
use proptest::prelude::*;

const CROSSED: &str = "
survey: crossed
title: Crossed
languages: [en]
modes: [online, paper]
needs: { wifi: Wi-Fi, help: Help }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { a: A, b: B, c: C } }
      - { id: sex, type: single, text: Sex?, options: { f: F, m: M, d: D } }
      - { id: why, type: text, text: Why?, show_if: age == 'a' }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }
population:
  margins:
    - of: [age, sex]
      shares: { a: { f: 0.2, m: 0.2 }, b: { f: 0.2, m: 0.1 }, c: { f: 0.2, m: 0.1 } }
      collapse: { sex: { d: f } }
";
const AGES: [&str; 3] = ["a", "b", "c"];
const SEXES: [&str; 3] = ["f", "m", "d"];

/// The cells of age by sex; the fourth of each is open.
fn people(cells: &[u64]) -> Vec<Person> {
    let answer = |all: [&'static str; 3], at: usize| {
        all.get(at).map_or(Answer::UNANSWERED, |code| one(code))
    };
    let why = |at: usize| if at < 4 { Answer::UNANSWERED } else { Answer::NOT_ASKED };
    let person = |at: usize| {
        let (age, sex) = (answer(AGES, at / 4), answer(SEXES, at % 4));
        Person::new([("age", age), ("sex", sex), ("why", why(at)), ("top", ranked("wifi"))])
    };
    cells
        .iter()
        .enumerate()
        .flat_map(|(at, n)| times(usize::try_from(*n).unwrap(), &person(at)))
        .collect()
}

/// A number of a report: what it sums up, its true value, and whether it is told.
struct Number {
    name: String,
    of: Vec<usize>,
    told: bool,
}

/// Every number of the two questions, of the crossing, and of those who said nothing.
fn numbers(survey: &Survey, results: &Results) -> Vec<Number> {
    let mut all = Vec::new();
    let of = |is: &dyn Fn(usize, usize) -> bool| {
        (0..16).filter(|at| is(at / 4, at % 4)).collect::<Vec<_>>()
    };
    for (id, axis) in [("age", 0), ("sex", 1)] {
        let Tabulation::Single(single) = question(survey, results, id).table else { panic!() };
        let on = |a: usize, s: usize| if axis == 0 { a } else { s };
        for (at, option) in single.options.iter().enumerate() {
            all.push(Number {
                name: format!("{id} {at}"),
                of: of(&|a, s| on(a, s) == at),
                told: option.n.get().is_some(),
            });
        }
        all.push(Number {
            name: format!("{id} answered"),
            of: of(&|a, s| on(a, s) < 3),
            told: true,
        });
    }
    for level in &who_answered(results.weighting.as_ref().unwrap())[0].levels {
        let Some(code) = level.level.clone() else {
            all.push(Number { name: "open".into(), of: of(&|a, s| a == 3 || s == 3), told: true });
            continue;
        };
        let (age, sex) = code.split_once(" × ").unwrap();
        let is = |a: usize, s: usize| {
            AGES.get(a) == Some(&age) && s < 3 && (SEXES[s] == sex || sex == "f" && s == 2)
        };
        all.push(Number { name: code.clone(), of: of(&is), told: level.n.get().is_some() });
    }
    all.push(Number { name: "all".into(), of: (0..16).collect(), told: true });
    all
}

/// Changes of the cells that leave every told number as it is: a basis of them, by elimination.
fn changes(numbers: &[Number]) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = numbers
        .iter()
        .filter(|number| number.told)
        .map(|number| (0..16).map(|at| f64::from(u8::from(number.of.contains(&at)))).collect())
        .collect();
    let mut pivots = Vec::new();
    for column in 0..16 {
        let Some(at) = (pivots.len()..rows.len()).find(|at| rows[*at][column].abs() > 1e-9) else {
            continue;
        };
        rows.swap(pivots.len(), at);
        let lead = rows[pivots.len()].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let by = if at == pivots.len() { 0.0 } else { row[column] / lead[column] };
            row.iter_mut().zip(&lead).for_each(|(value, lead)| *value -= by * lead);
        }
        pivots.push(column);
    }
    let free = (0..16).filter(|column| !pivots.contains(column));
    let change = |free: usize| {
        let mut change = vec![0.0; 16];
        change[free] = 1.0;
        for (row, pivot) in rows.iter().zip(&pivots) {
            change[*pivot] = -row[free] / row[*pivot];
        }
        change
    };
    free.map(change).collect()
}

/// Whether a number could be another one: changes together that leave nobody below zero.
fn could_differ(cells: &[u64], numbers: &[Number], changes: &[Vec<f64>], number: &Number) -> bool {
    let sum = |of: &[usize], shift: &[f64]| {
        of.iter().map(|at| cells[*at] as f64 + shift[*at]).sum::<f64>()
    };
    let truth = sum(&number.of, &[0.0; 16]);
    let hides_nobody =
        numbers.iter().any(|number| !number.told && sum(&number.of, &[0.0; 16]) < 0.5);
    let fits = |shift: &[f64]| {
        let whole = shift
            .iter()
            .zip(cells)
            .all(|(by, n)| (by - by.round()).abs() < 1e-6 && *n as f64 + by > -0.5);
        let somebody = hides_nobody
            || numbers
                .iter()
                .filter(|number| !number.told)
                .all(|number| sum(&number.of, shift) > 0.5);
        whole && somebody && (sum(&number.of, shift) - truth).abs() > 0.5
    };
    any_of(changes, &[0.0; 16], &fits)
}

/// Tries every sum of the changes, each once, backwards, or not at all.
fn any_of(changes: &[Vec<f64>], shift: &[f64], fits: &dyn Fn(&[f64]) -> bool) -> bool {
    let Some((change, rest)) = changes.split_first() else { return fits(shift) };
    [0.0, 1.0, -1.0].iter().any(|factor| {
        let moved: Vec<f64> =
            shift.iter().zip(change).map(|(shift, change)| shift + factor * change).collect();
        any_of(rest, &moved, fits)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Two questions, their crossing with an option put to another, and people who left one or both
    /// open.
    #[test]
    fn no_hidden_number_of_a_crossing_can_be_worked_out(cells in prop::collection::vec(prop_oneof![1_u64..4, 1_u64..12, 8_u64..30], 16), open in 0_u8..3) {
        // Sometimes nobody left anything open, sometimes only one question.
        let is_left_out = |at: usize| (at / 4 == 3 && open > 0) || (at % 4 == 3 && open > 1);
        let cells: Vec<u64> = cells.iter().enumerate().map(|(at, n)| if is_left_out(at) { 0 } else { *n }).collect();
        let survey = survey_of(CROSSED);
        let results = of(&survey, &people(&cells));
        let numbers = numbers(&survey, &results);
        let changes = changes(&numbers);
        let value = |number: &Number| number.of.iter().map(|at| cells[*at]).sum::<u64>();
        for number in &numbers {
            prop_assert!(!number.told || value(number) == 0 || value(number) >= 10 || number.name.contains("open") || number.name.contains("ans"));
            if !number.told {
                prop_assert!(could_differ(&cells, &numbers, &changes, number), "{} = {} of {:?}", number.name, value(number), cells);
            }
        }
    }
}

#[test]
fn reasons_of_few_are_hidden_all_together() {
    let mut missing = Missings::default();
    (0..3).for_each(|_| missing.add(Missing::Refused));
    assert!(
        missing.shown().iter().all(|(_, n)| n.get().is_none()),
        "one reason alone follows from the base"
    );
    (0..40).for_each(|_| missing.add(Missing::Unanswered));
    assert_eq!(missing.shown_of(Missing::DontKnow), Shown::Fine(0));
    assert_eq!(
        (missing.shown_of(Missing::Refused), missing.shown_of(Missing::Unanswered)),
        (Shown::Hidden, Shown::Hidden)
    );
    assert_eq!(
        missing.shown().into_iter().map(|(_, n)| n).collect::<Vec<_>>(),
        with_total(&[3, 0, 40])
    );
}

/// Five rated Wi-Fi: neither the table nor the picture of the rows says so.
#[test]
fn how_few_rated_a_row_is_not_told() {
    let survey = town();
    let rate = |wifi, n| {
        let row = |code: &str, cell| (mitreden_base::ids::Code::new(code), cell);
        let grid = vec![row("wifi", wifi), row("help", Ok(2)), row("park", Ok(4))];
        times(n, &Person::new([("top", ranked("wifi help")), ("grid", Answer::Rows(grid))]))
    };
    let people = [rate(Ok(1), 5), rate(Err(Missing::Unanswered), 45)].concat();
    let Tabulation::Matrix(rows) = question(&survey, &of(&survey, &people), "grid").table else {
        panic!()
    };
    assert_eq!([rows[0].answered(), rows[1].answered()], [Shown::Hidden, Shown::Fine(50)]);
}

/// 4 of 100 rate 5: with the mean, or beside the share of the satisfied alone, that could be worked
/// out.
#[test]
fn hidden_points_are_hidden_on_both_sides_and_from_the_mean() {
    let survey = town();
    let rate = |point, n| {
        let row = |code: &str| (mitreden_base::ids::Code::new(code), Ok(point));
        times(
            n,
            &Person::new([
                ("top", ranked("wifi help")),
                ("grid", Answer::Rows(vec![row("wifi"), row("help"), row("park")])),
            ]),
        )
    };
    let people = [rate(1, 20), rate(2, 26), rate(3, 30), rate(4, 20), rate(5, 4)].concat();
    let results = of(&survey, &people);
    let Tabulation::Matrix(rows) = question(&survey, &results, "grid").table else { panic!() };
    let shown: Vec<_> =
        rows[0].rated.points.iter().map(|point| point.row.n.get().copied()).collect();
    assert_eq!(shown, [Some(20), Some(26), Some(30), None, None], "4 and 5 are the satisfied");
    assert_eq!((rows[0].rated.mean, rows[0].rated.sides_are_published), (Shown::Hidden, true));
    // 94 not satisfied, 6 satisfied: then how many are not satisfied is not told either.
    let people = [rate(1, 20), rate(2, 44), rate(3, 30), rate(4, 3), rate(5, 3)].concat();
    let results = of(&survey, &people);
    let Tabulation::Matrix(rows) = question(&survey, &results, "grid").table else { panic!() };
    assert!(!rows[0].rated.sides_are_published);
    let mut scores = unknown(&survey);
    let share = |n| Some(Estimate { value: 0.5, se: None, interval: None, n, n_eff: 100.0 });
    for score in &mut scores {
        (score.score, score.importance, score.dissatisfaction) =
            (share(100), share(100), share(100));
    }
    results.suppress(&survey, &mut scores);
    assert!(scores.iter().all(|score| score.dissatisfaction.is_none() && score.score.is_some()));
    assert!(scores.iter().take(2).all(|score| score.importance.is_some()));
}

/// 5 name parks, which is hidden: so is how important they are.
#[test]
fn importance_is_hidden_with_the_number_who_name_it() {
    let survey = town();
    let people = [
        times(80, &Person::new([("top", ranked("wifi help"))])),
        times(5, &Person::new([("top", ranked("park"))])),
    ]
    .concat();
    let results = of(&survey, &people);
    let Tabulation::Ranking(ranked) = question(&survey, &results, "top").table else { panic!() };
    assert_eq!(
        ranked.items.iter().map(|item| item.named.n.get().copied()).collect::<Vec<_>>(),
        [Some(80), Some(80), None]
    );
    let mut scores = unknown(&survey);
    for score in &mut scores {
        score.importance =
            Some(Estimate { value: 0.5, se: None, interval: None, n: 85, n_eff: 85.0 });
    }
    results.suppress(&survey, &mut scores);
    assert_eq!(
        scores.iter().map(|score| score.importance.is_some()).collect::<Vec<_>>(),
        [true, true, false]
    );
    // The score is at most the importance.
    let base = Some(Estimate { value: 0.5, se: None, interval: None, n: 85, n_eff: 85.0 });
    let after = |measure| {
        let few = base.map(|base| Estimate { value: 4.0 / 85.0, ..base });
        let score = crate::needs::NeedScore {
            measure,
            score: few,
            importance: base,
            dissatisfaction: base,
            filled: 0.2,
        };
        let mut scores = survey.needs.map(|_, _| score.clone());
        results.suppress(&survey, &mut scores);
        let scores = scores.as_slice();
        (
            scores[2].score.is_some(),
            scores[2].dissatisfaction.is_some(),
            scores[2].filled > 0.0,
            scores[0].filled > 0.0,
        )
    };
    assert_eq!(after(ScoreMeasure::UnmetPriority), (false, true, false, true));
    assert_eq!(after(ScoreMeasure::Priority), (false, true, false, true));
    assert_eq!(
        after(ScoreMeasure::Product),
        (false, true, false, true),
        "the dissatisfaction follows from the points"
    );
}

/// Nobody is first but Wi-Fi and an explicit none: the few who say none would follow from the
/// first.
#[test]
fn an_explicit_none_of_few_cannot_be_had_from_the_firsts() {
    let survey = town();
    let none = Person::new([("top", Answer::None)]);
    let people = [
        times(60, &Person::new([("top", ranked("wifi"))])),
        times(30, &Person::new([("top", ranked("help"))])),
        times(4, &none),
    ];
    let results = of(&survey, &people.concat());
    let Tabulation::Ranking(ranked) = question(&survey, &results, "top").table else { panic!() };
    assert_eq!(ranked.none.unwrap().n, Shown::Hidden);
    assert_eq!(
        ranked.items.iter().map(|item| item.first.n.get().copied()).collect::<Vec<_>>(),
        [Some(60), None, Some(0)]
    );
}

/// Six of 100 are of age a, and they alone are asked why.
#[test]
fn how_many_were_asked_is_not_told_where_it_repeats_a_hidden_answer() {
    let survey = survey_of(CROSSED);
    let cells = |a: u64| [a, a, 0, 0, 30, 20, 0, 0, 25, 20, 0, 0, 0, 0, 0, 0];
    let asked = |a: u64| {
        let results = of(&survey, &people(&cells(a)));
        (
            question(&survey, &results, "why").asked_is_published,
            question(&survey, &results, "top").asked_is_published,
        )
    };
    assert_eq!(asked(3), (false, true));
    assert_eq!(asked(15), (true, true));
}
