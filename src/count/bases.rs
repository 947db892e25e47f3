//! How many answers a number needs before it may be shown.
//!
//! One person must not be readable from a table, and a percentage of seven people is noise. The
//! limits are the project's own, of the kind statistical offices keep, at the scale of a town's
//! survey. They stand here and nowhere else.

/// A count below this is hidden.
pub const COUNT_HIDDEN_BELOW: u64 = 10;
/// A count below this, if it is not hidden, is flagged as a small base.
pub const COUNT_SMALL_BELOW: u64 = 30;
/// A share is shown on a base of at least this many answers.
pub const SHARE_HIDDEN_BELOW: u64 = 30;
/// The scores of a group are shown from this effective sample size on.
pub const GROUP_SCORES_HIDDEN_BELOW: f64 = 50.0;
/// A group is ranked from this effective sample size on; below it its scores are flagged.
pub const GROUP_RANKING_HIDDEN_BELOW: f64 = 100.0;
/// The whole sample is ranked from this effective sample size on.
pub const RANKING_HIDDEN_BELOW: f64 = 30.0;
/// A need is ordered by what is lacking only where so many rated how satisfied they are with it.
pub const SATISFACTION_NEEDED_FROM: u64 = 30;
/// Above this share of the answers whose definition did not ask a question of the margins,
/// weighting by it is refused.
pub const UNASKED_REFUSED_ABOVE: f64 = 0.10;
/// A held level whose weighted share is this far from its target is told beside the ranking.
pub const HELD_TOLD_ABOVE: f64 = 0.03;
/// Where fewer respondents cannot be weighted to the population, they stay unweighted and no order
/// of theirs is shown; from so many on it is an error.
pub const WEIGHTS_NEEDED_FROM: u64 = 30;
/// Below this effective sample size the ranking of the whole sample is flagged.
pub const RANKING_SMALL_BELOW: f64 = 100.0;
/// Below this effective sample size the first page says on top that the answers are few.
pub const RANKING_NOTICED_BELOW: f64 = 200.0;
/// A group that is a smaller part of the population is not told as the one that was reached least.
pub const GAP_TOLD_FROM: f64 = 0.03;
/// A group that took part at least so much of what its size lets expect is no gap.
pub const GAP_TOLD_BELOW: f64 = 0.95;
/// A mode is raked by itself from this many respondents on.
pub const MODE_BASE: u64 = 100;
/// A difference between modes that is told makes a need mode-sensitive from this share on.
pub const MODE_SENSITIVE_FROM: f64 = 0.05;
/// A margin's level with fewer cases than this is held at factor 1 instead of raked.
pub const LEVEL_HELD_BELOW: u64 = 5;
/// A margin's level with a smaller target share than this is held at factor 1 instead of raked.
pub const TARGET_HELD_BELOW: f64 = 0.01;
/// Scores that fewer people carry, or that all but fewer do, have at least the variance that so few
/// can have in joint decisions.
pub const CARRIERS_FLOORED_BELOW: u64 = 10;
/// The sampling fraction above which a random sample gets a finite population correction.
pub const FRACTION_COUNTS_ABOVE: f64 = 0.05;
/// A cell's leverage is held at this: half of the value fitted to its respondents is their own.
pub const LEVERAGE_HELD_ABOVE: f64 = 0.5;
/// A mode with fewer clusters (street shifts) is told as the reason for wider rank sets.
pub const FEW_CLUSTERS_BELOW: u64 = 8;
/// A larger share of a score filled in for "don't know" is flagged.
pub const FILLED_FLAGGED_ABOVE: f64 = 0.10;

/// What the size of a base allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseSize {
    /// The base is too small: the number must not be shown.
    Hidden,
    /// The number is shown, with the remark that its base is small.
    Small,
    /// The number is shown.
    Fine,
}

impl BaseSize {
    /// Returns what may be done with a count of `n`.
    pub fn of_count(n: u64) -> Self {
        Self::between(n < COUNT_HIDDEN_BELOW, n < COUNT_SMALL_BELOW)
    }

    /// Returns what may be done with a share of `n` answers.
    pub fn of_share(n: u64) -> Self {
        Self::between(n < SHARE_HIDDEN_BELOW, false)
    }

