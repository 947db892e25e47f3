//! What the rules of a survey say of one person (`simulate:` of the questionnaire): which rules hold
//! follows from what the person is known to be, whether or not they say so in the interview.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::super::interview::{Setting, answer_of};
use super::habits;
use super::person::{INSIDE, Known, Person, TRIES, pick};
use super::town::{TownMeans, normal};
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::logic::Expr;
use mitreden_define::survey::{
    Bounds, Item, Kind, Mode, Question, Scale, SimulatedAnswer, SimulatedText, Survey,
};

/// How often a number is drawn anew that lies outside of its bounds.
const REDRAWS: usize = 50;

/// What is known of a person before the interview begins: who they are, and how they answer.
pub(super) struct Beforehand {
    pub(super) known: Indexed<QuestionIndex, Answer>,
    pub(super) settled: Vec<(QuestionIndex, Answer)>,
    pub(super) traits: Vec<usize>,
    pub(super) mode: Mode,
    pub(super) random: ChaCha8Rng,
}

/// The questions whose answers are drawn before the interview begins, in its order: those that make
/// groups, that decide on the population, on the mode and on what matters, and all that these hang on.
pub(super) fn beforehand(survey: &Survey, town: &TownMeans) -> Vec<QuestionIndex> {
    let rules = || survey.simulation.rules.iter();
    let among = survey.population.as_ref().and_then(|population| population.among.as_ref());
    let deciding = rules().filter(|rule| {
        !(rule.modes.is_empty() && rule.needs.is_empty() && rule.satisfied.is_empty())
    });
    let deciding = deciding.filter_map(|rule| rule.when.as_ref());
    let mut all: Vec<QuestionIndex> =
        among.into_iter().chain(deciding).flat_map(Expr::questions).collect();
    all.extend(town.groupings.iter().map(|grouping| grouping.question));
    let mut at = 0;
    while let Some(index) = all.get(at).copied() {
        at += 1;
        let Some(question) = survey.questions.get(index) else { continue };
        let page = survey.pages.get(question.page).and_then(|page| page.show_if.as_ref());
        let value = match &question.kind {
            Kind::Computed { value, .. } => Some(value),
            _ => None,
        };
        let answering = rules().filter(|rule| rule.answers.iter().any(|(of, _)| *of == index));
        let conditions = page.into_iter().chain(&question.show_if).chain(value);
        let conditions = conditions.chain(answering.filter_map(|rule| rule.when.as_ref()));
        for other in conditions.flat_map(Expr::questions) {
            if !all.contains(&other) {
                all.push(other);
            }
        }
    }
    // What is said of needs follows from what matters, which is drawn when all this is known.
    all.retain(|index| {
        survey.questions.get(*index).is_some_and(|question| question.facet.is_none())
    });
    all.sort_unstable();
    all.dedup();
    all
}

impl Beforehand {
    /// Draws a person anew until they belong to the population, or do not, as it should be.
    pub(super) fn draw(
        survey: &Survey,
        town: &TownMeans,
        setting: &Setting,
        questions: &[QuestionIndex],
        random: ChaCha8Rng,
    ) -> Self {
        let mut person = Person::blank(survey, town, setting, Vec::new(), random);
        let among = survey.population.as_ref().and_then(|population| population.among.as_ref());
        let inside = person.probability(INSIDE);
        let mut settled = Vec::new();
        for _ in 0..TRIES {
            person.known = survey.questions.map(|_, _| Answer::UNANSWERED);
            settled.clear();
            for &question in questions {
                if !person.is_asked(question) {
                    person.known[question] = Answer::NOT_ASKED;
                } else if let Some(answer) = person.value(question) {
                    settled.push((question, answer.clone()));
                    person.remember(question, answer);
                }
            }
            if among.is_none_or(|among| person.meets(among) == inside) {
                break;
            }
        }
        let traits = person.groups();
        let mode = person.way(&traits);
        Self { known: person.known, settled, traits, mode, random: person.random }
    }
}

