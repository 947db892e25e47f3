//! Each method by which needs could be ordered, beside the one that orders them.

use super::{CountingWay, Everyone, Variant, VariantOrder, tau_b};
use crate::study::{CountError, Domain};
use mitreden_define::survey::RankingMethod;

/// How a method's order stands to the main one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodBeside {
    /// The method.
    pub method: RankingMethod,
    /// Kendall's tau b with the main order.
    pub tau_b: Option<f64>,
    /// How many needs stand in the same tier as in the main order, and of how many; `None` where
    /// one of the two has no tiers.
    pub same_tier: Option<(usize, usize)>,
}

impl Everyone<'_> {
    /// Orders the needs by each other method that the answers allow. `variants` are known already.
    pub(super) fn methods(
        &self,
        main: &VariantOrder,
        variants: &[Variant],
    ) -> Result<Vec<MethodBeside>, CountError> {
        let mut all = Vec::new();
        for (_, method) in RankingMethod::WORDS {
            if method == self.ranking.method {
                continue;
            }
            let known = variants.iter().find(|variant| Some(variant.way) == way(method));
            let order = match known {
                Some(known) => Some(known.order.clone()),
                None if method == RankingMethod::Schulze => Some(self.schulze(Domain::default())?),
                None if method.is_by_satisfaction() && !self.asks_satisfaction() => None,
                None if method == RankingMethod::Points
                    && !self.study.facets()?.points_only().asks_importance() =>
                {
                    None
                }
                None => self.declared(method)?.map(|estimates| self.order(&estimates)),
            };
            let Some(order) = order else { continue };
            let tiers = main.tier.as_ref().zip(order.tier.as_ref());
            let same_tier = tiers.filter(|_| method.has_rank_sets()).map(|(own, other)| {
                let measured =
                    || own.entries().filter(|(need, _)| main.has(*need) && order.has(*need));
                let same = measured().filter(|(need, tier)| other.get(*need) == Some(*tier));
                (same.count(), measured().count())
            });
            let tau_b = tau_b(main.values.as_slice(), order.values.as_slice());
            let is_ordered = order.values.iter().any(Option::is_some);
            all.extend(is_ordered.then_some(MethodBeside { method, tau_b, same_tier }));
        }
        Ok(all)
    }
}

/// The way of counting that is this method.
fn way(method: RankingMethod) -> Option<CountingWay> {
    match method {
        RankingMethod::UnmetPriority => Some(CountingWay::UnmetPriority),
        RankingMethod::ImportanceSatisfaction => Some(CountingWay::Product),
        RankingMethod::PlackettLuce => Some(CountingWay::PlackettLuce),
        RankingMethod::Borda => Some(CountingWay::Borda),
        _ => None,
    }
}
