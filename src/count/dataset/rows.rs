//! Reading a dataset batch by batch: only the columns asked for, as plain slices, in constant
//! memory, as often as wanted.

use chrono::NaiveDate;
use polars::prelude::*;

use super::DatasetError;
use super::build::{Chunk, places};
use super::cell::Cell;
use super::files::{Cut, Dataset};

impl Dataset {
    /// Reads the named columns from the first row to the last; every call is a pass of its own.
    pub fn batches(&self, names: &[&str]) -> Batches<'_> {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Batches { dataset: self, names, cuts: self.cuts().into_iter() }
    }

    /// What each row of a batch says in a column in which every response has one of all these
    /// words. A row without one is told, and never taken for another.
    pub fn words<T: Copy>(
        &self,
        batch: &Batch,
        column: &'static str,
        all: &[T],
    ) -> Result<Vec<T>, DatasetError> {
        let known = |code: u32| all.get(usize::try_from(code).ok()?).copied();
        let word = |(at, code): (usize, Option<u32>)| {
            code.and_then(known).ok_or_else(|| DatasetError::NoWord {
                path: self.path().to_owned(),
                row: batch.first + at + 1,
                column,
            })
        };
        batch.codes(column)?.iter().enumerate().map(word).collect()
    }
}

/// One pass over a dataset.
#[derive(Debug)]
pub struct Batches<'d> {
    dataset: &'d Dataset,
    names: Vec<String>,
    cuts: std::vec::IntoIter<Cut>,
}

impl Iterator for Batches<'_> {
    type Item = Result<Batch, DatasetError>;

    fn next(&mut self) -> Option<Self::Item> {
        let cut = self.cuts.next()?;
        let chunk = self.dataset.read(&self.names, cut);
        Some(chunk.and_then(|chunk| Batch::new(&chunk, cut.first)))
    }
}

/// A batch of consecutive rows.
#[derive(Debug)]
pub struct Batch {
    /// The number of the batch's first row in the dataset, from 0.
    pub first: usize,
    /// How many rows it has.
    pub rows: usize,
    names: Vec<String>,
    columns: Vec<Loaded>,
}

#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) values: Values,
    pub(super) valid: Vec<bool>,
}

#[derive(Debug)]
pub(super) enum Values {
    Text(StringChunked),
    Code(Vec<u32>),
    Truth(Vec<bool>),
    Point(Int16Chunked),
    Rank(UInt8Chunked),
    Number(Float64Chunked),
    Count(UInt32Chunked),
    Day(Int32Chunked),
}

/// A column of a batch: a value for each row, with no meaning where it is not valid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice<'b, T> {
    /// The values; any value where a row has none.
    pub values: &'b [T],
    /// Whether each row has a value.
    pub valid: &'b [bool],
}

impl<T: Copy> Slice<'_, T> {
    /// The value in a row.
    pub fn get(&self, row: usize) -> Option<T> {
        self.values.get(row).copied().filter(|_| self.valid.get(row) == Some(&true))
    }

    /// The values, in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = Option<T>> {
        self.values.iter().zip(self.valid).map(|(value, valid)| valid.then_some(*value))
    }
}

impl Slice<'_, u8> {
    /// The rank in a row; none for an item that was not placed.
    pub fn placed(&self, row: usize) -> Option<u8> {
        self.get(row).filter(|rank| *rank > 0)
    }
}

/// A column of texts.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'b>(&'b StringChunked);

impl Texts<'_> {
    /// The text in a row.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.0.get(row)
    }

    /// The texts, in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter()
    }
}

impl Batch {
    pub(super) fn new(chunk: &Chunk, first: usize) -> Result<Self, DatasetError> {
        let names = chunk.frame.get_column_names().iter().map(ToString::to_string).collect();
        let columns = chunk.frame.columns().iter().map(Loaded::new).collect::<PolarsResult<_>>()?;
        Ok(Self { first, rows: chunk.len(), names, columns })
    }

