//! What is counted of an online survey, by day and without anybody's address (CHERRIES: Eysenbach,
//! *J Med Internet Res* 2004;6(3):e34).

use std::collections::BTreeMap;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// The first page was shown.
    View,
    /// An interview began.
    Start,
    /// One was answered to its end.
    Complete,
    /// One was broken off.
    BreakOff,
    /// One began on a device that had finished one before.
    Repeat,
    /// One was withdrawn.
    Withdrawal,
    /// Answers to questions that were not asked were dropped.
    Dropped,
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::View,
        Self::Start,
        Self::Complete,
        Self::BreakOff,
        Self::Repeat,
        Self::Withdrawal,
        Self::Dropped,
    ];

    /// The word stores and metrics use.
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

    /// What a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counted| counted.word() == word)
    }
}

/// How often each happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnlineCounts(BTreeMap<Counted, u64>);

impl OnlineCounts {
    /// One of these.
    pub fn one(counted: Counted) -> Self {
        Self(BTreeMap::from([(counted, 1)]))
    }

    /// How often it happened.
    pub fn of(&self, counted: Counted) -> u64 {
        self.0.get(&counted).copied().unwrap_or(0)
    }

    /// Adds so many.
    pub fn add(&mut self, counted: Counted, n: u64) {
        if n > 0 {
            *self.0.entry(counted).or_default() += n;
        }
    }

    /// Those that happened at all.
    pub fn iter(&self) -> impl Iterator<Item = (Counted, u64)> {
        self.0.iter().map(|(counted, n)| (*counted, *n))
    }

    /// Whether nothing happened.
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
    }
}
