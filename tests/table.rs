//! Tables for the team: any question by any other, among anybody.

use serde_json::Value;

use crate::support::{ROOT, Town};

const SURVEY: &str = "digitales-leoben-2026";

fn town() -> Town {
    let town = Town::of(".");
    let file = format!("results/{SURVEY}/simulated.jsonl");
    town.write(&file, std::fs::read(format!("{ROOT}/{file}")).unwrap());
    town
}

fn table(town: &Town, args: &[&str]) -> String {
    let all: Vec<_> = ["table", SURVEY].into_iter().chain(args.iter().copied()).collect();
    town.run_with(&all).fine().out
}

fn json(town: &Town, args: &[&str]) -> Value {
    let args: Vec<_> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&table(town, &args)).unwrap()
}

#[test]
fn a_table_says_first_whom_it_is_for_and_stands_in_four_forms() {
    let town = town();
    let team = "Für das Team, nicht zum Veröffentlichen";
    let shown = table(&town, &["internet", "--by", "age"]);
    assert!(shown.starts_with(team), "{shown}");
    insta::assert_snapshot!("internet_by_age", shown);
    let english = table(&town, &["internet", "--by", "age", "--lang", "en", "--format", "md"]);
    assert!(english.starts_with("**For the team, not for publication"), "{english}");
    assert!(english.contains("| every day or almost every day"), "{english}");

    let found = json(&town, &["internet", "--by", "age"]);
    assert_eq!(
        (found["version"].as_u64(), found["publication"].as_bool(), found["weights"].as_str()),
        (Some(1), Some(false), Some("raked"))
    );
    let csv = table(&town, &["internet", "--by", "age", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let cells = found["groups"].as_array().unwrap().iter();
    let cells: Vec<&Value> = cells.flat_map(|group| group["lines"].as_array().unwrap()).collect();
    assert_eq!(rows.len(), cells.len());
    for (row, cell) in rows.iter().zip(cells) {
        assert_eq!(row.get(8).and_then(|value| value.parse().ok()), cell["value"].as_f64());
        assert_eq!(row.get(11).and_then(|value| value.parse().ok()), cell["high"].as_f64());
    }
}

/// The shares of a margin are the population's, whoever else is looked at beside.
#[test]
fn weights_and_conditions_are_those_of_the_survey() {
    let town = town();
    let ages = json(&town, &["age"]);
    let shares = ages["groups"][0]["lines"].as_array().unwrap().iter();
    let all: f64 = shares
        .filter(|line| line["line"] == "option")
        .map(|line| line["value"].as_f64().unwrap())
        .sum();
    assert!((all - 100.0).abs() < 1e-9, "{all}");
    // Two ways to ask for the same people.
    let by = json(&town, &["channel", "--by", "'phone-parking' in used"]);
    let among = json(&town, &["channel", "--where", "'phone-parking' in used"]);
    assert_eq!(by["groups"][1]["lines"], among["groups"][0]["lines"]);
    assert_eq!(by["groups"][1]["n"], among["groups"][0]["n"]);
    // What is computed is a question like any other.
    let computed = json(&town, &["services-used", "--by", "mode"]);
    assert_eq!(computed["groups"][0]["lines"][0]["line"], "mean");
    assert_eq!(computed["groups"][1]["group"], "online");
}

#[test]
fn people_are_counted_only_where_that_is_asked_for_and_never_few() {
    let town = town();
    let plain = json(&town, &["channel", "--by", "age"]);
    let exact = json(&town, &["channel", "--by", "age", "--exact"]);
    let lines = |found: &Value| -> Vec<Value> {
        let groups = found["groups"].as_array().unwrap().iter();
        groups.flat_map(|group| group["lines"].as_array().unwrap().clone()).collect()
    };
    assert!(lines(&plain).iter().all(|line| line.get("count").is_none()));
    assert!(lines(&exact).iter().any(|line| line["count"].as_u64().is_some()));
    // Somebody of the few who were at the town hall most often.
    for format in ["json", "csv", "table", "md"] {
        let args = ["channel", "--where", "visits > 14", "--exact", "--format", format];
        let few = table(&town, &args);
        let digits = few.lines().filter(|line| {
            let label = line.contains("persönlich im Amt");
            label && line.chars().any(|c| c.is_ascii_digit())
        });
        assert_eq!(digits.count(), 0, "{few}");
    }
    let few = json(&town, &["channel", "--where", "visits > 14", "--exact"]);
    let first = &few["groups"][0];
    assert_eq!((&first["n"], &first["lines"][0]["withheld"]), (&Value::Null, &"few".into()));
    assert!(first["lines"][0]["value"].is_null() && first["lines"][0].get("count").is_none());
}

#[test]
fn what_cannot_be_asked_is_said_with_its_place() {
    let town = town();
    let refused = |args: &[&str]| {
        let all = ["table", SURVEY].into_iter().chain(args.iter().copied());
        let all: Vec<_> = all.chain(["--lang", "en"]).collect();
        town.run_with(&all).refused().err
    };
    let unknown = refused(&["chanel"]);
    assert!(unknown.contains("did you mean `channel`?"), "{unknown}");
    let condition = refused(&["channel", "--where", "agee == 'x'"]);
    assert!(condition.contains("--where:1:1") && condition.contains("`age`"), "{condition}");
    let option = refused(&["channel", "--by", "age == '61'"]);
    assert!(option.contains("--by:1:8"), "{option}");
    let number = refused(&["channel", "--by", "visits"]);
    assert!(number.contains("--by:1:1"), "{number}");
}

/// A number by two columns: their ranks are tested, and the quartiles have intervals.
#[test]
fn a_number_by_two_columns_is_tested_by_rank() {
    let town = town();
    let by = ["visits", "--by", "age == '75+'"];
    let found = json(&town, &by);
    let test = &found["ranks"][0];
    let [t, p] = ["t", "p"].map(|name| test[name].as_f64().unwrap());
    assert!(test["code"].is_null() && test["f"].is_null() && (0.0..1.0).contains(&p), "{test}");
    // Who comes more often stands higher.
    let mean = |at: usize| found["groups"][at]["lines"][0]["value"].as_f64().unwrap();
    assert_eq!(t > 0.0, mean(2) > mean(1));
    for group in found["groups"].as_array().unwrap() {
        let quartiles = group["quartiles"].as_array().unwrap();
        for (quartile, range) in quartiles.iter().zip(group["quartile_ranges"].as_array().unwrap())
        {
            let [low, high] = [0, 1].map(|at| range[at].as_f64().unwrap());
            assert!((low..=high).contains(&quartile.as_f64().unwrap()), "{group}");
        }
    }
    let shown = table(&town, &[by.as_slice(), &["--lang", "en"]].concat());
    assert!(shown.contains("Wilcoxon, by the design"), "{shown}");
    let ages = json(&town, &["visits", "--by", "age"]);
    assert!(ages["ranks"][0]["f"].as_f64().is_some() && ages["ranks"][0]["df1"] == 4.0);
    // A matrix has one for each row, a choice none.
    let rows = json(&town, &["satisfied", "--by", "gender == 'female'"]);
    let rows = rows["ranks"].as_array().unwrap();
    assert!(rows.len() > 5 && rows.iter().all(|row| row["code"].is_string()), "{rows:?}");
    assert!(json(&town, &["channel", "--by", "age"]).get("ranks").is_none());
}

/// A condition in `rank`: the same numbers as of the group it stands for, for the team.
#[test]
fn needs_are_ranked_among_anybody_for_the_team() {
    let town = town();
    let rank = |args: &[&str]| {
        let all: Vec<_> = ["rank", SURVEY].into_iter().chain(args.iter().copied()).collect();
        town.run_with(&all).fine()
    };
    let orders = |args: &[&str]| -> Value {
        let args: Vec<_> = args.iter().copied().chain(["--format", "json"]).collect();
        serde_json::from_str(&rank(&args).out).unwrap()
    };
    let groups = orders(&["--by", "gender"]);
    let female = groups.as_array().unwrap().iter().find(|one| one["group"] == "female").unwrap();
    let among = orders(&["--where", "gender == 'female'"]);
    assert_eq!(
        (among["publication"].as_bool(), &female["publication"]),
        (Some(false), &Value::Null)
    );
    assert_eq!(among["where"], "gender == 'female'");
    for (one, other) in
        female["needs"].as_array().unwrap().iter().zip(among["needs"].as_array().unwrap())
    {
        assert_eq!((&one["need"], &one["rank_low"]), (&other["need"], &other["rank_low"]));
        let [one, other] = [one, other].map(|need| need["score"].as_f64().unwrap());
        assert!((one - other).abs() < 0.06, "{one} {other}");
    }
    let both = orders(&["--by", "gender == 'female'"]);
    let both = both.as_array().unwrap();
    assert_eq!(
        (both.len(), &both[0]["group"], &both[1]["group"]),
        (2, &"true".into(), &"false".into())
    );
    assert_eq!(both[0]["needs"], among["needs"]);
    let shown = rank(&["--where", "visits > 4", "--lang", "en"]).out;
    assert!(shown.starts_with("For the team, not for publication"), "{shown}");
    assert!(shown.contains("Among those of whom this holds: visits > 4: "), "{shown}");
    let csv = rank(&["--where", "visits > 4", "--format", "csv", "--lang", "en"]);
    assert!(
        csv.out.starts_with("group,list,need") && csv.err.contains("For the team"),
        "{}",
        csv.err
    );
    // Who was not asked or did not say is left out, and that is said.
    let left_out = rank(&["--where", "visits > 4", "--lang", "en"]).err;
    assert!(left_out.contains("people it is not known whether the condition holds"), "{left_out}");
    // Of sixteen people not even how many they are.
    let few = orders(&["--where", "visits > 14"]);
    assert_eq!((&few["n"], few["suppressed"].as_bool()), (&Value::Null, Some(true)));
    assert!(few["needs"].as_array().unwrap().iter().all(|need| need["score"].is_null()));
}

#[test]
fn a_number_is_explained_by_what_it_is_made_of() {
    let town = town();
    let ranked: Value =
        serde_json::from_str(&town.run(&format!("rank {SURVEY} --format json")).fine().out)
            .unwrap();
    let needs = ranked["needs"].as_array().unwrap();
    for need in needs {
        let code = need["need"].as_str().unwrap();
        let line = format!("explain {SURVEY} {code} --format json --exact");
        let found: Value = serde_json::from_str(&town.run(&line).fine().out).unwrap();
        let number = |value: &Value| value.as_f64().unwrap();
        let score = number(&found["score"]["value"]);
        assert!((score - number(&need["score"])).abs() < 1e-9, "{code}");
        let filled = number(&found["open"]) * number(&found["dissatisfaction"]["value"]) / 100.0;
        assert!((number(&found["unmet"]) + filled - score).abs() < 1e-9, "{code}");
        let variance: f64 =
            found["strata"].as_array().unwrap().iter().map(|one| number(&one["variance"])).sum();
        assert!((variance.sqrt() - number(&need["se"])).abs() < 1e-9, "{code}");
        // What is ahead and behind of it makes its ranks.
        let others = found["relations"].as_array().unwrap();
        let count =
            |word: &str| others.iter().filter(|other| other["relation"] == word).count() as u64;
        assert_eq!(need["rank_low"].as_u64(), Some(1 + count("behind")), "{code}");
        assert_eq!(need["rank_high"].as_u64(), Some(needs.len() as u64 - count("ahead")), "{code}");
        assert!(found["carriers"].as_u64().unwrap() > 0);
    }
    let shown = town.run(&format!("explain {SURVEY} parking --lang en")).fine().out;
    assert!(shown.starts_with("For the team, not for publication"), "{shown}");
    insta::assert_snapshot!("parking_explained", shown);
    let unknown = town.run(&format!("explain {SURVEY} parkin --lang en")).refused().err;
    assert!(unknown.contains("did you mean `parking`?"), "{unknown}");
}
