//! The dataset: one row for each response, one table of columns, in Parquet and CSV.
//!
//! polars is used in here and nowhere else. A dataset may be larger than memory: it is built,
//! sorted, written and read in chunks of [`CHUNK`] rows.

pub mod build;
pub mod cell;
pub mod cloud;
pub mod codebook;
pub mod columns;
pub mod files;
pub mod foreign;
mod grouped;
mod labels;
mod parallel;
mod plain;
mod prints;
pub mod rows;
pub mod stage;
#[cfg(test)]
mod tests;
mod without;

use std::path::{Path, PathBuf};

use polars::prelude::PolarsError;
use thiserror::Error;

pub use build::{Builder, Chunk};
pub use columns::{Clash, Column, ColumnType, Columns, Fixed, Part, Role, item_name, name_of};
pub(crate) use files::shown_in;
pub use files::{About, Csv, Dataset, Parquet, Sink, about, definitions, save};
pub use foreign::{BadRow, Foreign};
pub(crate) use grouped::of_texts;
pub(crate) use labels::Labels;
use mitreden_keep::copy::CopyError;
pub use plain::PlainOutputs;
pub(crate) use plain::{PlainColumn, PlainNames, save_plain};
pub use prints::Print;
pub use rows::{Batch, Batches, Slice, Texts};
pub use stage::{RunPlace, Runs, Stage};
pub use without::{Whose, without};

/// How many rows a chunk, and a row group in Parquet, has: what is in memory at one time.
pub const CHUNK: usize = 65_536;

/// Why a dataset cannot be made, written or read.
#[derive(Debug, Error)]
pub enum DatasetError {
    /// Two columns would have the same name.
    #[error(transparent)]
    Clash(#[from] Clash),
    /// The file has other columns than the survey's dataset.
    #[error("`{}` does not have the columns of this survey's dataset: {}", path.display(), listed(differences))]
    Columns {
        /// The path of the file.
        path: PathBuf,
        /// Each column that differs.
        differences: Vec<ColumnDifference>,
    },
    /// A column is missing, or is not of the type that was asked for.
    #[error("the dataset has no column `{column}` of {wanted}")]
    NoColumn {
        /// The column's name.
        column: String,
        /// The type that was asked for.
        wanted: &'static str,
    },
    /// A row lacks a value that every response has, or has an unknown word for it.
    #[error("row {row} of `{}` has no `{column}` that this version of mitreden knows; make it anew with `mitreden merge`", path.display())]
    NoWord {
        /// The path of the file.
        path: PathBuf,
        /// The number of the row, from 1.
        row: usize,
        /// The name of the column.
        column: &'static str,
    },
    /// The file cannot be opened, read or written.
    #[error("`{}`: {source}", path.display())]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// The file is no Parquet file, or is damaged.
    #[error("`{}` cannot be read as Parquet: {reason}", path.display())]
    NoParquet {
        /// The path of the file.
        path: PathBuf,
        /// What is wrong with the file.
        reason: String,
    },
    /// The system could not write.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// A table in an object store is asked for, and the program is built without what fetches it.
    #[error("`{address}` lies elsewhere, and this program is built without the feature `cloud`")]
    NoCloud {
        /// The address, without what lets one in.
        address: String,
    },
    /// A table elsewhere cannot be fetched.
    #[error("`{address}` cannot be fetched: {reason}")]
    NotFetched {
        /// The address, without what lets one in.
        address: String,
        /// What happened.
        reason: String,
    },
    /// A copy of the dataset cannot be used.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A table in memory could not be made.
    #[error("a table could not be made: {0}")]
    Table(String),
}

/// A column that differs from what it should be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ColumnDifference {
    /// The survey has this column, the file does not.
    #[error("`{0}` is missing")]
    Missing(String),
    /// The file has this column, the survey does not.
    #[error("`{0}` is unknown")]
    Unknown(String),
    /// Both have this column, but of another type or with other codes.
    #[error("`{column}` holds {found} instead of {wanted}")]
    Type {
        /// The column's name.
        column: String,
        /// The type or codes that the column should have.
        wanted: String,
        /// The type or codes that the column has.
        found: String,
    },
}

/// How many differences are listed: as many as a reader takes in.
const LISTED: usize = 10;

fn listed(differences: &[ColumnDifference]) -> String {
    let shown: Vec<String> = differences.iter().take(LISTED).map(ToString::to_string).collect();
    let more = differences.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

impl From<PolarsError> for DatasetError {
    fn from(error: PolarsError) -> Self {
        match error {
            PolarsError::IO { error, .. } => {
                Self::System(std::io::Error::new(error.kind(), error.to_string()))
            }
            error => Self::Table(error.to_string()),
        }
    }
}

impl From<csv::Error> for DatasetError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::System(error),
            kind => Self::Table(format!("{kind:?}")),
        }
    }
}

impl DatasetError {
    /// Adds the path of the file that could not be written.
    fn at(self, path: &Path) -> Self {
        match self {
            Self::System(source) => Self::File { path: path.to_owned(), source },
            other => other,
        }
    }

    fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::File { path: path.to_owned(), source }
    }

    fn parquet(path: &Path) -> impl FnOnce(PolarsError) -> Self {
        move |error| Self::NoParquet { path: path.to_owned(), reason: error.to_string() }
    }
}
