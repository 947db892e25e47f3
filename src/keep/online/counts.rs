//! What is counted of an online survey, by day and without anybody's address (CHERRIES: Eysenbach,
//! *J Med Internet Res* 2004;6(3):e34).

use std::collections::BTreeMap;

/// An event in a browser that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// The first page was shown.
    View,
    /// An interview began.
    Start,
    /// An interview was answered to its end.
    Complete,
    /// An interview was broken off.
    BreakOff,
    /// An interview began on a device that had finished one before.
    Repeat,
    /// An interview was withdrawn.
    Withdrawal,
    /// Answers to questions that were not asked were dropped.
    Dropped,
}

impl Counted {
    /// All events that are counted.
    pub const ALL: [Self; 7] = [
        Self::View,
        Self::Start,
        Self::Complete,
        Self::BreakOff,
        Self::Repeat,
        Self::Withdrawal,
        Self::Dropped,
    ];

    /// The word that stands for the event in stores and metrics.
    pub const fn word(self) -> &'static str {
        match self {
            Self::View => "views",
            Self::Start => "starts",
            Self::Complete => "completes",
            Self::BreakOff => "break_offs",
            Self::Repeat => "repeats",
            Self::Withdrawal => "withdrawals",
            Self::Dropped => "dropped_answers",
        }
    }

    /// The event that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counted| counted.word() == word)
    }
}

/// How often each happened, by its word: what a newer version counts in the same store, and this
/// one does not know, stays and is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnlineCounts(BTreeMap<String, u64>);

impl OnlineCounts {
    /// The count of one event that happened once.
    pub fn one(counted: Counted) -> Self {
        Self(BTreeMap::from([(counted.word().to_owned(), 1)]))
    }

    /// How often an event happened.
    pub fn of(&self, counted: Counted) -> u64 {
        self.of_word(counted.word())
    }

    /// How often the event with a word happened.
    pub fn of_word(&self, word: &str) -> u64 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// Adds to the count of an event.
    pub fn add(&mut self, counted: Counted, n: u64) {
        self.add_word(counted.word(), n);
    }

    /// Adds to the count of the event with a word, whether this version knows it or not.
    pub fn add_word(&mut self, word: &str, n: u64) {
        if n > 0 {
            *self.0.entry(word.to_owned()).or_default() += n;
        }
    }

    /// The events that happened at all, by their words, with how often they did.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(word, n)| (word.as_str(), *n))
    }

    /// The events that this version does not know, as a newer one counted them.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, u64)> {
        self.iter().filter(|(word, _)| Counted::of_word(word).is_none())
    }

    /// Whether no event was counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_both_ways_and_counts_add_up() {
        let mut counts = OnlineCounts::default();
        for counted in Counted::ALL {
            assert_eq!(Counted::of_word(counted.word()), Some(counted));
            counts.add(counted, 0);
        }
        assert!(counts.is_empty());
        counts.add(Counted::View, 2);
        counts.add(Counted::View, 1);
        assert_eq!((counts.of(Counted::View), counts.iter().count()), (3, 1));
        counts.add_word("views", 1);
        counts.add_word("drones", 2);
        assert_eq!((counts.of(Counted::View), counts.of_word("drones")), (4, 2));
        assert_eq!(counts.unknown().collect::<Vec<_>>(), [("drones", 2)]);
    }
}
