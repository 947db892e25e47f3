//! Made-up respondents, for trying a survey before anyone is asked. Every record is marked
//! `simulated`.
//!
//! Each respondent goes the engine's own route; what they answer comes from what they are. N(m, s)
//! is a normal number of mean m and spread s; everything is drawn from one seed, the town from a
//! stream of its own, each respondent from the `ChaCha8` stream of their number. The constants
//! stand in the file named.
//!
//! **The town** (`town`), once:
//! - need k has mean utility -0.28·r, r = 0, 1, … its place in a shuffled order: so the first is
//!   named first 1.3 times as often as the second; mean contentment N(0, 0.7) on a scale from -2 to
//!   2; a share U(0.03, 0.22) cannot judge it;
//! - an option of a question is as frequent as a margin says (else in proportion to 1/√(place + 1),
//!   0.02 for `other`), times exp N(0, 0.25): who answers is not quite who lives there, or
//!   weighting would have nothing to do;
//! - up to three single choices make groups (those in margins, else the first before any question
//!   about needs): an option adds N(0, 0.3) to each need's utility and N(0, 0.2) to contentment
//!   with it; along an `ordered` question it is one slope of that spread, times -1 for the first
//!   option to 1 for the last.
//!
//! **The person** (`person`): an option of each grouping question; inside the population with 0.93;
//! a mode; utilities u = mean + groups + standard Gumbel, so that within a group needs are ranked
//! by the Plackett-Luce model and need k is first with probability exp(mean k) / Σ exp(mean);
//! contentment less 0.3 for the needs of their own top K (who cares knows better); a temper N(0,
//! 0.5) common to all their ratings.
//!
//! **The mode** (`habits`): online 0.55, street 0.27, paper 0.10, kiosk 0.05, phone 0.03 of those a
//! survey has, tilted by the first ordered grouping question: the old more on paper, the young
//! online. It sets the chances that follow (online / street / paper): a question, row or task is
//! left open 0.04 / 0.01 / 0.06; "don't know" is likelier by 1 / 0.7 / 1.2; contentment is raised
//! by 0 / 0.2 / 0 (social desirability); straight-lining 0.04 / 0.01 / 0.03; speeding 0.03 / 0 / 0
//! (no preferences, straight-lines, a sixth of the time); breaking off 0.05 / 0.02 / 0 after a
//! number of pages that is uniform; an open answer 0.25 / 0.45 / 0.20.
//!
//! **The answer** (`preference`, `draw`): rankings, points, picks and single choices of importance
//! follow u, a ranking is shorter than asked with 0.15; best and worst of a task are those of
//! highest and lowest u among the shown, so that need k is best with probability exp(mean k) / Σ
//! over the shown; a rating is contentment + temper + N(0, 0.8), cut into points of equal width;
//! refused 0.02 where possible, none 0.02 where offered; numbers are exponential of mean 6; seconds
//! are log-normal, median 9 a question, log spread 0.45.
//!
//! **Rules** (`rules`), where the survey has a `simulate:`: they take the place of the groups' random
//! shifts and of the modes' tilt. What makes groups, decides on the population, on the mode or on
//! what matters is drawn first, in the order of the interview, and so is known of people who will
//! not say it; all else where it is asked. Of several rules for a question the last that holds decides; factors of
//! needs and modes multiply, points of contentment add up.
//!
//! Not made up: places and interviewers that differ, answers that depend on the order of items,
//! learning and fatigue.

mod draw;
mod habits;
mod person;
mod preference;
mod rules;
mod town;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::interview::{Final, Interview, Plan, Screen, Setting, whole};
use crate::record;
use mitreden_base::seed::rng;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::ids::collected;
use mitreden_keep::record::{Record, SIMULATED};
use person::{Person, traits};
use rules::Beforehand;
use town::TownMeans;

/// The share that answers in the survey's first language, where there are several.
const FIRST_LANGUAGE: f64 = 0.92;
/// Places in the street, each with shifts of its own.
const PLACES: [&str; 4] = ["hauptplatz", "bahnhof", "einkaufszentrum", "wochenmarkt"];

/// How respondents are simulated.
#[derive(Clone, Copy, Debug)]
pub struct SimulationWish {
    /// The seed from which all respondents are drawn.
    pub seed: u64,
    /// The day they answer where the survey has no first and last day.
    pub today: NaiveDate,
}

/// Makes up respondents of one survey.
pub struct Simulation<'p> {
    plan: &'p Arc<Plan>,
    wish: SimulationWish,
    town: TownMeans,
    /// The questions whose answers are drawn before the interview, where there are rules.
    beforehand: Vec<QuestionIndex>,
    /// The random generator that is cloned for each respondent, who has a stream of it.
    respondents: ChaCha8Rng,
}

impl<'p> Simulation<'p> {
    /// Draws the town the respondents live in.
    pub fn new(plan: &'p Arc<Plan>, wish: SimulationWish) -> Self {
        let town = TownMeans::draw(plan.survey(), wish.seed);
        Self {
            plan,
            wish,
            beforehand: rules::beforehand(plan.survey(), &town),
            town,
            respondents: rng(wish.seed, "respondents"),
        }
    }

