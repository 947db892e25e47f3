//! Made-up respondents, for trying a survey before anyone is asked. Every record is marked `simulated`.
//!
//! Each respondent goes the engine's own route. What they answer comes from a latent [`person`](self): how much each need
//! matters to them and how content they are with it, on top of the town's mean, which the seed draws once. The numbers
//! are in one place each: [`town`] for the means, `draw` for habits of answering.

mod draw;
mod person;
mod town;

use chrono::{Days, NaiveDate};
use rand::{Rng, RngExt};

use super::interview::{Final, Interview, Plan, Screen, Setting, whole};
use crate::base::seed::{fingerprint, rng};
use crate::define::survey::{Mode, Survey};
use crate::keep::ids::collected;
use crate::keep::record::{Record, SIMULATED, Version, to_json};
use person::Person;
use town::TownMeans;

/// The share of respondents who break off.
const BREAK_OFF: f64 = 0.04;
/// Shares of the modes where a survey allows them all; the ones it has are scaled to 1.
const MODES: [(Mode, f64); 5] =
    [(Mode::Online, 0.55), (Mode::Kiosk, 0.05), (Mode::Street, 0.27), (Mode::Phone, 0.03), (Mode::Paper, 0.10)];
/// The share that answers in the survey's first language, where there are several.
const FIRST_LANGUAGE: f64 = 0.92;
/// Places in the street, each with shifts of its own.
const PLACES: [&str; 4] = ["hauptplatz", "bahnhof", "einkaufszentrum", "wochenmarkt"];

/// How respondents are made up.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// What all of them come from.
    pub seed: u64,
    /// The day they answer where the survey has no first and last day.
    pub today: NaiveDate,
}

/// Makes up respondents of one survey.
pub struct Simulation<'p> {
    plan: &'p Plan<'p>,
    wish: Wish,
    town: TownMeans,
}

impl<'p> Simulation<'p> {
    /// Draws the town the respondents live in.
    pub fn new(plan: &'p Plan<'p>, wish: Wish) -> Self {
        Self { plan, wish, town: TownMeans::draw(plan.survey(), wish.seed) }
    }

    /// The `index`-th respondent: always the same for the same seed, whoever else is made up.
    pub fn record(&self, index: u64) -> Record {
        let survey = self.plan.survey();
        let mut random = rng(self.wish.seed, &format!("respondent {index}"));
        let mut id = [0; 16];
        random.fill_bytes(&mut id);
        let day = self.day(&mut random);
        let mode = mode(survey, random.random());
        let lang = language(survey, random.random());
        let seed = random.next_u64();
        let setting = Setting { mode, lang, seed, today: Some(day) };
        let mut person = Person::draw(survey, &self.town, &setting, random);
        let end =
            if person.chance(BREAK_OFF) { self.break_off(&setting, &mut person) } else { self.complete(&setting, &mut person) };
        self.finish(collected(id), &setting, end, &mut person)
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
            let answers = page.questions.iter().filter_map(|asked| Some((asked.question, person.answer(asked.question)?)));
            // What an objection stops stays open: this respondent is about to leave anyway.
            let _ = interview.submit(answers.collect(), true);
            patience -= 1;
        }
        interview.break_off();
        interview.finish()
    }

    fn day(&self, random: &mut impl Rng) -> NaiveDate {
        let survey = self.plan.survey();
        let (Some(first), Some(last)) = (survey.opens, survey.closes) else { return self.wish.today };
        let span = u64::try_from((last - first).num_days()).unwrap_or(0);
        // Most answer soon after the survey opens: the square of a uniform number.
        let share: f64 = random.random();
        let after = (0..=span).rev().find(|days| (*days as f64) <= share * share * (span as f64 + 1.0)).unwrap_or(0);
        first.checked_add_days(Days::new(after)).unwrap_or(first)
    }

    fn finish(&self, id: uuid::Uuid, setting: &Setting, end: Final, person: &mut Person<'_>) -> Record {
        let survey = self.plan.survey();
        let day = setting.today;
        let street = setting.mode == Mode::Street;
        let place = PLACES[person.below(PLACES.len())];
        let shift = format!("{}{}", day.map(|day| day.to_string()).unwrap_or_default(), if person.chance(0.5) { "a" } else { "b" });
        let interviewer = format!("k{}", 1 + person.below(6));
        let name = |question: usize| survey.questions[question].id.to_string();
        let codes = |codes: Vec<crate::base::ids::Code>| codes.iter().map(ToString::to_string).collect();
        Record {
            base_weight: None,
            answers: to_json(survey, &end.answers),
            consent: survey.consent.as_ref().map(|text| fingerprint(text.show(&setting.lang).as_bytes())),
            day,
            definition: survey.definition.hash.clone(),
            device: (!matches!(setting.mode, Mode::Online)).then(|| format!("{}-1", setting.mode)),
            disposition: end.disposition,
            flags: Vec::new(),
            id,
            interviewer: street.then_some(interviewer),
            lang: end.lang,
            mode: setting.mode,
            orders: end.orders.into_iter().map(|(question, order)| (name(question), codes(order))).collect(),
            paradata: Vec::new(),
            place: street.then(|| place.to_owned()),
            practice: false,
            revision: 1,
            seconds: (setting.mode != Mode::Paper).then(|| person.seconds(&end.answers)),
            seed: Some(setting.seed),
            shift: street.then_some(shift),
            simulated: true,
            source: SIMULATED.to_owned(),
            survey: survey.id.to_string(),
            v: Version,
        }
    }
}

fn mode(survey: &Survey, share: f64) -> Mode {
    let known: Vec<_> = MODES.into_iter().filter(|(mode, _)| survey.modes.contains(mode)).collect();
    let total: f64 = known.iter().map(|(_, weight)| weight).sum();
    let mut left = share * total;
    for (mode, weight) in &known {
        left -= weight;
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
