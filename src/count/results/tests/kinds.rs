//! Every type of question, counted by hand.

use super::*;
use crate::sample_town::{one, ranked, some, town};
use chrono::NaiveDate;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Missing};

const DONT_KNOW: Answer = Answer::Missing(Missing::DontKnow);

/// 30, 20 and 10 colours, 20 who do not know, 15 who were not asked.
#[test]
fn a_single_choice_with_and_without_those_who_do_not_know() {
    let survey = town();
    let colour = |answer| Person::new([("colour", answer)]);
    let people = [
        times(30, &colour(one("red"))),
        times(20, &colour(one("green"))),
        times(10, &colour(one("blue"))),
        times(20, &colour(DONT_KNOW)),
        times(15, &colour(Answer::NOT_ASKED)),
    ];
    let result = question(&survey, &of(&survey, &people.concat()), "colour");
    assert_eq!((result.asked, result.answered), (80, 60));
    assert_eq!(
        (result.missing.of(Missing::DontKnow), result.missing.of(Missing::NotAsked)),
        (20, 15)
    );
    let Tabulation::Single(single) = result.table else { panic!() };
    for (option, n) in single.options.iter().zip([30_u32, 20, 10]) {
        assert_eq!(option.n.get(), Some(&u64::from(n)));
        close(value(option.of_answered), f64::from(n) / 60.0);
        close(value(option.of_asked), f64::from(n) / 80.0);
    }
    assert!(
        single.options[0].of_answered == Shown::Fine(*single.options[0].of_answered.get().unwrap())
    );
    assert!(single.options[2].n.is_small() && single.options[2].of_answered.is_small());
    assert_eq!(
        (single.missing.len(), single.missing[0].word, single.missing[0].n),
        (1, Missing::DontKnow, Shown::Small(20))
    );
    close(value(single.missing[0].of_asked), 0.25);
    // A domain of 60 of 95: the standard error is that of the ratio, √(p(1 − p)/60)·√(95/94).
    let red = single.options[0].of_answered.get().unwrap();
    assert!((red.se.unwrap() - (0.25_f64 / 60.0 * 95.0 / 94.0).sqrt()).abs() < 1e-12);
    assert_eq!((red.n, red.interval.unwrap().low < 0.5), (60, true));
}

#[test]
fn few_who_chose_an_option_are_hidden_with_the_next_fewest() {
    let survey = town();
    let colour = |code| Person::new([("colour", one(code))]);
    let people =
        [times(60, &colour("red")), times(9, &colour("green")), times(31, &colour("blue"))]
            .concat();
    let Tabulation::Single(single) = question(&survey, &of(&survey, &people), "colour").table
    else {
        panic!()
    };
    let shown: Vec<_> = single.options.iter().map(|option| option.n.get().copied()).collect();
    assert_eq!(shown, [Some(60), None, None]);
    assert_eq!(
        (single.options[1].of_answered, single.options[2].of_asked),
        (Shown::Hidden, Shown::Hidden)
    );
    // Of 29 answers no share is shown; that nobody chose an option may be said.
    let Tabulation::Single(single) = question(&survey, &of(&survey, &people[..29]), "colour").table
    else {
        panic!()
    };
    assert_eq!(
        (single.options[0].n, single.options[0].of_answered),
        (Shown::Small(29), Shown::Hidden)
    );
    assert_eq!(single.options[1].n, Shown::Fine(0));
}

#[test]
fn a_multiple_choice_is_shared_by_those_who_answered() {
    let survey = town();
    let used = |answer| Person::new([("used", answer)]);
    let people = [
        times(40, &used(some("a b"))),
        times(20, &used(some("a"))),
        times(20, &used(Answer::None)),
        times(7, &used(DONT_KNOW)),
    ];
    let result = question(&survey, &of(&survey, &people.concat()), "used");
    assert_eq!((result.asked, result.answered), (87, 80));
    let Tabulation::Multiple(multiple) = result.table else { panic!() };
    let shares: Vec<_> =
        multiple.options.iter().map(|row| (row.n.get().copied(), value(row.share))).collect();
    assert_eq!(shares, [(Some(60), Some(0.75)), (Some(40), Some(0.5)), (Some(0), Some(0.0))]);
    close(value(multiple.none.unwrap().share), 0.25);
}

