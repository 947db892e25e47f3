//! README and the blocks of the handbook that came from it, typed in as they stand: its tour, the
//! smallest questionnaire, its import.

use crate::handbook::blocks::{Kind, Page};
use crate::handbook::typed::type_in;
use crate::help::COMMANDS;
use crate::support::Town;

fn chapter(name: &str) -> Page {
    Page::of(&format!("docs/src/{name}.md"))
}

#[test]
fn the_readme_says_what_the_program_says() {
    type_in(&[Page::of("README.md")]);
}

#[test]
fn the_json_of_the_handbook_is_what_rank_gives() {
    let town = Town::of(".");
    town.run("simulate digitales-leoben-2026 -n 1200 --seed 2026").fine();
    let told = town.run("rank digitales-leoben-2026 --format json").fine().out;
    let shown = chapter("analysis")
        .blocks()
        .into_iter()
        .find(|block| block.kind == Kind::Json)
        .unwrap()
        .text;
    let shown = shown.replace(['\n', '…'], "").replace("\" ", "\"").replace("[ {", "[{");
    let shown = shown
        .split(", ]")
        .next()
        .unwrap()
        .replace(", \"", ",\"")
        .replace(",  \"", ",\"")
        .replace(", \"", ",\"");
    assert!(told.replace(' ', "").starts_with(&shown.replace(' ', "")), "{shown}\n{told}");
}

#[test]
fn the_smallest_questionnaire_and_its_import_work_as_they_stand() {
    let town = Town::none();
    let (smallest, import) = (chapter("questionnaire"), chapter("import"));
    for (file, text) in smallest.files().into_iter().chain(import.files()) {
        town.write(&file, text);
    }
    assert_eq!(import.file("surveys/first.yaml"), smallest.file("surveys/first.yaml"));
    assert_eq!(town.run("check first").fine().out, "");
    let is_import =
        |kind: &Kind, text: &str| *kind == Kind::Console && text.starts_with("$ mitreden import");
    let said =
        import.blocks().into_iter().find(|block| is_import(&block.kind, &block.text)).unwrap().text;
    let said = said.split_once('\n').unwrap().1;
    let run = town.run("import first answers.csv --map answers.import.yaml").fine();
    assert_eq!(run.err + &run.out, said);
    town.run("simulate first -n 300").fine();
    town.run("rank first").fine();
}

#[test]
fn a_misspelt_word_is_told_as_the_tour_shows() {
    let town = Town::none();
    for (file, text) in chapter("questionnaire").files() {
        town.write(&file, text.replace("type: ranking", "type: rankng"));
    }
    let shown = chapter("first-steps").drawn("check");
    let run = town.run("check --lang en").refused();
    assert!(run.out.contains(&shown), "{}", run.out);
}

#[test]
fn the_readme_names_every_command() {
    let readme = Page::of("README.md").text;
    for command in COMMANDS {
        assert!(readme.contains(&format!("mitreden {command}")), "{command} is not in README.md");
    }
}
