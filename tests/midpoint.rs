//! Where the middle of the scale counts as satisfied, as whoever reads scores of 3 so wants to know.
//!
//! `tests/midpoint` holds made-up answers of long before (commit 32ed3dc), as they were but for the
//! orders in which items were shown: with the middle unsatisfied, parking has 54 % and dealing with
//! the town hall online stands fifth; with it satisfied, 31.5 % and second.

use serde_json::Value;

use crate::support::{ROOT, Town};
use mitreden::count::findings::findings;
use mitreden::count::sensitivity::CountingWay;
use mitreden::count::study::{Study, Who};
use mitreden::office::sources;
use mitreden::office::town::{Folder, Machine};

const SURVEY: &str = "digitales-leoben-2026";
const RULE: &str = "unsatisfied_at_most: ";

/// A town in which that was asked and answered.
fn town(folder: &str, survey: &str, needs: &str, answers: &str) -> Town {
    let town = Town::with_survey("");
    std::fs::remove_file(town.path("surveys/s.yaml")).unwrap();
    let files = [
        (survey, format!("surveys/{SURVEY}.yaml")),
        (needs, "town/needs.yaml".to_owned()),
        (answers, format!("results/{SURVEY}/simulated.jsonl")),
    ];
    for (from, to) in files {
        town.write(&to, std::fs::read(format!("{ROOT}/{folder}/{from}")).unwrap());
    }
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [de, en]\n");
    town
}

fn before() -> Town {
    town("tests/midpoint", "survey.yaml", "needs.yaml", "simulated.jsonl")
}

fn today() -> Town {
    let answers = format!("results/{SURVEY}/simulated.jsonl");
    town(".", &format!("surveys/{SURVEY}.yaml"), "town/needs.yaml", &answers)
}

/// The needs by rank, each with its score, where so many points at most are not satisfied.
fn ranked(town: &Town, most: u8) -> Vec<(String, f64)> {
    let path = format!("surveys/{SURVEY}.yaml");
    let text = String::from_utf8(town.read(&path)).unwrap();
    assert_eq!(text.matches(RULE).count(), 1);
    let (start, rest) = text.split_once(RULE).unwrap();
    town.write(&path, format!("{start}{RULE}{most}{}", &rest[1..]));
    let found = town.run_with(&["rank", SURVEY, "--format", "json"]).fine().out;
    town.write(&path, text);
    let found: Value = serde_json::from_str(&found).unwrap();
    let mut needs: Vec<_> = found["needs"].as_array().unwrap().clone();
    needs.sort_by_key(|need| need["rank"].as_u64().unwrap());
    let need =
        |need: &Value| (need["need"].as_str().unwrap().to_owned(), need["score"].as_f64().unwrap());
    needs.iter().map(need).collect()
}

/// The needs by rank, as "does the order hold?" counts them where the middle is satisfied.
fn in_that_way(town: &Town) -> Vec<String> {
    let machine = Machine { temporary: std::env::temp_dir(), ..Machine::default() };
    let folder = Folder::find(Some(&town.path(".")), machine).unwrap();
    let (_, survey) = folder.open(SURVEY).unwrap();
    let definition = folder.definition_files(SURVEY).unwrap();
    let opened = sources::open(&folder, &survey, &definition).unwrap();
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody()).unwrap();
    let ways = findings(&study).unwrap().sensitivity.unwrap().variants;
    let way = ways.iter().find(|one| one.way == CountingWay::MiddleSatisfied).unwrap();
    let mut needs: Vec<_> = opened.union.survey.needs.iter().zip(&way.order.rank).collect();
    needs.sort_by_key(|(_, rank)| **rank);
    needs.into_iter().map(|(need, _)| need.code.to_string()).collect()
}

#[test]
fn of_the_old_answers_parking_has_a_third_and_online_office_comes_second() {
    let town = before();
    let [first, second, ..] = &ranked(&town, 2)[..] else { panic!("no needs") };
    assert_eq!([&*first.0, &*second.0], ["parking", "online-office"]);
    assert!((first.1 - 31.5).abs() < 0.1, "{}", first.1);
    let as_written = ranked(&town, 3);
    assert_eq!((&*as_written[0].0, &*as_written[4].0), ("parking", "online-office"));
    assert_eq!(in_that_way(&town)[..2], ["parking", "online-office"]);
}

#[test]
fn the_way_of_counting_is_what_a_survey_with_that_rule_gives() {
    for town in [before(), today()] {
        let order: Vec<String> = ranked(&town, 2).into_iter().map(|(need, _)| need).collect();
        assert_eq!(in_that_way(&town), order);
    }
}
