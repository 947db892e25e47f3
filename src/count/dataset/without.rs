//! A table without some of its rows: who has been erased, or answered too long ago, goes from
//! tables, too.

use std::fs::File;
use std::path::Path;

use chrono::NaiveDate;
use polars::io::parquet::write::KeyValueMetadata;
use polars::prelude::*;
use uuid::Uuid;

use super::DatasetError;
use super::columns::Fixed;
use super::files::about;
use mitreden_keep::files::write_with;

/// The response that a row belongs to, as far as the table tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The response's id.
    pub id: Option<Uuid>,
    /// The day of the response.
    pub day: Option<NaiveDate>,
    /// Whether the response is simulated.
    pub simulated: bool,
}

/// Looks at every row of a table, whatever its other columns; takes out those for which `is_gone`
/// says so, if it is to be `written`. Says how many they are. What the table says of itself stays.
pub fn without(
    path: &Path,
    mut is_gone: impl FnMut(Whose) -> bool,
    written: bool,
) -> Result<usize, DatasetError> {
    let file = File::open(path).map_err(DatasetError::file(path))?;
    let frame = ParquetReader::new(file).finish().map_err(DatasetError::parquet(path))?;
    let column = |name: Fixed, dtype| {
        frame.column(name.name()).ok().and_then(|column| column.cast(&dtype).ok())
    };
    let ids = column(Fixed::Id, DataType::String);
    let days = column(Fixed::Day, DataType::Date).map(|days| days.to_physical_repr());
    let made_up = column(Fixed::Simulated, DataType::Boolean);
    let ids = ids.as_ref().and_then(|ids| ids.str().ok());
    let days = days.as_ref().and_then(|days| days.i32().ok());
    let made_up = made_up.as_ref().and_then(|made_up| made_up.bool().ok());
    let mut named = Vec::new();
    let stays: BooleanChunked = (0..frame.height())
        .map(|row| {
            let id = ids.and_then(|ids| ids.get(row)).and_then(|id| Uuid::try_parse(id).ok());
            let day = days.and_then(|days| days.get(row)).and_then(NaiveDate::from_epoch_days);
            let simulated = made_up.and_then(|made_up| made_up.get(row)).unwrap_or(false);
            let goes = is_gone(Whose { id, day, simulated });
            named.extend(id.filter(|_| goes).map(|id| id.to_string()));
            Some(!goes)
        })
        .collect();
    let gone = frame.height() - stays.sum().unwrap_or(0) as usize;
    if gone > 0 && written {
        let mut left = frame.filter(&stays)?;
        // What it says of itself may name people: what it left out, say.
        let names_one = |text: &str| named.iter().any(|id| text.contains(id));
        let pairs: Vec<_> = about(path)?.into_iter().filter(|(_, text)| !names_one(text)).collect();
        let said = (!pairs.is_empty()).then(|| KeyValueMetadata::from_static(pairs));
        write_with(path, |file| {
            ParquetWriter::new(file).with_key_value_metadata(said).finish(&mut left)?;
            Ok::<_, DatasetError>(())
        })
        .map_err(|error| error.at(path))?;
    }
    Ok(gone)
}
