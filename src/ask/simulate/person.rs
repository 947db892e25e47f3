//! One made-up respondent: what matters to them, how content they are, and whether they belong to
//! the population.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::super::interview::Setting;
use super::draw::handed_in;
use super::habits::{self, Habits};
use super::rules::Beforehand;
use super::town::{TownMeans, normal};
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::logic::Answers;
use mitreden_define::survey::Survey;

/// The share that belongs to `population.among`.
pub(super) const INSIDE: f64 = 0.93;
/// How often answers are drawn anew to come to belong, or not to, before it is left to chance.
pub(super) const TRIES: usize = 60;
/// The spread of a person's general contentment, in points of a scale from 1 to 5.
const TEMPER: f64 = 0.5;
/// How much less content people are with what they count among their most important needs.
const CARE: f64 = 0.3;

pub(super) struct Person<'s> {
    pub(super) survey: &'s Survey,
    pub(super) town: &'s TownMeans,
    pub(super) setting: &'s Setting,
    pub(super) random: ChaCha8Rng,
    pub(super) habits: Habits,
    /// The option of each grouping question.
    pub(super) traits: Vec<usize>,
    /// The utility of each need to this person.
    pub(super) utility: Indexed<NeedIndex, f64>,
    /// This person's contentment with each need, before the noise of the answer.
    pub(super) contentment: Indexed<NeedIndex, f64>,
    /// The person's general contentment, which is added to every contentment.
    pub(super) temper: f64,
    /// Whether the person clicks through.
    pub(super) speeds: bool,
    /// Whether the person gives all rows of a matrix the same point.
    pub(super) straight: bool,
    /// Answers drawn beforehand, so that the person belongs to the population or does not.
    settled: Vec<(QuestionIndex, Answer)>,
    /// What is known of the person, whether or not they say it; for rules.
    pub(super) known: Indexed<QuestionIndex, Answer>,
    /// Which of the survey's texts the person has written.
    pub(super) written: Vec<usize>,
}

/// The groups a person belongs to: an option for each grouping question.
pub(super) fn traits(town: &TownMeans, random: &mut ChaCha8Rng) -> Vec<usize> {
    town.groupings.iter().map(|grouping| pick(&town.options[grouping.question], random)).collect()
}

/// One of several things, by their shares.
pub(super) fn pick(shares: &[f64], random: &mut ChaCha8Rng) -> usize {
    let mut left: f64 = random.random();
    let hit = |share: &f64| {
        left -= share;
        left < 0.0
    };
    shares.iter().position(hit).unwrap_or(0)
}

/// A standard Gumbel number: with it, utilities are ranked by the Plackett-Luce model.
pub(super) fn gumbel(random: &mut ChaCha8Rng) -> f64 {
    -(-(1.0 - random.random::<f64>()).ln()).ln()
}

impl<'s> Person<'s> {
    /// Somebody of some groups, of whom nothing else is drawn yet.
    pub(super) fn blank(
        survey: &'s Survey,
        town: &'s TownMeans,
        setting: &'s Setting,
        traits: Vec<usize>,
        random: ChaCha8Rng,
    ) -> Self {
        Self {
            survey,
            town,
            setting,
            random,
            habits: habits::of(setting.mode),
            traits,
            utility: Indexed::default(),
            contentment: Indexed::default(),
            temper: 0.0,
            speeds: false,
            straight: false,
            settled: Vec::new(),
            known: survey.questions.map(|_, _| Answer::UNANSWERED),
            written: Vec::new(),
        }
    }

    pub(super) fn draw(
        survey: &'s Survey,
        town: &'s TownMeans,
        setting: &'s Setting,
        traits: Vec<usize>,
        random: ChaCha8Rng,
    ) -> Self {
        let mut person = Self::blank(survey, town, setting, traits, random);
        person.settle();
        person.behave();
        person.prefer();
        person
    }

    /// Somebody of whom it is known who they are and how they answer.
    pub(super) fn known(
        survey: &'s Survey,
        town: &'s TownMeans,
        setting: &'s Setting,
        known: Beforehand,
    ) -> Self {
        let Beforehand { known, settled, traits, random, .. } = known;
        let blank = Self::blank(survey, town, setting, traits, random);
        let mut person = Self { settled, known, ..blank };
        person.behave();
        person.prefer();
        person
    }

