//! Do the intervals cover? Made-up towns whose true scores are known exactly, surveyed again and
//! again: how often the pointwise 95 % interval of a score holds the true score, and how often all
//! rank sets hold the true ranks at once.
//!
//! `cargo bench --bench coverage -- 200 500` surveys each town 200 times with 500 respondents.
//!
//! **The town.** Persons live in 12 groups (3 ages × 4 districts, not independent). Each person's
//! utility of a need is the group's mean plus Gumbel noise, and the three needs of highest utility
//! are named: the Plackett-Luce model. Satisfaction is a latent normal number: the group's mean,
//! less [`CARE`] for a need among one's own three, plus a spread that the person has in common for
//! all needs and one for each. "Don't know" depends on need and age, leaving importance open on
//! age. This is the family of distributions of `ask/simulate`, small enough that inclusion in the
//! top three can be summed over all ordered triples and the rest is the normal distribution: the
//! truth has no error.
//!
//! **The survey.** Respondents are drawn one by one. In the raked surveys the chance to respond is
//! a product of a factor of the age and one of the district, so that the population's margins undo
//! it, and nothing else does.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement ends with a panic and prints"
)]

use std::convert::Infallible;
use std::time::Instant;

use mitreden::count::cells::{CellKey, Cells};
use mitreden::count::estimate::Design;
use mitreden::count::needs::{Row, Rows, Scores, score};
use mitreden::count::ranking::{Contrasts, Draws, Steps, simultaneous};
use mitreden::count::weights::{Calibration, Margin, rake};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use statrs::distribution::{ContinuousCDF, Normal};

/// What everything is drawn from.
const SEED: u64 = 2026;
/// Draws behind a rank set: a tenth of the program's own. The critical value is off by some
/// hundredths, either way.
const DRAWS: usize = 10_000;
/// Needs.
const M: usize = 10;
/// How many needs a person names.
const TOP: usize = 3;
/// Persons by age (rows) and district.
const GROUPS: [[f64; 4]; 3] =
    [[0.12, 0.06, 0.03, 0.09], [0.12, 0.13, 0.06, 0.14], [0.05, 0.07, 0.06, 0.07]];
/// The chance to respond: the product of an age's factor and a district's.
const RESPONSE: ([f64; 3], [f64; 4]) = ([0.35, 0.6, 0.9], [0.9, 0.5, 0.7, 0.6]);
/// The chance to answer about importance, by age.
const ANSWERS: [f64; 3] = [0.98, 0.96, 0.9];
/// How much less satisfied those are who name a need.
const CARE: f64 = 0.4;
/// The spread of a person's general satisfaction, and of that with each need.
const SPREADS: (f64, f64) = (0.5, 0.8);
/// Below this latent satisfaction a person is not satisfied: the middle of a scale from 1 to 5,
/// rounded.
const CUT: f64 = 0.5;

/// What holds for the persons of one group.
struct Group {
    share: f64,
    levels: [u16; 2],
    respond: f64,
    answer: f64,
    /// For each need: mean utility, mean satisfaction, the chance to know.
    needs: [(f64, f64, f64); M],
}

/// A town.
struct Town {
    groups: Vec<Group>,
}

impl Town {
    /// Ten needs, of which those with the same `kind` are alike in everything.
    fn new(kind: impl Fn(usize) -> f64) -> Self {
        let mut groups = Vec::new();
        for (age, row) in (0_u16..).zip(GROUPS) {
            for (district, share) in (0_u16..).zip(row) {
                let (a, d) = (f64::from(age) - 1.0, f64::from(district) - 1.5);
                let need = |k: usize| {
                    let kind = kind(k);
                    let slope = 0.45 * (2.0 * kind).cos();
                    let utility = -0.28 * kind + slope * a + 0.2 * (kind + 1.0).sin() * d;
                    let satisfaction = 0.5 * (1.3 * kind).sin() + 0.15 * a - 0.1 * d;
                    (utility, satisfaction, 1.0 - (0.04 + 0.015 * kind) * (1.5 + 0.5 * a))
                };
                groups.push(Group {
                    share,
                    levels: [age, district],
                    respond: RESPONSE.0[usize::from(age)] * RESPONSE.1[usize::from(district)],
                    answer: ANSWERS[usize::from(age)],
                    needs: std::array::from_fn(need),
                });
            }
        }
        Self { groups }
    }

