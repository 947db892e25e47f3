//! How much few respondents bend what calibration expects of them.
//!
//! The leverage of a cell is the mean over its respondents of `d·xᵀ(Σ d·xxᵀ)⁻¹x` (Hoaglin & Welsch
//! 1978, The American Statistician 32:17-22): 1 where they alone have a level. Residuals are
//! smaller than errors by this part. Where it is large nothing tells a level from the people who
//! have it.

use super::linear::{gram, pseudo_inverse};
use super::margin::RakingMargin;
use std::collections::BTreeMap;

use crate::bases::LEVERAGE_HELD_ABOVE;
use crate::cells::{CellKey, CellTally, Cells, WeightingCell};
use nalgebra::{DMatrix, RowDVector};

/// The leverage of a cell, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Leverage(f64);

impl Leverage {
    fn is_held(self) -> bool {
        self.0 > LEVERAGE_HELD_ABOVE
    }

    /// The factor 1/(1 − h) for residuals, with h at most [`LEVERAGE_HELD_ABOVE`].
    pub(crate) fn stretch(self) -> f64 {
        1.0 / (1.0 - self.0.clamp(0.0, LEVERAGE_HELD_ABOVE))
    }
}

/// Returns the leverage of each cell; `inverse` is that of Σ d·xxᵀ.
pub(crate) fn leverages(cells: &Cells, x: &DMatrix<f64>, inverse: &DMatrix<f64>) -> Vec<Leverage> {
    let leverage = |(row, cell): (RowDVector<f64>, &WeightingCell)| {
        let d = if cell.n > 0 { cell.d / cell.n as f64 } else { 0.0 };
        Leverage(d * (&row * inverse).dot(&row))
    };
    x.row_iter().map(nalgebra::Matrix::into_owned).zip(cells).map(leverage).collect()
}

/// A cell whose leverage is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leveraged {
    /// The cell's levels, margin by margin; `None` for a missing answer.
    pub levels: Vec<(String, Option<String>)>,
    /// How many respondents the cell has.
    pub n: u64,
}

/// Returns the combinations of levels whose leverage is held, pool by pool of `pools`; `of` has the
/// pool of each cell.
///
/// Cells of one pool that have the same levels, as those of several shifts, are one combination.
pub(crate) fn leveraged(
    cells: &Cells,
    margins: &[RakingMargin],
    x: &DMatrix<f64>,
    (of, pools): (&[usize], usize),
) -> Vec<Vec<Leveraged>> {
    let mut known: BTreeMap<(usize, Vec<u16>), (CellTally, usize)> = BTreeMap::new();
    for (at, (cell, pool)) in cells.iter().zip(of).enumerate() {
        // In the order of the margins' combinations, of which the first margin changes fastest.
        let levels = cell.key.levels.iter().rev().copied().collect();
        let (tally, _) = known.entry((*pool, levels)).or_insert((CellTally::default(), at));
        tally.n += cell.n;
        tally.d += cell.d;
        tally.d2 += cell.d2;
    }
    let mut merged = Cells::new();
    for ((pool, levels), (tally, _)) in &known {
        let levels = levels.iter().rev().copied().collect();
        let stratum = u32::try_from(*pool).unwrap_or(u32::MAX);
        merged.add(CellKey { levels, stratum, cluster: None }, *tally);
    }
    let rows: Vec<usize> = known.values().map(|(_, at)| *at).collect();
    let x = DMatrix::from_fn(rows.len(), x.ncols(), |row, j| x[(rows[row], j)]);
    let d: Vec<f64> = merged.iter().map(|cell| cell.d).collect();
    let inverse = pseudo_inverse(&gram(&x, &d));
    let named = |cell: &WeightingCell| {
        let levels = margins.iter().enumerate().map(|(at, margin)| {
            let slot = margin.slot(cell.key.levels.get(at));
            (margin.name.clone(), margin.code(slot).map(str::to_owned))
        });
        Leveraged { levels: levels.collect(), n: cell.n }
    };
    let mut found = vec![Vec::new(); pools];
    for (leverage, cell) in leverages(&merged, &x, &inverse).into_iter().zip(&merged) {
        let pool = found.get_mut(cell.key.stratum as usize);
        if let Some(pool) = pool.filter(|_| leverage.is_held()) {
            pool.push(named(cell));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One margin with 2 and 6 respondents: each bends the mean of its own level by 1/2 and 1/6,
    /// whatever all of a level are multiplied by.
    #[test]
    fn leverage_is_one_part_of_the_level() {
        let mut cells = Cells::new();
        for (level, n, d) in [(0, 2, 2.0), (1, 6, 18.0)] {
            let key = CellKey { levels: vec![level], ..CellKey::default() };
            cells.add(key, CellTally { n, d, d2: d * d / n as f64 });
        }
        let x = DMatrix::identity(2, 2);
        let all = leverages(&cells, &x, &pseudo_inverse(&gram(&x, &[2.0, 18.0])));
        assert!((all[0].0 - 0.5).abs() < 1e-15 && (all[1].0 - 1.0 / 6.0).abs() < 1e-15);
        assert!((all[1].stretch() - 1.2).abs() < 1e-15);
        assert!((Leverage(0.9).stretch() - 2.0).abs() < 1e-15);
    }

    /// Of a cell that alone has a level, both margins are named.
    #[test]
    fn what_stands_alone_is_named() {
        let mut cells = Cells::new();
        for (levels, n) in [([0, 0], 9), ([1, 0], 9), ([1, 2], 1)] {
            let key = CellKey { levels: levels.to_vec(), ..CellKey::default() };
            cells.add(key, CellTally { n, d: n as f64, d2: n as f64 });
        }
        let margins = ["age", "town"].map(|name| RakingMargin::new(name, [("a", 0.5), ("b", 0.5)]));
        let x = DMatrix::from_row_slice(3, 3, &[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0]);
        let levels = vec![("age".to_owned(), Some("b".to_owned())), ("town".to_owned(), None)];
        let found = leveraged(&cells, &margins, &x, (&[0, 0, 0], 1));
        assert_eq!(found, [[Leveraged { levels, n: 1 }]]);
    }
}
