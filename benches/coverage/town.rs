//! Made-up towns whose true scores are known.
//!
//! Persons live in 12 groups (3 ages × 4 districts, not independent). Each person's utility of a
//! need is the group's mean plus Gumbel noise, and the three needs of highest utility are named:
//! the Plackett-Luce model. Satisfaction is a latent normal number: the group's mean, less [`CARE`]
//! for a need among one's own three, plus a spread that the person has in common for all needs and
//! one for each. "Don't know" depends on need and age, leaving importance open on age. This is the
//! family of distributions of `ask/simulate`, small enough that inclusion in the top three can be
//! summed over all ordered triples and the rest is the normal distribution: the truth has no error.
//!
//! Who is asked in one shift of the street has something in common: for each need a normal number
//! is added to utility and one to satisfaction. The truth is then the mean over [`SHIFTS`] shifts,
//! and of needs that are alike the mean of theirs.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use statrs::distribution::{ContinuousCDF, Normal};

use mitreden_count::weights::RakingMargin;

/// Needs.
pub(super) const M: usize = 10;
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
/// What those of one shift have in common: the spread of utility, and that of satisfaction.
const COMMON: (f64, f64) = (0.3, 0.2);
/// Below this latent satisfaction a person is not satisfied: the middle of a scale from 1 to 5,
/// rounded.
const CUT: f64 = 0.5;
/// Shifts behind the truth of a street.
const SHIFTS: u64 = 4_000;

/// What holds for the persons of one group.
pub(super) struct Group {
    pub(super) share: f64,
    pub(super) levels: [u16; 2],
    pub(super) respond: f64,
    answer: f64,
    /// For each need: mean utility, mean satisfaction, the chance to know.
    needs: [(f64, f64, f64); M],
}

/// What those of one shift have in common: for each need what is added to utility and to
/// satisfaction.
pub(super) type Shift = [(f64, f64); M];

/// Nothing: everybody by themselves.
pub(super) const ALONE: Shift = [(0.0, 0.0); M];

/// What one respondent says of each need.
pub(super) struct Answers {
    pub(super) a: [f64; M],
    pub(super) t: [f64; M],
    pub(super) dis: [f64; M],
    pub(super) v: [f64; M],
}

/// A town.
pub(super) struct Town {
    pub(super) groups: Vec<Group>,
    /// The kind of each need; those of the same kind are alike in everything.
    kinds: [f64; M],
}

/// Sums over a population, need by need.
#[derive(Clone, Copy, Default)]
struct Sums {
    answered: f64,
    know: [f64; M],
    everyone: [f64; M],
    /// Of those who name a need and know how satisfied they are: not satisfied.
    own: [f64; M],
    /// Those who name it and do not know.
    open: [f64; M],
}

impl Town {
    /// Ten needs, of which those with the same `kind` are alike in everything.
    pub(super) fn new(kind: impl Fn(usize) -> f64) -> Self {
        let kinds: [f64; M] = std::array::from_fn(kind);
        let mut groups = Vec::new();
        for (age, row) in (0_u16..).zip(GROUPS) {
            for (district, share) in (0_u16..).zip(row) {
                let (a, d) = (f64::from(age) - 1.0, f64::from(district) - 1.5);
                let need = |kind: f64| {
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
                    needs: kinds.map(need),
                });
            }
        }
        Self { groups, kinds }
    }

    /// The score that the formula has in the whole population, of which a part is met in shifts;
    /// `of` says which groups it is of.
    pub(super) fn truth(&self, street: f64, of: impl Fn(&Group) -> bool) -> [f64; M] {
        let mut sums = Sums::default();
        let groups = || self.groups.iter().filter(|group| of(group));
        groups().for_each(|group| sums.add(group, &ALONE, 1.0 - street));
        if street > 0.0 {
            let mut random = ChaCha8Rng::seed_from_u64(1);
            for _ in 0..SHIFTS {
                let shift = shift(&mut random);
                groups().for_each(|group| sums.add(group, &shift, street / SHIFTS as f64));
            }
        }
        let score = |k: usize| {
            (sums.own[k] + sums.open[k] * sums.everyone[k] / sums.know[k]) / sums.answered
        };
        // What is alike has one truth; shifts leave it an error that the mean makes smaller.
        std::array::from_fn(|k| {
            let alike = (0..M).filter(|j| self.kinds[*j].total_cmp(&self.kinds[k]).is_eq());
            let (n, sum) = alike.fold((0.0, 0.0), |(n, sum), j| (n + 1.0, sum + score(j)));
            sum / n
        })
    }

    /// The margins of the population.
    pub(super) fn margins(&self) -> Vec<RakingMargin> {
        let total = |axis: usize, level: u16| -> f64 {
            self.groups
                .iter()
                .filter(|group| group.levels[axis] == level)
                .map(|group| group.share)
                .sum()
        };
        let margin = |name: &str, axis: usize, levels: u16| {
            RakingMargin::new(
                name,
                (0..levels).map(|level| (format!("{name}{level}"), total(axis, level))),
            )
        };
        vec![margin("age", 0, 3), margin("district", 1, 4)]
    }
}