#[test]
fn a_ranking_tells_firsts_and_named_and_ranks_only_where_all_are_ranked() {
    let survey = town();
    let person = |top, order: &str| Person::new([("top", top), ("order", ranked(order))]);
    let people = [
        times(40, &person(ranked("wifi help"), "x y")),
        times(30, &person(ranked("help"), "y x")),
        times(10, &person(Answer::None, "x")),
    ];
    let results = of(&survey, &people.concat());
    let Tabulation::Ranking(top) = question(&survey, &results, "top").table else { panic!() };
    let shares: Vec<_> =
        top.items.iter().map(|item| (value(item.first.share), value(item.named.share))).collect();
    assert_eq!(
        shares,
        [(Some(0.5), Some(0.5)), (Some(0.375), Some(0.875)), (Some(0.0), Some(0.0))]
    );
    assert!(top.items.iter().all(|item| item.mean_rank.is_none()));
    close(value(top.none.unwrap().share), 0.125);
    let Tabulation::Ranking(order) = question(&survey, &results, "order").table else { panic!() };
    close(value(order.items[0].mean_rank.unwrap()), (40.0 + 60.0 + 10.0) / 80.0);
    close(value(order.items[1].mean_rank.unwrap()), (80.0 + 30.0) / 70.0);
    assert_eq!(order.none, None);
}

#[test]
fn ratings_have_a_mean_and_their_best_two_by_the_end_that_is_best() {
    let survey = town();
    let happy = |point| Person::new([("happy", Answer::Rating(point))]);
    let people =
        [times(30, &happy(1)), times(15, &happy(2)), times(20, &happy(4)), times(35, &happy(5))]
            .concat();
    let Tabulation::Rating(rated) = question(&survey, &of(&survey, &people), "happy").table else {
        panic!()
    };
    close(value(rated.mean), (30.0 + 30.0 + 80.0 + 175.0) / 100.0);
    assert_eq!(rated.points.iter().map(|row| row.point).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    close(value(rated.points[4].row.share), 0.35);
    // School marks: 1 and 2 are the best.
    close(value(rated.top_two.unwrap().share), 0.45);
    close(value(rated.bottom_two.unwrap().share), 0.55);

    let few = [
        times(50, &happy(1)),
        times(5, &happy(2)),
        times(40, &happy(3)),
        times(9, &happy(4)),
        times(40, &happy(5)),
    ]
    .concat();
    let Tabulation::Rating(rated) = question(&survey, &of(&survey, &few), "happy").table else {
        panic!()
    };
    assert_eq!(rated.points[1].row.n, Shown::Hidden);
    assert_eq!(rated.top_two.unwrap().n, Shown::Hidden, "1 and 2 together would tell of 2");
    assert_eq!(rated.bottom_two.unwrap().share, Shown::Hidden);
}

#[test]
fn each_row_of_a_matrix_has_its_own_base() {
    let survey = town();
    let grid = |wifi, help| {
        let row = |code, cell| (Code::new(code), cell);
        Person::new([(
            "grid",
            Answer::Rows(vec![
                row("wifi", wifi),
                row("help", help),
                row("park", Err(Missing::Unanswered)),
            ]),
        )])
    };
    let people =
        [times(40, &grid(Ok(4), Ok(1))), times(40, &grid(Ok(2), Err(Missing::DontKnow)))].concat();
    let result = question(&survey, &of(&survey, &people), "grid");
    assert_eq!(result.answered, 80);
    let Tabulation::Matrix(rows) = result.table else { panic!() };
    assert_eq!(rows.iter().map(|row| row.answered).collect::<Vec<_>>(), [80, 40, 0]);
    assert_eq!(
        (rows[1].missing.of(Missing::DontKnow), rows[2].missing.of(Missing::Unanswered)),
        (40, 80)
    );
    close(value(rows[0].rated.mean), 3.0);
    close(value(rows[0].rated.top_two.unwrap().share), 0.5);
    close(value(rows[1].rated.mean), 1.0);
    assert_eq!(rows[2].rated.mean, Shown::Hidden);
}

#[test]
fn points_and_numbers_and_truths() {
    let survey = town();
    let person = |x: f64, visits: f64| {
        let points = [("x", x), ("y", 10.0 - x)].into_iter().filter(|(_, points)| *points > 0.0);
        let points =
            Answer::Points(points.map(|(code, points)| (Code::new(code), points)).collect());
        Person::new([
            ("budget", points),
            ("visits", Answer::Number(visits)),
            ("often", Answer::Truth(visits > 2.0)),
        ])
    };
    let people = [
        times(20, &person(10.0, 0.0)),
        times(15, &person(4.0, 3.0)),
        times(4, &person(0.0, 99.0)),
        vec![person(0.0, 9.0)],
    ]
    .concat();
    let results = of(&survey, &people);
    let Tabulation::Points(points) = question(&survey, &results, "budget").table else { panic!() };
    close(value(points[0].mean), 260.0 / 40.0);
    close(value(points[1].mean), 140.0 / 40.0);
    let Tabulation::Number(numbers) = question(&survey, &results, "visits").table else { panic!() };
    close(value(numbers.mean), (45.0 + 405.0) / 40.0);
    assert_eq!(numbers.quartiles, Shown::Fine([0.0, 0.0, 3.0]));
    assert_eq!(
        (numbers.min, numbers.max),
        (Shown::Fine(0.0), Shown::Hidden),
        "four people gave the largest"
    );
    let Tabulation::Truth(often) = question(&survey, &results, "often").table else { panic!() };
    close(value(often.yes.share), 0.5);
    close(value(often.no.share), 0.5);
}

#[test]
fn dates_and_texts() {
    let survey = town();
    let person = |year: i32, month: u32, idea: Answer| {
        let day = NaiveDate::from_ymd_opt(year, month, 3).unwrap();
        Person::new([("since", Answer::Date(day)), ("idea", idea)])
    };
    let text = || Answer::Text("More trees".to_owned());
    let people = [
        times(15, &person(1999, 5, text())),
        times(15, &person(2010, 1, text())),
        times(8, &person(2020, 12, Answer::UNANSWERED)),
    ]
    .concat();
    let results = of(&survey, &people);
    let Tabulation::Date(dates) = question(&survey, &results, "since").table else { panic!() };
    let day = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 3).unwrap();
    assert_eq!(
        dates.quartiles,
        Shown::Fine([day(1999, 5), day(2010, 1), day(2010, 1)].map(When::Day))
    );
    assert_eq!(
        (dates.first, dates.last),
        (Shown::Fine(Month { year: 1999, month: 5 }), Shown::Hidden)
    );
    let idea = question(&survey, &results, "idea");
    assert_eq!((idea.asked, idea.answered, idea.table), (38, 30, Tabulation::Text));
}

