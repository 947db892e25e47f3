//! Every operator and every function in both languages, read as sentences.

use std::fmt::Write as _;

use super::*;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_define::logic::FUNCTIONS;
use mitreden_define::survey::read;

const HEAD: &str = r#"
survey: small
title: T
languages: [de, en]
modes: [online]
needs: { wifi: { de: WLAN, en: Wi-Fi }, help: { de: Hilfe, en: Help } }
pages:
  - page: all
    questions:
      - { id: resident, type: single, text: { de: "Wohnen Sie in Leoben?", en: "Do you live in Leoben?" }, options: { "yes": { de: Ja, en: "Yes" }, "no": { de: Nein, en: "No" } } }
      - { id: coping, type: single, ordered: true, text: { de: Wie kommen Sie zurecht?, en: How do you cope? }, options: { alone: { de: allein, en: alone }, help: { de: mit Hilfe, en: with help }, none: { de: gar nicht, en: not at all } } }
      - { id: used, type: multiple, text: { de: Was nutzen Sie?, en: What do you use? }, options: { portal: { de: Portal, en: Portal }, app: App, fax: Fax } }
      - { id: top, type: ranking, facet: importance, options: needs, top: 2, text: { de: Was ist wichtig?, en: What matters? } }
      - { id: rate, type: matrix, facet: satisfaction, rows: needs, scale: { from: 1, to: 5, best: to }, text: { de: Wie zufrieden?, en: How satisfied? } }
      - { id: mark, type: rating, scale: { from: 1, to: 5 }, text: { de: Ihre Note?, en: Your mark? }, allow: [refused, dont_know] }
      - { id: budget, type: points, total: 10, text: { de: Verteilen Sie!, en: Share them out! }, options: { a: A, b: B } }
      - { id: age, type: number, min: 0, max: 120, text: { de: Wie alt sind Sie?, en: How old are you? } }
      - { id: moved, type: date, text: { de: Seit wann hier?, en: Here since when? } }
      - { id: why, type: text, text: { de: Warum?, en: Why? } }
      - { id: n-used, type: computed, value: count(used) }
      - { id: is-young, type: computed, value: age < 30 or coping == 'alone' }
      - { id: group, type: computed, value: "if(age < 30, 'young', 'old')" }
"#;

fn survey(condition: &str) -> Survey {
    let text =
        format!("{HEAD}      - {{ id: last, type: text, text: L?, show_if: \"{condition}\" }}\n");
    let mut problems = Problems::new();
    read(&Source::new("s.yaml", &text), &[], None, &mut problems)
        .unwrap_or_else(|| panic!("{condition}: {problems:?}"))
}

fn who(condition: &str, lang: Lang) -> String {
    let survey = survey(condition);
    let condition = survey.questions.iter().last().and_then(|last| last.show_if.as_ref()).unwrap();
    Conditions::of(&survey, lang).who(condition).plain()
}

/// All that the language has, each at least once.
const ALL: [&str; 53] = [
    "resident == 'yes'",
    "resident != 'yes'",
    "coping > 'alone'",
    "coping <= 'help'",
    "'alone' < coping",
    "resident in ['yes', 'no']",
    "coping not in ['alone', 'help']",
    "age == 30",
    "age != 30",
    "age < 30",
    "age <= 30",
    "age > 29.5",
    "30 <= age",
    "mark in [1, 2]",
    "rate.wifi <= 2",
    "not (rate.wifi <= 2)",
    "moved == 2026-05-01",
    "moved < 2026-05-01",
    "moved >= 2026-05-01",
    "why == 'so'",
    "'portal' in used",
    "'portal' not in used",
    "any_of(used, ['portal', 'app'])",
    "not any_of(used, ['portal', 'app'])",
    "all_of(used, ['portal', 'app'])",
    "not all_of(used, ['portal', 'app'])",
    "none_of(used, ['portal', 'app'])",
    "none_of(used, ['portal'])",
    "count(used) >= 2",
    "count(used) == 1",
    "count(used) > 0",
    "n-used > 1",
    "rank(top, 'wifi') == 1",
    "rank(top, 'wifi') < rank(top, 'help')",
    "sum(budget) < 10",
    "answered(why)",
    "not answered(why)",
    "asked(why)",
    "not asked(rate.wifi)",
    "refused(mark)",
    "not refused(mark)",
    "dont_know(mark)",
    "not dont_know(mark)",
    "matches(why, '[a-z]+')",
    "year(moved) + 1 > year(today())",
    "today() == moved",
    "round(age / 10) * 2 - mark >= 3",
    "min(age, mark) == max(mark, 3)",
    "coalesce(age, 40) > 30",
    "if(resident == 'yes', age > 30, age > 40)",
    "coalesce(age > 30, mark > 3)",
    "is-young and not (resident == 'yes' or age > 3)",
    "group == 'young'",
];

