//! Rows gathered into columns, chunk by chunk.

use polars::prelude::*;

use super::DatasetError;
use super::cell::{Cell, Offer, cell};
use super::columns::{ColumnType, Columns, Fixed, Role};
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::union::SurveyVersion;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::record::{Disposition, Record};

/// Some rows of a dataset, in memory.
#[derive(Clone, Debug)]
pub struct Chunk {
    pub(super) frame: DataFrame,
}

impl Chunk {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.frame.height()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills in what merging finds out: a weight and the three flags for each row.
    pub fn settle(
        &mut self,
        weights: &[Option<f64>],
        flags: [&[bool]; 3],
    ) -> Result<(), DatasetError> {
        let name = |fixed: Fixed| PlSmallStr::from_static(fixed.name());
        let weights = Float64Chunked::from_slice_options(name(Fixed::Weight), weights)
            .into_series()
            .into_column();
        self.frame.replace(Fixed::Weight.name(), weights)?;
        for (fixed, flags) in
            [Fixed::Speeder, Fixed::Straightline, Fixed::NearDuplicate].into_iter().zip(flags)
        {
            let flags = BooleanChunked::from_slice(name(fixed), flags).into_series().into_column();
            self.frame.replace(fixed.name(), flags)?;
        }
        Ok(())
    }
}

/// Gathers rows into chunks.
#[derive(Debug)]
pub struct Builder<'s> {
    survey: &'s Survey,
    columns: &'s Columns,
    cells: Vec<Gathered>,
    rows: usize,
}

impl<'s> Builder<'s> {
    /// Starts without rows.
    pub fn new(survey: &'s Survey, columns: &'s Columns) -> Self {
        Self {
            survey,
            columns,
            cells: columns.iter().map(|column| Gathered::new(&column.holds)).collect(),
            rows: 0,
        }
    }

    /// A chunk without rows.
    pub(super) fn empty(columns: &Columns) -> Result<Chunk, DatasetError> {
        Ok(Chunk { frame: DataFrame::empty_with_schema(&schema(columns)?) })
    }

    /// How many rows wait to be taken.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether no rows wait to be taken.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Adds a response: what its record says of it, and its answers. `version` says what it was
    /// offered; everything, where there is none. It has no weight and no flag; merging gives these.
    pub fn push(
        &mut self,
        record: &Record,
        answers: &Indexed<QuestionIndex, Answer>,
        version: Option<&SurveyVersion>,
    ) {
        for (column, cells) in self.columns.iter().zip(&mut self.cells) {
            let value = match column.role {
                Role::Fixed(fixed) => fixed_cell(fixed, record),
                Role::Answer { question, part } => {
                    let asked = self.survey.questions.get(question);
                    let answer = answers.get(question).unwrap_or(&Answer::NOT_ASKED);
                    let offer =
                        version.map_or(Offer::ALL, |version| Offer::of(version.offered(question)));
                    asked.map_or(Cell::Null, |asked| cell(&asked.kind, part, answer, offer))
                }
            };
            cells.push(value);
        }
        self.rows += 1;
    }

    /// Takes the rows gathered so far.
    pub fn take(&mut self) -> Result<Chunk, DatasetError> {
        let rows = std::mem::take(&mut self.rows);
        let gathered = self.columns.iter().zip(&mut self.cells);
        let columns = gathered.map(|(column, cells)| {
            let cells = std::mem::replace(cells, Gathered::new(&column.holds));
            cells.into_column(&column.name, &column.holds)
        });
        let frame = DataFrame::new(rows, columns.collect::<PolarsResult<_>>()?)?;
        Ok(Chunk { frame })
    }
}

