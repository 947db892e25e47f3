//! How many must be asked, before anybody is.

use std::sync::Arc;

use crate::failure::Failure;
use crate::sources::{Sources, afresh_if_any};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::planning::{
    Assumptions, EarlierWave, PlannedSample, Precision, TrialSurveys, TwoTiers, earlier,
    least_online, least_shifts, precision, simulate,
};
use mitreden_count::study::{CountError, Study, Who};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{FacetKind, Kind, Mode, Survey};

/// What nothing is known of is taken to be this: the design effect of weighting, the intraclass
/// correlation of a shift, the part that is not satisfied with a need they name, and the interviews
/// in a shift.
const DEFF: f64 = 1.3;
const ICC: f64 = 0.03;
const UNSATISFIED: f64 = 0.5;
const PER_SHIFT: u64 = 15;
/// The shifts for which the fewest online are told, and those that are suggested.
const SHIFTS: [u64; 5] = [0, 8, 12, 16, 24];
const SUGGESTED: u64 = 12;

/// What is to be planned.
#[derive(Clone, Copy, Debug)]
pub struct PlanWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// Another survey whose answers say what to expect.
    pub like: Option<&'a str>,
    /// The difference that is to be told, in points of 100.
    pub difference: f64,
    /// In which part of such surveys it is to be told.
    pub power: f64,
    /// How many answer online or otherwise one by one, where that is settled.
    pub online: Option<u64>,
    /// How many shifts there are, where that is settled.
    pub shifts: Option<u64>,
    /// How many are asked in a shift.
    pub per_shift: Option<u64>,
    /// The intraclass correlation of a shift.
    pub icc: Option<f64>,
    /// The design effect of weighting.
    pub deff: Option<f64>,
    /// How many surveys are made up, from which seed.
    pub surveys: (u64, u64),
}

/// Where a number that is assumed comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumedFrom {
    /// It was given.
    Given,
    /// An earlier wave says so.
    Earlier,
    /// Nothing is known; it is what is usual.
    Usual,
}

/// What a survey needs.
pub struct SurveyPlan {
    /// The survey.
    pub survey: Arc<Survey>,
    /// What is assumed.
    pub assumed: Assumptions,
    /// Where its design effect, intraclass correlation and part of the unsatisfied come from.
    pub from: [AssumedFrom; 3],
    /// The id of the survey whose answers say so, and what they say.
    pub earlier: Option<(String, EarlierWave)>,
    /// Whether the sample was given; else it is the least that is enough.
    pub is_given: bool,
    /// The sample, and what it tells apart.
    pub sample: (PlannedSample, Precision),
    /// What it told apart in surveys made up by chance.
    pub trial: TrialSurveys,
    /// Other samples that would be enough, one for each number of shifts.
    pub others: Vec<PlannedSample>,
}

/// Plans a survey.
pub fn plan(
    folder: &Folder,
    wish: PlanWish<'_>,
    teller: &dyn Teller,
) -> Result<SurveyPlan, Failure> {
    let (_, survey) = folder.open(wish.survey)?;
    let _working = teller.working("busy-planning");
    let earlier = match wish.like {
        Some(like) => {
            let (_, other) = folder.open(like)?;
            let found = wave(folder, &other, teller)?;
            let none = || Failure::user("failure-plan-like").word("survey", other.id.as_str());
            Some((other.id.to_string(), found.ok_or_else(none)?))
        }
        // Made-up answers say nothing of people.
        None => wave(folder, &survey, teller)?
            .filter(|wave| !wave.simulated)
            .map(|wave| (survey.id.to_string(), wave)),
    };
    let wave = earlier.as_ref().map(|(_, wave)| wave);
    let (assumed, from) = assumptions(&survey, &wish, wave)?;
    let tiers = TwoTiers::of(&assumed).ok_or_else(|| {
        let most = (100.0 * TwoTiers::furthest(&assumed)).floor();
        Failure::user("failure-plan-difference")
            .word("needs", assumed.needs)
            .word("picks", assumed.picks)
            .word("most", teller.lang().decimal(most, 0))
    })?;
    let of_wave = wave.and_then(|wave| wave.shifts).map(|shifts| whole(shifts.per_shift));
    let per_shift = wish.per_shift.or(of_wave).unwrap_or(PER_SHIFT).max(1);
    let street = survey.modes.contains(&Mode::Street) || wish.shifts.is_some_and(|n| n > 0);
    let others = survey.modes.iter().any(|mode| *mode != Mode::Street) || wish.online.is_some();
    let empty = PlannedSample { alone: 0, shifts: 0, per_shift };
    let never = || Failure::user("failure-plan-never");
    let online =
        |shifts: u64| least_online(&assumed, &tiers, wish.power, PlannedSample { shifts, ..empty });
    let is_given = match (wish.online, wish.shifts) {
        (Some(_), Some(_)) => true,
        (Some(_), None) => !street,
        (None, Some(_)) => !others,
        (None, None) => false,
    };
    let sample = match (wish.online, wish.shifts) {
        _ if is_given => PlannedSample {
            alone: wish.online.unwrap_or(0),
            shifts: wish.shifts.unwrap_or(0),
            per_shift,
        },
        (Some(alone), _) => {
            least_shifts(&assumed, &tiers, wish.power, PlannedSample { alone, ..empty })
                .ok_or_else(never)?
        }
        (None, Some(shifts)) => online(shifts).ok_or_else(never)?,
        (None, None) if !others => {
            least_shifts(&assumed, &tiers, wish.power, empty).ok_or_else(never)?
        }
        (None, None) => online(if street { SUGGESTED } else { 0 }).ok_or_else(never)?,
    };
    let found = precision(&assumed, &tiers, &sample)
        .ok_or_else(|| Failure::user("failure-plan-no-variance"))?;
    let is_open = street && others && wish.online.is_none() && wish.shifts.is_none();
    Ok(SurveyPlan {
        trial: simulate(&assumed, &tiers, &sample, wish.surveys),
        others: SHIFTS.into_iter().filter(|_| is_open).filter_map(online).collect(),
        survey: Arc::new(survey),
        assumed,
        from,
        earlier,
        is_given,
        sample: (sample, found),
    })
}

