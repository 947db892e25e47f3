//! The ways to answer held against each other: who named nothing first, then which scores differ,
//! by hand.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online, paper, phone]\nneeds: all\n\
    ranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1, none: None }\n";

/// A town in which so many people named each need first in each way; `none` is an answer, too.
fn town(survey: &str, ways: &[(&str, &[(usize, &str)])]) -> Town {
    let town = Town::with_survey(survey);
    let mut csv = "nr,way,first\n".to_owned();
    let mut nr = 0;
    for (way, rows) in ways {
        for (n, need) in *rows {
            for _ in 0..*n {
                nr += 1;
                writeln!(csv, "{nr},{way},{need}").unwrap();
            }
        }
    }
    town.write("answers.csv", csv);
    town.write(
        "answers.import.yaml",
        "survey: s\nid: nr\nlang: en\nmode: { from: way, codes: { online: online, paper: paper, phone: phone } }\nanswers:\n  top: { ranked: [first], none: [none] }\n",
    );
    let run = town.run("import s answers.csv --map answers.import.yaml").fine();
    assert!(run.out.contains("rejected: 0 rows, 0 values"), "{}", run.out);
    town
}

/// Of 200 on paper half name nothing; the others name each need as often as those online do.
const LEFT_OPEN: [(&str, &[(usize, &str)]); 2] = [
    ("online", &[(120, "wifi"), (60, "help"), (20, "parking")]),
    ("paper", &[(60, "wifi"), (30, "help"), (10, "parking"), (100, "none")]),
];

fn ways(town: &Town) -> Vec<Value> {
    let found = town.run("rank s --by mode --format json").fine().out;
    serde_json::from_str::<Value>(&found).unwrap().as_array().unwrap().clone()
}

/// What is said, with blanks of any kind as one: lines break where the terminal ends.
fn shown(town: &Town, lang: &str) -> String {
    let out = town.run(&format!("rank s --by mode --lang {lang}")).fine().out;
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn need<'a>(way: &'a Value, code: &str) -> &'a Value {
    let needs = way["mode"]["needs"].as_array().unwrap();
    needs.iter().find(|need| need["need"] == code).unwrap_or_else(|| panic!("{code}: {way}"))
}

#[track_caller]
fn is(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} for {expected}");
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "no `{sentence}` in {text}");
}

#[test]
fn who_named_nothing_stands_first() {
    let town = town(SURVEY, &LEFT_OPEN);
    let all = ways(&town);
    assert_eq!((&all[0]["group"], &all[1]["group"]), (&"online".into(), &"paper".into()));
    is(&all[0]["mode"]["named_nothing"], 0.0);
    is(&all[1]["mode"]["named_nothing"], 50.0);
    is(&all[1]["mode"]["unanswered"], 0.0);
    for (code, online, paper) in
        [("wifi", 60.0, 30.0), ("help", 30.0, 15.0), ("parking", 10.0, 5.0)]
    {
        is(&need(&all[0], code)["named"], online);
        is(&need(&all[1], code)["named"], paper);
        // Of those who named any there is no gap.
        is(&need(&all[0], code)["named_of_namers"], online);
        is(&need(&all[1], code)["named_of_namers"], online);
    }
    let text = shown(&town, "en");
    let first = text.find("First, who named nothing").unwrap();
    assert!(first < text.find("Scores by the way to answer").unwrap(), "{text}");
    says(&text, "online 200 0.0 0.0 paper 200 0.0 50.0");
    insta::assert_snapshot!("two_ways", town.run("rank s --by mode --lang en").fine().out);
}

/// Each way is a stratum: a difference of two shares has the variance p(1 − p)/(n − 1) of each.
#[test]
fn differences_are_those_by_hand_and_told_jointly() {
    let all = ways(&town(SURVEY, &LEFT_OPEN));
    for (code, online, paper, told, is_sensitive) in [
        ("wifi", 0.6, 0.3, "higher", true),
        ("help", 0.3, 0.15, "higher", true),
        // 1.9 standard errors, and not told; so five points make nothing of it.
        ("parking", 0.1, 0.05, "open", false),
    ] {
        let found: &Value = &need(&all[0], code)["difference"];
        is(&found["points"], 100.0 * (online - paper));
        let variance: f64 = (online * (1.0 - online) + paper * (1.0 - paper)) / 199.0;
        is(&found["se"], 100.0 * variance.sqrt());
        assert_eq!((found["told"].as_str(), code), (Some(told), code));
        for way in &all {
            assert_eq!(need(way, code)["mode_sensitive"], is_sensitive, "{code}");
            is(&need(way, code)["mixed_low"], 100.0 * paper);
            is(&need(way, code)["mixed_high"], 100.0 * online);
        }
        // Of two ways the other has the same difference with the other sign.
        assert!(need(&all[1], code)["difference"].is_null());
    }
    let text = shown(&town(SURVEY, &LEFT_OPEN), "en");
    says(&text, "Mode-sensitive, told and at least 5 points apart, 2 needs: Free Wi-Fi; Help.");
    says(&text, "The ways agree on the first tier.");
}

