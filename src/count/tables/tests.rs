//! Tables against what can be counted by hand, and against the results of a report.

use super::*;
use crate::rank::Ranking;
use crate::results::{Tabulation, results};
use crate::sample_town::{Person, Table as People, one, ranked, some, town, weighted};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Missing};
use mitreden_define::logic::{Expr, Want, compile};
use mitreden_define::survey::Survey;

fn times(n: usize, person: &Person) -> Vec<Person> {
    vec![person.clone(); n]
}

fn condition(survey: &Survey, text: &str) -> Expr {
    compile(text, survey, Want::Truth).unwrap().expr
}

/// The table of a question.
fn of(study: &Study<'_>, id: &str, among: &Among) -> TeamTable {
    table(study, study.survey.find(id).unwrap(), among).unwrap()
}

fn shares(group: &TableColumn) -> Vec<Option<f64>> {
    group.cells.iter().map(|cell| Some(cell.estimate?.value)).collect()
}

#[track_caller]
fn are(group: &TableColumn, expected: &[f64]) {
    let found = shares(group);
    for (at, expected) in expected.iter().enumerate() {
        let found = found[at].unwrap_or_else(|| panic!("cell {at} is hidden"));
        assert!((found - expected).abs() < 1e-12, "cell {at}: {found} instead of {expected}");
    }
}

/// 120 young and 80 old ones with colours, 40 who gave no age.
fn people() -> Vec<Person> {
    let person = |age: Option<&str>, colour: &str, visits: f64| {
        let age = age.map(|age| ("age", one(age)));
        let rest = [("colour", one(colour)), ("visits", Answer::Number(visits))];
        Person::new(age.into_iter().chain(rest).collect::<Vec<_>>())
    };
    [
        times(90, &person(Some("young"), "red", 1.0)),
        times(30, &person(Some("young"), "blue", 5.0)),
        times(20, &person(Some("old"), "red", 1.0)),
        times(60, &person(Some("old"), "green", 4.0)),
        times(40, &person(None, "red", 0.0)),
    ]
    .concat()
}

#[test]
fn a_choice_by_another() {
    let survey = town();
    let people = People::of(&survey, &people(), 100);
    let study = people.study(&survey);
    let by = Some(Grouper::Options(survey.find("age").unwrap()));
    let found = of(&study, "colour", &Among { by, rows: None });
    let of: Vec<_> = found.groups.iter().map(|group| (group.of.clone(), group.n)).collect();
    let option = |code| GroupOf::Option(Code::new(code));
    assert_eq!(of, [(GroupOf::All, 240), (option("young"), 120), (option("old"), 80)]);
    assert_eq!((found.ungrouped, found.unknown), (40, 0));
    are(&found.groups[0], &[150.0 / 240.0, 60.0 / 240.0, 30.0 / 240.0]);
    are(&found.groups[1], &[0.75, 0.0, 0.25]);
    are(&found.groups[2], &[0.25, 0.75, 0.0]);
    let counts = |at: usize| {
        found.groups[at].cells.iter().take(3).map(|cell| cell.count).collect::<Vec<_>>()
    };
    assert_eq!(counts(2), [Some(20), Some(60), Some(0)]);
    // A domain of 80 of 240, as R's `subset` has it.
    let cell = found.groups[2].cells[1].estimate.unwrap();
    let expected = (0.75 * 0.25 / 80.0 * 240.0 / 239.0_f64).sqrt();
    assert!((cell.se.unwrap() - expected).abs() < 1e-12);
    assert!(found.test.unwrap().p < 1e-12);
}

