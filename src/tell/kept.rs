//! What is kept beside reports from one to the next, as JSON that says its version.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Why a file cannot be trusted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFile {
    /// A later version of the program wrote it.
    #[error("format {0}")]
    Newer(u32),
    /// It is damaged.
    #[error("{0}")]
    Damaged(String),
}

/// What every version of such a file has.
#[derive(Deserialize)]
struct Format {
    #[serde(alias = "told", alias = "contents")]
    format: u32,
}

/// Reads a file of a format.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8], format: u32) -> Result<T, BadFile> {
    let damaged = |error: serde_json::Error| BadFile::Damaged(error.to_string());
    match serde_json::from_slice::<Format>(bytes).map_err(damaged)?.format {
        known if known == format => serde_json::from_slice(bytes).map_err(damaged),
        newer => Err(BadFile::Newer(newer)),
    }
}

/// For people and version control: the same content is the same bytes.
pub(super) fn write(content: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(content)?;
    bytes.push(b'\n');
    Ok(bytes)
}