/// The answers of a survey so far, as an earlier wave of the next; `None` where there are none, or
/// too few.
fn wave(
    folder: &Folder,
    survey: &Survey,
    teller: &dyn Teller,
) -> Result<Option<EarlierWave>, Failure> {
    let sources = Sources::find(folder, survey, &[])?;
    let Some(opened) = afresh_if_any(&sources, survey)? else { return Ok(None) };
    let study = match Study::open(&opened.union, &opened.dataset, &Who::everybody()) {
        Ok(study) => study,
        Err(CountError::Nobody) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let found = earlier(&study)?;
    if found.is_some() {
        teller.notices(&opened.notices);
    }
    Ok(found)
}

/// What is assumed, and where it comes from.
fn assumptions(
    survey: &Survey,
    wish: &PlanWish<'_>,
    wave: Option<&EarlierWave>,
) -> Result<(Assumptions, [AssumedFrom; 3]), Failure> {
    let union = Union::alone(survey);
    let needs = union.listed(&survey.definition.hash).iter().filter(|listed| **listed).count();
    let picks = picks(survey).ok_or(CountError::NoImportance)?;
    if needs < 2 || picks >= needs {
        let words = Failure::user("failure-plan-picks").word("needs", needs);
        return Err(words.word("picks", picks));
    }
    let one = |given: Option<f64>, earlier: Option<f64>, usual: f64| match (given, earlier) {
        (Some(given), _) => (given, AssumedFrom::Given),
        (None, Some(earlier)) => (earlier, AssumedFrom::Earlier),
        (None, None) => (usual, AssumedFrom::Usual),
    };
    let is_asked = |kind: FacetKind| survey.questions.iter().any(|q| q.facet_weight(kind) > 0.0);
    let (deff, of_deff) = one(wish.deff, wave.map(|wave| wave.deff), DEFF);
    let shifts = wave.and_then(|wave| wave.shifts);
    let (icc, of_icc) = one(wish.icc, shifts.map(|shifts| shifts.icc), ICC);
    let (unsatisfied, of_unsatisfied) = if is_asked(FacetKind::Satisfaction) {
        one(None, wave.map(|wave| wave.unsatisfied), UNSATISFIED)
    } else {
        (1.0, AssumedFrom::Given)
    };
    let difference = wish.difference / 100.0;
    let assumed = Assumptions { needs, picks, unsatisfied, difference, deff, icc };
    Ok((assumed, [of_deff, of_icc, of_unsatisfied]))
}

/// How many needs each respondent names: what the first question about importance lets them.
fn picks(survey: &Survey) -> Option<usize> {
    let mut asked = survey.questions.iter();
    let question = asked.find(|question| question.facet_weight(FacetKind::Importance) > 0.0)?;
    Some(match &question.kind {
        Kind::Single { .. } => 1,
        Kind::Multiple { pick, .. } => pick.max,
        Kind::Ranking { top, .. } => survey.ranking.top.min(*top),
        _ => survey.ranking.top,
    })
}

/// A mean size as a whole number of people.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mean of counts is not below 0"
)]
fn whole(mean: f64) -> u64 {
    mean.round() as u64
}
