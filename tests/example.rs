//! The worked example, from its committed answers to the ranking.

use std::path::Path;

use serde_json::Value;

use crate::support::{ROOT, Town};

fn town() -> Town {
    let town = Town::of(".");
    let answers =
        std::fs::read(format!("{ROOT}/results/digitales-leoben-2026/simulated.jsonl")).unwrap();
    town.write("results/digitales-leoben-2026/simulated.jsonl", answers);
    town
}

#[test]
fn the_committed_answers_are_those_the_simulation_makes() {
    let town = town();
    let file = "results/digitales-leoben-2026/simulated.jsonl";
    let before = town.read(file);
    town.run("simulate digitales-leoben-2026 -n 1200 --seed 2026").fine();
    assert!(
        town.read(file) == before,
        "run `mitreden simulate digitales-leoben-2026 -n 1200 --seed 2026` and look at what changed"
    );
}

#[test]
fn the_example_is_ranked_and_says_that_it_is_made_up() {
    let town = town();
    let table = town.run("rank digitales-leoben-2026").fine().out;
    assert!(table.contains("Simuliert: erfundene Personen, keine echten Antworten."), "{table}");
    let json: Value =
        serde_json::from_str(&town.run("rank digitales-leoben-2026 --format json").fine().out)
            .unwrap();
    assert_eq!(
        (json["simulated"].as_bool(), json["weights"].as_str()),
        (Some(true), Some("raked"))
    );
    assert_eq!(json["needs"].as_array().unwrap().len(), 10);
    let csv = town.run("rank digitales-leoben-2026 --format csv").fine().out;
    assert_eq!(csv.lines().count(), 11);
    let markdown = town.run("rank digitales-leoben-2026 --format md").fine().out;
    assert!(markdown.contains("| ---: | :-"), "{markdown}");
}

#[test]
fn ranking_from_the_merged_file_and_from_its_sources_is_the_same() {
    let town = town();
    let from_sources = town.run("rank digitales-leoben-2026 --by age --format json").fine().out;
    town.run("merge digitales-leoben-2026").fine();
    assert_eq!(
        town.run("rank digitales-leoben-2026 --by age --format json").fine().out,
        from_sources
    );
}

#[test]
fn the_weights_meet_the_margins() {
    let town = town();
    town.run("merge digitales-leoben-2026").fine();
    let csv = String::from_utf8(town.read("results/digitales-leoben-2026/merged.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = |name: &str, header: &csv::StringRecord| {
        header.iter().position(|column| column == name).unwrap()
    };
    let header = reader.headers().unwrap().clone();
    let (weight, district) = (at("weight", &header), at("district", &header));
    let (mut all, mut centre) = (0.0, 0.0);
    for row in reader
        .records()
        .map(Result::unwrap)
        .filter(|row| !row[weight].is_empty() && !row[district].is_empty())
    {
        let w: f64 = row[weight].parse().unwrap();
        all += w;
        centre += if &row[district] == "centre" { w } else { 0.0 };
    }
    // 30 % of the population live in the centre; those who did not say are left out on both sides.
    assert!((centre / all - 0.30).abs() < 1e-6, "{}", centre / all);
}

#[test]
fn the_committed_report_is_the_one_these_answers_give() {
    let town = town();
    // The day it was committed as of.
    let run = town.run_on("2026-07-09T10:00", &["report", "digitales-leoben-2026"]).fine();
    assert!(run.out.contains("report.md") && run.out.contains("report.en.md"), "{}", run.out);
    let folder = "reports/digitales-leoben-2026";
    // What people diff is committed; PDF and HTML are made of the same document.
    let is_committed =
        |file: &String| [".md", ".svg", ".json"].iter().any(|ending| file.ends_with(ending));
    let of = |folder: &Path| files(folder).into_iter().filter(is_committed).collect::<Vec<_>>();
    let committed = of(&Path::new(ROOT).join(folder));
    assert_eq!(of(&town.path(folder)), committed, "not the files that are committed");
    for file in committed {
        let path = format!("{folder}/{file}");
        let bytes = std::fs::read(format!("{ROOT}/{path}")).unwrap();
        assert!(
            town.read(&path) == bytes,
            "{path} is no longer what the program writes; look at the difference"
        );
    }
}

/// The files of a folder and of those in it, in order, but pages for print: those are not
/// committed.
fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            all.extend(files(&entry.path()).into_iter().map(|file| format!("{name}/{file}")));
        } else if entry.path().extension().is_none_or(|end| end != "pdf") {
            all.push(name);
        }
    }
    all.sort();
    all
}

#[test]
fn the_report_and_its_chart_say_that_the_answers_are_made_up() {
    let town = town();
    town.run("report digitales-leoben-2026 --lang de").fine();
    for file in ["report.md", "charts/needs.de.svg"] {
        let text =
            String::from_utf8(town.read(&format!("reports/digitales-leoben-2026/{file}"))).unwrap();
        assert!(text.contains("SIMULIERT"), "{file}");
    }
}

#[test]
fn the_first_dozen_of_answers_makes_a_report_that_shows_no_order() {
    let town = Town::of(".");
    // They are of other answers.
    std::fs::remove_file(town.path("surveys/digitales-leoben-2026.quotes.yaml")).unwrap();
    town.run("simulate digitales-leoben-2026 -n 12").fine();
    // No level of the population's margins is sure to be there yet.
    for (lang, said) in [
        (" --lang en", "too few to be weighted to the population"),
        ("", "sind zu wenige, um auf die Bevölkerung zu gewichten"),
    ] {
        town.run(&format!("merge digitales-leoben-2026{lang}")).fine();
        let protocol = town.read("results/digitales-leoben-2026/merge.md");
        let protocol = String::from_utf8(protocol).unwrap();
        assert!(protocol.contains(said), "{protocol}");
    }
    assert!(town.run("rank digitales-leoben-2026").fine().out.contains("Zu wenige Antworten"));
    town.run("report digitales-leoben-2026").fine();
    let report = town.report("digitales-leoben-2026", "");
    assert!(
        report.contains("zu wenige Menschen geantwortet, um eine Reihenfolge zu zeigen"),
        "{report}"
    );
    let made = [
        "annex.en.md",
        "annex.md",
        "charts/days.de.svg",
        "charts/days.en.svg",
        "contents.json",
        "report.en.html",
        "report.en.md",
        "report.html",
        "report.md",
        "told.json",
    ];
    assert_eq!(files(&town.path("reports/digitales-leoben-2026")), made);
}

#[test]
fn from_thirty_on_a_level_nobody_is_in_is_an_error() {
    let town = Town::of(".");
    let one = "results/digitales-leoben-2026/simulated.jsonl";
    let answers = String::from_utf8(std::fs::read(format!("{ROOT}/{one}")).unwrap()).unwrap();
    let in_goess = |line: &&str| {
        !line.contains("\"district\":\"goess\"") && line.contains("\"disposition\":\"complete\"")
    };
    town.write(
        one,
        answers
            .lines()
            .filter(in_goess)
            .take(60)
            .map(|line| format!("{line}\n"))
            .collect::<String>(),
    );
    let run = town.run("report digitales-leoben-2026 --lang en").refused();
    assert!(run.err.contains("`goess`") && run.err.contains("collapse"), "{}", run.err);
}
