//! `key`: the pair of keys that hand-ins are sealed and opened with.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_office::failure::Failure;
use mitreden_office::keys::{self, Pair};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// How many characters of a key stand together on paper.
const GROUP: usize = 4;
/// How many groups stand in a line.
const LINE: usize = 6;

/// Make the keys that hand-ins are sealed with
#[derive(Args)]
#[command(
    after_help = "`key new` writes the private half outside the town's folder, where `merge` finds it, and prints a copy for paper. The public half goes into town/town.yaml.\n\nExamples:\n  mitreden key new | lp\n  mitreden key new --out /media/office/leoben.key | lp"
)]
pub(super) struct KeyArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make a new pair, and print its paper copy
    New(NewArgs),
}

#[derive(Args)]
struct NewArgs {
    /// Where the private half goes, instead of the user's configuration folder
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &KeyArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let Action::New(args) = &args.action;
    let pair = keys::make(folder, args.out.as_deref())?;
    Ui::result(&paper(&pair, ui.lang))?;
    let words = [
        ("path", pair.path.display().to_string().into()),
        ("public", pair.key.public().to_string().into()),
    ];
    ui.say("key-made", &words);
    Ok(())
}

/// The private key as it is printed and locked away: typed into a file, it opens hand-ins.
fn paper(Pair { town, key, .. }: &Pair, lang: Lang) -> String {
    let characters: Vec<char> = key.reveal().chars().collect();
    let groups: Vec<String> =
        characters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    let lines: Vec<String> =
        groups.chunks(LINE).map(|line| format!("    {}", line.join(" "))).collect();
    let words = [
        ("town", town.profile.name.as_str().into()),
        ("public", key.public().to_string().into()),
        ("key", lines.join("\n").into()),
    ];
    lang.say("key-paper", &words) + "\n"
}
