//! Which file is whose survey, and what lies in the town's folder that nobody reads.

use std::fs;

use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: What now?\nlanguages: [en]\nmodes: [online]\nneeds: all\npages:\n  - page: p\n    questions:\n      \
                      - { id: top, type: ranking, facet: importance, text: What matters?, options: needs, top: 2 }\n      \
                      - { id: why, type: text, facet: mention, text: Why? }\n";

fn town() -> Town {
    Town::with_survey(SURVEY)
}

fn named(id: &str) -> String {
    SURVEY.replace("survey: s\n", &format!("survey: {id}\n"))
}

#[test]
fn one_id_in_two_files_is_an_error_in_every_command() {
    let town = town();
    town.write("surveys/copy.yaml", SURVEY);
    let told = town.run("check").refused().out;
    assert!(told.contains("error[duplicate-survey]"), "{told}");
    assert!(
        told.contains("surveys/copy.yaml:1:9") && told.contains("surveys/s.yaml:1:9"),
        "both places: {told}"
    );
    for command in [
        "check s",
        "check copy",
        "simulate s -n 20",
        "simulate copy -n 20",
        "simulate surveys/copy.yaml -n 20",
        "merge s",
        "rank copy",
        "report s",
        "status copy",
        "print s",
        "serve --practice",
        "serve s --practice",
        "invite s -n 3",
        "handin s",
        "erase s 3b241101-e2bb-4255-8caf-4136c566a962",
        "purge",
    ] {
        let run = town.run(command).refused();
        let told = run.out + &run.err;
        assert!(told.contains("duplicate-survey"), "{command}: {told}");
        assert!(
            told.contains("surveys/copy.yaml") && told.contains("surveys/s.yaml"),
            "{command}: {told}"
        );
    }
    assert!(!town.path("results").exists(), "nothing was written");
    // The trouble of two surveys is not that of a third.
    town.write("surveys/other.yaml", named("other"));
    town.run("simulate other -n 20").fine();
}

#[test]
fn a_survey_is_found_by_its_id_then_by_its_file_and_it_is_said_which_was_taken() {
    let town = town();
    fs::rename(town.path("surveys/s.yaml"), town.path("surveys/digital.yaml")).unwrap();
    let by_id = town.run("simulate s -n 20").fine();
    assert!(!by_id.err.contains("name of a file"), "{}", by_id.err);
    assert!(town.path("results/s/simulated.jsonl").exists());
    let by_file = town.run("rank digital").fine();
    assert!(by_file.err.contains("the survey in surveys/digital.yaml is `s`"), "{}", by_file.err);
    assert_eq!(by_file.err.matches("name of a file").count(), 1, "said once: {}", by_file.err);
    assert!(!town.run("rank digital --quiet").fine().err.contains("name of a file"));
    let checked = town.run("check").fine().out;
    assert!(
        checked.contains("warning[survey-file-name]")
            && checked.contains("surveys/digital.yaml:1:9"),
        "{checked}"
    );
    let told = town.run("rank digitel").refused().err;
    assert!(told.contains("did you mean `digital`?"), "{told}");
    let told = town.run("rank zzz").refused().err;
    assert!(told.contains("there are: s, digital"), "{told}");
    // An id goes before the name of another survey's file.
    town.write("surveys/s.yaml", named("t"));
    let told = town.run("rank s").fine();
    assert!(told.err.contains("not for the file surveys/s.yaml"), "{}", told.err);
    // Two files of one name are none.
    town.write("surveys/digital.yml", named("u"));
    let told = town.run("rank digital").refused().err;
    assert!(told.contains("digital.yaml") && told.contains("digital.yml"), "{told}");
}

