//! Conditions that are always or never true, and questions that were never asked on the way.

use super::{Town, compiled, day, number, single, town, truth};
use crate::logic::{Domain, Possible, Want, analyse};
use mitreden_base::ids::Code;

/// What an expression is warned of: kind and what the caret points at.
fn warned(text: &str, town: &Town) -> Vec<(&'static str, String)> {
    let compiled = compiled(text, town, Want::Truth);
    compiled
        .warnings
        .into_iter()
        .map(|fault| (fault.kind, text.get(fault.range).expect("bytes").to_owned()))
        .collect()
}

fn one(kind: &'static str, at: &str) -> Vec<(&'static str, String)> {
    vec![(kind, at.to_owned())]
}

#[test]
fn what_can_go_either_way_is_let_be() {
    let town = town();
    for text in [
        "resident == 'yes'",
        "visits > 50",
        "since > today()",
        "since > 2026-05-01 and since < 2026-05-03",
        "year(today()) - year(since) > 3",
        "year(since) < 1950",
        "'portal' in used",
        "count(used) == 3 and 'portal' in used",
        "rank(top3, 'wifi') < rank(top3, 'help')",
        "rank(top3, 'wifi') == 1 and rank(top3, 'help') == 3",
        "satisfied.wifi == 1 and satisfied.help > 2",
        "sum(satisfied) > 19",
        "size > 3 and size < 3.5",
        "size > visits and visits > 5 and size < 6.5",
        "years * 2 > 7",
        "age > '30-44' and age < '60+'",
        "matches(idea, 'a+') or idea == 'b'",
        "idea == name and idea != 'a'",
        "coalesce(size, 0) > 2 and coalesce(size, 5) < 3",
        "refused(district) or dont_know(district)",
        "sum(budget) > 3",
        "adult",
        "(visits > 3) == (visits > 5)",
        "office-rating + satisfied.wifi == 10",
        "visits + 1 > 367",
    ] {
        assert_eq!(warned(text, &town), [], "{text}");
    }
}

#[test]
fn parts_that_never_change_are_pointed_at() {
    let town = town();
    let never = |at| one("logic-never-true", at);
    let always = |at| one("logic-always-true", at);
    assert_eq!(warned("adult and visits > 366", &town), never("visits > 366"));
    assert_eq!(warned("adult or visits >= 0", &town), always("visits >= 0"));
    assert_eq!(warned("since < 1920-01-01", &town), never("since < 1920-01-01"));
    assert_eq!(warned("age > '60+' or adult", &town), never("age > '60+'"));
    assert_eq!(warned("visits > 3.2 and visits == 3.5", &town), never("visits == 3.5"));
    assert_eq!(warned("office-rating in [6, 7]", &town), never("office-rating in [6, 7]"));
    assert_eq!(
        warned("office-rating + satisfied.wifi > 10", &town),
        never("office-rating + satisfied.wifi > 10")
    );
    assert_eq!(warned("rank(top3, 'wifi') > 3", &town), never("rank(top3, 'wifi') > 3"));
    assert_eq!(warned("resident in ['yes', 'no']", &town), always("resident in ['yes', 'no']"));
    assert_eq!(warned("year(since) < 1920", &town), never("year(since) < 1920"));
}

#[test]
fn contradictions_between_parts_are_found() {
    let town = town();
    for text in [
        "resident == 'yes' and resident == 'no'",
        "visits > 5 and visits < 6",
        "rank(top3, 'wifi') == 1 and rank(top3, 'help') == 1",
        "'wifi' in top3 and 'help' in top3 and 'bus' in top3 and '311' in top3",
        "count(used) == 1 and 'phone' in used and 'portal' in used",
        "refused(resident) and answered(resident)",
        "adult and not adult",
        "idea == 'a' and idea != 'a'",
        "if(visits > 3, false, visits > 5)",
    ] {
        assert_eq!(warned(text, &town), one("logic-never-true", text), "{text}");
    }
    for text in [
        "true",
        "answered(resident) or not answered(resident)",
        "visits > 5 or visits < 6 or not answered(visits)",
    ] {
        assert_eq!(warned(text, &town), one("logic-always-true", text), "{text}");
    }
    assert_eq!(warned("visits > 5 or visits < 6", &town), [], "not where it was left open");
}

#[test]
fn routes_are_followed() {
    let town = town();
    let hidden = "resident == 'no' and district == 'centre'";
    assert_eq!(warned(hidden, &town), one("logic-never-true", hidden));
    let far = "resident == 'no' and answered(since)";
    assert_eq!(warned(far, &town), one("logic-never-true", far));
    let chosen = "'office-page' not in used and office-rating == 1";
    assert_eq!(warned(chosen, &town), one("logic-never-true", chosen));
    assert_eq!(warned("asked(resident)", &town), one("logic-always-true", "asked(resident)"));
    assert_eq!(warned("asked(district)", &town), []);
}

