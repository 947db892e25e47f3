//! How often what decides on suppression was said: of each question about needs the options, ranks
//! and points, counted while the sample is read.

use std::collections::BTreeMap;

use super::sample::Sample;
use crate::cells::NOBODY;
use crate::dataset::{Batch, Columns, DatasetError, Part, Slice};
use crate::elsewhere::{CopiedDataset, Grouped};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{FacetKind, Kind, Survey};

/// How many have no value, by the place of the reason among all.
pub(crate) type ByReason = [u64; Missing::ALL.len()];

/// The respondents who count, by what they said to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many gave no value, by reason.
    pub(crate) missing: ByReason,
    /// How many gave a value, which may be an explicit none.
    pub(crate) answered: u64,
    /// How many of those neither ticked nor ranked any item.
    pub(crate) silent: u64,
    /// For each column how many gave each value: an option by its place, a tick (1) or none (0), no
    /// rank (0), the first (1) or another (2), a point by its place on the scale.
    pub(crate) columns: Vec<Vec<u64>>,
}

/// The tallies of some questions.
pub(crate) type Tallies = BTreeMap<QuestionIndex, Tally>;

/// A question that is tallied, with the names of its columns.
pub(super) struct Tallied<'s> {
    question: QuestionIndex,
    kind: &'s Kind,
    missing: &'s str,
    values: Vec<&'s str>,
}

/// More options or points than these are counted one question at a time.
const MANY: usize = 200;

/// The questions about needs that are tallied: those of points are only asked who answered.
pub(super) fn tallied<'s>(survey: &'s Survey, columns: &'s Columns) -> Vec<Tallied<'s>> {
    let of = |(question, asked): (QuestionIndex, &'s mitreden_define::survey::Question)| {
        let weighs = |kind| asked.facet_weight(kind) > 0.0;
        if !weighs(FacetKind::Importance) && !weighs(FacetKind::Satisfaction) {
            return None;
        }
        let name = |part| columns.part(question, part).map(|column| column.name.as_str());
        let many = match &asked.kind {
            Kind::Single { options, .. } => options.len(),
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                (scale.from..=scale.to).count()
            }
            _ => 0,
        };
        if many > MANY {
            return None;
        }
        let items = 0..asked.kind.items().len();
        let values: Vec<Option<&str>> = match &asked.kind {
            Kind::Single { .. } | Kind::Rating { .. } => vec![name(Part::Value)],
            Kind::Multiple { .. } | Kind::Ranking { .. } | Kind::Matrix { .. } => {
                items.map(|at| name(Part::Item(at))).collect()
            }
            Kind::Points { .. } => Vec::new(),
            _ => return None,
        };
        Some(Tallied {
            question,
            kind: &asked.kind,
            missing: name(Part::Missing)?,
            values: values.into_iter().collect::<Option<_>>()?,
        })
    };
    survey.questions.entries().filter_map(of).collect()
}

