//! The means of a made-up town: what matters, what it is content with, who lives in it. Drawn once from the seed.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use crate::base::seed::rng;
use crate::define::survey::{Cross, Survey};

/// How far two needs that follow one another in importance are apart, on the scale of a Gumbel utility.
const STEP: f64 = 0.28;
/// The spread of mean contentment between needs, in points of a scale from 1 to 5.
const CONTENTMENT_SPREAD: f64 = 0.7;
/// How much the people who answer differ from those who live there: the spread of log odds of every option.
const TILT: f64 = 0.25;

/// What is true of the town as a whole.
pub(super) struct TownMeans {
    /// For each need: its utility.
    pub(super) importance: Vec<f64>,
    /// For each need: contentment, from -2 to 2.
    pub(super) contentment: Vec<f64>,
    /// For each need: the share that cannot judge it.
    pub(super) unknown: Vec<f64>,
    /// For each question: how likely each option is.
    pub(super) options: Vec<Vec<f64>>,
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
        let unknown = (0..needs).map(|_| random.random_range(0.03..0.22)).collect();
        let options = (0..survey.questions.len()).map(|question| options(survey, question, &mut random)).collect();
        Self { importance, contentment, unknown, options }
    }
}

/// How likely each option of a question is: as in the population where a margin knows, else falling slowly; tilted.
fn options(survey: &Survey, question: usize, random: &mut ChaCha8Rng) -> Vec<f64> {
    let items = survey.questions[question].kind.items();
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let margin = margins.map(|margin| &margin.cross).find(|cross| cross.of.contains(&question));
    let known = |code: &crate::base::ids::Code| margin.map(|cross| share(cross, question, code)).filter(|share| *share > 0.0);
    let weight = |(i, item): (usize, &crate::define::survey::Item)| {
        // An option collapsed into another is rare; so is one that asks for words of its own.
        let rare = margin.is_some() || item.other;
        let falling = if rare { 0.02 } else { 1.0 / (i as f64 + 2.0).sqrt() };
        known(&item.code).unwrap_or(falling)
    };
    let weights: Vec<f64> = items.iter().enumerate().map(weight).map(|w| w * (TILT * normal(random)).exp()).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

/// The share of an option in a margin, summed over the other question of a crossing.
fn share(cross: &Cross, question: usize, code: &crate::base::ids::Code) -> f64 {
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
