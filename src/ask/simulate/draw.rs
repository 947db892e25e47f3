//! How a made-up respondent answers each type of question.

use chrono::{Days, NaiveDate};
use rand::RngExt;

use super::person::Person;
use super::town::normal;
use crate::base::ids::Code;
use crate::define::answer::{Answer, Choice, Missing};
use crate::define::survey::{Bounds, FacetKind, Item, Kind, Question, Required, Scale};

/// The share of questions left open.
const OPEN: f64 = 0.03;
/// The share of questions refused where that is possible.
const REFUSED: f64 = 0.02;
/// The share that answers "none of these".
const NONE: f64 = 0.02;
/// The share that answers an open question.
const TALKATIVE: f64 = 0.25;
/// The share that ranks fewer items than asked for.
const SHORT_LIST: f64 = 0.15;
/// The share that gives every row of a matrix the same point.
const STRAIGHT: f64 = 0.03;
/// The mean of seconds a question takes, and the spread of its logarithm.
const SECONDS: (f64, f64) = (9.0, 0.45);

impl Person<'_> {
    pub(super) fn draw_answer(&mut self, index: usize) -> Option<Answer> {
        let survey = self.survey;
        let question = &survey.questions[index];
        let must = question.required == Required::Yes;
        let allow = question
            .allow
            .unwrap_or(crate::define::survey::Allow { refused: self.has_interviewer, dont_know: self.has_interviewer });
        let matrix = matches!(question.kind, Kind::Matrix { .. });
        if allow.refused && !matrix && self.chance(REFUSED) {
            return Some(Answer::Missing(Missing::Refused));
        }
        if !must && self.chance(OPEN) {
            return None;
        }
        if question.kind.none().is_some() && self.chance(NONE) {
            return Some(Answer::None);
        }
        match &question.kind {
            Kind::Single { options, .. } => Some(Answer::Choice(self.single(index, question, options))),
            Kind::Multiple { options, pick, .. } => Some(self.multiple(index, options, pick.max.min(options.len()))),
            Kind::Ranking { items, top, .. } => Some(Answer::Ranking(self.ranking(items, *top))),
            Kind::Points { items, total, .. } => Some(Answer::Points(self.points(items, *total))),
            Kind::Rating { scale, need } => Some(Answer::Rating(self.point(scale, *need, question))),
            Kind::Matrix { rows, scale, .. } => Some(self.matrix(question, rows, scale, allow.dont_know)),
            Kind::Number { bounds, integer } => Some(Answer::Number(self.number(*bounds, *integer))),
            Kind::Date { bounds } => self.date(*bounds).map(Answer::Date),
            Kind::Text { max_length, .. } => self.text(*max_length),
            Kind::BestWorst { .. } | Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => None,
        }
    }

    fn choice(&self, item: &Item) -> Choice {
        let words = item.other.then(|| item.text.show(&self.lang));
        Choice { code: item.code.clone(), text: words }
    }

    fn single(&mut self, index: usize, question: &Question, options: &[Item]) -> Choice {
        let best =
            if question.facet_weight(FacetKind::Importance) > 0.0 { self.by_utility(options).first().copied() } else { None };
        let at = best.unwrap_or_else(|| self.option(index));
        self.choice(&options[at])
    }

    /// One of a question's options, by the town's shares.
    fn option(&mut self, index: usize) -> usize {
        let shares = &self.town.options[index];
        let mut left: f64 = self.random.random();
        shares
            .iter()
            .position(|share| {
                left -= share;
                left < 0.0
            })
            .unwrap_or(0)
    }

    fn multiple(&mut self, index: usize, options: &[Item], most: usize) -> Answer {
        let first = self.option(index);
        if options[first].exclusive {
            return Answer::Choices(vec![self.choice(&options[first])]);
        }
        let mut picked = vec![first];
        for (at, option) in options.iter().enumerate() {
            let likely = (2.0 * self.town.options[index][at]).min(0.9);
            if at != first && !option.exclusive && picked.len() < most && self.chance(likely) {
                picked.push(at);
            }
        }
        picked.sort_unstable();
        Answer::Choices(picked.into_iter().map(|at| self.choice(&options[at])).collect())
    }

    /// Items by what they are worth to this person, the most important first; those that are no needs by chance.
    fn by_utility(&mut self, items: &[Item]) -> Vec<usize> {
        let mut worth: Vec<(f64, usize)> = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let utility = item.need.map(|need| self.utility[need]);
            worth.push((utility.unwrap_or_else(|| normal(&mut self.random)), at));
        }
        worth.sort_by(|a, b| b.0.total_cmp(&a.0));
        worth.into_iter().map(|(_, at)| at).collect()
    }

    fn ranking(&mut self, items: &[Item], top: usize) -> Vec<Code> {
        let length = if top > 1 && self.chance(SHORT_LIST) { 1 + self.below(top - 1) } else { top };
        self.by_utility(items).into_iter().take(length).map(|at| items[at].code.clone()).collect()
    }

    /// Points in proportion to what items are worth, rounded to steps of a tenth of the total; the rest to the best.
    fn points(&mut self, items: &[Item], total: f64) -> Vec<(Code, f64)> {
        let order = self.by_utility(items);
        let step = total / 10.0;
        let mut given = vec![0.0; items.len()];
        let mut left: f64 = total;
        for &at in order.iter().skip(1).take(3) {
            let part = step * f64::from(self.random.random_range(0..=2_u8));
            given[at] = part;
            left -= part;
        }
        given[order[0]] = left;
        items.iter().zip(given).filter(|(_, points)| *points > 0.0).map(|(item, points)| (item.code.clone(), points)).collect()
    }

    /// A point on a scale: contentment with a need where one is named, else somewhere above the middle.
    fn point(&mut self, scale: &Scale, need: Option<usize>, question: &Question) -> i16 {
        let mean = match (need, question.facet.map(|facet| facet.kind)) {
            (Some(need), Some(FacetKind::Importance)) => 1.2 + self.utility[need] / 3.0,
            (Some(need), _) => self.town.contentment[need],
            (None, _) => 0.4,
        };
        let latent = mean + self.temper + 0.8 * normal(&mut self.random);
        let span = f64::from(scale.to - scale.from);
        let up = ((latent + 2.0) / 4.0 * span).round().clamp(0.0, span);
        let at = (scale.from..=scale.to).min_by(|a, b| {
            let off = |point: i16| (f64::from(point - scale.from) - up).abs();
            off(*a).total_cmp(&off(*b))
        });
        scale.turned(at.unwrap_or(scale.from))
    }

    fn matrix(&mut self, question: &Question, rows: &[Item], scale: &Scale, dont_know: bool) -> Answer {
        let straight = self.chance(STRAIGHT).then(|| self.point(scale, None, question));
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let unknown = row.need.map_or(0.05, |need| self.town.unknown[need]);
            let cell = if let Some(point) = straight {
                Ok(point)
            } else if dont_know && self.chance(unknown) {
                Err(Missing::DontKnow)
            } else if question.required != Required::Yes && self.chance(OPEN) {
                Err(Missing::Unanswered)
            } else {
                Ok(self.point(scale, row.need, question))
            };
            cells.push((row.code.clone(), cell));
        }
        Answer::Rows(cells)
    }

    /// Mostly small numbers: an exponential one of mean 6, or a tenth of the range.
    fn number(&mut self, bounds: Bounds<f64>, integer: bool) -> f64 {
        let low = bounds.min.unwrap_or(0.0);
        let high = bounds.max.unwrap_or(f64::INFINITY);
        let mean = if high.is_finite() { ((high - low) / 10.0).min(6.0) } else { 6.0 };
        let value = low - mean * (1.0 - self.random.random::<f64>()).ln();
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

    /// A line about the need that matters most, visibly made up.
    fn text(&mut self, longest: usize) -> Option<Answer> {
        if !self.chance(TALKATIVE) {
            return None;
        }
        let best = (0..self.utility.len()).max_by(|a, b| self.utility[*a].total_cmp(&self.utility[*b]))?;
        let label = self.survey.needs[best].text.show(&self.lang);
        let words = if self.lang == "de" { format!("{label} (erfundene Antwort)") } else { format!("{label} (made-up answer)") };
        (words.chars().count() <= longest).then_some(Answer::Text(words))
    }

    /// How long the interview took: log-normal in the number of questions answered; a few click through.
    pub(super) fn seconds(&mut self, answers: &[Answer]) -> u32 {
        let asked =
            answers.iter().filter(|answer| !matches!(answer.missing(), Some(Missing::NotAsked | Missing::NotReached))).count();
        let pace = if self.chance(0.02) { 0.15 } else { (SECONDS.1 * normal(&mut self.random)).exp() };
        let seconds = SECONDS.0 * pace * asked as f64;
        (1..36_000).find(|s| f64::from(*s) >= seconds).unwrap_or(36_000)
    }
}
