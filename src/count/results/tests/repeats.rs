//! Hidden counts that other numbers of the report repeat or leave too little room for; each of
//! these was a leak once.

use super::*;
use crate::needs::{NeedScore, ScoreMeasure};
use crate::rank::ByNeed;
use crate::sample_town::{one, ranked, some, survey_of, town};
use chrono::NaiveDate;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Missing};

const DONT_KNOW: Answer = Answer::Missing(Missing::DontKnow);

/// A survey with these questions, asked online.
fn asking(questions: &str) -> Survey {
    survey_of(&format!(
        "survey: small\ntitle: Small\nlanguages: [en]\nmodes: [online]\npages:\n  - page: all\n    questions:\n{questions}"
    ))
}

fn ns(rows: &[ResultRow]) -> Vec<Option<u64>> {
    rows.iter().map(|row| row.n.get().copied()).collect()
}

/// 41 of 50 ticked a, and whoever answered ticked something: b is nine or more, and hidden because
/// it is less than ten.
#[test]
fn an_option_is_not_what_the_others_leave() {
    let survey = asking(
        "      - { id: used, type: multiple, text: Used?, options: { a: A, b: B, c: C } }\n",
    );
    let used = |codes| Person::new([("used", some(codes))]);
    let options = |people: &[Vec<Person>]| {
        let results = of(&survey, &people.concat());
        let Tabulation::Multiple(multiple) = question(&survey, &results, "used").table else {
            panic!()
        };
        ns(&multiple.options)
    };
    assert_eq!(options(&[times(41, &used("a")), times(9, &used("b"))]), [None, None, Some(0)]);
    assert_eq!(
        options(&[times(41, &used("a b")), times(9, &used("a"))]),
        [Some(50), Some(41), Some(0)]
    );
    assert_eq!(
        options(&[times(45, &used("a")), times(5, &used("a b"))]),
        [Some(50), None, Some(0)]
    );
}

/// 49 of 50 named Wi-Fi: one at most said that nothing fits.
#[test]
fn an_explicit_none_is_not_what_the_most_frequent_leaves() {
    let survey = town();
    let top = |answer| Person::new([("top", answer)]);
    let people = [
        times(25, &top(ranked("wifi help"))),
        times(24, &top(ranked("help wifi"))),
        vec![top(Answer::None)],
    ]
    .concat();
    let Tabulation::Ranking(found) = question(&survey, &of(&survey, &people), "top").table else {
        panic!()
    };
    let named: Vec<_> = found.items.iter().map(|item| item.named.n.get().copied()).collect();
    assert_eq!((found.none.unwrap().n, named), (Shown::Hidden, vec![None, None, Some(0)]));
}

/// Nobody can refuse here: five of five without an answer would be the five who do not know.
#[test]
fn a_reason_that_nobody_can_have_hides_none() {
    let survey = asking(
        "      - { id: one, type: single, text: One?, allow: [dont_know], options: { a: A, b: B } }\n",
    );
    let of_five = |answer: Answer| {
        let people = [
            times(40, &Person::new([("one", one("a"))])),
            times(5, &Person::new([("one", answer)])),
        ]
        .concat();
        question(&survey, &of(&survey, &people), "one").missing
    };
    let shown = |missing: Missings| {
        [Missing::Refused, Missing::DontKnow, Missing::Unanswered]
            .map(|word| missing.shown_of(word))
    };
    for answer in [DONT_KNOW, Answer::UNANSWERED] {
        assert_eq!(shown(of_five(answer)), [Shown::Fine(0), Shown::Hidden, Shown::Hidden]);
    }
    // Where a question can only be left open, how many did is what the base says anyway.
    let survey = asking("      - { id: one, type: single, text: One?, options: { a: A, b: B } }\n");
    let people =
        [times(40, &Person::new([("one", one("a"))])), times(5, &Person::new([]))].concat();
    let missing = question(&survey, &of(&survey, &people), "one").missing;
    assert_eq!(shown(missing), [Shown::Fine(0), Shown::Fine(0), Shown::Fine(5)]);
}

