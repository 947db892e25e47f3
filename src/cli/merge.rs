//! `merge`: all sources of a survey's responses put together into one dataset.

use std::path::{Path, PathBuf};

use clap::Args;
use uuid::Uuid;

use super::databases;
use super::failure::Failure;
use super::folder::Folder;
use super::handin::receive;
use super::made::PROTOCOL;
use super::merging::{Merging, erase_there, fetched};
use super::sources::{STORE, kept_once};
use super::store::StoreArgs;
use super::ui::Ui;
use super::unread;
use mitreden_define::survey::Survey;
use mitreden_keep::resolve::Keep;
use mitreden_keep::store::Store;

/// Put all sources together into one weighted dataset
#[derive(Args)]
#[command(
    after_help = "It writes merged.parquet, merged.csv with codebook.csv, and merge.md, which says what was dropped and why. Hand-ins go into the store. Files that are named, and what --keep settles, hold for every command.\n\nExamples:\n  mitreden merge digitales-leoben-2026 *.handin.age\n  mitreden merge digitales-leoben-2026 --forget panel.jsonl"
)]
pub(super) struct MergeArgs {
    /// The survey's id or path
    survey: String,
    /// Hand-ins, and further sources: records (.jsonl) or tables (.parquet)
    files: Vec<PathBuf>,
    /// Which version of a response stands where two contradict each other
    #[arg(long, value_name = "ID=SOURCE")]
    keep: Vec<Keep>,
    /// Take back what --keep settled or a file that was named; give up a hand-in (DEVICE:NUMBER) or
    /// a database that is gone
    #[arg(long, value_name = "WHAT")]
    forget: Vec<String>,
    /// The private key that opens hand-ins, instead of the one `key new` made
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Take in hand-ins that are not sealed, though the town has a key
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &MergeArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let (mut received, others) =
        receive(&args.files, (&town, &survey), (args.key.as_deref(), args.plain), ui)?;
    unread::tell(folder, ui);
    received.extend(fetched(&args.store, folder, &survey, ui)?);
    forget(&args.forget, folder, &survey, ui)?;
    let definition = folder.definition_files(&args.survey)?;
    let merging = Merging {
        folder,
        survey: &survey,
        definition,
        received,
        keep: &args.keep,
        today: ui.now.date(),
    };
    let merged = merging.run(&others, ui);
    erase_there(&args.store, folder, &survey, ui)?;
    let (_, merged) = merged?;
    let lang = ui.lang;
    let path = folder.results(&survey).join(PROTOCOL);
    let words = [
        ("n", merged.rows.into()),
        ("count", lang.integer(merged.rows).into()),
        ("counted", lang.integer(merged.counted).into()),
        ("path", path.display().to_string().into()),
    ];
    ui.notices(&merged.protocol.notices);
    ui.say("merged", &words);
    Ok(())
}

/// Takes back what was decided. What was never decided is an error, and then nothing is taken back.
fn forget(all: &[String], folder: &Folder, survey: &Survey, ui: &mut Ui) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(());
    }
    let unknown = |what: &str| {
        Failure::user("failure-forget").word("what", what).word("survey", survey.id.as_str())
    };
    let first = all.first().map_or("", String::as_str);
    let mut store =
        Store::open_existing(&folder.results(survey).join(STORE))?.ok_or_else(|| unknown(first))?;
    let (settled, named) = (store.settlements()?, store.named_sources()?);
    let is_settled = |id: &Uuid| settled.iter().any(|settlement| settlement.choice.id == *id);
    // As it was named, or as merge.md has it.
    let source = |what: &str| {
        let paths = [kept_once(folder, Path::new(what)), what.to_owned()];
        named.iter().find(|source| paths.contains(&source.path)).map(|source| source.path.clone())
    };
    let (databases, received) = (databases::noted(&store)?, store.received()?);
    let missing = |what: &str| {
        let (device, number) = what
            .rsplit_once(':')
            .and_then(|(device, number)| Some((device, number.trim().parse().ok()?)))?;
        received
            .0
            .get(device)
            .filter(|of| of.missing().contains(&number))
            .map(|_| (device.to_owned(), number))
    };
    for what in all {
        let is_known =
            Uuid::try_parse(what).is_ok_and(|id| is_settled(&id)) || source(what).is_some();
        if !is_known && !databases.contains(what) && missing(what).is_none() {
            return Err(unknown(what));
        }
    }
    for what in all {
        if databases::forget(&mut store, what)? {
            ui.say(
                "merge-database-forgotten",
                &[("place", what.into()), ("survey", survey.id.as_str().into())],
            );
            continue;
        }
        if let Some((device, number)) = missing(what) {
            store.give_up(&device, number)?;
            ui.say(
                "merge-given-up",
                &[("device", device.into()), ("number", number.to_string().into())],
            );
            continue;
        }
        match Uuid::try_parse(what) {
            Ok(id) if is_settled(&id) => {
                store.unsettle(&id)?;
                ui.say("merge-unsettled", &[("id", what.into())]);
            }
            _ => {
                let path = source(what).unwrap_or_default();
                store.forget_source(&path)?;
                ui.say("merge-forgotten", &[("path", path.into())]);
            }
        }
    }
    Ok(())
}