/// Everybody sees all three items once, half of them twice.
#[test]
fn best_and_worst_are_counted_over_the_tasks_shown() {
    let survey = town();
    let task = |best: &str, worst: &str| {
        let shown = ["x", "y", "z"].map(Code::new).to_vec();
        Ok(BestWorst { shown, best: Code::new(best), worst: Code::new(worst) })
    };
    let pick = |tasks| Person::new([("pick", Answer::Tasks(tasks))]);
    let people = [
        times(20, &pick(vec![task("x", "y"), task("x", "z")])),
        times(20, &pick(vec![task("y", "z"), Err(Missing::Refused)])),
    ]
    .concat();
    let Tabulation::BestWorst(items) = question(&survey, &of(&survey, &people), "pick").table
    else {
        panic!()
    };
    assert!(items.iter().all(|item| item.shown == 60));
    close(value(items[0].best), 40.0 / 60.0);
    close(value(items[1].best), 20.0 / 60.0);
    close(value(items[1].worst), 20.0 / 60.0);
    close(value(items[1].score), 0.0);
    close(value(items[2].score), -40.0 / 60.0);
    // x: r = 2/3; residuals 2 − 2r and 0 − r of half each; SE = √(n/(n − 1)·Σe²)/Σa.
    let squares = 20.0 * (2.0_f64 / 3.0).powi(2) * 2.0;
    assert!(
        (items[0].best.get().unwrap().se.unwrap() - (40.0 / 39.0 * squares).sqrt() / 60.0).abs()
            < 1e-12
    );
}
