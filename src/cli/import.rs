//! `import`: foreign responses into the survey's store, by a mapping of their columns.

mod told;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

pub(super) use told::LISTS;

use super::failure::Failure;
use super::folder::{Folder, read_source, unreadable};
use super::sources::STORE;
use super::ui::Ui;
use mitreden_ask::import::{self, CannotImport, Mapping, mapping};
use mitreden_ask::interview::Plan;
use mitreden_base::diagnostics::Problems;
use mitreden_define::survey::Survey;
use mitreden_keep::store::{Holds, Import, Name, Store};

/// Examples shown of each kind of rejection.
const EXAMPLES: usize = 10;

/// Take in responses from a table or JSON lines
#[derive(Args)]
#[command(
    after_help = "A table is CSV or XLSX. Importing again replaces: what a mended mapping or a corrected file says of the same people counts, and nobody is there twice.\n\nExamples:\n  mitreden import kcmo answers.csv --map kcmo.import.yaml\n  mitreden import kcmo answers.csv --map kcmo.import.yaml --whole\n  mitreden import kcmo --undo kcmo"
)]
pub(super) struct ImportArgs {
    /// The survey's id or path
    survey: String,
    /// The file with the responses
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// The file that says how its columns become answers
    #[arg(long, value_name = "MAPPING", required_unless_present = "undo")]
    map: Option<PathBuf>,
    /// The file stands for all of its source: what it lacks is withdrawn
    #[arg(long)]
    whole: bool,
    /// The file holds only new rows, beside those of before
    #[arg(long, conflicts_with = "whole")]
    more: bool,
    /// What was imported under this name, of a file or source, are the same people
    #[arg(long, value_name = "NAME")]
    was: Vec<String>,
    /// What was imported under this name, of a file or source, are other people
    #[arg(long, value_name = "NAME")]
    was_not: Vec<String>,
    /// Take back all that was imported from a source
    #[arg(long, value_name = "SOURCE", conflicts_with_all = ["file", "map", "whole", "more", "was", "was_not"])]
    undo: Option<String>,
}

pub(super) fn run(args: &ImportArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    match (&args.undo, &args.file, &args.map) {
        (Some(source), _, _) => undo(source, folder, &survey, ui),
        (None, Some(file), Some(map)) => take_in(args, (file, map), (folder, &survey), ui),
        // The command line asks for both.
        (None, _, _) => Err(Failure::Bug("neither a file nor a source".to_owned())),
    }
}

fn take_in(
    args: &ImportArgs,
    (file, map): (&Path, &Path),
    (folder, survey): (&Folder, &Survey),
    ui: &mut Ui,
) -> Result<(), Failure> {
    let plan = Plan::new(survey.clone())?;
    let mut problems = Problems::new();
    let source = read_source(map, &mut problems)?;
    let mapping = source.and_then(|source| mapping::read(&source, survey, &mut problems));
    let Some(mapping) = mapping.filter(|_| !problems.has_errors()) else {
        return Err(Failure::Problems(problems));
    };
    ui.problems(&problems);
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    let bar = ui.spinner("busy-importing");
    let reading = import::read(&plan, &mapping, &bytes).map_err(|error| match error {
        CannotImport::Columns(problems) => Failure::Problems(problems),
        CannotImport::Table(error) => Failure::table(file, error),
    })?;
    drop(bytes);
    let results = folder.results(survey);
    folder.make(&results)?;
    let mut store = Store::open(&results.join(STORE), key)?;
    let what = what(args, file, &mapping, &store)?;
    let mut report = None;
    let outcome = store.import(&what, &survey.definition, |importing| {
        report =
            Some(reading.records(&what.names, ui.lang, |batch| {
                importing.take(batch).map_err(Failure::from)
            })?);
        Ok::<_, Failure>(())
    })?;
    bar.finish_and_clear();
    let report = report.unwrap_or_default();
    Ui::result(&report.to_text(EXAMPLES, ui.lang))?;
    if report.rows_out == 0 {
        return Err(Failure::user("failure-nothing-imported"));
    }
    let telling = told::Telling { file, what: &what, survey, results: &results };
    telling.tell(&outcome, report.rows_out, folder, ui)
}

/// What is imported, and under which names it may have been before.
fn what(
    args: &ImportArgs,
    file: &Path,
    mapping: &Mapping,
    store: &Store,
) -> Result<Import, Failure> {
    let source = mapping.one_source();
    let is_named = mapping.source.is_some();
    let mut names = store.names_for(source, is_named)?;
    let known = store.imported_sources()?;
    let is_known = |name: &str| {
        known.iter().any(|one| one == name) || names.iter().any(|one| one.name == name)
    };
    if let Some(name) = args.was.iter().chain(&args.was_not).find(|name| !is_known(name)) {
        let unknown = Failure::user("failure-import-was-unknown").word("name", name);
        return Err(unknown.meant(name, known.iter().map(String::as_str)));
    }
    let mut say = |name: &str, same| match names.iter_mut().find(|known| known.name == name) {
        Some(known) => known.same = Some(same),
        None => names.push(Name { name: name.to_owned(), same: Some(same) }),
    };
    // Before mappings had names, the file's own was the source; and without ids all cells told rows
    // apart.
    let own = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    say(&own, true);
    source.filter(|_| mapping.id.is_none()).into_iter().for_each(|source| say(source, true));
    args.was.iter().for_each(|name| say(name, true));
    args.was_not.iter().for_each(|name| say(name, false));
    let holds = match (args.more, args.whole) {
        (true, _) => Holds::More,
        (_, true) => Holds::Whole,
        _ => Holds::Unsaid,
    };
    let (mapping, by_id) = (mapping.name.clone(), mapping.id.is_some());
    Ok(Import { mapping, source: source.map(str::to_owned), by_id, holds, names })
}

/// Takes back all that a source has given.
fn undo(source: &str, folder: &Folder, survey: &Survey, ui: &mut Ui) -> Result<(), Failure> {
    let results = folder.results(survey);
    let store = Store::open_existing(&results.join(STORE))?;
    let unknown = |known: &[String]| {
        let unknown = Failure::user("failure-import-undo").word("source", source);
        unknown.meant(source, known.iter().map(String::as_str))
    };
    let Some(mut store) = store else { return Err(unknown(&[])) };
    let Some(undone) = store.undo_import(source)? else {
        return Err(unknown(&store.imported_sources()?));
    };
    told::forget(&results, source)?;
    ui.say("import-undone", &[("n", undone.responses.into()), ("source", source.into())]);
    if undone.handed_in > 0 {
        ui.say("import-undone-handed", &[("n", undone.handed_in.into())]);
    }
    Ok(())
}

/// A key for tombstones that nobody can guess.
pub(super) fn key() -> [u8; 32] {
    let halves = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
    let mut key = [0; 32];
    let (first, second) = key.split_at_mut(16);
    first.copy_from_slice(halves[0].as_bytes());
    second.copy_from_slice(halves[1].as_bytes());
    key
}