    /// The `index`-th respondent: always the same for the same seed, whoever else is made up.
    pub fn record(&self, index: u64) -> Record {
        let survey = self.plan.survey();
        let (id, mut random) = self.begin(index);
        let day = Some(self.day(&mut random));
        let setting;
        let mut person = if survey.simulation.is_empty() {
            let traits = traits(&self.town, &mut random);
            let (age, share) = (age(&self.town, &traits), random.random());
            let mode = mode(survey, share, |mode| habits::of(mode).likely(age));
            let lang = language(survey, random.random());
            setting = Setting { mode, lang, seed: random.next_u64(), today: day };
            Person::draw(survey, &self.town, &setting, traits, random)
        } else {
            let lang = language(survey, random.random());
            let mode = survey.modes.first().copied().unwrap_or(Mode::Online);
            let any = Setting { mode, lang, seed: random.next_u64(), today: day };
            let known = Beforehand::draw(survey, &self.town, &any, &self.beforehand, random);
            setting = Setting { mode: known.mode, ..any };
            Person::known(survey, &self.town, &setting, known)
        };
        let leaves = person.probability(person.habits.break_off);
        let end = if leaves {
            self.break_off(&setting, &mut person)
        } else {
            self.complete(&setting, &mut person)
        };
        self.finish(id, &setting, &end, &mut person)
    }

    /// The id of the `index`-th respondent: what records are sorted by, known before anything else
    /// is.
    pub fn id(&self, index: u64) -> Uuid {
        self.begin(index).0
    }

    fn begin(&self, index: u64) -> (Uuid, ChaCha8Rng) {
        let mut random = self.respondents.clone();
        random.set_stream(index);
        let mut id = [0; 16];
        random.fill_bytes(&mut id);
        (collected(id), random)
    }

    fn complete(&self, setting: &Setting, person: &mut Person<'_>) -> Final {
        whole(self.plan, setting, &mut |question| person.answer(question)).0
    }

    /// Goes page by page and leaves after some of them.
    fn break_off(&self, setting: &Setting, person: &mut Person<'_>) -> Final {
        let mut interview = Interview::new(self.plan, setting.clone());
        let mut patience = person.below(self.plan.parts().len().max(1));
        while patience > 0 {
            let Screen::Ask(page) = interview.screen() else { break };
            let answers = page
                .questions
                .iter()
                .filter_map(|asked| Some((asked.question, person.answer(asked.question)?)));
            // What an objection stops stays open: this respondent is about to leave anyway.
            let _ = interview.submit(answers.collect(), true);
            patience -= 1;
        }
        interview.break_off();
        interview.finish()
    }

    fn day(&self, random: &mut impl Rng) -> NaiveDate {
        let survey = self.plan.survey();
        let (Some(first), Some(last)) = (survey.opens, survey.closes) else {
            return self.wish.today;
        };
        let span = u64::try_from((last - first).num_days()).unwrap_or(0);
        // Most answer soon after the survey opens: the square of a uniform number.
        let share: f64 = random.random();
        let after = (0..=span)
            .rev()
            .find(|days| (*days as f64) <= share * share * (span as f64 + 1.0))
            .unwrap_or(0);
        first.checked_add_days(Days::new(after)).unwrap_or(first)
    }

    fn finish(&self, id: Uuid, setting: &Setting, end: &Final, person: &mut Person<'_>) -> Record {
        let survey = self.plan.survey();
        let day = setting.today;
        let street = setting.mode == Mode::Street;
        let place = PLACES[person.below(PLACES.len())];
        let shift = format!(
            "{}{}",
            day.map(|day| day.to_string()).unwrap_or_default(),
            if person.probability(0.5) { "a" } else { "b" }
        );
        let interviewer = format!("k{}", 1 + person.below(6));
        Record {
            consent: record::consent(survey, &setting.lang),
            day,
            device: (!matches!(setting.mode, Mode::Online)).then(|| format!("{}-1", setting.mode)),
            interviewer: street.then_some(interviewer),
            orders: record::orders(survey, end),
            place: street.then(|| place.to_owned()),
            seconds: (setting.mode != Mode::Paper).then(|| person.seconds(&end.answers)),
            seed: Some(setting.seed),
            shift: street.then_some(shift),
            simulated: true,
            source: SIMULATED.to_owned(),
            ..record::of_interview(survey, end, (id, setting.mode))
        }
    }
}

/// The position of a person along the first ordered grouping question, from -1 to 1.
fn age(town: &TownMeans, traits: &[usize]) -> f64 {
    let mut ordered = town.groupings.iter().zip(traits).filter(|(grouping, _)| grouping.ordered);
    ordered.next().map_or(0.0, |(grouping, &option)| grouping.place(option))
}

/// One of the survey's modes, by how likely each is.
fn mode(survey: &Survey, share: f64, likely: impl Fn(Mode) -> f64) -> Mode {
    let mut left = share * survey.modes.iter().map(|mode| likely(*mode)).sum::<f64>();
    for mode in &survey.modes {
        left -= likely(*mode);
        if left < 0.0 {
            return *mode;
        }
    }
    survey.modes.first().copied().unwrap_or(Mode::Online)
}

fn language(survey: &Survey, share: f64) -> String {
    let others = survey.languages.len().saturating_sub(1);
    if others == 0 || share < FIRST_LANGUAGE {
        return survey.language().to_owned();
    }
    // The rest is spread evenly over the other languages.
    let step = (1.0 - FIRST_LANGUAGE) / others as f64;
    let nth = (1..=others).find(|n| share < FIRST_LANGUAGE + step * *n as f64).unwrap_or(others);
    survey.languages[nth].clone()
}

#[cfg(test)]
mod tests;
