//! Surveys made up by chance, counted as all others are: how often needs are told apart in them.
//!
//! Who is asked in a shift says, with probability √ρ, just what one person says by whom the shift
//! is ruled, else what anybody would: so two of them have the correlation ρ in everything they say,
//! and each by themselves says what all do. Weights are lognormal and have nothing to do with answers.
//!
//! Each survey has a stream of random numbers of its own, so that nothing depends on threads.

use super::{Assumptions, PlannedSample, TwoTiers};
use crate::cells::{CellKey, Cells};
use crate::estimate::{Design, Stratum};
use crate::needs::{NeedAnswer, NeedAnswers, NeedRows, Scores, score};
use crate::ranking::{Contrasts, Draws, Steps, simultaneous};
use crate::weights::Calibration;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::f64::consts::TAU;

/// The number of draws for the critical value of one survey.
const DRAWS: usize = 10_000;

/// How often needs were told apart in simulated surveys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrialSurveys {
    /// How many surveys there were.
    pub surveys: u64,
    /// The share of pairs of a need of the upper tier and one of the lower that were told apart.
    pub apart: f64,
    /// The standard error of that share by the number of surveys.
    pub error: f64,
    /// The share of surveys in which all needs of the upper tier were ahead of all of the lower.
    pub all: f64,
    /// The share of surveys in which some pair was told apart that is level, or the wrong way
    /// round.
    pub wrong: f64,
}

/// One who answers: the needs that they name, and those that they are not satisfied with.
#[derive(Debug, Clone)]
struct Person {
    cell: u32,
    d: f64,
    t: Vec<f64>,
    dis: Vec<f64>,
}

struct People {
    all: Vec<Person>,
    /// 1 for each need, or 0 where satisfaction is not asked.
    v: f64,
}

impl People {
    fn scores(&self, design: &Design, m: usize) -> Scores {
        let mut answers = NeedAnswers::new(m);
        for Person { t, dis, .. } in &self.all {
            let said = |(t, dis): (&f64, &f64)| NeedAnswer { a: 1.0, t: *t, dis: *dis, v: self.v };
            answers.push(t.iter().zip(dis).map(said));
        }
        let cells: Vec<u32> = self.all.iter().map(|person| person.cell).collect();
        let weights: Vec<f64> = self.all.iter().map(|person| person.d).collect();
        score(design, &NeedRows::new(&answers, cells, &weights))
    }
}

/// Makes up surveys and counts them.
pub fn simulate(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    sample: &PlannedSample,
    (surveys, seed): (u64, u64),
) -> TrialSurveys {
    let (mut sum, mut squares, mut all, mut wrong) = (0.0, 0.0, 0_u64, 0_u64);
    for run in 0..surveys {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(run);
        let (apart, is_wrong) = one(assumed, tiers, sample, &mut random);
        sum += apart;
        squares += apart * apart;
        all += u64::from(apart >= 1.0);
        wrong += u64::from(is_wrong);
    }
    let n = surveys.max(1) as f64;
    let apart = sum / n;
    let variance = (squares / n - apart * apart).max(0.0);
    TrialSurveys {
        surveys,
        apart,
        error: (variance / n).sqrt(),
        all: all as f64 / n,
        wrong: wrong as f64 / n,
    }
}

/// The share of pairs that one survey tells apart, and whether it tells one that is wrong.
fn one(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    sample: &PlannedSample,
    random: &mut ChaCha8Rng,
) -> (f64, bool) {
    let (cells, people) = draw(assumed, tiers, sample, random);
    let name = |name: &str| Stratum { name: name.to_owned(), population: None };
    let strata = [name("alone"), name("street")];
    let design = Design::new(&cells, &Calibration::none(&cells), &strata);
    let scores = people.scores(&design, tiers.m());
    let Some(contrasts) = Contrasts::of(&scores.estimates) else { return (0.0, false) };
    let draws = Draws::new(&contrasts, DRAWS, random.next_u64());
    let sets = simultaneous(&contrasts, &draws, Steps::Down);
    let is_upper = |at: usize| at < tiers.sizes[0];
    let (mut apart, mut is_wrong) = (0_usize, false);
    for (j, k) in sets.rejected.iter() {
        if is_upper(j) && !is_upper(k) {
            apart += 1;
        } else {
            is_wrong = true;
        }
    }
    (apart as f64 / (tiers.sizes[0] * tiers.sizes[1]) as f64, is_wrong)
}

