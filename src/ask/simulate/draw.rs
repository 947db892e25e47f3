//! How a made-up respondent answers each type of question.

use chrono::{Days, NaiveDate};
use rand::RngExt;

use super::person::{Person, pick};
use super::town::normal;
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Choice, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::{Bounds, FacetKind, Item, Kind, Pick, Question, Required};

/// The share of questions refused where that is possible.
const REFUSED: f64 = 0.02;
/// The share of answers "none of these".
const NONE: f64 = 0.02;
/// The mean number that is given where nothing bounds it.
const MEAN_NUMBER: f64 = 6.0;
/// The median of seconds a question takes, the spread of its logarithm, and what part of it a
/// speeder takes.
const SECONDS: (f64, f64, f64) = (9.0, 0.45, 0.15);

/// What is handed in: nothing where a question is left open.
pub(super) fn handed_in(said: Answer) -> Option<Answer> {
    (said != Answer::UNANSWERED).then_some(said)
}

impl Person<'_> {
    pub(super) fn draw_answer(&mut self, index: QuestionIndex) -> Option<Answer> {
        let said = self.says(index);
        said.map_or_else(|| self.value(index), handed_in)
    }

    /// What is said instead of a value: nothing, that it will not be told, or none of these; `None`
    /// where it is a value.
    pub(super) fn says(&mut self, index: QuestionIndex) -> Option<Answer> {
        let question = &self.survey.questions[index];
        let allow = question.allows(self.setting.mode);
        let in_parts = matches!(question.kind, Kind::Matrix { .. } | Kind::BestWorst { .. });
        if allow.refused && !in_parts && self.probability(REFUSED) {
            return Some(Answer::Missing(Missing::Refused));
        }
        if question.required != Required::Yes && self.leaves_open() {
            return Some(Answer::UNANSWERED);
        }
        let is_none = question.kind.none().is_some() && self.probability(NONE);
        is_none.then_some(Answer::None)
    }

    /// The value that is answered.
    pub(super) fn value(&mut self, index: QuestionIndex) -> Option<Answer> {
        let question = &self.survey.questions[index];
        let allow = question.allows(self.setting.mode);
        match &question.kind {
            Kind::Single { options, .. } => {
                Some(Answer::Choice(self.single(index, question, options)))
            }
            Kind::Multiple { options, pick, .. } => {
                Some(self.multiple(index, question, options, *pick))
            }
            Kind::Ranking { items, top, .. } => Some(Answer::Ranking(self.ranking(items, *top))),
            Kind::Points { items, total, .. } => Some(Answer::Points(self.points(items, *total))),
            Kind::Rating { scale, need } => {
                Some(Answer::Rating(self.point(scale, *need, question)))
            }
            Kind::Matrix { rows, scale, .. } => Some(self.matrix(question, rows, scale, allow)),
            Kind::BestWorst { .. } => Some(self.best_worst(question, allow.dont_know)),
            Kind::Number { bounds, integer } => {
                Some(Answer::Number(self.number(question, *bounds, *integer)))
            }
            Kind::Date { bounds } => self.date(*bounds).map(Answer::Date),
            Kind::Text { max_length, .. } => self.text(question, *max_length),
            Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => None,
        }
    }

    fn choice(&self, item: &Item) -> Choice {
        let words = item.other.then(|| item.text.show(&self.setting.lang));
        Choice { code: item.code.clone(), text: words }
    }

    fn single(&mut self, index: QuestionIndex, question: &Question, options: &[Item]) -> Choice {
        let of_group = self.town.groupings.iter().position(|grouping| grouping.question == index);
        let ruled = self.ruled_option(question);
        let at = match ruled
            .or_else(|| of_group.and_then(|grouping| self.traits.get(grouping).copied()))
        {
            Some(option) => option,
            None if question.facet_weight(FacetKind::Importance) > 0.0 => {
                self.by_utility(options).first().copied().unwrap_or(0)
            }
            None => self.option(index),
        };
        self.choice(&options[at])
    }

    /// One of a question's options, by the town's shares.
    fn option(&mut self, index: QuestionIndex) -> usize {
        pick(&self.town.options[index], &mut self.random)
    }

    fn multiple(
        &mut self,
        index: QuestionIndex,
        question: &Question,
        options: &[Item],
        bounds: Pick,
    ) -> Answer {
        let most = bounds.max.min(options.len());
        let mut picked: Vec<usize>;
        if let Some(ruled) = self.ruled_options(question, options, most) {
            picked = ruled;
        } else if question.facet_weight(FacetKind::Importance) > 0.0 {
            // Where nothing limits it, people name as many as the ranking counts.
            let wanted =
                if most < options.len() { most } else { self.survey.ranking.top.max(bounds.min) };
            picked = self
                .by_utility(options)
                .into_iter()
                .filter(|&at| !options[at].exclusive)
                .take(wanted)
                .collect();
        } else {
            let first = self.option(index);
            picked = vec![first];
            for (at, option) in options.iter().enumerate().filter(|_| !options[first].exclusive) {
                let likely = (2.0 * self.town.options[index][at]).min(0.9);
                if at != first
                    && !option.exclusive
                    && picked.len() < most
                    && self.probability(likely)
                {
                    picked.push(at);
                }
            }
        }
        picked.sort_unstable();
        Answer::Choices(picked.into_iter().map(|at| self.choice(&options[at])).collect())
    }

    /// Mostly small numbers: an exponential one of mean 6, or a tenth of the range.
    fn number(&mut self, question: &Question, bounds: Bounds<f64>, integer: bool) -> f64 {
        let low = bounds.min.unwrap_or(0.0);
        let high = bounds.max.unwrap_or(f64::INFINITY);
        let mean =
            if high.is_finite() { ((high - low) / 10.0).min(MEAN_NUMBER) } else { MEAN_NUMBER };
        let value = self
            .ruled_number(question, bounds)
            .unwrap_or_else(|| low - mean * (1.0 - self.random.random::<f64>()).ln());
        let value = if integer { value.round() } else { (value * 10.0).round() / 10.0 };
        value.clamp(low, high)
    }

    /// A day between the bounds; the last hundred years where one is missing.
    fn date(&mut self, bounds: Bounds<NaiveDate>) -> Option<NaiveDate> {
        let last = bounds.max.or(self.survey.opens)?;
        let first = bounds.min.or_else(|| last.checked_sub_days(Days::new(36_500)))?;
        let span = u64::try_from((last - first).num_days()).unwrap_or(0);
        first.checked_add_days(Days::new(self.random.random_range(0..=span)))
    }

    /// A line about one of the two needs that matter most, visibly made up.
    fn text(&mut self, question: &Question, longest: usize) -> Option<Answer> {
        if self.speeds || !self.probability(self.habits.talkative) {
            return None;
        }
        let nth = usize::from(self.probability(0.3));
        let needs = self.needs_by_utility();
        if !self.survey.simulation.texts.is_empty() {
            let words = self.ruled_text(question, needs.get(nth..)?)?;
            return (words.chars().count() <= longest).then_some(Answer::Text(words));
        }
        let need = needs.get(nth).copied()?;
        let label = self.survey.needs[need].text.show(&self.setting.lang);
        let id = ["simulated-wish-plain", "simulated-wish-more", "simulated-wish-lacking"]
            [self.below(3)];
        let words = Lang::of_tag(&self.setting.lang).say(id, &[("need", label.into())]);
        (words.chars().count() <= longest).then_some(Answer::Text(words))
    }

    /// How long the interview took: log-normal in the number of questions answered.
    pub(super) fn seconds(&mut self, answers: &Indexed<QuestionIndex, Answer>) -> u32 {
        let asked = answers
            .iter()
            .filter(|answer| {
                !matches!(answer.missing(), Some(Missing::NotAsked | Missing::NotReached))
            })
            .count();
        let pace = (SECONDS.1 * normal(&mut self.random)).exp()
            * if self.speeds { SECONDS.2 } else { 1.0 };
        let seconds = SECONDS.0 * pace * asked as f64;
        (1..36_000).find(|s| f64::from(*s) >= seconds).unwrap_or(36_000)
    }
}
