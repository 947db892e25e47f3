//! What the town does about needs: its agenda, read and kept up.

mod file;
mod matching;
mod note;
pub mod rows;
mod set;
mod table;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

pub use self::file::AgendaFile;
use self::file::lock;
pub use self::set::{MeasureAdded, StatusWish, set};
pub use self::table::Trouble;
use crate::failure::{Failure, unreadable};
use crate::town::Folder;
use mitreden_base::locale::Lang;
use mitreden_define::town::HistoryEntry;

/// The result of taking in a table.
pub enum TakenIn {
    /// The lines that were added, and the path of the file.
    Added(Vec<HistoryEntry>, String),
    /// All problems with the table; nothing was changed.
    Refused(Vec<Trouble>),
}

/// Takes in the lines that were added to an exported table.
pub fn take_in(
    folder: &Folder,
    table: &Path,
    (lang, today): (Lang, NaiveDate),
) -> Result<TakenIn, Failure> {
    let bytes = fs::read(table).map_err(|error| unreadable(table, &error))?;
    let _lock = lock(folder)?;
    let agenda = AgendaFile::open(folder)?;
    let columns = rows::columns(&agenda.town.profile.languages);
    let (head, rows, troubles) = table::read(table::decoded(&bytes, table)?, &columns);
    if !troubles.is_empty() {
        return Ok(TakenIn::Refused(troubles));
    }
    match matching::entries(&agenda.town, &columns, (&head, &rows), (lang, today)) {
        Ok(added) => {
            if !added.is_empty() {
                agenda.add(&added)?;
            }
            Ok(TakenIn::Added(added, agenda.path()))
        }
        Err(troubles) => Ok(TakenIn::Refused(troubles)),
    }
}