fn fixed_cell(fixed: Fixed, record: &Record) -> Cell<'_> {
    let text = |text: &'_ str| Cell::Text(text.to_owned().into());
    let maybe =
        |text: &Option<String>| text.clone().map_or(Cell::Null, |text| Cell::Text(text.into()));
    match fixed {
        Fixed::Id => Cell::Text(record.id.to_string().into()),
        Fixed::Survey => text(&record.survey),
        Fixed::Definition => text(&record.definition),
        Fixed::Source => text(&record.source),
        Fixed::Mode => place(&Mode::ALL, &record.mode),
        Fixed::Lang => text(&record.lang),
        Fixed::Device => maybe(&record.device),
        Fixed::Place => maybe(&record.place),
        Fixed::Shift => maybe(&record.shift),
        Fixed::Cluster => maybe(&record.cluster),
        Fixed::Stratum => maybe(&record.stratum),
        Fixed::Interviewer => maybe(&record.interviewer),
        Fixed::Day => record.day.map_or(Cell::Null, Cell::Day),
        Fixed::Seconds => record.seconds.map_or(Cell::Null, Cell::Count),
        Fixed::Disposition => place(&Disposition::ALL, &record.disposition),
        Fixed::Simulated => Cell::Truth(record.simulated),
        Fixed::BaseWeight => record.base_weight.map_or(Cell::Null, Cell::Number),
        Fixed::Weight => Cell::Null,
        Fixed::Speeder | Fixed::Straightline | Fixed::NearDuplicate => Cell::Truth(false),
    }
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Cell<'static> {
    all.iter()
        .zip(0..)
        .find(|(candidate, _)| *candidate == one)
        .map_or(Cell::Null, |(_, place)| Cell::Code(place))
}

/// The cells of one column so far.
#[derive(Debug)]
pub(super) enum Gathered {
    Text(Vec<Option<String>>),
    Code(Vec<Option<u32>>),
    Truth(Vec<Option<bool>>),
    Point(Vec<Option<i16>>),
    Rank(Vec<Option<u8>>),
    Number(Vec<Option<f64>>),
    Count(Vec<Option<u32>>),
    Day(Vec<Option<i32>>),
}

impl Gathered {
    pub(super) fn new(holds: &ColumnType) -> Self {
        match holds {
            ColumnType::Text => Self::Text(Vec::new()),
            ColumnType::Code(_) => Self::Code(Vec::new()),
            ColumnType::Truth => Self::Truth(Vec::new()),
            ColumnType::Point => Self::Point(Vec::new()),
            ColumnType::Rank => Self::Rank(Vec::new()),
            ColumnType::Number => Self::Number(Vec::new()),
            ColumnType::Count => Self::Count(Vec::new()),
            ColumnType::Day => Self::Day(Vec::new()),
        }
    }

    /// Adds a cell; one of another type counts as null.
    pub(super) fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Self::Text(cells), Cell::Text(text)) => cells.push(Some(text.into_owned())),
            (Self::Text(cells), _) => cells.push(None),
            (Self::Code(cells), cell) => {
                cells.push(if let Cell::Code(place) = cell { Some(place) } else { None });
            }
            (Self::Truth(cells), cell) => {
                cells.push(if let Cell::Truth(truth) = cell { Some(truth) } else { None });
            }
            (Self::Point(cells), cell) => {
                cells.push(if let Cell::Point(point) = cell { Some(point) } else { None });
            }
            (Self::Rank(cells), cell) => {
                cells.push(if let Cell::Rank(rank) = cell { Some(rank) } else { None });
            }
            (Self::Number(cells), cell) => {
                cells.push(if let Cell::Number(number) = cell { Some(number) } else { None });
            }
            (Self::Count(cells), cell) => {
                cells.push(if let Cell::Count(count) = cell { Some(count) } else { None });
            }
            (Self::Day(cells), cell) => {
                cells.push(if let Cell::Day(day) = cell { Some(days(day)) } else { None });
            }
        }
    }

    pub(super) fn into_column(self, name: &str, holds: &ColumnType) -> PolarsResult<Column> {
        let name = PlSmallStr::from_str(name);
        let series = match self {
            Self::Text(cells) => {
                StringChunked::from_iter_options(name, cells.into_iter()).into_series()
            }
            Self::Code(cells) => codes(name, &cells, &dtype(holds)?)?,
            Self::Truth(cells) => BooleanChunked::from_slice_options(name, &cells).into_series(),
            Self::Point(cells) => Int16Chunked::from_slice_options(name, &cells).into_series(),
            Self::Rank(cells) => UInt8Chunked::from_slice_options(name, &cells).into_series(),
            Self::Number(cells) => Float64Chunked::from_slice_options(name, &cells).into_series(),
            Self::Count(cells) => UInt32Chunked::from_slice_options(name, &cells).into_series(),
            Self::Day(cells) => Int32Chunked::from_slice_options(name, &cells)
                .into_series()
                .cast(&DataType::Date)?,
        };
        Ok(series.into_column())
    }
}

