//! The order by strongest paths of majorities: Schulze (2011, Social Choice and Welfare
//! 36:267-303).
//!
//! A majority counts by the weight of those who put one item before the other (winning votes). Item
//! i comes before j where the strongest path of majorities from i to j is stronger than the one
//! back. Whoever beats each other item in its pair comes first (Condorcet). It gives an order, no
//! scale, and no standard error.

use super::weak_order::WeakOrder;

/// How much weight puts each item before each other.
#[derive(Debug, Clone, PartialEq)]
pub struct PairwiseTable {
    m: usize,
    prefer: Vec<f64>,
}

/// An order of items. Those that no path puts before each other share a rank, the best of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchulzeOrder {
    /// For each item 1 plus how many come before it.
    pub rank: Vec<usize>,
}

impl PairwiseTable {
    /// Starts without orders of `m` items.
    pub fn new(m: usize) -> Self {
        Self { m, prefer: vec![0.0; m * m] }
    }

    /// Takes how much weight puts each item before each other.
    pub fn from_fn(m: usize, before: impl Fn(usize, usize) -> f64) -> Self {
        Self { m, prefer: (0..m * m).map(|at| before(at / m, at % m)).collect() }
    }

    /// Adds an order of weight `w`; one of another number of items is not counted.
    pub fn push(&mut self, order: &WeakOrder, w: f64) {
        if order.m() != self.m {
            return;
        }
        for (first, after) in order.stages() {
            for i in first {
                for j in after {
                    self.prefer[usize::from(*i) * self.m + usize::from(*j)] += w;
                }
            }
        }
    }

    /// The weight of those who put `i` before `j`.
    pub fn before(&self, i: usize, j: usize) -> f64 {
        self.prefer[i * self.m + j]
    }

    /// Orders the items.
    pub fn schulze(&self) -> SchulzeOrder {
        let m = self.m;
        // Sums in another order differ by rounding; that must not make a majority.
        let beats = |i: usize, j: usize| {
            let (own, other) = (self.before(i, j), self.before(j, i));
            own - other > 1e-9 * (own + other)
        };
        let mut strength: Vec<f64> = (0..m * m)
            .map(|at| if beats(at / m, at % m) { self.prefer[at] } else { 0.0 })
            .collect();
        for by in 0..m {
            for from in (0..m).filter(|from| *from != by) {
                for to in (0..m).filter(|to| *to != by && *to != from) {
                    let path = strength[from * m + by].min(strength[by * m + to]);
                    let known = &mut strength[from * m + to];
                    *known = known.max(path);
                }
            }
        }
        let before = |i: usize, j: usize| {
            let (own, other) = (strength[i * m + j], strength[j * m + i]);
            own - other > 1e-9 * (own + other)
        };
        let rank = |j: usize| 1 + (0..m).filter(|i| *i != j && before(*i, j)).count();
        SchulzeOrder { rank: (0..m).map(rank).collect() }
    }
}