    /// The score that the formula has in the whole population.
    fn truth(&self) -> [f64; M] {
        let normal = Normal::standard();
        let spread = SPREADS.0.hypot(SPREADS.1);
        let unsatisfied = |mean: f64| normal.cdf((CUT - mean) / spread);
        let named: Vec<_> = self.groups.iter().map(Group::named).collect();
        let answered: f64 = self.groups.iter().map(|group| group.share * group.answer).sum();
        std::array::from_fn(|k| {
            let (mut know, mut everyone) = (0.0, 0.0);
            for (group, named) in self.groups.iter().zip(&named) {
                let (_, mean, knows) = group.needs[k];
                let all =
                    named[k] * unsatisfied(mean - CARE) + (1.0 - named[k]) * unsatisfied(mean);
                know += group.share * knows;
                everyone += group.share * knows * all;
            }
            let everyone = everyone / know;
            let mut unmet = 0.0;
            for (group, named) in self.groups.iter().zip(&named) {
                let (_, mean, knows) = group.needs[k];
                let own = knows * unsatisfied(mean - CARE) + (1.0 - knows) * everyone;
                unmet += group.share * group.answer * named[k] * own;
            }
            unmet / answered
        })
    }

    /// The margins of the population.
    fn margins(&self) -> Vec<Margin> {
        let total = |axis: usize, level: u16| -> f64 {
            self.groups
                .iter()
                .filter(|group| group.levels[axis] == level)
                .map(|group| group.share)
                .sum()
        };
        let margin = |name: &str, axis: usize, levels: u16| {
            Margin::new(
                name,
                (0..levels).map(|level| (format!("{name}{level}"), total(axis, level))),
            )
        };
        vec![margin("age", 0, 3), margin("district", 1, 4)]
    }
}

impl Group {
    /// The chance of each need to be among the three of highest utility: over all ordered triples.
    fn named(&self) -> [f64; M] {
        let worth = self.needs.map(|(utility, ..)| utility.exp());
        let all: f64 = worth.iter().sum();
        let mut named = [0.0; M];
        for i in 0..M {
            for j in (0..M).filter(|&j| j != i) {
                for k in (0..M).filter(|&k| k != i && k != j) {
                    let chance = worth[i] / all * worth[j] / (all - worth[i]) * worth[k]
                        / (all - worth[i] - worth[j]);
                    for need in [i, j, k] {
                        named[need] += chance;
                    }
                }
            }
        }
        named
    }
}

/// One respondent.
struct Person {
    cell: u32,
    a: [f64; M],
    t: [f64; M],
    dis: [f64; M],
    v: [f64; M],
}

/// The respondents of one survey.
struct Respondents {
    people: Vec<Person>,
    cells: Cells,
}

impl Rows for Respondents {
    type Error = Infallible;

    fn try_for_each(&self, mut f: impl FnMut(&Row<'_>)) -> Result<(), Infallible> {
        for Person { cell, a, t, dis, v } in &self.people {
            f(&Row { cell: *cell, d: 1.0, a, t, dis, v });
        }
        Ok(())
    }
}

impl Respondents {
    fn draw(town: &Town, n: usize, nonresponse: bool, random: &mut ChaCha8Rng) -> Self {
        let chance = |group: &Group| group.share * if nonresponse { group.respond } else { 1.0 };
        let all: f64 = town.groups.iter().map(chance).sum();
        let mut cells = Cells::new();
        let mut person = || {
            let mut left = all * random.random::<f64>();
            let group = town.groups.iter().find(|group| {
                left -= chance(group);
                left < 0.0
            });
            let group = group.or(town.groups.last()).unwrap();
            let cell =
                cells.push(CellKey { levels: group.levels.to_vec(), ..CellKey::default() }, 1.0);
            group.person(cell, random)
        };
        let people = (0..n).map(|_| person()).collect();
        Self { people, cells }
    }

