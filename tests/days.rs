//! Days: a report is of the day it is made, what the agenda says of later days is planned, and one
//! wrong clock moves nothing.

use std::fs;

use crate::support::{ROOT, Run, Town};

const SURVEY: &str = "digitales-leoben-2026";
const ANSWERS: &str = "results/digitales-leoben-2026/simulated.jsonl";

fn town() -> Town {
    let town = Town::of(".");
    town.write(ANSWERS, fs::read(format!("{ROOT}/{ANSWERS}")).unwrap());
    town
}

/// Makes the report on a day; what it says, with plain blanks.
fn report(town: &Town, now: &str) -> (String, Run) {
    let run = town.run_on(now, &["report", SURVEY, "--lang", "en"]).fine();
    let text = town.report(SURVEY, ".en");
    (text.replace('\u{a0}', " "), run)
}

fn edit(town: &Town, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(town.read(path)).unwrap();
    assert!(text.contains(from), "no `{from}` in {path}");
    town.write(path, text.replacen(from, to, 1));
}

#[test]
fn what_is_planned_is_no_status_and_what_is_late_is_late_on_the_day_of_the_report() {
    let town = town();
    // The last measure of the file gets a line of a day to come.
    let agenda = String::from_utf8(town.read("town/agenda.yaml")).unwrap();
    town.write(
        "town/agenda.yaml",
        format!("{}\n      - {{ on: 2027-03-01, status: done }}\n", agenda.trim_end()),
    );
    let (text, _) = report(&town, "2026-09-01T10:00");
    assert!(
        text.contains("As of 1 September 2026; last answer on 14 June 2026"),
        "{}",
        &text[..600]
    );
    assert!(!text.contains("since 1 March 2027"), "what is planned is not told as done");
    let (_, streaming) = text
        .split_once("### Streaming of council meetings")
        .or(text.split_once("Streaming of council meetings\n"))
        .unwrap();
    assert!(streaming.split("\n#").next().unwrap().contains("proposed"), "{}", &streaming[..300]);
    // Nobody enters anything for two years: what is due by then is overdue, as `agenda` says, too.
    let listed =
        town.run_on("2028-09-01T10:00", &["agenda", "--lang", "en", "--format", "json"]).fine().out;
    let overdue = listed.matches("\"overdue\":true").count();
    assert!(overdue > 1, "{listed}");
    let (text, _) = report(&town, "2028-09-01T10:00");
    assert!(text.contains("As of 1 September 2028"), "{}", &text[..600]);
    let told = text.lines().find(|line| line.contains("**Overdue on 1 September 2028:**"));
    let told = told.unwrap_or_else(|| panic!("nothing is overdue"));
    assert_eq!(told.matches('“').count(), overdue, "{told}");
    assert!(
        listed.contains("\"status\":\"done\",\"since\":\"2027-03-01\""),
        "by then the plan's day is over"
    );
}

#[test]
fn one_wrong_clock_moves_nothing_and_is_told() {
    let town = town();
    edit(&town, ANSWERS, "\"day\":\"2026-06-", "\"day\":\"2025-06-");
    let (text, run) = report(&town, "2026-08-01T10:00");
    assert!(
        text.contains("There are 5 such measures."),
        "the last agenda is the one before the survey"
    );
    assert!(!text.contains("June 2025"), "the fieldwork is not a year long");
    assert!(
        text.contains("One more response is of days outside the survey’s own."),
        "beside the days"
    );
    let told = "1 person answered on a day outside the survey’s own";
    assert!(run.err.contains(told) && run.err.contains("before it opened"), "{}", run.err);
    assert!(
        text.contains("1 person answered on a day outside 4 May 2026 to 14 June 2026."),
        "{}",
        &text[..900]
    );
    let merged = town.run_on("2026-08-01T10:00", &["merge", SURVEY, "--lang", "en"]).fine();
    assert!(merged.err.contains(told), "{}", merged.err);
}

/// The folder copied for the next year with last year's answers in it: 60 of 100.
#[test]
fn last_years_answers_in_this_years_folder_are_told_by_every_command() {
    let town = Town::with_survey(
        "survey: s\ntitle: What should come first in 2027?\nlanguages: [en]\nmodes: [online]\nopens: 2027-01-01\ncloses: 2027-12-31\n\
         needs: all\npages:\n  - page: p\n    questions:\n      \
         - { id: top, type: single, facet: importance, text: What?, options: needs }\n",
    );
    let rows = |year: u32, need: &str, people: std::ops::Range<u32>| -> String {
        people.map(|n| format!("{n},{year}-05-{:02},{need}\n", n % 28 + 1)).collect()
    };
    let all = rows(2026, "wifi", 0..60) + &rows(2027, "parking", 60..100);
    town.write("a.csv", format!("id,day,top\n{all}"));
    town.write(
        "a.import.yaml",
        "survey: s\nid: id\nmode: online\nlang: en\nday: day\nanswers: { top: top }\n",
    );
    let run = |command: &str| {
        let run = town.run_on("2027-07-01T10:00", &command.split(' ').collect::<Vec<_>>()).fine();
        (run.out, run.err.replace('\u{a0}', " "))
    };
    run("import s a.csv --map a.import.yaml");
    let told = "60 people answered on days outside the survey’s own (1 January 2027 to 31 December 2027), 60 of them before it \
                opened, and are counted all the same: was a clock wrong, or are these another year’s answers?";
    for command in ["merge s", "rank s", "status s", "report s", "rank s --format json"] {
        let (out, err) = run(command);
        assert_eq!(err.matches(told).count(), 1, "{command}: {out}{err}");
        if command.ends_with("json") {
            let json: serde_json::Value = serde_json::from_str(&out).unwrap();
            assert_eq!(json["n"], 100, "they move nothing: {json}");
        }
    }
}

#[test]
fn a_measure_taken_off_the_agenda_and_a_moved_month_are_named() {
    let town = town();
    let (text, _) = report(&town, "2026-07-10T10:00");
    assert!(!text.contains("no longer on the agenda"));
    let agenda = String::from_utf8(town.read("town/agenda.yaml")).unwrap();
    let at = agenda.find("  council-stream:").unwrap();
    town.write("town/agenda.yaml", agenda[..at].replacen("due: 2026-03", "due: 2029-03", 1));
    let (text, run) = report(&town, "2026-08-01T10:00");
    assert!(text.contains("“Streaming of council meetings”: no longer on the agenda; the report of 10 July 2026 told of it"));
    assert!(text.contains("due moved from March 2026 to March 2029"));
    assert!(!run.err.contains("told.json"), "{}", run.err);
    let (again, _) = report(&town, "2026-08-01T20:00");
    assert!(again == text, "made again it says the same");
    // A damaged file is told, not trusted, and left as it is.
    let path = format!("reports/{SURVEY}/told.json");
    town.write(&path, "{\"told\": 1, \"measures\": {");
    // The file of another survey that cannot be read is told, too.
    town.write("surveys/2024.yaml", "survey: [");
    let (text, run) = report(&town, "2026-08-02T10:00");
    assert!(run.err.contains("told.json is damaged"), "{}", run.err);
    assert!(run.err.contains("surveys/2024.yaml cannot be read"), "{}", run.err);
    assert!(text.contains("Part of what earlier reports told of measures could not be read"));
    assert_eq!(town.read(&path), b"{\"told\": 1, \"measures\": {");
}
