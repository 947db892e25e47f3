//! Datasets as files: Parquet for machines, CSV for everyone.
//!
//! The same rows are the same bytes: each chunk becomes one row group, nothing is stamped with a
//! time, and what several threads compress or format is written in order.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::prelude::*;

use super::build::{Chunk, dtype, schema};
use super::cell::Cell;
use super::columns::{ColumnType, Columns, Fixed};
use super::rows::{Batch, Loaded};
use super::{CHUNK, ColumnDifference, DatasetError};
use mitreden_keep::files::write_with;

/// The metadata of a Parquet file: texts by name.
pub type About = BTreeMap<String, String>;

/// A file that chunks are written to, one after the other.
pub trait Sink {
    /// Adds a chunk.
    fn write(&mut self, chunk: &Chunk) -> Result<(), DatasetError>;
    /// Writes the end of the file.
    fn finish(&mut self) -> Result<(), DatasetError>;
}

/// A Parquet file, compressed with Zstandard. Each chunk becomes a row group.
pub struct Parquet<W: Write>(BatchedWriter<W>);

impl<W: Write> Parquet<W> {
    /// Begins a file.
    pub fn new(writer: W, columns: &Columns) -> Result<Self, DatasetError> {
        Self::saying(writer, columns, &About::new())
    }

    /// Begins a file with these metadata.
    pub fn saying(writer: W, columns: &Columns, about: &About) -> Result<Self, DatasetError> {
        let pairs: Vec<_> = about.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        let about = (!pairs.is_empty()).then(|| KeyValueMetadata::from_static(pairs));
        Ok(Self(
            ParquetWriter::new(writer).with_key_value_metadata(about).batched(&schema(columns)?)?,
        ))
    }
}

impl<W: Write> Sink for Parquet<W> {
    fn write(&mut self, chunk: &Chunk) -> Result<(), DatasetError> {
        Ok(self.0.write_batch(&chunk.frame)?)
    }

    fn finish(&mut self) -> Result<(), DatasetError> {
        self.0.finish()?;
        Ok(())
    }
}

/// CSV after RFC 4180 in UTF-8: lines end with CR LF, quotes stand only where they must and are
/// doubled inside. A null is an empty cell; the question's `__missing` column says why.
pub struct Csv<'c, W: Write> {
    writer: csv::Writer<W>,
    columns: &'c Columns,
}

impl<'c, W: Write> Csv<'c, W> {
    /// Begins a file.
    pub fn new(writer: W, columns: &'c Columns) -> Result<Self, DatasetError> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
        writer.write_record(columns.iter().map(|column| &column.name))?;
        Ok(Self { writer, columns })
    }
}

impl<W: Write> Sink for Csv<'_, W> {
    fn write(&mut self, chunk: &Chunk) -> Result<(), DatasetError> {
        let batch = Batch::new(chunk, 0)?;
        for row in 0..batch.rows {
            for (place, column) in self.columns.iter().enumerate() {
                self.writer.write_field(&*shown_in(&column.holds, batch.cell(place, row)))?;
            }
            self.writer.write_record(None::<&[u8]>)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), DatasetError> {
        Ok(self.writer.flush()?)
    }
}

/// A cell as it is written in CSV.
pub(crate) fn shown_in<'c>(holds: &'c ColumnType, cell: Cell<'c>) -> Cow<'c, str> {
    match cell {
        Cell::Null => "".into(),
        Cell::Text(text) => text,
        Cell::Code(place) => match holds {
            ColumnType::Code(codes) => codes.get(place as usize).map_or("", String::as_str).into(),
            _ => "".into(),
        },
        Cell::Truth(truth) => if truth { "true" } else { "false" }.into(),
        Cell::Point(point) => point.to_string().into(),
        Cell::Rank(rank) => rank.to_string().into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Count(count) => count.to_string().into(),
        Cell::Day(day) => day.to_string().into(),
    }
}

