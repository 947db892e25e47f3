//! `merge`: all sources of a survey's responses put together into one dataset.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::handin::{Received, receive};
use super::import::key;
use super::sources::{MERGED, STORE, Sources, scratch};
use super::store::{StoreArgs, runtime};
use super::ui::Ui;
use crate::count::dataset::codebook::codebook;
use crate::count::dataset::{Columns, DatasetError};
use crate::count::merge::{Outputs, markdown};
use crate::define::survey::Survey;
use crate::keep::files::write_atomically;
use crate::keep::handin::Handin;
use crate::keep::resolve::Keep;
use crate::keep::store::{Store, Taken};

/// Put all sources together into one weighted dataset
#[derive(Args)]
#[command(
    after_help = "It writes merged.parquet, merged.csv, codebook.csv and merge.md, which says what was dropped and why, into results/SURVEY/. Hand-ins are taken into the store for good, too.\n\nExamples:\n  mitreden merge digitales-leoben-2026\n  mitreden merge digitales-leoben-2026 *.handin.age"
)]
pub(super) struct MergeArgs {
    /// The survey's id or path
    survey: String,
    /// Hand-ins, and further sources: records (.jsonl) or tables (.parquet)
    files: Vec<PathBuf>,
    /// Which version of a response stands where two contradict each other
    #[arg(long, value_name = "ID=SOURCE")]
    keep: Vec<Keep>,
    /// The private key that opens hand-ins, instead of the one `key new` made
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &MergeArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let (mut received, others) = receive(&args.files, (&town, &survey), args.key.as_deref(), ui)?;
    if args.store.url.is_some() {
        received.push(fetch(&args.store, folder, &survey)?);
    }
    let results = folder.results(&survey);
    let mut sources = Sources::find(folder, &survey, &others)?;
    sources.know(&received);
    let union = sources.union(&survey)?;
    folder.make(&results)?;
    let scratch = scratch()?;
    let out = Outputs { parquet: results.join(MERGED), csv: Some(results.join("merged.csv")), scratch: scratch.path().to_owned() };
    let bar = ui.spinner("busy-merging");
    let merged = sources.merge_with(&received, &union, &args.keep, &out);
    drop(sources);
    bar.finish_and_clear();
    // Whatever came of the merging: what was handed in is not lost.
    take_in(&received, &results.join(STORE), ui)?;
    let merged = merged?;
    let path = results.join("codebook.csv");
    let columns = Columns::of(&union.survey).map_err(DatasetError::from)?;
    let book = codebook(&union.survey, &columns, survey.language())?;
    write_atomically(&path, &book).map_err(|error| unwritable(&path, &error))?;
    let path = results.join("merge.md");
    write_atomically(&path, markdown(&merged.protocol).as_bytes()).map_err(|error| unwritable(&path, &error))?;
    let lang = ui.lang;
    let words = [
        ("n", merged.rows.into()),
        ("count", lang.integer(merged.rows).into()),
        ("counted", lang.integer(merged.counted).into()),
        ("path", path.display().to_string().into()),
    ];
    ui.say("merged", &words);
    let conflicts = merged.protocol.conflicts.len();
    if conflicts > 0 {
        ui.say("merge-conflicts", &[("n", conflicts.into())]);
    }
    Ok(())
}

/// What the servers' database has kept, as one more hand-in: what was withdrawn there goes here, too.
fn fetch(store: &StoreArgs, folder: &Folder, survey: &Survey) -> Result<Received, Failure> {
    runtime()?.block_on(async {
        let store = store.open(folder, survey).await?;
        let records = store.records().await?;
        let hashes: BTreeSet<&str> = records.iter().map(|record| record.definition.as_str()).collect();
        let mut definitions = Vec::new();
        for hash in hashes {
            definitions.extend(store.definition(hash).await?);
        }
        let handin = Handin {
            survey: survey.id.to_string(),
            device: "server".to_owned(),
            number: 1,
            key: *store.key(),
            definitions,
            tombstones: store.tombstones().await?,
            contacts: Vec::new(),
            taken_back: BTreeSet::new(),
            records,
        };
        Ok(Received { name: "postgres".to_owned(), handin })
    })
}

/// Puts hand-ins into the store, all or none, and says what came of them.
fn take_in(received: &[Received], path: &Path, ui: &mut Ui) -> Result<(), Failure> {
    if received.is_empty() {
        return Ok(());
    }
    let mut store = Store::open(path, key)?;
    let taken = store.take_in(received.iter().map(|one| &one.handin))?;
    for (Received { name, .. }, Taken { added, contacts, removed }) in received.iter().zip(taken) {
        let words = [
            ("name", name.into()),
            ("new", added.new.into()),
            ("known", added.duplicate.into()),
            ("replaced", added.replaced.into()),
            ("conflicting", added.conflicting.into()),
            ("erased", added.erased.into()),
            ("contacts", contacts.into()),
        ];
        ui.say("handin-taken", &words);
        if removed > 0 {
            ui.say("handin-removed", &[("n", removed.into())]);
        }
    }
    Ok(())
}