/// Of 2,000 and 2,000 a difference of 3.5 points is told; it is no five points.
#[test]
fn what_is_told_and_small_makes_no_need_sensitive() {
    let online: &[(usize, &str)] = &[(200, "wifi"), (600, "help"), (1200, "parking")];
    let paper: &[(usize, &str)] = &[(130, "wifi"), (635, "help"), (1235, "parking")];
    let town = town(SURVEY, &[("online", online), ("paper", paper)]);
    let all = ways(&town);
    assert_eq!(need(&all[0], "wifi")["difference"]["told"], "higher");
    assert_eq!(need(&all[0], "wifi")["mode_sensitive"], false);
    says(
        &shown(&town, "en"),
        "No need is mode-sensitive: no difference is told that is 5 points or more.",
    );
    says(&shown(&town, "de"), "Kein Anliegen hängt vom Weg ab");
}

#[test]
fn ways_that_disagree_on_what_comes_first_are_not_pooled() {
    let online: &[(usize, &str)] = &[(140, "wifi"), (40, "help"), (20, "parking")];
    let paper: &[(usize, &str)] = &[(40, "wifi"), (140, "help"), (20, "parking")];
    let town = town(SURVEY, &[("online", online), ("paper", paper)]);
    assert_eq!(ways(&town)[0]["mode"]["one_first_tier"], false);
    says(
        &shown(&town, "en"),
        "The ways do not agree on the first tier: report them by themselves, not pooled.",
    );
    says(&shown(&town, "de"), "In der ersten Stufe sind sich die Wege nicht einig");
}

/// Of three ways each is held against everyone else, all differences together.
#[test]
fn three_ways_are_each_held_against_the_others() {
    let phone: &[(usize, &str)] = &[(30, "wifi"), (60, "help"), (10, "parking")];
    let all = ways(&town(SURVEY, &[LEFT_OPEN[0], LEFT_OPEN[1], ("phone", phone)]));
    let place = |name: &str| all.iter().position(|way| way["group"] == name).unwrap();
    for (name, own, others) in [
        ("online", 0.6, 90.0 / 300.0),
        ("paper", 0.3, 150.0 / 300.0),
        ("phone", 0.3, 180.0 / 400.0),
    ] {
        let found = &need(&all[place(name)], "wifi")["difference"];
        is(&found["points"], 100.0 * (own - others));
        is(&need(&all[place(name)], "wifi")["mixed_low"], 30.0);
    }
    // Three ways times three needs are more numbers than three, and the bar is higher.
    let bar = |ways: &[Value]| ways[0]["mode"]["critical"].as_f64().unwrap();
    let two = ways(&town(SURVEY, &LEFT_OPEN));
    assert!(bar(&all) > bar(&two) + 0.1, "{} {}", bar(&all), bar(&two));
}

#[test]
fn few_are_not_held_against_many_and_of_fewer_nothing_is_told() {
    let paper: &[(usize, &str)] = &[(30, "wifi"), (20, "help")];
    let phone: &[(usize, &str)] = &[(20, "wifi"), (9, "none")];
    let town = town(SURVEY, &[LEFT_OPEN[0], ("paper", paper), ("phone", phone)]);
    let all = ways(&town);
    let way = |name: &str| &all.iter().find(|way| way["group"] == name).unwrap()["mode"];
    is(&way("paper")["named_nothing"], 0.0);
    assert!(way("phone")["named_nothing"].is_null() && way("phone")["needs"][0]["named"].is_null());
    assert!(
        way("online")["needs"][0]["difference"].is_null()
            && way("online")["one_first_tier"].is_null()
    );
    let text = shown(&town, "en");
    says(&text, "Fewer than two of the ways have enough answers for an order");
    says(&text, "phone – – –");
    assert!(!text.contains("Mode-sensitive"), "{text}");
}