/// Writes chunks to a Parquet file, and to a CSV file where one is wanted. Both are there whole, or
/// neither. The next chunk is made while one is written, and the two files are written at once.
pub fn save(
    columns: &Columns,
    parquet: &Path,
    csv: Option<&Path>,
    about: &About,
    chunks: impl Iterator<Item = Result<Chunk, DatasetError>> + Send,
) -> Result<(), DatasetError> {
    let all = |sinks: &mut [&mut (dyn Sink + Send)]| {
        ahead(chunks, |chunk| write_to(sinks, &chunk?))?;
        sinks.iter_mut().try_for_each(|sink| sink.finish())
    };
    let written = write_with(parquet, |file| {
        let mut table = Parquet::saying(file, columns, about)?;
        let Some(path) = csv else { return all(&mut [&mut table]) };
        let written =
            write_with(path, |file| all(&mut [&mut table, &mut Csv::new(file, columns)?]));
        written.map_err(|error: DatasetError| error.at(path))
    });
    written.map_err(|error: DatasetError| error.at(parquet))
}

/// Calls `f` with each item while the next one is made on another thread.
fn ahead<T: Send, E>(
    items: impl Iterator<Item = T> + Send,
    mut f: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (sender, receiver) = std::sync::mpsc::sync_channel(1);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                // Nobody takes it: something could not be written.
                if sender.send(item).is_err() {
                    break;
                }
            }
        });
        receiver.into_iter().try_for_each(&mut f)
    })
}

/// Writes a chunk to each file, to all at once.
fn write_to(sinks: &mut [&mut (dyn Sink + Send)], chunk: &Chunk) -> Result<(), DatasetError> {
    let Some((first, others)) = sinks.split_first_mut() else { return Ok(()) };
    std::thread::scope(|scope| {
        let others: Vec<_> =
            others.iter_mut().map(|sink| scope.spawn(|| sink.write(chunk))).collect();
        first.write(chunk)?;
        let mut joined = others
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.try_for_each(|written| written)
    })
}

/// A dataset in a Parquet file, its columns known to be the survey's.
#[derive(Clone, Debug)]
pub struct Dataset {
    path: PathBuf,
    metadata: FileMetadataRef,
    /// The metadata without any row group.
    bare: FileMetadataRef,
    /// How batches are read.
    plain: Option<Plain>,
    /// Whether its rows are cells, each of several responses.
    is_of_cells: bool,
}

/// What reads columns of codes as the texts they are in the file: polars would look for each row's
/// text among the codes.
#[derive(Clone, Debug)]
struct Plain {
    /// The metadata without any row group, and without the types that are not the file's own.
    bare: FileMetadataRef,
    /// What each column holds.
    holds: Arc<HashMap<String, Holds>>,
}

/// What a column holds that is read plainly.
#[derive(Debug)]
pub(super) enum Holds {
    /// These codes, which are texts in the file.
    Codes(Vec<String>),
    /// Values of this type.
    Values(DataType),
}

impl Dataset {
    /// Opens a file. Its columns may stand in any order, but must be the survey's.
    pub fn open(path: &Path, columns: &Columns) -> Result<Self, DatasetError> {
        let (dataset, found) = Self::any(path)?;
        let differences = differences(columns, &found)?;
        if !differences.is_empty() {
            return Err(DatasetError::Columns { path: path.to_owned(), differences });
        }
        let plain = dataset.plain(&found)?;
        Ok(Self { plain, ..dataset })
    }

    /// How the columns are read plainly; `None` where a column would be of another type.
    fn plain(&self, found: &Schema) -> Result<Option<Plain>, DatasetError> {
        let bare =
            FileMetadataRef::new(FileMetadata { key_value_metadata: None, ..(*self.bare).clone() });
        let file = File::open(&self.path).map_err(DatasetError::file(&self.path))?;
        let mut reader = ParquetReader::new(file);
        reader.set_metadata(FileMetadataRef::clone(&bare));
        let own = reader.schema().map_err(DatasetError::parquet(&self.path))?;
        let mut holds = HashMap::new();
        for (name, dtype) in found.iter() {
            let (own_holds, expected) = match dtype {
                DataType::Enum(known, _) => {
                    let known = known.categories().values_iter().map(str::to_owned).collect();
                    (Holds::Codes(known), &DataType::String)
                }
                other => (Holds::Values(other.clone()), other),
            };
            let is_so = own.get(name).map(DataType::from_arrow_field).as_ref() == Some(expected);
            if !is_so {
                return Ok(None);
            }
            holds.insert(name.to_string(), own_holds);
        }
        Ok(Some(Plain { bare, holds: Arc::new(holds) }))
    }

