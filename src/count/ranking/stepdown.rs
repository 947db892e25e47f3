//! Simultaneous rank sets by stepping down.
//!
//! Each step rejects the pairs whose studentised difference exceeds the quantile of the largest one
//! among the pairs still standing (Romano & Wolf 2005, JASA 100:94-108). All steps use one matrix
//! of draws: the quantile can only fall, so that what was rejected stays so and the sets only
//! narrow.

use super::contrasts::{Contrasts, Pairs};
use super::draws::Draws;
use super::maxima::Maxima;
use super::sets::RankSets;

/// The family-wise error rate: the largest probability that any pair is rejected wrongly.
pub const ALPHA: f64 = 0.05;

/// The number of steps that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// Steps are taken until nothing more is rejected.
    Down,
    /// One step is taken.
    Single,
}

/// Returns the two-sided rank sets that hold jointly for all numbers.
pub fn simultaneous(contrasts: &Contrasts, draws: &Draws, steps: Steps) -> RankSets {
    let all = Pairs::from_fn(contrasts.m(), |_, _| true);
    let (rejected, critical) = step_down(contrasts, draws, &all, steps);
    RankSets::new(contrasts, rejected, critical)
}

/// Returns for each number the lowest and highest rank of a set that holds for this number alone.
pub fn marginal(contrasts: &Contrasts, draws: &Draws, steps: Steps) -> (Vec<usize>, Vec<usize>) {
    let m = contrasts.m();
    let set = |i: usize| {
        let own = Pairs::from_fn(m, |j, k| j == i || k == i);
        let (rejected, _) = step_down(contrasts, draws, &own, steps);
        RankSets::bounds(&rejected, i)
    };
    (0..m).map(set).unzip()
}

/// Returns the value that the largest studentised difference of these pairs exceeds with probability
/// [`ALPHA`] where nothing differs.
pub fn critical_value(contrasts: &Contrasts, draws: &Draws, pairs: &Pairs) -> f64 {
    let active =
        Pairs::from_fn(contrasts.m(), |j, k| pairs.get(j, k) && contrasts.t(j, k).is_some());
    Maxima::new(contrasts, draws, &active).quantile(1.0 - ALPHA)
}

/// Returns the pairs (j, k) with `θ_j ≤ θ_k` rejected among `family`, and the first critical value.
pub(super) fn step_down(
    contrasts: &Contrasts,
    draws: &Draws,
    family: &Pairs,
    steps: Steps,
) -> (Pairs, Option<f64>) {
    let m = contrasts.m();
    let mut rejected = Pairs::from_fn(m, |j, k| family.get(j, k) && contrasts.is_sure(j, k));
    let mut active = Pairs::from_fn(m, |j, k| family.get(j, k) && contrasts.t(j, k).is_some());
    let mut first = None;
    if active.iter().next().is_none() {
        return (rejected, first);
    }
    let mut maxima = Maxima::new(contrasts, draws, &active);
    loop {
        let critical = maxima.quantile(1.0 - ALPHA);
        first = first.or(Some(critical));
        let exceeds = |j, k| contrasts.t(j, k).is_some_and(|t| t > critical);
        let new: Vec<_> = active.iter().filter(|&(j, k)| exceeds(j, k)).collect();
        for &(j, k) in &new {
            rejected.set(j, k, true);
            active.set(j, k, false);
        }
        if new.is_empty() || steps == Steps::Single || active.iter().next().is_none() {
            return (rejected, first);
        }
        maxima.update(contrasts, draws, &active);
    }
}
