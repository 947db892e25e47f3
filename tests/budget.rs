//! A budget spent on the agenda's measures by equal shares, by the executable.

use serde_json::Value;

use crate::support::{ROOT, Town};

const SURVEY: &str = "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online]\nneeds: all\n\
    ranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";

/// A measure as a line of the agenda.
fn measure(code: &str, serves: &str, rest: &str) -> String {
    format!(
        "  {code}: {{ field: f, title: The {code}, serves: [{serves}], owner: Office, horizon: now, {rest} }}\n"
    )
}

/// A town in which so many people name each need first.
fn town(named: &[(usize, &str)]) -> Town {
    let town = Town::with_survey(SURVEY);
    let mut rows = vec!["nr,first".to_owned()];
    for (n, need) in named {
        for _ in 0..*n {
            rows.push(format!("{},{need}", rows.len()));
        }
    }
    town.write("people.csv", rows.join("\n") + "\n");
    let map = "survey: s\nid: nr\nmode: online\nlang: en\nanswers:\n  top: { ranked: [first] }\n";
    town.write("people.import.yaml", map);
    town.run("import s people.csv --map people.import.yaml").fine();
    let planned = "history: []";
    let measures = [
        measure("masts", "wifi", &format!("amount: 50, {planned}")),
        measure("cables", "wifi", &format!("amount: 50, {planned}")),
        measure("course", "help", "amount: 40, history: [{ on: 2026-05-01, status: idea }]"),
        measure("desk", "help", "amount: 39.5, history: [{ on: 2026-05-01, status: decided }]"),
        measure("meters", "parking", &format!("amount: 3, {planned}")),
        // None of these takes part on 12 May.
        measure("sign", "parking", planned),
        measure("garage", "parking", &format!("amount: 200, {planned}")),
        measure("phone", "help", "amount: 5, history: [{ on: 2026-05-12, status: started }]"),
        measure("router", "wifi", "amount: 5, history: [{ on: 2026-05-12, status: done }]"),
        measure("relay", "wifi", "amount: 5, history: [{ on: 2026-05-12, status: dropped }]"),
        measure("nothing", "", "amount: 5, history: []"),
    ];
    town.write("town/agenda.yaml", format!("fields: {{ f: F }}\nmeasures:\n{}", measures.concat()));
    town
}

/// 105 people, each with one euro of 105.
fn everybody() -> Town {
    town(&[(60, "wifi"), (40, "help"), (5, "parking")])
}

fn json(town: &Town, args: &[&str]) -> Value {
    let all = ["rank", "s", "--format", "json"].into_iter().chain(args.iter().copied());
    serde_json::from_str(&town.run_with(&all.collect::<Vec<_>>()).fine().out).unwrap()
}

fn chosen(found: &Value) -> Vec<&str> {
    let measures = found["measures"].as_array().unwrap().iter();
    measures
        .filter(|one| one["chosen"].is_u64())
        .map(|one| one["measure"].as_str().unwrap())
        .collect()
}

/// By hand: 60 pay the masts and have 10 of 50 left for the cables, 40 the desk, which is cheaper
/// than the course, and have 0.50 of 40 left, 5 the meters. By votes alone both masts and cables
/// would come first.
#[test]
fn everybody_decides_about_an_equal_part_of_the_budget() {
    let town = everybody();
    let found = json(&town, &["--budget", "105"]);
    assert_eq!((found["version"].as_u64(), found["publication"].as_bool()), (Some(1), Some(false)));
    assert_eq!(chosen(&found), ["masts", "desk", "meters"]);
    assert_eq!((found["spent"].as_f64(), found["left"].as_f64()), (Some(92.5), Some(12.5)));
    assert_eq!((found["n"].as_u64(), found["endowment"].as_f64()), (Some(105), Some(105.0)));
    let of = |code: &str| {
        let measures = found["measures"].as_array().unwrap();
        measures.iter().find(|one| one["measure"] == code).unwrap()
    };
    assert_eq!(of("cables")["held"].as_f64(), Some(20.0));
    assert!((of("course")["held"].as_f64().unwrap() - 1.25).abs() < 1e-9);
    let support = of("masts")["support"].as_f64().unwrap();
    assert!((support - 6000.0 / 105.0).abs() < 1e-9, "{support}");
    // Five people are few: that the meters are chosen is told, not by how many.
    let meters = of("meters");
    assert_eq!((&meters["support"], &meters["base"]), (&Value::Null, &Value::Null));
    assert_eq!(meters["withheld"], "few");
    let why = |code: &str| {
        let out = found["left_out"].as_array().unwrap();
        out.iter().find(|one| one["measure"] == code).unwrap()["why"].clone()
    };
    for (code, reason) in [
        ("sign", "no-amount"),
        ("garage", "too-dear"),
        ("phone", "begun"),
        ("router", "done"),
        ("relay", "dropped"),
        ("nothing", "not-asked"),
    ] {
        assert_eq!(why(code), reason, "{code}");
    }
    assert_eq!(found["left_out"].as_array().unwrap().len(), 6);
}

