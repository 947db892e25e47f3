//! `status`: the fieldwork so far.

mod json;
mod table;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use clap::{Args, ValueEnum};
use console::{Key, Term};

use super::failure::Failure;
use super::folder::Folder;
use super::made;
use super::pending::open_interviews;
use super::since::Since;
use super::sources::{self, STORE, Sources};
use super::store::{OnlineCounts, StoreArgs};
use super::ui::Ui;
use mitreden_count::fieldwork::{Fieldwork, fieldwork};
use mitreden_count::merge::Notice;
use mitreden_define::survey::Survey;
use mitreden_keep::online::Counts;
use mitreden_keep::store::Store;

/// Show the fieldwork so far
#[derive(Args)]
#[command(
    after_help = "Responses by mode and day, quota cells, places, interviewers, contacts and their participation rate, how long interviews take, and what is left unanswered.\n\nExamples:\n  mitreden status digitales-leoben-2026 --watch\n  mitreden status digitales-leoben-2026 --format json"
)]
pub(super) struct StatusArgs {
    /// The survey's id or path
    survey: String,
    /// How it is written: table or json; json gives numbers unrounded
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Show it anew every so many seconds, until q is pressed
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "5", value_parser = clap::value_parser!(u64).range(1..=3600), conflicts_with = "format")]
    watch: Option<u64>,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// What is shown.
struct Status {
    survey: Survey,
    now: NaiveDateTime,
    work: Fieldwork,
    /// What must be told before all numbers.
    notices: Vec<Notice>,
    /// Interviews that have begun and not ended.
    open: usize,
    /// What was counted online.
    online: Counts,
    /// Invitations, and how many of them are used.
    invitations: (usize, usize),
    /// How many were erased or withdrawn since the dataset was made, which may still hold them.
    erased: usize,
}

pub(super) fn run(args: &StatusArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    match (args.watch, args.format) {
        (Some(seconds), _) => watch(args, folder, ui, Duration::from_secs(seconds)),
        (None, format) => {
            let status = read(args, folder, ui.now)?;
            ui.notices(&status.notices);
            if status.erased > 0 {
                ui.warn(
                    "status-erased",
                    &[("n", status.erased.into()), ("survey", status.survey.id.as_str().into())],
                );
            }
            let text = match format {
                Format::Table => table::table(&status, ui, false),
                Format::Json => json::json(&status)?,
            };
            Ok(Ui::result(&text)?)
        }
    }
}

fn read(args: &StatusArgs, folder: &Folder, now: NaiveDateTime) -> Result<Status, Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    // Nothing is weighted here: at the beginning of the fieldwork it could not be.
    let unweighted = Survey { population: None, ..survey.clone() };
    let found = Sources::find(folder, &survey, &[])?;
    let merged = match sources::afresh(folder, &found, &unweighted) {
        Ok((opened, _)) => Some(opened),
        Err(Failure::User("failure-no-responses" | "failure-none-stands", _)) => None,
        Err(failure) => return Err(failure),
    };
    let store = Store::open_existing(&folder.results(&survey).join(STORE))?;
    let contacts = store.as_ref().map(Store::contacts).transpose()?.unwrap_or_default();
    let open = store.as_ref().map(open_interviews).transpose()?.map_or(0, |open| open.len());
    let notices =
        merged.as_ref().map_or_else(|| found.notices().to_vec(), |opened| opened.notices.clone());
    let asked = merged.as_ref().map_or(&survey, |opened| &*opened.union.survey);
    let work = fieldwork(asked, merged.as_ref().map(|opened| &opened.dataset), &contacts)?;
    let OnlineCounts { online, invitations, news } = args.store.counted(store.as_ref(), &survey)?;
    // What is made of all answers knows what was erased only until the next erasure.
    let erased = match (&store, made::present(&folder.results(&survey)).is_empty()) {
        (Some(store), false) => store.erased_since_dataset()? + news,
        _ => news,
    };
    Ok(Status { survey, now, work, notices, open, online, invitations, erased })
}

/// Shows it again and again on a screen of its own.
fn watch(args: &StatusArgs, folder: &Folder, ui: &mut Ui, pause: Duration) -> Result<(), Failure> {
    let term = Term::stdout();
    if !term.features().is_attended() || console::is_dumb() {
        return Err(Failure::user("failure-watch-terminal"));
    }
    let begun = Since::now();
    let first = ui.now;
    let (pressed, keys) = channel();
    let reader = term.clone();
    // The thread ends with the process.
    thread::spawn(move || while pressed.send(reader.read_key_raw().ok()).is_ok() {});
    term.write_str("\x1b[?1049h\x1b[?25l")?;
    let shown = loop {
        let now = first + chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default();
        let shown = read(args, folder, now).and_then(|status| {
            let (rows, columns) = term.size();
            ui.width = usize::from(columns);
            let text = table::table(&status, ui, true);
            let keys = ui.lang.say("status-watch", &[("seconds", pause.as_secs().into())]);
            Ok(term.write_str(&screen(&text, &keys, usize::from(rows)))?)
        });
        if shown.is_err() {
            break shown;
        }
        match keys.recv_timeout(pause) {
            Ok(Some(Key::Char('q' | 'Q' | '\u{3}') | Key::Escape | Key::CtrlC) | None)
            | Err(RecvTimeoutError::Disconnected) => {
                break Ok(());
            }
            Ok(Some(_)) | Err(RecvTimeoutError::Timeout) => {}
        }
    };
    term.write_str("\x1b[?25h\x1b[?1049l")?;
    shown
}

/// Draws over what is there, line by line; the last line says how to leave.
fn screen(text: &str, keys: &str, rows: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let room = rows.saturating_sub(2).max(1);
    let mut out = String::from("\x1b[H");
    for line in lines.iter().take(room) {
        out.push_str("\x1b[2K");
        out.push_str(line);
        out.push_str("\r\n");
    }
    if lines.len() > room {
        out.push_str("\x1b[2K…\r\n");
    }
    out + "\x1b[J" + keys
}
