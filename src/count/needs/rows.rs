//! Respondents who count, with what each says of every need.

use std::borrow::Cow;
use std::convert::Infallible;

use super::answers::{NeedAnswer, NeedAnswers};
use crate::cells::NOBODY;
use crate::dataset::CHUNK;
use crate::parallel::in_order;

/// One respondent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedRow<'a> {
    /// The number of the row.
    pub row: usize,
    /// The code of the respondent's cell.
    pub cell: u32,
    /// The base weight.
    pub d: f64,
    codes: &'a [u32],
    known: &'a [NeedAnswer],
}

impl<'a> NeedRow<'a> {
    /// What the respondent says of need `k`.
    pub fn of(&self, k: usize) -> &'a NeedAnswer {
        &self.known[self.codes[k] as usize]
    }

    /// What the respondent says of each need.
    pub fn answers(&self) -> impl Iterator<Item = &'a NeedAnswer> + use<'a> {
        let known = self.known;
        self.codes.iter().map(move |code| &known[*code as usize])
    }

    /// The codes of what the respondent says of each need.
    pub(super) fn codes(&self) -> &'a [u32] {
        self.codes
    }
}

/// The respondents of a domain.
#[derive(Debug, Clone)]
pub struct NeedRows<'a> {
    answers: &'a NeedAnswers,
    cells: Cow<'a, [u32]>,
    weights: &'a [f64],
}

impl<'a> NeedRows<'a> {
    /// Takes for each row what is said, the code of the cell ([`NOBODY`] where it does not count),
    /// and the base weight; without weights each row weighs 1.
    pub fn new(
        answers: &'a NeedAnswers,
        cells: impl Into<Cow<'a, [u32]>>,
        weights: &'a [f64],
    ) -> Self {
        Self { answers, cells: cells.into(), weights }
    }

    /// The number of needs.
    pub fn m(&self) -> usize {
        self.answers.m()
    }

    /// What everybody says of each need.
    pub(super) fn answers(&self) -> &'a NeedAnswers {
        self.answers
    }

    /// The cell of each row.
    pub(super) fn cells(&self) -> &[u32] {
        &self.cells
    }

    /// The base weight of each row; empty where each weighs 1.
    pub(super) fn weights(&self) -> &'a [f64] {
        self.weights
    }

    /// What is said of any need by anybody, by code.
    pub(super) fn known(&self) -> &'a [NeedAnswer] {
        self.answers.known()
    }

    /// Adds each respondent to sums, those of several parts of the rows at once on all cores, and
    /// joins the parts in their order.
    ///
    /// `size` is about how many numbers the sums have: where they are many, parts are few.
    pub fn fold<S: Send>(
        &self,
        size: usize,
        empty: impl Fn() -> S + Sync,
        add: impl Fn(&mut S, &NeedRow<'_>) + Sync,
        join: impl Fn(&mut S, S),
    ) -> S {
        let (known, rows) = (self.known(), self.cells.len());
        let part = CHUNK.max(size);
        let parts: Vec<_> = (0..rows).step_by(part).map(|at| at..rows.min(at + part)).collect();
        let mut all: Option<S> = None;
        let Ok(()) = in_order(
            &parts,
            |part| {
                let mut sums = empty();
                self.answers.each(part.clone(), |row, codes| {
                    let cell = self.cells[row];
                    if cell != NOBODY {
                        let d = if self.weights.is_empty() { 1.0 } else { self.weights[row] };
                        add(&mut sums, &NeedRow { row, cell, d, codes, known });
                    }
                });
                Ok::<_, Infallible>(sums)
            },
            |part| {
                match &mut all {
                    Some(all) => join(all, part),
                    None => all = Some(part),
                }
                Ok(())
            },
        );
        all.unwrap_or_else(empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever `size` says, each respondent is added once, in the order of the rows.
    #[test]
    fn each_respondent_is_added_once_and_in_order() {
        let rows = 2 * CHUNK + 7;
        let mut answers = NeedAnswers::new(2);
        for row in 0..rows {
            let said =
                NeedAnswer { a: 1.0, t: f64::from(u8::from(row % 3 == 0)), dis: 0.0, v: 0.0 };
            answers.push([said, NeedAnswer::default()]);
        }
        let weights: Vec<f64> = (0..rows).map(|row| f64::from(u8::from(row % 2 == 0))).collect();
        let cells: Vec<u32> = (0..rows).map(|row| if row % 5 == 4 { NOBODY } else { 1 }).collect();
        let respondents = NeedRows::new(&answers, cells, &weights);
        for size in [1, CHUNK + 1, 10 * CHUNK] {
            let (seen, named) = respondents.fold(
                size,
                || (Vec::new(), 0.0),
                |(seen, named), row| {
                    assert_eq!((row.cell, row.of(1)), (1, &NeedAnswer::default()));
                    seen.push(row.row);
                    *named += row.d * row.of(0).t;
                },
                |(seen, named), (more, others)| {
                    seen.extend(more);
                    *named += others;
                },
            );
            let expected: Vec<usize> = (0..rows).filter(|row| row % 5 != 4).collect();
            let weighing = expected.iter().filter(|row| **row % 6 == 0).count();
            assert_eq!(seen, expected);
            assert!((named - weighing as f64).abs() < 1e-9);
        }
    }

    #[test]
    fn of_nobody_come_empty_sums() {
        let answers = NeedAnswers::new(3);
        let nobody = NeedRows::new(&answers, Vec::new(), &[]);
        assert_eq!(nobody.fold(1, || 5, |_, _| (), |_, _| ()), 5);
    }
}