/// By hand: of 200 with an age the 110 with 1 visit stand at 55, the 60 with 4 at 140, the 30 with 5
/// at 185.
#[test]
fn a_number_by_a_choice_is_tested_by_rank() {
    let survey = town();
    let people = People::of(&survey, &people(), 100);
    let study = people.study(&survey);
    let by = || Some(Grouper::Options(survey.find("age").unwrap()));
    let found = of(&study, "visits", &Among { by: by(), rows: None });
    let [(line, RankTest::Two { difference, t, df, p })] = found.ranks[..] else {
        panic!("{:?}", found.ranks)
    };
    assert_eq!(found.lines[line], TableLine::Mean);
    let [one, four, five] = [55.0, 140.0, 185.0].map(|rank| rank / 200.0);
    let (young, old) = ((90.0 * one + 30.0 * five) / 120.0, (20.0 * one + 60.0 * four) / 80.0_f64);
    let square = |mean: f64, of: [(f64, f64); 2]| -> f64 {
        of.iter().map(|(n, rank)| n * (rank - mean).powi(2)).sum()
    };
    let variance = square(young, [(90.0, one), (30.0, five)]) / 120.0_f64.powi(2)
        + square(old, [(20.0, one), (60.0, four)]) / 80.0_f64.powi(2);
    let se = (240.0 / 239.0 * variance).sqrt();
    assert!((difference - (old - young)).abs() < 1e-12);
    assert!((t - (old - young) / se).abs() < 1e-9, "{t}");
    assert!((df - 238.0).abs() < 1e-12 && p < 1e-4);
    // Of all 240, 0.625 are not above 1, give or take 0.062: that may be where 4 begins. Not above 4
    // are 0.875, give or take 0.042.
    let all = found.groups[0].quartile_ranges.unwrap().map(|range| range.map(|r| (r.low, r.high)));
    assert_eq!(found.groups[0].quartiles, Some([1.0, 1.0, 4.0]));
    assert_eq!(all, [Some((1.0, 4.0)), Some((1.0, 4.0)), Some((4.0, 5.0))]);
    // A column of few takes no part, and then there is nothing to compare.
    let rows = Some(condition(&survey, "colour != 'green'"));
    assert_eq!(of(&study, "visits", &Among { by: by(), rows }).ranks, []);
    // An order of options is none of points.
    assert_eq!(of(&study, "colour", &Among { by: by(), rows: None }).ranks, []);
    assert_eq!(of(&study, "visits", &Among::default()).ranks, []);
}

/// In a sample as simple as this one F of two pairs of options is Pearson's X², but for n − 1.
#[test]
fn two_choices_hang_together_or_not() {
    let survey = town();
    let person = |age, colour| Person::new([("age", one(age)), ("colour", one(colour))]);
    let people = [
        times(60, &person("young", "red")),
        times(40, &person("young", "green")),
        times(50, &person("old", "red")),
        times(50, &person("old", "green")),
    ];
    let people = People::of(&survey, &people.concat(), 100);
    let by = Some(Grouper::Options(survey.find("age").unwrap()));
    let found = of(&people.study(&survey), "colour", &Among { by, rows: None }).test.unwrap();
    // Pearson's: 200·(60·50 − 40·50)² / (110·90·100·100).
    let expected = 200.0 * 1e6 / (110.0 * 90.0 * 1e4);
    assert!((found.f - expected * 199.0 / 200.0).abs() < 1e-9, "{found:?}");
    assert!((found.df.0 - 1.0).abs() < 1e-9 && (found.df.1 - 199.0).abs() < 1e-6);
    // The tail of F with 1 and 199 degrees of freedom is that of t.
    let t = crate::estimate::t_upper_tail(found.f.sqrt(), 199.0);
    assert!((found.p - 2.0 * t).abs() < 1e-9);
}

