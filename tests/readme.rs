//! The README is typed in as it stands: its tour, its smallest questionnaire, its import.

use std::fs;
use std::path::Path;

use crate::help::COMMANDS;
use crate::support::{ROOT, Town};

fn readme() -> String {
    fs::read_to_string(format!("{ROOT}/README.md")).unwrap()
}

/// The code blocks of a language, in order.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0.to_owned() + "\n")).collect()
}

#[test]
fn the_tour_says_what_the_program_says() {
    let town = Town::of(".");
    // The folder named as the file is where its commands are typed.
    fs::rename(town.path("surveys"), town.path("s")).unwrap();
    fs::create_dir(town.path("README.in")).unwrap();
    fs::rename(town.path("s"), town.path("README.in/surveys")).unwrap();
    fs::rename(town.path("town"), town.path("README.in/town")).unwrap();
    town.write("README.md", readme());
    let cases = trycmd::TestCases::new();
    cases.register_bin("mitreden", Path::new(env!("CARGO_BIN_EXE_mitreden")));
    cases.env("NO_COLOR", "1");
    cases.case(town.path("README.md").to_str().unwrap());
    cases.run();
}

#[test]
fn the_json_of_the_readme_is_what_rank_gives() {
    let town = Town::of(".");
    town.run("simulate digitales-leoben-2026 -n 1200 --seed 2026").fine();
    let told = town.run("rank digitales-leoben-2026 --format json").fine().out;
    let shown = blocks(&readme(), "json").remove(0).replace(['\n', '…'], "").replace("\" ", "\"").replace("[ {", "[{");
    let shown = shown.split(", ]").next().unwrap().replace(", \"", ",\"").replace(",  \"", ",\"").replace(", \"", ",\"");
    assert!(told.replace(' ', "").starts_with(&shown.replace(' ', "")), "{shown}\n{told}");
}

#[test]
fn the_smallest_questionnaire_and_its_import_work_as_they_stand() {
    let town = Town::none();
    let readme = readme();
    let yaml = blocks(&readme, "yaml");
    town.write("town/town.yaml", &yaml[0]);
    town.write("surveys/first.yaml", &yaml[1]);
    town.write("answers.import.yaml", &yaml[2]);
    assert_eq!(town.run("check first").fine().out, "");
    let table = blocks(&readme, "csv").remove(0);
    town.write("answers.csv", table);
    let said = blocks(&readme, "text").into_iter().find(|block| block.starts_with("$ mitreden import")).unwrap();
    let said = said.split_once('\n').unwrap().1;
    let run = town.run("import first answers.csv --map answers.import.yaml").fine();
    assert_eq!(run.err + &run.out, said);
    town.run("simulate first -n 300").fine();
    town.run("rank first").fine();
}

#[test]
fn the_readme_names_every_command() {
    let readme = readme();
    for command in COMMANDS {
        assert!(readme.contains(&format!("mitreden {command}")), "{command} is not in README.md");
    }
}
