//! Respondents sorted by cell: of each cell it is counted how often everything was said, and sums are
//! made of these counts.
//!
//! Only products of what two needs contribute are made of rows, several rows at a time, and those of
//! one cell before they are added to anything else.

use std::convert::Infallible;

use super::answers::{Codes, NeedAnswer};
use super::influence::InfluenceTable;
use super::rows::NeedRows;
use crate::cells::NOBODY;
use crate::dataset::CHUNK;
use crate::parallel::in_order;

/// The respondents of a domain, sorted by cell, and those of one cell in the order of the rows.
pub(super) struct ByCell<'r> {
    rows: &'r NeedRows<'r>,
    /// The numbers of the rows.
    sorted: &'r [u32],
    /// Where the rows of each cell begin, and where the last one's end.
    starts: &'r [usize],
}

/// The rows of respondents, sorted by group and in each group by cell.
pub(super) struct Sorted {
    cells: usize,
    rows: Vec<u32>,
    /// Where the rows of each cell of each group begin, and where the last ones end.
    starts: Vec<usize>,
}

impl Sorted {
    /// Sorts all respondents as one group.
    pub(super) fn of(rows: &NeedRows<'_>, cells: usize) -> Self {
        Self::by(rows, cells, 1, |_| Some(0))
    }

    /// Sorts the respondents of so many groups; whoever is in none is left out.
    pub(super) fn by(
        rows: &NeedRows<'_>,
        cells: usize,
        groups: usize,
        group_of: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let of_rows = rows.cells();
        let place = |row: usize, cell: u32| {
            let cell = cell as usize;
            if cell >= cells {
                return None;
            }
            group_of(row).filter(|group| *group < groups).map(|group| group * cells + cell)
        };
        let mut starts = vec![0; groups * cells + 1];
        for (row, cell) in of_rows.iter().enumerate() {
            if let Some(at) = place(row, *cell) {
                starts[at + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; starts[groups * cells]];
        for (row, cell) in (0..).zip(of_rows) {
            if let Some(at) = place(row as usize, *cell) {
                sorted[next[at]] = row;
                next[at] += 1;
            }
        }
        Self { cells, rows: sorted, starts }
    }

    /// The respondents of a group.
    pub(super) fn group<'r>(&'r self, group: usize, rows: &'r NeedRows<'r>) -> ByCell<'r> {
        let starts = &self.starts[group * self.cells..=(group + 1) * self.cells];
        ByCell { rows, sorted: &self.rows, starts }
    }
}

/// Respondents of one cell.
pub(super) struct Run<'r> {
    pub(super) cell: u32,
    m: usize,
    rows: &'r [u32],
    codes: &'r Codes,
    weights: &'r [f64],
    known: &'r [NeedAnswer],
}

/// How many respondents of a run say something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Saying {
    pub(super) n: u64,
    /// The sum of their base weights, and of the squares of these.
    pub(super) d: f64,
    pub(super) d2: f64,
}

/// Room for what is counted of one run, kept from run to run.
#[derive(Default)]
pub(super) struct Room {
    /// The codes of the run's rows, one row after the other: rows of one cell lie far from each
    /// other, and are fetched once.
    small: Vec<u8>,
    large: Vec<u32>,
    n: Vec<u32>,
    d: Vec<[f64; 2]>,
    u: Vec<[f64; LANES]>,
    products: Vec<[f64; SIDE]>,
}

/// How many rows' products are made at a time.
const LANES: usize = 8;
/// How many sums of products grow side by side, so that none waits for the last addition.
const SIDE: usize = 4;

impl ByCell<'_> {
    /// Adds the respondents of each cell to sums, several parts of them at once on all cores, and
    /// joins the parts in their order. Of a cell that is large there are several runs.
    pub(super) fn fold<S: Send>(
        &self,
        empty: impl Fn() -> S + Sync,
        add: impl Fn(&mut S, &mut Room, &Run<'_>) + Sync,
        join: impl Fn(&mut S, S),
    ) -> S {
        let (first, end) = match self.starts {
            [first, .., end] => (*first, *end),
            _ => (0, 0),
        };
        let parts: Vec<_> = (first..end).step_by(CHUNK).map(|at| at..end.min(at + CHUNK)).collect();
        let mut joined: Option<S> = None;
        let answers = self.rows.answers();
        let Ok(()) = in_order(
            &parts,
            |part| {
                let (mut sums, mut room) = (empty(), Room::default());
                // The cell that the first row is of.
                let mut cell = self.starts.partition_point(|start| *start <= part.start) - 1;
                let mut at = part.start;
                while at < part.end {
                    let end = self.starts[cell + 1].min(part.end);
                    if end > at {
                        let run = Run {
                            cell: u32::try_from(cell).unwrap_or(NOBODY),
                            m: self.rows.m(),
                            rows: &self.sorted[at..end],
                            codes: answers.codes(),
                            weights: self.rows.weights(),
                            known: answers.known(),
                        };
                        run.fetch(&mut room);
                        add(&mut sums, &mut room, &run);
                    }
                    (at, cell) = (end, cell + 1);
                }
                Ok::<_, Infallible>(sums)
            },
            |part| {
                match &mut joined {
                    Some(all) => join(all, part),
                    None => joined = Some(part),
                }
                Ok(())
            },
        );
        joined.unwrap_or_else(empty)
    }
}