/// What is left after the first run is put into all purses: 60 people with 1.67 each pay both for
/// Wi-Fi, and then the desk would cost too much for what is left.
#[test]
fn what_is_left_is_used_as_long_as_it_lasts() {
    let found = json(&everybody(), &["--budget", "143"]);
    // First run: 1.36 each: 81.7 for Wi-Fi (masts), 54.5 for help (desk), 6.8 (meters): 92.5.
    // The last has both for Wi-Fi first, as each of 60 pays the least for each euro.
    assert_eq!(chosen(&found), ["masts", "cables", "desk", "meters"]);
    assert_eq!(found["spent"].as_f64(), Some(142.5));
    let endowment = found["endowment"].as_f64().unwrap();
    // Both masts and cables need 100 of 60 people: 100/60·105 in all purses.
    assert!((175.0..176.5).contains(&endowment), "{endowment}");
}

#[test]
fn a_condition_says_who_shares_it_and_groups_are_refused() {
    let town = everybody();
    let wifi = json(&town, &["--budget", "105", "--where", "rank(top, 'wifi') == 1"]);
    assert_eq!((chosen(&wifi), wifi["n"].as_u64()), (vec!["masts", "cables"], Some(60)));
    assert_eq!(wifi["where"], "rank(top, 'wifi') == 1");
    let few = json(&town, &["--budget", "105", "--where", "rank(top, 'parking') == 1"]);
    assert_eq!(
        (&few["n"], &few["spent"], &few["withheld"]),
        (&Value::Null, &Value::Null, &"few".into())
    );
    assert_eq!(few["measures"], Value::Array(vec![]));
    let shown =
        town.run_with(&["rank", "s", "--budget", "105", "--where", "rank(top, 'parking') == 1"]);
    assert!(shown.fine().out.contains("Fewer than 30 people answered"));
    let by = town.run("rank s --budget 105 --by mode").refused().err;
    assert!(by.contains("a budget is one") && by.contains("--where"), "{by}");
    let nothing = town.run("rank s --budget 2").refused().err;
    assert!(nothing.contains("no measure that this budget could be spent on"), "{nothing}");
    for wrong in ["100.000", "0", "-5", "much"] {
        let run = town.run_with(&["rank", "s", &format!("--budget={wrong}")]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.err.contains("write it as 100000 or 100000.50"), "{}", run.err);
    }
}

#[test]
fn a_budget_says_first_whom_it_is_for_and_stands_in_four_forms() {
    let town = everybody();
    let shown = town.run("rank s --budget 105").fine().out;
    assert!(shown.starts_with("For the team, not for publication"), "{shown}");
    insta::assert_snapshot!("a_budget_at_a_terminal", shown);
    let markdown = town.run("rank s --budget 105 --format md").fine().out;
    assert!(markdown.starts_with("**For the team, not for publication"), "{markdown}");
    assert!(markdown.contains("This is no order of needs"), "{markdown}");
    let found = json(&town, &["--budget", "105"]);
    let csv = town.run("rank s --budget 105 --format csv").fine();
    assert!(csv.err.contains("For the team"), "{}", csv.err);
    let mut rows = csv::Reader::from_reader(csv.out.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let measures = found["measures"].as_array().unwrap();
    assert_eq!(rows.len(), measures.len() + found["left_out"].as_array().unwrap().len());
    for (row, one) in rows.iter().zip(measures) {
        assert_eq!(row.get(1), one["measure"].as_str());
        assert_eq!(row.get(0).and_then(|place| place.parse().ok()), one["chosen"].as_u64());
        assert_eq!(row.get(4).and_then(|share| share.parse().ok()), one["support"].as_f64());
        assert_eq!(row.get(8).and_then(|share| share.parse().ok()), one["held"].as_f64());
    }
}

/// In the worked example each counts by their weight: what a measure's supporters are is the
/// weighted share of those who name one of its needs.
#[test]
fn weights_decide_who_supports_a_measure() {
    let town = Town::of(".");
    let file = "results/digitales-leoben-2026/simulated.jsonl";
    town.write(file, std::fs::read(format!("{ROOT}/{file}")).unwrap());
    let run = |line: &str| -> Value { serde_json::from_str(&town.run(line).fine().out).unwrap() };
    let found = run("rank digitales-leoben-2026 --budget 60000 --format json");
    let needs = run("rank digitales-leoben-2026 --format json");
    let need = |code: &str| {
        let needs = needs["needs"].as_array().unwrap();
        needs.iter().find(|need| need["need"] == code).unwrap()["importance"].as_f64().unwrap()
    };
    let measures = found["measures"].as_array().unwrap();
    for (code, serves) in [("centre-wifi", "wifi"), ("parking-reminder", "parking")] {
        let one = measures.iter().find(|one| one["measure"] == code).unwrap();
        assert!((one["support"].as_f64().unwrap() - need(serves)).abs() < 0.006, "{one}");
        assert_eq!(one["serves"][0], serves);
    }
    assert_eq!(found["weights"], "raked");
    assert!(found["spent"].as_f64().unwrap() <= 60_000.0 && !chosen(&found).is_empty());
    let left_out = found["left_out"].as_array().unwrap();
    assert!(left_out.iter().any(|one| one["measure"] == "school-network" && one["why"] == "begun"));
}