#[test]
fn what_nobody_reads_is_told_and_never_counted() {
    let town = town();
    town.run("simulate s -n 60").fine();
    town.run("merge s").fine();
    let before = town.run("rank s --format json").fine().out;
    for (from, to) in [
        ("results/s/merged.parquet", "results/s/merged-alt.parquet"),
        ("results/s/merged.parquet", "results/s/merged (1).parquet"),
        ("results/s/simulated.jsonl", "results/s/simulated (conflicted copy of PC2).jsonl"),
    ] {
        fs::copy(town.path(from), town.path(to)).unwrap();
    }
    town.write("results/s/responses (conflicted copy of PC2).sqlite", "x");
    town.write("town/agenda.yml", "- {}\n");
    town.write("town/coding.yaml.txt", "- {}\n");
    town.write("town/notes.txt", "to do\n");
    town.write("surveys/second.yaml.txt", SURVEY);
    let unread = [
        "results/s/merged-alt.parquet",
        "results/s/merged (1).parquet",
        "results/s/simulated (conflicted copy of PC2).jsonl",
        "results/s/responses (conflicted copy of PC2).sqlite",
        "town/agenda.yml",
        "town/coding.yaml.txt",
        "town/notes.txt",
        "surveys/second.yaml.txt",
    ];
    let checked = town.run("check").fine();
    for file in unread {
        assert!(checked.out.contains(file), "{file}: {}", checked.out);
    }
    for meant in ["`agenda.yaml`", "`coding.yaml`", "`second.yaml`"] {
        assert!(
            checked.out.contains(&format!("did you mean {meant}?")),
            "{meant}: {}",
            checked.out
        );
    }
    for command in ["merge s", "report s"] {
        let told = town.run(command).fine().err;
        assert!(told.contains("4 files among the results were not read: "), "{command}: {told}");
        for file in unread {
            let told_so = match file.strip_prefix("results/s/") {
                Some(name) => told.contains(name),
                None => told.contains(&format!("not read: {file}")),
            };
            assert!(told_so, "{command}: {file}: {told}");
        }
        assert!(told.contains("(did you mean `agenda.yaml`?)"), "{told}");
    }
    // Other answers in the place of those that were copied: the copies do not count beside them.
    town.run("simulate s -n 60").fine();
    assert_eq!(town.run("rank s --format json").fine().out, before);
    town.run("simulate s -n 60 --seed 7").fine();
    let json: serde_json::Value =
        serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap();
    let alone = self::town();
    alone.run("simulate s -n 60 --seed 7").fine();
    let wanted: serde_json::Value =
        serde_json::from_str(&alone.run("rank s --format json").fine().out).unwrap();
    assert_eq!(json, wanted);
}

#[test]
fn what_editors_and_systems_leave_behind_is_passed_over() {
    let town = town();
    for file in [
        "town/needs.yaml~",
        "town/.#needs.yaml",
        "town/.needs.yaml.swp",
        "town/agenda.yaml.orig",
        "town/.DS_Store",
        "surveys/.#s.yaml",
        "surveys/s.yaml~",
        "surveys/.s.quotes.yaml.swp",
        "surveys/Thumbs.db",
        "results/s/.DS_Store",
    ] {
        town.write(file, SURVEY);
    }
    // The first command tightens the folder and says so.
    town.run("check").fine();
    let run = town.run("check").fine();
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("", "1 survey and the town’s files: no problems.\n")
    );
    town.run("simulate s -n 20").fine();
    let merged = town.run("merge s").fine().err;
    assert!(!merged.contains("not read"), "{merged}");
}

#[test]
fn answers_to_a_survey_that_is_gone_are_told() {
    let town = town();
    town.run("simulate s -n 20").fine();
    town.write("surveys/s.yaml", named("t"));
    let told = town.run("check").fine().out;
    assert!(
        told.contains("warning[results-without-survey]") && told.contains("results/s"),
        "{told}"
    );
    fs::remove_file(town.path("surveys/s.yaml")).unwrap();
    assert!(town.run("check").fine().out.contains("results-without-survey"));
    // Where an id cannot be read, whose answers these are cannot be said.
    town.write("surveys/s.yaml", "survey: [\n");
    assert!(!town.run("check").refused().out.contains("results-without-survey"));
}

