//! `handin`: what is new on this laptop in one file for the office.

use std::path::PathBuf;

use clap::Args;

use super::ui::Ui;
use mitreden_office::failure::Failure;
use mitreden_office::handin::{Handed, hand_in};
use mitreden_office::street::warn_aside;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Hand over what is new, sealed to the town's key
#[derive(Args)]
#[command(
    after_help = "One file with the responses, contacts and erasures since the last time, sealed where town.yaml names a handin_key. `merge` takes it in, in any order and any number of times.\n\nExamples:\n  mitreden handin digitales-leoben-2026\n  mitreden handin digitales-leoben-2026 --all --to /media/usb"
)]
pub(super) struct HandinArgs {
    /// The survey's id or path
    survey: String,
    /// The folder the file goes to, instead of the one we are in
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Everything, not only what is new: when a file was lost
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: &HandinArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let into = args.to.clone().unwrap_or_default();
    let Handed { open, aside, file } = hand_in(folder, (&town, &survey), (&into, args.all), ui)?;
    if open > 0 {
        ui.say("handin-open", &[("n", open.into())]);
    }
    warn_aside(&aside, ui);
    let Some(file) = file else {
        ui.say("handin-nothing-new", &[]);
        return Ok(());
    };
    let words = [
        ("path", file.path.display().to_string().into()),
        ("responses", file.responses.into()),
        ("contacts", file.contacts.into()),
        ("erased", file.erased.into()),
    ];
    ui.say("handin-written", &words);
    if !file.is_sealed {
        ui.say("handin-plain", &[]);
    }
    Ok(Ui::path(&file.path)?)
}
