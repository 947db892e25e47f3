//! Each method by which needs could be ordered, beside the one that orders them.

use super::{CountingWay, Everyone, Variant, VariantOrder, tau_b};
use crate::rank::schulze;
use crate::study::CountError;
use mitreden_define::survey::RankingMethod;

/// A method by which needs can be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedMethod {
    /// One that a questionnaire may declare.
    Declarable(RankingMethod),
    /// Borda's win share: an order to hold another against.
    Borda,
    /// Strongest paths of majorities: an order without a scale.
    Schulze,
}

/// How a method's order stands to the main one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodBeside {
    /// The method.
    pub method: NamedMethod,
    /// Kendall's tau b with the main order.
    pub tau_b: Option<f64>,
    /// How many needs stand in the same tier as in the main order, and of how many; `None` by a
    /// method that has no tiers.
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
                None if method.is_by_satisfaction() && !self.asks_satisfaction() => None,
                None if method == RankingMethod::Points
                    && !self.study.facets()?.points_only().asks_importance() =>
                {
                    None
                }
                None => self.declared(method)?.map(|estimates| self.order(&estimates)),
            };
            let Some(order) = order else { continue };
            let measured =
                || main.tier.entries().filter(|(need, _)| main.has(*need) && order.has(*need));
            let same = measured().filter(|(need, tier)| order.tier.get(*need) == Some(*tier));
            all.push(MethodBeside {
                method: NamedMethod::Declarable(method),
                tau_b: tau_b(main.values.as_slice(), order.values.as_slice()),
                same_tier: Some((same.count(), measured().count())),
            });
        }
        let borda = variants.iter().find(|variant| variant.way == CountingWay::Borda);
        let without_tiers = |method, tau_b| MethodBeside { method, tau_b, same_tier: None };
        all.extend(borda.map(|borda| without_tiers(NamedMethod::Borda, borda.tau_b)));
        if let Some(ranks) = schulze(self.study, &self.study.facets()?, self.slots)? {
            let mut values = self.study.survey.needs.map(|_, _| None);
            for (slot, rank) in self.slots.iter().zip(ranks) {
                let need = self.study.order.get(*slot);
                if let Some(value) = need.and_then(|need| values.get_mut(*need)) {
                    *value = Some(-(rank as f64));
                }
            }
            let tau = tau_b(main.values.as_slice(), values.as_slice());
            all.push(without_tiers(NamedMethod::Schulze, tau));
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
        _ => None,
    }
}
