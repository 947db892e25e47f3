//! `invite`: codes that admit to a survey once, as a list and as letters.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::serve::fill;
use super::store::{StoreArgs, runtime};
use super::ui::Ui;
use mitreden_define::survey::{Access, Survey};
use mitreden_keep::private;
use mitreden_keep::token::{Purpose, Token};
use mitreden_tell::letter::{Letter, letters};

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

pub(super) fn run(args: &InviteArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    if survey.access != Access::Invitation {
        return Err(Failure::user("failure-invite-open").word("survey", survey.id.as_str()));
    }
    if town.profile.url.is_none() {
        return Err(Failure::user("failure-invite-url"));
    }
    let out = args.out.clone().unwrap_or_else(|| folder.results(&survey));
    folder.make(&out)?;
    let tag = ui.tag_for(&survey).to_owned();
    let bar = ui.spinner("busy-inviting");
    let codes: Vec<Token> =
        (0..args.n).map(|_| Token::fresh(Purpose::Invitation, &mut |bytes| fill(bytes))).collect();
    let letter = Letter { survey: &survey, town: &town.profile, tag: &tag, day: ui.now.date() };
    let pages = letters(letter, &codes).map_err(|error| Failure::Bug(error.to_string()))?;
    let (list, sheets) = names(&out, &survey);
    // First the only copies, then what makes the codes good: in between nobody has a code that does
    // not work.
    write_new(&list, csv(&survey, town.profile.url.as_deref(), &codes).as_bytes())?;
    let kept = write_new(&sheets, &pages.pdf).and_then(|()| {
        runtime()?.block_on(async {
            let store = args.store.open(folder, &survey).await?;
            let hashes: Vec<_> = codes.iter().map(|code| code.invitation(store.key())).collect();
            store.invite(&hashes).await?;
            Ok::<_, Failure>(store.invitations().await?)
        })
    });
    bar.finish_and_clear();
    let (all, used) = kept.inspect_err(|_| {
        for path in [&list, &sheets] {
            // What cannot be used is better gone; that it is still there is no harm.
            let _ = fs::remove_file(path);
        }
    })?;
    Ui::path(&list)?;
    Ui::path(&sheets)?;
    ui.say("invited", &[("n", codes.len().into()), ("all", all.into()), ("used", used.into())]);
    Ok(())
}

/// The first names of list and letters that are not taken.
fn names(out: &Path, survey: &Survey) -> (PathBuf, PathBuf) {
    let of = |n: u32| {
        let stem = format!("invitations-{}-{n}", survey.id);
        (out.join(format!("{stem}.csv")), out.join(format!("{stem}.pdf")))
    };
    let is_free = |(list, sheets): &(PathBuf, PathBuf)| !list.exists() && !sheets.exists();
    (1..=9_999).map(of).find(is_free).unwrap_or_else(|| of(0))
}

/// The list: code and address, a line each.
fn csv(survey: &Survey, url: Option<&str>, codes: &[Token]) -> String {
    let base = url.unwrap_or_default().trim_end_matches('/');
    let lines = codes.iter().map(|code| format!("{code},{base}/{}#{code}\r\n", survey.id));
    std::iter::once("code,address\r\n".to_owned()).chain(lines).collect()
}

/// Writes a file that was not there before and that only its owner may read.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let mut file = private::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| unwritable(path, &error))
}
