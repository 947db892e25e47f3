//! Tables that lie elsewhere. Sources in an object store or on the web are fetched once, and are files
//! among the results from then on, so that whoever is erased goes from them, too; a merged dataset
//! is counted where it is.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

use uuid::Uuid;

use super::{Opened, Sources};
use crate::copy::print;
use crate::failure::{Failure, unreadable, unwritable};
use crate::results::scratch;
use crate::results::seen::seen;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_count::dataset::cloud::{bare, fetch, is_address};
use mitreden_count::dataset::{Columns, Dataset, DatasetError, about};
use mitreden_count::merge::MadeOf;
use mitreden_define::survey::Survey;
use mitreden_keep::files::write_with;

/// Fetches those of some files that are addresses into the survey's results; returns the others.
pub fn fetched(
    files: &[PathBuf],
    (folder, survey): (&Folder, &Survey),
    teller: &dyn Teller,
) -> Result<Vec<PathBuf>, Failure> {
    let (addresses, files): (Vec<_>, Vec<_>) =
        files.iter().cloned().partition(|path| path.to_str().is_some_and(is_address));
    let results = folder.results(survey);
    for address in addresses.iter().filter_map(|path| path.to_str()) {
        let working = teller.working("busy-fetching");
        let scratch = scratch(folder.machine())?;
        let tables = fetch(address, scratch.path())?;
        drop(working);
        folder.make(&results)?;
        for table in tables {
            let path = results.join(table.file_name().unwrap_or_default());
            // What lies there under this name may be another table.
            if path.exists() && seen(&path)?.print != seen(&table)?.print {
                return Err(
                    Failure::at("failure-fetched-exists", &path).word("address", bare(address))
                );
            }
            let mut file = File::open(&table).map_err(|error| unreadable(&table, &error))?;
            let copied = write_with(&path, |out| io::copy(&mut file, out));
            copied.map_err(|error| unwritable(&path, &error))?;
            fs::remove_file(&table).map_err(|error| unwritable(&table, &error))?;
            let words =
                [("address", bare(address).into()), ("path", path.display().to_string().into())];
            teller.say("fetched", &words);
        }
    }
    Ok(files)
}

/// A merged dataset that lies elsewhere: a file, or what an address names. Another state of the
/// questionnaire must not have made it, and nobody may be in it who has withdrawn since: it lies
/// with others, who have to replace it.
pub fn open_at(
    folder: &Folder,
    survey: &Survey,
    definition: &[PathBuf],
    place: &str,
) -> Result<Opened, Failure> {
    let scratch = scratch(folder.machine())?;
    let (files, place) = if is_address(place) {
        (fetch(place, scratch.path())?, bare(place))
    } else {
        (vec![PathBuf::from(place)], place.to_owned())
    };
    let foreign = || {
        Failure::user("failure-dataset-foreign")
            .word("place", &*place)
            .word("survey", survey.id.as_str())
    };
    let [path] = &files[..] else { return Err(foreign()) };
    let of = MadeOf::of(&about(path)?).ok_or_else(foreign)?;
    let sources = Sources::find(folder, survey, &[])?;
    let union = sources.union(survey)?;
    if print(&of.made) != print(&sources.made((survey, &folder.results(survey)), definition)?) {
        return Err(foreign());
    }
    let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
    let dataset = Dataset::open(path, &columns)?;
    if let Some(erased) = sources.erased()? {
        let mut gone = 0_u64;
        for batch in dataset.batches(&["id"]) {
            for id in batch?.texts("id")?.iter() {
                let id = id.and_then(|id| Uuid::try_parse(id).ok()).ok_or_else(foreign)?;
                gone += u64::from(erased.contains(&id));
            }
        }
        if gone > 0 {
            return Err(Failure::user("failure-dataset-withdrawn")
                .word("n", gone)
                .word("place", &*place)
                .word("survey", survey.id.as_str()));
        }
    }
    let opened = Opened::new(dataset, union, of.notices);
    Ok(Opened { _scratch: Some(scratch), ..opened })
}
