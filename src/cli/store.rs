//! The option of every command that can use a database.

use clap::Args;

use mitreden_office::database::Server;

/// The option of every command that can use a database.
#[derive(Args)]
pub(super) struct StoreArgs {
    /// A database beside the town's folder
    #[arg(
        long = "store",
        value_name = "URL",
        env = "MITREDEN_STORE",
        hide_env = true,
        help = "The PostgreSQL database answers are kept in, as postgres://host/db"
    )]
    url: Option<String>,
}

impl StoreArgs {
    /// The database that is named, if one is.
    pub(super) fn server(&self) -> Server {
        Server { url: self.url.clone() }
    }
}
