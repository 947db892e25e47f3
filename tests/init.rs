//! `init`, from an empty folder to a report, in both languages.

use std::fs;

use crate::support::Town;

#[test]
fn a_new_folder_runs_end_to_end_in_both_languages() {
    for (lang, survey, heading, next) in [
        (
            "de",
            "digitale-anliegen-2026",
            "Simuliert: erfundene Personen",
            "erfundene Antworten, zum Ausprobieren",
        ),
        ("en", "digital-needs-2026", "Simulated:", "made-up answers, to try it out"),
    ] {
        let town = Town::none();
        let run = town
            .run_with(&["init", "--lang", lang, "--name", "Sankt Pölten: \"Die Stadt\" # am Fluss"])
            .fine();
        assert_eq!(
            run.out,
            format!("town/town.yaml\ntown/needs.yaml\nsurveys/{survey}.yaml\nREADME.md\n")
        );
        assert!(
            run.err.contains(next)
                && run.err.contains(&format!("mitreden simulate {survey} -n 300")),
            "{}",
            run.err
        );

        let checked = town.run("check --format json").fine();
        assert_eq!(checked.out.trim(), "[]", "{}", checked.out);
        town.run(&format!("simulate {survey} -n 300")).fine();
        town.run(&format!("merge {survey}")).fine();
        let ranked = town.run(&format!("rank {survey}")).fine().out;
        assert!(ranked.contains(heading), "{ranked}");
        assert_eq!(
            town.run(&format!("rank {survey} --format csv")).fine().out.lines().count(),
            1 + 8
        );
        let report = town.run(&format!("report {survey}")).fine().out;
        let report = String::from_utf8(town.read(report.lines().next().unwrap())).unwrap();
        assert!(report.contains("Sankt Pölten"), "{report}");
    }
}

#[test]
fn the_population_that_is_commented_out_is_right_once_it_is_not() {
    for (lang, survey) in [("de", "digitale-anliegen-2026"), ("en", "digital-needs-2026")] {
        let town = Town::none();
        town.run(&format!("init --lang {lang}")).fine();
        let file = format!("surveys/{survey}.yaml");
        let text = String::from_utf8(town.read(&file)).unwrap();
        let (before, block) = text.split_once("# population:").unwrap();
        let block: String = block
            .lines()
            .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
            .collect();
        town.write(&file, format!("{before}population:{block}"));
        assert_eq!(town.run("check").fine().out, "");
        town.run(&format!("simulate {survey} -n 300")).fine();
        let json = town.run(&format!("rank {survey} --format json")).fine().out;
        assert!(json.contains("\"weights\":\"raked\""), "{json}");
    }
}

/// What a questionnaire says under a key.
fn said<'t>(text: &'t str, key: &str) -> &'t str {
    let line = text.lines().find_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix(key));
    line.unwrap().split('#').next().unwrap().trim()
}

#[test]
fn the_survey_is_open_from_today_to_the_sixth_sunday_and_its_residents_add_up() {
    for (lang, survey) in [("de", "digitale-anliegen-2026"), ("en", "digital-needs-2026")] {
        for (now, opens, closes) in [
            ("2026-05-12T10:00", "2026-05-12", "2026-06-21"),
            ("2026-05-17T00:00", "2026-05-17", "2026-06-21"),
        ] {
            let town = Town::none();
            town.run_on(now, &["init", "--lang", lang]).fine();
            let text = String::from_utf8(town.read(&format!("surveys/{survey}.yaml"))).unwrap();
            assert_eq!([said(&text, "opens:"), said(&text, "closes:")], [opens, closes]);
            let counts = said(&text, "counts:").trim_matches(['{', '}', ' ']);
            let counts = counts.split(',').map(|one| one.split_once(": ").unwrap().1);
            let sum: u32 = counts.map(|n| n.parse::<u32>().unwrap()).sum();
            assert_eq!(said(&text, "size:"), sum.to_string());
            let questions = text.matches("- id: ").count() - text.matches("# - id: ").count();
            assert_eq!(text.matches("label: ").count(), questions, "each has a short name");
        }
    }
}

#[test]
fn a_folder_with_a_town_is_refused_and_left_alone() {
    let town = Town::with_survey("survey: s\n");
    let before = town.read("town/town.yaml");
    let run = town.run("init").refused();
    assert!(run.err.contains("already has a town: town/town.yaml"), "{}", run.err);
    assert!(town.run("init --lang de").refused().err.contains("hat schon eine Gemeinde"));
    assert_eq!(town.read("town/town.yaml"), before);
    assert!(!town.path("README.md").exists());
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let town = Town::none();
    town.write("a/README.md", "mine");
    let run = town.run("init a").fine();
    assert!(!run.out.contains("README.md") && run.err.contains("cd a"), "{}{}", run.out, run.err);
    assert_eq!(town.read("a/README.md"), b"mine");
    town.write("b/town/needs.yaml", "mine: Mine\n");
    let run = town.run("init b").refused();
    assert!(run.err.contains("b/town/needs.yaml is already there"), "{}", run.err);
    assert_eq!(fs::read_dir(town.path("b/town")).unwrap().count(), 1);
}

#[test]
fn a_folder_may_be_named_in_two_ways_and_a_name_must_be_one() {
    let town = Town::none();
    town.run("-C new init").fine();
    town.run("-C new check").fine();
    town.run_with(&["init", "other", "--name", " "]).refused();
    town.run_with(&["init", "other", "--name", "a\nb"]).refused();
    assert!(!town.path("other").exists());
}