impl Tallied<'_> {
    /// The columns that are read.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().copied().chain([self.missing])
    }

    pub(super) fn question(&self) -> QuestionIndex {
        self.question
    }

    /// Tallies the respondents of a batch who are in these cells.
    pub(super) fn take(&self, batch: &Batch, cells: &[u32]) -> Result<Tally, DatasetError> {
        let counts: Vec<bool> = cells.iter().map(|cell| *cell != NOBODY).collect();
        let missing = batch.codes(self.missing)?;
        let mut answers = counts.clone();
        answers.iter_mut().zip(missing.valid).for_each(|(is, missing)| *is &= !missing);
        let mut tally = Tally {
            missing: if batch.is_empty(self.missing) {
                ByReason::default()
            } else {
                reasons(&missing, &counts)
            },
            answered: answers.iter().map(|is| u64::from(*is)).sum(),
            ..Tally::default()
        };
        let mut said = vec![false; cells.len()];
        let mut ticked = |slice: &[bool]| {
            said.iter_mut().zip(slice).for_each(|(said, is)| *said |= is);
        };
        for name in &self.values {
            let column = match self.kind {
                Kind::Single { options, .. } => {
                    let size = u8::try_from(options.len()).unwrap_or(u8::MAX);
                    count(&batch.codes(name)?, &answers, size, |code| u8::try_from(code).ok())
                }
                Kind::Multiple { .. } => {
                    let slice = batch.truths(name)?;
                    ticked(&both(&slice, |is| is));
                    let n = |is: bool| how_many(&slice, &answers, |ticked| ticked == is);
                    vec![n(false), n(true)]
                }
                Kind::Ranking { .. } => {
                    let slice = batch.ranks(name)?;
                    ticked(&both(&slice, |rank| rank > 0));
                    let n = |is: fn(u8) -> bool| how_many(&slice, &answers, is);
                    vec![n(|rank| rank == 0), n(|rank| rank == 1), n(|rank| rank > 1)]
                }
                Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                    let points = u8::try_from((scale.from..=scale.to).count()).unwrap_or(u8::MAX);
                    let at = |point: i16| u8::try_from(point.wrapping_sub(scale.from)).ok();
                    count(&batch.points(name)?, &counts, points, at)
                }
                _ => Vec::new(),
            };
            tally.columns.push(column);
        }
        let silent = answers.iter().zip(&said).filter(|(answers, said)| **answers && !**said);
        tally.silent = silent.count() as u64;
        Ok(tally)
    }
}

impl Tallied<'_> {
    /// Tallies the respondents of a dataset elsewhere.
    pub(super) fn ask(
        &self,
        elsewhere: &CopiedDataset,
        sample: &Sample,
    ) -> Result<Tally, DatasetError> {
        let counts = |cell: usize, n: u64| if sample.cell(cell).is_some() { n } else { 0 };
        let mut tally = Tally::default();
        let Grouped { batch, groups } = elsewhere.grouped(&[self.missing])?;
        for ((cell, n), why) in groups.iter().zip(batch.codes(self.missing)?.iter()) {
            let n = counts(*cell, *n);
            match why.and_then(|why| tally.missing.get_mut(usize::try_from(why).ok()?)) {
                Some(missing) => *missing += n,
                None => tally.answered += n,
            }
        }
        for name in &self.values {
            let Grouped { batch, groups } = elsewhere.grouped(&[name, self.missing])?;
            let is_missing = batch.codes(self.missing)?;
            let (size, places) = self.places(&batch, name)?;
            let mut column = vec![0; size];
            let rows = groups.iter().zip(places).zip(is_missing.valid);
            for (((cell, n), place), is_missing) in rows {
                // Of a row of a matrix its own point counts, whatever is missing beside it.
                let is_said = !is_missing || self.is_rated();
                if let Some(all) = place.filter(|_| is_said).and_then(|at| column.get_mut(at)) {
                    *all += counts(*cell, *n);
                }
            }
            tally.columns.push(column);
        }
        let is_ranked = matches!(self.kind, Kind::Ranking { .. });
        tally.silent = if is_ranked || matches!(self.kind, Kind::Multiple { .. }) {
            let groups = elsewhere.silent(self.missing, &self.values, is_ranked)?;
            groups.into_iter().map(|(cell, n)| counts(cell, n)).sum()
        } else {
            tally.answered
        };
        Ok(tally)
    }

    fn is_rated(&self) -> bool {
        matches!(self.kind, Kind::Rating { .. } | Kind::Matrix { .. })
    }

    /// How many values a column may have, and the place of each row's value among them.
    fn places(
        &self,
        batch: &Batch,
        name: &str,
    ) -> Result<(usize, Vec<Option<usize>>), DatasetError> {
        fn each<T: Copy>(
            slice: &Slice<'_, T>,
            place: impl Fn(T) -> Option<usize>,
        ) -> Vec<Option<usize>> {
            slice.iter().map(|value| value.and_then(&place)).collect()
        }
        Ok(match self.kind {
            Kind::Single { options, .. } => {
                (options.len(), each(&batch.codes(name)?, |code| usize::try_from(code).ok()))
            }
            Kind::Multiple { .. } => (2, each(&batch.truths(name)?, |is| Some(usize::from(is)))),
            Kind::Ranking { .. } => {
                (3, each(&batch.ranks(name)?, |rank| Some(usize::from(rank.min(2)))))
            }
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                let at =
                    |point: i16| usize::try_from(i32::from(point) - i32::from(scale.from)).ok();
                ((scale.from..=scale.to).count(), each(&batch.points(name)?, at))
            }
            _ => (0, Vec::new()),
        })
    }
}

