//! Scores of respondents who were counted elsewhere: the same sums, of which no row was seen.

use super::answers::NeedAnswer;
use super::moments::NeedMoments;
use super::score::{Scores, Scoring};
use super::sums::Sums;
use crate::cells::Moments;
use crate::estimate::Design;

/// So many respondents of one cell and base weight say the same of a need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CellSaying {
    /// The code of their cell.
    pub(crate) cell: u32,
    /// The need.
    pub(crate) need: usize,
    /// The code of what they say.
    pub(crate) code: usize,
    /// How many they are.
    pub(crate) n: u64,
    /// The base weight of each.
    pub(crate) d: f64,
}

/// Scores `m` needs by what was counted, where `known` is all that is said of any need by code.
///
/// `products` takes the influences on the scores, those of each need by code, and gives sums of
/// their products over respondents, weighted by squared base weights: some sums for each pool, with
/// the code of one of its cells, each need with itself and those behind it.
pub(crate) fn score_counted<E>(
    design: &Design,
    (m, known): (usize, &[NeedAnswer]),
    said: &[CellSaying],
    products: impl FnOnce(&[&[f64]]) -> Result<Vec<(u32, Vec<f64>)>, E>,
) -> Result<Scores, E> {
    let mut sums = vec![Sums::default(); m];
    for CellSaying { cell, need, code, n, d } in said {
        let (g, n_d) = (design.factor(*cell), *n as f64 * d);
        sums[*need].add_some(&known[*code], *n, g * n_d, g * g * n_d * d);
    }
    let scoring = Scoring::new(design, sums, known);
    let layout = design.layout();
    let mut all = NeedMoments {
        score: Moments::new(layout.clone(), m),
        importance: Moments::squares(layout.clone(), m),
        dissatisfaction: Moments::squares(layout.clone(), m),
    };
    let tables = scoring.tables();
    for (table, moments) in
        tables.into_iter().zip([&mut all.score, &mut all.importance, &mut all.dissatisfaction])
    {
        for CellSaying { cell, need, code, n, d } in said {
            let (u, n_d) = (table.of(*need, *code), *n as f64 * d);
            moments.add_alone(*cell, *need, [n_d * u, n_d * d * u, n_d * d * u * u]);
        }
    }
    let influences: Vec<&[f64]> = scoring.tables()[0].needs().collect();
    for (cell, sums) in products(&influences)? {
        all.score.add_products(cell, &sums);
    }
    Ok(scoring.scores(design, &all))
}
