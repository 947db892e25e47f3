//! `agenda export`: the agenda as a table that `agenda import` reads.

use std::path::PathBuf;

use clap::Args;

use super::super::ui::Ui;
use mitreden_keep::files::write_atomically;
use mitreden_office::agenda::AgendaFile;
use mitreden_office::agenda::rows::{csv, table};
use mitreden_office::failure::{Failure, unwritable};
use mitreden_office::town::Folder;

/// Write the agenda as a table for a spreadsheet
#[derive(Args)]
#[command(
    after_help = "CSV in UTF-8 (RFC 4180), a row for each line of a history. Add rows at the end or in between, then `agenda import`.\n\nExamples:\n  mitreden agenda export --out agenda.csv"
)]
pub(super) struct ExportArgs {
    /// The file, instead of the terminal
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &ExportArgs, folder: &Folder) -> Result<(), Failure> {
    let agenda = AgendaFile::open(folder)?;
    let text = csv(table(&agenda.town))?;
    let Some(path) = &args.out else { return Ok(Ui::result(&text)?) };
    write_atomically(path, text.as_bytes()).map_err(|error| unwritable(path, &error))?;
    Ok(Ui::path(path)?)
}
