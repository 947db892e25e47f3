//! Two surveys compared: numbers by hand and by R's survey package, and what is said first where
//! the two did not ask the same.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::support::{ROOT, Run, Town};

pub(crate) const NEEDS: &str = "wifi: Wi-Fi, help: Help, parking: Parking";
pub(crate) const TOP: &str =
    "      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";

/// A survey of this id, list of needs and questions.
pub(crate) fn survey(id: &str, needs: &str, rule: &str, questions: &str) -> String {
    format!(
        "survey: {id}\ntitle: Wave {id}\nlanguages: [en]\nmodes: [online, paper]\nneeds: {{ {needs} }}\n\
         ranking: {{ {rule} }}\npages:\n  - page: p\n    questions:\n{questions}"
    )
}

fn plain(id: &str, needs: &str) -> String {
    survey(id, needs, "top: 1", TOP)
}

/// A town that was asked as `old` and as `new`.
fn town(old: &str, new: &str) -> Town {
    let town = Town::with_survey(&plain("s", NEEDS));
    town.write("surveys/old.yaml", old);
    town.write("surveys/new.yaml", new);
    town
}

/// Imports answers: how many people say what.
fn import(town: &Town, id: &str, answers: &str, columns: &str, rows: &[(usize, &str)]) {
    let mut csv = format!("nr,{columns}\n");
    let mut nr = 0;
    for (n, cells) in rows {
        for _ in 0..*n {
            nr += 1;
            writeln!(csv, "{id}{nr},{cells}").unwrap();
        }
    }
    town.write(&format!("{id}.csv"), csv);
    let mode = if answers.contains("mode: ") { "" } else { "mode: online\n" };
    let map = format!("survey: {id}\nid: nr\nlang: en\n{mode}{answers}");
    town.write(&format!("{id}.import.yaml"), map);
    let run = town.run(&format!("import {id} {id}.csv --map {id}.import.yaml")).fine();
    assert!(run.out.contains("rejected: 0 rows, 0 values"), "{}", run.out);
}

/// Imports what each of so many people names first, and when.
fn named(town: &Town, id: &str, day: &str, rows: &[(usize, &str)]) {
    let cells: Vec<String> = rows.iter().map(|(_, need)| format!("{need},{day}")).collect();
    let rows: Vec<(usize, &str)> =
        rows.iter().zip(&cells).map(|((n, _), cells)| (*n, cells.as_str())).collect();
    let answers = "day: day\nanswers:\n  top: { ranked: [first] }\n";
    import(town, id, answers, "first,day", &rows);
}

/// Both waves of the same questionnaire, by how many name each need first.
pub(crate) fn waves(then: [usize; 3], now: [usize; 3]) -> Town {
    let town = town(&plain("old", NEEDS), &plain("new", NEEDS));
    let codes = ["wifi", "help", "parking"];
    let rows = |n: [usize; 3]| n.into_iter().zip(codes).collect::<Vec<_>>();
    named(&town, "old", "2026-05-04", &rows(then));
    named(&town, "new", "2028-05-04", &rows(now));
    town
}

pub(crate) fn compared(town: &Town) -> Value {
    serde_json::from_str(&town.run("compare new old --format json").fine().out).unwrap()
}

/// What is said, with blanks of any kind as one: lines break where the terminal ends.
pub(crate) fn shown(town: &Town) -> String {
    let out = town.run("compare new old --lang en").fine().out;
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn need<'a>(found: &'a Value, code: &str) -> &'a Value {
    let needs = found["needs"].as_array().unwrap();
    needs.iter().find(|need| need["need"] == code).unwrap_or_else(|| panic!("{code}: {found}"))
}

#[track_caller]
fn is(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} for {expected}");
}

#[track_caller]
pub(crate) fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "no `{sentence}` in {text}");
}

fn difference<'a>(found: &'a Value, what: &str) -> Option<&'a Value> {
    found["differences"].as_array().unwrap().iter().find(|one| one["what"] == what)
}

