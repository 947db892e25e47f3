//! `restore`: a backup, or what was set aside once, put back or taken in; and it is said what is
//! not in it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::store::StoreArgs;
use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_keep::store::Beyond;
use mitreden_office::failure::Failure;
use mitreden_office::restore::{Back, Bringing, Put, RestoreWay, look};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Put a backup in the place of what is there
#[derive(Args)]
#[command(
    after_help = "What is there is set aside under a name with the time, and what it holds beyond the backup is told; that file, or any backup, is taken in beside what is there with --merge. What was withdrawn or erased since the backup stays so where that is known. `serve` may go on: who is answering goes on from where the backup was.\n\nExamples:\n  mitreden restore /media/office/2026-05-12\n  mitreden restore /media/office/2026-05-12 --merge"
)]
pub(super) struct RestoreArgs {
    /// The folder of the backup, or a store that was set aside
    from: PathBuf,
    /// Take in what is not here yet; nothing that is here goes
    #[arg(long)]
    merge: bool,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &RestoreArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let server = args.store.server();
    let way = RestoreWay { folder, server: &server, merge: args.merge, now: ui.now };
    for one in look(&args.from, folder)? {
        if let Some(put) = one.put_store(&way, ui)? {
            tell(&one, &put, &way, ui);
        }
        let Back { n, kept } = one.put_files(&way)?;
        if n > 0 || !kept.is_empty() {
            let words = [
                ("survey", one.survey.as_str().into()),
                ("n", n.into()),
                ("m", kept.len().into()),
                ("kept", kept.join(", ").into()),
            ];
            ui.say(if args.merge { "restored-files-merged" } else { "restored-files" }, &words);
        }
    }
    Ok(())
}

/// Says what was put back, what was there beyond it, and what nobody can know.
fn tell(one: &Bringing, put: &Put, way: &RestoreWay<'_>, ui: &Ui) {
    let survey = || ("survey", one.survey.as_str().into());
    let shown = |path: &Path| ("path", path.display().to_string().into());
    let away = ("away", put.away.into());
    match &put.came {
        Some(came) if came.is_none() => ui.say("restored-merged-none", &[survey(), away]),
        Some(came) => {
            ui.say("restored-merged", &[survey(), away, ("parts", parts(came, ui).into())]);
        }
        None => ui.say("restored", &[survey(), away, ("n", put.responses.into())]),
    }
    if let Some(path) = &put.aside {
        match &put.beyond {
            None => ui.warn("restored-unread", &[survey(), shown(path)]),
            Some(beyond) if beyond.is_none() => ui.say("restored-aside", &[survey(), shown(path)]),
            Some(beyond) => {
                let store = if way.server.url.is_some() { "database" } else { "folder" };
                let words = [
                    survey(),
                    shown(path),
                    ("parts", parts(beyond, ui).into()),
                    ("store", store.into()),
                ];
                ui.warn("restored-beyond", &words);
            }
        }
    }
    if put.unknown {
        let day = one.day.as_deref().and_then(|day| day.parse().ok()).map(|day| ui.lang.date(day));
        let case = if day.is_some() { "known" } else { "unknown" };
        ui.warn(
            "restored-unknown",
            &[survey(), ("case", case.into()), ("day", day.unwrap_or_default().into())],
        );
    }
    if put.new_key {
        ui.warn("restored-key", &[survey()]);
    }
}

/// What was there beyond the backup, in words: the number of each kind of which there is any.
fn parts(beyond: &Beyond, ui: &Ui) -> String {
    let all = [
        ("beyond-responses", beyond.responses),
        ("beyond-interviews", beyond.interviews),
        ("beyond-invitations", beyond.invitations),
        ("beyond-used", beyond.used),
        ("beyond-contacts", beyond.contacts),
        ("beyond-forms", beyond.forms),
    ];
    let parts =
        all.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| ui.lang.say(id, &[("n", n.into())]));
    parts.collect::<Vec<_>>().join(", ")
}
