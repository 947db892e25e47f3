//! Reading a dataset batch by batch: only the columns asked for, as plain slices, in constant
//! memory, as often as wanted.

use chrono::NaiveDate;
use polars::prelude::*;

use super::DatasetError;
use super::build::{Chunk, places};
use super::cell::Cell;
use super::files::{Cut, Dataset, Holds};
use super::labels::Labels;

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
        let codes = batch.codes(column)?;
        let known = |code: u32| all.get(usize::try_from(code).ok()?).copied();
        // Mostly every row has one.
        if let Some(first) = all.first()
            && !codes.valid.contains(&false)
            && codes.values.iter().all(|code| (*code as usize) < all.len())
        {
            let words = codes.values.iter().map(|code| known(*code).unwrap_or(*first));
            return Ok(words.collect());
        }
        let word = |(at, code): (usize, Option<u32>)| {
            code.and_then(known).ok_or_else(|| DatasetError::NoWord {
                path: self.path().to_owned(),
                row: batch.first + at + 1,
                column,
            })
        };
        codes.iter().enumerate().map(word).collect()
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
        Some(self.dataset.batch(&self.names, cut, false))
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
    is_empty: bool,
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
pub struct Texts<'b>(pub(super) &'b StringChunked);

impl<'b> Texts<'b> {
    /// The texts by code.
    pub(crate) fn labels(self) -> Labels<'b> {
        Labels::of(self)
    }

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
        let mut batch = Self::empty(first, chunk.len());
        for column in chunk.frame.columns() {
            batch.push(column.name(), Loaded::new(column, None)?);
        }
        Ok(batch)
    }

    /// A batch of so many rows without columns.
    pub(super) fn empty(first: usize, rows: usize) -> Self {
        Self { first, rows, names: Vec::new(), columns: Vec::new() }
    }

    /// Adds a column.
    pub(super) fn push(&mut self, name: &str, column: Loaded) {
        self.names.push(name.to_owned());
        self.columns.push(column);
    }

    /// Whether no row has a value in a column.
    pub(crate) fn is_empty(&self, name: &str) -> bool {
        self.loaded(name, "values").is_ok_and(|loaded| loaded.is_empty)
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

    /// The cells of a column of codes or truths as small numbers from 1, 0 where a row has none, and
    /// how many numbers there may be; `None` where it is a column of something else.
    pub(crate) fn ordinals(&self, name: &str) -> Result<Option<(Vec<u32>, u64)>, DatasetError> {
        let loaded = self.loaded(name, "codes")?;
        let of = |valid: bool, place: u32| if valid { place.saturating_add(1) } else { 0 };
        let valid = loaded.valid.iter().copied();
        let numbers: Vec<u32> = match &loaded.values {
            Values::Code(codes) => valid.zip(codes).map(|(is, code)| of(is, *code)).collect(),
            Values::Truth(truths) => {
                valid.zip(truths).map(|(is, truth)| of(is, u32::from(*truth))).collect()
            }
            _ => return Ok(None),
        };
        let size = 1 + u64::from(numbers.iter().max().copied().unwrap_or_default());
        Ok(Some((numbers, size)))
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
    /// A column without any value.
    pub(super) fn nothing(holds: &Holds, rows: usize) -> PolarsResult<Self> {
        if let Holds::Values(dtype) = holds {
            let column = polars::prelude::Column::full_null(PlSmallStr::EMPTY, rows, dtype);
            return Self::new(&column, None);
        }
        Ok(Self { values: Values::Code(vec![0; rows]), valid: vec![false; rows], is_empty: true })
    }

    /// Takes a column that holds this, if it is not what its type says.
    pub(super) fn new(
        column: &polars::prelude::Column,
        holds: Option<&Holds>,
    ) -> PolarsResult<Self> {
        let series = column.as_materialized_series().rechunk();
        let is_empty = series.null_count() == series.len();
        let mask = series.chunks().first().and_then(|chunk| chunk.validity());
        let valid = match mask {
            Some(mask) if series.null_count() > 0 => unpacked(mask.as_slice()),
            _ => vec![true; series.len()],
        };
        let values = match series.dtype() {
            DataType::String => match holds {
                Some(Holds::Codes(codes)) => {
                    Values::Code(Texts(series.str()?).labels().places(codes)?)
                }
                _ => Values::Text(series.str()?.clone()),
            },
            DataType::Enum(..) => Values::Code(places(&series)?),
            DataType::Boolean => {
                let truths = series.bool()?.downcast_iter();
                Values::Truth(
                    truths.flat_map(|chunk| unpacked(chunk.values().as_slice())).collect(),
                )
            }
            DataType::Int16 => Values::Point(series.i16()?.clone()),
            DataType::UInt8 => Values::Rank(series.u8()?.clone()),
            DataType::Float64 => Values::Number(series.f64()?.clone()),
            DataType::UInt32 => Values::Count(series.u32()?.clone()),
            DataType::Date => Values::Day(series.to_physical_repr().i32()?.clone()),
            other => polars_bail!(SchemaMismatch: "no dataset has a column of {other}"),
        };
        Ok(Self { values, valid, is_empty })
    }
}

/// The bits of some bytes, the lowest of each first, from a bit on and so many.
fn unpacked((bytes, first, len): (&[u8], usize, usize)) -> Vec<bool> {
    let mut bits = Vec::with_capacity(8 * bytes.len());
    for byte in bytes {
        bits.extend_from_slice(&BITS[usize::from(*byte)]);
    }
    if first > 0 {
        bits.drain(..first.min(bits.len()));
    }
    bits.truncate(len);
    bits
}

/// The bits of each byte.
static BITS: [[bool; 8]; 256] = {
    let mut all = [[false; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            all[byte][bit] = byte >> bit & 1 == 1;
            bit += 1;
        }
        byte += 1;
    }
    all
};

/// The values of an array that has one chunk; no values if it is empty.
fn slice<T: PolarsNumericType>(array: &ChunkedArray<T>) -> &[T::Native] {
    array.downcast_iter().next().map_or(&[], |chunk| chunk.values().as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_taken_from_any_bit_on() {
        let bytes = [0b1000_0001, 0b0110_0000];
        let all = [true, false, false, false, false, false, false, true, false, false];
        assert_eq!(unpacked((&bytes, 0, 10)), all);
        assert_eq!(unpacked((&bytes, 7, 3)), all[7..]);
        assert_eq!(unpacked((&bytes, 13, 3)), [true, true, false]);
        assert!(unpacked((&[], 0, 0)).is_empty());
    }
}