/// Of 200 then and 150 now: a share p has variance p(1 − p)/(n − 1), the difference of two the sum,
/// with the degrees of freedom of Welch.
#[test]
fn changes_are_those_by_hand() {
    let found = compared(&waves([100, 60, 40], [45, 45, 60]));
    for (code, then, now, told) in
        [("wifi", 0.5, 0.3, "down"), ("help", 0.3, 0.3, "open"), ("parking", 0.2, 0.4, "up")]
    {
        let need = need(&found, code);
        is(&need["then"]["score"], 100.0 * then);
        is(&need["now"]["score"], 100.0 * now);
        let parts: [f64; 2] = [then * (1.0 - then) / 199.0, now * (1.0 - now) / 149.0];
        let variance = parts[0] + parts[1];
        let change = &need["change"];
        is(&change["points"], 100.0 * (now - then));
        is(&change["se"], 100.0 * variance.sqrt());
        let welch =
            variance * variance / (parts[0] * parts[0] / 199.0 + parts[1] * parts[1] / 149.0);
        is(&change["df"], welch);
        // t of some 300 degrees of freedom: 1.968 standard errors each way.
        let reach = change["high"].as_f64().unwrap() - change["points"].as_f64().unwrap();
        assert!((reach / (100.0 * variance.sqrt()) - 1.968).abs() < 0.002, "{change}");
        assert_eq!(change["told"], told, "{code}");
    }
    assert_eq!(
        (found["publication"].as_bool(), found["samples"].as_str(), found["version"].as_u64()),
        (Some(false), Some("fresh"), Some(1))
    );
    assert_eq!(found["differences"], Value::Array(Vec::new()));
    assert_eq!((found["then"]["n"].as_u64(), found["now"]["n"].as_u64()), (Some(200), Some(150)));
}

/// 40 % then, 29.5 % now: 2.21 standard errors, beyond 1.97 for itself, not beyond what the largest
/// of three reaches by chance.
#[test]
fn a_change_is_told_jointly_with_the_others() {
    let found = compared(&waves([80, 60, 60], [59, 70, 71]));
    let change = &need(&found, "wifi")["change"];
    assert!(change["high"].as_f64().unwrap() < 0.0 && change["p"].as_f64().unwrap() < 0.05);
    assert_eq!(change["told"], "open");
    let critical = found["critical"].as_f64().unwrap();
    assert!(critical > 2.25 && critical < 2.42, "{critical}");
}

#[test]
fn another_place_is_told_only_where_the_rank_sets_have_no_rank_in_common() {
    let town = waves([120, 60, 20], [20, 60, 120]);
    let found = compared(&town);
    let moved = |code: &str| need(&found, code)["moved"].as_bool();
    assert_eq!(["wifi", "help", "parking"].map(moved), [Some(true), Some(false), Some(true)]);
    let text = shown(&town);
    says(
        &text,
        "Wi-Fi has another place: of the compared needs it could have rank 1 then, and can have rank 3 now.",
    );
    says(&text, "Of no other need a change of place is supported");

    let town = waves([100, 60, 40], [45, 45, 60]);
    let found = compared(&town);
    let ranks = |code: &str, when: &str| {
        let of = &need(&found, code)[when];
        [&of["rank_low"], &of["rank_high"]].map(|rank| rank.as_u64().unwrap())
    };
    // First of all then, and now perhaps the last.
    assert_eq!((ranks("wifi", "then"), ranks("wifi", "now")), ([1, 1], [1, 3]));
    says(&shown(&town), "No change of place is supported");
}

#[test]
fn it_says_first_whom_it_is_for_and_stands_in_four_forms_and_two_languages() {
    let town = waves([100, 60, 40], [45, 45, 60]);
    let english = town.run("compare new old --lang en").fine();
    assert!(english.out.starts_with("For the team, not for publication"), "{}", english.out);
    insta::assert_snapshot!("two_waves", english.out);
    let german = town.run("compare new old --lang de").fine().out;
    assert!(german.starts_with("Für das Team, nicht zum Veröffentlichen"), "{german}");
    says(&german, "mehr");
    let markdown = town.run("compare new old --format md --lang en").fine().out;
    assert!(markdown.starts_with("**For the team, not for publication"), "{markdown}");
    says(&markdown, " −20.0 |");
    let csv = town.run("compare new old --format csv --lang en").fine();
    assert!(csv.err.contains("For the team"), "{}", csv.err);
    let mut rows = csv::Reader::from_reader(csv.out.as_bytes());
    let header = rows.headers().unwrap().clone();
    let found = compared(&town);
    for (row, need) in rows.records().map(Result::unwrap).zip(found["needs"].as_array().unwrap()) {
        let cell = |name: &str| {
            let at = header.iter().position(|known| known == name).unwrap();
            row.get(at).unwrap().to_owned()
        };
        assert_eq!((cell("need"), cell("told")), {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&need["need"]), text(&need["change"]["told"]))
        });
        for (name, value) in
            [("then", &need["then"]["score"]), ("change_se", &need["change"]["se"])]
        {
            is(value, cell(name).parse().unwrap());
        }
    }
}

