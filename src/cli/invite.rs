//! `invite`: codes that admit to a survey once, as a list and as letters.

use std::path::PathBuf;

use clap::Args;

use super::random::fill;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_office::failure::Failure;
use mitreden_office::invite::{InviteWish, Invited, invite};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Make invitation codes, as a list and as letters
#[derive(Args)]
#[command(
    after_help = "Each code admits once. Only keyed hashes are kept: the list and the letters are the only copies, and neither they nor the answers tell who answered what.\n\nExamples:\n  mitreden invite digitales-leoben-2026 -n 500\n  mitreden invite digitales-leoben-2026 -n 500 --out /media/office/letters"
)]
pub(super) struct InviteArgs {
    /// The survey's id or path
    survey: String,
    /// How many
    #[arg(short, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=5000))]
    n: u32,
    /// The folder for list and letters, instead of results/SURVEY/
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &InviteArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let server = args.store.server();
    let tag = ui.tag_for(&survey);
    let wish = InviteWish { n: args.n, out: args.out.as_deref(), tag, server: &server };
    let Invited { list, letters, counts: (all, used) } =
        invite(folder, (&town, &survey), wish, &mut |bytes| fill(bytes), ui)?;
    Ui::path(&list)?;
    Ui::path(&letters)?;
    ui.say(
        "invited",
        &[("n", u64::from(args.n).into()), ("all", all.into()), ("used", used.into())],
    );
    Ok(())
}
