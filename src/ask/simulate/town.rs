//! The means of a made-up town: what matters, what it is content with, who lives in it. Drawn once
//! from the seed.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use mitreden_base::ids::Code;
use mitreden_base::seed::rng;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::survey::{Cross, Kind, Question, Survey};

/// How far two needs that follow one another in importance are apart, on the scale of a Gumbel
/// utility.
const STEP: f64 = 0.28;
/// The spread of mean contentment between needs, in points of a scale from 1 to 5.
const CONTENTMENT_SPREAD: f64 = 0.7;
/// The middle of a scale from 1 to 5, where nobody is content or discontent.
const MIDDLE: f64 = 3.0;
/// The least and the largest share that cannot judge a need.
const UNKNOWN: std::ops::Range<f64> = 0.03..0.22;
/// How much the people who answer differ from those who live there: the spread of log odds of every
/// option.
const TILT: f64 = 0.25;
/// How many questions make groups whose preferences differ.
const GROUPINGS: usize = 3;
/// The spread, between groups, of a need's utility and of contentment with it.
const GROUP_SPREADS: (f64, f64) = (0.3, 0.2);

/// The means of the town as a whole.
pub(super) struct TownMeans {
    /// The utility of each need.
    pub(super) importance: Indexed<NeedIndex, f64>,
    /// The contentment with each need, from -2 to 2.
    pub(super) contentment: Indexed<NeedIndex, f64>,
    /// The share that cannot judge each need.
    pub(super) unknown: Indexed<NeedIndex, f64>,
    /// The probability of each option of each question.
    pub(super) options: Indexed<QuestionIndex, Vec<f64>>,
    /// The questions whose groups have different preferences.
    pub(super) groupings: Vec<Grouping>,
}

/// A question that makes groups.
pub(super) struct Grouping {
    /// The question.
    pub(super) question: QuestionIndex,
    /// Whether its options have an order.
    pub(super) ordered: bool,
    /// What each option adds to the utility of each need and to the contentment with it.
    pub(super) shifts: Vec<Indexed<NeedIndex, (f64, f64)>>,
}

impl Grouping {
    /// The position of an option among ordered ones, from -1 to 1; 0 where there is no order.
    pub(super) fn place(&self, option: usize) -> f64 {
        let last = self.shifts.len().saturating_sub(1);
        if self.ordered && last > 0 { 2.0 * option as f64 / last as f64 - 1.0 } else { 0.0 }
    }
}

impl TownMeans {
    pub(super) fn draw(survey: &Survey, seed: u64) -> Self {
        let mut random = rng(seed, "town");
        let needs = survey.needs.len();
        // A shuffled order of needs, the first one the most wanted.
        let mut places: Vec<usize> = (0..needs).collect();
        for i in (1..needs).rev() {
            places.swap(i, random.random_range(0..=i));
        }
        let importance = places.iter().map(|place| -STEP * *place as f64).collect();
        let contentment = (0..needs).map(|_| CONTENTMENT_SPREAD * normal(&mut random)).collect();
        let unknown = (0..needs).map(|_| random.random_range(UNKNOWN)).collect();
        let options = survey.questions.map(|question, _| options(survey, question, &mut random));
        let groupings = grouping_questions(survey)
            .into_iter()
            .map(|question| grouping(survey, question, &mut random))
            .collect();
        Self { importance, contentment, unknown, options, groupings }.ruled(survey)
    }

    /// The same, where a survey's rules say what matters in the town: then its groups differ by
    /// these alone.
    fn ruled(mut self, survey: &Survey) -> Self {
        let plan = &survey.simulation;
        if !plan.needs.is_empty() {
            let weight = |need: NeedIndex| plan.needs.iter().find(|(of, _)| *of == need);
            let utility = |need: NeedIndex| weight(need).map_or(0.0, |(_, weight)| weight.ln());
            self.importance = survey.needs.map(|need, _| utility(need));
        }
        for (need, mean) in &plan.satisfied {
            self.contentment[*need] = mean - MIDDLE;
        }
        if !plan.is_empty() {
            let shifts = self.groupings.iter_mut().flat_map(|grouping| &mut grouping.shifts);
            shifts.flat_map(Indexed::iter_mut).for_each(|shift| *shift = (0.0, 0.0));
        }
        self
    }
}

/// Single choices that a margin names; where none does, those asked before the first question about
/// needs.
fn grouping_questions(survey: &Survey) -> Vec<QuestionIndex> {
    let is_single = |question: &Question| {
        matches!(question.kind, Kind::Single { .. }) && question.facet.is_none()
    };
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let named: Vec<QuestionIndex> =
        margins.flat_map(|margin| margin.cross.of.iter().copied()).collect();
    let all = || survey.questions.indices().filter(|&q| is_single(&survey.questions[q]));
    if named.is_empty() {
        let first = survey
            .questions
            .position(|question| question.facet.is_some())
            .unwrap_or(survey.questions.end());
        all().filter(|&q| q < first).take(GROUPINGS).collect()
    } else {
        all().filter(|q| named.contains(q)).take(GROUPINGS).collect()
    }
}

/// How the groups of a question differ: along a line where its options are ordered, else each by
/// itself.
fn grouping(survey: &Survey, question: QuestionIndex, random: &mut ChaCha8Rng) -> Grouping {
    let kind = &survey.questions[question].kind;
    let ordered = matches!(kind, Kind::Single { ordered: true, .. });
    let mut draw = || (GROUP_SPREADS.0 * normal(random), GROUP_SPREADS.1 * normal(random));
    let options = kind.items().len();
    let mut grouping = Grouping { question, ordered, shifts: vec![Indexed::default(); options] };
    for _ in &survey.needs {
        let slope = ordered.then(&mut draw);
        for option in 0..options {
            let place = grouping.place(option);
            let shift = slope.map_or_else(&mut draw, |(utility, contentment)| {
                (utility * place, contentment * place)
            });
            grouping.shifts[option].push(shift);
        }
    }
    grouping
}

/// How likely each option of a question is: as in the population where a margin knows, else falling
/// slowly; tilted.
fn options(survey: &Survey, question: QuestionIndex, random: &mut ChaCha8Rng) -> Vec<f64> {
    let items = survey.questions[question].kind.items();
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let margin = margins.map(|margin| &margin.cross).find(|cross| cross.of.contains(&question));
    let known =
        |code: &Code| margin.map(|cross| share(cross, question, code)).filter(|share| *share > 0.0);
    let weight = |(i, item): (usize, &mitreden_define::survey::Item)| {
        // An option collapsed into another is rare; so is one that asks for words of its own.
        let rare = margin.is_some() || item.other;
        let falling = if rare { 0.02 } else { 1.0 / (i as f64 + 2.0).sqrt() };
        known(&item.code).unwrap_or(falling)
    };
    let weights: Vec<f64> =
        items.iter().enumerate().map(weight).map(|w| w * (TILT * normal(random)).exp()).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

/// The share of an option in a margin, summed over the other question of a crossing.
fn share(cross: &Cross, question: QuestionIndex, code: &Code) -> f64 {
    let axis = cross.of.iter().position(|of| *of == question).unwrap_or(0);
    let total: f64 = cross.figures.iter().map(|(_, figure)| figure).sum();
    let of_code = cross.figures.iter().filter(|(codes, _)| codes.get(axis) == Some(code));
    of_code.map(|(_, figure)| figure).sum::<f64>() / total
}

/// A standard normal number (Box and Muller 1958).
pub(super) fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (a, b): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - a).ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}
