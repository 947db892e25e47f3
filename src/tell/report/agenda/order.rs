//! The order of fields and measures: by the best rank that one of the needs they serve can have,
//! else as in the agenda. They stand so in the annex.
//!
//! The best rank is the low end of a rank set: needs whose sets begin at the same rank cannot be
//! told apart by it, and the fields that serve them stay in the order the town has given them.
//! Nothing is read from the scores themselves. In an order without rank sets it is the need's
//! place.

use super::AgendaPart;
use crate::model::RichText;
use crate::report::shown::Row;
use mitreden_define::town::Measure;

/// Sorts by the best rank; equal ones, and those without any, stay in their order, the latter last.
pub(super) fn by_best<T>(mut items: Vec<T>, best: impl Fn(&T) -> Option<usize>) -> Vec<T> {
    items.sort_by_key(|item| best(item).unwrap_or(usize::MAX));
    items
}

impl<'a> AgendaPart<'a> {
    /// The best rank that one of the needs a measure serves can have.
    pub(super) fn best(&self, measure: &Measure) -> Option<usize> {
        let served = self.rows.iter().filter(|row| self.serves(measure, row));
        served.filter_map(Row::best).min()
    }

    /// The fields that have live measures, each with them, all in their order.
    pub(super) fn in_order(&self) -> Vec<(RichText, Vec<&'a Measure>)> {
        let field = |(code, text): &(_, _)| {
            let measures: Vec<_> =
                self.live.iter().copied().filter(|measure| measure.field == *code).collect();
            let measures = by_best(measures, |measure| self.best(measure));
            (!measures.is_empty()).then(|| (self.text(text), measures))
        };
        let fields: Vec<_> = self.input.agenda.fields.iter().filter_map(field).collect();
        by_best(fields, |(_, measures)| {
            measures.iter().filter_map(|measure| self.best(measure)).min()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_rank_comes_first_and_ties_stay() {
        let order = |items: &[(&str, Option<usize>)]| -> String {
            by_best(items.to_vec(), |item| item.1).into_iter().map(|item| item.0).collect()
        };
        assert_eq!(order(&[("a", Some(5)), ("b", Some(1)), ("c", Some(2))]), "bca");
        assert_eq!(
            order(&[("a", Some(2)), ("b", Some(1)), ("c", Some(2)), ("d", Some(2))]),
            "bacd"
        );
        assert_eq!(order(&[("a", None), ("b", Some(9)), ("c", None), ("d", Some(1))]), "dbac");
        assert_eq!(order(&[("a", None), ("b", None)]), "ab");
        assert_eq!(order(&[]), "");
    }
}
