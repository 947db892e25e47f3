//! One made-up respondent: what matters to them, how content they are, and whether they belong to the population.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::super::interview::Setting;
use super::town::{TownMeans, normal};
use crate::define::answer::Answer;
use crate::define::logic::Answers;
use crate::define::survey::Survey;

/// The share that belongs to `population.among`.
const INSIDE: f64 = 0.93;
/// How often answers are drawn anew to come to belong, or not to, before it is left to chance.
const TRIES: usize = 60;
/// The spread of a person's general contentment, in points of a scale from 1 to 5.
const TEMPER: f64 = 0.5;

pub(super) struct Person<'s> {
    pub(super) survey: &'s Survey,
    pub(super) town: &'s TownMeans,
    pub(super) random: ChaCha8Rng,
    pub(super) lang: String,
    pub(super) has_interviewer: bool,
    /// For each need: its utility to this person.
    pub(super) utility: Vec<f64>,
    /// Added to every contentment.
    pub(super) temper: f64,
    /// Answers settled beforehand, so that the person belongs to the population or does not.
    settled: Vec<(usize, Answer)>,
}

impl<'s> Person<'s> {
    pub(super) fn draw(survey: &'s Survey, town: &'s TownMeans, setting: &Setting, mut random: ChaCha8Rng) -> Self {
        // A Gumbel utility makes rankings follow the Plackett-Luce model.
        let gumbel = |random: &mut ChaCha8Rng| -(-(1.0 - random.random::<f64>()).ln()).ln();
        let utility = town.importance.iter().map(|mean| mean + gumbel(&mut random)).collect();
        let temper = TEMPER * normal(&mut random);
        let lang = setting.lang.clone();
        let has_interviewer = setting.mode.has_interviewer();
        let mut person = Self { survey, town, random, lang, has_interviewer, utility, temper, settled: Vec::new() };
        person.settle(setting);
        person
    }

    /// Whether something of this likelihood happens.
    pub(super) fn chance(&mut self, likelihood: f64) -> bool {
        self.random.random::<f64>() < likelihood
    }

    /// A number below another, all equally likely.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.random.random_range(0..end)
    }

    /// The answer to a question, `None` where it is left open.
    pub(super) fn answer(&mut self, question: usize) -> Option<Answer> {
        let settled = self.settled.iter().find(|(of, _)| *of == question).map(|(_, answer)| answer.clone());
        settled.or_else(|| self.draw_answer(question))
    }

    /// Draws the answers that decide on belonging until they decide as wanted.
    fn settle(&mut self, setting: &Setting) {
        let Some(among) = self.survey.population.as_ref().and_then(|population| population.among.as_ref()) else { return };
        let inside = self.chance(INSIDE);
        let questions = among.questions();
        for _ in 0..TRIES {
            let mut known = vec![Answer::UNANSWERED; self.survey.questions.len()];
            for &question in &questions {
                known[question] = self.draw_answer(question).unwrap_or(Answer::UNANSWERED);
            }
            if among.holds(&Known { answers: &known, setting }) == inside {
                self.settled = questions.iter().map(|&question| (question, known[question].clone())).collect();
                return;
            }
        }
    }
}

struct Known<'a> {
    answers: &'a [Answer],
    setting: &'a Setting,
}

impl Answers for Known<'_> {
    fn answer(&self, question: usize) -> &Answer {
        &self.answers[question]
    }

    fn today(&self) -> Option<chrono::NaiveDate> {
        self.setting.today
    }
}
