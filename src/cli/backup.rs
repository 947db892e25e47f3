//! `backup`: a copy of what was answered, while it goes on being answered.

use std::path::PathBuf;

use clap::Args;

use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_office::backup::backup;
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Copy what was answered to a safe place
#[derive(Args)]
#[command(
    after_help = "The copy is of one moment, though answers may go on coming in; it holds the keys of the codes, and is checked when it is written. Sources that are files of their own and archived definitions are copied, too; what is not is named. Keep it as safe as the answers. --store copies what a PostgreSQL database keeps of the town's surveys into such files.\n\nExamples:\n  mitreden backup /media/office/2026-05-12\n  mitreden restore /media/office/2026-05-12"
)]
pub(super) struct BackupArgs {
    /// A new folder for the copy
    to: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &BackupArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    for one in &backup(folder, &args.to, &args.store.server(), ui)? {
        let words = [
            ("survey", one.survey.as_str().into()),
            ("n", one.responses.into()),
            ("open", one.open.into()),
        ];
        if one.sha256.is_some() {
            ui.say("backed-up", &words);
        }
        let told = |names: Vec<&String>| {
            let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
            [
                ("survey", one.survey.as_str().into()),
                ("n", names.len().into()),
                ("files", names.join(", ").into()),
            ]
        };
        if !one.files.is_empty() {
            ui.say("backed-up-files", &told(one.files.keys().collect()));
        }
        if !one.left.is_empty() {
            ui.say("backed-up-left", &told(one.left.iter().collect()));
        }
    }
    Ok(Ui::path(&args.to)?)
}
