//! What expressions come to: three-valued, and with the word of the first input without a value.

use super::{Sheet, Town, choice, codes, compiled, day, town};
use crate::answer::{Answer, Missing};
use crate::logic::{Type, Value, Want};
use mitreden_base::ids::Code;

fn sheet(town: &Town) -> Sheet {
    let rows = vec![
        (Code::new("wifi"), Ok(2)),
        (Code::new("help"), Err(Missing::DontKnow)),
        (Code::new("bus"), Ok(4)),
        (Code::new("311"), Ok(5)),
    ];
    let answers = [
        ("resident", Answer::Choice(choice("yes"))),
        ("district", Answer::Missing(Missing::Refused)),
        ("age", Answer::Choice(choice("45-59"))),
        ("since", Answer::Date(day(1999, 7, 1))),
        ("years", Answer::Missing(Missing::NotReached)),
        ("adult", Answer::Truth(true)),
        ("top3", Answer::Ranking(codes("bus wifi"))),
        ("satisfied", Answer::Rows(rows)),
        ("used", Answer::Choices(vec![choice("office-page"), choice("portal")])),
        ("office-rating", Answer::Rating(2)),
        ("budget", Answer::Points(vec![(Code::new("wifi"), 60.0), (Code::new("bus"), 40.0)])),
        ("find-waste", Answer::NOT_ASKED),
        ("visits", Answer::Number(3.0)),
        ("size", Answer::Missing(Missing::DontKnow)),
        ("idea", Answer::Text("Mehr Grün".to_owned())),
    ];
    let answers = answers.into_iter().map(|(id, answer)| (town.index(id), answer)).collect();
    Sheet { answers, today: Some(day(2026, 5, 12)) }
}

fn value(text: &str) -> Value {
    let town = town();
    compiled(text, &town, Want::Any).expr.evaluate(&sheet(&town))
}

fn is_true(texts: &[&str]) {
    for text in texts {
        assert_eq!(value(text), Value::Truth(true), "{text}");
    }
}

fn is_unknown(texts: &[(&str, Missing)]) {
    for (text, word) in texts {
        assert_eq!(value(text), Value::Unknown(*word), "{text}");
    }
}

#[test]
fn operators_bind_as_everywhere() {
    is_true(&[
        "1 + 2 * 3 == 7",
        "(1 + 2) * 3 == 9",
        "7 - 2 - 1 == 4",
        "8 / 4 / 2 == 1",
        "-1 + 3 - -1 == 3",
        "true or false and false",
        "not false and true",
        "not 1 == 2",
        "true == not false",
        "visits + 1 > 3 and visits - 1 < 3",
    ]);
}

#[test]
fn options_rows_lists_and_days_are_compared() {
    is_true(&[
        "resident == 'yes'",
        "resident != 'no'",
        "age > '30-44' and age >= '45-59' and age < '60+' and '60+' > age",
        "resident in ['yes', 'no'] and visits not in [1, 2]",
        "'portal' in used and 'phone' not in used and resident not in ['no']",
        "satisfied.wifi == 2 and satisfied['311'] == 5",
        "since < today() and since == 1999-07-01",
        "year(today()) - year(since) == 27",
        "idea == 'Mehr Grün'",
        "office-rating <= 2",
        "adult",
    ]);
}

#[test]
fn functions_do_what_the_table_says() {
    is_true(&[
        "rank(top3, 'bus') == 1 and rank(top3, 'wifi') == 2",
        "count(top3) == 2 and count(used) == 2 and count(budget) == 2 and count(satisfied) == 3",
        "sum(budget) == 100",
        "answered(visits) and not answered(district) and answered(satisfied) and not answered(satisfied.help)",
        "asked(district) and not asked(find-waste) and not asked(years)",
        "refused(district) and not refused(size) and dont_know(size) and dont_know(satisfied.help)",
        "coalesce(size, visits) == 3 and coalesce(rank(top3, 'help'), 99) == 99",
        "if(visits > 2, 'a', 'b') == 'a' and if(visits > 3, 1, 2) == 2",
        "min(visits, 2, 5) == 2 and max(visits, 2, 5) == 5 and max(since, 2020-01-01) == 2020-01-01",
        "round(2.5) == 3 and round(-2.5) == -3 and round(2.4) == 2",
        "any_of(used, ['phone', 'portal']) and not any_of(used, ['phone'])",
        "all_of(used, ['office-page', 'portal']) and not all_of(used, ['phone', 'portal'])",
        "none_of(used, ['phone', 'nothing']) and not none_of(used, ['portal'])",
        "matches(idea, 'Mehr .*') and not matches(idea, 'Mehr') and not matches(idea, '(?m)Mehr$|Grün')",
    ]);
}