impl Tally {
    /// Adds other respondents.
    pub(super) fn join(&mut self, other: &Self) {
        fn add(all: &mut [u64], more: &[u64]) {
            all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        self.answered += other.answered;
        self.silent += other.silent;
        add(&mut self.missing, &other.missing);
        self.columns.resize(other.columns.len(), Vec::new());
        for (all, more) in self.columns.iter_mut().zip(&other.columns) {
            all.resize(more.len(), 0);
            add(all, more);
        }
    }

    /// How many gave a value in a column.
    pub(crate) fn of(&self, column: usize, value: usize) -> u64 {
        self.columns.get(column).and_then(|column| column.get(value)).copied().unwrap_or_default()
    }
}

/// How many of some rows have each reason.
fn reasons(missing: &Slice<'_, u32>, rows: &[bool]) -> ByReason {
    let mut all = ByReason::default();
    let size = u8::try_from(all.len()).unwrap_or(u8::MAX);
    let found = count(missing, rows, size, |code| u8::try_from(code).ok());
    all.iter_mut().zip(found).for_each(|(all, n)| *all = n);
    all
}

/// Where rows have a value of which something holds.
fn both<T: Copy>(slice: &Slice<'_, T>, is: impl Fn(T) -> bool) -> Vec<bool> {
    slice.values.iter().zip(slice.valid).map(|(value, valid)| *valid && is(*value)).collect()
}

/// How many of some rows have each of so many values, fewer than 256; `place` is that of a value.
fn count<T: Copy>(
    slice: &Slice<'_, T>,
    rows: &[bool],
    size: u8,
    place: impl Fn(T) -> Option<u8>,
) -> Vec<u64> {
    let place = |((value, valid), row): ((&T, &bool), &bool)| match place(*value) {
        Some(at) if *valid && *row => at.min(size),
        _ => size,
    };
    let values = slice.values.iter().zip(slice.valid).zip(rows);
    let places: Vec<u8> = values.map(place).collect();
    // Rows beside each other mostly have the same value: several counts do not wait for each other.
    let mut counts = [[0_u32; 256]; SIDE];
    for some in places.chunks(SIDE) {
        for (counts, place) in counts.iter_mut().zip(some) {
            counts[usize::from(*place)] += 1;
        }
    }
    let n = |at: usize| counts.iter().map(|counts| u64::from(counts[at])).sum();
    (0..usize::from(size)).map(n).collect()
}

/// How many counts grow side by side.
const SIDE: usize = 4;

/// How many of some rows have a value of which something holds.
fn how_many<T: Copy>(slice: &Slice<'_, T>, rows: &[bool], is: impl Fn(T) -> bool) -> u64 {
    let mut all = 0;
    let values = slice.values.chunks(BLOCK).zip(slice.valid.chunks(BLOCK)).zip(rows.chunks(BLOCK));
    for ((values, valid), rows) in values {
        let rows = values.iter().zip(valid).zip(rows);
        let n: u8 = rows
            .map(|((value, valid), row)| u8::from(*valid) & u8::from(*row) & u8::from(is(*value)))
            .sum();
        all += u64::from(n);
    }
    all
}

/// How many rows a byte counts.
const BLOCK: usize = 240;
