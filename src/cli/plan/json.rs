//! A plan as JSON: a contract, version 1. Points and shares are from 0 to 100.

use serde::Serialize;

use mitreden_count::planning::PlannedSample;
use mitreden_count::rank::METHOD;
use mitreden_office::failure::Failure;
use mitreden_office::plan::{AssumedFrom, PlanWish, SurveyPlan};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    survey: &'a str,
    difference: f64,
    power: f64,
    given: bool,
    sample: Sample,
    computed: Computed,
    simulated: Trial,
    others: Vec<Sample>,
    assumed: Assumed<'a>,
}

#[derive(Serialize)]
struct Sample {
    online: u64,
    shifts: u64,
    per_shift: u64,
    n: u64,
}

#[derive(Serialize)]
struct Computed {
    power: f64,
    most: f64,
    se: f64,
    df: f64,
    critical: f64,
}

#[derive(Serialize)]
struct Trial {
    surveys: u64,
    seed: u64,
    apart: f64,
    error: f64,
    all: f64,
    wrong: f64,
}

#[derive(Serialize)]
struct Assumed<'a> {
    needs: usize,
    picks: usize,
    unsatisfied: f64,
    unsatisfied_from: &'static str,
    deff: f64,
    deff_from: &'static str,
    icc: f64,
    icc_from: &'static str,
    earlier: Option<&'a str>,
    /// Whether the answers of the earlier survey are made up.
    made_up: bool,
}

pub(super) fn json(plan: &SurveyPlan, wish: &PlanWish<'_>) -> Result<String, Failure> {
    let ((sample, precision), trial, assumed) = (plan.sample, plan.trial, plan.assumed);
    let percent = |share: f64| 100.0 * share;
    let [deff, icc, unsatisfied] = plan.from.map(from);
    let document = Document {
        version: 1,
        method: METHOD,
        survey: plan.survey.id.as_str(),
        difference: wish.difference,
        power: percent(wish.power),
        given: plan.is_given,
        sample: of(&sample),
        computed: Computed {
            power: percent(precision.power),
            most: percent(precision.most),
            se: percent(precision.se),
            df: precision.df,
            critical: precision.critical,
        },
        simulated: Trial {
            surveys: trial.surveys,
            seed: wish.surveys.1,
            apart: percent(trial.apart),
            error: percent(trial.error),
            all: percent(trial.all),
            wrong: percent(trial.wrong),
        },
        others: plan.others.iter().map(of).collect(),
        assumed: Assumed {
            needs: assumed.needs,
            picks: assumed.picks,
            unsatisfied: percent(assumed.unsatisfied),
            unsatisfied_from: unsatisfied,
            deff: assumed.deff,
            deff_from: deff,
            icc: assumed.icc,
            icc_from: icc,
            earlier: plan.earlier.as_ref().map(|(survey, _)| survey.as_str()),
            made_up: plan.earlier.as_ref().is_some_and(|(_, wave)| wave.simulated),
        },
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(format!("the plan cannot be written as JSON: {error}")))
}

fn of(sample: &PlannedSample) -> Sample {
    let PlannedSample { alone, shifts, per_shift } = *sample;
    Sample { online: alone, shifts, per_shift, n: sample.n() }
}

fn from(from: AssumedFrom) -> &'static str {
    match from {
        AssumedFrom::Given => "given",
        AssumedFrom::Earlier => "earlier",
        AssumedFrom::Usual => "usual",
    }
}
