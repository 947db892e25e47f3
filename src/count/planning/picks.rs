//! Who names what: two tiers of needs of which everybody names so many, the upper ones more often.
//!
//! How many of those that somebody names are of the upper tier is drawn from Fisher's noncentral
//! hypergeometric distribution, which needs are drawn from each tier by equal chances: of all ways
//! to name so many with these shares it is the one of most entropy (conditional Poisson sampling;
//! Chen, Dempster & Liu 1994, Biometrika 81:457-469). Picks compete: who names one need has a place
//! less for another.

use super::Assumptions;
use nalgebra::DMatrix;

/// Two tiers of needs, those of the upper one first.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoTiers {
    /// How many needs are in the upper tier and in the lower.
    pub(super) sizes: [usize; 2],
    pub(super) picks: usize,
    pub(super) unsatisfied: f64,
    /// The probability of naming 0, 1, 2, … needs of the upper tier.
    pub(super) upper: Vec<f64>,
}

/// The widest span of the logarithm of the odds by which the upper tier is preferred.
const ODDS: f64 = 40.0;

impl TwoTiers {
    /// Makes the tiers; `None` where needs cannot differ by so much.
    pub fn of(assumed: &Assumptions) -> Option<Self> {
        let Assumptions { needs, picks, unsatisfied, difference, .. } = *assumed;
        let sizes = [needs / 2, needs - needs / 2];
        if sizes[0] == 0 || picks == 0 || picks >= needs || unsatisfied <= 0.0 {
            return None;
        }
        let [upper, lower] = sizes;
        let (least, most) = (picks.saturating_sub(lower), picks.min(upper));
        // The mean of those named of the upper tier, from their share and that of the others.
        let share =
            picks as f64 / needs as f64 + lower as f64 / needs as f64 * difference / unsatisfied;
        let mean = upper as f64 * share;
        if mean <= least as f64 || mean >= most as f64 {
            return None;
        }
        let of = |odds: f64| Self { sizes, picks, unsatisfied, upper: fisher(sizes, picks, odds) };
        let (mut low, mut high) = (-ODDS, ODDS);
        while high - low > 1e-12 {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high {
                break;
            }
            if of(middle).mean() < mean { low = middle } else { high = middle }
        }
        let tiers = of(0.5 * (low + high));
        ((tiers.mean() - mean).abs() < 1e-6).then_some(tiers)
    }

    /// By how much scores of the two tiers can differ at most, with all the rest as assumed.
    pub fn furthest(assumed: &Assumptions) -> f64 {
        let Assumptions { needs, picks, unsatisfied, .. } = *assumed;
        let (m, k) = (needs as f64, picks as f64);
        let [upper, lower] = [needs / 2, needs - needs / 2].map(|size| size as f64);
        (unsatisfied * m / lower * (k.min(upper) / upper - k / m)).max(0.0)
    }

    fn mean(&self) -> f64 {
        self.expect(|j| j)
    }

    /// The mean of something of how many are named of the upper tier.
    fn expect(&self, f: impl Fn(f64) -> f64) -> f64 {
        self.upper.iter().enumerate().map(|(j, p)| p * f(j as f64)).sum()
    }

    /// How many needs there are.
    pub fn m(&self) -> usize {
        self.sizes[0] + self.sizes[1]
    }

    /// The scores of the needs: the shares of those who name each and are not satisfied with it.
    pub fn scores(&self) -> Vec<f64> {
        let [upper, lower] = self.sizes.map(|size| size as f64);
        let first = self.unsatisfied * self.mean() / upper;
        let second = self.unsatisfied * (self.picks as f64 - self.mean()) / lower;
        (0..self.m()).map(|at| if at < self.sizes[0] { first } else { second }).collect()
    }

    /// The covariance of what one respondent says of each need.
    pub fn covariance(&self) -> DMatrix<f64> {
        let [upper, lower] = self.sizes.map(|size| size as f64);
        let k = self.picks as f64;
        let both = |sum: f64, pairs: f64| if pairs > 0.0 { sum / pairs } else { 0.0 };
        let both_upper = both(self.expect(|j| j * (j - 1.0)), upper * (upper - 1.0));
        let both_lower = both(self.expect(|j| (k - j) * (k - j - 1.0)), lower * (lower - 1.0));
        let across = self.expect(|j| j * (k - j)) / (upper * lower);
        let scores = self.scores();
        let is_upper = |at: usize| at < self.sizes[0];
        DMatrix::from_fn(self.m(), self.m(), |a, b| {
            if a == b {
                return scores[a] * (1.0 - scores[a]);
            }
            let named = match (is_upper(a), is_upper(b)) {
                (true, true) => both_upper,
                (false, false) => both_lower,
                _ => across,
            };
            self.unsatisfied * self.unsatisfied * named - scores[a] * scores[b]
        })
    }
}

/// The probabilities of so many of the first kind among those drawn, by the logarithm of the odds.
fn fisher([first, second]: [usize; 2], drawn: usize, odds: f64) -> Vec<f64> {
    let choose = |n: usize, k: usize| -> f64 {
        if k > n {
            return f64::NEG_INFINITY;
        }
        (0..k).map(|i| ((n - i) as f64 / (i + 1) as f64).ln()).sum()
    };
    let log = |j: usize| choose(first, j) + choose(second, drawn - j) + odds * j as f64;
    let logs: Vec<f64> = (0..=drawn).map(log).collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
    let all: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / all).collect()
}
