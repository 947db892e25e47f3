//! What holds for all results, and the fieldwork.

use super::*;
use crate::bases;
use crate::sample_town::{one, ranked, some, town, weighted};
use crate::study::Who;
use chrono::NaiveDate;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::Mode;
use mitreden_define::survey::union::Union;
use mitreden_keep::record::Disposition;
use proptest::prelude::*;

/// People who answer without a pattern.
fn mixed(seeds: &[u8]) -> Vec<Person> {
    let person = |(at, seed): (usize, &u8)| {
        let number = u32::from(*seed) * 7 + u32::try_from(at % 5).unwrap();
        let pick = |codes: &[&'static str]| codes[number as usize % codes.len()];
        let colour = match number % 11 {
            0 => Answer::Missing(Missing::DontKnow),
            1 => Answer::NOT_ASKED,
            _ => one(pick(&["red", "green", "blue", "green"])),
        };
        Person::new([
            ("age", one(if number % 3 == 0 { "old" } else { "young" })),
            ("colour", colour),
            ("used", some(pick(&["a", "a b", "b c"]))),
            ("top", ranked(pick(&["wifi help", "park", "help park"]))),
            ("happy", Answer::Rating(1 + i16::from(*seed % 5))),
            ("visits", Answer::Number(f64::from(number % 13))),
        ])
        .by(if at % 2 == 0 { Mode::Online } else { Mode::Paper })
    };
    seeds.iter().enumerate().map(person).collect()
}

#[test]
fn only_those_who_count_are_counted() {
    let survey = town();
    let red = Person::new([("colour", one("red"))]);
    let mut broken = red.clone();
    broken.record.disposition = Disposition::BreakOff;
    let results = of(&survey, &[times(40, &red), times(50, &broken)].concat());
    assert_eq!((results.base.n, question(&survey, &results, "colour").answered), (40, 40));
    let nobody = Table::of(&survey, &times(3, &broken), 10);
    let union = Union::alone(&survey);
    let nobody = Study::open(&union, &nobody.dataset, &Who::everybody());
    assert!(matches!(nobody, Err(CountError::Nobody)));
}

/// 80 young and 20 old of a population of 40 : 60. All the old are red, all the young are green.
#[test]
fn weights_turn_shares_of_respondents_into_those_of_the_population() {
    let survey = weighted();
    let person = |age, colour, visits| {
        Person::new([
            ("age", one(age)),
            ("colour", one(colour)),
            ("visits", Answer::Number(visits)),
        ])
    };
    let people =
        [times(80, &person("young", "green", 1.0)), times(20, &person("old", "red", 5.0))].concat();
    let results = of(&survey, &people);
    let Tabulation::Single(colour) = question(&survey, &results, "colour").table else { panic!() };
    close(value(colour.options[0].of_answered), 0.6);
    close(value(colour.options[1].of_answered), 0.4);
    let red = colour.options[0].of_answered.get().unwrap();
    assert!(red.se.unwrap() < 1e-9, "what is calibrated does not vary");
    // Kish: 80 of weight 1/2, 20 of weight 3.
    assert!((red.n_eff - 100.0 * 100.0 / (20.0 + 180.0)).abs() < 1e-6 && red.n == 100);
    let Tabulation::Number(visits) = question(&survey, &results, "visits").table else { panic!() };
    close(value(visits.mean), 0.4 + 3.0);
    assert_eq!(visits.quartiles, Shown::Fine([1.0, 5.0, 5.0]));

    let margins = who_answered(results.weighting.as_ref().unwrap());
    let (young, old) = (&margins[0].levels[0], &margins[0].levels[1]);
    assert_eq!((margins[0].margin.as_str(), young.level.as_deref()), ("age", Some("young")));
    assert_eq!((young.n, old.n), (Shown::Fine(80), Shown::Small(20)));
    assert_eq!((old.sample.get(), old.population), (Some(&0.2), Some(0.6)));
}

/// Forty did not say how old they are: of the other hundred 80 are young, as 40 % of the population
/// are, of which nobody's age is missing.
#[test]
fn the_share_of_a_level_is_of_those_whose_level_is_known() {
    let survey = weighted();
    let age = |code| Person::new([("age", one(code))]);
    let silent = Person::new([("colour", one("red"))]);
    let people = [times(80, &age("young")), times(20, &age("old")), times(40, &silent)].concat();
    let levels = who_answered(of(&survey, &people).weighting.as_ref().unwrap()).remove(0).levels;
    let shares: Vec<_> = levels.iter().map(|level| level.sample.get().copied()).collect();
    assert_eq!(shares, [Some(0.8), Some(0.2), None]);
    assert_eq!(levels[2].n, Shown::Fine(40));
}

#[test]
fn the_share_of_few_is_hidden_with_their_number() {
    let survey = weighted();
    let age = |code| Person::new([("age", one(code))]);
    let results = of(&survey, &[times(80, &age("young")), times(8, &age("old"))].concat());
    let levels = who_answered(results.weighting.as_ref().unwrap()).remove(0).levels;
    assert_eq!(
        (levels[1].n, levels[1].sample, levels[0].n),
        (Shown::Hidden, Shown::Hidden, Shown::Hidden)
    );
}

#[test]
fn responses_are_counted_by_day_and_mode_whether_they_count_or_not() {
    let survey = town();
    let person = |day: Option<u32>, mode| {
        let mut person = Person::new([]).by(mode);
        person.record.day = day.and_then(|day| NaiveDate::from_ymd_opt(2026, 5, day));
        let counts = mode == Mode::Online;
        person.record.disposition =
            if counts { Disposition::Complete } else { Disposition::BreakOff };
        person
    };
    let people = [
        times(2, &person(Some(9), Mode::Paper)),
        times(3, &person(Some(7), Mode::Online)),
        times(1, &person(Some(7), Mode::Paper)),
        times(4, &person(None, Mode::Paper)),
    ];
    let fieldwork = fieldwork(&Table::of(&survey, &people.concat(), 3).study(&survey));
    assert_eq!(fieldwork.modes, [Mode::Online, Mode::Paper]);
    let days: Vec<_> =
        fieldwork.days.iter().map(|day| (day.day.to_string(), day.counts.clone())).collect();
    assert_eq!(
        days,
        [("2026-05-07".to_owned(), vec![3, 1]), ("2026-05-09".to_owned(), vec![0, 2])]
    );
    assert_eq!(fieldwork.undated, [0, 4]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn many_batches_are_one_batch_and_shares_add_up(seeds in prop::collection::vec(any::<u8>(), 200..260), chunk in 7_usize..90) {
        let people = mixed(&seeds);
        for survey in [town(), weighted()] {
            let whole = of(&survey, &people);
            let parts = results(&Table::of(&survey, &people, chunk).study(&survey)).unwrap();
            prop_assert_eq!(&whole, &parts);
            let Tabulation::Rating(happy) = question(&survey, &whole, "happy").table else { panic!() };
            let shares: Option<Vec<f64>> = happy.points.iter().map(|row| value(row.row.share)).collect();
            if let Some(shares) = shares {
                prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                let mean: f64 = shares.iter().zip(1_u8..).map(|(share, point)| share * f64::from(point)).sum();
                prop_assert!((mean - value(happy.mean).unwrap()).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn unweighted_shares_are_plain_counts(seeds in prop::collection::vec(any::<u8>(), 100..150)) {
        let (survey, people) = (town(), mixed(&seeds));
        let all = of(&survey, &people);
        let result = question(&survey, &all, "colour");
        let Tabulation::Single(single) = result.table else { panic!() };
        for (option, code) in single.options.iter().zip(["red", "green", "blue"]) {
            let n = people.iter().filter(|person| person.answers[1].1 == one(code)).count();
            if let Some(found) = option.n.get() {
                prop_assert_eq!(usize::try_from(*found).unwrap(), n);
            }
            if let Some(share) = value(option.of_answered) {
                prop_assert!((share - n as f64 / result.answered as f64).abs() < 1e-12);
            }
            if let Some(share) = value(option.of_asked) {
                prop_assert!((share - n as f64 / result.asked as f64).abs() < 1e-12);
            }
            prop_assert!(n == 0 || bases::BaseSize::of_count(n as u64) != bases::BaseSize::Hidden || option.n == Shown::Hidden);
        }
    }
}
