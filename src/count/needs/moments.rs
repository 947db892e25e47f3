//! The moments of what respondents contribute to scores.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::by_cell::{Room, Run, Saying};
use super::influence::InfluenceTable;
use crate::cells::Moments;

/// The moments that the second pass gathers.
pub(super) struct NeedMoments {
    pub(super) score: Moments,
    pub(super) importance: Moments,
    pub(super) dissatisfaction: Moments,
}

/// What respondents sorted by cell add to moments: no more than their cells ask for.
pub(super) struct Gathered {
    m: usize,
    /// The cell of each run.
    cells: Vec<u32>,
    /// For each run Σd·u of the score, of importance and of dissatisfaction.
    first: Vec<f64>,
    /// The place of each pool's sums.
    places: HashMap<usize, usize, FixedState>,
    /// The pools, in the order of their places.
    pools: Vec<usize>,
    /// For each pool Σd²·u and the products of the score, then Σd²·u and the squares of importance
    /// and of dissatisfaction.
    second: Vec<f64>,
}

impl Gathered {
    pub(super) fn of(m: usize) -> Self {
        let (cells, first, second) = (Vec::new(), Vec::new(), Vec::new());
        Self { m, cells, first, places: HashMap::default(), pools: Vec::new(), second }
    }

    /// How many products there are.
    fn pairs(&self) -> usize {
        self.m * (self.m + 1) / 2
    }

    /// How many numbers a pool has.
    fn width(&self) -> usize {
        5 * self.m + self.pairs()
    }

    /// The sums of a pool.
    fn pool(&mut self, pool: usize) -> &mut [f64] {
        let width = self.width();
        let at = *self.places.entry(pool).or_insert_with(|| {
            self.pools.push(pool);
            self.second.resize(self.second.len() + width, 0.0);
            self.pools.len() - 1
        });
        &mut self.second[at * width..(at + 1) * width]
    }

    /// Adds respondents of one cell, which is in a pool; the tables are the influences on the score,
    /// on importance and on dissatisfaction.
    pub(super) fn add(
        &mut self,
        run: &Run<'_>,
        room: &mut Room,
        tables: [&InfluenceTable; 3],
        pool: usize,
    ) {
        let (m, pairs) = (self.m, self.pairs());
        self.cells.push(run.cell);
        let mut first = std::mem::take(&mut self.first);
        let begins = first.len();
        first.resize(begins + 3 * m, 0.0);
        let second = self.pool(pool);
        let (own, parts) = second.split_at_mut(m + pairs);
        let (own, products) = own.split_at_mut(m);
        run.products(tables[0], room, products);
        run.said(room, |k, code, Saying { d, d2, .. }| {
            for (measure, table) in tables.into_iter().enumerate() {
                let u = table.of(k, code);
                first[begins + measure * m + k] += d * u;
                match measure.checked_sub(1) {
                    None => own[k] += d2 * u,
                    Some(at) => {
                        parts[2 * at * m + k] += d2 * u;
                        parts[(2 * at + 1) * m + k] += d2 * u * u;
                    }
                }
            }
        });
        self.first = first;
    }

    /// Adds other respondents.
    pub(super) fn join(&mut self, other: &Self) {
        let (m, width) = (self.m, self.width());
        // The rows of a cell may be in several parts, one behind the other.
        let is_same = self.cells.last().is_some_and(|last| other.cells.first() == Some(last));
        let (more, first) = if is_same {
            let last = self.first.len() - 3 * m;
            let (same, rest) = other.first.split_at(3 * m);
            self.first[last..].iter_mut().zip(same).for_each(|(sum, more)| *sum += more);
            (&other.cells[1..], rest)
        } else {
            (&other.cells[..], &other.first[..])
        };
        self.cells.extend_from_slice(more);
        self.first.extend_from_slice(first);
        for (pool, more) in other.pools.iter().zip(other.second.chunks_exact(width.max(1))) {
            self.pool(*pool).iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }

    /// Adds all of it to moments.
    pub(super) fn give(&self, all: &mut NeedMoments) {
        let (m, pairs) = (self.m, self.pairs());
        let NeedMoments { score, importance, dissatisfaction } = all;
        let measures = [(0, score), (m + pairs, importance), (3 * m + pairs, dissatisfaction)];
        for (measure, (begins, moments)) in measures.into_iter().enumerate() {
            let runs = self.first.chunks_exact(3 * m.max(1));
            for (cell, first) in self.cells.iter().zip(runs) {
                moments.add_to_cell(*cell as usize, &first[measure * m..(measure + 1) * m]);
            }
            let size = if measure == 0 { m + pairs } else { 2 * m };
            let pools = self.second.chunks_exact(self.width().max(1));
            for (pool, second) in self.pools.iter().zip(pools) {
                moments.add_to_pool(*pool, &second[begins..begins + size]);
            }
        }
    }
}