impl Run<'_> {
    /// How many respondents there are, with the sums of their base weights and of the squares of
    /// these.
    pub(super) fn all(&self) -> Saying {
        let n = self.rows.len() as u64;
        if self.weights.is_empty() {
            return Saying { n, d: n as f64, d2: n as f64 };
        }
        let weights = self.rows.iter().map(|row| self.weight(*row));
        Saying { n, d: weights.clone().sum(), d2: weights.map(|d| d * d).sum() }
    }

    /// Fetches the codes of the rows.
    fn fetch(&self, room: &mut Room) {
        fn fetch<C: Copy>(m: usize, rows: &[u32], codes: &[C], room: &mut Vec<C>) {
            room.clear();
            room.reserve(rows.len() * m);
            for row in rows {
                let first = *row as usize * m;
                room.extend_from_slice(codes.get(first..first + m).unwrap_or_default());
            }
        }
        match self.codes {
            Codes::Small(codes) => fetch(self.m, self.rows, codes, &mut room.small),
            Codes::Large(codes) => fetch(self.m, self.rows, codes, &mut room.large),
        }
    }

    /// Calls `f` with each need, the code of something that is said of it, and how many say so: once
    /// or several times.
    pub(super) fn said(&self, room: &mut Room, f: impl FnMut(usize, usize, Saying)) {
        let Room { small, large, n, d, .. } = room;
        match self.codes {
            Codes::Small(_) => self.said_by(small, (n, d), f),
            Codes::Large(_) => self.said_by(large, (n, d), f),
        }
    }

    fn said_by<C: Copy + Into<u32>>(
        &self,
        codes: &[C],
        (n, d): (&mut Vec<u32>, &mut Vec<[f64; 2]>),
        mut f: impl FnMut(usize, usize, Saying),
    ) {
        let (m, known) = (self.m, self.known.len());
        if known == 0 {
            return;
        }
        let rows = || self.rows.iter().zip(codes.chunks_exact(m.max(1)));
        // Of few rows there is less to look at than of all that could be said.
        if self.rows.len() < known / 2 {
            for (row, codes) in rows() {
                let d = self.weight(*row);
                for (k, code) in codes.iter().enumerate() {
                    f(k, (*code).into() as usize, Saying { n: 1, d, d2: d * d });
                }
            }
            return;
        }
        n.clear();
        n.resize(m * known, 0);
        for (_, codes) in rows() {
            for (code, n) in codes.iter().zip(n.chunks_exact_mut(known)) {
                n[(*code).into() as usize] += 1;
            }
        }
        let is_weighted = !self.weights.is_empty();
        if is_weighted {
            d.clear();
            d.resize(m * known, [0.0; 2]);
            for (row, codes) in rows() {
                let own = self.weight(*row);
                for (code, d) in codes.iter().zip(d.chunks_exact_mut(known)) {
                    let [d, d2] = &mut d[(*code).into() as usize];
                    (*d, *d2) = (*d + own, *d2 + own * own);
                }
            }
        }
        for (k, n) in n.chunks_exact(known).enumerate() {
            for (code, n) in n.iter().enumerate().filter(|(_, n)| **n > 0) {
                let [d, d2] = if is_weighted { d[k * known + code] } else { [f64::from(*n); 2] };
                f(k, code, Saying { n: u64::from(*n), d, d2 });
            }
        }
    }

    /// Adds Σd²·uuᵀ of what these respondents contribute, the products of each need with itself and
    /// those behind it, one need after the other.
    pub(super) fn products(&self, table: &InfluenceTable, room: &mut Room, sums: &mut [f64]) {
        let Room { small, large, u, products, .. } = room;
        match self.codes {
            Codes::Small(_) => self.products_by(small, table, (u, products), sums),
            Codes::Large(_) => self.products_by(large, table, (u, products), sums),
        }
    }

    fn products_by<C: Copy + Into<u32>>(
        &self,
        codes: &[C],
        table: &InfluenceTable,
        (u, products): (&mut Vec<[f64; LANES]>, &mut Vec<[f64; SIDE]>),
        sums: &mut [f64],
    ) {
        products.clear();
        products.resize(sums.len(), [0.0; SIDE]);
        u.clear();
        u.resize(self.m, [0.0; LANES]);
        let width = self.m.max(1);
        for (rows, codes) in self.rows.chunks(LANES).zip(codes.chunks(LANES * width)) {
            if rows.len() < LANES {
                u.fill([0.0; LANES]);
            }
            for (lane, (row, codes)) in rows.iter().zip(codes.chunks_exact(width)).enumerate() {
                for ((u, values), code) in u.iter_mut().zip(table.needs()).zip(codes) {
                    u[lane] = values[(*code).into() as usize];
                }
                if !self.weights.is_empty() {
                    let d = self.weight(*row);
                    for u in u.iter_mut() {
                        u[lane] *= d;
                    }
                }
            }
            let mut rest = products.as_mut_slice();
            for (j, one) in u.iter().enumerate() {
                let Some((own, below)) = rest.split_at_mut_checked(self.m - j) else { return };
                rest = below;
                for (sums, other) in own.iter_mut().zip(&u[j..]) {
                    for side in 0..SIDE {
                        sums[side] +=
                            one[side] * other[side] + one[side + SIDE] * other[side + SIDE];
                    }
                }
            }
        }
        for (sum, [a, b, c, d]) in sums.iter_mut().zip(products) {
            *sum += (*a + *b) + (*c + *d);
        }
    }

    fn weight(&self, row: u32) -> f64 {
        self.weights.get(row as usize).copied().unwrap_or(1.0)
    }
}