#[test]
fn among_some_and_by_a_condition() {
    let survey = town();
    let people = People::of(&survey, &people(), 100);
    let study = people.study(&survey);
    let among = Among {
        by: Some(Grouper::Truth(condition(&survey, "visits > 2"))),
        rows: Some(condition(&survey, "age == 'young'")),
    };
    let found = of(&study, "colour", &among);
    // Of whom the condition is not known they are not.
    assert_eq!((found.unknown, found.groups[0].n), (40, 120));
    are(&found.groups[1], &[0.0, 0.0, 1.0]);
    are(&found.groups[2], &[1.0, 0.0, 0.0]);

    // Of 20 nothing is told, not even how many chose what.
    let rows = Some(condition(&survey, "age == 'old' and colour == 'red'"));
    let found = of(&study, "colour", &Among { by: None, rows });
    assert_eq!(found.groups[0].n, 20);
    let hidden = TeamCell { estimate: None, count: None };
    assert!(found.groups[0].cells.iter().all(|cell| *cell == hidden));

    let by = Some(Grouper::Modes);
    let found = of(&study, "visits", &Among { by, rows: None });
    assert_eq!(found.groups.len(), 2);
    assert_eq!((found.lines[0].clone(), found.test), (TableLine::Mean, None));
    are(&found.groups[0], &[(90.0 + 150.0 + 20.0 + 240.0) / 240.0]);
    assert_eq!(found.groups[0].quartiles, Some([1.0, 1.0, 4.0]));
}

/// Somebody who answers everything, or does not know.
fn everything(n: usize) -> Person {
    let points = |a: f64| {
        let both = [("x", a), ("y", 10.0 - a)];
        Answer::Points(
            both.into_iter().filter(|(_, p)| *p > 0.0).map(|(c, p)| (Code::new(c), p)).collect(),
        )
    };
    let point = |at: usize| i16::try_from(1 + (n / (at + 1)) % 5).unwrap();
    let row = |at: usize, code| {
        let point = if n.is_multiple_of(7 + at) { Err(Missing::DontKnow) } else { Ok(point(at)) };
        (Code::new(code), point)
    };
    let task = |best, worst| {
        let shown = ["x", "y", "z"].map(Code::new).into();
        Ok(BestWorst { shown, best: Code::new(best), worst: Code::new(worst) })
    };
    let second = if n.is_multiple_of(3) { Err(Missing::Unanswered) } else { task("y", "x") };
    Person::new([
        ("age", one(["young", "old"][n % 2])),
        ("colour", one(["red", "green", "blue"][n % 3])),
        ("used", if n.is_multiple_of(4) { Answer::None } else { some(["a", "a b", "b c"][n % 3]) }),
        ("top", ranked(["wifi help", "park", "help wifi"][n % 3])),
        ("happy", Answer::Rating(point(0))),
        ("grid", Answer::Rows(vec![row(0, "wifi"), row(1, "help"), row(2, "park")])),
        ("budget", points([0.0, 4.0, 10.0, 7.0][n % 4])),
        ("pick", Answer::Tasks(vec![task(["x", "z"][n % 2], ["y", "x"][n % 2]), second])),
        ("visits", Answer::Number([0.0, 1.0, 3.5, 10.0][n % 4])),
        ("often", Answer::Truth(n % 4 > 1)),
    ])
}

/// What a report tells of the same answers, in the order of a table's lines.
fn reported(table: &Tabulation) -> Vec<(f64, f64)> {
    let of = |estimate: crate::bases::Shown<Estimate>| {
        let estimate = estimate.get().unwrap();
        (estimate.value, estimate.se.unwrap())
    };
    match table {
        Tabulation::Single(single) => {
            single.options.iter().map(|row| of(row.of_answered)).collect()
        }
        Tabulation::Multiple(several) => {
            several.options.iter().chain(&several.none).map(|row| of(row.share)).collect()
        }
        Tabulation::Ranking(ranked) => {
            ranked.items.iter().map(|item| of(item.named.share)).collect()
        }
        Tabulation::Rating(rated) => {
            let points = rated.points.iter().map(|row| of(row.row.share));
            points.chain([of(rated.mean)]).collect()
        }
        Tabulation::Matrix(rows) => rows
            .iter()
            .flat_map(|row| {
                let points = row.rated.points.iter().map(|row| of(row.row.share));
                points.chain([of(row.rated.mean)]).collect::<Vec<_>>()
            })
            .collect(),
        Tabulation::Points(items) => items.iter().map(|item| of(item.mean)).collect(),
        Tabulation::BestWorst(items) => {
            items.iter().flat_map(|item| [of(item.best), of(item.worst)]).collect()
        }
        Tabulation::Number(numbers) => vec![of(numbers.mean)],
        Tabulation::Truth(truths) => vec![of(truths.yes.share), of(truths.no.share)],
        Tabulation::Date(_) | Tabulation::Text => Vec::new(),
    }
}