#[test]
fn unknown_is_decided_only_by_the_rest() {
    is_true(&["not (size > 1 and false)", "size > 1 or true"]);
    is_unknown(&[
        ("size > 1", Missing::DontKnow),
        ("not (size > 1)", Missing::DontKnow),
        ("size > 1 and true", Missing::DontKnow),
        ("size > 1 or false", Missing::DontKnow),
        ("district == 'centre'", Missing::Refused),
        ("district != 'centre'", Missing::Refused),
        ("district in ['centre']", Missing::Refused),
        ("district in used", Missing::Refused),
        ("size + 1", Missing::DontKnow),
        ("if(size > 1, 1, 2)", Missing::DontKnow),
        ("min(1, size)", Missing::DontKnow),
        ("sum(satisfied)", Missing::DontKnow),
        ("satisfied.help + 1", Missing::DontKnow),
        ("year(today()) - years", Missing::NotReached),
        ("matches(name, '.*')", Missing::Unanswered),
    ]);
}

#[test]
fn the_word_is_that_of_the_first_input_without_a_value() {
    is_unknown(&[
        ("years + size", Missing::NotReached),
        ("size + years", Missing::DontKnow),
        ("visits / 0", Missing::Unanswered),
        ("visits / 0 + size", Missing::DontKnow),
        ("coalesce(years, size)", Missing::NotReached),
        ("rank(top3, 'help')", Missing::Unanswered),
        ("rank(top3, 'help') + size", Missing::DontKnow),
        ("district == 'centre' and size > 1", Missing::Refused),
    ]);
    let huge = format!("{}{}", 9, "0".repeat(300));
    is_unknown(&[(&format!("{huge} * {huge}"), Missing::Unanswered)]);
}

#[test]
fn an_explicit_none_is_a_value_and_no_option() {
    let town = town();
    let mut sheet = sheet(&town);
    sheet.answers.insert(town.index("used"), Answer::None);
    sheet.answers.insert(town.index("top3"), Answer::None);
    for text in [
        "answered(used)",
        "'portal' not in used",
        "count(used) == 0",
        "none_of(used, ['portal'])",
        "count(top3) == 0",
    ] {
        assert!(compiled(text, &town, Want::Truth).expr.holds(&sheet), "{text}");
    }
    let rank = compiled("rank(top3, 'wifi')", &town, Want::Any).expr;
    assert_eq!(rank.evaluate(&sheet), Value::Unknown(Missing::Unanswered));
}

#[test]
fn without_a_day_today_is_unknown() {
    let town = town();
    let sheet = Sheet { today: None, ..sheet(&town) };
    let expr = compiled("since > today()", &town, Want::Truth).expr;
    assert_eq!(expr.evaluate(&sheet), Value::Unknown(Missing::Unanswered));
    assert!(!expr.holds(&sheet));
}

#[test]
fn a_result_has_its_type() {
    let town = town();
    let types = [
        ("visits > 1", Type::Truth),
        ("visits * 2", Type::Number),
        ("satisfied.wifi", Type::Number),
        ("max(since, today())", Type::Date),
        ("resident", Type::Text),
        ("coalesce(district, 'nowhere')", Type::Text),
        ("if(adult, 1, 2)", Type::Number),
    ];
    for (text, result) in types {
        assert_eq!(compiled(text, &town, Want::Any).result, result, "{text}");
    }
}

#[test]
fn questions_are_listed_once_in_order() {
    let town = town();
    let expr = compiled(
        "visits > 1 and (resident == 'yes' or visits < satisfied.wifi) and 'phone' in used",
        &town,
        Want::Truth,
    )
    .expr;
    let wanted = ["visits", "resident", "satisfied", "used"].map(|id| town.index(id));
    assert_eq!(expr.questions(), wanted);
}

#[test]
fn it_prints_canonically() {
    let town = town();
    let texts = [
        ("((visits>1))and(adult)", "visits > 1 and adult"),
        ("adult and (adult and adult)", "adult and adult and adult"),
        ("not(adult or adult)", "not (adult or adult)"),
        ("1 - (2 - 3) == (1 - 2) - 3", "1 - (2 - 3) == 1 - 2 - 3"),
        ("satisfied['wifi'] == 1", "satisfied.wifi == 1"),
        ("satisfied['311'] == 1.50", "satisfied['311'] == 1.5"),
        ("not 'phone' in used", "not 'phone' in used"),
        ("age in['16-29','60+']", "age in ['16-29', '60+']"),
        ("true == (not adult)", "true == (not adult)"),
        ("max( visits,-1 )>=2026", "max(visits, -1) >= 2026"),
    ];
    for (text, canonical) in texts {
        assert_eq!(compiled(text, &town, Want::Any).expr.to_string(), canonical);
    }
}
