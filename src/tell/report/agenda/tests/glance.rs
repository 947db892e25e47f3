//! The agenda at a glance: findings, the table by rank, and the sums.

use super::*;
use mitreden_count::rank::{NeedPlace, OrderPlace};
use mitreden_count::replicates::ReplicateError;

/// What stands before what became of the last agenda.
fn body(input: &ReportInput<'_>) -> String {
    let text = told(input);
    let heading = format!("\n## {}\n", input.lang.say("back-heading", &[]));
    let from = text.find("## ").unwrap();
    text[from..text.find(&heading).unwrap()].to_owned()
}

/// A measure with an amount, since a day in a status.
fn costly(title: &str, serves: &[&str], amount: Option<f64>, status: MeasureStatus) -> Measure {
    let history = vec![event("2026-04-01", status, None)];
    Measure { amount, ..measure(title, "a", serves, history) }
}

/// In the input `online-office` has rank 1, `reporting` and `wifi` have 2 to 3, `news` has 4.
fn measures() -> Vec<Measure> {
    let mut partly = costly("Partly", &["online-office"], Some(6000.0), MeasureStatus::Idea);
    (partly.fits, partly.note) = (Some(MeasureFit::Partly), Some(Text::plain("It only reminds.")));
    let mut late = costly("Late", &["reporting"], None, MeasureStatus::Half);
    late.due = "2026-07".parse().ok();
    let mut gone = costly("Gone", &["wifi"], Some(99_000.0), MeasureStatus::Dropped);
    gone.fits = Some(MeasureFit::No);
    vec![
        costly("News", &["news"], Some(80_000.5), MeasureStatus::Started),
        costly("Both", &["news", "reporting"], Some(2000.0), MeasureStatus::Done),
        costly("Drones", &["drones"], Some(500.0), MeasureStatus::Decided),
        costly("Nothing", &[], None, MeasureStatus::Idea),
        partly,
        late,
        gone,
    ]
}

#[test]
fn one_table_by_rank_says_how_it_stands_and_sums_count_each_measure_once() {
    let agenda = agenda(&["a"], measures());
    let body = |lang| body(&ReportInput { agenda: &agenda, ..input(lang) });
    insta::assert_snapshot!("glance_in_german", body(Lang::De));
    insta::assert_snapshot!("glance_in_english", body(Lang::En));
}

#[test]
fn without_an_amount_no_sum_is_told_and_no_zero() {
    let unknown = measures().into_iter().map(|measure| Measure { amount: None, ..measure });
    let agenda = agenda(&["a"], unknown.collect());
    for lang in [Lang::De, Lang::En] {
        let text = body(&ReportInput { agenda: &agenda, ..input(lang) });
        let head = lang.say("finding-money", &[]);
        assert!(!text.contains(&head) && !text.contains(&lang.say("money-table", &[])), "{text}");
        assert!(
            !text.contains(" 0 ") && !text.contains(&lang.say("glance-low-sum", &[])),
            "{text}"
        );
    }
}

#[test]
fn sums_say_of_how_many_measures_the_amount_is_not_known() {
    let of = |amounts: [Option<f64>; 3]| {
        let one = |(at, amount): (usize, Option<f64>)| {
            costly(&format!("M{at}"), &["online-office"], amount, MeasureStatus::Decided)
        };
        let agenda = agenda(&["a"], amounts.into_iter().enumerate().map(one).collect());
        let text = body(&ReportInput { agenda: &agenda, ..input(Lang::En) });
        text.lines().find(|line| line.contains("Money:")).map(str::to_owned)
    };
    let said = of([Some(1000.0), None, Some(0.25)]).unwrap();
    let sum = "EUR 1,000.25 (3 measures; of one of them the amount is not known)";
    assert!(said.contains(&format!("For needs in tiers 1 and 2: {sum}.")), "{said}");
    let said = of([Some(0.0), None, None]).unwrap();
    assert!(said.contains("EUR 0 (3 measures; of 2 of them the amount is not known)"), "{said}");
    assert!(said.contains("in the lower half with 95% confidence: no measure."), "{said}");
    assert_eq!(of([None, None, None]), None);
}

#[test]
fn what_was_done_after_the_last_answer_nobody_could_speak_of() {
    let done = |on: &str| {
        let history = vec![event(on, MeasureStatus::Done, None)];
        let agenda = agenda(&["a"], vec![measure("Done", "a", &["wifi"], history)]);
        body(&ReportInput { agenda: &agenda, ..input(Lang::En) })
    };
    // People answered from 4 to 29 May.
    let open = "**Done, yet open:** “Done” has been done since";
    assert!(done("2026-05-29").contains(open) && done("2026-05-29").contains("**done, yet open**"));
    let after = done("2026-05-30");
    assert!(!after.contains("yet open") && after.contains("| done "), "{after}");
    // The fourth need is surely behind: what is done for it is done.
    let history = vec![event("2026-01-01", MeasureStatus::Done, None)];
    let agenda = agenda(&["a"], vec![measure("Done", "a", &["news"], history)]);
    let behind = body(&ReportInput { agenda: &agenda, ..input(Lang::En) });
    assert!(!behind.contains("yet open"), "{behind}");
}

#[test]
fn an_order_without_rank_sets_has_no_tiers_and_no_lower_half() {
    let agenda = agenda(&["a"], measures());
    for lang in [Lang::De, Lang::En] {
        let mut input = ReportInput { agenda: &agenda, ..input(lang) };
        for (at, need) in input.needs.iter_mut().enumerate() {
            need.found.place = Ok(NeedPlace::Replicated(OrderPlace { rank: at + 1, range: None }));
        }
        input.replicates = Some(Err(ReplicateError::OneCluster));
        let text = body(&input);
        let low = lang.say("money-for-low", &[]);
        let tier = lang.say("column-tier", &[]);
        assert!(!text.contains(&low) && !text.contains(&tier), "{text}");
        if lang == Lang::En {
            let money = "For needs that are among the first 3 in this order: EUR 8,000 (3 measures; of one of them the amount is not known). For needs further behind: EUR 80,000.50 (one measure).";
            assert!(text.contains(money), "{text}");
            assert!(text.contains("In this order, “Freies WLAN” (place 3) is among the first 3 and has no measure yet."), "{text}");
        }
    }
}
