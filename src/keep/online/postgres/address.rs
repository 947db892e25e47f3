//! The address of a database: how it is reached, and what of it may be told.

use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// The port where none is named.
const USUAL_PORT: u16 = 5432;
/// How long a request waits for the database before it is told that it cannot be reached.
pub(crate) const PATIENCE: Duration = Duration::from_secs(4);

/// How the database of a URL is reached.
pub(crate) fn configured(url: &str) -> Result<Config, tokio_postgres::Error> {
    let mut config: Config = url.parse()?;
    config.connect_timeout(PATIENCE).application_name("mitreden");
    Ok(config)
}

/// The address of a database, without user and password.
pub(crate) fn place(config: &Config) -> String {
    let host = config.get_hosts().first().map_or_else(String::new, |host| match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    });
    let port = config
        .get_ports()
        .first()
        .filter(|port| **port != USUAL_PORT)
        .map_or_else(String::new, |port| format!(":{port}"));
    format!("postgres://{host}{port}/{}", config.get_dbname().unwrap_or_default())
}

/// What the server said, or what happened on the way to it.
pub(crate) fn reason(error: &tokio_postgres::Error) -> String {
    let cause = std::error::Error::source(error).map(ToString::to_string);
    cause.unwrap_or_else(|| error.to_string())
}
