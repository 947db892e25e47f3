//! What the analysis calls impossible does not happen: tried on conditions and answers drawn at
//! random.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Sheet, Town, choice, day, town};
use crate::answer::{Answer, Missing};
use crate::index::{ListIndex as _, QuestionIndex};
use crate::logic::{Compiled, Domain, Scope, Value, Want, analyse, compile};
use mitreden_base::ids::Code;

/// Conditions that often contradict or exhaust each other.
fn conditions() -> impl Strategy<Value = String> {
    let numbers = [
        "visits",
        "size",
        "years",
        "office-rating",
        "satisfied.wifi",
        "satisfied.help",
        "count(used)",
        "count(top3)",
        "sum(satisfied)",
        "rank(top3, 'wifi')",
        "rank(top3, 'bus')",
        "coalesce(size, visits)",
        "max(visits, 2)",
        "office-rating + satisfied.wifi",
        "if(adult, visits, 3)",
        "year(since)",
        "0",
        "1",
        "2",
        "3.5",
        "5",
        "366",
        "1920",
    ];
    let numbers = || select(numbers.to_vec());
    let days = || {
        select(vec![
            "since",
            "today()",
            "1920-01-01",
            "1950-06-01",
            "coalesce(since, today())",
            "min(since, 1950-06-01)",
        ])
    };
    let texts = || {
        select(vec![
            "resident",
            "district",
            "idea",
            "name",
            "'yes'",
            "'a'",
            "coalesce(district, idea)",
            "if(adult, idea, 'b')",
        ])
    };
    let orders = || select(vec!["==", "!=", "<", "<=", ">", ">="]);
    let others = [
        "resident == 'no'",
        "district == 'centre'",
        "district in ['goess', 'other']",
        "age < '30-44'",
        "age >= '60+'",
        "'portal' in used",
        "'office-page' not in used",
        "all_of(used, ['phone', 'portal'])",
        "none_of(top3, ['wifi', 'help'])",
        "adult",
        "idea in used",
        "answered(district)",
        "asked(since)",
        "refused(resident)",
        "dont_know(satisfied.wifi)",
        "answered(satisfied)",
        "asked(budget)",
    ];
    let leaf = prop_oneof![
        3 => select(others.to_vec()).prop_map(str::to_owned),
        2 => (numbers(), orders(), numbers()).prop_map(|(a, order, b)| format!("{a} {order} {b}")),
        1 => (days(), orders(), days()).prop_map(|(a, order, b)| format!("{a} {order} {b}")),
        1 => (texts(), select(vec!["==", "!="]), texts())
            .prop_map(|(a, order, b)| format!("{a} {order} {b}")),
    ];
    leaf.prop_recursive(2, 5, 2, |inner| {
        prop_oneof![
            3 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} and {b})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            1 => inner.prop_map(|a| format!("not ({a})")),
        ]
    })
}

/// An answer to a question, or a word.
fn answers(domain: &Domain) -> BoxedStrategy<Answer> {
    let missing = || select(vec![Missing::Unanswered, Missing::Refused, Missing::DontKnow]);
    let some = match domain.clone() {
        Domain::Truth => any::<bool>().prop_map(Answer::Truth).boxed(),
        Domain::Number { min, max, integer } => {
            let within = move |number: f64| {
                let number = if integer { number.round() } else { number };
                Answer::Number(number.max(min.unwrap_or(number)).min(max.unwrap_or(number)))
            };
            prop_oneof![(0..7).prop_map(f64::from), (-9..800).prop_map(|n| f64::from(n) / 2.0)]
                .prop_map(within)
                .boxed()
        }
        Domain::Date { .. } => select(vec![
            day(1920, 1, 1),
            day(1920, 12, 31),
            day(1950, 6, 1),
            day(1999, 1, 1),
            day(2026, 5, 12),
        ])
        .prop_map(Answer::Date)
        .boxed(),
        Domain::Text => select(vec!["a", "b", "yes", "centre", "portal", "z"])
            .prop_map(|text| Answer::Text(text.to_owned()))
            .boxed(),
        Domain::Choice { codes, .. } => {
            select(codes).prop_map(|code| Answer::Choice(choice(code.as_str()))).boxed()
        }
        Domain::Choices { codes, most } => subsequence(codes, 1..=most)
            .prop_map(|codes| {
                Answer::Choices(codes.iter().map(|code| choice(code.as_str())).collect())
            })
            .boxed(),
        Domain::Ranking { codes, top } => {
            subsequence(codes, 1..=top).prop_shuffle().prop_map(Answer::Ranking).boxed()
        }
        Domain::Points { codes } => {
            Just(Answer::Points(codes.into_iter().map(|code| (code, 25.0)).collect())).boxed()
        }
        Domain::Rows { codes, from, to } => {
            let cell = prop_oneof![4 => (from..=to).prop_map(Ok), 1 => missing().prop_map(Err)];
            prop::collection::vec(cell, codes.len())
                .prop_map(move |cells| {
                    Answer::Rows(codes.iter().cloned().zip(cells).collect::<Vec<(Code, _)>>())
                })
                .boxed()
        }
        Domain::Opaque | Domain::Note => Just(Answer::UNANSWERED).boxed(),
    };
    let none = if matches!(domain, Domain::Choices { .. } | Domain::Ranking { .. }) {
        Answer::None
    } else {
        Answer::UNANSWERED
    };
    prop_oneof![8 => some, 1 => missing().prop_map(Answer::Missing), 1 => Just(none)].boxed()
}

/// A sheet as an interview would fill it: hidden questions are not asked.
fn sheets(town: &Town) -> impl Strategy<Value = Sheet> + use<> {
    let each: Vec<_> = town.questions.iter().map(|(_, domain, ..)| answers(domain)).collect();
    let routes: Vec<_> = town
        .ids()
        .iter()
        .map(|id| town.find(id).and_then(|subject| subject.asked_if).unwrap_or_default())
        .collect();
    let today = select(vec![None, Some(day(1950, 6, 1)), Some(day(2026, 5, 12))]);
    (each, today).prop_map(move |(answers, today)| {
        let mut sheet = Sheet { today, ..Sheet::default() };
        for (place, answer) in answers.into_iter().enumerate() {
            let asked = routes[place].iter().all(|condition| condition.holds(&sheet));
            let question = QuestionIndex::new(place);
            sheet.answers.insert(question, if asked { answer } else { Answer::NOT_ASKED });
        }
        sheet
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_impossible_does_not_happen(text in conditions(), sheets in prop::collection::vec(sheets(&town()), 60)) {
        let town = town();
        // Not every text is compared with a question that has it as an option.
        let Ok(Compiled { expr, .. }) = compile(&text, &town, Want::Truth) else { return Ok(()) };
        let possible = analyse(&expr, &town);
        for sheet in &sheets {
            let agrees = match expr.evaluate(sheet) {
                Value::Truth(true) => possible.can_be_true,
                Value::Truth(false) => possible.can_be_false,
                _ => possible.can_be_unknown,
            };
            prop_assert!(agrees, "{} {:?} {:?}", text, possible, sheet.answers);
        }
    }
}
