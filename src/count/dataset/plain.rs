//! Plain tables beside the dataset, as that of the weights: texts and numbers under their names.

use std::io::Write;
use std::path::Path;

use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::prelude::*;

use super::DatasetError;
use super::files::About;
use mitreden_keep::files::write_with;

/// A column of some rows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PlainColumn {
    /// Texts.
    Texts(Vec<String>),
    /// Numbers.
    Numbers(Vec<f64>),
}

impl PlainColumn {
    fn len(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }
}

/// Where a plain table is written to: both files are there whole, or neither.
#[derive(Clone, Copy, Debug)]
pub struct PlainOutputs<'a> {
    /// The Parquet file, where one is wanted.
    pub parquet: Option<&'a Path>,
    /// The CSV file, where one is wanted.
    pub csv: Option<&'a Path>,
}

/// The names of a plain table's columns: those of texts come before those of numbers.
pub(crate) struct PlainNames {
    pub(crate) texts: Vec<String>,
    pub(crate) numbers: Vec<String>,
}

impl PlainNames {
    fn all(&self) -> impl Iterator<Item = &String> {
        self.texts.iter().chain(&self.numbers)
    }

    fn schema(&self) -> Schema {
        let texts = self.texts.iter().map(|name| (name, DataType::String));
        let numbers = self.numbers.iter().map(|name| (name, DataType::Float64));
        texts.chain(numbers).map(|(name, holds)| (PlSmallStr::from_str(name), holds)).collect()
    }
}

/// Writes chunks of rows, one vector of columns each. A chunk becomes a row group of the Parquet
/// file.
pub(crate) fn save_plain(
    names: &PlainNames,
    out: PlainOutputs<'_>,
    about: &About,
    chunks: impl Iterator<Item = Result<Vec<PlainColumn>, DatasetError>>,
) -> Result<(), DatasetError> {
    let all = |sinks: &mut [&mut dyn PlainSink]| {
        for chunk in chunks {
            let chunk = chunk?;
            sinks.iter_mut().try_for_each(|sink| sink.write(&chunk))?;
        }
        sinks.iter_mut().try_for_each(|sink| sink.finish())
    };
    let Some(parquet) = out.parquet else {
        let Some(path) = out.csv else { return Ok(()) };
        let written = write_with(path, |file| all(&mut [&mut CsvTable::new(file, names)?]));
        return written.map_err(|error: DatasetError| error.at(path));
    };
    let written = write_with(parquet, |file| {
        let mut table = ParquetTable::new(file, names, about)?;
        let Some(path) = out.csv else { return all(&mut [&mut table]) };
        let written =
            write_with(path, |file| all(&mut [&mut table, &mut CsvTable::new(file, names)?]));
        written.map_err(|error: DatasetError| error.at(path))
    });
    written.map_err(|error: DatasetError| error.at(parquet))
}

/// A file that chunks are written to.
trait PlainSink {
    fn write(&mut self, chunk: &[PlainColumn]) -> Result<(), DatasetError>;
    fn finish(&mut self) -> Result<(), DatasetError>;
}

struct ParquetTable<'n, W: Write> {
    writer: BatchedWriter<W>,
    names: &'n PlainNames,
}

impl<'n, W: Write> ParquetTable<'n, W> {
    fn new(writer: W, names: &'n PlainNames, about: &About) -> Result<Self, DatasetError> {
        let pairs = about.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        let about = Some(KeyValueMetadata::from_static(pairs));
        let writer = ParquetWriter::new(writer).with_key_value_metadata(about);
        Ok(Self { writer: writer.batched(&names.schema())?, names })
    }
}

impl<W: Write> PlainSink for ParquetTable<'_, W> {
    fn write(&mut self, chunk: &[PlainColumn]) -> Result<(), DatasetError> {
        let column = |(name, column): (&String, &PlainColumn)| {
            let name = PlSmallStr::from_str(name);
            match column {
                PlainColumn::Texts(texts) => Column::new(name, texts),
                PlainColumn::Numbers(numbers) => Column::new(name, numbers),
            }
        };
        let rows = chunk.first().map_or(0, PlainColumn::len);
        let frame = DataFrame::new(rows, self.names.all().zip(chunk).map(column).collect())?;
        Ok(self.writer.write_batch(&frame)?)
    }

    fn finish(&mut self) -> Result<(), DatasetError> {
        self.writer.finish()?;
        Ok(())
    }
}

/// CSV after RFC 4180, as the dataset's.
struct CsvTable<W: Write>(csv::Writer<W>);

impl<W: Write> CsvTable<W> {
    fn new(writer: W, names: &PlainNames) -> Result<Self, DatasetError> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
        writer.write_record(names.all())?;
        Ok(Self(writer))
    }
}

impl<W: Write> PlainSink for CsvTable<W> {
    fn write(&mut self, chunk: &[PlainColumn]) -> Result<(), DatasetError> {
        for row in 0..chunk.first().map_or(0, PlainColumn::len) {
            for column in chunk {
                match column {
                    PlainColumn::Texts(texts) => self.0.write_field(&texts[row])?,
                    PlainColumn::Numbers(numbers) => {
                        self.0.write_field(numbers[row].to_string())?;
                    }
                }
            }
            self.0.write_record(None::<&[u8]>)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), DatasetError> {
        Ok(self.0.flush()?)
    }
}
