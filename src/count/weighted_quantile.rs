//! Weighted quantiles from one pass.
//!
//! The smallest value that at least a share p of the weight does not exceed: Hyndman & Fan (1996,
//! American Statistician 50:361-365), definition 1, the rule `math` of `svyquantile` in R's survey
//! package. It is always somebody's answer.

use crate::estimate::{Estimate, Interval};
use std::collections::BTreeMap;

/// The most different values that are kept; with more, neighbours are put together until they are
/// fewer. Ages, years and counts never have as many.
const KEPT: usize = 65_536;
const SIGN: u64 = 1 << 63;
/// How far a sum of weights may miss a share of it by rounding.
const ROUNDING: f64 = 1e-12;

/// The weight of each value, in order, and how many respondents gave it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    /// By the value's bits, put so that their order is the values', without the lowest `coarse` of
    /// them.
    weights: BTreeMap<u64, (f64, u64)>,
    coarse: u32,
}

impl Values {
    /// Adds a value of weight `w`.
    pub(crate) fn push(&mut self, value: f64, w: f64) {
        add(self.weights.entry(ordered(value) >> self.coarse).or_default(), (w, 1));
        while self.weights.len() > KEPT {
            self.coarse += 1;
            for (key, w) in std::mem::take(&mut self.weights) {
                add(self.weights.entry(key >> 1).or_default(), w);
            }
        }
    }

    /// Returns the quantiles; `None` where there is no value.
    pub(crate) fn quantiles<const N: usize>(&self, shares: [f64; N]) -> Option<[f64; N]> {
        quantiles(&self.weights, shares).map(|keys| keys.map(|key| value(key << self.coarse)))
    }

    /// Returns the interval of a quantile: the values at the ends of the interval of the share that
    /// is not above it (Woodruff 1952, JASA 47:635-646); `None` where an end lies outside 0 and 1.
    pub(crate) fn woodruff(&self, share: &Estimate) -> Option<Interval> {
        let Interval { low, high } = share.interval?;
        let [low, high] = [low, high].map(|at| (0.0..=1.0).contains(&at).then_some(at));
        let [low, high] = self.quantiles([low?, high?])?;
        Some(Interval { low, high })
    }

    /// The values in order, with how many gave each.
    pub(crate) fn counts(&self) -> impl Iterator<Item = (f64, u64)> {
        self.weights.iter().map(|(key, (_, n))| (value(key << self.coarse), *n))
    }
}

fn add((w, n): &mut (f64, u64), (more, of): (f64, u64)) {
    *w += more;
    *n += of;
}

/// Returns the quantiles of weights by value; `None` where there is no value.
pub(crate) fn quantiles<T: Copy + Ord, const N: usize>(
    weights: &BTreeMap<T, (f64, u64)>,
    shares: [f64; N],
) -> Option<[T; N]> {
    let total: f64 = weights.values().map(|(w, _)| w).sum();
    let (last, _) = weights.last_key_value()?;
    Some(shares.map(|share| {
        let mut sum = 0.0;
        let mut reached = weights.iter().filter(|(_, (w, _))| {
            sum += *w;
            sum >= share * total * (1.0 - ROUNDING)
        });
        reached.next().map_or(*last, |(value, _)| *value)
    }))
}

fn ordered(value: f64) -> u64 {
    // Both zeros are one value.
    let bits = (value + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

fn value(ordered: u64) -> f64 {
    f64::from_bits(if ordered & SIGN == 0 { !ordered } else { ordered & !SIGN })
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "quantiles are values that went in")]
pub(crate) mod tests {
    use super::*;
    use crate::golden::{Survey, number, table};
    use proptest::prelude::*;

    #[test]
    pub(crate) fn quartiles_equal_those_of_r() {
        let r = Survey::read();
        let mut values = Values::default();
        for row in table("apistrat.csv") {
            values.push(number(&row, "api00"), number(&row, "pw"));
        }
        let quartiles = values.quantiles([0.25, 0.5, 0.75]).unwrap();
        for (j, quartile) in quartiles.into_iter().enumerate() {
            r.check(&format!("strat.quantile.{}", j + 1), quartile);
        }
    }

    #[test]
    fn by_hand() {
        let mut values = Values::default();
        assert_eq!(values.quantiles([0.5]), None);
        for (value, w) in [(3.0, 1.0), (-2.0, 1.0), (0.0, 1.0), (-0.0, 1.0)] {
            values.push(value, w);
        }
        assert_eq!(
            values.quantiles([0.0, 0.25, 0.26, 0.75, 1.0]),
            Some([-2.0, -2.0, 0.0, 0.0, 3.0])
        );
    }

    #[test]
    fn too_many_values_are_put_together_without_losing_the_place() {
        let mut values = Values::default();
        for i in 0..200_000 {
            values.push(f64::from(i) + 0.5, 1.0);
        }
        assert!(values.weights.len() <= KEPT);
        let [median] = values.quantiles([0.5]).unwrap();
        assert!((median / 100_000.0 - 1.0).abs() < 1e-3, "{median}");
    }

    proptest! {
        #[test]
        fn order_is_kept(a in -1e9..1e9_f64, b in -1e9..1e9_f64) {
            prop_assert_eq!(a < b, ordered(a) < ordered(b));
            prop_assert_eq!(value(ordered(a)), a);
        }
    }
}