/// A table and a report read the same answers in two ways: every type, weighted, to the last digit
/// but rounding.
#[test]
fn every_type_is_what_a_report_tells() {
    let survey = weighted();
    let everybody: Vec<_> = (0..840).map(everything).collect();
    let people = People::of(&survey, &everybody, 250);
    let study = people.study(&survey);
    assert_eq!(study.weights(), Weights::Raked);
    let report = results(&study).unwrap();
    let mut compared = 0;
    for result in &report.questions {
        let found = table(&study, result.question, &Among::default()).unwrap();
        for (at, (value, se)) in
            result.table().map(reported).unwrap_or_default().into_iter().enumerate()
        {
            let cell = found.groups[0].cells[at].estimate.unwrap();
            let line = &found.lines[at];
            assert!((cell.value - value).abs() < 1e-12, "{line:?}: {} and {value}", cell.value);
            let own = cell.se.unwrap();
            assert!((own - se).abs() < 1e-12, "{line:?}: error {own} and {se}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared}");
}

/// A condition that holds for all changes nothing, and groups put together are everybody.
#[test]
fn groups_add_up() {
    let survey = weighted();
    let everybody: Vec<_> = (0..420).map(everything).collect();
    let people = People::of(&survey, &everybody, 250);
    let study = people.study(&survey);
    for question in survey.questions.indices() {
        let all = condition(&survey, "visits >= 0 or answered(idea) or not answered(idea)");
        let by = Some(Grouper::Options(survey.find("age").unwrap()));
        let (plain, same) = (
            table(&study, question, &Among::default()).unwrap(),
            table(&study, question, &Among { by, rows: Some(all) }).unwrap(),
        );
        assert_eq!(plain.groups[0].cells, same.groups[0].cells);
        let n: u64 = same.groups[1..].iter().map(|group| group.n).sum();
        assert_eq!(n, same.groups[0].n);
        for at in 0..plain.lines.len() {
            let counts: Option<u64> =
                same.groups[1..].iter().map(|group| group.cells[at].count).sum();
            if let Some(counts) = counts {
                assert_eq!(Some(counts), plain.groups[0].cells[at].count, "{:?}", plain.lines[at]);
            }
        }
    }
}

/// A condition that an option of a single choice stands for gives the order of that group; one that
/// holds for all is everybody's, but for the size it takes.
#[test]
fn needs_among_some_are_those_of_the_group() {
    let survey = weighted();
    let everybody: Vec<_> = (0..840).map(everything).collect();
    let people = People::of(&survey, &everybody, 250);
    let study = people.study(&survey);
    let age = survey.find("age").unwrap();
    let request = crate::rank::Request { mode: None, by: Some(age) };
    let groups = crate::rank::rank(&study, request).unwrap().rankings;
    let by = Some(Grouper::Options(age));
    let found = rank(&study, None, &Among { by, rows: None }).unwrap();
    assert_eq!((&found.rankings.rankings, found.unknown), (&groups, 0));
    assert!(groups.iter().all(|group| !group.needs.is_empty()));
    let alone = |text: &str| {
        let rows = Some(condition(&survey, text));
        let found = rank(&study, None, &Among { by: None, rows }).unwrap();
        found.rankings.rankings.into_iter().next().unwrap()
    };
    let old = Ranking { group: groups[1].group.clone(), ..alone("age == 'old'") };
    assert_eq!(old, groups[1]);
    let all = crate::rank::rank(&study, crate::rank::Request::default()).unwrap().rankings;
    assert_eq!(alone("visits >= 0").needs, all[0].needs);
    // Of few no order is told.
    assert!(alone("visits > 3 and happy == 1 and colour == 'red'").needs.is_empty());
}
