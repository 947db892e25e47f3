//! The dataset: one row for each response, one table of columns, in Parquet and CSV.
//!
//! polars is used in here and nowhere else. A dataset may be larger than memory: it is built,
//! sorted, written and read in chunks of [`CHUNK`] rows.

pub mod build;
pub mod cell;
pub mod codebook;
pub mod columns;
pub mod files;
pub mod foreign;
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
pub use columns::{Clash, Column, Columns, Fixed, Holds, Part, Role, item_name, name_of};
pub use files::{About, Csv, Dataset, Parquet, Sink, about, definitions, save};
pub use foreign::{BadRow, Foreign};
pub use prints::Print;
pub use rows::{Batch, Batches, Slice, Texts};
pub use stage::{Place, Runs, Stage};
pub use without::{Whose, without};

/// The rows of a chunk, and of a row group in Parquet: what is in memory at one time.
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
        /// The file.
        path: PathBuf,
        /// Each column that differs.
        differences: Vec<Difference>,
    },
    /// A column was asked for that is not there, or not of this type.
    #[error("the dataset has no column `{column}` of {wanted}")]
    NoColumn {
        /// Its name.
        column: String,
        /// What it was to hold.
        wanted: &'static str,
    },
    /// A row does not say what every response has a word for, or not in a word that is known.
    #[error("row {row} of `{}` has no `{column}` that this version of mitreden knows; make it anew with `mitreden merge`", path.display())]
    NoWord {
        /// The file.
        path: PathBuf,
        /// Which row, from 1.
        row: usize,
        /// The column.
        column: &'static str,
    },
    /// The file cannot be opened, read or written.
    #[error("`{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no Parquet file, or a broken one.
    #[error("`{}` cannot be read as Parquet: {reason}", path.display())]
    NoParquet {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The system could not write.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// A table in memory could not be made.
    #[error("a table could not be made: {0}")]
    Table(String),
}

/// A column that differs from what it should be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Difference {
    /// The survey has it, the file does not.
    #[error("`{0}` is missing")]
    Missing(String),
    /// The file has it, the survey does not.
    #[error("`{0}` is unknown")]
    Unknown(String),
    /// Both have it, but of another type or with other codes.
    #[error("`{column}` holds {found} instead of {wanted}")]
    Type {
        /// Its name.
        column: String,
        /// What it should hold.
        wanted: String,
        /// What it holds.
        found: String,
    },
}

/// As many differences as a reader takes in.
const LISTED: usize = 10;

fn listed(differences: &[Difference]) -> String {
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
    /// Names the file that could not be written.
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