#[test]
fn there_is_no_margin_of_error_for_self_selected_data() {
    let of = |fieldwork: &str| town(&format!("{SURVEY}{fieldwork}"), &LEFT_OPEN);
    let random = "access: invitation\nfieldwork: { sample: random }\n";
    for (town, is_said) in
        [(of(""), true), (of("fieldwork: { sample: self-selected }\n"), true), (of(random), false)]
    {
        let english = shown(&town, "en");
        assert_eq!(
            english.contains("No margin of error for self-selected data"),
            is_said,
            "{english}"
        );
        let german = shown(&town, "de");
        assert_eq!(
            german.contains("Keine Schwankungsbreite für selbstselektierte Daten"),
            is_said,
            "{german}"
        );
    }
    says(
        &shown(&of(""), "en"),
        "nothing says that anybody was drawn at random (`fieldwork: sample: random`)",
    );
    let told = ways(&of("fieldwork: { sample: self-selected }\n"));
    assert_eq!(told[0]["mode"]["sample"], "self-selected");
}

/// Where not all who answered in each way are looked at, ways are not held against each other.
#[test]
fn other_groups_say_nothing_of_ways() {
    let town = town(SURVEY, &LEFT_OPEN);
    let one: Value =
        serde_json::from_str(&town.run("rank s --mode paper --format json").fine().out).unwrap();
    assert!(one.get("mode").is_none());
    let markdown = town.run("rank s --by mode --format md --lang en").fine().out;
    says(&markdown, "| paper");
    says(&markdown, "First, who named nothing");
}

/// Where the questionnaire declares another method, the ways are held against each other by our own
/// scores all the same, and that is said.
#[test]
fn where_another_method_is_declared_our_own_scores_are_held_against_each_other() {
    let declared = SURVEY.replace("top: 1 }\npages", "top: 1, method: plackett_luce }\npages");
    let (plain, declared) = (town(SURVEY, &LEFT_OPEN), town(&declared, &LEFT_OPEN));
    let effects = |town: &Town| -> Vec<Value> {
        ways(town).into_iter().map(|way| way["mode"].clone()).collect()
    };
    assert!(effects(&plain).iter().any(Value::is_object));
    assert_eq!(effects(&plain), effects(&declared));
    let told = "Scores by the way to answer are our own, though the questionnaire declares another \
                method of ranking (`plackett_luce`).";
    assert!(shown(&declared, "en").contains(told) && !shown(&plain, "en").contains("our own"));
}

/// Where people were drawn at random and others came by themselves the drawn are the reference: by
/// hand, of 200 on paper half name wifi, of 400 online three fifths.
#[test]
fn a_sample_drawn_at_random_is_the_reference() {
    const DRAWN: [(&str, &[(usize, &str)]); 2] = [
        ("online", &[(240, "wifi"), (100, "help"), (60, "parking")]),
        ("paper", &[(100, "wifi"), (50, "help"), (50, "parking")]),
    ];
    let random = format!("{SURVEY}fieldwork: {{ sample: random, frame: the register }}\n");
    let all = ways(&town(&random, &DRAWN));
    for (code, open, drawn) in [("wifi", 0.6, 0.5), ("help", 0.25, 0.25), ("parking", 0.15, 0.25)] {
        let [of_open, of_drawn] =
            [(open, 399.0), (drawn, 199.0)].map(|(p, n): (f64, f64)| p * (1.0 - p) / n);
        let apart: f64 = open - drawn;
        let off = of_open + (apart * apart - of_open - of_drawn).max(0.0);
        let weight = off / (of_drawn + off);
        for way in &all {
            let found = &need(way, code)["reference"];
            is(&found["drawn"], 100.0 * drawn);
            is(&found["open"], 100.0 * open);
            is(&found["drawn_se"], 100.0 * of_drawn.sqrt());
            is(&found["weight"], weight);
            is(&found["composite"], 100.0 * (weight * drawn + (1.0 - weight) * open));
            is(&found["error"], 100.0 * (of_drawn * off / (of_drawn + off)).sqrt());
        }
    }
    let text = shown(&town(&random, &DRAWN), "en");
    says(&text, "The sample drawn at random (paper) as the reference for those who came by");
    says(&text, "there is no margin of error");

    // Where nobody was drawn, or everybody, there is no reference.
    let invited = format!("{random}access: invitation\n");
    for survey in [SURVEY, &invited] {
        let all = ways(&town(survey, &DRAWN));
        assert!(need(&all[0], "wifi").get("reference").is_none(), "{all:?}");
    }
}