/// The people of one survey, and their cells.
fn draw(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    sample: &PlannedSample,
    random: &mut ChaCha8Rng,
) -> (Cells, People) {
    let is_rated = tiers.unsatisfied < 1.0;
    let mut cells = Cells::new();
    let mut all = Vec::new();
    let mut add = |key: CellKey, (t, dis): (Vec<f64>, Vec<f64>), random: &mut ChaCha8Rng| {
        let d = weight(assumed.deff, random);
        all.push(Person { cell: cells.push(key, d), d, t, dis });
    };
    for _ in 0..sample.alone {
        let said = tiers.person(random);
        add(CellKey { levels: Vec::new(), stratum: 0, cluster: None }, said, random);
    }
    let alike = assumed.icc.max(0.0).sqrt();
    for shift in 0..u32::try_from(sample.shifts).unwrap_or(u32::MAX) {
        let ruling = tiers.person(random);
        for _ in 0..sample.per_shift {
            let own = tiers.person(random);
            let said = if uniform(random) < alike { ruling.clone() } else { own };
            add(CellKey { levels: Vec::new(), stratum: 1, cluster: Some(shift) }, said, random);
        }
    }
    (cells, People { all, v: f64::from(u8::from(is_rated)) })
}

impl TwoTiers {
    /// What somebody names, and is not satisfied with.
    fn person(&self, random: &mut ChaCha8Rng) -> (Vec<f64>, Vec<f64>) {
        let mut t = vec![0.0; self.m()];
        let mut left = uniform(random);
        let drawn = self.upper.iter().position(|p| {
            left -= p;
            left < 0.0
        });
        let upper = drawn.unwrap_or_else(|| self.upper.iter().rposition(|p| *p > 0.0).unwrap_or(0));
        let (first, second) = t.split_at_mut(self.sizes[0]);
        name(first, upper, random);
        name(second, self.picks.saturating_sub(upper), random);
        let dis = (0..self.m()).map(|_| f64::from(u8::from(uniform(random) < self.unsatisfied)));
        let dis = dis.collect();
        (t, dis)
    }
}

/// Names so many of some needs, each with the same chance (Knuth's algorithm S).
fn name(needs: &mut [f64], mut wanted: usize, random: &mut ChaCha8Rng) {
    let mut left = needs.len();
    for need in needs {
        if uniform(random) * (left as f64) < wanted as f64 {
            *need = 1.0;
            wanted -= 1;
        }
        left -= 1;
    }
}

/// A lognormal weight of mean 1 whose variance makes this design effect.
fn weight(deff: f64, random: &mut ChaCha8Rng) -> f64 {
    let variance = deff.max(1.0).ln();
    let radius = (-2.0 * (1.0 - uniform(random)).ln()).sqrt();
    let normal = radius * (TAU * uniform(random)).cos();
    (variance.sqrt() * normal - 0.5 * variance).exp()
}

/// A number from 0, below 1.
fn uniform(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// For tests: what is said in each shift of a survey.
#[cfg(test)]
pub(super) fn shifts(
    assumed: &Assumptions,
    tiers: &TwoTiers,
    sample: &PlannedSample,
    random: &mut ChaCha8Rng,
) -> Vec<super::earlier::Shift> {
    let (cells, people) = draw(assumed, tiers, sample, random);
    let clusters: Vec<_> = cells.iter().map(|cell| cell.key.cluster).collect();
    let mut all = vec![super::earlier::Shift::default(); clusters.iter().flatten().count()];
    for person in &people.all {
        if let Some(cluster) = clusters[person.cell as usize] {
            let said = person.t.iter().zip(&person.dis).map(|(t, dis)| t * dis);
            all[cluster as usize].add(said);
        }
    }
    all
}