/// The made-up answers of `tests/golden/waves.csv`: in each wave raked to its own margins.
#[test]
fn weighted_changes_are_those_of_r() {
    let golden = fs::read_to_string(format!("{ROOT}/tests/golden/waves_golden.csv")).unwrap();
    let golden: HashMap<&str, f64> = golden
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        .map(|(key, value)| (key.trim_matches('"'), value.trim_matches('"').parse().unwrap()))
        .collect();
    let codes = ["wifi", "help", "parking", "schools"];
    let needs = "wifi: Wi-Fi, help: Help, parking: Parking, schools: Schools";
    let questions = "      - { id: age, type: single, text: Age?, options: { young: Young, mid: Middle, old: Old } }\n      \
         - { id: sex, type: single, text: Sex?, options: { f: Woman, m: Man } }\n      \
         - { id: top, type: multiple, facet: importance, text: What?, options: needs, pick: { max: 2 } }\n      \
         - { id: how, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }\n";
    let of = |id: &str, margins: &str| {
        let survey = survey(id, needs, "top: 2, unsatisfied_at_most: 3", questions);
        format!("{survey}population:\n  margins:\n{margins}")
    };
    let then = "    - { of: age, shares: { young: 0.30, mid: 0.35, old: 0.35 } }\n    - { of: sex, shares: { f: 0.52, m: 0.48 } }\n";
    let now = "    - { of: age, shares: { young: 0.28, mid: 0.34, old: 0.38 } }\n    - { of: sex, shares: { f: 0.51, m: 0.49 } }\n";
    for (which, then, now) in
        [("raked", of("old", then), of("new", now)), ("plain", String::new(), String::new())]
    {
        let bare = |id: &str| survey(id, needs, "top: 2, unsatisfied_at_most: 3", questions);
        let is_plain = which == "plain";
        let town = if is_plain { town(&bare("old"), &bare("new")) } else { town(&then, &now) };
        for (id, wave) in [("old", "then"), ("new", "now")] {
            let answers = fs::read_to_string(format!("{ROOT}/tests/golden/waves.csv")).unwrap();
            let mut rows = Vec::new();
            for line in answers.lines().filter(|line| line.starts_with(wave)) {
                let cells: Vec<&str> = line.split(',').collect();
                let mut row = format!("{},{}", cells[1], cells[2]);
                for at in 0..4 {
                    let point = if cells[4 + 2 * at] == "1" { "1" } else { "5" };
                    write!(row, ",{},{point}", cells[3 + 2 * at]).unwrap();
                }
                rows.push(row);
            }
            let rows: Vec<(usize, &str)> = rows.iter().map(|row| (1, row.as_str())).collect();
            let columns = codes.map(|code| format!("t_{code},d_{code}")).join(",");
            let ticked = codes.map(|code| format!("{code}: t_{code}")).join(", ");
            let rated = codes.map(|code| format!("{code}: d_{code}")).join(", ");
            let map = format!(
                "answers:\n  age: age\n  sex: sex\n  top: {{ ticked: {{ {ticked} }} }}\n  how: {{ rows: {{ {rated} }} }}\n"
            );
            import(&town, id, &map, &format!("age,sex,{columns}"), &rows);
        }
        let found = compared(&town);
        assert_eq!(found["now"]["weights"], if is_plain { "none" } else { "raked" });
        for code in codes {
            let need = need(&found, code);
            let close = |value: &Value, key: &str| {
                let theirs = 100.0 * golden[format!("{which}.{code}.{key}").as_str()];
                let ours = value.as_f64().unwrap();
                assert!(
                    (ours - theirs).abs() < 1e-9 * theirs.abs(),
                    "{code} {key}: {ours} {theirs}"
                );
            };
            for when in ["then", "now"] {
                close(&need[when]["score"], &format!("{when}.est"));
                close(&need[when]["se"], &format!("{when}.se"));
            }
            close(&need["change"]["points"], "change.est");
            close(&need["change"]["se"], "change.se");
        }
    }
}