/// Days since 1 January 1970, as Parquet counts them.
fn days(day: chrono::NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// A column of codes. It is made of numbers of the size polars keeps so many codes in, without a
/// column of such numbers in between: polars knows columns of 16 bits only where it is built for
/// them.
fn codes(name: PlSmallStr, places: &[Option<u32>], dtype: &DataType) -> PolarsResult<Series> {
    let dtype = dtype.clone();
    Ok(match dtype.cat_physical()? {
        CategoricalPhysical::U8 => {
            Categorical8Chunked::from_cats_and_dtype(narrow(name, places), dtype).into_series()
        }
        CategoricalPhysical::U16 => {
            Categorical16Chunked::from_cats_and_dtype(narrow(name, places), dtype).into_series()
        }
        CategoricalPhysical::U32 => {
            Categorical32Chunked::from_cats_and_dtype(narrow(name, places), dtype).into_series()
        }
    })
}

/// Places as smaller numbers; one that does not fit becomes null.
fn narrow<T: PolarsNumericType>(name: PlSmallStr, places: &[Option<u32>]) -> ChunkedArray<T>
where
    T::Native: TryFrom<u32>,
{
    let small = places.iter().map(|place| place.and_then(|place| T::Native::try_from(place).ok()));
    ChunkedArray::from_iter_options(name, small)
}

/// The places of the codes in a column of them; any number where the cell is null.
pub(super) fn places(series: &Series) -> PolarsResult<Vec<u32>> {
    Ok(match series.dtype().cat_physical()? {
        CategoricalPhysical::U8 => widened(series.cat8()?.physical()),
        CategoricalPhysical::U16 => widened(series.cat16()?.physical()),
        CategoricalPhysical::U32 => widened(series.cat32()?.physical()),
    })
}

fn widened<T: PolarsNumericType>(small: &ChunkedArray<T>) -> Vec<u32>
where
    T::Native: Into<u32>,
{
    small
        .downcast_iter()
        .flat_map(|chunk| chunk.values().iter().map(|place| (*place).into()))
        .collect()
}

/// The polars type of a column.
pub(super) fn dtype(holds: &ColumnType) -> PolarsResult<DataType> {
    Ok(match holds {
        ColumnType::Text => DataType::String,
        ColumnType::Code(codes) => DataType::from_frozen_categories(FrozenCategories::new(
            codes.iter().map(String::as_str),
        )?),
        ColumnType::Truth => DataType::Boolean,
        ColumnType::Point => DataType::Int16,
        ColumnType::Rank => DataType::UInt8,
        ColumnType::Number => DataType::Float64,
        ColumnType::Count => DataType::UInt32,
        ColumnType::Day => DataType::Date,
    })
}

/// The polars schema of a dataset.
pub(super) fn schema(columns: &Columns) -> PolarsResult<Schema> {
    columns
        .iter()
        .map(|column| Ok((PlSmallStr::from_str(&column.name), dtype(&column.holds)?)))
        .collect()
}
