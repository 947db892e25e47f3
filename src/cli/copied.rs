//! The option of commands that put a copy of the dataset into a database, or reach one there.

use clap::Args;

use mitreden_office::copy::CopyPlace;

/// The option of commands that put a copy of the dataset into a database, or reach one there.
#[derive(Args)]
pub(super) struct CopyArgs {
    /// A database with a copy of the dataset
    #[arg(
        long,
        value_name = "URL",
        env = "MITREDEN_TO",
        hide_env = true,
        help = "A PostgreSQL database with a copy of the dataset, as postgres://host/db"
    )]
    to: Option<String>,
}

impl CopyArgs {
    /// The database that is named, if one is.
    pub(super) fn place(&self) -> CopyPlace {
        CopyPlace { url: self.to.clone() }
    }
}
