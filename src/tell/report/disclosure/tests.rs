//! The lists as they are read, and what they miss.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::input::Sampling;
use super::*;
use crate::locale::Say as _;
use crate::markdown;
use crate::report::{ReportInput, report};
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::locale::Lang;
use mitreden_count::fieldwork::Fieldwork;
use mitreden_count::merge::Protocol;
use mitreden_count::results;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::town::{Files, Profile};
use mitreden_keep::contact::ContactOutcome;
use mitreden_keep::online::{Counted, OnlineCounts};

static SURVEY: LazyLock<Survey> = LazyLock::new(crate::sample::survey);
static BARE: LazyLock<Survey> = LazyLock::new(|| Survey {
    fieldwork: mitreden_define::survey::FieldworkPlan::default(),
    consent: None,
    ..SURVEY.clone()
});

static TOWN: LazyLock<Profile> = LazyLock::new(|| {
    profile(
        "town: t\nname: Tal\nlanguages: [de, en]\nteam: { name: Digital.Team, email: digital@tal.at }\n\
         privacy: { controller: Gemeinde Tal, purpose: Agenda, basis: consent, retention: { answers: 24 months } }\n\
         publication: { licence: CC BY 4.0, at: https://tal.at/daten }\n",
    )
});
static HAMLET: LazyLock<Profile> =
    LazyLock::new(|| profile("town: t\nname: Tal\nlanguages: [de]\n"));

fn profile(text: &str) -> Profile {
    let files = Files {
        town: Source::new("town.yaml", text),
        needs: None,
        services: None,
        agenda: None,
        coding: None,
    };
    mitreden_define::town::read(&files, &mut Problems::new()).unwrap().profile
}

static DAYS: LazyLock<results::FieldworkDays> = LazyLock::new(|| {
    let day = |d, counts| results::DayCount {
        day: chrono::NaiveDate::from_ymd_opt(2026, 5, d).unwrap(),
        counts,
    };
    results::FieldworkDays {
        modes: vec![Mode::Online, Mode::Street, Mode::Paper],
        days: vec![day(4, vec![90, 30, 0]), day(29, vec![60, 25, 7])],
        undated: vec![0; 3],
        outside: vec![0; 3],
    }
});

static WORK: LazyLock<Fieldwork> = LazyLock::new(|| {
    let mut work = Fieldwork::default();
    work.tally.outcomes = BTreeMap::from([
        (ContactOutcome::Complete, 50),
        (ContactOutcome::Refused, 70),
        (ContactOutcome::Language, 5),
    ]);
    work.places.insert(Some("Hauptplatz".into()), mitreden_count::fieldwork::Work::default());
    work
});
static MERGED: LazyLock<Protocol> = LazyLock::new(Protocol::default);

fn counts() -> OnlineCounts {
    let mut counts = OnlineCounts::default();
    counts.add(Counted::View, 400);
    counts.add(Counted::Start, 200);
    counts.add(Counted::Complete, 150);
    counts.add(Counted::Repeat, 2);
    counts
}

fn input(lang: Lang, survey: &'static Survey, town: &'static Profile) -> ReportInput<'static> {
    let facts = Facts {
        town,
        work: &WORK,
        merged: &MERGED,
        online: counts(),
        invitations: (0, 0),
        imported: false,
        survey_file: "surveys/s.yaml".into(),
        town_file: "town/town.yaml".into(),
    };
    let input = super::super::tests::input(lang);
    ReportInput { questionnaire: survey, days: &DAYS, disclosure: Some(facts), ..input }
}

fn text(input: &ReportInput<'_>) -> String {
    markdown::write(&report(input).unwrap().document)
}

/// The annexes of a report.
fn annex(input: &ReportInput<'_>) -> String {
    let text = text(input);
    let from = text.find(&format!("## {}", input.lang.say("disclosure-heading", &[]))).unwrap();
    text[from..].to_owned()
}

#[test]
fn the_lists_in_both_languages() {
    insta::assert_snapshot!("lists_de", annex(&input(Lang::De, &SURVEY, &TOWN)));
    insta::assert_snapshot!("lists_en", annex(&input(Lang::En, &SURVEY, &TOWN)));
}

#[test]
fn what_is_written_down_is_not_missing() {
    let complete = input(Lang::En, &SURVEY, &TOWN);
    assert_eq!(gaps(&complete), []);
    assert!(!text(&complete).contains("Draft."));
}

#[test]
fn everything_missing_is_named_once_with_its_place() {
    let bare = input(Lang::En, &BARE, &HAMLET);
    let gaps = gaps(&bare);
    let keys: Vec<_> = gaps.iter().map(|gap| gap.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "fieldwork.sponsor",
            "fieldwork.conductor",
            "fieldwork.funder",
            "fieldwork.universe",
            "fieldwork.recruitment.online",
            "fieldwork.recruitment.street",
            "fieldwork.recruitment.paper",
            "fieldwork.incentives",
            "fieldwork.quality",
            "fieldwork.interviewers",
            "privacy.purpose",
            "team.email",
            "fieldwork.street.places",
            "fieldwork.street.hours",
            "fieldwork.street.selection",
            "fieldwork.review",
            "consent",
            "privacy",
            "fieldwork.development",
            "publication.licence",
            "publication.at",
            "privacy.retention.answers",
        ]
    );
    assert!(gaps.iter().all(|gap| gap.file
        == if gap.key.contains("fieldwork") || gap.key == "consent" {
            "surveys/s.yaml"
        } else {
            "town/town.yaml"
        }));
    let text = text(&bare);
    assert!(text.contains("**Draft.** 22 things about the survey are not recorded yet."), "{text}");
    assert!(
        text.contains("Not recorded: who paid for it (surveys/s.yaml, fieldwork.funder)."),
        "{text}"
    );
}