    /// Draws how the person answers, whatever is asked.
    fn behave(&mut self) {
        self.speeds = self.probability(self.habits.speeders);
        self.straight = self.probability(self.habits.straight) || self.speeds;
        self.temper = TEMPER * normal(&mut self.random) + self.habits.desirable;
    }

    /// Draws whether something of this probability happens.
    pub(super) fn probability(&mut self, likelihood: f64) -> bool {
        self.random.random::<f64>() < likelihood
    }

    /// Draws a number below another, all equally likely.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.random.random_range(0..end)
    }

    /// The answer to a question, `None` where it is left open.
    pub(super) fn answer(&mut self, question: QuestionIndex) -> Option<Answer> {
        let settled =
            self.settled.iter().find(|(of, _)| *of == question).map(|(_, answer)| answer.clone());
        if !self.is_ruled() {
            return settled.or_else(|| self.draw_answer(question));
        }
        if let Some(answer) = settled {
            return self.says(question).map_or(Some(answer), handed_in);
        }
        let answer = self.draw_answer(question);
        self.remember(question, answer.clone().unwrap_or(Answer::UNANSWERED));
        answer
    }

    /// The needs in the order of this person's utilities, the most important first.
    pub(super) fn needs_by_utility(&self) -> Vec<NeedIndex> {
        let mut needs: Vec<NeedIndex> = self.utility.indices().collect();
        needs.sort_by(|a, b| self.utility[*b].total_cmp(&self.utility[*a]));
        needs
    }

    /// Draws utilities and contentment: the town's mean, what the person's groups add, and the
    /// person's own.
    fn prefer(&mut self) {
        let shift = |need: NeedIndex| {
            let groups = self.town.groupings.iter().zip(&self.traits);
            let shifts =
                groups.filter_map(|(grouping, &option)| grouping.shifts.get(option)?.get(need));
            let ruled = self.ruled_shift(need);
            shifts.fold(ruled, |sum, shift| (sum.0 + shift.0, sum.1 + shift.1))
        };
        let shifts: Vec<_> = self.survey.needs.indices().map(shift).collect();
        let means: Vec<f64> =
            self.town.importance.iter().zip(&shifts).map(|(mean, shift)| mean + shift.0).collect();
        // Who clicks through prefers nothing.
        let speeds = self.speeds;
        self.utility = means
            .into_iter()
            .map(|mean| if speeds { 0.0 } else { mean } + gumbel(&mut self.random))
            .collect();
        self.contentment =
            self.town.contentment.iter().zip(&shifts).map(|(mean, shift)| mean + shift.1).collect();
        for need in self.needs_by_utility().into_iter().take(self.survey.ranking.top) {
            self.contentment[need] -= CARE;
        }
    }

    /// Draws the answers that decide on belonging to the population until they decide as wanted.
    fn settle(&mut self) {
        let Some(among) =
            self.survey.population.as_ref().and_then(|population| population.among.as_ref())
        else {
            return;
        };
        let inside = self.probability(INSIDE);
        let questions = among.questions();
        for _ in 0..TRIES {
            let mut known = self.survey.questions.map(|_, _| Answer::UNANSWERED);
            for &question in &questions {
                known[question] = self.draw_answer(question).unwrap_or(Answer::UNANSWERED);
            }
            if among.holds(&Known { answers: &known, setting: self.setting }) == inside {
                self.settled =
                    questions.iter().map(|&question| (question, known[question].clone())).collect();
                return;
            }
            self.traits = traits(self.town, &mut self.random);
        }
    }
}

/// Answers as conditions see them.
pub(super) struct Known<'a> {
    pub(super) answers: &'a Indexed<QuestionIndex, Answer>,
    pub(super) setting: &'a Setting,
}

impl Answers for Known<'_> {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        &self.answers[question]
    }

    fn today(&self) -> Option<chrono::NaiveDate> {
        self.setting.today
    }
}