    fn scores(&self, calibration: &Calibration) -> Scores {
        let Ok(scores) = score(&Design::new(&self.cells, calibration, &[]), M, self);
        scores
    }
}

impl Group {
    fn person(&self, cell: u32, random: &mut ChaCha8Rng) -> Person {
        let mut utility =
            self.needs.map(|(mean, ..)| mean - (-(1.0 - random.random::<f64>()).ln()).ln());
        let mut named = [0.0; M];
        for _ in 0..TOP {
            let best = (0..M).max_by(|a, b| utility[*a].total_cmp(&utility[*b])).unwrap();
            named[best] = 1.0;
            utility[best] = f64::NEG_INFINITY;
        }
        let a = if random.random::<f64>() < self.answer { 1.0 } else { 0.0 };
        let temper = SPREADS.0 * normal(random);
        let mut v = [0.0; M];
        let mut dis = [0.0; M];
        for (k, (_, mean, knows)) in self.needs.into_iter().enumerate() {
            let latent = mean - CARE * named[k] + temper + SPREADS.1 * normal(random);
            if random.random::<f64>() < knows {
                v[k] = 1.0;
                dis[k] = if latent < CUT { 1.0 } else { 0.0 };
            }
        }
        Person { cell, a: [a; M], t: named.map(|t| t * a), dis, v }
    }
}

/// A standard normal number (Box and Muller 1958).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (a, b): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - a).ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}

/// How often what was promised held.
#[derive(Default)]
struct Tally {
    runs: u32,
    held: [u32; M],
    joint: u32,
    width: usize,
    points: f64,
}

impl Tally {
    fn add(&mut self, scores: &Scores, truth: &[f64; M], seed: u64) {
        self.runs += 1;
        for (k, need) in scores.needs.iter().enumerate() {
            let interval = need.score.unwrap().interval.unwrap();
            self.held[k] += u32::from(interval.low <= truth[k] && truth[k] <= interval.high);
            self.points += 100.0 * (interval.high - interval.low) / M as f64;
        }
        let contrasts = Contrasts::of(&scores.estimates).unwrap();
        let sets = simultaneous(&contrasts, &Draws::new(&contrasts, DRAWS, seed), Steps::Down);
        let larger = |k: usize| truth.iter().filter(|other| **other > truth[k] + 1e-9).count();
        let smaller = |k: usize| truth.iter().filter(|other| **other < truth[k] - 1e-9).count();
        // With ties a need has all the ranks that breaking them could give it.
        self.joint += u32::from(
            (0..M).all(|k| sets.low[k] <= 1 + larger(k) && sets.high[k] >= M - smaller(k)),
        );
        self.width += (0..M).map(|k| sets.high[k] - sets.low[k] + 1).sum::<usize>();
    }

    fn print(&self, name: &str) {
        let percent = |held: u32| 100.0 * f64::from(held) / f64::from(self.runs);
        let all = percent(self.held.iter().sum()) / M as f64;
        let (low, high) =
            (percent(*self.held.iter().min().unwrap()), percent(*self.held.iter().max().unwrap()));
        let (joint, width) =
            (percent(self.joint), self.width as f64 / f64::from(self.runs) / M as f64);
        let points = self.points / f64::from(self.runs);
        println!(
            "| {name} | {all:.1} | {low:.1} to {high:.1} | {points:.1} | {joint:.1} | {width:.2} |"
        );
    }
}

/// One stream for each survey of each town: no survey depends on another.
fn stream(town: u64, run: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    random.set_stream((town << 40) + run);
    random
}

/// A very large survey without weights must find the truth, or the truth is not the truth.
fn check(town: &Town, truth: &[f64; M], number: u64) {
    let large = Respondents::draw(town, 200_000, false, &mut stream(number, 1 << 39));
    let scores = large.scores(&Calibration::none(&large.cells));
    for (need, truth) in scores.needs.iter().zip(truth) {
        let score = need.score.unwrap();
        assert!(
            (score.value - truth).abs() < 5.0 * score.se.unwrap(),
            "{} is not {truth}",
            score.value
        );
    }
}

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let runs = numbers.first().copied().unwrap_or(2_000);
    let n = numbers.get(1).and_then(|n| usize::try_from(*n).ok()).unwrap_or(500);
    let start = Instant::now();
    println!(
        "{runs} surveys of {n} respondents, seed {SEED}, {DRAWS} draws behind each rank set\n"
    );
    println!(
        "| needs, weights | intervals hold, % | from need to need | width, points | all rank sets hold, % | ranks in a set |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    let towns = [
        ("all differ", Town::new(|k| k as f64)),
        ("two groups alike", Town::new(|k| if k < 5 { 0.0 } else { 4.0 })),
    ];
    for (number, (name, town)) in (0..).zip(&towns) {
        let truth = town.truth();
        check(town, &truth, number);
        let margins = town.margins();
        let [mut plain, mut raked, mut naive] =
            [Tally::default(), Tally::default(), Tally::default()];
        for run in 0..runs {
            let mut random = stream(number, run);
            let everyone = Respondents::draw(town, n, false, &mut random);
            plain.add(&everyone.scores(&Calibration::none(&everyone.cells)), &truth, run);
            let some = Respondents::draw(town, n, true, &mut random);
            raked.add(&some.scores(&rake(&some.cells, &margins).unwrap().calibration), &truth, run);
            naive.add(&some.scores(&Calibration::none(&some.cells)), &truth, run);
        }
        plain.print(&format!("{name}, everybody responds, no weights"));
        raked.print(&format!("{name}, uneven response, raked"));
        naive.print(&format!("{name}, uneven response, not raked"));
    }
    println!("\n{:.0} s", start.elapsed().as_secs_f64());
}