    /// A column of texts.
    pub fn texts(&self, name: &str) -> Result<Texts<'_>, DatasetError> {
        match &self.loaded(name, "words")?.values {
            Values::Text(texts) => Ok(Texts(texts)),
            _ => Err(absent(name, "words")),
        }
    }

    /// A column of codes, as their places among the codes of the column.
    pub fn codes(&self, name: &str) -> Result<Slice<'_, u32>, DatasetError> {
        let loaded = self.loaded(name, "codes")?;
        match &loaded.values {
            Values::Code(values) => Ok(Slice { values, valid: &loaded.valid }),
            _ => Err(absent(name, "codes")),
        }
    }

    /// A column of truths.
    pub fn truths(&self, name: &str) -> Result<Slice<'_, bool>, DatasetError> {
        let loaded = self.loaded(name, "truths")?;
        match &loaded.values {
            Values::Truth(values) => Ok(Slice { values, valid: &loaded.valid }),
            _ => Err(absent(name, "truths")),
        }
    }

    /// A column of points on a rating scale.
    pub fn points(&self, name: &str) -> Result<Slice<'_, i16>, DatasetError> {
        let loaded = self.loaded(name, "points")?;
        match &loaded.values {
            Values::Point(values) => Ok(Slice { values: slice(values), valid: &loaded.valid }),
            _ => Err(absent(name, "points")),
        }
    }

    /// A column of ranks, 1 for the first.
    pub fn ranks(&self, name: &str) -> Result<Slice<'_, u8>, DatasetError> {
        let loaded = self.loaded(name, "ranks")?;
        match &loaded.values {
            Values::Rank(values) => Ok(Slice { values: slice(values), valid: &loaded.valid }),
            _ => Err(absent(name, "ranks")),
        }
    }

    /// A column of numbers: weights and points given to items, too.
    pub fn numbers(&self, name: &str) -> Result<Slice<'_, f64>, DatasetError> {
        let loaded = self.loaded(name, "numbers")?;
        match &loaded.values {
            Values::Number(values) => Ok(Slice { values: slice(values), valid: &loaded.valid }),
            _ => Err(absent(name, "numbers")),
        }
    }

    /// A column of whole numbers from 0.
    pub fn counts(&self, name: &str) -> Result<Slice<'_, u32>, DatasetError> {
        let loaded = self.loaded(name, "counts")?;
        match &loaded.values {
            Values::Count(values) => Ok(Slice { values: slice(values), valid: &loaded.valid }),
            _ => Err(absent(name, "counts")),
        }
    }

    /// A column of days, counted from 1 January 1970.
    pub fn days(&self, name: &str) -> Result<Slice<'_, i32>, DatasetError> {
        let loaded = self.loaded(name, "days")?;
        match &loaded.values {
            Values::Day(values) => Ok(Slice { values: slice(values), valid: &loaded.valid }),
            _ => Err(absent(name, "days")),
        }
    }

    /// The cell of a column (its place among the names asked for) in a row.
    pub fn cell(&self, column: usize, row: usize) -> Cell<'_> {
        let Some(loaded) = self.columns.get(column) else { return Cell::Null };
        if loaded.valid.get(row) != Some(&true) {
            return Cell::Null;
        }
        let cell = match &loaded.values {
            Values::Text(texts) => texts.get(row).map(|text| Cell::Text(text.into())),
            Values::Code(codes) => codes.get(row).map(|code| Cell::Code(*code)),
            Values::Truth(truths) => truths.get(row).map(|truth| Cell::Truth(*truth)),
            Values::Point(points) => points.get(row).map(Cell::Point),
            Values::Rank(ranks) => ranks.get(row).map(Cell::Rank),
            Values::Number(numbers) => numbers.get(row).map(Cell::Number),
            Values::Count(counts) => counts.get(row).map(Cell::Count),
            Values::Day(days) => days.get(row).and_then(NaiveDate::from_epoch_days).map(Cell::Day),
        };
        cell.unwrap_or(Cell::Null)
    }

    pub(super) fn loaded(&self, name: &str, wanted: &'static str) -> Result<&Loaded, DatasetError> {
        let place = self.names.iter().position(|other| other == name);
        place.and_then(|place| self.columns.get(place)).ok_or_else(|| absent(name, wanted))
    }
}

fn absent(name: &str, wanted: &'static str) -> DatasetError {
    DatasetError::NoColumn { column: name.to_owned(), wanted }
}

impl Loaded {
    fn new(column: &polars::prelude::Column) -> PolarsResult<Self> {
        let series = column.as_materialized_series().rechunk();
        let valid = if series.null_count() == 0 {
            vec![true; series.len()]
        } else {
            series.is_not_null().no_null_iter().collect()
        };
        let values = match series.dtype() {
            DataType::String => Values::Text(series.str()?.clone()),
            DataType::Enum(..) => Values::Code(places(&series)?),
            DataType::Boolean => {
                Values::Truth(series.bool()?.iter().map(Option::unwrap_or_default).collect())
            }
            DataType::Int16 => Values::Point(series.i16()?.clone()),
            DataType::UInt8 => Values::Rank(series.u8()?.clone()),
            DataType::Float64 => Values::Number(series.f64()?.clone()),
            DataType::UInt32 => Values::Count(series.u32()?.clone()),
            DataType::Date => Values::Day(series.to_physical_repr().i32()?.clone()),
            other => polars_bail!(SchemaMismatch: "no dataset has a column of {other}"),
        };
        Ok(Self { values, valid })
    }
}

/// The values of an array that has one chunk; no values if it is empty.
fn slice<T: PolarsNumericType>(array: &ChunkedArray<T>) -> &[T::Native] {
    array.downcast_iter().next().map_or(&[], |chunk| chunk.values().as_slice())
}
