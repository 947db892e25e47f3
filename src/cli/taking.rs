//! Taking people out of files of records and tables among the results: those who were erased, or answered too long ago.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use uuid::Uuid;

use super::failure::Failure;
use super::folder::{unreadable, unwritable};
use super::places::{is_called, records};
use super::sources::MERGED;
use crate::count::dataset::{Whose, without};
use crate::keep::files::write_with;
use crate::keep::record::Record;

/// What was taken out, or would be.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) ids: BTreeSet<Uuid>,
    /// Responses of no known day that stay, by file.
    pub(super) undated: BTreeMap<String, usize>,
    /// Files that could not be read or written.
    pub(super) failed: Vec<Failure>,
}

/// Takes out of all files among some results whoever `is_gone` names, unless it is only to be `told`.
pub(super) fn take_out(results: &Path, is_gone: &dyn Fn(Whose) -> bool, told: bool) -> Taken {
    let mut taken = Taken::default();
    // The dataset is made anew as a whole.
    for path in records(results).into_iter().filter(|path| path.file_name().is_none_or(|name| name != MERGED)) {
        let mut undated = 0;
        let mut look = |whose: Whose| {
            // Nobody was promised anything about people who were made up.
            let goes = is_gone(whose);
            if goes {
                taken.ids.extend(whose.id);
            }
            undated += usize::from(!goes && whose.day.is_none() && !whose.simulated);
            goes
        };
        let is_table = is_called(&path, ".parquet");
        let done = if is_table {
            without(&path, &mut look, !told).map(drop).map_err(Failure::from)
        } else {
            lines(&path, &mut look, !told)
        };
        taken.failed.extend(done.err());
        if undated > 0 {
            taken.undated.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), undated);
        }
    }
    taken
}

/// The same for a file of records, line by line. A line that is no record stays.
fn lines(path: &Path, is_gone: &mut dyn FnMut(Whose) -> bool, written: bool) -> Result<(), Failure> {
    let open = || File::open(path).map(BufReader::new).map_err(|error| unreadable(path, &error));
    let mut gone = BTreeSet::new();
    each(open()?, |at, line| {
        let record =
            std::str::from_utf8(line).ok().and_then(|text| Record::from_line(text.trim_start_matches('\u{feff}').trim_end()).ok());
        if let Some(record) = record
            && is_gone(Whose { id: Some(record.id), day: record.day, simulated: record.simulated })
        {
            gone.insert(at);
        }
        Ok(())
    })
    .map_err(|error| unreadable(path, &error))?;
    if gone.is_empty() || !written {
        return Ok(());
    }
    let from = open()?;
    let written: io::Result<()> =
        write_with(path, |file| each(from, |at, line| if gone.contains(&at) { Ok(()) } else { file.write_all(line) }));
    written.map_err(|error| unwritable(path, &error))?;
    // One that holds nobody any more is no file of records.
    if fs::metadata(path).is_ok_and(|about| about.len() == 0) {
        fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
    }
    Ok(())
}

fn each(mut from: impl BufRead, mut visit: impl FnMut(usize, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut line = Vec::new();
    for at in 0.. {
        line.clear();
        if from.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        visit(at, &line)?;
    }
    Ok(())
}
