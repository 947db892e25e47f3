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
                        let d = self.weights.get(row).copied().unwrap_or(1.0);
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