    /// Opens a file with any columns; returns which they are.
    pub(super) fn any(path: &Path) -> Result<(Self, Schema), DatasetError> {
        let file = File::open(path).map_err(DatasetError::file(path))?;
        let mut reader = ParquetReader::new(file);
        let metadata = reader.get_metadata().map_err(DatasetError::parquet(path))?.clone();
        let found = reader.schema().map_err(DatasetError::parquet(path))?;
        let found: Schema = found
            .iter()
            .map(|(name, field)| (name.clone(), DataType::from_arrow_field(field)))
            .collect();
        let bare = FileMetadata { row_groups: Vec::new(), num_rows: 0, ..(*metadata).clone() };
        let bare = FileMetadataRef::new(bare);
        Ok((Self { path: path.to_owned(), metadata, bare, plain: None, is_of_cells: false }, found))
    }

    /// The same dataset, whose rows are cells of several responses.
    pub(super) fn of_many(self, found: &Schema) -> Result<Self, DatasetError> {
        let plain = self.plain(found)?;
        Ok(Self { plain, is_of_cells: true, ..self })
    }

    /// Whether its rows are cells, each of several responses.
    pub(crate) fn is_of_cells(&self) -> bool {
        self.is_of_cells
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.metadata.num_rows
    }

    /// The metadata of the file.
    pub fn about(&self) -> About {
        texts(&self.metadata)
    }

    /// The parts in which the file is read: its row groups, and parts of those that are too large.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let mut first = 0;
        for (group, metadata) in self.metadata.row_groups.iter().enumerate() {
            let rows = metadata.num_rows();
            for skip in (0..rows).step_by(CHUNK) {
                cuts.push(Cut { first: first + skip, group, skip, rows: (rows - skip).min(CHUNK) });
            }
            first += rows;
        }
        cuts
    }

    /// Reads some rows of the named columns, several columns at once.
    pub(super) fn read(&self, names: &[String], cut: Cut) -> Result<Chunk, DatasetError> {
        let only = self.only(&self.bare, cut);
        let frame = self.read_by(ParallelStrategy::Columns, &only, names, cut)?;
        Ok(Chunk { frame })
    }

    /// Reads some rows of the named columns to be looked at, several columns at once; or on this
    /// thread `alone`, for whoever reads several parts at once.
    pub(super) fn batch(
        &self,
        names: &[String],
        cut: Cut,
        alone: bool,
    ) -> Result<Batch, DatasetError> {
        let only = self.only(self.plain.as_ref().map_or(&self.bare, |plain| &plain.bare), cut);
        let holds = |name: &str| self.plain.as_ref()?.holds.get(name);
        let nothing = |name: &String| holds(name).filter(|_| self.is_empty(name, cut));
        let read: Vec<String> =
            names.iter().filter(|name| nothing(name).is_none()).cloned().collect();
        let (strategy, together) = if alone {
            (ParallelStrategy::None, COLUMNS)
        } else {
            (ParallelStrategy::Columns, read.len().max(1))
        };
        let mut loaded = Vec::with_capacity(read.len());
        for names in read.chunks(together) {
            let frame = self.read_by(strategy, &only, names, cut)?;
            for column in frame.columns() {
                loaded.push(Loaded::new(column, holds(column.name()))?);
            }
        }
        let mut loaded = loaded.into_iter();
        let mut batch = Batch::empty(cut.first, cut.rows);
        for name in names {
            let column = match nothing(name) {
                Some(holds) => Some(Loaded::nothing(holds, cut.rows)?),
                None => loaded.next(),
            };
            if let Some(column) = column {
                batch.push(name, column);
            }
        }
        Ok(batch)
    }

    /// Whether the file says that no row of a row group has a value in a column: it is not read.
    fn is_empty(&self, name: &str, cut: Cut) -> bool {
        let nulls = || {
            let column = self.metadata.row_groups.get(cut.group)?;
            let column = column.columns_under_root_iter(name)?.next()?;
            let statistics = column.statistics(&self.metadata.footer_buf)?.ok()?;
            Some(statistics.null_count()? == column.num_values())
        };
        nulls() == Some(true)
    }

    /// The metadata of the row group of some rows alone: polars would look at all row groups before
    /// the one wanted.
    fn only(&self, bare: &FileMetadata, cut: Cut) -> FileMetadataRef {
        let mut only = bare.clone();
        if let Some(group) = self.metadata.row_groups.get(cut.group) {
            only.num_rows = group.num_rows();
            only.row_groups.push(group.clone());
        }
        FileMetadataRef::new(only)
    }

    fn read_by(
        &self,
        strategy: ParallelStrategy,
        only: &FileMetadataRef,
        names: &[String],
        cut: Cut,
    ) -> Result<DataFrame, DatasetError> {
        let file = File::open(&self.path).map_err(DatasetError::file(&self.path))?;
        let mut reader = ParquetReader::new(file)
            .with_columns(Some(names.to_vec()))
            .with_slice(Some((cut.skip, cut.rows)))
            .read_parallel(strategy);
        reader.set_metadata(FileMetadataRef::clone(only));
        let frame = reader.finish().map_err(DatasetError::parquet(&self.path))?;
        // Columns come in the order of the file.
        let mut frame = frame.select(names.iter().map(String::as_str))?;
        if frame.first_col_n_chunks() > 1 {
            frame.rechunk_mut_par();
        }
        Ok(frame)
    }
}