#[test]
fn quotes_that_no_survey_reads_stop_the_report_as_they_stop_check() {
    let town = town();
    town.run("simulate s -n 60").fine();
    for (file, kind) in [
        ("surveys/before.quotes.yaml", "quotes-without-survey"),
        ("surveys/s.quotes.yml", "quotes-ending"),
    ] {
        town.write(file, "- { words: More Wi-Fi please }\n");
        let checked = town.run("check").refused().out;
        assert!(checked.contains(kind) && checked.contains(file), "{checked}");
        let told = town.run("report s").refused().err;
        assert!(told.contains(kind) && told.contains(file), "{told}");
        fs::remove_file(town.path(file)).unwrap();
    }
    assert!(!town.path("reports/s/report.md").exists());
    town.run("report s").fine();
}

#[test]
fn an_edit_of_what_a_report_tells_of_changes_its_fingerprints() {
    let town = town();
    town.run("simulate s -n 60").fine();
    let made = |town: &Town| {
        town.run("report s").fine();
        let report = town.report("s", "");
        report
            .lines()
            .filter(|line| line.contains("Checksum of"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let before = made(&town);
    assert!(before.iter().any(|line| line.contains("town/needs.yaml")), "{before:?}");
    town.write("town/coding.yaml", "wifi: { stems: { en: [wifi] } }\n");
    let coded = made(&town);
    assert_eq!(coded.len(), before.len() + 1, "{coded:?}");
    town.write("town/coding.yaml", "wifi: { stems: { en: [wifi, wlan] } }\n");
    let edited = made(&town);
    let changed: Vec<_> = edited.iter().zip(&coded).filter(|(a, b)| a != b).collect();
    assert!(changed.len() == 1 && changed[0].0.contains("town/coding.yaml"), "{changed:?}");
    // The agenda and the quotes: one line each, which every edit changes, and no other line.
    let agenda = "fields: { f: Field }\nmeasures:\n  m: { field: f, title: Masts, serves: [wifi], owner: Office, horizon: now, history: [] }\n";
    let lines = String::from_utf8(town.read("results/s/simulated.jsonl")).unwrap();
    let said: Vec<String> = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|line| line["answers"]["why"].as_str().map(str::to_owned))
        .collect();
    let (first, other) = (&said[0], said.iter().find(|text| **text != said[0]).unwrap());
    let mut before = edited;
    for (file, text, edit) in [
        ("town/agenda.yaml", agenda.to_owned(), agenda.replace("Masts", "Poles")),
        ("surveys/s.quotes.yaml", format!("- words: {first:?}\n"), format!("- words: {other:?}\n")),
    ] {
        town.write(file, text);
        let with = made(&town);
        assert_eq!(with.len(), before.len() + 1, "{file}: {with:?}");
        assert!(with.iter().any(|line| line.contains(file)), "{file}: {with:?}");
        town.write(file, edit);
        let edited = made(&town);
        let changed: Vec<_> = edited.iter().zip(&with).filter(|(a, b)| a != b).collect();
        assert!(changed.len() == 1 && changed[0].0.contains(file), "{changed:?}");
        before = edited;
    }
}

#[test]
fn the_root_of_the_trouble_is_told_when_a_file_of_the_town_is_missing_or_empty() {
    let town = town();
    fs::remove_file(town.path("town/needs.yaml")).unwrap();
    let told = town.run("check").refused().out;
    assert!(told.contains("needs-without-list") && told.contains("town/needs.yaml"), "{told}");
    assert_eq!(told.matches("error[").count(), 1, "and nothing that follows from it: {told}");
    town.write("town/needs.yaml", "");
    let told = town.run("rank s").refused().err;
    assert!(told.contains("town/needs.yaml") && told.contains("file-empty"), "{told}");
    town.write("town/needs.yaml", "wifi: Free Wi-Fi\nhelp: Help\n");
    town.write("town/town.yaml", "");
    for command in ["check", "rank s", "serve --practice"] {
        let run = town.run(command).refused();
        let told = run.out + &run.err;
        assert!(told.contains("file-empty"), "{command}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{command}: {told}");
    }
}
