//! The fieldwork as JSON: a contract, version 1. Numbers are unrounded, rates from 0 to 1, lengths
//! in seconds.

use std::collections::BTreeMap;

use serde::Serialize;

use mitreden_base::ids::Code;
use mitreden_count::fieldwork::{Work, participation};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Mode;
use mitreden_keep::contact::ContactOutcome;
use mitreden_keep::online::Counted;
use mitreden_keep::record::Disposition;
use mitreden_office::failure::Failure;
use mitreden_office::status::SurveyStatus;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    survey: &'a str,
    at: String,
    responses: u64,
    simulated: u64,
    open_interviews: usize,
    /// How many responses were erased or withdrawn since the dataset was made, which may still hold
    /// them.
    erased_since_merged: usize,
    online: BTreeMap<&'a str, u64>,
    invitations: Invitations,
    modes: BTreeMap<&'a str, u64>,
    dispositions: BTreeMap<&'a str, u64>,
    days: Vec<Day<'a>>,
    quotas: Vec<Cell<'a>>,
    places: Vec<Worked<'a>>,
    interviewers: Vec<Worked<'a>>,
    contacts: Vec<Contacts<'a>>,
    participation: Participation,
    seconds: BTreeMap<&'a str, Length>,
    questions: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Invitations {
    all: usize,
    used: usize,
}

#[derive(Serialize)]
struct Day<'a> {
    day: Option<String>,
    modes: BTreeMap<&'a str, u64>,
}

#[derive(Serialize)]
struct Cell<'a> {
    questions: Vec<&'a str>,
    options: Vec<&'a str>,
    mode: Option<&'a str>,
    target: f64,
    have: u64,
    wanted: u64,
}

#[derive(Serialize)]
struct Worked<'a> {
    name: Option<&'a str>,
    responses: u64,
    complete: u64,
    refused: u64,
}

#[derive(Serialize)]
struct Contacts<'a> {
    outcome: &'a str,
    code: &'a str,
    n: u64,
}

#[derive(Serialize)]
struct Participation {
    usable: u64,
    asked: u64,
    rate: Option<f64>,
}

#[derive(Serialize)]
struct Length {
    n: u64,
    quartiles: [f64; 3],
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    asked: u64,
    answered: u64,
    missing: BTreeMap<&'a str, u64>,
}

/// The status as one JSON object in one line.
pub(super) fn json(status: &SurveyStatus) -> Result<String, Failure> {
    let (survey, work) = (&status.survey, &status.work);
    let by_mode =
        |modes: &BTreeMap<Mode, u64>| modes.iter().map(|(mode, n)| (mode.word(), *n)).collect();
    let id = |question: QuestionIndex| {
        survey.questions.get(question).map_or("", |question| question.id.as_str())
    };
    let participation = participation(&work.tally.outcomes);
    let document = Document {
        version: 1,
        survey: survey.id.as_str(),
        at: status.now.format("%Y-%m-%dT%H:%M").to_string(),
        responses: work.responses,
        simulated: work.simulated,
        open_interviews: status.open,
        erased_since_merged: status.erased,
        online: Counted::ALL
            .iter()
            .map(|counted| (counted.word(), status.online.of(*counted)))
            .chain(status.online.unknown())
            .collect(),
        invitations: Invitations { all: status.invitations.0, used: status.invitations.1 },
        modes: by_mode(&work.modes),
        dispositions: Disposition::ALL
            .iter()
            .map(|d| (d.word(), work.dispositions.get(d).copied().unwrap_or(0)))
            .collect(),
        days: work
            .days
            .iter()
            .map(|(day, modes)| Day { day: day.map(|day| day.to_string()), modes: by_mode(modes) })
            .collect(),
        quotas: work
            .tally
            .cells
            .iter()
            .map(|cell| {
                let quota = survey.quotas.get(cell.quota);
                Cell {
                    questions: quota
                        .map(|quota| quota.cross.of.iter().map(|q| id(*q)).collect())
                        .unwrap_or_default(),
                    options: cell.codes.iter().map(Code::as_str).collect(),
                    mode: quota.and_then(|quota| quota.mode).map(Mode::word),
                    target: cell.target,
                    have: cell.have,
                    wanted: cell.wanted(),
                }
            })
            .collect(),
        places: worked(&work.places),
        interviewers: worked(&work.interviewers),
        contacts: ContactOutcome::ALL
            .iter()
            .map(|outcome| Contacts {
                outcome: outcome.word(),
                code: outcome.code(),
                n: work.tally.outcomes.get(outcome).copied().unwrap_or(0),
            })
            .collect(),
        participation: Participation {
            usable: participation.usable,
            asked: participation.asked,
            rate: participation.rate(),
        },
        seconds: work
            .lengths
            .iter()
            .map(|(mode, length)| {
                (mode.word(), Length { n: length.n, quartiles: length.quartiles })
            })
            .collect(),
        questions: work
            .gaps
            .iter()
            .map(|gaps| Question {
                id: id(gaps.question),
                asked: gaps.asked(),
                answered: gaps.answered,
                missing: Missing::ALL
                    .iter()
                    .map(|missing| missing.word())
                    .zip(gaps.missing)
                    .collect(),
            })
            .collect(),
    };
    let text = serde_json::to_string(&document);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::Bug(format!("the fieldwork cannot be written as JSON: {error}")))
}

fn worked(work: &BTreeMap<Option<String>, Work>) -> Vec<Worked<'_>> {
    let all = work.iter();
    all.map(|(name, work)| {
        let Work { responses, complete, refused } = *work;
        Worked { name: name.as_deref(), responses, complete, refused }
    })
    .collect()
}
