//! Where a need stands in an order, and what may be said of that.

use super::OrderPlace;

/// The place of a need in an order with rank sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankPlace {
    /// The rank by score, from 1.
    pub rank: usize,
    /// The best rank that the need can have, at 95 % jointly.
    pub low: usize,
    /// The worst rank that the need can have, at 95 % jointly.
    pub high: usize,
    /// The tier of the need, from 1.
    pub tier: usize,
}

/// Why a need stands below the order and takes no rank from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// Hardly anybody was asked how satisfied they are with it, while the others are ordered by
    /// that, too.
    Satisfaction,
    /// The need is on the list of only some of those who count.
    List,
    /// Too few respondents answered about the need.
    Base,
    /// Few respondents name the need, or its numbers would tell of few.
    Suppressed,
}

/// The place of a need in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedPlace {
    /// By a method with rank sets: what is said of it holds for all needs together.
    Joint(RankPlace),
    /// By a method that gives an order alone.
    Replicated(OrderPlace),
}

impl NeedPlace {
    /// The rank, from 1.
    pub fn rank(self) -> usize {
        match self {
            Self::Joint(place) => place.rank,
            Self::Replicated(place) => place.rank,
        }
    }

    /// Its rank set and tier; `None` by a method that has none.
    pub fn jointly(self) -> Option<RankPlace> {
        match self {
            Self::Joint(place) => Some(place),
            Self::Replicated(_) => None,
        }
    }

    /// The ranks it takes in replicates; `None` by a method with rank sets.
    pub fn replicated(self) -> Option<OrderPlace> {
        match self {
            Self::Joint(_) => None,
            Self::Replicated(place) => Some(place),
        }
    }
}
