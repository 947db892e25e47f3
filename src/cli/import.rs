//! `import`: foreign responses into the survey's store, by a mapping of their columns.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, read_source, unreadable};
use super::sources::STORE;
use super::ui::Ui;
use crate::ask::import::{CannotImport, import, mapping};
use crate::ask::interview::Plan;
use crate::base::diagnostics::Problems;
use crate::base::locale::Lang;
use crate::keep::store::{Added, Store};

/// Examples shown of each kind of rejection.
const EXAMPLES: usize = 10;

/// Take in responses from a table or JSON lines
#[derive(Args)]
#[command(
    after_help = "A table is CSV or XLSX. Importing the same file twice changes nothing.\n\nExamples:\n  mitreden import kcmo answers.csv --map kcmo.import.yaml"
)]
pub(super) struct ImportArgs {
    /// The survey's id or path
    survey: String,
    /// The file with the responses
    file: PathBuf,
    /// The file that says how its columns become answers
    #[arg(long, value_name = "MAPPING")]
    map: PathBuf,
}

pub(super) fn run(args: &ImportArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let plan = Plan::new(&survey)?;
    let mut problems = Problems::new();
    let source = read_source(&args.map, &mut problems)?;
    let mapping = source.and_then(|source| mapping::read(&source, &survey, &mut problems));
    let Some(mapping) = mapping.filter(|_| !problems.has_errors()) else { return Err(Failure::Problems(problems)) };
    ui.problems(&problems);
    let bytes = fs::read(&args.file).map_err(|error| unreadable(&args.file, &error))?;
    let name = args.file.file_name().unwrap_or(args.file.as_os_str()).to_string_lossy();
    let bar = ui.spinner("busy-importing");
    let imported = import(&plan, &mapping, &name, &bytes, ui.lang);
    bar.finish_and_clear();
    let imported = imported.map_err(|error| match error {
        CannotImport::Columns(problems) => Failure::Problems(problems),
        CannotImport::Table(error) => Failure::table(&args.file, error),
    })?;
    folder.make(&folder.results(&survey))?;
    let mut store = Store::open(&folder.results(&survey).join(STORE), key)?;
    store.archive(&survey.definition)?;
    let added = store.add(&imported.records)?;
    Ui::result(&imported.report.to_text(EXAMPLES, ui.lang))?;
    Ui::result(&told(added, ui.lang))?;
    if imported.records.is_empty() { Err(Failure::user("failure-nothing-imported")) } else { Ok(()) }
}

/// What became of the records in the store.
fn told(added: Added, lang: Lang) -> String {
    let Added { new, duplicate, replaced, conflicting, erased } = added;
    let counts = [("new", new), ("known", duplicate), ("replaced", replaced), ("conflicting", conflicting), ("erased", erased)];
    lang.say("import-stored", &counts.map(|(name, n)| (name, n.into()))) + "\n"
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
