//! `merge`: all sources of a survey's responses put together into one dataset.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::sources::{MERGED, Sources, scratch};
use super::ui::Ui;
use crate::count::merge::{Outputs, markdown};
use crate::keep::files::write_atomically;
use crate::keep::resolve::Keep;

/// Put all sources together into one weighted dataset
#[derive(Args)]
#[command(
    after_help = "It writes merged.parquet, merged.csv and merge.md, which says what was dropped and why, into results/SURVEY/.\n\nExamples:\n  mitreden merge digitales-leoben-2026\n  mitreden merge digitales-leoben-2026 laptop-2.jsonl"
)]
pub(super) struct MergeArgs {
    /// The survey's id or path
    survey: String,
    /// Further sources: records (.jsonl) or tables (.parquet)
    files: Vec<PathBuf>,
    /// Which version of a response stands where two contradict each other
    #[arg(long, value_name = "ID=SOURCE")]
    keep: Vec<Keep>,
}

pub(super) fn run(args: &MergeArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let results = folder.results(&survey);
    let sources = Sources::find(folder, &survey, &args.files)?;
    folder.make(&results)?;
    let scratch = scratch()?;
    let out = Outputs { parquet: results.join(MERGED), csv: Some(results.join("merged.csv")), scratch: scratch.path().to_owned() };
    let bar = ui.spinner("busy-merging");
    let merged = sources.merge(&survey, &args.keep, &out);
    bar.finish_and_clear();
    let merged = merged?;
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