impl Sums {
    fn add(&mut self, group: &Group, shift: &Shift, part: f64) {
        let normal = Normal::standard();
        let spread = SPREADS.0.hypot(SPREADS.1);
        let unsatisfied = |mean: f64| normal.cdf((CUT - mean) / spread);
        let (named, part) = (group.named(shift), part * group.share);
        self.answered += part * group.answer;
        for k in 0..M {
            let (_, mean, knows) = group.needs[k];
            let mean = mean + shift[k].1;
            let own = unsatisfied(mean - CARE);
            self.know[k] += part * knows;
            self.everyone[k] +=
                part * knows * (named[k] * own + (1.0 - named[k]) * unsatisfied(mean));
            self.own[k] += part * group.answer * named[k] * knows * own;
            self.open[k] += part * group.answer * named[k] * (1.0 - knows);
        }
    }
}

impl Group {
    /// The chance of each need to be among the three of highest utility: over all ordered triples.
    fn named(&self, shift: &Shift) -> [f64; M] {
        let worth: [f64; M] = std::array::from_fn(|k| (self.needs[k].0 + shift[k].0).exp());
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

    /// One person of the group.
    pub(super) fn person(&self, shift: &Shift, random: &mut ChaCha8Rng) -> Answers {
        let mut utility: [f64; M] = std::array::from_fn(|k| {
            self.needs[k].0 + shift[k].0 - (-(1.0 - uniform(random)).ln()).ln()
        });
        let mut named = [0.0; M];
        for _ in 0..TOP {
            let best = (0..M).max_by(|a, b| utility[*a].total_cmp(&utility[*b])).unwrap();
            named[best] = 1.0;
            utility[best] = f64::NEG_INFINITY;
        }
        let a = if uniform(random) < self.answer { 1.0 } else { 0.0 };
        let temper = SPREADS.0 * normal(random);
        let mut v = [0.0; M];
        let mut dis = [0.0; M];
        for (k, (_, mean, knows)) in self.needs.into_iter().enumerate() {
            let latent = mean + shift[k].1 - CARE * named[k] + temper + SPREADS.1 * normal(random);
            if uniform(random) < knows {
                v[k] = 1.0;
                dis[k] = if latent < CUT { 1.0 } else { 0.0 };
            }
        }
        Answers { a: [a; M], t: named.map(|t| t * a), dis, v }
    }
}

/// What those of one shift have in common.
pub(super) fn shift(random: &mut ChaCha8Rng) -> Shift {
    std::array::from_fn(|_| (COMMON.0 * normal(random), COMMON.1 * normal(random)))
}

/// A standard normal number (Box and Muller 1958).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (a, b) = (uniform(random), uniform(random));
    (-2.0 * (1.0 - a).ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}

/// A number from 0 to 1, without 1.
pub(super) fn uniform(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}