#[test]
fn every_condition_in_words() {
    for lang in [Lang::De, Lang::En] {
        let mut told = String::new();
        for condition in ALL {
            let said = who(condition, lang);
            assert!(!said.contains('`') || condition.starts_with("matches"), "{condition}: {said}");
            // Writing to a String cannot fail.
            let _ = writeln!(told, "{condition}\n  {said}");
        }
        insta::assert_snapshot!(format!("all_{}", lang.tag()), told);
    }
}

#[test]
fn the_list_above_leaves_no_function_out() {
    for signature in &FUNCTIONS {
        assert!(
            ALL.iter().any(|condition| condition.contains(&format!("{}(", signature.name))),
            "{}",
            signature.name
        );
    }
    for operator in [
        " and ", " or ", "not ", " == ", " != ", " < ", " <= ", " > ", " >= ", " in ", " not in ",
        " + ", " - ", " * ", " / ",
    ] {
        assert!(ALL.iter().any(|condition| condition.contains(operator)), "{operator}");
    }
}

#[test]
fn what_is_denied_is_said_of_the_parts() {
    let plain = who("resident != 'yes' and age <= 30", Lang::En);
    assert_eq!(who("not (resident == 'yes' or age > 30)", Lang::En), plain);
}

#[test]
fn what_cannot_be_said_stands_as_it_is_written() {
    assert_eq!(
        who("(age > 3) == (mark > 3)", Lang::En),
        "of whom this condition is true: `(age > 3) == (mark > 3)`"
    );
    let long = (0..70).map(|n| format!("age != {n}")).collect::<Vec<_>>().join(" and ");
    assert!(who(&long, Lang::De).starts_with("für die diese Bedingung gilt: `age != 0 and"));
}

#[test]
fn several_conditions_are_one_clause() {
    let survey = survey("resident == 'yes' and (age > 30 or mark == 1)");
    let condition = survey.questions.iter().last().and_then(|last| last.show_if.as_ref()).unwrap();
    let conditions = Conditions::of(&survey, Lang::En);
    let said = conditions.who_all(&[condition]).unwrap().plain();
    assert_eq!(
        said,
        "who answered “Yes” to “Do you live in Leoben?” and (who answered more than 30 to “How old are you?” or who answered 1 to “Your mark?”)"
    );
    assert_eq!(conditions.who_all(&[]), None);
}

#[test]
fn computed_values_in_words() {
    let survey = survey("age > 3");
    let value = |id: &str, lang: Lang| match &survey.questions[survey.find(id).unwrap()].kind {
        Kind::Computed { value, .. } => Conditions::of(&survey, lang).value(value).plain(),
        _ => panic!("{id}"),
    };
    assert_eq!(value("n-used", Lang::De), "die Zahl der Antworten bei „Was nutzen Sie?“");
    assert_eq!(
        value("is-young", Lang::En),
        "true of those who answered less than 30 to “How old are you?” or who answered “alone” to “How do you cope?”"
    );
    assert_eq!(
        value("group", Lang::En),
        "the value that fits (“young” for those who answered less than 30 to “How old are you?”; otherwise “old”)"
    );
}