impl Person<'_> {
    /// Whether the survey has rules by which people are made up.
    pub(super) fn is_ruled(&self) -> bool {
        !self.survey.simulation.is_empty()
    }

    fn meets(&self, condition: &Expr) -> bool {
        condition.holds(&Known { answers: &self.known, setting: self.setting })
    }

    fn meets_all(&self, when: Option<&Expr>) -> bool {
        when.is_none_or(|when| self.meets(when))
    }

    fn is_asked(&self, index: QuestionIndex) -> bool {
        let Some(question) = self.survey.questions.get(index) else { return false };
        let page = self.survey.pages.get(question.page).and_then(|page| page.show_if.as_ref());
        self.meets_all(page) && self.meets_all(question.show_if.as_ref())
    }

    /// Takes an answer as known, with all that is computed of it.
    pub(super) fn remember(&mut self, question: QuestionIndex, answer: Answer) {
        self.known[question] = answer;
        for (index, computed) in self.survey.questions.entries() {
            if let Kind::Computed { value, .. } = &computed.kind {
                let known = Known { answers: &self.known, setting: self.setting };
                let value = answer_of(value.evaluate(&known));
                self.known[index] = value;
            }
        }
    }

    /// The options of the questions that make groups: as they were drawn, else by the town's
    /// shares.
    fn groups(&mut self) -> Vec<usize> {
        let mut groups = Vec::with_capacity(self.town.groupings.len());
        for grouping in &self.town.groupings {
            let items = self.survey.questions[grouping.question].kind.items();
            let chosen = match &self.known[grouping.question] {
                Answer::Choice(choice) => items.iter().position(|item| item.code == choice.code),
                _ => None,
            };
            let at = chosen
                .unwrap_or_else(|| pick(&self.town.options[grouping.question], &mut self.random));
            groups.push(at);
        }
        groups
    }

    /// The mode in which the person answers: by the rules, where any speaks of modes.
    fn way(&mut self, traits: &[usize]) -> Mode {
        let rules = &self.survey.simulation.rules;
        let age = if rules.iter().all(|rule| rule.modes.is_empty()) {
            super::age(self.town, traits)
        } else {
            0.0
        };
        let holding: Vec<_> =
            rules.iter().filter(|rule| self.meets_all(rule.when.as_ref())).collect();
        let factor = |mode: Mode| -> f64 {
            let of_mode = holding.iter().flat_map(|rule| &rule.modes);
            of_mode.filter(|(of, _)| *of == mode).map(|(_, factor)| factor).product()
        };
        let share: f64 = self.random.random();
        super::mode(self.survey, share, |mode| habits::of(mode).likely(age) * factor(mode))
    }

    /// What the last rule that holds says of a question.
    fn ruled(&self, question: &Question) -> Option<&SimulatedAnswer> {
        let survey = self.survey;
        let is_it = |of: QuestionIndex| {
            survey.questions.get(of).is_some_and(|known| known.id == question.id)
        };
        survey.simulation.rules.iter().rev().find_map(|rule| {
            let (_, answer) = rule.answers.iter().find(|(of, _)| is_it(*of))?;
            self.meets_all(rule.when.as_ref()).then_some(answer)
        })
    }

    /// One of the options, where a rule says how often each is chosen.
    pub(super) fn ruled_option(&mut self, question: &Question) -> Option<usize> {
        let SimulatedAnswer::Options(shares) = self.ruled(question)? else { return None };
        let all: f64 = shares.iter().sum();
        let shares: Vec<f64> = shares.iter().map(|share| share / all).collect();
        Some(pick(&shares, &mut self.random))
    }

    /// Some of the options, where a rule says the chance of each. Who picks none takes the one that
    /// excludes the others, where there is one, else the likeliest.
    pub(super) fn ruled_options(
        &mut self,
        question: &Question,
        options: &[Item],
        most: usize,
    ) -> Option<Vec<usize>> {
        let SimulatedAnswer::Options(chances) = self.ruled(question)?.clone() else { return None };
        let alone = options.iter().position(|option| option.exclusive);
        if let Some(at) = alone
            && self.probability(chances.get(at).copied().unwrap_or(0.0))
        {
            return Some(vec![at]);
        }
        let mut picked = Vec::new();
        for (at, chance) in chances.iter().enumerate() {
            if Some(at) != alone && self.probability(*chance) && picked.len() < most {
                picked.push(at);
            }
        }
        if picked.is_empty() {
            let likeliest = (0..chances.len()).max_by(|a, b| chances[*a].total_cmp(&chances[*b]));
            picked.extend(alone.or(likeliest));
        }
        Some(picked)
    }

    /// A number, where a rule says around which mean.
    pub(super) fn ruled_number(&mut self, question: &Question, bounds: Bounds<f64>) -> Option<f64> {
        let SimulatedAnswer::Number { mean, spread, least, most } = *self.ruled(question)? else {
            return None;
        };
        let low = least.into_iter().chain(bounds.min).fold(f64::NEG_INFINITY, f64::max);
        let high = most.into_iter().chain(bounds.max).fold(f64::INFINITY, f64::min);
        let mut value = mean;
        for _ in 0..REDRAWS {
            value = if let Some(spread) = spread {
                mean + spread * normal(&mut self.random)
            } else {
                let low = if low.is_finite() { low } else { 0.0 };
                low - (mean - low) * (1.0 - self.random.random::<f64>()).ln()
            };
            if (low..=high).contains(&value) {
                return Some(value);
            }
        }
        Some(value.max(low).min(high))
    }

    /// The contentment that points of a scale stand for, where a rule says around which mean.
    pub(super) fn ruled_points(&self, question: &Question, scale: &Scale) -> Option<f64> {
        let SimulatedAnswer::Points(mean) = self.ruled(question)? else { return None };
        let (from, to) = (f64::from(scale.from), f64::from(scale.to));
        let up = if scale.best_is_to == Some(false) { to - mean } else { mean - from };
        Some(4.0 * up / (to - from) - 2.0)
    }

    /// What the rules add to the utility of a need, and to contentment with it.
    pub(super) fn ruled_shift(&self, need: NeedIndex) -> (f64, f64) {
        let rules = self.survey.simulation.rules.iter();
        let holding = rules.filter(|rule| self.meets_all(rule.when.as_ref()));
        holding.fold((0.0, 0.0), |sum, rule| {
            let of = |all: &[(NeedIndex, f64)]| {
                all.iter().find(|(of, _)| *of == need).map(|(_, figure)| *figure)
            };
            let utility = of(&rule.needs).map_or(0.0, f64::ln);
            (sum.0 + utility, sum.1 + of(&rule.satisfied).unwrap_or(0.0))
        })
    }

    /// Something that the person writes about the first of these needs of which they have anything
    /// to say; nobody says the same twice.
    pub(super) fn ruled_text(
        &mut self,
        question: &Question,
        needs: &[NeedIndex],
    ) -> Option<String> {
        let texts = &self.survey.simulation.texts;
        let lang = &self.setting.lang;
        let is_of = |text: &SimulatedText| {
            let mut of = text.of.iter().filter_map(|of| self.survey.questions.get(*of));
            text.of.is_empty() || of.any(|of| of.id == question.id)
        };
        let suits = |(at, text): &(usize, &SimulatedText)| {
            is_of(text)
                && !self.written.contains(at)
                && text.text.speaks(lang)
                && self.meets_all(text.when.as_ref())
        };
        let suiting: Vec<_> = texts.iter().enumerate().filter(suits).collect();
        let about = |need: NeedIndex| -> Vec<_> {
            let is_about = |text: &SimulatedText| text.need.is_none_or(|of| of == need);
            suiting.iter().filter(|(_, text)| is_about(text)).copied().collect()
        };
        let chosen = needs.iter().map(|need| about(*need)).find(|found| !found.is_empty())?;
        let (at, text) = *chosen.get(self.below(chosen.len()))?;
        self.written.push(at);
        Some(self.one_of_each(&text.text.show(lang)))
    }

    /// The words with one of the alternatives of each `[one|another]`.
    fn one_of_each(&mut self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('[') {
            let Some((inside, behind)) = after.split_once(']') else { break };
            out.push_str(before);
            let alternatives: Vec<&str> = inside.split('|').collect();
            if let [only] = alternatives[..] {
                out.extend(["[", only, "]"]);
            } else {
                out.push_str(alternatives[self.below(alternatives.len())]);
            }
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}
