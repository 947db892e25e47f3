//! One answer as a weak order: groups of items, the most important first, those of a group level
//! with each other.
//!
//! A ranking is a weak order, and so are picks (those picked before those left), points and ratings.
//! Items that were not offered stand in no group. What was offered and left out of a partial list is
//! the last group: known to come after all that were named, and not ordered within.

/// One answer's order of the items it was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeakOrder {
    /// The items offered, the most important first.
    items: Vec<u16>,
    /// Where each group ends.
    ends: Vec<usize>,
    /// How many items there are, offered or not.
    m: usize,
}

impl WeakOrder {
    /// Reads how high each item stands; `None` was not offered. Equal heights are level.
    pub fn of(heights: &[Option<f64>]) -> Self {
        let mut known: Vec<(u16, f64)> =
            (0..).zip(heights).filter_map(|(item, height)| Some((item, (*height)?))).collect();
        known.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut order = Self { m: heights.len(), ..Self::default() };
        for level in known.chunk_by(|a, b| a.1.total_cmp(&b.1).is_eq()) {
            order.items.extend(level.iter().map(|(item, _)| *item));
            order.ends.push(order.items.len());
        }
        order
    }

    /// Takes the items that were named, the first one first, of `m` that were offered.
    pub fn ranked(named: &[u16], m: usize) -> Self {
        let mut heights = vec![Some(f64::NEG_INFINITY); m];
        for (place, item) in named.iter().enumerate() {
            if let Some(height) = heights.get_mut(usize::from(*item)) {
                *height = Some(-(place as f64));
            }
        }
        Self::of(&heights)
    }

    /// How many items there are, offered or not.
    pub fn m(&self) -> usize {
        self.m
    }

    /// The groups, the first one first.
    pub fn groups(&self) -> impl Iterator<Item = &[u16]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.items.get(start..*end))
    }

    /// The same order of some items only, which are numbered anew as they are named.
    #[must_use]
    pub fn among(&self, items: &[usize]) -> Self {
        let mut level = vec![None; self.m];
        for (at, group) in self.groups().enumerate() {
            for item in group {
                if let Some(level) = level.get_mut(usize::from(*item)) {
                    *level = Some(-(at as f64));
                }
            }
        }
        let heights: Vec<Option<f64>> =
            items.iter().map(|item| level.get(*item).copied().flatten()).collect();
        Self::of(&heights)
    }

    /// Whether an item was offered.
    pub fn has(&self, item: u16) -> bool {
        self.items.contains(&item)
    }

    /// Whether it puts any item before another.
    pub fn says_something(&self) -> bool {
        self.ends.len() > 1
    }

    /// The stages of choice: each group but the last, with the items that stand after it.
    pub fn stages(&self) -> impl Iterator<Item = (&[u16], &[u16])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let stage = |(start, end): (usize, &usize)| {
            Some((self.items.get(start..*end)?, self.items.get(*end..)?))
        };
        starts.zip(&self.ends).filter_map(stage).filter(|(_, after)| !after.is_empty())
    }

    /// The items that were not offered.
    pub(super) fn absent(&self) -> Vec<u16> {
        let mut offered = vec![false; self.m];
        for item in &self.items {
            if let Some(offered) = offered.get_mut(usize::from(*item)) {
                *offered = true;
            }
        }
        (0..).zip(offered).filter(|(_, offered)| !offered).map(|(item, _)| item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(order: &WeakOrder) -> Vec<Vec<u16>> {
        order.groups().map(<[u16]>::to_vec).collect()
    }

    #[test]
    fn a_partial_list_leaves_the_rest_level_at_the_end() {
        assert_eq!(groups(&WeakOrder::ranked(&[2, 0], 4)), [vec![2], vec![0], vec![1, 3]]);
        assert_eq!(groups(&WeakOrder::ranked(&[], 2)), [vec![0, 1]]);
        assert!(!WeakOrder::ranked(&[], 2).says_something());
    }

    #[test]
    fn what_was_not_offered_stands_nowhere() {
        let order = WeakOrder::of(&[Some(1.0), None, Some(5.0), Some(1.0)]);
        assert_eq!(groups(&order), [vec![2], vec![0, 3]]);
        assert_eq!((order.absent(), order.m()), (vec![1], 4));
        assert_eq!(groups(&order.among(&[3, 2, 1])), [vec![1], vec![0]]);
        let stages: Vec<_> =
            order.stages().map(|(first, after)| (first.len(), after.len())).collect();
        assert_eq!(stages, [(1, 2)]);
    }
}