const ROUTED: &str = "
      - { id: net, type: single, text: Net?, options: { daily: D, weekly: W, never: N } }
      - { id: gadget, type: single, text: Gadget?, show_if: net != 'never', options: { phone: P, tablet: T } }
      - { id: uses, type: computed, value: net != 'never' }
      - { id: days, type: computed, value: \"if(net == 'never', 0, if(net == 'weekly', 1, 7))\" }
";

/// Who never uses the internet is not asked for a device: answers of all others would say how few
/// these are.
#[test]
fn answers_to_a_routed_question_leave_room_for_those_routed_around() {
    let survey = asking(ROUTED);
    let told = |never: usize, silent: usize| {
        let person = |net, device| {
            let days = if net == "never" {
                0.0
            } else if net == "daily" {
                7.0
            } else {
                1.0
            };
            let computed =
                [("uses", Answer::Truth(net != "never")), ("days", Answer::Number(days))];
            Person::new([vec![("net", one(net)), ("gadget", device)], computed.to_vec()].concat())
        };
        let people = [
            times(50, &person("daily", one("phone"))),
            times(40, &person("weekly", one("tablet"))),
            times(silent, &person("weekly", Answer::UNANSWERED)),
            times(never, &person("never", Answer::NOT_ASKED)),
        ];
        let results = of(&survey, &people.concat());
        ["gadget", "uses", "days"].map(|id| {
            let result = question(&survey, &results, id);
            (result.asked_is_published, result.is_published)
        })
    };
    let hidden = (false, false);
    assert_eq!(told(12, 0), [(true, true); 3]);
    assert_eq!(told(7, 0), [(false, true), hidden, hidden], "one to seven");
    assert_eq!(told(3, 4), [(false, true), hidden, hidden], "one to seven, too");
    assert_eq!(told(2, 0), [hidden; 3], "one or two");
}

/// A mean of nothing but 0 and 1 is a share; of three values its range says the rest.
#[test]
fn the_mean_of_two_or_three_values_does_not_tell_how_few_gave_one() {
    let survey = town();
    let visits = |value: f64| Person::new([("visits", Answer::Number(value))]);
    let numbers = |people: &[Vec<Person>]| {
        let Tabulation::Number(numbers) =
            question(&survey, &of(&survey, &people.concat()), "visits").table
        else {
            panic!()
        };
        (value(numbers.mean).is_some(), numbers.quartiles.get().copied())
    };
    assert_eq!(
        numbers(&[times(47, &visits(0.0)), times(3, &visits(1.0))]),
        (false, Some([0.0; 3]))
    );
    assert_eq!(
        numbers(&[times(30, &visits(0.0)), times(20, &visits(1.0))]),
        (true, Some([0.0, 0.0, 1.0]))
    );
    assert_eq!(
        numbers(&[times(30, &visits(0.0)), times(20, &visits(1.0)), vec![visits(2.0)]]),
        (false, Some([0.0, 0.0, 1.0]))
    );
}

/// Of 32 the lower quartile is the eighth.
#[test]
fn quartiles_have_enough_people_at_them_and_beyond() {
    let survey = town();
    let person = |at: i32| {
        let day = NaiveDate::from_num_days_from_ce_opt(730_000 + 40 * at).unwrap();
        Person::new([("visits", Answer::Number(f64::from(at))), ("since", Answer::Date(day))])
    };
    let quartiles = |n: i32| {
        let results = of(&survey, &(0..n).map(person).collect::<Vec<_>>());
        let Tabulation::Number(numbers) = question(&survey, &results, "visits").table else {
            panic!()
        };
        let Tabulation::Date(dates) = question(&survey, &results, "since").table else { panic!() };
        (numbers.quartiles.get().is_some(), dates.quartiles)
    };
    assert_eq!(quartiles(32), (false, Shown::Hidden));
    let (told, dates) = quartiles(48);
    assert!(told);
    // Nobody shares their day with another.
    assert!(dates.get().unwrap().iter().all(|when| matches!(when, When::Month(_))), "{dates:?}");
}

/// z was best in two of forty tasks.
#[test]
fn how_few_times_an_item_was_chosen_is_hidden() {
    let survey = town();
    let pick = |best: &str, worst: &str| {
        let shown = ["x", "y", "z"].map(Code::new).to_vec();
        Person::new([(
            "pick",
            Answer::Tasks(vec![Ok(BestWorst {
                shown,
                best: Code::new(best),
                worst: Code::new(worst),
            })]),
        )])
    };
    let people =
        [times(26, &pick("x", "z")), times(12, &pick("y", "z")), times(2, &pick("z", "y"))]
            .concat();
    let Tabulation::BestWorst(items) = question(&survey, &of(&survey, &people), "pick").table
    else {
        panic!()
    };
    let told = |share: fn(&BestWorstItem) -> Shown<Estimate>| {
        items.iter().map(|item| value(share(item)).is_some()).collect::<Vec<_>>()
    };
    assert_eq!(told(|item| item.best), [true, false, false], "{items:?}");
    assert_eq!(told(|item| item.worst), [true, false, false]);
    assert_eq!(told(|item| item.score), [true, false, false]);
}

fn scores(n: u64, measure: ScoreMeasure, score: f64) -> ByNeed {
    let share = |value| Some(Estimate { value, se: None, interval: None, n, n_eff: n as f64 });
    let score = NeedScore {
        measure,
        score: share(score),
        importance: share(0.06),
        dissatisfaction: share(0.5),
        filled: 0.0,
    };
    vec![score; 3].into()
}

/// Six of 100 name parks: no more than these six are not satisfied.
#[test]
fn the_score_of_a_need_that_few_name_is_not_told() {
    let survey = town();
    let people = [
        times(94, &Person::new([("top", ranked("wifi help"))])),
        times(6, &Person::new([("top", ranked("park"))])),
    ];
    let results = of(&survey, &people.concat());
    for (measure, unmet) in [
        (ScoreMeasure::UnmetPriority, 1.0),
        (ScoreMeasure::UnmetPriority, 6.0),
        (ScoreMeasure::Product, 1.0),
    ] {
        let mut scores = scores(100, measure, unmet / 100.0);
        results.suppress(&survey, &mut scores);
        let scores = scores.as_slice();
        assert!(scores[2].score.is_none() && scores[0].score.is_some(), "{measure:?} {unmet}");
    }
}

/// Three are old: they keep factor 1, and the targets of the others would leave room for just
/// three.
#[test]
fn of_a_margin_with_a_level_too_small_to_be_raked_no_share_is_told() {
    let survey = survey_of(
        "
survey: small
title: Small
languages: [en]
modes: [online]
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Y, middle: M, old: O } }
population:
  margins:
    - { of: age, shares: { young: 0.4, middle: 0.3, old: 0.3 } }
",
    );
    let age = |code| Person::new([("age", one(code))]);
    let told = |old: usize| {
        let results = of(
            &survey,
            &[times(60, &age("young")), times(40, &age("middle")), times(old, &age("old"))]
                .concat(),
        );
        let Tabulation::Single(single) = question(&survey, &results, "age").table else { panic!() };
        let protocol = results.weighting.unwrap();
        let levels: Vec<bool> =
            protocol.margins[0].levels.iter().map(|level| !level.hidden).collect();
        let shares = |share: fn(&SingleRow) -> Shown<Estimate>| {
            single.options.iter().map(|row| value(share(row)).is_some()).collect()
        };
        let told: [Vec<bool>; 2] = [shares(|row| row.of_answered), shares(|row| row.of_asked)];
        assert!(told.iter().all(|told| *told == levels), "{told:?}");
        (levels, single.options[0].n.get().is_some(), protocol.hides_levels())
    };
    assert_eq!(told(3), (vec![false; 3], true, true), "but how many are young may be told");
    assert_eq!(told(8), (vec![true, false, false], true, true));
    assert_eq!(told(20), (vec![true; 3], true, false));
}