#[test]
fn a_margin_of_error_is_claimed_for_no_sample_that_was_not_drawn() {
    let of = |sampling| {
        let mut input = input(Lang::En, &SURVEY, &TOWN);
        input.fieldwork.sampling = sampling;
        (
            annex(&input).contains("no margin of sampling error"),
            gaps(&input).iter().map(|gap| gap.key.clone()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(of(Sampling::SelfSelected), (true, vec![]));
    assert_eq!(of(Sampling::Random), (false, vec!["fieldwork.frame".to_owned()]));
    assert_eq!(of(Sampling::Unrecorded), (false, vec!["fieldwork.sample".to_owned()]));
}

/// The same survey, answered somewhere else.
fn imported(survey: &'static Survey) -> ReportInput<'static> {
    let mut input = input(Lang::En, survey, &TOWN);
    if let Some(facts) = &mut input.disclosure {
        facts.imported = true;
        facts.online = OnlineCounts::default();
    }
    input
}

const ELSEWHERE: [&str; 8] = [
    "instrument",
    "precision",
    "panel",
    "screening",
    "stimuli",
    "outcomes",
    "intended",
    "voluntary",
];

#[test]
fn of_imported_answers_the_program_claims_nothing_of_its_own() {
    static UNTOLD: LazyLock<Survey> = LazyLock::new(|| {
        let mut survey = SURVEY.clone();
        survey.fieldwork.elsewhere = mitreden_define::survey::Elsewhere::default();
        survey
    });
    let input = imported(&UNTOLD);
    let text = text(&input);
    for claim in [
        "A button leads back",
        "keyed on a laptop",
        "No name, address, device",
        "Not stored and not compared",
        "anybody could answer",
        "word for word",
        "in the same order to all",
        "None: nobody belonged to a group",
        "all who answered belong to the population",
        "Nothing but the questionnaire",
        "Taking part was voluntary",
        "no experiment",
        "No numbers were set",
        "weighting multiplies",
        "very fast",
        "This is how it was asked",
    ] {
        assert!(!text.contains(claim), "{claim}");
    }
    let annex = annex(&input);
    assert!(
        annex.contains("the answers were collected elsewhere and imported")
            && annex.contains("Not counted:"),
        "{annex}"
    );
    let missing: Vec<_> = gaps(&input).iter().map(|gap| gap.key.clone()).collect();
    assert_eq!(missing, ELSEWHERE.map(|key| format!("fieldwork.elsewhere.{key}")));
}

#[test]
fn what_others_know_of_imported_answers_is_told_once_it_is_written_down() {
    static WRITTEN: LazyLock<Survey> = LazyLock::new(|| {
        let text = |key: &str| Some(mitreden_define::survey::Text::plain(&format!("As to {key}.")));
        let mut survey = SURVEY.clone();
        survey.fieldwork.elsewhere = mitreden_define::survey::Elsewhere {
            instrument: text("instrument"),
            precision: text("precision"),
            panel: text("panel"),
            screening: text("screening"),
            stimuli: text("stimuli"),
            outcomes: text("outcomes"),
            voluntary: text("voluntary"),
            intended: text("intended"),
        };
        survey
    });
    let theirs = imported(&WRITTEN);
    assert_eq!(gaps(&theirs), []);
    // Nothing that is written is passed over, of our own answers either.
    for annex in [annex(&theirs), annex(&input(Lang::En, &WRITTEN, &TOWN))] {
        assert!(ELSEWHERE.iter().all(|key| annex.contains(&format!("As to {key}."))), "{annex}");
    }
}

#[test]
fn who_was_left_out_is_said_in_words() {
    let annex = annex(&input(Lang::En, &SURVEY, &TOWN));
    assert!(!annex.contains("==") && !annex.contains("basis: consent;"), "{annex}");
}

#[test]
fn every_item_is_in_the_catalogue() {
    let id = regex::Regex::new(
        r"\b(disclosure|aapor|later|standard|street|cherries|data)-[a-z]+-?[a-z]*",
    )
    .unwrap();
    for lang in [Lang::De, Lang::En] {
        for (survey, town) in [(&*SURVEY, &*TOWN), (&*BARE, &*HAMLET)] {
            let annex = annex(&input(lang, survey, town));
            let found: Vec<_> = id.find_iter(&annex).map(|found| found.as_str()).collect();
            assert!(
                found.is_empty() && !annex.contains("{ $") && !annex.contains("{$"),
                "{found:?}"
            );
        }
    }
}
