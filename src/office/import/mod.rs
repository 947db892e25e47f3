//! Foreign responses into the survey's store, by a mapping of their columns.

mod gone;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unreadable};
use crate::results::STORE;
use crate::teller::Teller;
use crate::town::{Folder, read_source};
use mitreden_ask::import::{self, CannotImport, ImportReport, Mapping, mapping};
use mitreden_ask::interview::Plan;
use mitreden_base::diagnostics::Problems;
use mitreden_define::survey::Survey;
use mitreden_keep::store::{Import, ImportName, ImportOutcome, SourceHolds, Store, Undone};
use mitreden_keep::tombstone::Key;

/// The file to be imported, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct ImportWish<'a> {
    /// The file with the responses.
    pub file: &'a Path,
    /// The path of the mapping, which says how columns become answers.
    pub map: &'a Path,
    /// The part of its source's rows that the file holds.
    pub holds: SourceHolds,
    /// Names of files or sources under which the same people were imported before.
    pub was: &'a [String],
    /// Names of files or sources that were of other people.
    pub was_not: &'a [String],
}

/// The result of importing a file.
pub struct ImportDone {
    /// What became of the rows of the file.
    pub report: ImportReport,
    /// The settings of the import, with the names it may have had before.
    pub what: Import,
    /// What became of the records in the store.
    pub outcome: ImportOutcome,
    /// The list of what the source held and the file lacks, where there is any; it is not written
    /// where nothing was stored.
    pub list: Result<Option<PathBuf>, Failure>,
}

impl ImportDone {
    /// The source of the file's rows, as far as they have one.
    pub fn source(&self) -> &str {
        self.what.source.as_deref().unwrap_or(&self.what.mapping)
    }
}

/// Imports a file.
pub fn import(
    folder: &Folder,
    survey: &Survey,
    wish: ImportWish<'_>,
    teller: &dyn Teller,
) -> Result<ImportDone, Failure> {
    let ImportWish { file, map, .. } = wish;
    let plan = Plan::new(survey.clone())?;
    let mut problems = Problems::new();
    let source = read_source(map, &mut problems)?;
    let mapping = source.and_then(|source| mapping::read(&source, survey, &mut problems));
    let Some(mapping) = mapping.filter(|_| !problems.has_errors()) else {
        return Err(Failure::Problems(problems));
    };
    teller.problems(&problems);
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    let working = teller.working("busy-importing");
    let reading = import::read(&plan, &mapping, &bytes).map_err(|error| match error {
        CannotImport::Columns(problems) => Failure::Problems(problems),
        CannotImport::Table(error) => Failure::table(file, error),
    })?;
    drop(bytes);
    let results = folder.results(survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), Key::fresh)?;
    let what = what(wish, &mapping, &store)?;
    let mut report = None;
    let outcome = store.import(&what, &survey.definition, |importing| {
        let read = reading.records(&what.names, teller.lang(), |batch| {
            importing.take(batch).map_err(Failure::from)
        })?;
        report = Some(read);
        Ok::<_, Failure>(())
    })?;
    drop(working);
    let mut imported =
        ImportDone { report: report.unwrap_or_default(), what, outcome, list: Ok(None) };
    if imported.report.rows_out > 0 && imported.outcome.refused.is_none() {
        imported.list = gone::keep(folder, &results, imported.source(), &imported.outcome.gone);
    }
    Ok(imported)
}

/// The settings of the import, with the names it may have had before.
fn what(wish: ImportWish<'_>, mapping: &Mapping, store: &Store) -> Result<Import, Failure> {
    let source = mapping.one_source();
    let is_named = mapping.source.is_some();
    let mut names = store.names_for(source, is_named)?;
    let known = store.imported_sources()?;
    let is_known = |name: &str| {
        known.iter().any(|one| one == name) || names.iter().any(|one| one.name == name)
    };
    if let Some(name) = wish.was.iter().chain(wish.was_not).find(|name| !is_known(name)) {
        let unknown = Failure::user("failure-import-was-unknown").word("name", name);
        return Err(unknown.meant(name, known.iter().map(String::as_str)));
    }
    let mut say = |name: &str, same| match names.iter_mut().find(|known| known.name == name) {
        Some(known) => known.same = Some(same),
        None => names.push(ImportName { name: name.to_owned(), same: Some(same) }),
    };
    // Before mappings had names, the file's own was the source; and without ids all cells told rows
    // apart.
    let own = wish.file.file_name().unwrap_or(wish.file.as_os_str()).to_string_lossy();
    say(&own, true);
    source.filter(|_| mapping.id.is_none()).into_iter().for_each(|source| say(source, true));
    wish.was.iter().for_each(|name| say(name, true));
    wish.was_not.iter().for_each(|name| say(name, false));
    let holds = wish.holds;
    let (mapping, by_id) = (mapping.name.clone(), mapping.id.is_some());
    Ok(Import { mapping, source: source.map(str::to_owned), by_id, holds, names })
}

/// Removes all responses that a source has given.
pub fn undo(folder: &Folder, survey: &Survey, source: &str) -> Result<Undone, Failure> {
    let results = folder.results(survey);
    let unknown = |known: &[String]| {
        let unknown = Failure::user("failure-import-undo").word("source", source);
        unknown.meant(source, known.iter().map(String::as_str))
    };
    let store = Store::open_existing(&results.join(STORE))?;
    let Some(mut store) = store else { return Err(unknown(&[])) };
    let Some(undone) = store.undo_import(source)? else {
        return Err(unknown(&store.imported_sources()?));
    };
    gone::forget(&results, source)?;
    Ok(undone)
}
