//! What holds of any text and of any expression.

use proptest::prelude::*;

use super::{Sheet, compiled, faults, town};
use crate::logic::{Value, Want, compile};

/// Numbers, fully in parentheses.
fn numbers() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "visits",
            "size",
            "years",
            "office-rating",
            "satisfied.wifi",
            "satisfied['311']"
        ])
        .prop_map(str::to_owned),
        (-1000_i32..1000, 0_u32..100).prop_map(|(whole, part)| format!("{whole}.{part}")),
        prop::sample::select(vec![
            "count(used)",
            "rank(top3, 'wifi')",
            "sum(budget)",
            "year(since)"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let operator = prop::sample::select(vec!["+", "-", "*", "/"]);
        prop_oneof![
            (inner.clone(), operator, inner.clone())
                .prop_map(|(a, operator, b)| format!("({a} {operator} {b})")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("min({a}, {b}, {c})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("if({a} > {b}, {a}, {b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("coalesce(round({a}), {b})")),
        ]
    })
}

/// Conditions, fully in parentheses.
fn conditions() -> impl Strategy<Value = String> {
    let comparison = prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]);
    let plain = [
        "adult",
        "true",
        "resident == 'yes'",
        "'portal' not in used",
        "district in ['centre', 'goess']",
        "since < 2026-02-28",
        "today() != since",
        "matches(idea, '[a-z]+')",
        "all_of(top3, ['wifi', '311'])",
        "age >= '30-44'",
        "answered(satisfied.help)",
        "refused(find-waste)",
    ];
    let leaf = prop_oneof![
        prop::sample::select(plain.to_vec()).prop_map(|text| format!("({text})")),
        (numbers(), comparison, numbers())
            .prop_map(|(a, comparison, b)| format!("({a} {comparison} {b})")),
        (numbers(), numbers()).prop_map(|(a, _)| format!("({a} in [1, -2.5])")),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("({a} and {b} and {c})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} == {b})")),
            inner.prop_map(|a| format!("(not {a})")),
        ]
    })
}

/// Words and symbols of the language, thrown together.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = [
        "visits",
        "used",
        "satisfied",
        "resident",
        "and",
        "or",
        "not",
        "in",
        "true",
        "'yes'",
        "'",
        "\"",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "-",
        "+",
        "==",
        "=",
        "<",
        "&&",
        "1",
        "2026-05-01",
        "1e3",
        "count(",
        "if(",
        "matches(idea, ",
        "rank(top3,",
        "today()",
        "ä",
        "„",
        "\u{0}",
        "16-29",
        "'office-page'",
        ".wifi",
        "['311']",
    ];
    let joint = prop::sample::select(vec!["", " "]);
    prop::collection::vec((prop::sample::select(scraps.to_vec()), joint), 0..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(scrap, joint)| [scrap, joint]).collect())
}

/// Faults lie within the text and on whole characters.
fn faults_are_within(text: &str) {
    for fault in faults(text, &town()) {
        assert!(text.get(fault.range.clone()).is_some(), "{text:?}: {fault:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd(text in ".{0,80}") {
        faults_are_within(&text);
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        faults_are_within(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_scraps_are_too_odd(text in scraps()) {
        faults_are_within(&text);
    }

    #[test]
    fn what_is_printed_reads_as_the_same(text in conditions()) {
        let town = town();
        if let Ok(first) = compile(&text, &town, Want::Truth) {
            let printed = first.expr.to_string();
            let again = compiled(&printed, &town, Want::Truth);
            prop_assert_eq!(&again.expr, &first.expr, "{}", &printed);
            prop_assert_eq!(again.expr.to_string(), printed);
            let finite = |value: &Value| !matches!(value, Value::Number(number) if !number.is_finite());
            prop_assert!(finite(&first.expr.evaluate(&Sheet::default())));
        } else {
            // Only what is nested too deeply may be refused.
            let kinds: Vec<_> = faults(&text, &town).into_iter().map(|fault| fault.kind).collect();
            prop_assert_eq!(kinds, ["logic-deep"]);
        }
    }
}