#[test]
fn a_question_that_was_never_asked_here_is_told() {
    let elsewhere = town().given("resident == 'no'");
    assert_eq!(
        warned("visits > 3 or district == 'centre'", &elsewhere),
        one("logic-never-asked", "district")
    );
    assert_eq!(
        warned("visits > 3 or years > 5", &elsewhere),
        [],
        "computed values may come from anything"
    );
    let here = town().given("resident == 'yes'");
    assert_eq!(warned("visits > 3 or district == 'centre'", &here), []);
    assert_eq!(warned("resident == 'yes'", &here), one("logic-always-true", "resident == 'yes'"));
    // Through another question: who was asked the follow-up lives here.
    let through = town()
        .with("street", Domain::Text)
        .asked_if("district == 'goess'")
        .given("resident == 'no'");
    assert_eq!(warned("visits > 3 or street == 'a'", &through), one("logic-never-asked", "street"));
    // What is given contradicts itself: told there, not here.
    let nowhere = town().given("visits > 5 and visits < 6");
    assert_eq!(warned("district == 'centre'", &nowhere), []);
}

#[test]
fn too_many_cases_are_left_alone() {
    let ids = ["a", "b", "c", "d", "e", "f"];
    let town = ids
        .into_iter()
        .fold(Town::default(), |town, id| town.with(id, number(Some(0.0), Some(20.0), true)));
    let text = "a + b + c + d + e + f > 120";
    let expr = truth(text, &town);
    let any = Possible { can_be_true: true, can_be_false: true, can_be_unknown: true };
    assert_eq!(analyse(&expr, &town), any);
    assert_eq!(warned(text, &town), []);
    let few = truth("a + b > 40", &town);
    assert!(!analyse(&few, &town).can_be_true);
}

#[test]
fn questions_are_told_apart_where_they_meet() {
    let town = Town::default()
        .with("from", Domain::Date { min: Some(day(2026, 1, 1)), max: Some(day(2026, 12, 31)) })
        .with("until", Domain::Date { min: Some(day(2026, 6, 1)), max: None })
        .with("home", single("a b c", false))
        .with("work", single("c d e", false))
        .with("x", number(None, None, false))
        .with("y", number(None, None, false))
        .with("z", number(None, None, false));
    for text in [
        "from == until",
        "from > until",
        "home == work",
        "home != work",
        "x < y and y < z and x > 1 and z < 2",
    ] {
        assert_eq!(warned(text, &town), [], "{text}");
    }
    let wrong = "home == work and home == 'a'";
    assert_eq!(warned(wrong, &town), one("logic-never-true", wrong));
    let ring = "x < y and y < z and z < x";
    assert_eq!(warned(ring, &town), one("logic-never-true", ring));
}

#[test]
fn a_denial_is_open_where_those_without_an_answer_may_be_meant() {
    let codes = |codes: &[&str]| codes.iter().map(|code| Code::new(code)).collect::<Vec<_>>();
    let age = Domain::Choice { codes: codes(&["young", "old"]), ordered: false };
    let used = Domain::Choices { codes: codes(&["app", "desk"]), most: 2 };
    let town = Town::default()
        .with("age", age.clone())
        .with("used", used)
        .with("late", age)
        .asked_if("age == 'old'");
    let open = |text: &str| -> Vec<(String, String, bool)> {
        let found = compiled(text, &town, Want::Truth).open;
        found
            .into_iter()
            .map(|open| (text[open.range].to_owned(), open.subject, open.unasked))
            .collect()
    };
    let one =
        |part: &str, subject: &str, unasked| vec![(part.to_owned(), subject.to_owned(), unasked)];
    assert_eq!(open("age != 'young'"), one("age != 'young'", "age", false));
    assert_eq!(
        open("'app' in used and age not in ['young']"),
        one("age not in ['young']", "age", false)
    );
    assert_eq!(open("'app' not in used"), one("'app' not in used", "used", false));
    assert_eq!(open("not (age == 'young')"), one("not (age == 'young')", "age", false));
    assert_eq!(open("late != 'young'"), one("late != 'young'", "late", true));
    // What is said of the others already, and what does not deny.
    for settled in [
        "answered(age) and age != 'young'",
        "not answered(age) or age != 'young'",
        "(not answered(late) or late != 'young') and answered(age)",
        "age == 'young'",
        "'app' in used",
        "not answered(age)",
        "not refused(age)",
        "coalesce(age, 'old') != 'young'",
        // Whoever answers nothing of the age is not asked `late` either.
        "age == 'old' and answered(late) and late != 'young'",
    ] {
        assert_eq!(open(settled), [], "{settled}");
    }
}
