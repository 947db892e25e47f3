//! Real answers of 2,017 residents of Kansas City, against numbers computed elsewhere.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::{ROOT, Town};
use crate::tools::kansas_city;

const FILES: [&str; 2] = ["kcmo-2021-q1.csv", "kcmo-2022-q3.csv"];

fn imported(files: [&str; 2]) -> Town {
    let data = kansas_city();
    let town = Town::of("tests/kcmo");
    let mapping = format!("{ROOT}/tests/kcmo/kcmo.import.yaml");
    let mut out = String::new();
    for file in files {
        let path = data.join(file);
        out += &town
            .run_with(&["import", "kcmo", path.to_str().unwrap(), "--map", &mapping])
            .fine()
            .out;
    }
    assert!(
        out.contains("1033 rows in, 1033 records out")
            && out.contains("984 rows in, 984 records out"),
        "{out}"
    );
    assert_eq!(out.matches("rejected: 0 rows, 0 values").count(), 2, "{out}");
    town.run("merge kcmo").fine();
    town
}

fn number(need: &Value, key: &str) -> f64 {
    need[key].as_f64().unwrap_or_else(|| panic!("{key} of {need}"))
}

fn close(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs(),
        "{what}: {found} instead of {expected}"
    );
}

#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn the_ranking_equals_what_others_computed() {
    let town = imported(FILES);
    let json: Value =
        serde_json::from_str(&town.run("rank kcmo --format json").fine().out).unwrap();
    assert_eq!(
        (json["n"].as_u64(), json["weights"].as_str(), json["simulated"].as_bool()),
        (Some(2017), Some("none"), Some(false))
    );
    close(number(&json, "n_eff"), 2017.0, "n_eff");
    let needs: BTreeMap<&str, &Value> = json["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| (need["need"].as_str().unwrap(), need))
        .collect();
    let golden =
        fs::read_to_string(format!("{ROOT}/tests/golden/kcmo_unmet_priority.csv")).unwrap();
    let mut lines = golden.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut compared = 0;
    for line in lines {
        let row: BTreeMap<&str, &str> = header.iter().copied().zip(line.split(',')).collect();
        let need = needs[row["need"]];
        for key in ["score", "importance", "dissatisfaction"] {
            close(
                number(need, key),
                row[key].parse().unwrap(),
                &format!("{key} of {}", row["need"]),
            );
        }
        // Others computed these with one stratum. Each mode being a stratum of its own takes out what
        // lies between modes: errors are a little smaller, and ranks may be by one.
        let ratio = number(need, "se") / row["se"].parse::<f64>().unwrap();
        assert!((0.95..=1.001).contains(&ratio), "se of {}: {ratio}", row["need"]);
        for key in ["rank_low", "rank_high", "tier"] {
            let apart = number(need, key) - row[key].parse::<f64>().unwrap();
            assert!(apart.abs() <= 1.0, "{key} of {}: {apart} apart", row["need"]);
        }
        assert_eq!(need["base"].as_u64(), Some(2017));
        compared += 1;
    }
    assert_eq!((compared, needs.len()), (16, 16));
}

/// The worths of those who named a service, by the method that the questionnaire may declare.
#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn the_worths_equal_what_others_computed() {
    let town = imported(FILES);
    let survey = String::from_utf8(town.read("surveys/kcmo.yaml")).unwrap();
    town.write(
        "surveys/kcmo.yaml",
        survey.replace("{ top: 3,", "{ method: plackett_luce, top: 3,"),
    );
    let json: Value =
        serde_json::from_str(&town.run("rank kcmo --format json").fine().out).unwrap();
    let mut found: Vec<(f64, f64, u64)> = json["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| {
            (number(need, "log_worth"), number(need, "score"), need["base"].as_u64().unwrap())
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let golden = fs::read_to_string(format!("{ROOT}/tests/golden/pl_kcmo.csv")).unwrap();
    let expected: Vec<(f64, f64)> = golden
        .lines()
        .skip(1)
        .map(|line| {
            // The names hold commas.
            let mut numbers = line.rsplit(',').skip(2).map(|number| number.parse().unwrap());
            let part = numbers.next().unwrap();
            (numbers.next().unwrap(), part)
        })
        .collect();
    assert_eq!((found.len(), expected.len()), (16, 16));
    for ((log, part, base), (expected_log, expected_part)) in found.into_iter().zip(expected) {
        assert!((log - expected_log).abs() < 1e-8, "{log} instead of {expected_log}");
        assert!((part - expected_part).abs() < 1e-7, "{part} instead of {expected_part}");
        assert_eq!(base, 1829);
    }
}