/// How many columns are read before they are taken: so few that what was read is still near the
/// processor.
const COLUMNS: usize = 2;

/// How many rows of a Parquet file answer each definition, whatever its other columns are.
pub fn definitions(path: &Path) -> Result<BTreeMap<String, u64>, DatasetError> {
    let file = File::open(path).map_err(DatasetError::file(path))?;
    let name = Fixed::Definition.name();
    let reader = ParquetReader::new(file).with_columns(Some(vec![name.to_owned()]));
    let frame = reader.finish().map_err(DatasetError::parquet(path))?;
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for definition in frame.column(name)?.str()?.iter().flatten() {
        match found.get_mut(definition) {
            Some(n) => *n += 1,
            None => drop(found.insert(definition.to_owned(), 1)),
        }
    }
    Ok(found)
}

/// The metadata of a Parquet file with any columns.
pub fn about(path: &Path) -> Result<About, DatasetError> {
    let file = File::open(path).map_err(DatasetError::file(path))?;
    let mut reader = ParquetReader::new(file);
    Ok(texts(reader.get_metadata().map_err(DatasetError::parquet(path))?))
}

fn texts(metadata: &FileMetadata) -> About {
    let pairs = metadata.key_value_metadata.iter().flatten();
    pairs.filter_map(|pair| Some((pair.key.clone(), pair.value.clone()?))).collect()
}

/// Consecutive rows of one row group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The number of the first row in the whole dataset.
    pub(super) first: usize,
    group: usize,
    skip: usize,
    /// How many rows there are.
    pub(super) rows: usize,
}

fn differences(columns: &Columns, found: &Schema) -> Result<Vec<ColumnDifference>, DatasetError> {
    let mut differences = Vec::new();
    for column in columns {
        let wanted = dtype(&column.holds)?;
        match found.get(&column.name) {
            None => differences.push(ColumnDifference::Missing(column.name.clone())),
            Some(other) if *other != wanted => {
                differences.push(ColumnDifference::Type {
                    column: column.name.clone(),
                    wanted: shown(&wanted),
                    found: shown(other),
                });
            }
            Some(_) => {}
        }
    }
    let unknown = found.iter_names().filter(|name| columns.find(name).is_none());
    differences.extend(unknown.map(|name| ColumnDifference::Unknown(name.to_string())));
    Ok(differences)
}

fn shown(dtype: &DataType) -> String {
    match dtype {
        DataType::Enum(codes, _) => {
            let codes: Vec<_> = codes.categories().values_iter().collect();
            format!("one of {}", codes.join("|"))
        }
        other => other.to_string(),
    }
}
