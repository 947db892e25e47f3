//! `report --final`: what must be told before a report is final.

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: Short\nlanguages: [en, de]\nmodes: [street]\nneeds: all\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What matters?, options: needs, top: 2 }\n";

const ACCOUNT: &str = "fieldwork:\n  universe: All who live here\n  sponsor: The council\n  conductor: The office\n  funder: The town\n  \
    sample: self-selected\n  recruitment: { street: Spoken to }\n  incentives: None\n  street: { places: Square, hours: Mornings, selection: Every third }\n  \
    interviewers: Two\n  development: Tried out\n  review: None\n  quality: None\n";

const PROMISES: &str = "town: test\nname: Test\nlanguages: [en]\nteam: { name: Office, email: office@test.at }\nprivacy: { controller: Test, purpose: \
    Agenda, basis: consent, retention: { answers: 12 months } }\npublication: { licence: CC BY 4.0, at: https://test.at/data }\n";

/// A town with forty interviews from the street.
fn town(survey: &str) -> Town {
    let town = Town::with_survey(survey);
    town.write(
        "day.jsonl",
        "{\"top\": [\"wifi\", \"help\"]}\n{\"top\": [\"parking\"]}\n".repeat(20),
    );
    town.run("street s --place Square --interviewer AB --script day.jsonl").fine();
    town
}

fn wrote_nothing(town: &Town, run: Run) -> String {
    let run = run.refused();
    assert!(!town.path("reports").exists(), "{}{}", run.out, run.err);
    run.err
}

#[test]
fn what_is_missing_is_told_all_at_once_before_anything_is_written() {
    let town = town(SURVEY);
    let err = wrote_nothing(&town, town.run("report s --final --lang en"));
    for line in [
        "error: 16 things are missing that a final report has to tell:",
        "surveys/s.yaml: fieldwork.sponsor – who wanted the survey",
        "surveys/s.yaml: fieldwork.recruitment.street – how people were reached (in the street)",
        "surveys/s.yaml: fieldwork.street.selection – whom interviewers spoke to",
        "town/town.yaml: publication.licence – the licence of the results",
        "town/town.yaml: team.email – whom to ask about it",
    ] {
        assert!(err.contains(line), "no `{line}` in\n{err}");
    }
    let german = wrote_nothing(&town, town.run("report s --final --lang de"));
    assert!(
        german.contains("16 Angaben fehlen") && german.contains("wer die Umfrage wollte"),
        "{german}"
    );
    // Without it there is a draft, which says so.
    town.run("report s --lang en").fine();
    let draft = town.report("s", "");
    assert!(
        draft.contains("**Draft.** 16 things about the survey are not recorded yet.")
            && draft.contains("Not recorded: who wanted the survey"),
        "{draft}"
    );
}

/// What is written down afterwards changes nothing of what was asked.
#[test]
fn a_report_that_tells_everything_is_final() {
    let town = town(SURVEY);
    town.run("merge s").fine();
    let definition = |town: &Town| {
        let json = String::from_utf8(town.read("results/s/merge.md")).unwrap();
        json.lines().find(|line| line.contains("sha256:")).unwrap().to_owned()
    };
    let before = definition(&town);
    town.write("surveys/s.yaml", format!("{SURVEY}{ACCOUNT}"));
    town.write("town/town.yaml", PROMISES);
    town.run("report s --final --lang en").fine();
    let report = town.report("s", "");
    assert!(!report.contains("Draft.") && report.contains("Wanted by: The council"), "{report}");
    town.run("merge s").fine();
    assert_eq!(definition(&town), before);
}

#[test]
fn made_up_answers_are_never_final() {
    let town = Town::with_survey(&format!("{SURVEY}{ACCOUNT}"));
    town.write("town/town.yaml", PROMISES);
    town.run("simulate s -n 60").fine();
    let err = wrote_nothing(&town, town.run("report s --final --lang en"));
    assert!(err.contains("the answers are made up") && !err.contains("missing"), "{err}");
    let err = wrote_nothing(&town, town.run("report s --final --lang de"));
    assert!(err.contains("die Antworten sind erfunden"), "{err}");
}
