//! `simulate`: the two formats, and that one takes the other's place.

use serde_json::Value;

use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online, street]\nneeds: { a: A, b: B, c: C, d: D }\n\
ranking: { top: 2, unsatisfied_at_most: 3 }\npages:\n  - page: p\n    questions:\n\
\x20     - { id: top, type: ranking, facet: importance, text: T, options: needs, top: 2 }\n\
\x20     - { id: how, type: matrix, facet: satisfaction, text: H, rows: needs, scale: { from: 1, to: 5, best: to } }\n\
\x20     - { id: bw, type: best-worst, text: B, options: needs, per_task: 3, tasks: 2 }\n";

fn ranked(town: &Town) -> Value {
    let mut json: Value =
        serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap();
    json["survey"].take();
    json
}

#[test]
fn parquet_holds_the_same_respondents_as_lines() {
    let town = Town::with_survey(SURVEY);
    town.run("simulate s -n 300 --seed 4").fine();
    let (lines, from_lines) = (town.read("results/s/simulated.jsonl"), ranked(&town));
    town.run("merge s").fine();
    let merged = town.read("results/s/merged.csv");

    let run = town.run("simulate s -n 300 --seed 4 --format parquet").fine();
    assert!(
        run.err.contains("simulated.parquet") && run.err.contains("simulated.jsonl"),
        "{}",
        run.err
    );
    assert!(!town.path("results/s/simulated.jsonl").exists(), "both together would be 600");
    assert_eq!(ranked(&town), from_lines);
    assert_eq!(from_lines["simulated"], true);
    town.run("merge s").fine();
    assert!(town.read("results/s/merged.csv") == merged);

    town.run("simulate s -n 300 --seed 4 --format jsonl").fine();
    assert!(!town.path("results/s/simulated.parquet").exists());
    assert!(town.read("results/s/simulated.jsonl") == lines);
    let ids: Vec<Value> = String::from_utf8(lines)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
        .collect();
    assert!(ids.is_sorted_by_key(ToString::to_string));
}

#[test]
fn best_worst_answers_reach_the_dataset_and_check_says_they_are_not_ranked() {
    let town = Town::with_survey(SURVEY);
    let check = town.run("check s").fine();
    assert!(check.out.contains("not part of the ranking"), "{}", check.out);
    town.run("simulate s -n 200 --seed 4").fine();
    town.run("merge s").fine();
    let csv = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (shown, best, worst) = (at("bw__2__shown"), at("bw__2__best"), at("bw__2__worst"));
    let rows: Vec<csv::StringRecord> =
        reader.records().map(Result::unwrap).filter(|row| !row[shown].is_empty()).collect();
    assert!(rows.len() > 150);
    for row in &rows {
        let items: Vec<&str> = row[shown].split('|').collect();
        assert!(
            items.len() == 3
                && items.contains(&&row[best])
                && items.contains(&&row[worst])
                && row[best] != row[worst]
        );
    }
}