    /// Returns what may be done with the scores of one group of respondents.
    pub fn of_group_scores(n_eff: f64) -> Self {
        Self::between(
            lacks(n_eff, GROUP_SCORES_HIDDEN_BELOW),
            lacks(n_eff, GROUP_RANKING_HIDDEN_BELOW),
        )
    }

    /// Returns what may be done with the ranking of one group of respondents.
    pub fn of_group_ranking(n_eff: f64) -> Self {
        Self::between(lacks(n_eff, GROUP_RANKING_HIDDEN_BELOW), false)
    }

    /// Returns what may be done with the ranking of the whole sample.
    pub fn of_ranking(n_eff: f64) -> Self {
        Self::between(lacks(n_eff, RANKING_HIDDEN_BELOW), lacks(n_eff, RANKING_SMALL_BELOW))
    }

    /// Returns a count of part of a base as it may be shown; a count of 0 tells of nobody.
    pub fn of_part(n: u64) -> Shown<u64> {
        if n == 0 { Shown::Fine(0) } else { Self::of_count(n).show(n) }
    }

    fn between(hidden: bool, small: bool) -> Self {
        match (hidden, small) {
            (true, _) => Self::Hidden,
            (false, true) => Self::Small,
            (false, false) => Self::Fine,
        }
    }

    /// Wraps a number so that it can be read only where its base allows it.
    pub fn show<T>(self, value: T) -> Shown<T> {
        match self {
            Self::Hidden => Shown::Hidden,
            Self::Small => Shown::Small(value),
            Self::Fine => Shown::Fine(value),
        }
    }
}

/// Says whether `n_eff` falls short; rounding in a sum of weights must not hide a sample of exactly
/// the limit.
fn lacks(n_eff: f64, limit: f64) -> bool {
    n_eff.is_nan() || n_eff < limit * (1.0 - 1e-9)
}

/// A number that exists for the reader only if its base is large enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown<T> {
    /// The base is too small; the number is gone.
    Hidden,
    /// The number, to be marked as resting on a small base.
    Small(T),
    /// The number.
    Fine(T),
}

impl<T> Shown<T> {
    /// Returns the number unless it is hidden.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Hidden => None,
            Self::Small(value) | Self::Fine(value) => Some(value),
        }
    }

    /// Applies `f` to a number that is not hidden.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Shown<U> {
        match self {
            Self::Hidden => Shown::Hidden,
            Self::Small(value) => Shown::Small(f(value)),
            Self::Fine(value) => Shown::Fine(f(value)),
        }
    }

    /// Says whether the number is to be marked as resting on a small base.
    pub fn is_small(&self) -> bool {
        matches!(self, Self::Small(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_shares_change_at_their_limits() {
        assert_eq!(
            [9, 10, 29, 30].map(BaseSize::of_count),
            [BaseSize::Hidden, BaseSize::Small, BaseSize::Small, BaseSize::Fine]
        );
        assert_eq!([29, 30].map(BaseSize::of_share), [BaseSize::Hidden, BaseSize::Fine]);
    }

    #[test]
    fn rankings_look_at_the_effective_size() {
        assert_eq!(BaseSize::of_group_scores(49.9), BaseSize::Hidden);
        assert_eq!(BaseSize::of_group_scores(50.0), BaseSize::Small);
        assert_eq!(BaseSize::of_group_scores(100.0 - 1e-12), BaseSize::Fine);
        assert_eq!(BaseSize::of_group_ranking(99.9), BaseSize::Hidden);
        assert_eq!(BaseSize::of_group_ranking(100.0 - 1e-12), BaseSize::Fine);
        assert_eq!(
            [29.9, 30.0, 99.0, 100.0].map(BaseSize::of_ranking),
            [BaseSize::Hidden, BaseSize::Small, BaseSize::Small, BaseSize::Fine]
        );
        assert_eq!(BaseSize::of_ranking(f64::NAN), BaseSize::Hidden);
    }

    #[test]
    fn a_hidden_number_cannot_be_read() {
        assert_eq!(BaseSize::Hidden.show(0.5).get(), None);
        assert_eq!(BaseSize::Small.show(0.5).map(|x| x * 2.0).get(), Some(&1.0));
    }
}
