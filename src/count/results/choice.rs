//! Choices: one option, any number of options, yes or no.

use super::domain::Domain;
use super::row::{Missings, Row, was_asked, with};
use super::{Question, reason};
use crate::count::bases::Shown;
use crate::count::dataset::{DatasetError, Part};
use crate::count::estimate::Estimate;
use crate::define::answer::Missing;
use crate::define::survey::Kind;

/// A single choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Single {
    /// The options, in the order of the questionnaire.
    pub options: Vec<SingleRow>,
    /// Those who were asked and gave no option, for the table with them in it; only reasons that somebody had, or could have
    /// had where that is hidden.
    pub missing: Vec<MissingRow>,
}

/// One option of a single choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SingleRow {
    /// How many chose it; hidden where they are few.
    pub n: Shown<u64>,
    /// Their share of those who answered.
    pub of_answered: Shown<Estimate>,
    /// Their share of those who were asked.
    pub of_asked: Shown<Estimate>,
}

/// Those who gave no option, for one reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MissingRow {
    /// The reason.
    pub word: Missing,
    /// How many they are; hidden where they are few.
    pub n: Shown<u64>,
    /// Their share of those who were asked.
    pub of_asked: Shown<Estimate>,
}

/// A multiple choice. The shares are of those who answered, and add up to more than 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple {
    /// The options, in the order of the questionnaire.
    pub options: Vec<Row>,
    /// Those who said that nothing fits, where that could be said.
    pub none: Option<Row>,
}

/// A computed truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truths {
    /// True.
    pub yes: Row,
    /// False.
    pub no: Row,
}

impl Question<'_> {
    pub(super) fn single(&self, options: usize) -> Result<Single, DatasetError> {
        let design = self.pass.design;
        let (value, missing) = (self.name(Part::Value), self.name(Part::Missing));
        let mut answered = Domain::new(design, options);
        let mut asked = Domain::new(design, options + Missing::ALL.len());
        let mut counts = Missings::default();
        self.pass.over(&[value, missing], |batch, seats| {
            let (values, missing) = (batch.codes(value)?, batch.codes(missing)?);
            for seat in seats {
                match (reason(&missing, seat.row), values.get(seat.row).and_then(|code| usize::try_from(code).ok())) {
                    (Some(word), _) => {
                        counts.add(word);
                        if was_asked(word) {
                            let at = Missing::ALL.iter().position(|known| *known == word).unwrap_or_default();
                            asked.push(seat, |y| set(y, options + at));
                        }
                    }
                    (None, Some(option)) => {
                        answered.push(seat, |y| set(y, option));
                        asked.push(seat, |y| set(y, option));
                    }
                    (None, None) => {}
                }
            }
            Ok(())
        })?;
        let (answered, asked) = (answered.means(design), asked.means(design));
        let option =
            |(at, row): (usize, Row)| SingleRow { n: row.n, of_answered: row.share, of_asked: with(row.n, asked.share(at)) };
        let missing = counts.shown().into_iter().filter(|(_, n)| n.get() != Some(&0)).map(|(word, n)| {
            let at = Missing::ALL.iter().position(|known| *known == word).unwrap_or_default();
            MissingRow { word, n, of_asked: with(n, asked.share(options + at)) }
        });
        let missing = missing.collect();
        let rows = match self.hidden.options(self.at) {
            Some(hidden) => answered.decided(0..options, hidden),
            None => answered.exclusive(0..options),
        };
        Ok(Single { options: rows.into_iter().enumerate().map(option).collect(), missing })
    }

    pub(super) fn multiple(&self, options: usize, none: bool) -> Result<Multiple, DatasetError> {
        let design = self.pass.design;
        let items = self.pass.items(self.at, options, Part::Item);
        let missing = self.name(Part::Missing);
        let mut answered = Domain::new(design, options + 1);
        self.pass.over(&[&items[..], &[missing]].concat(), |batch, seats| {
            let slices = items.iter().map(|name| batch.truths(name)).collect::<Result<Vec<_>, _>>()?;
            let missing = batch.codes(missing)?;
            for seat in seats.iter().filter(|seat| reason(&missing, seat.row).is_none()) {
                answered.push(seat, |y| {
                    for (y, slice) in y.iter_mut().zip(&slices) {
                        *y = f64::from(u8::from(slice.get(seat.row) == Some(true)));
                    }
                    if y.iter().all(|y| *y == 0.0) {
                        set(y, options);
                    }
                });
            }
            Ok(())
        })?;
        let means = answered.means(design);
        // Where only one can be picked, they add up to the base.
        let one = options == 1 || matches!(self.kind, Kind::Multiple { pick, .. } if pick.max == 1);
        let mut rows: Vec<Row> = if one {
            means.exclusive_of(&(0..=options).collect::<Vec<_>>())
        } else {
            (0..=options).map(|at| means.row(at)).collect()
        };
        let nothing = rows.pop();
        Ok(Multiple { options: rows, none: nothing.filter(|_| none) })
    }

    pub(super) fn truths(&self) -> Result<Truths, DatasetError> {
        let design = self.pass.design;
        let value = self.name(Part::Value);
        let mut answered = Domain::new(design, 2);
        self.pass.over(&[value], |batch, seats| {
            let values = batch.truths(value)?;
            for seat in seats {
                if let Some(truth) = values.get(seat.row) {
                    answered.push(seat, |y| set(y, usize::from(!truth)));
                }
            }
            Ok(())
        })?;
        let rows = answered.means(design).exclusive(0..2);
        let row = |at: usize| rows.get(at).copied().unwrap_or(Row { n: Shown::Hidden, share: Shown::Hidden });
        Ok(Truths { yes: row(0), no: row(1) })
    }
}

/// Marks variable `at`.
pub(super) fn set(y: &mut [f64], at: usize) {
    if let Some(y) = y.get_mut(at) {
        *y = 1.0;
    }
}