#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn sources_in_either_order_give_identical_bytes_and_importing_twice_changes_nothing() {
    let town = imported(FILES);
    let other = imported([FILES[1], FILES[0]]);
    let results =
        ["merged.parquet", "merged.csv", "merge.md"].map(|file| format!("results/kcmo/{file}"));
    for file in &results {
        assert!(town.read(file) == other.read(file), "{file} differs");
    }
    let before = results.each_ref().map(|file| town.read(file));
    let path = kansas_city().join(FILES[0]);
    let mapping = format!("{ROOT}/tests/kcmo/kcmo.import.yaml");
    let again =
        town.run_with(&["import", "kcmo", path.to_str().unwrap(), "--map", &mapping]).fine();
    assert!(again.out.contains("store: 0 new, 1033 the same, 0 replaced"), "{}", again.out);
    town.run("merge kcmo").fine();
    assert!(results.each_ref().map(|file| town.read(file)) == before);
}

#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn groups_and_modes_are_shown_or_suppressed_by_their_base() {
    let town = imported(FILES);
    let by_age: Value =
        serde_json::from_str(&town.run("rank kcmo --by age --format json").fine().out).unwrap();
    let groups = by_age.as_array().unwrap();
    assert_eq!(groups.len(), 6);
    for group in groups {
        let suppressed = number(group, "n_eff") < 100.0;
        assert_eq!(group["suppressed"].as_bool(), Some(suppressed));
        assert_eq!(group["needs"][0]["score"].is_null(), suppressed);
    }
    // The files hold 79 answers of people aged 18 to 24.
    assert!(
        groups.iter().any(|group| group["suppressed"] == true),
        "no group is small enough for this test"
    );
    let web: Value =
        serde_json::from_str(&town.run("rank kcmo --mode online --format json").fine().out)
            .unwrap();
    assert!(web["n"].as_u64().unwrap() < 2017);
}

/// On the web nearly everybody named a need, on paper more than a fifth named none: that is all
/// there is of the gap. Counts are of the files themselves.
#[test]
#[ignore = "reads answers that are not part of the repository: .ci/kansas-city"]
fn what_differs_between_web_and_mail_is_who_named_nothing() {
    let town = imported(FILES);
    let all: Value =
        serde_json::from_str(&town.run("rank kcmo --by mode --format json").fine().out).unwrap();
    let way = |name: &str| {
        all.as_array().unwrap().iter().find(|way| way["group"] == name).unwrap().clone()
    };
    let (web, mail) = (way("online"), way("paper"));
    close(number(&web["mode"], "named_nothing"), 100.0 * 15.0 / 1218.0, "web: nothing");
    close(number(&mail["mode"], "named_nothing"), 100.0 * 172.0 / 770.0, "mail: nothing");
    let need = |way: &Value, code: &str| {
        let needs = way["mode"]["needs"].as_array().unwrap();
        needs.iter().find(|need| need["need"] == code).unwrap().clone()
    };
    for (code, of_web, of_mail) in [("streets", 961.0, 478.0), ("police", 723.0, 317.0)] {
        let (web, mail) = (need(&web, code), need(&mail, code));
        close(number(&web, "named"), 100.0 * of_web / 1218.0, code);
        close(number(&mail, "named"), 100.0 * of_mail / 770.0, code);
        close(number(&web, "named_of_namers"), 100.0 * of_web / 1203.0, code);
        close(number(&mail, "named_of_namers"), 100.0 * of_mail / 598.0, code);
    }
    let gap =
        |code: &str, key: &str| number(&need(&web, code), key) - number(&need(&mail, code), key);
    assert!((gap("streets", "named") - 16.8).abs() < 0.05);
    assert!(gap("streets", "named_of_namers").abs() < 0.1);
    assert!((gap("police", "named_of_namers") - 7.1).abs() < 0.05);
    // Streets are the first need in both, and mode-sensitive all the same.
    assert_eq!(need(&web, "streets")["mode_sensitive"], true);
    assert_eq!(web["mode"]["one_first_tier"], true);
    // 29 answered on the phone.
    assert!(way("phone")["mode"]["named_nothing"].is_null());
    let said = town.run("rank kcmo --by mode --lang en").fine().out;
    assert!(said.contains("No margin of error for self-selected data"), "{said}");
    assert!(said.contains("1.2") && said.contains("22.3"), "{said}");
}
