//! Datasets as files: Parquet for machines, CSV for everyone.
//!
//! The same rows are the same bytes: each chunk becomes one row group, nothing is stamped with a
//! time, and what several threads compress or format is written in order.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::prelude::*;

use super::build::{Chunk, dtype, schema};
use super::cell::Cell;
use super::columns::{ColumnType, Columns, Fixed};
use super::rows::Batch;
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
fn shown_in<'c>(holds: &'c ColumnType, cell: Cell<'c>) -> Cow<'c, str> {
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
}

impl Dataset {
    /// Opens a file. Its columns may stand in any order, but must be the survey's.
    pub fn open(path: &Path, columns: &Columns) -> Result<Self, DatasetError> {
        let (dataset, found) = Self::any(path)?;
        let differences = differences(columns, &found)?;
        if !differences.is_empty() {
            return Err(DatasetError::Columns { path: path.to_owned(), differences });
        }
        Ok(dataset)
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
        Ok((Self { path: path.to_owned(), metadata, bare: FileMetadataRef::new(bare) }, found))
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
        self.read_by(ParallelStrategy::Columns, names, cut)
    }

    /// Reads some rows of the named columns on this thread alone, for whoever reads several parts
    /// at once.
    pub(super) fn read_on_one(&self, names: &[String], cut: Cut) -> Result<Chunk, DatasetError> {
        self.read_by(ParallelStrategy::None, names, cut)
    }

    fn read_by(
        &self,
        strategy: ParallelStrategy,
        names: &[String],
        cut: Cut,
    ) -> Result<Chunk, DatasetError> {
        let file = File::open(&self.path).map_err(DatasetError::file(&self.path))?;
        let mut reader = ParquetReader::new(file)
            .with_columns(Some(names.to_vec()))
            .with_slice(Some((cut.skip, cut.rows)))
            .read_parallel(strategy);
        // polars would look at all row groups before the one wanted: it is shown no other.
        let mut only = (*self.bare).clone();
        if let Some(group) = self.metadata.row_groups.get(cut.group) {
            only.num_rows = group.num_rows();
            only.row_groups.push(group.clone());
        }
        reader.set_metadata(FileMetadataRef::new(only));
        let frame = reader.finish().map_err(DatasetError::parquet(&self.path))?;
        // Columns come in the order of the file.
        let mut frame = frame.select(names.iter().map(String::as_str))?;
        frame.rechunk_mut_par();
        Ok(Chunk { frame })
    }
}

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
