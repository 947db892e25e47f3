//! `merge`: all sources of a survey's responses put together into one dataset.

use std::path::PathBuf;

use clap::Args;

use super::copied::CopyArgs;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_keep::resolve::KeepWish;
use mitreden_office::failure::Failure;
use mitreden_office::handin::{HandinOpening, receive};
use mitreden_office::merge::forget::forget;
use mitreden_office::merge::{Merging, erase_there, fetched};
use mitreden_office::results::{PROTOCOL, unread};
use mitreden_office::sources::fetched as fetched_tables;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Put all sources together into one weighted dataset
#[derive(Args)]
#[command(
    after_help = "It writes merged.parquet, merged.csv with codebook.csv, and merge.md, which says what was dropped and why. Hand-ins go into the store. Named files, and what --keep settles, hold for every command.\n\nExamples:\n  mitreden merge digitales-leoben-2026 *.handin.age\n  mitreden merge digitales-leoben-2026 --forget panel.jsonl"
)]
pub(super) struct MergeArgs {
    /// The survey's id or path
    survey: String,
    /// Hand-ins, and further sources: records (.jsonl), tables (.parquet) or folders of them
    files: Vec<PathBuf>,
    /// Which version of a response stands where two contradict each other
    #[arg(long, value_name = "ID=SOURCE")]
    keep: Vec<KeepWish>,
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
    #[command(flatten)]
    copied: CopyArgs,
}

pub(super) fn run(args: &MergeArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let opening = HandinOpening { key: args.key.as_deref(), plain: args.plain };
    let files = fetched_tables(&args.files, (folder, &survey), ui)?;
    let (mut received, others) = receive((folder, &files), (&town, &survey), opening, ui)?;
    unread::tell(folder, ui);
    let server = args.store.server();
    received.extend(fetched(&server, folder, &survey, ui)?);
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
    erase_there(&server, folder, &survey, ui)?;
    let (opened, merged) = merged?;
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
    args.copied.place().put(folder, &survey, (&opened, &merged.of), ui)
}