#[test]
fn a_renamed_need_is_the_same_need() {
    let renamed = NEEDS.replace("wifi: Wi-Fi", "free-wifi: { text: Wi-Fi, was: wifi }");
    let town = town(&plain("old", NEEDS), &plain("new", &renamed));
    named(&town, "old", "2026-05-04", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    named(&town, "new", "2028-05-04", &[(45, "free-wifi"), (45, "help"), (60, "parking")]);
    let found = compared(&town);
    let wifi = need(&found, "free-wifi");
    assert_eq!((&wifi["was"], &wifi["change"]["told"]), (&"wifi".into(), &"down".into()));
    is(&wifi["change"]["points"], -20.0);
    assert_eq!(found["not_compared"], Value::Array(Vec::new()));
    says(&shown(&town), "Wi-Fi (was `wifi`)");
}

/// Two needs that have become one are neither of them.
#[test]
fn needs_that_were_put_together_are_not_compared() {
    let joined = "wifi: Wi-Fi, aid: { text: Aid, was: [help, parking] }";
    let town = town(&plain("old", NEEDS), &plain("new", joined));
    named(&town, "old", "2026-05-04", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    named(&town, "new", "2028-05-04", &[(100, "wifi"), (100, "aid")]);
    let found = compared(&town);
    let apart = found["not_compared"].as_array().unwrap();
    assert_eq!((apart.len(), &apart[0]["why"]), (2, &"several".into()));
    assert_eq!(found["needs"].as_array().unwrap().len(), 1);
    says(
        &shown(&town),
        "Several needs of one survey are one in the other; it is not compared: Aid.",
    );
}

#[test]
fn a_list_that_changed_is_said_first() {
    let longer = "wifi: Wi-Fi, help: Help, pools: Pools, schools: Schools";
    let town = town(&plain("old", NEEDS), &plain("new", longer));
    named(&town, "old", "2026-05-04", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    let now = [(60, "wifi"), (60, "help"), (40, "pools"), (40, "schools")];
    named(&town, "new", "2028-05-04", &now);
    let found = compared(&town);
    let mut codes: Vec<&str> = found["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| need["need"].as_str().unwrap())
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, ["help", "wifi"]);
    let apart: Vec<_> = found["not_compared"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| need["why"].as_str().unwrap())
        .collect();
    assert_eq!(apart, ["only-now", "only-now", "only-then"]);
    // Ranks are those among the two that both asked about.
    assert!(
        found["needs"]
            .as_array()
            .unwrap()
            .iter()
            .all(|need| need["now"]["rank_high"].as_u64() <= Some(2))
    );
    let text = shown(&town);
    let first = text.find("Only on the list of now, 2 needs: Pools; Schools.").unwrap();
    says(&text, "Only on the list of then: Parking.");
    says(&text, "The lists differ: on a longer list each need gets a smaller part of the places");
    assert!(first < text.find("Need then now").unwrap(), "{text}");
}

/// What people read then stands in the archive, whatever the list of needs calls it today.
#[test]
fn other_words_and_other_ways_are_said_first() {
    let shared = |id: &str, text: &str| {
        plain(id, NEEDS).replace(&format!("{{ {NEEDS} }}"), "all").replace("What?", text)
    };
    let town = town(&shared("old", "What first?"), &shared("new", "What next?"));
    named(&town, "old", "2026-05-04", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    town.write("town/needs.yaml", "wifi: Wi-Fi for all\nhelp: Help\nparking: Parking\n");
    let answers = "mode: paper\nanswers:\n  top: { ranked: [first] }\n";
    import(&town, "new", answers, "first", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    let found = compared(&town);
    let said = |what: &str| {
        let found = difference(&found, what).unwrap_or_else(|| panic!("{what}: {found}"));
        assert_eq!(found["forbids"], false, "{what}");
        (found["then"][0].as_str().unwrap(), found["now"][0].as_str().unwrap())
    };
    assert_eq!(said("need"), ("Free Wi-Fi", "Wi-Fi for all"));
    assert_eq!(said("question"), ("What first?", "What next?"));
    assert_eq!(said("modes"), ("online", "paper"));
    is(&need(&found, "wifi")["change"]["points"], 0.0);
    says(&shown(&town), "A need in other words: “Free Wi-Fi” then, “Wi-Fi for all” now.");
}

/// Shares of different things stand beside each other, and nobody subtracts them.
#[test]
fn numbers_of_another_measure_are_not_compared() {
    let how = "      - { id: how, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }\n";
    let rated = "      - { id: top, type: matrix, facet: importance, text: What?, rows: needs, scale: { from: 1, to: 5, best: to } }\n";
    let both = format!("{TOP}{how}");
    let turned = both.replace("best: to", "best: from");
    let rule = "top: 1, unsatisfied_at_most: 3";
    for (what, old, new) in [
        ("importance", survey("old", NEEDS, "top: 1", rated), plain("new", NEEDS)),
        ("satisfaction", survey("old", NEEDS, rule, &both), plain("new", NEEDS)),
        ("best", survey("old", NEEDS, rule, &turned), survey("new", NEEDS, rule, &both)),
        (
            "midpoint",
            survey("old", NEEDS, "top: 1, unsatisfied_at_most: 2", &both),
            survey("new", NEEDS, rule, &both),
        ),
        (
            "top",
            plain("old", NEEDS),
            survey("new", NEEDS, "top: 2", &TOP.replace("top: 1", "top: 2")),
        ),
    ] {
        let town = town(&old, &new);
        for (id, text) in [("old", &old), ("new", &new)] {
            let by = if text.contains("type: matrix, facet: importance") {
                "rows: { wifi: a, help: b, parking: c }"
            } else {
                "ranked: [first]"
            };
            let how = if text.contains("id: how") {
                "  how: { rows: { wifi: a, help: b, parking: c } }\n"
            } else {
                ""
            };
            let map = format!("answers:\n  top: {{ {by} }}\n{how}");
            let rows = [(50, "wifi,1,2,5"), (30, "help,5,1,2"), (20, "parking,2,3,1")];
            import(&town, id, &map, "first,a,b,c", &rows);
        }
        let found = compared(&town);
        assert_eq!(found["compared"], false, "{what}: {found}");
        assert_eq!(difference(&found, what).unwrap()["forbids"], true, "{what}");
        for need in found["needs"].as_array().unwrap() {
            assert!(need["change"].is_null() && need["moved"].is_null(), "{what}: {need}");
            assert!(need["then"]["score"].is_number() && need["now"]["score"].is_number());
        }
        let text = shown(&town);
        says(&text, "The scores are shares of different things");
        says(&text, "Not compared: ");
        assert!(!text.contains("change of place"), "{text}");
    }
}

#[test]
fn too_few_tell_nothing() {
    for (n, is_published) in [(29, false), (31, true)] {
        let town = waves([n - 20, 10, 10], [45, 45, 60]);
        let found = compared(&town);
        let text = shown(&town);
        if is_published {
            assert_eq!(found["needs"].as_array().unwrap().len(), 3);
            says(&text, "Few answered then: read the changes with care.");
            continue;
        }
        assert_eq!((&found["then"]["n"], &found["then"]["n_eff"]), (&Value::Null, &Value::Null));
        assert_eq!(found["needs"], Value::Array(Vec::new()));
        let apart = found["not_compared"].as_array().unwrap();
        assert!(apart.len() == 3 && apart.iter().all(|need| need["why"] == "few"), "{found}");
        says(&text, "Too few answered then: nothing is compared.");
        says(&text, "Then: fewer than 30 responses");
        assert!(!text.contains(" 29 ") && !text.contains('%'), "{text}");
    }
}

/// Of a need that two of sixty were asked about nothing is said, in neither wave.
#[test]
fn what_only_some_were_asked_is_not_compared() {
    let asked = "      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }\n      \
        - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1, show_if: \"age == 'old'\" }\n";
    let old = survey("old", NEEDS, "top: 1", asked);
    let town = town(&old, &plain("new", NEEDS));
    let answers = "answers:\n  age: age\n  top: { ranked: [first] }\n";
    import(&town, "old", answers, "age,first", &[(40, "young,"), (20, "old,wifi")]);
    named(&town, "new", "2028-05-04", &[(100, "wifi"), (60, "help"), (40, "parking")]);
    let found = compared(&town);
    let apart = found["not_compared"].as_array().unwrap();
    assert!(apart.len() == 3 && apart.iter().all(|need| need["why"] == "few"), "{found}");
    assert_eq!(found["then"]["n"], 60);
}

#[test]
fn the_days_say_which_is_older() {
    let town = waves([100, 60, 40], [45, 45, 60]);
    let run = town.run("compare new old --lang en").fine();
    assert!(!run.err.contains("the days say otherwise"), "{}", run.err);
    let run = town.run("compare old new --lang en").fine();
    // A day and its month stand on one line.
    let said = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    says(
        &said,
        "warning: the days say otherwise: `new`, which is named as the older survey, was answered from 4 May 2028 to 4 May 2028, `old` from 4 May 2026 to 4 May 2026",
    );
    let found: Value =
        serde_json::from_str(&town.run("compare old new --format json").fine().out).unwrap();
    assert_eq!(found["backwards"], true);
    is(&need(&found, "wifi")["change"]["points"], 20.0);
}

#[test]
fn a_survey_is_not_compared_with_itself() {
    let town = waves([100, 60, 40], [45, 45, 60]);
    for line in ["compare new new --lang en", "compare new surveys/new.yaml --lang en"] {
        let Run { err, .. } = town.run(line).refused();
        says(&err, "`new` is compared with itself");
        says(&err, "the second survey is the older one");
    }
    let unknown = town.run("compare new olt --lang en").refused().err;
    says(&unknown, "olt");
}
